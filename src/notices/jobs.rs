//! The postman: brings what is due to the mail server, in rounds of batches, on every desk that runs.
//!
//! A batch is claimed in one transaction with a lease, a fence and a page of the desk's book, handed over, and recorded
//! in another. If the desk dies in between, whoever finds the page settles the batch by it ([`super::pick_up`]); where it
//! is not found, the lease ends and the batch is *uncertain*: perhaps the mail server has it. Nothing uncertain is ever
//! sent again by itself; a member settles it.

use post::Relay;

use super::book::{self, Page};
use super::round::Round;
use super::store::claims::{Behind, Wanted};
use super::{Delivery, addressed, glance, outcome, pick_up, steering, store};
use crate::ground::clock::MINUTE;
use crate::ground::id::WorkspaceId;
use crate::ground::workspace::Workspace;
use crate::ground::{House, Result};

/// How long a claim is ours: far longer than a batch takes even with a slow mail server.
const LEASE: i64 = 15 * MINUTE;

/// Deliveries in this desk's hands, and the page of its book where it says what becomes of them.
pub struct Batch {
    /// Which.
    pub deliveries: Vec<Delivery>,
    pub(super) page: Page,
}

/// Delivers what is due in a workspace; says how many deliveries moved.
pub async fn deliver(house: &House, workspace: &Workspace) -> Result<usize> {
    let mut done = pick_up::left_behind(house, &workspace.id).await?;
    if let Some(lost) = store::claims::seek_lost(&mut house.read(), &workspace.id, house.now()).await? {
        done += outcome::give_up_lost(house, &workspace.id, &lost).await?;
    }
    done += addressed::queue_more(house, &workspace.id).await?;
    done += steering::end_left_behind(house, &workspace.id).await?;
    if !store::queue::is_due(&mut house.read(), &workspace.id, house.now()).await? {
        return Ok(done);
    }
    let Some(relay) = relay(house) else { return Ok(done) };
    let round = Round::new(house, workspace, &relay).run().await;
    relay.rest().await;
    Ok(done + round?)
}

/// Takes a new glance at what is on its way, now and then, so that whoever watches waits for none.
pub async fn glance_at_sendings(house: &House, workspace: &Workspace) -> Result<()> {
    glance::keep_fresh(house, &workspace.id).await
}

/// Claims up to `most` deliveries that are due, `behind` one where that is given: nobody else touches them until the lease ends.
pub async fn claim(
    house: &House,
    workspace: &WorkspaceId,
    most: i64,
    behind: Option<&Behind>,
) -> Result<Batch> {
    let page = book::begin(&house.config().book_folder(), workspace, house.dice())?;
    let now = house.now();
    let wanted = Wanted { page: &page.name, now, lease_until: now.plus(LEASE), most, behind };
    let mut tx = house.db().begin().await?;
    let deliveries = store::claims::claim(&mut tx, workspace, &wanted).await?;
    tx.commit().await?;
    Ok(Batch { deliveries, page })
}

/// The mail server, if one is set. Settings that cannot be meant count as none, and the log says why.
fn relay(house: &House) -> Option<Relay> {
    let relay = crate::ground::mail::relay(house.config());
    relay.inspect_err(|fault| tracing::error!(%fault, "the settings of mail")).ok().flatten()
}
