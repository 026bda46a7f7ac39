//! What is wrong with a file, a row, a cell; always with where it is and what to do.

use std::fmt;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::ground::Fault;

/// The longest value that a report repeats.
const SHOWN: usize = 80;

/// Why a whole file, or the rest of it, cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The physical line it is about; the first line is 1.
    pub line: Option<u64>,
    /// What is wrong.
    pub why: String,
    /// What the person can do about it.
    pub cure: String,
}

impl Refusal {
    /// A refusal of the whole file.
    pub fn new(why: impl Into<String>, cure: impl Into<String>) -> Self {
        Self { line: None, why: why.into(), cure: cure.into() }
    }

    /// A refusal that begins at a line.
    pub fn at(line: u64, why: impl Into<String>, cure: impl Into<String>) -> Self {
        Self { line: Some(line), why: why.into(), cure: cure.into() }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(line) = self.line {
            write!(f, "line {line}: ")?;
        }
        write!(f, "{}. {}.", self.why, self.cure)
    }
}

impl std::error::Error for Refusal {}

impl From<Refusal> for Fault {
    fn from(refusal: Refusal) -> Self {
        let place = refusal.line.map(|line| format!("Line {line}: ")).unwrap_or_default();
        Self::invalid("file", format!("{place}{}.", refusal.why), format!("{}.", refusal.cure))
    }
}

/// One fault of one cell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Reject {
    /// The physical line on which the row starts.
    pub line: u64,
    /// The header of the column; empty when the fault is of the row as a whole.
    pub column: String,
    /// What stood there, shortened.
    pub value: String,
    /// What is wrong with it.
    pub why: String,
    /// What to do about it.
    pub cure: String,
}

/// A row that was not taken, as it stood, with each of its faults.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Rejected {
    /// The physical line on which the row starts.
    pub line: u64,
    /// Its cells in the order of the file's header, so that the row can be mended and read again.
    pub cells: Vec<String>,
    /// At least one fault.
    pub faults: Vec<Reject>,
}

/// The beginning of `text`, on one line, with a mark where something was left out.
pub fn shortened(text: &str) -> String {
    let mut shown: String = text.chars().take(SHOWN).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if text.chars().nth(SHOWN).is_some() {
        shown.push('…');
    }
    shown
}
