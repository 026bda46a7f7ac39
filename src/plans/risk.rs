//! A risk: what may yet go wrong with a customer, what we do about it, and when we look again.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::ground::Time;
use crate::ground::id::{CaseId, CustomerId, IncidentId, MemberId, RiskId, WorkspaceId};
use crate::journal::Witnessed;

/// The word of a risk that is looked at.
pub(super) const OPEN: &str = "open";
/// The word of one that is over.
pub(super) const OVER: &str = "over";

/// The row.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
pub struct Risk {
    /// Whose desk.
    pub workspace_id: WorkspaceId,
    /// Which.
    pub id: RiskId,
    /// From which incident.
    pub incident_id: IncidentId,
    /// In which case.
    pub case_id: CaseId,
    /// Which customer it would hit.
    pub customer_id: CustomerId,
    /// What would happen.
    pub what: String,
    /// What we do about it.
    pub doing: String,
    /// Which of us owns it.
    pub owner_id: MemberId,
    /// Their name on the day it became theirs.
    pub owner_name: String,
    /// On which day we look again, `2026-03-12`.
    pub look_on: String,
    /// What we saw when we looked last, or why it is over.
    pub looked_words: String,
    /// Who looked.
    pub looked_by: Option<String>,
    /// When.
    pub looked_at: Option<Time>,
    /// `open`, or `over`.
    pub state: String,
    /// Who noted it.
    pub noted_by: String,
    /// When.
    pub noted_at: Time,
    /// Salt of the row's digest.
    #[schema(ignore)]
    pub salt: String,
}

impl Risk {
    /// Whether we still look at it.
    pub fn is_open(&self) -> bool {
        self.state == OPEN
    }
    /// Whether the day has come on which we said that we would look.
    pub fn is_due(&self, today: &str) -> bool {
        self.is_open() && self.look_on.as_str() <= today
    }
}

impl Witnessed for Risk {
    fn witness_id(&self) -> &str {
        self.id.as_str()
    }
}

/// What a member notes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct RiskSaid {
    /// What would happen.
    pub what: String,
    /// What we do about it.
    pub doing: String,
    /// Which member owns it; empty for whoever notes it.
    pub owner_id: String,
    /// On which day we look again, `2026-03-12`.
    pub look_on: String,
}

/// What a member saw when they looked.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct LookSaid {
    /// What they saw; or why it is over.
    pub words: String,
    /// What we do about it from now on; empty keeps it.
    pub doing: String,
    /// On which day we look next; not needed where it is over.
    pub look_on: String,
    /// Which member owns it from now on; empty keeps them.
    pub owner_id: String,
}
