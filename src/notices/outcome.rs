//! What became of letters, put on record: each delivery's truth, and what follows from it for its case, its
//! incident and its notice, all in one change.

use std::collections::BTreeMap;

use post::Fate;

use super::sending::fact;
use super::verbs::entry;
use super::{Delivery, DeliveryState, Notice, NoticeState, rules, store};
use crate::ground::id::{DeliveryId, NoticeId, WorkspaceId};
use crate::ground::{Actor, House, Result, Time};
use crate::incidents;
use crate::journal::{self, Entry, Tx};

/// Records the fates of letters this desk had claimed, notice by notice. A claim that is no longer ours (its
/// lease ended and a member has settled it) is left as it is.
pub(super) async fn record(
    house: &House,
    workspace: &WorkspaceId,
    fates: Vec<(Delivery, Fate)>,
) -> Result<()> {
    let mut later = Vec::new();
    let mut by_notice: BTreeMap<NoticeId, BTreeMap<DeliveryId, (i64, Fate)>> = BTreeMap::new();
    for (delivery, fate) in fates {
        match fate {
            Fate::Deferred { why } if delivery.attempts < rules::MOST_TRIES => later.push((delivery, why)),
            fate => {
                by_notice.entry(delivery.notice_id).or_default().insert(delivery.id, (delivery.fence, fate));
            }
        }
    }
    put_back(house, &later).await?;
    for (notice, fates) in by_notice {
        record_of(house, workspace, &notice, fates).await?;
    }
    Ok(())
}

/// Puts deferred letters back for later. That is no fact: they were queued, and they are.
async fn put_back(house: &House, deferred: &[(Delivery, String)]) -> Result<()> {
    if deferred.is_empty() {
        return Ok(());
    }
    let mut tx = house.db().begin().await?;
    for (delivery, why) in deferred {
        let [chance] = house.dice().bytes::<1>();
        let due = house.now().plus(rules::pause(delivery.attempts, chance));
        store::deliveries::put_back(&mut tx, delivery, due, &short(why)).await?;
    }
    tx.commit().await?;
    Ok(())
}

async fn record_of(
    house: &House,
    workspace: &WorkspaceId,
    notice: &NoticeId,
    mut fates: BTreeMap<DeliveryId, (i64, Fate)>,
) -> Result<()> {
    let mut tx = journal::begin(house, &Actor::desk(workspace)).await?;
    let incident = store::find(&mut tx, workspace, notice).await?.incident_id;
    store::hold_incident(&mut tx, &incident).await?;
    let notice = store::find_held(&mut tx, notice).await?;
    let ids: Vec<DeliveryId> = fates.keys().cloned().collect();
    let mut settled = Vec::with_capacity(ids.len());
    let mut entries = Vec::new();
    for delivery in store::deliveries::list_held(&mut tx, &ids).await? {
        let Some((fence, fate)) = fates.remove(&delivery.id) else { continue };
        // A record that comes after its lease still tells the truth, as long as nobody has settled it since.
        let ours = matches!(delivery.state(), DeliveryState::Claimed | DeliveryState::Uncertain);
        if ours && delivery.fence == fence {
            let (delivery, name) = became(delivery, fate, tx.now());
            entries.push(fact(&delivery, name)?);
            settled.push(delivery);
        }
    }
    if settled.is_empty() {
        return Ok(());
    }
    store::deliveries::put(&mut tx, &settled).await?;
    entries.extend(follow(&mut tx, notice, &settled).await?);
    tx.say(entries).await?.commit().await
}

/// The delivery after its letter's fate, and the fact that says so.
fn became(delivery: Delivery, fate: Fate, now: Time) -> (Delivery, &'static str) {
    let (state, fact, reply) = match fate {
        Fate::HandedOver { reply } => (DeliveryState::HandedOver, "delivery.handed_over", reply),
        Fate::Refused { reply } => (DeliveryState::Refused, "delivery.refused", reply),
        Fate::Uncertain { why } => (DeliveryState::Uncertain, "delivery.uncertain", why),
        Fate::Deferred { why } => (DeliveryState::Failed, "delivery.failed", why),
    };
    let delivery = Delivery {
        state: state.word().into(),
        handed_over_at: (state == DeliveryState::HandedOver).then_some(now),
        next_at: None,
        lease_until: None,
        reply: Some(short(&reply)),
        moved_at: now,
        ..delivery
    };
    (delivery, fact)
}

/// The beginning of what a mail server, or a report, says.
pub(super) fn short(reply: &str) -> String {
    reply.chars().take(500).collect()
}

/// Claims of a notice whose lease ended without a record may have been handed over: they are uncertain from now
/// on, and never sent again by themselves. Says how many.
pub(super) async fn give_up_lost(
    house: &House,
    workspace: &WorkspaceId,
    notice: &NoticeId,
    most: i64,
) -> Result<usize> {
    let mut tx = journal::begin(house, &Actor::desk(workspace)).await?;
    // The notice before its deliveries, as everywhere, so that two desks cannot wait for each other.
    let notice = store::find_held(&mut tx, notice).await?;
    let now = tx.now();
    let lost: Vec<Delivery> = store::deliveries::list_lost(&mut tx, &notice.id, most)
        .await?
        .into_iter()
        .map(|delivery| Delivery {
            state: DeliveryState::Uncertain.word().into(),
            reply: Some("The desk that had it in hand stopped before it could say what became of it.".into()),
            lease_until: None,
            next_at: None,
            moved_at: now,
            ..delivery
        })
        .collect();
    if lost.is_empty() {
        return Ok(0);
    }
    store::deliveries::put(&mut tx, &lost).await?;
    let mut entries: Vec<Entry> =
        lost.iter().map(|d| fact(d, "delivery.uncertain")).collect::<Result<_>>()?;
    entries.extend(follow(&mut tx, notice, &[]).await?);
    tx.say(entries).await?.commit().await?;
    Ok(lost.len())
}

/// What follows once these deliveries of a notice are settled: cases told and acknowledged, the incident's first
/// telling and next update, the notice begun, the notice sent.
pub(super) async fn follow(tx: &mut Tx, notice: Notice, settled: &[Delivery]) -> Result<Vec<Entry>> {
    let mut entries = Vec::new();
    let told: Vec<&Delivery> = settled.iter().filter(|d| d.handed_over_at.is_some()).collect();
    let mut notice = notice;
    let mut changed = None;
    if let Some(first) = told.iter().filter_map(|d| d.handed_over_at).min() {
        let mut cases: Vec<_> = told.iter().map(|d| d.case_id.clone()).collect();
        cases.sort_unstable();
        cases.dedup();
        let newly_told = incidents::mark_told(tx, &cases).await?;
        if !newly_told.is_empty() {
            // Also when it began long ago: what came back may have left nobody told.
            entries.extend(incidents::mark_first_told(tx, &notice.incident_id, first).await?);
        }
        entries.extend(newly_told);
        if notice.acknowledges == 1 {
            entries.extend(incidents::acknowledge(tx, &cases).await?);
        }
        if notice.begun_at.is_none() {
            if let Some(at) = notice.next_update_at {
                entries.extend(incidents::promise_next_update(tx, &notice.incident_id, at).await?);
            }
            notice.begun_at = Some(first);
            if notice.state() == NoticeState::Approved {
                notice.state = NoticeState::Sending.word().into();
            }
            changed = Some("notice.begun");
            entries.push(entry(&notice, "notice.begun")?);
        }
    }
    let unfinished = store::deliveries::is_unfinished(tx, &notice.id).await?;
    let next = match (notice.state(), unfinished) {
        (NoticeState::Approved | NoticeState::Sending, false) => Some((NoticeState::Sent, "notice.sent")),
        // Something was queued again by hand.
        (NoticeState::Sent, true) => Some((NoticeState::Sending, "notice.resumed")),
        _ => None,
    };
    if let Some((state, name)) = next {
        notice.state = state.word().into();
        notice.sent_at = (state == NoticeState::Sent).then_some(tx.now());
        changed = Some(name);
        entries.push(entry(&notice, name)?);
    }
    if changed.is_some() {
        store::update(tx, &notice).await?;
    }
    Ok(entries)
}
