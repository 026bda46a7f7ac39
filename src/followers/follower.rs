//! Somebody who follows a public room, and somebody who asked to.

use serde::Serialize;
use utoipa::ToSchema;

use crate::ground::Time;
use crate::ground::id::{FollowerId, FollowerRequestId, IncidentId, WorkspaceId};
use crate::journal::Witnessed;

/// A public room as letters speak of it: what it is called, and where it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Followed {
    /// About which incident.
    pub incident_id: IncidentId,
    /// What it is called, as everybody reads it.
    pub title: String,
    /// Where it is, whole.
    pub link: String,
}

/// The row of somebody who follows.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize)]
pub struct Follower {
    /// Whose.
    pub workspace_id: WorkspaceId,
    /// Which.
    pub id: FollowerId,
    /// What they follow.
    pub incident_id: IncidentId,
    /// Where news go: a mail address, or that of a system, which begins with https://.
    pub address: String,
    /// In which language what we put around an update is written.
    pub language: String,
    /// What leaves, in each of their letters.
    pub leave_secret: String,
    /// Since when.
    pub joined_at: Time,
    /// Salt of the row's digest.
    pub salt: String,
}

impl Follower {
    /// Whether it is a system, to which news are posted.
    pub fn is_system(&self) -> bool {
        is_system(&self.address)
    }
}

/// Whether an address is that of a system: no mail address has this in it.
pub(super) fn is_system(address: &str) -> bool {
    address.contains("://")
}

impl Witnessed for Follower {
    fn witness_id(&self) -> &str {
        self.id.as_str()
    }
}

/// A follower as leads see them: the secret that leaves is nobody's but theirs.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
pub struct FollowerView {
    /// Which.
    pub id: FollowerId,
    /// Where news go: a mail address, or that of a system.
    pub address: String,
    /// In which language they are.
    pub language: String,
    /// Since when.
    pub joined_at: Time,
}

/// That somebody asked to follow, and has not said yet that it was them.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct FollowerRequest {
    /// Whose.
    pub workspace_id: WorkspaceId,
    /// Which.
    pub id: FollowerRequestId,
    /// What they want to follow.
    pub incident_id: IncidentId,
    /// The address that was written: of a person, or of a system.
    pub address: String,
    /// In which language they read.
    pub language: String,
    /// What the room is called.
    pub title: String,
    /// Where it is.
    pub link: String,
    /// SHA-256 of what confirms.
    pub secret_digest: String,
    /// How often they were asked.
    pub letters: i64,
    /// When they were asked last.
    pub asked_at: Time,
    /// When the question is forgotten.
    pub ends_at: Time,
    /// When it is posted next, to a system; none once that has it.
    pub post_at: Option<Time>,
    /// How often it was posted.
    pub tries: i64,
}

impl FollowerRequest {
    /// Whether it is a system that is asked.
    pub fn is_system(&self) -> bool {
        is_system(&self.address)
    }
}
