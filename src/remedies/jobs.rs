//! What the desk does by itself: offers that nobody answered in time expire.

use super::{Offer, OfferState, store, verbs};
use crate::ground::id::WorkspaceId;
use crate::ground::{Actor, House, Result};
use crate::journal;

/// Lets run out what has run out; gives how many.
pub async fn expire(house: &House, workspace: &WorkspaceId) -> Result<usize> {
    // Most rounds find nothing, and must not take the writer for it.
    if !store::is_any_expired(&mut house.read(), workspace, house.now()).await? {
        return Ok(0);
    }
    let mut tx = journal::begin(house, &Actor::desk(workspace)).await?;
    let now = tx.now();
    let over = store::claim_expired(&mut tx, workspace, now).await?;
    if over.is_empty() {
        return Ok(0);
    }
    let expired: Vec<Offer> = over
        .into_iter()
        .map(|o| Offer {
            state: OfferState::Expired.word().into(),
            settled_at: Some(now),
            settled_by: Some(tx.actor().label()),
            moved_at: now,
            ..o
        })
        .collect();
    store::put_offers(&mut tx, &expired).await?;
    let entries =
        expired.iter().map(|o| verbs::entry(o, "offer.expired").about(o)).collect::<Result<Vec<_>>>()?;
    tx.say(entries).await?.commit().await?;
    Ok(expired.len())
}
