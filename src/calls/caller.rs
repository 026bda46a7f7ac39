//! A caller of executives: a member whom a lead has named (R82).

use serde::Serialize;
use utoipa::ToSchema;

use crate::ground::Time;
use crate::ground::id::{CallerId, MemberId, WorkspaceId};
use crate::journal::Witnessed;

/// The row. One who was released stays.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
pub struct Caller {
    /// Whose desk.
    pub workspace_id: WorkspaceId,
    /// Which.
    pub id: CallerId,
    /// Which member.
    pub member_id: MemberId,
    /// Their name on that day.
    pub member_name: String,
    /// Since when.
    pub named_at: Time,
    /// By whom.
    pub named_by: String,
    /// Until when.
    pub released_at: Option<Time>,
    /// By whom.
    pub released_by: Option<String>,
}

impl Witnessed for Caller {
    fn witness_id(&self) -> &str {
        self.id.as_str()
    }
}
