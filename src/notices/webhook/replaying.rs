//! Sent again because somebody asked for it: one message, or all that left for a system since a moment. The message
//! keeps its id, so that a system that has it knows it.

use super::COPY;
use super::recording::is_again;
use crate::ground::id::{ContactId, DeliveryId, IncidentId, NoticeId, WebhookId};
use crate::ground::{Actor, Fault, House, Result, Role, Time};
use crate::journal::{self, Entry, Tx};
use crate::notices::sending::fact;
use crate::notices::{Channel, Delivery, DeliveryState, NoticeState, may, outcome, store};
use crate::webhooks::{self, WebhookState};

/// Messages sent again at once, at most.
const MOST: i64 = 500;

/// Sends one message again: what was taken goes once more, what was given up is tried anew, and what waits for its next
/// try is tried now.
pub async fn replay(house: &House, actor: &Actor, id: &DeliveryId) -> Result<Delivery> {
    actor.must_be(Role::Member)?;
    let mut tx = journal::begin(house, actor).await?;
    let known = store::deliveries::find(&mut tx, &actor.workspace, id).await?;
    if known.channel != Channel::Webhook.word() {
        return Err(Fault::refused(
            "This delivery went to no system.",
            "Send a letter again where its page offers it, or speak with the person.",
        ));
    }
    is_listening(&mut tx, &known.contact_id).await?;
    store::hold_incident(&mut tx, &known.incident_id).await?;
    let notice = store::find_held(&mut tx, &known.notice_id).await?;
    let delivery = store::deliveries::find_held(&mut tx, id).await?;
    if !is_again(&delivery) {
        let of = std::slice::from_ref(&notice.id);
        let is_corrected = !store::corrections_of(&mut tx, &actor.workspace, of).await?.is_empty();
        may::may_send_again(&notice, is_corrected)?;
        if notice.state() == NoticeState::Stopped {
            return Err(Fault::refused(
                "This notice is stopped, and what was not taken of it waits.",
                "Let it go on first.",
            ));
        }
        if delivery.next_at.is_none() && delivery.state() == DeliveryState::Queued {
            return Err(Fault::refused("It waits for its wave.", "Let the rest of the notice go first."));
        }
    }
    let delivery = again(delivery, tx.now());
    store::deliveries::put(&mut tx, std::slice::from_ref(&delivery)).await?;
    let mut entries = vec![fact(&delivery, "delivery.replayed")?];
    if delivery.round > COPY {
        // What was sent to its end goes on.
        entries.extend(outcome::follow(&mut tx, notice, &[]).await?);
    }
    tx.say(entries).await?.commit().await?;
    Ok(delivery)
}

/// Sends again all that was taken by a system, or given up, since a moment; says how many those are. What was stopped,
/// ended or corrected since, and was never taken, stays where it is.
pub async fn replay_since(house: &House, actor: &Actor, id: &WebhookId, since: Time) -> Result<usize> {
    actor.must_be(Role::Member)?;
    let mut tx = journal::begin(house, actor).await?;
    let contact = webhooks::find(&mut tx, &actor.workspace, id).await?.contact_id;
    is_listening(&mut tx, &contact).await?;
    let some = store::webhook::list_to_replay(&mut tx, &contact, since, MOST).await?;
    if some.is_empty() {
        return Err(Fault::refused(
            "Nothing has left for this system since then.",
            "Choose an earlier moment; what waits for its next try goes by itself.",
        ));
    }
    let mut incidents: Vec<IncidentId> = some.iter().map(|(_, incident, _)| incident.clone()).collect();
    incidents.sort_unstable();
    incidents.dedup();
    for incident in &incidents {
        store::hold_incident(&mut tx, incident).await?;
    }
    let mut ids: Vec<DeliveryId> = some.iter().map(|(id, ..)| id.clone()).collect();
    ids.sort_unstable();
    let (now, mut revived) = (tx.now(), Vec::<NoticeId>::new());
    let mut deliveries = Vec::with_capacity(ids.len());
    for delivery in store::deliveries::list_held(&mut tx, &ids).await? {
        if !is_again(&delivery) && delivery.round > COPY {
            revived.push(delivery.notice_id.clone());
        }
        deliveries.push(again(delivery, now));
    }
    store::deliveries::put(&mut tx, &deliveries).await?;
    let mut entries: Vec<Entry> =
        deliveries.iter().map(|d| fact(d, "delivery.replayed")).collect::<Result<_>>()?;
    for notice in revived {
        let notice = store::find_held(&mut tx, &notice).await?;
        entries.extend(outcome::follow(&mut tx, notice, &[]).await?);
    }
    tx.say(entries).await?.commit().await?;
    Ok(deliveries.len())
}

/// Only what hears from us is sent anything.
async fn is_listening(tx: &mut Tx, contact: &ContactId) -> Result<()> {
    let workspace = tx.actor().workspace.clone();
    let webhook = webhooks::seek_of_contact(tx, &workspace, contact).await?;
    match webhook.map(|webhook| webhook.state()) {
        Some(WebhookState::Live) => Ok(()),
        None | Some(WebhookState::Removed) => Err(Fault::refused(
            "This contact looks after no system any more.",
            "Add their system anew on the customer’s page.",
        )),
        Some(_) => Err(Fault::refused(
            "This system does not hear from us just now.",
            "Try it, or let it go on, on its page; then send again.",
        )),
    }
}

/// The delivery, due now. What was taken stays taken; what was given up waits again; and whoever had it in hand may not
/// record any more.
fn again(delivery: Delivery, now: Time) -> Delivery {
    let state = match delivery.state() {
        DeliveryState::Failed => DeliveryState::Queued.word().to_owned(),
        _ => delivery.state,
    };
    Delivery {
        state,
        next_at: Some(now),
        attempts: 0,
        fence: delivery.fence + 1,
        lease_until: None,
        moved_at: now,
        ..delivery
    }
}
