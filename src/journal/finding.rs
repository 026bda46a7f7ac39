//! What a verification found: where, and what happened there.

use serde::Serialize;
use utoipa::ToSchema;

/// Findings kept in words; more are only counted.
const MOST: usize = 500;

/// What happened to a row, as far as the proofs can tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Harm {
    /// It is not what was written.
    Changed,
    /// It was removed.
    Missing,
    /// It stands where another stood.
    Reordered,
    /// The end was cut off.
    Truncated,
    /// It was put there without having been said.
    Forged,
    /// It was signed by another key, or the key is gone.
    Unsigned,
}

impl Harm {
    /// The word in JSON and on the command line; `reports-harm-WORD` in the catalogue.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Changed => "changed",
            Self::Missing => "missing",
            Self::Reordered => "reordered",
            Self::Truncated => "truncated",
            Self::Forged => "forged",
            Self::Unsigned => "unsigned",
        }
    }
}

/// One thing that is not as it was said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Finding {
    /// What happened.
    pub what: Harm,
    /// The table, or the file, in which it shows.
    pub table: String,
    /// The chain, where it is about one.
    pub chain: Option<String>,
    /// The place in the chain or in the log.
    pub seq: Option<i64>,
    /// The row's id, where it is about a row of a room.
    pub row: Option<String>,
    /// The same in a sentence.
    pub said: String,
}

/// What was looked at, and what was found.
#[derive(Debug, Clone, Default, Serialize, ToSchema)]
pub struct Audit {
    /// Entries walked.
    pub entries: u64,
    /// Chains they form.
    pub chains: u64,
    /// Leaves of the log.
    pub leaves: u64,
    /// Signed checkpoints compared.
    pub checkpoints: u64,
    /// Rows of rooms compared with their last entry.
    pub rows: u64,
    /// What is not as it was said.
    pub findings: Vec<Finding>,
    /// Findings beyond those listed.
    pub more: u64,
}

impl Audit {
    /// Whether nothing was found.
    pub fn holds(&self) -> bool {
        self.findings.is_empty()
    }

    /// Notes a finding about a place in a chain or in the log.
    pub fn note(
        &mut self,
        what: Harm,
        table: &str,
        chain: Option<&str>,
        seq: Option<u64>,
        said: impl Into<String>,
    ) {
        let seq = seq.and_then(|s| i64::try_from(s).ok());
        let (table, chain) = (table.to_owned(), chain.map(str::to_owned));
        self.add(Finding { what, table, chain, seq, row: None, said: said.into() });
    }

    /// Notes a finding about a row of a room.
    pub fn note_row(&mut self, what: Harm, table: &str, row: &str, said: impl Into<String>) {
        let row = Some(row.to_owned());
        self.add(Finding { what, table: table.to_owned(), chain: None, seq: None, row, said: said.into() });
    }

    /// Whether more findings would only be counted.
    pub fn is_full(&self) -> bool {
        self.findings.len() >= MOST
    }

    fn add(&mut self, finding: Finding) {
        if self.is_full() {
            self.more += 1;
        } else {
            self.findings.push(finding);
        }
    }
}
