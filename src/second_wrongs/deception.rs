//! A concealment: something hidden, denied and disproved, or known and not told.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::ground::Time;
use crate::ground::id::{CaseId, CustomerId, DeceptionId, IncidentId, WorkspaceId};
use crate::journal::Witnessed;

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum DeceptionKind {
    /// It was hidden.
    Concealed,
    /// It was denied, and it was so.
    Denied,
    /// It was known, and it was not told.
    NotTold,
}

impl DeceptionKind {
    /// All, in their order.
    pub const ALL: [Self; 3] = [Self::Concealed, Self::Denied, Self::NotTold];
    /// The word in the store and the API; in the catalogue `second-wrongs-deception-WORD`, with hyphens.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Concealed => "concealed",
            Self::Denied => "denied",
            Self::NotTold => "not_told",
        }
    }
    /// The kind of this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|k| k.word() == word)
    }
}

/// Where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum DeceptionState {
    /// One person says so.
    Marked,
    /// A second confirmed it.
    Noted,
    /// A second looked, and it was not so.
    SetAside,
    /// Two found it, and it turned out that it was not so.
    TakenBack,
}

impl DeceptionState {
    /// The word in the store and the API; in the catalogue `second-wrongs-deception-is-WORD`, with hyphens.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Marked => "marked",
            Self::Noted => "noted",
            Self::SetAside => "set_aside",
            Self::TakenBack => "taken_back",
        }
    }
}

/// The row.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
pub struct Deception {
    /// Whose desk.
    pub workspace_id: WorkspaceId,
    /// Which.
    pub id: DeceptionId,
    /// About which incident.
    pub incident_id: IncidentId,
    /// Towards one customer, in this case; absent when towards all it touches.
    pub case_id: Option<CaseId>,
    /// The case's customer.
    pub customer_id: Option<CustomerId>,
    /// [`DeceptionKind::word`].
    pub kind: String,
    /// What was hidden, and how; empty once erased.
    pub words: String,
    /// What shows it; empty once erased.
    pub evidence: String,
    /// Since when.
    pub since_at: Time,
    /// [`DeceptionState::word`].
    pub state: String,
    /// When it was marked.
    pub marked_at: Time,
    /// By whom.
    pub marked_by: String,
    /// Their name on that day.
    pub marked_name: String,
    /// When a second person looked.
    pub reviewed_at: Option<Time>,
    /// Who.
    pub reviewed_by: Option<String>,
    /// Their name on that day.
    pub reviewed_name: Option<String>,
    /// Why it was set aside.
    pub review_because: Option<String>,
    /// When it was taken back, because it was not so after all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub taken_back_at: Option<Time>,
    /// By whom.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub taken_back_by: Option<String>,
    /// Their name on that day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub taken_back_name: Option<String>,
    /// On what ground; empty once erased.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub taken_back_because: Option<String>,
    /// When its words were erased.
    pub erased_at: Option<Time>,
    /// Salt of the row's digest.
    #[schema(ignore)]
    pub salt: String,
}

impl Deception {
    /// Whether it waits for a second person.
    pub fn waits(&self) -> bool {
        self.state == DeceptionState::Marked.word()
    }
    /// Whether two found it, and nobody has taken it back.
    pub fn stands(&self) -> bool {
        self.state == DeceptionState::Noted.word()
    }
    /// Whether anything of it is left to read.
    pub fn has_words(&self) -> bool {
        let said = [Some(&self.words), Some(&self.evidence)];
        let reasons = [self.review_because.as_ref(), self.taken_back_because.as_ref()];
        said.into_iter().chain(reasons).flatten().any(|words| !words.is_empty())
    }
}

impl Witnessed for Deception {
    fn witness_id(&self) -> &str {
        self.id.as_str()
    }
}

/// What a lead marks. An absent field is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct DeceptionSaid {
    /// Towards one customer: their case. Empty: towards all the incident touches.
    pub case_id: String,
    /// `concealed`, `denied` or `not_told`.
    pub kind: String,
    /// What was hidden, and how.
    pub words: String,
    /// What shows it.
    pub evidence: String,
    /// Since when. RFC 3339, or local time in the workspace's zone.
    pub since: String,
}
