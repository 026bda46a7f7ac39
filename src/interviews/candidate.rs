//! A candidate: what they asked for, until we take it up or set it aside (R48).

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::ground::Time;
use crate::ground::id::{
    CandidateId, CaseId, ContactId, CustomerId, IncidentId, InterviewId, InterviewNoteId, WorkspaceId,
};
use crate::journal::Witnessed;

/// Where a candidate stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum CandidateState {
    /// It waits for our word.
    Open,
    /// We do it, or offer it.
    TakenUp,
    /// We do not, and say why.
    SetAside,
}

impl CandidateState {
    /// The word in the store, the API and the catalogue (`interviews-candidate-WORD`).
    pub const fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::TakenUp => "taken_up",
            Self::SetAside => "set_aside",
        }
    }
}

/// The row.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
pub struct Candidate {
    /// Whose desk.
    pub workspace_id: WorkspaceId,
    /// Which.
    pub id: CandidateId,
    /// In which interview they asked for it.
    pub interview_id: InterviewId,
    /// The note that has their words.
    pub note_id: InterviewNoteId,
    /// About which incident.
    pub incident_id: IncidentId,
    /// In which case.
    pub case_id: CaseId,
    /// Which customer.
    pub customer_id: CustomerId,
    /// Who asked for it.
    pub contact_id: ContactId,
    /// To which question: `restore`, a candidate for what we do; `make_up`, one for what we offer.
    pub kind: String,
    /// [`CandidateState::word`].
    pub state: String,
    /// When it was found.
    pub found_at: Time,
    /// What becomes of it, or why nothing does.
    pub because: String,
    /// Who said so.
    pub settled_by: Option<String>,
    /// Their name on that day.
    pub settled_name: Option<String>,
    /// When.
    pub settled_at: Option<Time>,
    /// Salt of the row's digest.
    #[schema(ignore)]
    pub salt: String,
}

impl Candidate {
    /// Whether it waits for our word.
    pub fn is_open(&self) -> bool {
        self.state == CandidateState::Open.word()
    }
    /// The badge kind of where it stands.
    pub(super) fn badge(&self) -> &'static str {
        match self.state.as_str() {
            "open" => "wait",
            "taken_up" => "done",
            _ => "plain",
        }
    }
    /// The state's word as the catalogue writes it.
    pub(super) fn state_id(&self) -> String {
        format!("interviews-candidate-{}", self.state.replace('_', "-"))
    }
    /// The kind's word as the catalogue writes it.
    pub(super) fn kind_id(&self) -> String {
        format!("interviews-candidate-{}", self.kind.replace('_', "-"))
    }
}

impl Witnessed for Candidate {
    fn witness_id(&self) -> &str {
        self.id.as_str()
    }
}

/// A candidate with the words it stands for.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
pub struct CandidateLine {
    /// The candidate.
    #[sqlx(flatten)]
    #[serde(flatten)]
    pub candidate: Candidate,
    /// Their words; empty once erased.
    pub words: String,
    /// Who asked for it, by name.
    pub contact: String,
    /// The customer, by name.
    pub customer: String,
}

/// What becomes of one.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
#[schema(as = CandidateSettleSaid)]
pub struct SettleSaid {
    /// What becomes of it, or why nothing does; at most 2,000 characters.
    pub because: String,
}
