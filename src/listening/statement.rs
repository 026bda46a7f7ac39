//! A statement: what we noted of what a customer told us, in every wording it had, and their word on it.

use serde::Serialize;
use utoipa::ToSchema;

use crate::ground::Time;
use crate::ground::id::{CaseId, ContactId, CustomerId, IncidentId, StatementId, WorkspaceId};
use crate::journal::Witnessed;

/// Where a statement stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StatementState {
    /// We noted it; they have not said whether it is right.
    Noted,
    /// They said it is right.
    Confirmed,
    /// They said it in other words, which now stand.
    Corrected,
}

impl StatementState {
    /// The word in the store, the API and the catalogue (`listening-state-WORD`).
    pub const fn word(self) -> &'static str {
        match self {
            Self::Noted => "noted",
            Self::Confirmed => "confirmed",
            Self::Corrected => "corrected",
        }
    }
    /// The state of this word; what is not known to us counts as unconfirmed.
    pub fn from_word(word: &str) -> Self {
        match word {
            "confirmed" => Self::Confirmed,
            "corrected" => Self::Corrected,
            _ => Self::Noted,
        }
    }
}

/// What a contact says of what we noted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// It is right.
    Confirm,
    /// It should read like this.
    Correct {
        /// Their own words.
        words: String,
    },
}

/// The row. Its words are in its wordings.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
pub struct Statement {
    /// Whose.
    pub workspace_id: WorkspaceId,
    /// Which.
    pub id: StatementId,
    /// About which incident.
    pub incident_id: IncidentId,
    /// In which case.
    pub case_id: CaseId,
    /// Whose words.
    pub customer_id: CustomerId,
    /// Who said it, where that is known.
    pub contact_id: Option<ContactId>,
    /// [`StatementState::word`].
    pub state: String,
    /// The number of the wording that stands, from 1.
    pub version: i64,
    /// How we heard it first.
    pub channel: String,
    /// Who wrote it down.
    pub noted_by: String,
    /// When.
    pub noted_at: Time,
    /// Who confirmed or corrected it.
    pub settled_by: Option<String>,
    /// When.
    pub settled_at: Option<Time>,
    /// Which of us read the wording that stands.
    pub read_by: Option<String>,
    /// When; absent while it waits for us.
    pub read_at: Option<Time>,
    /// When it last changed.
    pub moved_at: Time,
    /// When its words were erased.
    pub erased_at: Option<Time>,
}

impl Statement {
    /// Where it stands.
    pub fn state(&self) -> StatementState {
        StatementState::from_word(&self.state)
    }
}

impl Witnessed for Statement {
    fn witness_id(&self) -> &str {
        self.id.as_str()
    }
}

/// One wording of a statement (R47).
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
pub struct Wording {
    /// Whose.
    pub workspace_id: WorkspaceId,
    /// The statement's id, a slash and the number.
    pub id: String,
    /// Of which statement.
    pub statement_id: StatementId,
    /// From 1.
    pub number: i64,
    /// The words; empty once erased.
    pub text: String,
    /// SHA-256 over salt and text, kept when the text is erased.
    pub text_digest: String,
    /// Salt of the digests; gone with the text.
    #[schema(ignore)]
    pub salt: String,
    /// Who said it so: a contact or a member.
    pub said_by: String,
    /// When.
    pub said_at: Time,
    /// When the text was erased.
    pub erased_at: Option<Time>,
}

impl Witnessed for Wording {
    fn witness_id(&self) -> &str {
        &self.id
    }
}

/// A statement with every wording it had, newest last.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Told {
    /// The statement.
    #[serde(flatten)]
    pub statement: Statement,
    /// Its wordings.
    pub wordings: Vec<Wording>,
}

impl Told {
    /// The words that stand.
    pub fn words(&self) -> &str {
        self.wordings.last().map_or("", |w| w.text.as_str())
    }
    /// The wordings that no longer stand, oldest first.
    pub fn former(&self) -> &[Wording] {
        self.wordings.split_last().map_or(&[], |(_, former)| former)
    }
}
