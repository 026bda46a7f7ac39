//! The two gates every notice passes: whom it may reach, and which date it may carry. Both are other rooms'
//! to open.

use jiff::civil::Date;
use twodb::Ask;

use crate::ground::Result;
use crate::ground::id::{IncidentId, WorkspaceId};
use crate::promises::{self, Published};
use crate::scope;

/// Whether a second member has confirmed whom the incident touches.
pub(super) async fn scope_is_confirmed(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
) -> Result<bool> {
    scope::is_confirmed(ask, workspace, incident).await
}

/// The date of the fix that passed the gate of promises.
pub(super) async fn published(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
) -> Result<Option<Published>> {
    promises::published_date(ask, workspace, incident).await
}

/// The same as a calendar day in `zone`.
pub(super) async fn fix_day(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
    zone: &str,
) -> Result<Option<Date>> {
    Ok(published(ask, workspace, incident).await?.map(|p| p.due.day(zone)))
}
