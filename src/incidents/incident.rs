//! An incident: one thing we did or failed to do, of any age, known or suspected.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::ground::Time;
use crate::ground::id::{IncidentId, MemberId, WorkspaceId};
use crate::journal::Witnessed;

/// The row. Times that are not known are absent.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
pub struct Incident {
    /// Whose.
    pub workspace_id: WorkspaceId,
    /// Which.
    pub id: IncidentId,
    /// What to call it.
    pub title: String,
    /// What happened, in our own words; may be empty on the first day.
    pub summary: String,
    /// The scenario it follows, by its word; none is allowed.
    pub scenario: Option<String>,
    /// When it happened.
    pub occurred_at: Option<Time>,
    /// Who said so.
    pub occurred_by: Option<String>,
    /// When we became aware.
    pub noticed_at: Option<Time>,
    /// Who said so.
    pub noticed_by: Option<String>,
    /// When we decided to act.
    pub decided_at: Option<Time>,
    /// Who said so.
    pub decided_by: Option<String>,
    /// When the first of those it touches was told.
    pub first_told_at: Option<Time>,
    /// Why there is no date for the fix yet, in words for customers.
    pub no_date_because: Option<String>,
    /// When we speak next.
    pub next_update_at: Option<Time>,
    /// The word everyone knows: investigating, identified, monitoring or resolved.
    pub public_status: String,
    /// Who leads.
    pub lead_id: Option<MemberId>,
    /// When it was closed.
    pub closed_at: Option<Time>,
    /// Salt of the row's digest.
    #[schema(ignore)]
    pub salt: String,
    /// When it was declared here.
    pub declared_at: Time,
    /// By whom.
    pub declared_by: String,
}

impl Incident {
    /// What customers read at the top of their room.
    pub fn status(&self) -> PublicStatus {
        PublicStatus::from_word(&self.public_status).unwrap_or(PublicStatus::Investigating)
    }

    /// Why there is no date for the fix yet, for as long as anybody waits for one: whoever reads that it is put right does not.
    pub fn no_date_yet(&self) -> Option<&str> {
        let is_awaited = self.closed_at.is_none() && self.status() != PublicStatus::Resolved;
        self.no_date_because.as_deref().filter(|_| is_awaited)
    }
}

impl Witnessed for Incident {
    fn witness_id(&self) -> &str {
        self.id.as_str()
    }
}

/// An incident as a list shows it.
#[derive(Debug, Clone, sqlx::FromRow, Serialize, ToSchema)]
pub struct IncidentLine {
    /// Which.
    pub id: IncidentId,
    /// What it is called.
    pub title: String,
    /// The scenario's word.
    pub scenario: Option<String>,
    /// When we became aware.
    pub noticed_at: Option<Time>,
    /// When the first was told.
    pub first_told_at: Option<Time>,
    /// When we speak next.
    pub next_update_at: Option<Time>,
    /// When it was closed.
    pub closed_at: Option<Time>,
    /// When it was declared.
    pub declared_at: Time,
    /// Cases that were not withdrawn.
    pub cases: i64,
    /// Of those, told.
    pub told: i64,
    /// Of those, closed.
    pub closed: i64,
}

/// What a member says when they declare an incident. Only the title is needed.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct Declaration {
    /// What to call it; at most 300 characters.
    pub title: String,
    /// What happened, as far as it is known.
    pub summary: String,
    /// A scenario's word; empty for none.
    pub scenario: String,
    /// When it happened; empty for unknown. RFC 3339, or local time in the workspace's zone.
    pub occurred_at: String,
    /// When we became aware; empty for unknown.
    pub noticed_at: String,
    /// When we decided to act; empty for unknown.
    pub decided_at: String,
}

/// The times a member sets or takes back; empty is unknown.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct Times {
    /// When it happened.
    pub occurred_at: String,
    /// When we became aware.
    pub noticed_at: String,
    /// When we decided to act.
    pub decided_at: String,
}

/// The status words everyone knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum PublicStatus {
    /// We are finding out what happened.
    Investigating,
    /// We know what happened.
    Identified,
    /// It is mended, and we watch it.
    Monitoring,
    /// It is put right.
    Resolved,
}

impl PublicStatus {
    /// All, in their order.
    pub const ALL: [Self; 4] = [Self::Investigating, Self::Identified, Self::Monitoring, Self::Resolved];
    /// The word in the store, the API and the catalogue (`incidents-status-WORD`).
    pub const fn word(self) -> &'static str {
        match self {
            Self::Investigating => "investigating",
            Self::Identified => "identified",
            Self::Monitoring => "monitoring",
            Self::Resolved => "resolved",
        }
    }
    /// The status of this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|s| s.word() == word)
    }
}

/// What we do that says more to customers than the status they read: it takes the status along.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// We admitted that it was us.
    Admitted,
    /// Customers may read the day it is mended.
    DatePublished,
    /// They are asked whether it held: we say that it is mended.
    Asked,
    /// The incident is closed.
    Closed,
}

impl Act {
    /// The word in the journal.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Admitted => "admission",
            Self::DatePublished => "date",
            Self::Asked => "survey",
            Self::Closed => "closing",
        }
    }
}
