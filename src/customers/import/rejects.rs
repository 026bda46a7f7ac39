//! Rows that were not taken, as a file to mend and import again: the columns of the original, then line,
//! column, why and cure.

use axum::body::Bytes;
use futures_util::{Stream, stream};

use super::{ImportRun, Rejected};
use crate::customers::store::imports;
use crate::ground::{Fault, House, Result};

/// The columns we add; an import passes over them.
const ADDED: [&str; 4] = ["amends line", "amends column", "amends why", "amends cure"];
/// Rows read at once.
const ROWS: i64 = 500;

/// The file, in pieces.
pub fn rejects_csv(house: &House, run: &ImportRun) -> impl Stream<Item = Result<Bytes>> + use<> {
    let separator = run.mapping().ok().and_then(|mapping| mapping.separator).map_or(b',', |c| c as u8);
    let (house, run) = (house.clone(), run.clone());
    // The first piece is the header; then rows after the last line written.
    stream::try_unfold(None, move |after: Option<i64>| {
        let (house, run) = (house.clone(), run.clone());
        async move {
            let Some(after) = after else {
                let names = run.header.0.iter().map(String::as_str).chain(ADDED);
                // The mark tells spreadsheets that this is UTF-8.
                let mut bytes = "\u{FEFF}".as_bytes().to_vec();
                bytes.extend(lines(separator, [names.map(str::to_owned).collect()])?);
                return Ok(Some((Bytes::from(bytes), Some(0))));
            };
            let rows = imports::list_rejects(&mut house.read(), &run, after, ROWS).await?;
            let Some(last) = rows.last().map(|row| row.line as i64) else { return Ok(None) };
            let width = run.header.0.len();
            let bytes = lines(separator, rows.into_iter().map(|row| cells(&row, width)))?;
            Ok(Some((Bytes::from(bytes), Some(last))))
        }
    })
}

/// A row and what is wrong with it; its own cells fill exactly the columns of the original.
fn cells(row: &Rejected, width: usize) -> Vec<String> {
    let joined = |part: fn(&super::Reject) -> &str| {
        row.faults.iter().map(part).filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" | ")
    };
    let added = [row.line.to_string(), joined(|f| &f.column), joined(|f| &f.why), joined(|f| &f.cure)];
    let own = row.cells.iter().cloned().chain(std::iter::repeat(String::new())).take(width);
    own.chain(added).collect()
}

fn lines(separator: u8, rows: impl IntoIterator<Item = Vec<String>>) -> Result<Vec<u8>> {
    let mut writer = csv::WriterBuilder::new().delimiter(separator).from_writer(Vec::new());
    for row in rows {
        writer.write_record(row).map_err(Fault::broken)?;
    }
    writer.into_inner().map_err(|fault| Fault::broken(fault.to_string()))
}
