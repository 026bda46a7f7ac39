//! What followers are told.

use serde::Serialize;
use utoipa::ToSchema;

use crate::ground::Time;
use crate::ground::id::{FollowerNewsId, IncidentId, WorkspaceId};
use crate::journal::Witnessed;

/// What happened that they hear of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NewsKind {
    /// An update was posted.
    Update,
    /// An update says something else now.
    Edit,
    /// An update was taken back.
    Withdrawn,
    /// The room is closed.
    Closed,
}

impl NewsKind {
    /// The word in the store, the API and the catalogue (`followers-mail-WORD`).
    pub const fn word(self) -> &'static str {
        match self {
            Self::Update => "update",
            Self::Edit => "edit",
            Self::Withdrawn => "withdrawn",
            Self::Closed => "closed",
        }
    }
}

/// The row: what was said, to how many.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
pub struct FollowerNews {
    /// Whose.
    #[schema(ignore)]
    pub workspace_id: WorkspaceId,
    /// Which.
    pub id: FollowerNewsId,
    /// About which incident.
    pub incident_id: IncidentId,
    /// `update`, `edit`, `withdrawn` or `closed`.
    pub kind: String,
    /// Which update; empty for the closing.
    pub about: String,
    /// Which of its versions; of the closing, since when the room could be read.
    pub version: i64,
    /// What the room was called.
    pub title: String,
    /// Where it was.
    pub link: String,
    /// The status word that the update took the incident to.
    pub status: String,
    /// What was said; of an update taken back, why.
    pub words: String,
    /// Who spoke.
    pub speaker: String,
    /// When we speak next.
    pub next_update_at: Option<Time>,
    /// To how many.
    pub letters: i64,
    /// When.
    pub told_at: Time,
    /// Salt of the row's digest.
    #[schema(ignore)]
    pub salt: String,
}

impl Witnessed for FollowerNews {
    fn witness_id(&self) -> &str {
        self.id.as_str()
    }
}
