//! What was to be seen in an hour: how pictures that thin out with time are vouched for.

use serde::Serialize;

use super::{Window, store};
use crate::ground::id::{IncidentId, SheetId, WindowId, WorkspaceId};
use crate::ground::{Result, Time};
use crate::journal::{Chain, Entry, Tx, Witnessed};

/// The row: written once, when the hour is over.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize)]
pub struct Sheet {
    /// Whose.
    pub workspace_id: WorkspaceId,
    /// Which.
    pub id: SheetId,
    /// Of which window.
    pub window_id: WindowId,
    /// About which incident.
    pub incident_id: IncidentId,
    /// From when.
    pub from_at: Time,
    /// Until when, itself left out.
    pub until_at: Time,
    /// How many stood.
    pub pictures: i64,
    /// A line for each: its time, in milliseconds, and its SHA-256.
    pub marks: String,
    /// When it was noted.
    pub noted_at: Time,
}

impl Witnessed for Sheet {
    fn witness_id(&self) -> &str {
        self.id.as_str()
    }
}

/// Notes in the caller's change what stood of a window that is held, from its last sheet until a moment; nothing when
/// nothing did.
pub(super) async fn note(tx: &mut Tx, window: &Window, until_at: Time) -> Result<Option<Entry>> {
    let (workspace, id) = (&window.workspace_id, &window.id);
    let noted = store::noted_until(tx, workspace, id).await?;
    let marks = store::list_marks(tx, workspace, id, noted, until_at).await?;
    let Some(first) = marks.first() else { return Ok(None) };
    let sheet = Sheet {
        workspace_id: workspace.clone(),
        id: tx.mint(),
        window_id: id.clone(),
        incident_id: window.incident_id.clone(),
        from_at: first.at,
        until_at,
        pictures: i64::try_from(marks.len()).unwrap_or(i64::MAX),
        marks: marks.iter().map(|mark| format!("{} {}\n", mark.at.0, mark.digest)).collect(),
        noted_at: tx.now(),
    };
    store::insert_sheet(tx, &sheet).await?;
    let entry = Entry::on(Chain::Incident(sheet.incident_id.clone()), "window.pictures_noted")
        .about(&sheet)?
        .with("window", sheet.window_id.as_str())
        .with("pictures", sheet.pictures);
    Ok(Some(entry))
}
