//! The considered act: a second member approves, and whom it is for is written down; and settling by hand what nobody knows
//! the fate of. How those are queued stands in `addressed`, what is said on the way in `steering`.

use super::link_key;
use super::plan::{self, Step};
use super::text::Spoken;
use super::verbs::{entry, today};
use super::waves::{self, FirstWave};
use super::{
    Delivery, DeliveryState, Notice, NoticeKind, NoticeState, Sending, SendingSaid, Settlement, addressed,
    first, gate, inside, lacking, may, outcome, ready, rules, steering, store, webhook,
};
use crate::ground::id::{DeliveryId, NoticeId};
use crate::ground::{Actor, Fault, House, Result, Role, text, workspace};
use crate::incidents;
use crate::journal::{self, Chain, Entry};

/// Approves a notice as it stands, and lets it go to everybody at once: [`approve_as`].
pub async fn approve(house: &House, actor: &Actor, id: &NoticeId, zone: &str) -> Result<Notice> {
    approve_as(house, actor, id, &SendingSaid::default(), zone).await
}

/// Approves a notice, by a second member who leads and says how it goes out, and queues one delivery for each contact
/// it is for; of very many the first, and the others behind it. `zone` is where its days are counted.
pub async fn approve_as(
    house: &House,
    actor: &Actor,
    id: &NoticeId,
    said: &SendingSaid,
    zone: &str,
) -> Result<Notice> {
    actor.must_be(Role::Lead)?;
    let how = waves::read(said)?;
    let mut tx = journal::begin(house, actor).await?;
    let incident_id = store::find(&mut tx, &actor.workspace, id).await?.incident_id;
    store::hold_incident(&mut tx, &incident_id).await?;
    let notice = store::find_held(&mut tx, id).await?;
    rules::may_approve(&notice, actor)?;
    may::may_stage(&notice, &how)?;
    let incident = incidents::find(&mut tx, &actor.workspace, &incident_id).await?;
    incidents::may_begin(&incident, None)?;
    if let Some(wrong) = &notice.corrects_id {
        may::may_correct(&store::find(&mut tx, &actor.workspace, wrong).await?)?;
    }
    if !gate::scope_is_confirmed(&mut tx, &actor.workspace, &incident_id).await? {
        return Err(Fault::refused(
            "Nobody has confirmed whom this incident touches, so nobody is told.",
            "Let a second member confirm the scope first.",
        ));
    }
    let published = gate::published(&mut tx, &actor.workspace, &incident_id).await?;
    let fix = published.as_ref().map(|p| p.due.day(zone));
    // What was right when it was submitted may have passed since.
    let spoken = Spoken::of(&mut tx, notice.clone()).await?;
    let faults = lacking::lacks(&spoken, tx.now(), today(&tx, zone), fix, zone);
    if !faults.is_empty() {
        return Err(Fault::Invalid(faults));
    }
    let shown = plan::digest_of_text(&spoken)?;
    may::as_shown(said, &shown)?;
    let own = workspace::seek(&mut tx, &actor.workspace).await?.ok_or(Fault::Missing("workspace"))?;
    ready::check(&mut tx, &own, &spoken).await?;
    let notice = Notice {
        state: NoticeState::Approved.word().into(),
        approved_at: Some(tx.now()),
        approved_by: Some(actor.label()),
        no_date_because: incident.no_date_yet().filter(|_| published.is_none()).map(str::to_owned),
        fix_due_at: published.as_ref().map(|p| p.due),
        fix_confidence: published.as_ref().map(|p| p.confidence),
        promise_id: published.map(|p| p.id),
        ..notice
    };
    let first = first::drawn(&mut tx, &notice, &how).await?;
    if notice.kind() == NoticeKind::First {
        let is_under_way = store::addressed::is_any_first(&mut tx, &actor.workspace, &incident_id).await?;
        may::may_follow(is_under_way)?;
    }
    let people = addressed::write_down(&mut tx, &notice, first.as_ref()).await?;
    may::as_many_as_shown(said, people)?;
    store::links::hold_live(&mut tx, &actor.workspace, &incident_id).await?;
    let key = link_key::key(&mut tx).await?;
    let systems = webhook::queue(&mut tx, &notice, &key, first.as_ref()).await?;
    // Whoever has no mail can be rung or written to on paper, once the notice is out.
    if people == 0 && systems == 0 && !store::reach::is_anybody(&mut tx, &notice).await? {
        return Err(Fault::refused(
            "There is nobody to tell: no contact of a live case has a mail address and has not had this already.",
            "Look at the list of who is left out and why, and add contacts.",
        ));
    }
    store::update(&mut tx, &notice).await?;
    let sending = Sending {
        id: Sending::name(id),
        workspace_id: actor.workspace.clone(),
        notice_id: id.clone(),
        shown,
        contacts: people,
        first_wave: first.as_ref().map(|f| f.people),
        chosen: first.as_ref().map_or(0, FirstWave::chosen),
        lot: first.as_ref().filter(|f| f.is_drawn()).map(|f| f.seed().to_owned()),
        rate: how.rate,
        wave: 1,
        deliveries: None,
        handed_over: None,
    };
    let planned = steering::planned(&mut tx, &notice, &sending).await?;
    addressed::queue_first(&mut tx, &notice, &sending).await?;
    let step = steering::step(&mut tx, &notice, Step::Approved, None).await?;
    let inside = inside::before_outside(&mut tx, &notice, said).await?;
    let approved = entry(&notice, "notice.approved")?.with("deliveries", people);
    tx.say([inside, vec![approved, planned], step].concat()).await?.commit().await?;
    Ok(notice)
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
    if how == Settlement::Again {
        let corrected = !store::corrections_of(&mut tx, &actor.workspace, std::slice::from_ref(&notice.id))
            .await?
            .is_empty();
        may::may_send_again(&notice, corrected)?;
    }
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
