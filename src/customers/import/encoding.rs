//! Telling encodings apart while the file streams past.
//!
//! Nothing is decided while all bytes are ASCII, which reads alike in both. The first row that has
//! other bytes decides, for it and for all that follow; so no second pass over the file is needed.

use encoding_rs::WINDOWS_1252;
use serde::{Deserialize, Serialize};

/// How the bytes of a file spell text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Encoding {
    /// UTF-8, with or without its mark at the start.
    #[serde(rename = "utf-8")]
    Utf8,
    /// Windows-1252, which contains all printable Latin-1.
    #[serde(rename = "windows-1252", alias = "latin-1", alias = "iso-8859-1")]
    Windows1252,
}

impl Encoding {
    /// Its usual name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Windows1252 => "windows-1252",
        }
    }
}

/// What the reader knows so far about the encoding.
pub(super) struct Telling {
    known: Option<Encoding>,
}

/// Why a row's bytes are not text.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Undecodable {
    /// The cell, from 0.
    pub column: usize,
    /// The byte that does not fit, and its place in the cell, from 1.
    pub byte: u8,
    /// See `byte`.
    pub place: usize,
    /// Whether the encoding was settled before, so that only this row is wrong.
    pub settled: bool,
}

impl Telling {
    /// Starts from what was stated, by a person or by the mark at the start of the file.
    pub(super) fn new(stated: Option<Encoding>) -> Self {
        Self { known: stated }
    }

    /// What it has turned out to be; UTF-8 as long as nothing speaks against it.
    pub(super) fn encoding(&self) -> Encoding {
        self.known.unwrap_or(Encoding::Utf8)
    }

    /// Appends the cells' text to `text`, which must be empty, and moves `ends` to fit it.
    pub(super) fn decode(
        &mut self,
        bytes: &[u8],
        ends: &mut [usize],
        text: &mut String,
    ) -> Result<(), Undecodable> {
        if bytes.is_ascii() && self.known != Some(Encoding::Windows1252) {
            // Cannot fail for ASCII; the lossless path below would give the same.
            text.push_str(std::str::from_utf8(bytes).unwrap_or_default());
            return Ok(());
        }
        match self.known {
            Some(Encoding::Windows1252) => latin(bytes, ends, text),
            known => match as_utf8(bytes, ends, text) {
                Ok(()) => self.known = Some(Encoding::Utf8),
                Err(_) if known.is_none() && unmistakably_latin(bytes, ends) => {
                    self.known = Some(Encoding::Windows1252);
                    latin(bytes, ends, text);
                }
                Err((column, place, byte)) => {
                    return Err(Undecodable { column, byte, place, settled: known.is_some() });
                }
            },
        }
        Ok(())
    }
}

fn cells<'a>(bytes: &'a [u8], ends: &'a [usize]) -> impl Iterator<Item = &'a [u8]> {
    let mut start = 0;
    ends.iter().map(move |&end| {
        let cell = bytes.get(start..end).unwrap_or_default();
        start = end;
        cell
    })
}

fn as_utf8(bytes: &[u8], ends: &[usize], text: &mut String) -> Result<(), (usize, usize, u8)> {
    // Cell by cell: two halves of a character in neighbouring cells are valid only when joined.
    let before = text.len();
    for (column, cell) in cells(bytes, ends).enumerate() {
        match std::str::from_utf8(cell) {
            Ok(cell) => text.push_str(cell),
            Err(e) => {
                text.truncate(before);
                let at = e.valid_up_to();
                return Err((column, at + 1, cell.get(at).copied().unwrap_or_default()));
            }
        }
    }
    Ok(())
}

fn latin(bytes: &[u8], ends: &mut [usize], text: &mut String) {
    let mut start = 0;
    for end in ends {
        let cell = bytes.get(start..*end).unwrap_or_default();
        start = *end;
        text.push_str(&WINDOWS_1252.decode_without_bom_handling(cell).0);
        *end = text.len();
    }
}

/// Whether every byte above ASCII is a Latin letter inside a word of Latin letters, and none could
/// begin a UTF-8 character. "São" passes; a lone currency sign, or anything that looks like a damaged
/// UTF-8 file, does not.
fn unmistakably_latin(bytes: &[u8], ends: &[usize]) -> bool {
    let letter = |b: u8| matches!(b, 0xC0..=0xD6 | 0xD8..=0xF6 | 0xF8..=0xFF);
    cells(bytes, ends).all(|cell| {
        cell.split(|b| !b.is_ascii_alphabetic() && b.is_ascii()).all(|word| {
            let high = word.iter().filter(|b| !b.is_ascii()).count();
            let whole = word.iter().all(|&b| b.is_ascii_alphabetic() || letter(b));
            let continues = word.windows(2).any(|w| matches!(w, [0xC2..=0xF4, 0x80..=0xBF]));
            let cut = matches!(word.last(), Some(0xC2 | 0xC3));
            high == 0 || (whole && !continues && !cut && high < word.len())
        })
    })
}
