//! What the team stands behind: the plan, and what must never happen again (R85).

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::ground::Time;
use crate::ground::id::{BuyInId, IncidentId, MemberId, NeverAgainId, WorkspaceId};
use crate::journal::Witnessed;

/// The row: a version of what must never happen again.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
pub struct NeverAgain {
    /// Whose desk.
    pub workspace_id: WorkspaceId,
    /// Which.
    pub id: NeverAgainId,
    /// About which incident.
    pub incident_id: IncidentId,
    /// From 1.
    pub version: i64,
    /// One sentence a line.
    pub sentences: String,
    /// Who wrote it.
    pub written_by: String,
    /// Their name on that day.
    pub written_name: String,
    /// When.
    pub written_at: Time,
    /// Salt of the row's digest.
    #[schema(ignore)]
    pub salt: String,
}

impl Witnessed for NeverAgain {
    fn witness_id(&self) -> &str {
        self.id.as_str()
    }
}

/// The row: one of the team stands behind a version.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
pub struct BuyIn {
    /// Whose desk.
    pub workspace_id: WorkspaceId,
    /// Which.
    pub id: BuyInId,
    /// About which incident.
    pub incident_id: IncidentId,
    /// The plan's id, or the incident's where it is the list.
    pub subject: String,
    /// Which version.
    pub version: i64,
    /// Who.
    pub member_id: MemberId,
    /// When.
    pub agreed_at: Time,
}

impl Witnessed for BuyIn {
    fn witness_id(&self) -> &str {
        self.id.as_str()
    }
}

/// The list, as somebody writes it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct NeverAgainSaid {
    /// One sentence a line; at most 12 of at most 300 characters.
    pub sentences: String,
    /// The version that whoever writes has read; 0 where there is none yet.
    pub version: i64,
}

/// What one of the team stands behind.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
#[schema(as = TeamAgreeSaid)]
pub struct AgreeSaid {
    /// `plan` or `never_again`.
    pub what: String,
    /// The version that they have read.
    pub version: i64,
}
