//! What became of letters, put on record: each delivery's truth, and what follows from it for its case, its
//! incident and its notice, all in one change.

use std::collections::BTreeMap;

use post::Fate;

use super::sending::fact;
use super::store::claims::Lost;
use super::store::queue::{PutBack, Settled};
use super::verbs::entry;
use super::{Delivery, DeliveryState, Notice, NoticeState, rules, steering, store};
use crate::ground::id::{CaseId, NoticeId, WorkspaceId};
use crate::ground::{Actor, House, Result, Time};
use crate::incidents::{self, Telling};
use crate::journal::{self, Entry, Forged, Said, Tx};

/// Records the fates of letters that a page of this desk's book had in hand, notice by notice, beside what of it waits
/// untried. A claim that is no longer ours (its lease ended and a member has settled it) is left as it is.
pub(super) async fn record(
    house: &House,
    workspace: &WorkspaceId,
    page: &str,
    fates: &[(Delivery, Fate)],
    waiting: Vec<PutBack<'_>>,
) -> Result<()> {
    let mut later = waiting;
    let mut by_notice: BTreeMap<NoticeId, Vec<(&Delivery, &Fate)>> = BTreeMap::new();
    for (delivery, fate) in fates {
        match fate {
            Fate::Deferred { why } if delivery.attempts < rules::MOST_TRIES => {
                let [chance] = house.dice().bytes::<1>();
                let due = house.now().plus(rules::pause(delivery.attempts, chance));
                later.push(PutBack { delivery, due, why: short(why), was_tried: true });
            }
            fate => by_notice.entry(delivery.notice_id.clone()).or_default().push((delivery, fate)),
        }
    }
    put_back(house, workspace, page, later).await?;
    for (notice, became) in by_notice {
        record_of(house, workspace, page, &notice, &became).await?;
    }
    Ok(())
}

/// Puts deferred letters back for later. That is no fact: they were queued, and they are.
async fn put_back(
    house: &House,
    workspace: &WorkspaceId,
    page: &str,
    deferred: Vec<PutBack<'_>>,
) -> Result<()> {
    if deferred.is_empty() {
        return Ok(());
    }
    let mut tx = house.db().begin().await?;
    store::queue::put_back(&mut tx, workspace, page, &deferred).await?;
    tx.commit().await?;
    Ok(())
}

/// Records the fates of letters of one notice. All that can be is worked out before the store is held, which others wait
/// for; where something of it has changed meanwhile, it is worked out again while the store is held.
async fn record_of(
    house: &House,
    workspace: &WorkspaceId,
    page: &str,
    notice: &NoticeId,
    fates: &[(&Delivery, &Fate)],
) -> Result<()> {
    let desk = Actor::desk(workspace);
    let now = house.now();
    let rows: Vec<Delivery> = fates.iter().map(|(delivery, fate)| became(delivery, fate, now)).collect();
    let foreseen = Foreseen::of(house, &desk, notice, now, &rows).await?;
    if let Some(said) = foreseen.record(begin(house, &desk, now, notice).await?, page, &rows).await? {
        return said.commit().await;
    }
    let (mut tx, notice) = begin(house, &desk, now, notice).await?;
    // A record that comes after its lease still tells the truth, as long as nobody has settled it since: only what
    // the statement touched is given back.
    let mut settled = store::queue::settle(&mut tx, page, &rows).await?;
    let stands = |row: Delivery| {
        settled.remove(&row.id).map(|s| match s {
            Settled::AsThought => row,
            Settled::Otherwise(other) => *other,
        })
    };
    let rows: Vec<Delivery> = rows.into_iter().filter_map(stands).collect();
    if rows.is_empty() {
        drop(tx);
        return let_go(house, workspace, page, fates).await;
    }
    let mut entries = facts(&rows)?;
    entries.extend(follow(&mut tx, notice, &rows).await?);
    tx.say(entries).await?.commit().await
}

/// Lets go of what others have settled, which leaves nothing to say.
async fn let_go(
    house: &House,
    workspace: &WorkspaceId,
    page: &str,
    fates: &[(&Delivery, &Fate)],
) -> Result<()> {
    let mut tx = house.db().begin().await?;
    store::claims::let_go(&mut tx, workspace, page, fates.iter().map(|(d, _)| &d.id)).await?;
    tx.commit().await?;
    Ok(())
}

/// The change in which letters of a notice are queued or recorded: its incident first, then the notice, as everywhere, so that two
/// desks cannot wait for each other.
pub(super) async fn begin(house: &House, desk: &Actor, now: Time, notice: &NoticeId) -> Result<(Tx, Notice)> {
    let mut tx = journal::begin_at(house, desk, now).await?;
    let incident = store::find(&mut tx, &desk.workspace, notice).await?.incident_id;
    store::hold_incident(&mut tx, &incident).await?;
    let notice = store::find_held(&mut tx, notice).await?;
    Ok((tx, notice))
}

/// What a record comes to, by what was read before it began.
struct Foreseen {
    telling: Telling,
    forged: Forged,
}

impl Foreseen {
    async fn of(
        house: &House,
        desk: &Actor,
        notice: &NoticeId,
        now: Time,
        rows: &[Delivery],
    ) -> Result<Self> {
        let mut read = house.read();
        let acknowledges = store::find(&mut read, &desk.workspace, notice).await?.acknowledges == 1;
        // The chains before the rows: whoever changes a row in between moves its chain on.
        let stand = journal::stand_of(&mut read, &desk.workspace, &cases_of(rows.iter())).await?;
        let told = cases_of(rows.iter().filter(|d| d.handed_over_at.is_some()));
        let cases = incidents::list_cases_by_id(&mut read, &desk.workspace, &told).await?;
        let mut telling = incidents::telling(cases, now, acknowledges)?;
        let mut entries = facts(rows)?;
        entries.append(&mut telling.entries);
        let forged = journal::forge(desk, now, entries, stand)?;
        Ok(Self { telling, forged })
    }

    /// Writes it all down; none, and nothing of it remains, where it came otherwise.
    async fn record(
        self,
        (mut tx, notice): (Tx, Notice),
        page: &str,
        rows: &[Delivery],
    ) -> Result<Option<Said>> {
        let settled = store::queue::settle(&mut tx, page, rows).await?;
        let as_thought = settled.values().filter(|s| matches!(s, Settled::AsThought)).count();
        if as_thought < rows.len() {
            return Ok(None);
        }
        incidents::note_telling(&mut tx, &self.telling).await?;
        let more = go_on(&mut tx, notice, rows, self.telling.is_new).await?;
        tx.say_forged(self.forged, more).await
    }
}

/// The fact of each row.
fn facts(rows: &[Delivery]) -> Result<Vec<Entry>> {
    rows.iter().map(|row| fact(row, fact_of(row.state()))).collect()
}

/// The cases of these deliveries, each once.
fn cases_of<'a>(deliveries: impl Iterator<Item = &'a Delivery>) -> Vec<CaseId> {
    let mut cases: Vec<_> = deliveries.map(|d| d.case_id.clone()).collect();
    cases.sort_unstable();
    cases.dedup();
    cases
}

/// What a letter's fate makes of its delivery.
fn became(delivery: &Delivery, fate: &Fate, now: Time) -> Delivery {
    let (state, reply) = match fate {
        Fate::HandedOver { reply } => (DeliveryState::HandedOver, reply),
        Fate::Refused { reply } => (DeliveryState::Refused, reply),
        Fate::Uncertain { why } => (DeliveryState::Uncertain, why),
        Fate::Deferred { why } => (DeliveryState::Failed, why),
    };
    Delivery {
        state: state.word().into(),
        reply: Some(short(reply)),
        handed_over_at: (state == DeliveryState::HandedOver).then_some(now),
        next_at: None,
        lease_until: None,
        moved_at: now,
        ..delivery.clone()
    }
}

/// The fact that says so.
const fn fact_of(state: DeliveryState) -> &'static str {
    match state {
        DeliveryState::HandedOver => "delivery.handed_over",
        DeliveryState::Refused => "delivery.refused",
        DeliveryState::Failed => "delivery.failed",
        _ => "delivery.uncertain",
    }
}

/// The beginning of what a mail server, or a report, says.
pub(super) fn short(reply: &str) -> String {
    reply.chars().take(500).collect()
}

/// What was claimed until a lease ended without a record may have been handed over: it is uncertain from now on, and never
/// sent again by itself. Says how many.
pub(super) async fn give_up_lost(house: &House, workspace: &WorkspaceId, claim: &Lost) -> Result<usize> {
    let mut tx = journal::begin(house, &Actor::desk(workspace)).await?;
    // The notice before its deliveries, as everywhere, so that two desks cannot wait for each other.
    let notice = store::find_held(&mut tx, &claim.notice_id).await?;
    let now = tx.now();
    let lost: Vec<Delivery> = store::claims::list_lost(&mut tx, claim)
        .await?
        .into_iter()
        .map(|delivery| Delivery {
            state: DeliveryState::Uncertain.word().into(),
            reply: Some("The desk that had it in hand stopped before it could say what became of it.".into()),
            next_at: None,
            moved_at: now,
            ..delivery
        })
        .collect();
    if lost.is_empty() {
        // Whoever settled them says so; the claim is all that is left.
        drop(tx);
        let mut tx = house.db().begin().await?;
        store::claims::forget(&mut tx, workspace, claim).await?;
        tx.commit().await?;
        return Ok(0);
    }
    store::deliveries::put(&mut tx, &lost).await?;
    store::claims::give_up(&mut tx, claim, &lost).await?;
    let mut entries: Vec<Entry> =
        lost.iter().map(|d| fact(d, "delivery.uncertain")).collect::<Result<_>>()?;
    entries.extend(follow(&mut tx, notice, &[]).await?);
    tx.say(entries).await?.commit().await?;
    Ok(lost.len())
}

/// What follows once these deliveries of a notice are settled: cases told and acknowledged, and all that [`go_on`] says.
pub(super) async fn follow(tx: &mut Tx, notice: Notice, settled: &[Delivery]) -> Result<Vec<Entry>> {
    let told = cases_of(settled.iter().filter(|d| d.handed_over_at.is_some()));
    let telling = incidents::tell(tx, &told, notice.acknowledges == 1).await?;
    let mut entries = telling.entries;
    entries.extend(go_on(tx, notice, settled, telling.is_new).await?);
    Ok(entries)
}

/// The incident's first telling and next update, the notice begun, the notice sent.
async fn go_on(
    tx: &mut Tx,
    mut notice: Notice,
    settled: &[Delivery],
    is_newly_told: bool,
) -> Result<Vec<Entry>> {
    let (mut entries, mut changed) = (Vec::new(), None);
    if let Some(first) = settled.iter().filter_map(|d| d.handed_over_at).min() {
        if is_newly_told {
            // Also when it began long ago: what came back may have left nobody told.
            entries.extend(incidents::mark_first_told(tx, &notice.incident_id, first).await?);
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
        let count = match state {
            NoticeState::Sent => steering::counted(tx, &notice).await?,
            _ => steering::uncounted(tx, &notice).await?,
        };
        entries.extend(count);
        notice.state = state.word().into();
        notice.sent_at = (state == NoticeState::Sent).then_some(tx.now());
        changed = Some(name);
        entries.push(entry(&notice, name)?);
    }
    if next.is_none()
        && matches!(notice.state(), NoticeState::Sent | NoticeState::Ended)
        && !settled.is_empty()
    {
        entries.extend(steering::counted(tx, &notice).await?);
    }
    if changed.is_some() {
        store::update(tx, &notice).await?;
    }
    Ok(entries)
}
