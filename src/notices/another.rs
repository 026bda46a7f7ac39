//! A letter that did not reach its reader goes to another contact of the same customer: the same notice, with a link of
//! their own.

use twodb::Ask;

use super::link_key;
use super::links;
use super::queueing::{domain_of, sender_host};
use super::sending::fact;
use super::store::Other;
use super::{Channel, Delivery, DeliveryState, NoticeState, outcome, rules, store};
use crate::ground::id::{ContactId, DeliveryId, WorkspaceId};
use crate::ground::{Actor, Fault, House, Result, Role};
use crate::journal::{self, Entry};

/// Who else at this customer has not been written to by this notice: the proposal when a letter did not reach anybody.
/// Nobody is proposed for one that did.
pub async fn others(ask: &mut dyn Ask, workspace: &WorkspaceId, id: &DeliveryId) -> Result<Vec<Other>> {
    let delivery = store::deliveries::find(ask, workspace, id).await?;
    if rules::may_go_to_another(&delivery).is_err() {
        return Ok(Vec::new());
    }
    store::others(ask, &delivery).await
}

/// Sends the notice of a delivery that reached nobody to another contact of that customer. The notice was approved for
/// this customer; that one of us chose another reader is in the journal.
pub async fn send_to_another(
    house: &House,
    actor: &Actor,
    id: &DeliveryId,
    contact: &ContactId,
) -> Result<Delivery> {
    actor.must_be(Role::Member)?;
    let mut tx = journal::begin(house, actor).await?;
    let known = store::deliveries::find(&mut tx, &actor.workspace, id).await?;
    store::hold_incident(&mut tx, &known.incident_id).await?;
    let notice = store::find_held(&mut tx, &known.notice_id).await?;
    let lost = store::deliveries::find_held(&mut tx, id).await?;
    rules::may_go_to_another(&lost)?;
    if notice.state() == NoticeState::Ended {
        return Err(Fault::refused(
            "This notice was ended: nobody hears it any more.",
            "Write another notice, or speak with the person.",
        ));
    }
    let other = store::others(&mut tx, &lost).await?.into_iter().any(|o| o.contact_id == *contact);
    let reader = store::find_addressee(&mut tx, &actor.workspace, &lost.incident_id, contact).await?;
    if !other {
        return Err(Fault::refused(
            "This person has had this notice already, or cannot be written to.",
            "Choose another contact of this customer, or add one with a mail address.",
        ));
    }
    let mut entries: Vec<Entry> = Vec::new();
    let key = link_key::key(&mut tx).await?;
    let live = store::links::seek_live(&mut tx, &actor.workspace, &lost.incident_id, contact).await?;
    let (link, fact_of_link) = if let Some(link) = live {
        let renewed = link.clone().renewed(tx.now());
        let said = renewed.is_some().then_some("link.renewed");
        (renewed.unwrap_or(link), said)
    } else {
        let customer = reader.customer_id.clone();
        (links::new(&tx, &key, &lost.incident_id, contact.clone(), customer), Some("link.minted"))
    };
    if let Some(said) = fact_of_link {
        store::links::put(&mut tx, std::slice::from_ref(&link)).await?;
        entries.push(link.entry(said)?);
    }
    let fresh: DeliveryId = tx.mint();
    let delivery = Delivery {
        message_id: format!("{fresh}@{}", sender_host(&house.config().mail_from)),
        id: fresh,
        contact_id: reader.contact_id,
        link_id: link.id,
        channel: Channel::Mail.word().into(),
        domain: domain_of(&reader.email),
        to_name: reader.name,
        to_address: reader.email,
        language: reader.language,
        zone: reader.zone,
        state: DeliveryState::Queued.word().into(),
        attempts: 0,
        next_at: Some(tx.now()).filter(|_| notice.state() != NoticeState::Stopped),
        lease_until: None,
        fence: 0,
        reply: None,
        queued_at: tx.now(),
        handed_over_at: None,
        came_back: None,
        came_back_at: None,
        acknowledged_at: None,
        acknowledged_how: None,
        settled_by: None,
        settled_because: None,
        moved_at: tx.now(),
        salt: tx.salt(),
        ..lost.clone()
    };
    let because = format!("Sent to {} instead.", delivery.to_name);
    let lost = Delivery { settled_by: Some(actor.label()), settled_because: Some(because), ..lost };
    store::deliveries::put(&mut tx, &[lost.clone(), delivery.clone()]).await?;
    entries.push(fact(&lost, "delivery.settled")?.with("how", "another"));
    entries.push(fact(&delivery, "delivery.queued")?.with("instead_of", lost.id.as_str()));
    entries.extend(outcome::follow(&mut tx, notice, &[]).await?);
    tx.say(entries).await?.commit().await?;
    Ok(delivery)
}
