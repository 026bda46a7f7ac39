//! A step in where we stand on fault.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::ground::Time;
use crate::ground::id::{AdmissionId, CaseId, CustomerId, IncidentId, MemberId, WorkspaceId};
use crate::journal::Witnessed;

/// Where we stand on fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Stance {
    /// Nobody has said anything yet.
    Unknown,
    /// Somebody says it was us.
    Alleged,
    /// We have looked, and it was us.
    Verified,
    /// We have said so, officially.
    Admitted,
    /// We have looked, and it was not us; the evidence stands beside it.
    Contested,
}

impl Stance {
    /// All, in their order.
    pub const ALL: [Self; 5] =
        [Self::Unknown, Self::Alleged, Self::Verified, Self::Admitted, Self::Contested];
    /// The word in the store, the API and the catalogue (`admissions-stance-WORD`).
    pub const fn word(self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::Alleged => "alleged",
            Self::Verified => "verified",
            Self::Admitted => "admitted",
            Self::Contested => "contested",
        }
    }
    /// The stance of this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|s| s.word() == word)
    }
}

/// The row. The last one of an incident is where we stand with all it touches; the last one of a case, with its customer.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
pub struct Step {
    /// Whose desk.
    pub workspace_id: WorkspaceId,
    /// Which.
    pub id: AdmissionId,
    /// On which incident.
    pub incident_id: IncidentId,
    /// With one customer, in this case; absent when with all that the incident touches.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub case_id: Option<CaseId>,
    /// The case's customer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub customer_id: Option<CustomerId>,
    /// [`Stance::word`].
    pub stance: String,
    /// Why.
    pub because: String,
    /// What shows it.
    pub evidence: Option<String>,
    /// Of an admission: who said it to them, by name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub speaker: Option<String>,
    /// Of an admission: how it was said to them, [`super::Form::word`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub form: Option<String>,
    /// Who took the step here.
    pub said_by: MemberId,
    /// Their name on that day.
    pub said_name: String,
    /// Salt of the row's digest.
    #[schema(ignore)]
    pub salt: String,
    /// When.
    pub said_at: Time,
}

impl Witnessed for Step {
    fn witness_id(&self) -> &str {
        self.id.as_str()
    }
}

/// What a member says about fault.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct StepSaid {
    /// `alleged`, `verified`, `admitted` or `contested`.
    pub stance: String,
    /// Why.
    pub because: String,
    /// What shows it; needed to contest.
    pub evidence: String,
    /// Of an admission: who said it to them, by name; empty for whoever takes the step.
    pub speaker: String,
    /// Of an admission: how it was said to them, `spoken`, `written` or `public`; empty where that is not known.
    pub form: String,
    /// Leaves the status that customers read as it is; else an admission takes it along.
    pub leave_status: bool,
}
