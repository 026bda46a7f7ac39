//! From approval to the last delivery: what a member says of a notice that is out.

use super::link_key;
use super::links::{self, Link};
use super::verbs::{done, entry, today};
use super::{Channel, Delivery, DeliveryState, Notice, NoticeState, Settlement, gate, outcome, rules, store};
use crate::ground::id::{ContactId, DeliveryId, NoticeId};
use crate::ground::{Actor, Fault, House, Result, Role, text};
use crate::incidents;
use crate::journal::{self, Chain, Entry, Tx};

/// Contacts addressed per statement, so that a notice to very many never stands in memory as a whole.
const AT_ONCE: i64 = 1_000;

/// Approves a notice, by a second member who leads, and queues one delivery for each contact it is for. `zone` is
/// where its days are counted.
pub async fn approve(house: &House, actor: &Actor, id: &NoticeId, zone: &str) -> Result<Notice> {
    actor.must_be(Role::Lead)?;
    let mut tx = journal::begin(house, actor).await?;
    let incident_id = store::find(&mut tx, &actor.workspace, id).await?.incident_id;
    store::hold_incident(&mut tx, &incident_id).await?;
    let notice = store::find_held(&mut tx, id).await?;
    rules::may_approve(&notice, actor)?;
    let incident = incidents::find(&mut tx, &actor.workspace, &incident_id).await?;
    incidents::may_begin(&incident, None)?;
    if !gate::scope_is_confirmed(&mut tx, &actor.workspace, &incident_id).await? {
        return Err(Fault::refused(
            "Nobody has confirmed whom this incident touches, so nobody is told.",
            "Let a second member confirm the scope first.",
        ));
    }
    let published = gate::published(&mut tx, &actor.workspace, &incident_id).await?;
    let fix = published.as_ref().map(|p| p.due.day(zone));
    // What was right when it was submitted may have passed since.
    let faults = rules::lacks(&notice, tx.now(), today(&tx, zone), fix, zone);
    if !faults.is_empty() {
        return Err(Fault::Invalid(faults));
    }
    let notice = Notice {
        state: NoticeState::Approved.word().into(),
        approved_at: Some(tx.now()),
        approved_by: Some(actor.label()),
        no_date_because: incident.no_date_because.filter(|_| published.is_none()),
        fix_due_at: published.as_ref().map(|p| p.due),
        fix_confidence: published.as_ref().map(|p| p.confidence),
        promise_id: published.map(|p| p.id),
        ..notice
    };
    let queued = queue(&mut tx, &notice).await?;
    // Whoever has no mail can be rung or written to on paper, once the notice is out.
    if queued == 0 && !store::reach::is_anybody(&mut tx, &notice).await? {
        return Err(Fault::refused(
            "There is nobody to tell: no contact of a live case has a mail address and has not had this already.",
            "Look at the list of who is left out and why, and add contacts.",
        ));
    }
    store::update(&mut tx, &notice).await?;
    let approved = entry(&notice, "notice.approved")?.with("deliveries", queued);
    tx.say(approved).await?.commit().await?;
    Ok(notice)
}

/// Queues a delivery, with a private link, for each contact the notice is for, and says so page by page; gives how
/// many those are.
async fn queue(tx: &mut Tx, notice: &Notice) -> Result<usize> {
    let workspace = &notice.workspace_id;
    store::links::hold_live(tx, workspace, &notice.incident_id).await?;
    let key = link_key::key(tx).await?;
    let host = sender_host(&tx.house().config().mail_from);
    let (mut after, mut queued) = (String::new(), 0);
    loop {
        let some =
            store::addressees(tx, workspace, &notice.incident_id, notice.kind(), &after, AT_ONCE).await?;
        let Some(last) = some.last() else { return Ok(queued) };
        after = last.contact_id.to_string();
        let contacts: Vec<ContactId> = some.iter().map(|a| a.contact_id.clone()).collect();
        let mut known = store::links::live_of(tx, workspace, &notice.incident_id, &contacts).await?;
        let (mut put, mut entries) = (Vec::<Link>::new(), Vec::with_capacity(2 * some.len()));
        let mut deliveries = Vec::with_capacity(some.len());
        for a in some {
            let (link_id, fresh) = if let Some(link) = known.remove(&a.contact_id) {
                (link.id.clone(), link.renewed(tx.now()).map(|link| (link, "link.renewed")))
            } else {
                let (contact, customer) = (a.contact_id.clone(), a.customer_id.clone());
                let link = links::new(tx, &key, &notice.incident_id, contact, customer);
                (link.id.clone(), Some((link, "link.minted")))
            };
            if let Some((link, said)) = fresh {
                entries.push(link.entry(said)?);
                put.push(link);
            }
            let id: DeliveryId = tx.mint();
            deliveries.push(Delivery {
                workspace_id: workspace.clone(),
                message_id: format!("{id}@{host}"),
                id,
                notice_id: notice.id.clone(),
                incident_id: notice.incident_id.clone(),
                case_id: a.case_id,
                customer_id: a.customer_id,
                contact_id: a.contact_id,
                link_id,
                channel: Channel::Mail.word().into(),
                round: 1,
                wave: 1,
                domain: domain_of(&a.email),
                to_name: a.name,
                to_address: a.email,
                language: a.language,
                zone: a.zone,
                state: DeliveryState::Queued.word().into(),
                attempts: 0,
                next_at: Some(tx.now()),
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
            });
        }
        for delivery in &deliveries {
            entries.push(fact(delivery, "delivery.queued")?);
        }
        store::links::put(tx, &put).await?;
        store::deliveries::put(tx, &deliveries).await?;
        queued += deliveries.len();
        tx.say_some(entries).await?;
    }
}

/// What stands behind the @ of a mail address, in small letters.
fn domain_of(email: &str) -> String {
    email.rsplit_once('@').map(|(_, domain)| domain.to_lowercase()).unwrap_or_default()
}

/// What stands after the @ of our own address: message ids are made there.
fn sender_host(from: &str) -> String {
    post::Address::parse(from)
        .ok()
        .and_then(|a| a.email.rsplit_once('@').map(|(_, host)| host.to_owned()))
        .unwrap_or_else(|| "localhost.localdomain".into())
}

/// Stops a notice, because …: what is not in a mail server's hands yet waits.
pub async fn stop(house: &House, actor: &Actor, id: &NoticeId, because: &str) -> Result<Notice> {
    actor.must_be(Role::Member)?;
    let because = text::required("because", because, 2_000)?;
    let mut tx = journal::begin(house, actor).await?;
    let notice = store::find_held(&mut tx, id).await?;
    rules::may_stop(&notice)?;
    store::deliveries::set_due(&mut tx, id, None).await?;
    let notice = Notice {
        state: NoticeState::Stopped.word().into(),
        stopped_at: Some(tx.now()),
        stopped_by: Some(actor.label()),
        stopped_because: Some(because),
        ..notice
    };
    done(tx, notice, "notice.stopped").await
}

/// Lets a stopped notice go on.
pub async fn resume(house: &House, actor: &Actor, id: &NoticeId) -> Result<Notice> {
    actor.must_be(Role::Lead)?;
    let mut tx = journal::begin(house, actor).await?;
    let notice = store::find_held(&mut tx, id).await?;
    if notice.state() != NoticeState::Stopped {
        return Err(Fault::Conflict("This notice is not stopped.".into()));
    }
    let now = tx.now();
    store::deliveries::set_due(&mut tx, id, Some(now)).await?;
    let state = match (store::deliveries::is_unfinished(&mut tx, id).await?, notice.begun_at) {
        (false, _) => NoticeState::Sent,
        (true, Some(_)) => NoticeState::Sending,
        (true, None) => NoticeState::Approved,
    };
    let notice = Notice { state: state.word().into(), ..notice };
    done(tx, notice, "notice.resumed").await
}

/// Settles by hand a delivery whose fate nobody knows, or sends again what did not go through; with a reason.
pub async fn settle(
    house: &House,
    actor: &Actor,
    id: &DeliveryId,
    how: Settlement,
    because: &str,
) -> Result<Delivery> {
    actor.must_be(Role::Member)?;
    let because = text::required("because", because, 2_000)?;
    let mut tx = journal::begin(house, actor).await?;
    let known = store::deliveries::find(&mut tx, &actor.workspace, id).await?;
    store::hold_incident(&mut tx, &known.incident_id).await?;
    let notice = store::find_held(&mut tx, &known.notice_id).await?;
    let delivery = store::deliveries::find_held(&mut tx, id).await?;
    rules::may_settle(&delivery, how)?;
    let state = match how {
        Settlement::Arrived => DeliveryState::HandedOver,
        Settlement::Again => DeliveryState::Queued,
    };
    let arrived = how == Settlement::Arrived;
    let delivery = Delivery {
        state: state.word().into(),
        // It went out when we lost sight of it, not when somebody found out.
        handed_over_at: arrived.then_some(delivery.moved_at),
        next_at: Some(tx.now()).filter(|_| !arrived && notice.state() != NoticeState::Stopped),
        attempts: if arrived { delivery.attempts } else { 0 },
        // Whoever had it in hand before may not record any more.
        fence: delivery.fence + 1,
        lease_until: None,
        settled_by: Some(actor.label()),
        settled_because: Some(because),
        moved_at: tx.now(),
        ..delivery
    };
    store::deliveries::put(&mut tx, std::slice::from_ref(&delivery)).await?;
    let word = if arrived { "arrived" } else { "again" };
    let mut entries = vec![fact(&delivery, "delivery.settled")?.with("how", word)];
    entries.extend(outcome::follow(&mut tx, notice, std::slice::from_ref(&delivery)).await?);
    tx.say(entries).await?.commit().await?;
    Ok(delivery)
}

/// An entry about a delivery, on its case's chain.
pub(super) fn fact(delivery: &Delivery, fact: &'static str) -> Result<Entry> {
    Ok(Entry::on(Chain::Case(delivery.case_id.clone()), fact)
        .incident(&delivery.incident_id)
        .customer(&delivery.customer_id)
        .about(delivery)?
        .with("notice", delivery.notice_id.as_str())
        .with("contact", delivery.contact_id.as_str())
        .with("channel", delivery.channel.as_str())
        .with("attempts", delivery.attempts))
}
