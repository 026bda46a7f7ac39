//! Who remembers a grievance, and the statement that led to it.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::GrievanceSaid;
use crate::ground::Time;
use crate::ground::id::{ContactId, CustomerId, GrievanceId, MemberId, MemoryId, StatementId, WorkspaceId};
use crate::journal::Witnessed;

/// The row: somebody remembers it.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
#[schema(as = GrievanceMemory)]
pub struct Memory {
    /// Whose desk.
    pub workspace_id: WorkspaceId,
    /// Which.
    pub id: MemoryId,
    /// Of which grievance.
    pub grievance_id: GrievanceId,
    /// Whose.
    pub customer_id: CustomerId,
    /// Which contact of theirs remembers it.
    pub contact_id: Option<ContactId>,
    /// Which of us remembers it.
    pub member_id: Option<MemberId>,
    /// The statement that led to it.
    pub statement_id: Option<StatementId>,
    /// Their name on that day; empty when nobody knows who it was.
    pub name: String,
    /// What they remember; empty where a statement says it.
    pub words: String,
    /// Who noted it.
    pub noted_by: String,
    /// When.
    pub noted_at: Time,
    /// Salt of the row's digest.
    #[schema(ignore)]
    pub salt: String,
}

impl Witnessed for Memory {
    fn witness_id(&self) -> &str {
        self.id.as_str()
    }
}

/// Who remembers it: a contact of theirs, or one of us.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct MemorySaid {
    /// The id of a contact of this customer, or of a member.
    pub who: String,
    /// What they remember.
    pub words: String,
}

/// Where a statement leads back to: a grievance that is known, or a new one.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct TraceSaid {
    /// A known grievance of this customer; empty for a new one.
    pub grievance_id: String,
    /// The new one.
    #[serde(flatten)]
    pub grievance: GrievanceSaid,
}
