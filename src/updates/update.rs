//! An update, and each version it had.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::ground::Time;
use crate::ground::id::{IncidentId, UpdateId, WorkspaceId};
use crate::incidents::PublicStatus;
use crate::journal::Witnessed;

/// The row.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
pub struct Update {
    /// Whose.
    pub workspace_id: WorkspaceId,
    /// Which.
    pub id: UpdateId,
    /// About which incident.
    pub incident_id: IncidentId,
    /// The status word it took the incident to, of [`PublicStatus`].
    pub status: String,
    /// What we said: the version that stands.
    pub text: String,
    /// When we said that we speak next.
    pub next_update_at: Option<Time>,
    /// Who speaks: name and role, as customers read it.
    pub speaker: String,
    /// Which member posted it.
    pub posted_by: String,
    /// When.
    pub posted_at: Time,
    /// 1 when never edited.
    pub version: i64,
    /// When it was last edited.
    pub edited_at: Option<Time>,
    /// Why it was; empty when never edited.
    pub edit_reason: String,
    /// When it was taken back.
    pub withdrawn_at: Option<Time>,
    /// Why; empty while it stands.
    pub withdrawn_reason: String,
    /// Salt of the row's digest.
    #[schema(ignore)]
    pub salt: String,
}

impl Update {
    /// Whether it was not taken back.
    pub const fn stands(&self) -> bool {
        self.withdrawn_at.is_none()
    }
    /// The status it took the incident to.
    pub fn status(&self) -> PublicStatus {
        PublicStatus::from_word(&self.status).unwrap_or(PublicStatus::Investigating)
    }
    /// As readers may have it: without the text once it was taken back.
    #[must_use]
    pub fn as_read(self) -> Self {
        if self.stands() { self } else { Self { text: String::new(), ..self } }
    }
}

impl Witnessed for Update {
    fn witness_id(&self) -> &str {
        self.id.as_str()
    }
}

/// One version of an update.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
pub struct UpdateVersion {
    /// Whose.
    pub workspace_id: WorkspaceId,
    /// The update's id, a slash and the number.
    pub id: String,
    /// Of which update.
    pub update_id: UpdateId,
    /// About which incident.
    pub incident_id: IncidentId,
    /// From 1.
    pub number: i64,
    /// What it said; empty once erased.
    pub text: String,
    /// SHA-256 over salt and text, kept when the text is erased.
    pub text_digest: String,
    /// Why it was edited into this; empty for the first.
    pub because: String,
    /// By when we had said that we would speak; on the first version only.
    pub due_at: Option<Time>,
    /// Which member wrote it.
    pub said_by: String,
    /// Their name on that day.
    pub said_name: String,
    /// When.
    pub said_at: Time,
    /// When its text was erased.
    pub erased_at: Option<Time>,
    /// Salt of the digests; gone with the text.
    #[schema(ignore)]
    pub salt: String,
}

impl Witnessed for UpdateVersion {
    fn witness_id(&self) -> &str {
        &self.id
    }
}

/// What a lead says before everyone.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct UpdateSaid {
    /// `investigating`, `identified`, `monitoring` or `resolved`: customers read it from now on.
    pub status: String,
    /// What there is to say; at most 20,000 characters.
    pub text: String,
    /// When we speak next. RFC 3339, or local time in the workspace's zone; empty where no moment is announced, and the one
    /// that was announced is over with this update.
    pub next_update_at: String,
    /// Who speaks, of those who were named; empty for whoever posts it.
    pub speaker_id: String,
}

/// How an update should read instead.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct EditSaid {
    /// The whole text as it should read.
    pub text: String,
    /// Why; customers read it beside what changed.
    pub because: String,
    /// The version that was edited; an edit of another is refused. 0 edits whatever stands.
    pub version: i64,
}
