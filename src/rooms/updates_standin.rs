//! Stands where `crate::updates` will stand, with the same shapes and nothing behind them. It goes when that room comes:
//! in `rooms/mod.rs` the alias then names the room itself.

use serde::Serialize;

use crate::ground::id::{IncidentId, WorkspaceId};
use crate::ground::{Result, Time};

/// An update as its room will give it.
#[derive(Debug, Clone, Serialize)]
pub struct Update {
    /// Whose.
    pub workspace_id: WorkspaceId,
    /// Which.
    pub id: String,
    /// About which incident.
    pub incident_id: IncidentId,
    /// The status word it took the incident to.
    pub status: String,
    /// What it says.
    pub text: String,
    /// When we speak next, where it said so.
    pub next_update_at: Option<Time>,
    /// Who speaks.
    pub speaker: String,
    /// Who posted it.
    pub posted_by: String,
    /// When.
    pub posted_at: Time,
    /// 1 when never edited.
    pub version: i64,
    /// When it was edited last.
    pub edited_at: Option<Time>,
    /// Why.
    pub edit_reason: String,
    /// When it was taken back.
    pub withdrawn_at: Option<Time>,
    /// Why.
    pub withdrawn_reason: String,
    /// Salt of the row's digest.
    pub salt: String,
}

/// None yet.
#[expect(clippy::unused_async, reason = "the shape of what comes in its place")]
pub async fn list(
    _read: &mut twodb::Reader,
    _workspace: &WorkspaceId,
    _incident: &IncidentId,
) -> Result<Vec<Update>> {
    Ok(Vec::new())
}

/// What everybody may see of updates.
pub mod panel {
    use crate::ground::id::{IncidentId, WorkspaceId};
    use crate::ground::page::Shell;
    use crate::ground::panel::Panel;
    use crate::ground::{House, Result};

    /// None yet.
    #[expect(clippy::unused_async, reason = "the shape of what comes in its place")]
    pub async fn public(
        _house: &House,
        _shell: &Shell,
        _workspace: &WorkspaceId,
        _incident: &IncidentId,
    ) -> Result<Vec<Panel>> {
        Ok(Vec::new())
    }
}
