//! A silent contact left to a person of ours.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::ground::Time;
use crate::ground::id::{CaseId, ContactId, CustomerId, DutyId, IncidentId, MemberId, NoticeId, WorkspaceId};
use crate::journal::Witnessed;

/// The row.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
pub struct Duty {
    /// Whose.
    pub workspace_id: WorkspaceId,
    /// Which.
    pub id: DutyId,
    /// About which incident.
    pub incident_id: IncidentId,
    /// In which case.
    pub case_id: CaseId,
    /// At which customer.
    pub customer_id: CustomerId,
    /// Who is silent.
    pub contact_id: ContactId,
    /// About which notice.
    pub notice_id: NoticeId,
    /// Who answered for the case then.
    pub owner_id: Option<MemberId>,
    /// When it was left to a person.
    pub handed_at: Time,
    /// [`Settled::word`], once it is settled.
    pub how: Option<String>,
    /// What the member said of it.
    pub words: Option<String>,
    /// When it was settled.
    pub settled_at: Option<Time>,
    /// By whom.
    pub settled_by: Option<String>,
    /// Salt of the row's digest.
    #[schema(ignore)]
    pub salt: String,
}

impl Witnessed for Duty {
    fn witness_id(&self) -> &str {
        self.id.as_str()
    }
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Settled {
    /// Somebody of ours spoke with them: they know.
    Spoken,
    /// They cannot be reached, for a reason.
    NotReached,
}

impl Settled {
    /// The word in the store, the API and the catalogue (`chasing-settled-WORD`).
    pub const fn word(self) -> &'static str {
        match self {
            Self::Spoken => "spoken",
            Self::NotReached => "not_reached",
        }
    }
    /// What this word says.
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Spoken, Self::NotReached].into_iter().find(|s| s.word() == word)
    }
}
