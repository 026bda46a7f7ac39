//! An interview: a talk with people of one customer.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Question;
use crate::ground::Time;
use crate::ground::clock::MINUTE;
use crate::ground::id::{CaseId, ContactId, CustomerId, IncidentId, InterviewId, MemberId, WorkspaceId};
use crate::journal::Witnessed;

/// Where an interview stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum InterviewState {
    /// It is to come.
    Planned,
    /// They are talking.
    Begun,
    /// Everything was asked.
    Ended,
    /// It did not take place.
    Dropped,
}

impl InterviewState {
    /// The word in the store, the API and the catalogue (`interviews-state-WORD`).
    pub const fn word(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Begun => "begun",
            Self::Ended => "ended",
            Self::Dropped => "dropped",
        }
    }
    /// The state of this word.
    pub fn from_word(word: &str) -> Self {
        match word {
            "begun" => Self::Begun,
            "ended" => Self::Ended,
            "dropped" => Self::Dropped,
            _ => Self::Planned,
        }
    }
}

/// The row.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
pub struct Interview {
    /// Whose desk.
    pub workspace_id: WorkspaceId,
    /// Which.
    pub id: InterviewId,
    /// About which incident.
    pub incident_id: IncidentId,
    /// In which case.
    pub case_id: CaseId,
    /// With which customer.
    pub customer_id: CustomerId,
    /// [`InterviewState::word`].
    pub state: String,
    /// The name of the guide on that day.
    pub guide: String,
    /// The questions as they are asked, a list as JSON.
    pub questions: String,
    /// The contacts who speak, a list of ids as JSON.
    pub people: String,
    /// Who of ours asks; absent where a consultant does.
    pub interviewer_id: Option<MemberId>,
    /// Their name on that day, or the consultant's.
    pub interviewer_name: String,
    /// 1 where somebody from outside asks.
    pub is_consultant: i64,
    /// How whoever asks was part of the wrong, as it was known when this was planned: a list of words as JSON.
    pub involvement: String,
    /// Why they ask all the same.
    pub despite: Option<String>,
    /// How they talk: `visit` or `phone`.
    pub channel: String,
    /// When it is to be.
    pub plan_at: Option<Time>,
    /// Who planned it.
    pub planned_by: String,
    /// When that was.
    pub planned_at: Time,
    /// When they began.
    pub begun_at: Option<Time>,
    /// When everything was asked.
    pub ended_at: Option<Time>,
    /// How long they talked.
    pub minutes: Option<i64>,
    /// Who ended it.
    pub ended_by: Option<String>,
    /// Why it did not take place.
    pub dropped_because: Option<String>,
    /// When the record went to them.
    pub sent_at: Option<Time>,
    /// Who sent it.
    pub sent_by: Option<String>,
    /// When one of them said that the record is whole.
    pub answered_at: Option<Time>,
    /// Who did.
    pub answered_by: Option<String>,
    /// When the notes were erased.
    pub erased_at: Option<Time>,
    /// Salt of the row's digest.
    #[schema(ignore)]
    pub salt: String,
}

impl Interview {
    /// Where it stands.
    pub fn state(&self) -> InterviewState {
        InterviewState::from_word(&self.state)
    }
    /// The questions as they are asked.
    pub fn asked(&self) -> Vec<Question> {
        serde_json::from_str(&self.questions).unwrap_or_default()
    }
    /// The contacts who speak.
    pub fn contacts(&self) -> Vec<ContactId> {
        serde_json::from_str(&self.people).unwrap_or_default()
    }
    /// Whether this contact is one of them.
    pub fn is_with(&self, contact: &ContactId) -> bool {
        self.contacts().contains(contact)
    }
    /// How whoever asks was part of the wrong (`interviews-part-WORD`, with hyphens).
    pub fn parts(&self) -> Vec<String> {
        serde_json::from_str(&self.involvement).unwrap_or_default()
    }
    /// Whether notes can be written: from its beginning until the record went out.
    pub fn is_noted(&self) -> bool {
        matches!(self.state(), InterviewState::Begun | InterviewState::Ended)
            && self.sent_at.is_none()
            && self.erased_at.is_none()
    }
    /// How long they talked, in milliseconds.
    pub fn lasted(&self) -> i64 {
        self.minutes.unwrap_or_default() * MINUTE
    }
    /// The badge kind of where it stands.
    pub(super) fn badge(&self) -> &'static str {
        match self.state() {
            InterviewState::Planned | InterviewState::Begun => "wait",
            InterviewState::Ended => "done",
            InterviewState::Dropped => "plain",
        }
    }
}

impl Witnessed for Interview {
    fn witness_id(&self) -> &str {
        self.id.as_str()
    }
}

/// What a member plans.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
#[schema(as = InterviewPlanSaid)]
pub struct PlanSaid {
    /// Contacts of the customer; at most 12.
    pub people: Vec<String>,
    /// `yes`: one interview with each of them; otherwise they talk together.
    pub each: String,
    /// A shipped guide by its word (wrong, account, old), or one of your own by its id.
    pub guide: String,
    /// Who of ours asks.
    pub interviewer_id: String,
    /// A consultant's name, where somebody from outside asks.
    pub consultant: String,
    /// Why they ask although they were part of the wrong.
    pub despite: String,
    /// `visit` or `phone`.
    pub channel: String,
    /// When, as `2026-03-02T14:00`; empty where that is not agreed yet.
    pub plan_at: String,
}

/// How a member ends it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
#[schema(as = InterviewEndSaid)]
pub struct EndSaid {
    /// `yes`: what we have not asked was asked, and nobody had more to say.
    pub asked: String,
    /// How long it took, in minutes; empty: from its beginning until now.
    pub minutes: String,
}
