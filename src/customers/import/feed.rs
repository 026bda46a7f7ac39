//! Reading ahead: a thread of its own parses the file while the store writes, a few batches at most.

use std::io::Read;

use tokio::sync::mpsc;

use super::{
    Bound, ContactRow, CustomerRow, HoldingRow, Kind, MonthRow, Reader, Refusal, Rejected, Row, Step,
};

/// Rows of one batch; each batch is one transaction.
const ROWS: usize = 4_000;
/// Bytes of one batch: rows may be long.
const BYTES: usize = 4 << 20;
/// Batches read ahead.
const AHEAD: usize = 2;

/// Rows that were read and bound, each with how it stood in the file.
pub(super) enum Rows {
    Customers(Vec<(CustomerRow, Row)>),
    Contacts(Vec<(ContactRow, Row)>),
    Holdings(Vec<(HoldingRow, Row)>),
    Months(Vec<(MonthRow, Row)>),
}

/// Some rows of the file, in its order.
pub(super) struct Batch {
    pub rows: Rows,
    pub rejected: Vec<Rejected>,
    /// The line on which the last of them starts.
    pub line: u64,
    /// How much of the file was read.
    pub bytes_read: u64,
    /// The encoding so far.
    pub encoding: &'static str,
}

/// What comes out of a file.
pub(super) enum Fed {
    Batch(Batch),
    /// It cannot be read further.
    Refused(Refusal),
    /// Its end.
    End,
}

impl Rows {
    fn of(kind: Kind) -> Self {
        match kind {
            Kind::Customers => Self::Customers(Vec::with_capacity(ROWS)),
            Kind::Contacts => Self::Contacts(Vec::with_capacity(ROWS)),
            Kind::Holdings => Self::Holdings(Vec::with_capacity(ROWS)),
            Kind::Months => Self::Months(Vec::with_capacity(ROWS)),
        }
    }

    fn take(&mut self, bound: &Bound, raw: Row) -> Result<(), Rejected> {
        match self {
            Self::Customers(rows) => rows.push((bound.customer(&raw)?, raw)),
            Self::Contacts(rows) => rows.push((bound.contact(&raw)?, raw)),
            Self::Holdings(rows) => rows.push((bound.holding(&raw)?, raw)),
            Self::Months(rows) => rows.push((bound.month(&raw)?, raw)),
        }
        Ok(())
    }
}

/// Reads on in a thread of its own, passing over rows up to and on line `after`, until the file ends or
/// nobody listens any more.
pub(super) fn feed<R: Read + Send + 'static>(
    mut reader: Reader<R>,
    bound: Bound,
    after: u64,
) -> mpsc::Receiver<Fed> {
    let (give, take) = mpsc::channel(AHEAD);
    tokio::task::spawn_blocking(move || {
        let last = loop {
            let (batch, last) = batch(&mut reader, &bound, after);
            if batch.is_some_and(|batch| give.blocking_send(Fed::Batch(batch)).is_err()) {
                return;
            }
            if let Some(last) = last {
                break last;
            }
        };
        // Whoever stopped listening does not want to know.
        let _ = give.blocking_send(last);
    });
    take
}

/// The next rows, if there are any, and what follows them when that is not more rows.
fn batch<R: Read>(reader: &mut Reader<R>, bound: &Bound, after: u64) -> (Option<Batch>, Option<Fed>) {
    let (mut rows, mut rejected) = (Rows::of(bound.kind()), Vec::new());
    let (mut count, mut bytes, mut line, mut last) = (0, 0, 0, None);
    while count < ROWS && bytes < BYTES && last.is_none() {
        let mut row = Row::default();
        let step = match reader.read(&mut row) {
            Ok(Step::End) => {
                last = Some(Fed::End);
                continue;
            }
            Err(refusal) => {
                last = Some(Fed::Refused(refusal));
                continue;
            }
            Ok(_) if row.line <= after => continue,
            Ok(step) => step,
        };
        (count, bytes, line) = (count + 1, bytes + row.bytes(), row.line);
        match step {
            Step::Bad(bad) => rejected.push(bad),
            _ => rejected.extend(rows.take(bound, row).err()),
        }
    }
    let encoding = reader.encoding().name();
    let bytes_read = reader.bytes_read();
    ((count > 0).then_some(Batch { rows, rejected, line, bytes_read, encoding }), last)
}
