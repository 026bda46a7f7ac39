//! What the desk does by itself: it breaks the promise of a call that nobody made.

use super::rules::FORGOTTEN;
use super::{rules, store};
use crate::ground::id::WorkspaceId;
use crate::ground::{Actor, House, Result};
use crate::journal;
use crate::promises;

/// Breaks every promise to call back whose moment passed a day ago without a call; gives how many. The person stays in the
/// line.
pub async fn break_call_backs(house: &House, workspace: &WorkspaceId) -> Result<usize> {
    let before = house.now().plus(-FORGOTTEN);
    let mut broken = 0;
    for (delivery, promise) in store::lines::list_promised(&mut house.read(), workspace, before).await? {
        let mut tx = journal::begin(house, &Actor::desk(workspace)).await?;
        let line = store::lines::find_held(&mut tx, &delivery).await?;
        // Somebody rang meanwhile, or is ringing now.
        if line.promise_id.as_ref() != Some(&promise) || line.holder(tx.now()).is_some() {
            continue;
        }
        let because = "Nobody called back within a day of the moment we promised.";
        let entries = promises::break_now(&mut tx, &promise, because).await?;
        let urgency = rules::urgency(line.is_fear == 1, false);
        let line = super::Line { promise_id: None, promised_at: None, urgency, ..line };
        if entries.is_empty() {
            // A member has settled it: the line only forgets it, which is no fact.
            drop(tx);
            forget(house, &line).await?;
            continue;
        }
        store::lines::come_again(&mut tx, &line).await?;
        tx.say(entries).await?.commit().await?;
        broken += 1;
    }
    Ok(broken)
}

/// Lets the line forget a promise that was settled elsewhere.
async fn forget(house: &House, line: &super::Line) -> Result<()> {
    let mut tx = house.db().begin().await?;
    store::lines::forget_promise(&mut tx, line).await?;
    Ok(tx.commit().await?)
}
