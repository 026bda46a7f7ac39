//! A customer wants another lead, or another team (R84).

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::team::entry_of;
use crate::ground::id::{CaseId, ContactId, CustomerId, DemandId, IncidentId, WorkspaceId};
use crate::ground::{Result, Time};
use crate::journal::{Entry, Witnessed};

/// The row.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
#[schema(as = LeadDemand)]
pub struct Demand {
    /// Whose desk.
    pub workspace_id: WorkspaceId,
    /// Which.
    pub id: DemandId,
    /// About which incident.
    pub incident_id: IncidentId,
    /// In which case.
    pub case_id: CaseId,
    /// Which customer.
    pub customer_id: CustomerId,
    /// Who of theirs, where that is known.
    pub contact_id: Option<ContactId>,
    /// `lead` or `team`.
    pub what: String,
    /// Their words; empty once erased.
    pub words: String,
    /// SHA-256 over salt and words, kept when the words are erased.
    pub words_digest: String,
    /// How it came: `room`, `phone`, `visit` or `mail`.
    pub channel: String,
    /// Who wrote it down: a contact or a member.
    pub made_by: String,
    /// When.
    pub made_at: Time,
    /// By when they have our answer.
    pub due_at: Time,
    /// `yes` or `no`, once there is an answer.
    pub answer: Option<String>,
    /// Why; the customer reads it.
    pub because: String,
    /// Who answered.
    pub answered_by: Option<String>,
    /// Their name on that day.
    pub answered_name: String,
    /// When.
    pub answered_at: Option<Time>,
    /// When their words were erased.
    pub erased_at: Option<Time>,
    /// Salt of the digests; gone with the words.
    #[schema(ignore)]
    pub salt: String,
}

impl Demand {
    /// Whether we owe an answer.
    pub fn is_open(&self) -> bool {
        self.answered_at.is_none()
    }
    /// The answer's word, or that there is none: not yet, or none any more, as the words were erased before.
    pub fn answered(&self) -> &str {
        self.answer.as_deref().unwrap_or(if self.is_open() { "open" } else { "erased" })
    }
    /// The badge kind of where it stands.
    pub(super) fn kind(&self) -> &'static str {
        match self.answered() {
            "open" => "wait",
            "yes" => "done",
            _ => "plain",
        }
    }
    pub(super) fn entry(&self, fact: &'static str) -> Result<Entry> {
        entry_of(&self.incident_id, Some(&self.case_id), Some(&self.customer_id), fact).about(self)
    }
}

impl Witnessed for Demand {
    fn witness_id(&self) -> &str {
        self.id.as_str()
    }
}

/// What a customer demands.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
#[schema(as = LeadDemandSaid)]
pub struct DemandSaid {
    /// `lead` or `team`.
    pub what: String,
    /// In their words; at most 5,000 characters.
    pub words: String,
    /// How a member heard it: phone, visit or mail. What a contact writes is always `room`.
    pub channel: String,
    /// Which contact said it; empty when it is not known.
    pub contact_id: String,
    /// By when they have our answer; empty for three days from now. Only a member says that.
    pub due_at: String,
}

/// Our answer.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
#[schema(as = LeadDemandAnswerSaid)]
pub struct DemandAnswerSaid {
    /// `yes` or `no`.
    pub answer: String,
    /// Why; the customer reads it.
    pub because: String,
}
