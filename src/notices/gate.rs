//! The two gates every notice passes: whom it may reach, and which date it may carry. Both are other rooms'
//! to open.

use jiff::civil::Date;
use twodb::Ask;

use crate::ground::id::{IncidentId, PromiseId, WorkspaceId};
use crate::ground::web::Paging;
use crate::ground::{Result, Time};
use crate::incidents;

/// Whether a second member has confirmed whom the incident touches: only then there are cases.
pub(super) async fn scope_is_confirmed(
    ask: &mut impl Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
) -> Result<bool> {
    let one = Paging { after: None, limit: Some(1) };
    Ok(!incidents::list_cases(ask, workspace, Some(incident), None, &one).await?.items.is_empty())
}

/// TMP
pub(super) struct Published {
    pub id: PromiseId,
    pub due: Time,
    pub confidence: i64,
}

/// The date of the fix that passed the gate of promises.
pub(super) async fn published(
    _ask: &mut impl Ask,
    _workspace: &WorkspaceId,
    _incident: &IncidentId,
) -> Result<Option<Published>> {
    Ok(None)
}

/// The same as a calendar day in `zone`.
pub(super) async fn fix_day(
    ask: &mut impl Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
    zone: &str,
) -> Result<Option<Date>> {
    Ok(published(ask, workspace, incident).await?.map(|p| p.due.day(zone)))
}
