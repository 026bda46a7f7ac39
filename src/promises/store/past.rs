//! The past that forecasts are read from, a bounded piece of it.

use twodb::{Ask, args, sql};

use crate::ground::Result;
use crate::ground::id::WorkspaceId;
use crate::promises::past::PastPromise;

/// The most promises of a kind that are looked at, those due last.
const MOST: i64 = 2_000;

/// Promises of a kind, with the scenario of their incident. -- reads: incidents
pub(in crate::promises) async fn of_kind(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    kind: &str,
) -> Result<Vec<PastPromise>> {
    let text = sql(
        "select p.id, p.owner_id, i.scenario, p.made_at, p.due_at, p.estimate_at, p.state, p.settled_at, p.renews_id, p.renewed_by_id
         from (select id, incident_id, workspace_id, owner_id, made_at, due_at, estimate_at, state, settled_at, renews_id, renewed_by_id
               from promises where workspace_id = $1 and kind = $2 order by due_at desc, id desc limit $3) p
         join incidents i on i.workspace_id = p.workspace_id and i.id = p.incident_id",
    );
    Ok(ask.all(text, args![workspace, kind, MOST]).await?)
}
