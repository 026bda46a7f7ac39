//! A playbook, its steps, and what changed it.

use serde::Serialize;
use utoipa::ToSchema;

use crate::ground::Time;
use crate::ground::id::{IncidentId, PlaybookId, WorkspaceId};
use crate::journal::Witnessed;

/// A playbook as it ships. Its words are in the catalogue: `playbooks-WORD`, `playbooks-WORD-for`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Playbook {
    /// Its word, also its address.
    pub word: &'static str,
    /// The scenarios it is for.
    pub scenarios: &'static [&'static str],
    /// What is done, in the order of time.
    pub steps: &'static [Step],
}

/// One step. Its text is in the catalogue: `playbooks-step-WORD`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// Its word.
    pub word: &'static str,
    /// The operating area that owns it unless somebody is named: `playbooks-area-WORD`.
    pub area: &'static str,
    /// When it is due, in minutes after the first moment.
    pub after_min: i64,
}

/// The row: what an incident changed in a playbook, and the version it made.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
pub struct PlaybookChange {
    /// Whose.
    pub workspace_id: WorkspaceId,
    /// Which.
    pub id: PlaybookId,
    /// Of which playbook, by its word.
    pub playbook: String,
    /// The version it made; 1 is the one that ships.
    pub version: i64,
    /// What is done differently from now on.
    pub note: String,
    /// Which incident taught it.
    pub incident_id: Option<IncidentId>,
    /// Salt of the row's digest.
    #[schema(ignore)]
    pub salt: String,
    /// When.
    pub changed_at: Time,
    /// By whom.
    pub changed_by: String,
}

impl Witnessed for PlaybookChange {
    fn witness_id(&self) -> &str {
        self.id.as_str()
    }
}
