//! Finding rows in bytes, one at a time, whatever the file does.
//!
//! `csv-core` finds the cells; what it cannot say is added here: on which physical line a row
//! starts, that a quotation mark was never closed, that a cell is absurdly long.

use std::io::Read;

use csv_core::ReadRecordResult as Found;

use super::Refusal;

/// The longest cell, in bytes.
pub(super) const CELL: usize = 1 << 20;
/// The longest row, in bytes.
const ROW: usize = 4 << 20;
/// The most cells of a row.
const CELLS: usize = 4096;
/// What is read from the source at once, and looked at before the first row.
const CHUNK: usize = 64 << 10;

/// Why a row is not one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Damage {
    /// The cell of this column, from 0, is too long; the cells before it are kept.
    LongCell(usize),
    /// The row as a whole is.
    LongRow,
    /// The file ends inside quotation marks.
    OpenQuote,
}

/// A row as bytes; its cells stand in the scanner.
pub(super) struct Raw {
    pub line: u64,
    pub bytes: usize,
    pub cells: usize,
    pub damage: Option<Damage>,
}

/// Reads `source` in chunks and finds rows in them.
pub(super) struct Scanner<R> {
    source: R,
    machine: csv_core::Reader,
    input: Vec<u8>,
    at: usize,
    filled: usize,
    ended: bool,
    bytes: Vec<u8>,
    ends: Vec<usize>,
    line: u64,
    line_end: u8,
    last: u8,
    read: u64,
}

impl<R: Read> Scanner<R> {
    /// Reads the first chunk, to be looked at.
    pub(super) fn new(source: R) -> Result<Self, Refusal> {
        let mut scanner = Self {
            source,
            machine: csv_core::Reader::new(),
            input: vec![0; CHUNK],
            at: 0,
            filled: 0,
            ended: false,
            bytes: vec![0; 4096],
            ends: vec![0; 64],
            line: 1,
            line_end: b'\n',
            last: 0,
            read: 0,
        };
        while scanner.filled < CHUNK && !scanner.ended {
            scanner.fill()?;
        }
        Ok(scanner)
    }

    /// What was read and not yet taken.
    pub(super) fn rest(&self) -> &[u8] {
        self.input.get(self.at..self.filled).unwrap_or_default()
    }

    /// Begins with rows, after so many bytes that are not text.
    pub(super) fn begin(&mut self, skip: usize, separator: u8, line_end: u8) {
        self.at += skip;
        self.line_end = line_end;
        self.machine = csv_core::ReaderBuilder::new().delimiter(separator).build();
    }

    /// The bytes and the ends of the cells of the row found last.
    pub(super) fn cells(&self, raw: &Raw) -> (&[u8], &[usize]) {
        (self.bytes.get(..raw.bytes).unwrap_or_default(), self.ends.get(..raw.cells).unwrap_or_default())
    }

    /// Bytes taken from the source so far.
    pub(super) fn bytes_read(&self) -> u64 {
        self.read
    }

    /// Whether the file is over and its last row had no line end.
    pub(super) fn stops_short(&self) -> bool {
        self.ended && self.rest().is_empty() && !matches!(self.last, b'\r' | b'\n')
    }

    /// The next row, stepping over blank lines.
    pub(super) fn next(&mut self) -> Result<Option<Raw>, Refusal> {
        if !self.find_row()? {
            return Ok(None);
        }
        let (line, mut bytes, mut cells, mut damage) = (self.line, 0, 0, None);
        loop {
            if self.rest().is_empty() && !self.ended {
                self.fill()?;
            }
            // csv-core keeps to itself whether it stands inside quotation marks. So a file is ended by
            // one more line end, which only an open quotation mark can swallow.
            let over = self.ended && self.rest().is_empty();
            let (found, taken, wrote, ended) = self.machine.read_record(
                match damage {
                    None if over => b"\n",
                    _ => self.input.get(self.at..self.filled).unwrap_or_default(),
                },
                self.bytes.get_mut(bytes..).unwrap_or_default(),
                self.ends.get_mut(cells..).unwrap_or_default(),
            );
            if over && damage.is_none() && found == Found::InputEmpty {
                damage = Some(Damage::OpenQuote);
                continue;
            }
            if !over {
                self.take(taken);
            }
            // A row that is too long is followed to its end, into room that is used over and over.
            if !matches!(damage, Some(Damage::LongCell(_) | Damage::LongRow)) {
                bytes += wrote;
                cells += ended;
                damage = match found {
                    Found::OutputFull => self.more_bytes(bytes, cells),
                    Found::OutputEndsFull => self.more_cells(),
                    Found::Record if bytes > CELL => self.long_cell(cells).or(damage),
                    _ => damage,
                };
                (bytes, cells) = self.kept(bytes, cells, damage);
            }
            if matches!(found, Found::Record | Found::End) {
                // The end of an open cell counts the line end that it swallowed.
                self.ends.iter_mut().take(cells).for_each(|end| *end = (*end).min(bytes));
                return Ok(Some(Raw { line, bytes, cells, damage }));
            }
        }
    }

    /// Steps over blank lines; false when nothing follows.
    fn find_row(&mut self) -> Result<bool, Refusal> {
        loop {
            let blank = self.rest().iter().take_while(|b| matches!(b, b'\r' | b'\n')).count();
            self.take(blank);
            if self.ended || !self.rest().is_empty() {
                return Ok(!self.rest().is_empty());
            }
            self.fill()?;
        }
    }

    fn fill(&mut self) -> Result<(), Refusal> {
        // The first chunk is read until it is full; later, what was read replaces what was taken.
        if self.rest().is_empty() {
            (self.at, self.filled) = (0, 0);
        }
        let got = loop {
            match self.source.read(self.input.get_mut(self.filled..).unwrap_or_default()) {
                Err(e) if e.kind() == std::io::ErrorKind::Interrupted => {}
                other => break other,
            }
        };
        let got = got.map_err(|e| {
            Refusal::at(self.line, format!("the file could not be read further: {e}"), "Try again")
        })?;
        self.filled += got;
        self.read += got as u64;
        self.ended = got == 0;
        Ok(())
    }

    fn take(&mut self, count: usize) {
        let taken = self.input.get(self.at..self.at + count).unwrap_or_default();
        #[expect(
            clippy::naive_bytecount,
            reason = "the compiler turns it into vector code; no crate is needed"
        )]
        let lines = taken.iter().filter(|b| **b == self.line_end).count();
        self.line += lines as u64;
        self.last = taken.last().copied().unwrap_or(self.last);
        self.at += count;
    }

    fn more_bytes(&mut self, bytes: usize, cells: usize) -> Option<Damage> {
        if bytes - self.end_of(cells) > CELL {
            return Some(Damage::LongCell(cells));
        }
        if self.bytes.len() >= ROW {
            return Some(Damage::LongRow);
        }
        self.bytes.resize((self.bytes.len() * 2).min(ROW), 0);
        None
    }

    fn more_cells(&mut self) -> Option<Damage> {
        if self.ends.len() >= CELLS {
            return Some(Damage::LongRow);
        }
        self.ends.resize((self.ends.len() * 2).min(CELLS), 0);
        None
    }

    fn long_cell(&self, cells: usize) -> Option<Damage> {
        let mut start = 0;
        let long = |end: &usize| end - std::mem::replace(&mut start, *end) > CELL;
        self.ends.iter().take(cells).position(long).map(Damage::LongCell)
    }

    /// How much of a row is kept when it has this damage.
    fn kept(&self, bytes: usize, cells: usize, damage: Option<Damage>) -> (usize, usize) {
        match damage {
            Some(Damage::LongRow) => (0, 0),
            Some(Damage::LongCell(column)) => (self.end_of(column), column),
            Some(Damage::OpenQuote) | None => (bytes, cells),
        }
    }

    /// Where the first so many cells end.
    fn end_of(&self, cells: usize) -> usize {
        cells.checked_sub(1).and_then(|last| self.ends.get(last)).copied().unwrap_or(0)
    }
}
