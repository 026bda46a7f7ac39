//! What the desk does by itself: it notices promises whose moment has passed, each once.

use super::{store, verbs};
use crate::ground::id::WorkspaceId;
use crate::ground::{Actor, House, Result};
use crate::journal;

/// Says of every promise that has become overdue that it has; gives how many.
pub async fn notice_overdue(house: &House, workspace: &WorkspaceId) -> Result<usize> {
    // Most rounds find nothing, and must not take the writer for it.
    if !store::is_any_overdue(&mut house.read(), workspace, house.now()).await? {
        return Ok(0);
    }
    let mut tx = journal::begin(house, &Actor::desk(workspace)).await?;
    let now = tx.now();
    let mut overdue = store::claim_overdue(&mut tx, workspace, now).await?;
    if overdue.is_empty() {
        return Ok(0);
    }
    for promise in &mut overdue {
        promise.overdue_said_at = Some(now);
    }
    store::put(&mut tx, &overdue).await?;
    let entries =
        overdue.iter().map(|p| verbs::entry(p, "promise.overdue").about(p)).collect::<Result<Vec<_>>>()?;
    tx.say(entries).await?.commit().await?;
    Ok(overdue.len())
}
