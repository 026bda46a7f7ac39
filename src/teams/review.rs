//! A review of the team, and the hand-over that may come of it (R83).

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::team::entry_of;
use crate::ground::id::{CaseId, CustomerId, HandOverId, IncidentId, MemberId, TeamReviewId, WorkspaceId};
use crate::ground::{Result, Time};
use crate::incidents::Case;
use crate::journal::{Entry, Witnessed};

/// What a review decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = TeamDecision)]
pub enum Decision {
    /// The team stays as it is.
    Keep,
    /// It gets more people.
    Strengthen,
    /// Some of it change.
    Change,
    /// Somebody else leads it.
    RefreshLead,
}

impl Decision {
    /// All, in the order a form shows them.
    pub const ALL: [Self; 4] = [Self::Keep, Self::Strengthen, Self::Change, Self::RefreshLead];
    /// The word in the store, the API and the catalogue (`teams-decision-WORD`).
    pub const fn word(self) -> &'static str {
        match self {
            Self::Keep => "keep",
            Self::Strengthen => "strengthen",
            Self::Change => "change",
            Self::RefreshLead => "refresh_lead",
        }
    }
    /// The decision of this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|d| d.word() == word)
    }
}

/// The row.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
pub struct TeamReview {
    /// Whose desk.
    pub workspace_id: WorkspaceId,
    /// Which.
    pub id: TeamReviewId,
    /// The id of the incident, or of the case, whose team it is.
    pub team: String,
    /// About which incident.
    pub incident_id: IncidentId,
    /// In which case; absent in an incident's team.
    pub case_id: Option<CaseId>,
    /// The case's customer.
    pub customer_id: Option<CustomerId>,
    /// On which day.
    pub reviewed_on: String,
    /// What was found.
    pub findings: String,
    /// [`Decision::word`].
    pub decision: String,
    /// Why.
    pub because: String,
    /// Who decided.
    pub reviewed_by: String,
    /// Their name on that day.
    pub reviewed_name: String,
    /// When it was written down.
    pub noted_at: Time,
    /// Salt of the row's digest.
    #[schema(ignore)]
    pub salt: String,
}

impl TeamReview {
    pub(super) fn entry(&self, fact: &'static str) -> Result<Entry> {
        entry_of(&self.incident_id, self.case_id.as_ref(), self.customer_id.as_ref(), fact).about(self)
    }
}

impl Witnessed for TeamReview {
    fn witness_id(&self) -> &str {
        self.id.as_str()
    }
}

/// The row: one lead hands over to another.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
pub struct HandOver {
    /// Whose desk.
    pub workspace_id: WorkspaceId,
    /// Which.
    pub id: HandOverId,
    /// The review that decided it.
    pub review_id: TeamReviewId,
    /// The id of the incident, or of the case, whose team it is.
    pub team: String,
    /// About which incident.
    pub incident_id: IncidentId,
    /// In which case; absent where every customer has a new lead.
    pub case_id: Option<CaseId>,
    /// The case's customer.
    pub customer_id: Option<CustomerId>,
    /// Who led; absent where nobody did.
    pub old_id: Option<MemberId>,
    /// Their name on that day; empty where nobody did.
    pub old_name: String,
    /// Who leads now.
    pub new_id: MemberId,
    /// Their name on that day.
    pub new_name: String,
    /// The day from which customers turn to them.
    pub from_on: String,
    /// What customers read.
    pub words: String,
    /// When it was decided.
    pub made_at: Time,
    /// When customers could read it; absent while we owe them that.
    pub announced_at: Option<Time>,
    /// Who announced it.
    pub announced_by: Option<String>,
    /// Their name on that day.
    pub announced_name: String,
    /// Salt of the row's digest.
    #[schema(ignore)]
    pub salt: String,
}

impl HandOver {
    /// Whether it is of this case itself.
    pub(super) fn is_of(&self, case: &Case) -> bool {
        self.case_id.as_ref() == Some(&case.id)
    }
    /// Whether it is one of a customer's: of their own case, or of the incident where their case went along with it, or has nobody
    /// of its own. `given` has when the case was given to whom.
    pub(super) fn concerns(&self, case: &Case, given: &[(Time, String)]) -> bool {
        let went_along = |(at, to): &(Time, String)| *at == self.made_at && *to == self.new_id.as_str();
        self.is_of(case) || case.owner_id.is_none() || given.iter().any(went_along)
    }
    pub(super) fn entry(&self, fact: &'static str) -> Result<Entry> {
        let entry = entry_of(&self.incident_id, self.case_id.as_ref(), self.customer_id.as_ref(), fact);
        Ok(entry.about(self)?.with("lead", self.new_id.as_str()))
    }
}

impl Witnessed for HandOver {
    fn witness_id(&self) -> &str {
        self.id.as_str()
    }
}

/// What a lead says of a review.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
#[schema(as = TeamReviewSaid)]
pub struct ReviewSaid {
    /// On which day, like 2026-03-12; empty for today.
    pub reviewed_on: String,
    /// What was found.
    pub findings: String,
    /// keep, strengthen, change or refresh_lead.
    pub decision: String,
    /// Why.
    pub because: String,
    /// Who leads from now on, where the lead is refreshed.
    pub new_lead: String,
    /// The day from which customers turn to them; empty for today.
    pub from_on: String,
    /// What customers read of it.
    pub words: String,
}

/// A review, and the hand-over that came of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = TeamReviewed)]
pub struct Reviewed {
    /// The review.
    pub review: TeamReview,
    /// The hand-over, where the lead was refreshed.
    pub hand_over: Option<HandOver>,
}
