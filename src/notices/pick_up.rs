//! Picking up what a desk left behind: it died, or it could not reach the store, and its book says how far it came.

use post::Fate;

use super::book::{self, LeftBehind, Noted};
use super::store::queue::PutBack;
use super::{Delivery, DeliveryState, outcome, store};
use crate::ground::id::WorkspaceId;
use crate::ground::{Fault, House, Result};

/// Settles the batches of every page that nobody holds; says how many deliveries moved.
pub(super) async fn left_behind(house: &House, workspace: &WorkspaceId) -> Result<usize> {
    let pages = book::left_behind(&house.config().book_folder(), workspace).map_err(Fault::broken)?;
    let mut done = 0;
    for page in pages {
        let in_hand = store::claims::list_of_page(&mut house.read(), workspace, &page.name).await?;
        done += in_hand.len();
        if !in_hand.is_empty() {
            tracing::info!(deliveries = in_hand.len(), "a desk left these in hand; its book settles them");
        }
        settle(house, workspace, &page, in_hand).await?;
        page.tear_out();
    }
    Ok(done)
}

async fn settle(
    house: &House,
    workspace: &WorkspaceId,
    page: &LeftBehind,
    in_hand: Vec<Delivery>,
) -> Result<()> {
    let (mut fates, mut never_sent) = (Vec::new(), Vec::new());
    for delivery in in_hand {
        match page.noted.get(delivery.id.as_str()) {
            Some(Noted::Settled(fate)) => fates.push((delivery, fate.clone())),
            None if page.is_whole => never_sent.push(delivery),
            Some(Noted::Sending) | None => {
                let why = "The desk that was sending it stopped before it could say what became of it.";
                fates.push((delivery, Fate::Uncertain { why: why.into() }));
            }
        }
    }
    let again = never_sent.iter().filter(|d| d.state() == DeliveryState::Queued);
    let again = again.map(|delivery| PutBack::untried(delivery, house.now()));
    outcome::record(house, workspace, &page.name, &fates, again.collect()).await
}
