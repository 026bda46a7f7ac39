//! What went well, for our own people to see (R87).

use serde::Serialize;
use utoipa::ToSchema;

use crate::ground::Time;
use crate::ground::id::{CaseId, CustomerId, IncidentId, StatementId, ThanksId, WorkspaceId};
use crate::journal::Witnessed;

/// The row: a statement that is a thank you.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
pub struct Thanks {
    /// Whose desk.
    pub workspace_id: WorkspaceId,
    /// Which.
    pub id: ThanksId,
    /// Which statement.
    pub statement_id: StatementId,
    /// About which incident.
    pub incident_id: IncidentId,
    /// In which case.
    pub case_id: CaseId,
    /// Which customer.
    pub customer_id: CustomerId,
    /// Who noted that it is one.
    pub noted_by: String,
    /// Their name on that day.
    pub noted_name: String,
    /// When.
    pub noted_at: Time,
}

impl Witnessed for Thanks {
    fn witness_id(&self) -> &str {
        self.id.as_str()
    }
}

/// Something that went well.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
#[schema(as = TeamWin)]
pub struct Win {
    /// `promise`, `thanks` or `survey`.
    pub kind: String,
    /// What was promised, or their words; may be empty for a survey that held without a word.
    pub words: String,
    /// The customer, or whoever kept the promise.
    pub who: String,
    /// When.
    pub at: Time,
}
