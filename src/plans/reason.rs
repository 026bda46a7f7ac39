//! Why something a customer confirmed leads to no action, or why nothing can ease an impact.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::ground::Time;
use crate::ground::id::{CaseId, CustomerId, IncidentId, PlanReasonId, WorkspaceId};
use crate::journal::Witnessed;

/// The row.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
#[schema(as = PlanReason)]
pub struct Reason {
    /// Whose desk.
    pub workspace_id: WorkspaceId,
    /// Which.
    pub id: PlanReasonId,
    /// About which incident.
    pub incident_id: IncidentId,
    /// In which case.
    pub case_id: CaseId,
    /// Which customer.
    pub customer_id: CustomerId,
    /// The statement or impact it is about.
    pub about: String,
    /// Why not.
    pub because: String,
    /// Who said so.
    pub said_by: String,
    /// Their name on that day.
    pub said_name: String,
    /// When.
    pub said_at: Time,
    /// Salt of the row's digest.
    #[schema(ignore)]
    pub salt: String,
}

impl Witnessed for Reason {
    fn witness_id(&self) -> &str {
        self.id.as_str()
    }
}

/// What a member says.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct ReasonSaid {
    /// The statement or impact of this case that it is about, by its id.
    pub about: String,
    /// Why it leads to no action, or why nothing can ease it.
    pub because: String,
}
