//! A run of an import: one file becoming rows of ours.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Kind, Mapping};
use crate::ground::id::{ImportId, WorkspaceId};
use crate::ground::{Fault, Result, Time};
use crate::journal::Witnessed;

/// Where a run stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum RunState {
    /// The file is here; its columns wait for their mapping, or for the word to begin.
    Mapping,
    /// Rows are being taken.
    Running,
    /// The file was read to its end.
    Done,
    /// It could not be read further; what was taken before stays taken.
    Stopped,
}

impl RunState {
    /// The word in the store, the API and the catalogue (`customers-import-state-WORD`).
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Mapping => "mapping",
            Self::Running => "running",
            Self::Done => "done",
            Self::Stopped => "stopped",
        }
    }
    /// The state of this word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Mapping, Self::Running, Self::Done, Self::Stopped].into_iter().find(|s| s.word() == word)
    }
}

/// The row.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
pub struct ImportRun {
    /// Whose.
    pub workspace_id: WorkspaceId,
    /// Which.
    pub id: ImportId,
    /// `customers`, `contacts` or `holdings`.
    pub kind: String,
    /// What the file is called.
    pub file_name: String,
    /// Its columns.
    #[sqlx(try_from = "String")]
    pub header: Names,
    /// Columns that its mapping leaves aside.
    #[sqlx(try_from = "String")]
    pub ignored: Names,
    /// The mapping, as JSON; empty until one was chosen.
    pub mapping: String,
    /// The encoding, as it showed itself.
    pub encoding: Option<String>,
    /// 1 when nothing is to be changed and only told what would be.
    pub is_dry: i64,
    /// [`RunState::word`].
    pub state: String,
    /// The size of the file, where it is known.
    pub bytes_total: Option<i64>,
    /// How much of it was read.
    pub bytes_done: i64,
    /// The last line that was taken or rejected.
    pub line: i64,
    /// Batches so far; each is one transaction.
    pub batches: i64,
    /// Rows that made something new known.
    pub rows_new: i64,
    /// Rows that changed something.
    pub rows_changed: i64,
    /// Rows that said what was known already.
    pub rows_unchanged: i64,
    /// Rows that were not taken.
    pub rows_rejected: i64,
    /// Why it stopped.
    pub why: Option<String>,
    /// What to do about it.
    pub cure: Option<String>,
    /// Digest of the rows that were not taken, once it ended, so that the run vouches for them.
    #[schema(ignore)]
    pub rejects_digest: Option<String>,
    /// Who began it.
    pub began_by: String,
    /// When the file came.
    pub created_at: Time,
    /// When it last moved on.
    pub moved_at: Time,
    /// When it ended.
    pub ended_at: Option<Time>,
}

/// How long a run may stand still before it counts as interrupted, in milliseconds.
const STILL: i64 = 3 * 60 * 1000;

impl ImportRun {
    /// Where it stands.
    #[must_use]
    pub fn state(&self) -> RunState {
        RunState::from_word(&self.state).unwrap_or(RunState::Stopped)
    }
    /// What its rows are.
    #[must_use]
    pub fn kind(&self) -> Kind {
        Kind::from_word(&self.kind).unwrap_or(Kind::Customers)
    }
    /// Whether it changes nothing and only tells what it would.
    #[must_use]
    pub fn dry(&self) -> bool {
        self.is_dry != 0
    }
    /// Rows so far, taken or not.
    #[must_use]
    pub fn rows(&self) -> i64 {
        self.rows_new + self.rows_changed + self.rows_unchanged + self.rows_rejected
    }
    /// Whether whoever carried it on seems to be gone. It is safe to run again.
    #[must_use]
    pub fn is_interrupted(&self, now: Time) -> bool {
        self.state() == RunState::Running && now.since(self.moved_at) > STILL
    }
    /// The same run before its first batch.
    pub(super) fn at_the_start(self) -> Self {
        Self {
            encoding: None,
            bytes_done: 0,
            line: 0,
            batches: 0,
            rows_new: 0,
            rows_changed: 0,
            rows_unchanged: 0,
            rows_rejected: 0,
            why: None,
            cure: None,
            rejects_digest: None,
            ended_at: None,
            ..self
        }
    }
    /// The mapping in use.
    pub fn mapping(&self) -> Result<Mapping> {
        serde_json::from_str(&self.mapping).map_err(Fault::broken)
    }
}

impl Witnessed for ImportRun {
    fn witness_id(&self) -> &str {
        self.id.as_str()
    }
}

/// Names of columns; JSON in the store.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(transparent)]
pub struct Names(pub Vec<String>);

impl From<String> for Names {
    /// What a hand has made unreadable is one name, as it stands: verification names it.
    fn from(json: String) -> Self {
        serde_json::from_str(&json).unwrap_or_else(|_| Self(vec![json]))
    }
}

impl Names {
    /// As the store holds them.
    #[must_use]
    pub fn stored(&self) -> String {
        serde_json::to_string(self).unwrap_or_else(|_| "[]".to_owned())
    }
}

/// What became of some rows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Tally {
    pub new: i64,
    pub changed: i64,
    pub unchanged: i64,
}
