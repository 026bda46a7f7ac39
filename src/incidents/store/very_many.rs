//! What only matters where an incident touches very many.

use twodb::{Ask, args, sql};

use crate::ground::Result;
use crate::ground::id::{CaseId, IncidentId, WorkspaceId};
use crate::journal::Tx;

/// Lets the engine plan the rest of a change by the cases that it has written so far.
pub(in crate::incidents) async fn take_stock(tx: &mut Tx) -> Result<()> {
    tx.take_stock("cases").await
}

/// More cases than this are very many: to count something of each takes longer than anybody waits for a page.
const VERY_MANY: i64 = 5_000;

/// Whether an incident touches very many.
pub(in crate::incidents) async fn touches_very_many(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
) -> Result<bool> {
    let text = sql("select id from cases where workspace_id = $1 and incident_id = $2 limit 1 offset $3");
    Ok(ask.maybe::<(CaseId,)>(text, args![workspace, incident, VERY_MANY]).await?.is_some())
}
