//! What the desk does by itself: it lays out the next meeting of each cadence, and ends a cadence with its case.

use super::{setting, store};
use crate::ground::id::WorkspaceId;
use crate::ground::{Actor, House, Result};

/// Goes on with every cadence that is due; how many went on. A round that finds nothing costs one query.
pub async fn lay_out(house: &House, workspace: &WorkspaceId) -> Result<usize> {
    let due = store::cadences::list_due(&mut house.read(), workspace, house.now()).await?;
    let mut done = 0;
    for id in due {
        done += usize::from(setting::go_on(house, &Actor::desk(workspace), &id).await?);
    }
    Ok(done)
}
