//! Rows of text out of a file, in bounded memory.

use std::io::Read;

use super::encoding::{Telling, Undecodable};
use super::fault::shortened;
use super::scan::{CELL, Damage, Raw, Scanner};
use super::{Encoding, Refusal, Reject, Rejected, sniff};

/// How much of each cell of a rejected row is kept, in characters.
const KEPT: usize = 10_000;

/// What a person may state about a file instead of leaving it to us.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    /// The separator; told from the header row otherwise.
    pub separator: Option<u8>,
    /// The encoding; told from the text otherwise.
    pub encoding: Option<Encoding>,
}

/// One row of cells.
#[derive(Debug, Default)]
pub struct Row {
    /// The physical line on which it starts.
    pub line: u64,
    text: String,
    ends: Vec<usize>,
}

impl Row {
    /// The cell at `column`, from 0; empty beyond the last.
    #[must_use]
    pub fn cell(&self, column: usize) -> &str {
        let start = column.checked_sub(1).map_or(Some(0), |before| self.ends.get(before).copied());
        start.zip(self.ends.get(column)).and_then(|(a, &b)| self.text.get(a..b)).unwrap_or_default()
    }

    /// All cells, in order.
    pub fn cells(&self) -> impl Iterator<Item = &str> {
        (0..self.ends.len()).map(|column| self.cell(column))
    }

    /// How many bytes of text it holds.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.text.len()
    }

    /// This row as rejected, for these reasons.
    #[must_use]
    pub fn rejected(&self, faults: Vec<Reject>) -> Rejected {
        let cells = self.cells().map(|cell| cell.chars().take(KEPT).collect()).collect();
        Rejected { line: self.line, cells, faults }
    }
}

/// What reading on has brought.
#[derive(Debug)]
pub enum Step {
    /// A row with as many cells as the header.
    Row,
    /// A row that is not one; reading goes on.
    Bad(Rejected),
    /// Nothing more.
    End,
}

/// Reads the rows of one file.
pub struct Reader<R> {
    scan: Scanner<R>,
    separator: u8,
    telling: Telling,
    header: Vec<String>,
}

impl<R: Read> Reader<R> {
    /// Looks at the start of the file and reads its header row.
    pub fn open(source: R, options: Options) -> Result<Self, Refusal> {
        let mut scan = Scanner::new(source)?;
        sniff::refuse_foreign(scan.rest())?;
        let mark = if scan.rest().starts_with(b"\xEF\xBB\xBF") { 3 } else { 0 };
        let stated = if mark > 0 { Some(Encoding::Utf8) } else { options.encoding };
        let sample = scan.rest().get(mark..).unwrap_or_default();
        let separator = options.separator.unwrap_or_else(|| sniff::separator(sample));
        let line_end = sniff::line_end(sample);
        scan.begin(mark, separator, line_end);
        let mut reader = Self { scan, separator, telling: Telling::new(stated), header: Vec::new() };
        reader.read_header()?;
        Ok(reader)
    }

    /// The names of the columns; a column without one is called by its place.
    pub fn header(&self) -> &[String] {
        &self.header
    }

    /// The separator in use.
    pub fn separator(&self) -> u8 {
        self.separator
    }

    /// The encoding as far as it has shown itself.
    pub fn encoding(&self) -> Encoding {
        self.telling.encoding()
    }

    /// How many bytes were taken from the source; with the file's size this is the progress.
    pub fn bytes_read(&self) -> u64 {
        self.scan.bytes_read()
    }

    /// Reads the next row into `row`, whose memory is used again.
    pub fn read(&mut self, row: &mut Row) -> Result<Step, Refusal> {
        let Some(raw) = self.scan.next()? else { return Ok(Step::End) };
        let fault = match self.text_of(row, &raw) {
            Err(odd) if odd.settled => Some(self.misspelt(raw.line, &odd)),
            Err(odd) => return Err(self.unclear(raw.line, &odd)),
            Ok(()) => match raw.damage {
                Some(damage) => Some(self.damaged(row, damage)),
                None => self.misshapen(row),
            },
        };
        Ok(fault.map_or(Step::Row, |fault| Step::Bad(row.rejected(vec![fault]))))
    }

    fn read_header(&mut self) -> Result<(), Refusal> {
        let mut row = Row::default();
        let Some(raw) = self.scan.next()? else {
            return Err(Refusal::new(
                "the file has only blank lines",
                "Export it again, with its header row",
            ));
        };
        self.text_of(&mut row, &raw).map_err(|odd| self.unclear(raw.line, &odd))?;
        if raw.damage.is_some() {
            let why =
                "the header row has no end: a quotation mark is never closed, or a name is far too long";
            return Err(Refusal::at(raw.line, why, "Mend the first row"));
        }
        if row.text.contains('\0') {
            let why = "the header row holds NUL bytes";
            return Err(Refusal::at(raw.line, why, "Save the file as plain text in UTF-8"));
        }
        for (column, name) in row.cells().enumerate() {
            let place = column + 1;
            let name =
                if name.trim().is_empty() { format!("column {place}") } else { name.trim().to_owned() };
            if let Some(first) = self.header.iter().position(|known| *known == name) {
                let (shown, first) = (shortened(&name), first + 1);
                let why =
                    format!("the column \"{shown}\" stands twice, as number {first} and number {place}");
                return Err(Refusal::at(raw.line, why, "Give each column a name of its own"));
            }
            self.header.push(name);
        }
        Ok(())
    }

    fn text_of(&mut self, row: &mut Row, raw: &Raw) -> Result<(), Undecodable> {
        let (bytes, ends) = self.scan.cells(raw);
        row.line = raw.line;
        row.text.clear();
        row.ends.clear();
        row.ends.extend_from_slice(ends);
        self.telling.decode(bytes, &mut row.ends, &mut row.text).inspect_err(|_| {
            // Kept readable for the report, with a mark where the odd bytes stood.
            let mut start = 0;
            for end in &mut row.ends {
                row.text.push_str(&String::from_utf8_lossy(bytes.get(start..*end).unwrap_or_default()));
                start = std::mem::replace(end, row.text.len());
            }
        })
    }

    fn name_of(&self, column: usize) -> String {
        self.header.get(column).cloned().unwrap_or_else(|| format!("column {}", column + 1))
    }

    /// Bytes that are no text in a file whose encoding is otherwise clear.
    fn misspelt(&self, line: u64, odd: &Undecodable) -> Reject {
        let why = format!("byte {} of the cell, 0x{:02X}, is not UTF-8", odd.place, odd.byte);
        let cure = "Save the file as UTF-8, or state its encoding".to_owned();
        Reject { line, column: self.name_of(odd.column), value: String::new(), why, cure }
    }

    /// Bytes that leave the encoding of the whole file open.
    fn unclear(&self, line: u64, odd: &Undecodable) -> Refusal {
        let column = self.name_of(odd.column);
        let (place, byte) = (odd.place, odd.byte);
        let why = format!(
            "in the column \"{}\", byte {place} of the cell, 0x{byte:02X}, is not UTF-8 and not clearly Latin-1",
            shortened(&column)
        );
        Refusal::at(line, why, "Save the file as UTF-8, or state its encoding")
    }

    fn damaged(&self, row: &Row, damage: Damage) -> Reject {
        let (column, why, cure) = match damage {
            Damage::LongCell(column) => (
                self.name_of(column),
                format!("the cell is longer than {} KiB", CELL >> 10),
                "Shorten it; or close a quotation mark that was left open before it",
            ),
            Damage::LongRow => {
                (String::new(), "the row is far too long".to_owned(), "Look for a missing line end")
            }
            Damage::OpenQuote => (
                self.name_of(row.ends.len().saturating_sub(1)),
                "the file ends inside quotation marks, so the row is cut, or a mark was left open".to_owned(),
                "Get the whole file again, or close the quotation mark",
            ),
        };
        Reject { line: row.line, column, value: String::new(), why, cure: cure.to_owned() }
    }

    /// A row whose cells are not those of the header, or are not text.
    fn misshapen(&self, row: &Row) -> Option<Reject> {
        let (has, wants) = (row.ends.len(), self.header.len());
        let fault = |column: String, value: &str, why: String, cure: &str| {
            Some(Reject { line: row.line, column, value: shortened(value), why, cure: cure.to_owned() })
        };
        if has < wants {
            let (why, cure) = if self.scan.stops_short() {
                ("the file ends in the middle of this row", "Get the whole file again")
            } else {
                ("the row is too short", "Fill in the missing cells, or look for a missing quotation mark")
            };
            return fault(self.name_of(has), "", format!("{why}: {has} of {wants} cells"), cure);
        }
        // Spreadsheets leave empty cells behind the last column; they say nothing.
        if let Some(extra) = (wants..has).map(|c| row.cell(c)).find(|cell| !cell.trim().is_empty()) {
            let why = format!("the row has {has} cells, the header {wants}");
            return fault(
                String::new(),
                extra,
                why,
                "Put cells that contain the separator in quotation marks",
            );
        }
        let column = row.text.contains('\0').then(|| row.cells().position(|cell| cell.contains('\0')))??;
        fault(self.name_of(column), row.cell(column), "the cell holds NUL bytes".into(), "Remove them")
    }
}
