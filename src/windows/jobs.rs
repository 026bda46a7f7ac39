//! What the desk does by itself: it notes what was to be seen, hour by hour.

use super::{sheet, store};
use crate::ground::clock::HOUR;
use crate::ground::id::WorkspaceId;
use crate::ground::{Actor, House, Result, Time};
use crate::journal;

/// Notes what stood in the hours that are over, and is not noted; gives how many sheets were written. Safe on several
/// nodes: a window is held while its sheet is written, and whoever comes second finds nothing left.
pub async fn note_pictures(house: &House, workspace: &WorkspaceId) -> Result<usize> {
    let hour = Time(house.now().0.div_euclid(HOUR) * HOUR);
    let mut written = 0;
    for id in store::list_sheets_due(&mut house.read(), workspace, hour).await? {
        let mut tx = journal::begin(house, &Actor::desk(workspace)).await?;
        let window = store::find_held(&mut tx, &id).await?;
        if let Some(entry) = sheet::note(&mut tx, &window, hour).await? {
            tx.say(entry).await?.commit().await?;
            written += 1;
        }
    }
    Ok(written)
}
