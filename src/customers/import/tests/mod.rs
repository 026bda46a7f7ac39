//! What reading promises, on files made to break it.

mod cells;
mod files;
mod laws;
mod reading;

use super::{Options, Reader, Refusal, Rejected, Row, Step};

/// Everything a file gives: its rows as (line, cells), and its rejected rows.
pub(super) struct Given {
    pub header: Vec<String>,
    pub rows: Vec<(u64, Vec<String>)>,
    pub bad: Vec<Rejected>,
    pub encoding: super::Encoding,
}

pub(super) fn read_with(bytes: impl std::io::Read, options: Options) -> Result<Given, Refusal> {
    let mut reader = Reader::open(bytes, options)?;
    let (mut row, mut rows, mut bad) = (Row::default(), Vec::new(), Vec::new());
    loop {
        match reader.read(&mut row)? {
            Step::Row => rows.push((row.line, row.cells().map(str::to_owned).collect())),
            Step::Bad(rejected) => bad.push(rejected),
            Step::End => break,
        }
    }
    Ok(Given { header: reader.header().to_vec(), rows, bad, encoding: reader.encoding() })
}

pub(super) fn read(bytes: &[u8]) -> Result<Given, Refusal> {
    read_with(bytes, Options::default())
}
