//! A lesson and its versions.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::ground::Time;
use crate::ground::id::{IncidentId, LessonId, WorkspaceId};
use crate::journal::Witnessed;

/// The row: the version that stands.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
pub struct Lesson {
    /// Whose.
    pub workspace_id: WorkspaceId,
    /// Which.
    pub id: LessonId,
    /// 1 for the first; each edit counts up.
    pub version: i64,
    /// What to call it.
    pub title: String,
    /// What happened.
    pub happened: String,
    /// What we learned.
    pub learned: String,
    /// What changes: the playbook, the machine, the habit.
    pub changes: String,
    /// Space-separated words with a space at both ends; empty for none.
    pub tags: String,
    /// The scenario it belongs to, by its word.
    pub scenario: Option<String>,
    /// The incident that taught it.
    pub incident_id: Option<IncidentId>,
    /// The day on which somebody looks whether it is still true, as an ISO date.
    pub review_on: String,
    /// When somebody last said that it is.
    pub confirmed_at: Option<Time>,
    /// Who.
    pub confirmed_by: Option<String>,
    /// Digest of every version that ever stood, so that the row vouches for them.
    #[schema(ignore)]
    pub versions_digest: String,
    /// Salt of the row's digest.
    #[schema(ignore)]
    pub salt: String,
    /// When it was first written.
    pub written_at: Time,
    /// By whom.
    pub written_by: String,
    /// When this version was written.
    pub changed_at: Time,
    /// By whom.
    pub changed_by: String,
}

impl Lesson {
    /// Its tags one by one.
    pub fn tag_words(&self) -> Vec<&str> {
        self.tags.split_whitespace().collect()
    }
}

impl Witnessed for Lesson {
    fn witness_id(&self) -> &str {
        self.id.as_str()
    }
}

/// A version as it stood.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
pub struct LessonVersion {
    /// Which version.
    pub version: i64,
    /// What it was called.
    pub title: String,
    /// What happened.
    pub happened: String,
    /// What we had learned.
    pub learned: String,
    /// What was to change.
    pub changes: String,
    /// When it was written.
    pub changed_at: Time,
    /// By whom.
    pub changed_by: String,
}

/// What a member writes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct LessonSaid {
    /// What to call it; at most 300 characters.
    pub title: String,
    /// What happened.
    pub happened: String,
    /// What we learned. Needed: without it, it is a diary.
    pub learned: String,
    /// What changes.
    pub changes: String,
    /// Words to find it by, separated by spaces or commas.
    pub tags: String,
    /// A scenario's word; empty for none.
    pub scenario: String,
    /// The incident that taught it; empty for none.
    pub incident_id: String,
    /// A playbook's word, when what changes is written into that playbook too (R7); empty for none.
    pub playbook: String,
    /// The day to look at it again, `2027-05-01`; empty for in half a year.
    pub review_on: String,
    /// The version this edit began from; not needed for a new lesson.
    pub version: Option<i64>,
}
