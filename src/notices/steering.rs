//! What members say of a notice on its way: wait, go on, let the rest go, end it for good. Each is a step with who,
//! when and why, kept beside the notice.

use super::plan::Step;
use super::sending::fact;
use super::verbs::entry;
use super::{Delivery, DeliveryState, Notice, NoticeState, Sending, SendingStep, may, store};
use crate::ground::id::{MemberId, NoticeId, WorkspaceId};
use crate::ground::{Actor, House, Result, Role, text};
use crate::journal::{self, Chain, Entry, Tx};
use crate::members;

/// Deliveries ended with one statement, so that ending a notice to very many never holds them all.
const AT_ONCE: i64 = 1_000;
/// So often with the word that ends it; what is left then ends behind it.
const AT_THE_END: usize = 5;
/// So often in one round of the postman.
const IN_ROUND: usize = 20;
/// The longest reason.
const REASON: usize = 2_000;

/// Stops a notice, because …: what is not in a mail server's hands yet waits.
pub async fn stop(house: &House, actor: &Actor, id: &NoticeId, because: &str) -> Result<Notice> {
    actor.must_be(Role::Member)?;
    let because = text::required("because", because, REASON)?;
    let mut tx = journal::begin(house, actor).await?;
    let notice = store::find_held(&mut tx, id).await?;
    may::may_stop(&notice)?;
    store::deliveries::set_waiting(&mut tx, id).await?;
    let notice = stopped(&tx, notice, NoticeState::Stopped, &because);
    done(tx, notice, "notice.stopped", Step::Paused, Some(because)).await
}

/// Lets a stopped notice go on: the waves that had gone before. Why is said where there is something to say.
pub async fn resume(house: &House, actor: &Actor, id: &NoticeId, because: &str) -> Result<Notice> {
    actor.must_be(Role::Lead)?;
    let because = text::optional("because", because, REASON)?;
    let mut tx = journal::begin(house, actor).await?;
    let notice = store::find_held(&mut tx, id).await?;
    let corrected = is_corrected(&mut tx, id).await?;
    may::may_resume(&notice, corrected)?;
    let sending = store::sendings::seek(&mut tx, &actor.workspace, id).await?;
    let (wave, rate) = sending.as_ref().map_or((1, None), |s| (s.wave, s.rate));
    store::deliveries::set_due(&mut tx, id, wave, rate).await?;
    let state = match (store::deliveries::is_unfinished(&mut tx, id).await?, notice.begun_at) {
        (false, _) => NoticeState::Sent,
        (true, Some(_)) => NoticeState::Sending,
        (true, None) => NoticeState::Approved,
    };
    let notice = Notice { state: state.word().into(), ..notice };
    done(tx, notice, "notice.resumed", Step::Resumed, because).await
}

/// Lets the rest of a staged notice go, by a member who leads and has seen what the first wave came to.
pub async fn go(house: &House, actor: &Actor, id: &NoticeId, because: &str) -> Result<Notice> {
    actor.must_be(Role::Lead)?;
    let because = text::optional("because", because, REASON)?;
    let mut tx = journal::begin(house, actor).await?;
    let notice = store::find_held(&mut tx, id).await?;
    let sending = store::sendings::seek(&mut tx, &actor.workspace, id).await?;
    let sending = may::may_go(&notice, sending)?;
    let first = first_tally(&mut tx, &notice).await?;
    may::has_learned(&first)?;
    let sending = Sending { wave: sending.wave + 1, ..sending };
    store::deliveries::set_due(&mut tx, id, sending.wave, sending.rate).await?;
    let gone = planned(&mut tx, &notice, &sending).await?;
    let steps = step(&mut tx, &notice, Step::Go, because).await?;
    tx.say([vec![gone], steps].concat()).await?.commit().await?;
    Ok(notice)
}

/// Ends a notice for good, because …: what was not handed over never goes, and each of those says why; of very many the
/// first, and the others behind it.
pub async fn end(house: &House, actor: &Actor, id: &NoticeId, because: &str) -> Result<Notice> {
    actor.must_be(Role::Lead)?;
    let because = text::required("because", because, REASON)?;
    let mut tx = journal::begin(house, actor).await?;
    let incident = store::find(&mut tx, &actor.workspace, id).await?.incident_id;
    store::hold_incident(&mut tx, &incident).await?;
    let notice = store::find_held(&mut tx, id).await?;
    may::may_end(&notice)?;
    store::deliveries::set_waiting(&mut tx, id).await?;
    let mut notice = stopped(&tx, notice, NoticeState::Ended, &because);
    notice.sent_at = Some(tx.now());
    let why = why_ended(&mut tx, &notice).await?;
    for _ in 0..AT_THE_END {
        let failed = fail_waiting(&mut tx, id, &why, AT_ONCE).await?;
        if failed.is_empty() {
            break;
        }
        tx.say_some(failed).await?;
    }
    let counted = counted(&mut tx, &notice).await?;
    let steps = step(&mut tx, &notice, Step::Ended, Some(because)).await?;
    store::update(&mut tx, &notice).await?;
    let ended = entry(&notice, "notice.ended")?;
    tx.say([vec![ended], counted, steps].concat()).await?.commit().await?;
    Ok(notice)
}

/// Ends what was left when its notice was ended for good: of very many those behind the first, and what a desk had in hand and
/// put back to wait. Says how many.
pub(super) async fn end_left_behind(house: &House, workspace: &WorkspaceId) -> Result<usize> {
    let mut done = 0;
    for _ in 0..IN_ROUND {
        let Some(id) = store::sendings::seek_left_behind(&mut house.read(), workspace).await? else { break };
        let mut tx = journal::begin(house, &Actor::desk(workspace)).await?;
        let notice = store::find_held(&mut tx, &id).await?;
        let why = why_ended(&mut tx, &notice).await?;
        let mut failed = fail_waiting(&mut tx, &id, &why, AT_ONCE).await?;
        if failed.is_empty() {
            break;
        }
        done += failed.len();
        if !store::deliveries::is_unfinished(&mut tx, &id).await? {
            failed.extend(counted(&mut tx, &notice).await?);
        }
        tx.say(failed).await?.commit().await?;
    }
    Ok(done)
}

/// What each letter says that never goes because its notice was ended.
async fn why_ended(tx: &mut Tx, notice: &Notice) -> Result<String> {
    let because = notice.stopped_because.as_deref().unwrap_or_default();
    let who: Option<MemberId> = notice.stopped_by.as_deref().and_then(|who| who.parse().ok());
    let names = members::names(tx, &notice.workspace_id, who.as_slice()).await?;
    let by = names.into_values().next().map(|name| format!(" by {name}")).unwrap_or_default();
    Ok(format!("Stopped for good{by}: {because}"))
}

/// Ends up to `most` deliveries that wait; gives what is to be said of each.
async fn fail_waiting(tx: &mut Tx, id: &NoticeId, why: &str, most: i64) -> Result<Vec<Entry>> {
    let ids = store::sendings::list_waiting(tx, id, most).await?;
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let now = tx.now();
    let short: String = why.chars().take(500).collect();
    let failed: Vec<Delivery> = store::deliveries::list_held(tx, &ids)
        .await?
        .into_iter()
        .map(|delivery| Delivery {
            state: DeliveryState::Failed.word().into(),
            next_at: None,
            reply: Some(short.clone()),
            moved_at: now,
            ..delivery
        })
        .collect();
    store::deliveries::put(tx, &failed).await?;
    failed.iter().map(|d| fact(d, "delivery.failed")).collect()
}

/// What the deliveries of the first wave came to so far, by state.
pub(super) async fn first_tally(ask: &mut dyn twodb::Ask, notice: &Notice) -> Result<Vec<(String, i64)>> {
    let all = store::deliveries::by_state(ask, &notice.workspace_id, &notice.id).await?;
    let rest = store::sendings::tally_of_rest(ask, &notice.workspace_id, &notice.id).await?;
    let of_rest = |state: &str| rest.iter().find(|(word, _)| word == state).map_or(0, |(_, many)| *many);
    let first = all.into_iter().map(|(state, many)| (state.clone(), many - of_rest(&state)));
    Ok(first.filter(|(_, many)| *many > 0).collect())
}

async fn is_corrected(tx: &mut Tx, id: &NoticeId) -> Result<bool> {
    let workspace = tx.actor().workspace.clone();
    Ok(!store::corrections_of(tx, &workspace, std::slice::from_ref(id)).await?.is_empty())
}

fn stopped(tx: &Tx, notice: Notice, state: NoticeState, because: &str) -> Notice {
    Notice {
        state: state.word().into(),
        stopped_at: Some(tx.now()),
        stopped_by: Some(tx.actor().label()),
        stopped_because: Some(because.to_owned()),
        ..notice
    }
}

/// Keeps a step of a notice, and gives the entry that says it.
pub(super) async fn step(
    tx: &mut Tx,
    notice: &Notice,
    step: Step,
    because: Option<String>,
) -> Result<Vec<Entry>> {
    let row = SendingStep {
        workspace_id: notice.workspace_id.clone(),
        id: tx.mint(),
        notice_id: notice.id.clone(),
        step: step.word().into(),
        at: tx.now(),
        said_by: tx.actor().label(),
        because,
        salt: tx.salt(),
    };
    store::sendings::insert_step(tx, &row).await?;
    let chain = Chain::Incident(notice.incident_id.clone());
    Ok(vec![Entry::on(chain, step.fact()).about(&row)?.with("notice", notice.id.as_str())])
}

/// Writes how a notice goes out, and gives the entry that vouches for it.
pub(super) async fn planned(tx: &mut Tx, notice: &Notice, sending: &Sending) -> Result<Entry> {
    store::sendings::put(tx, sending).await?;
    Ok(Entry::on(Chain::Incident(notice.incident_id.clone()), "sending.planned")
        .about(sending)?
        .with("wave", sending.wave)
        .with("first_wave", sending.first_wave)
        .with("rate", sending.rate))
}

/// Counts what became of a notice whose deliveries all have an end, so that no list counts them again; nothing for
/// one that was approved before that was kept.
pub(super) async fn counted(tx: &mut Tx, notice: &Notice) -> Result<Vec<Entry>> {
    let Some(sending) = store::sendings::seek(tx, &notice.workspace_id, &notice.id).await? else {
        return Ok(Vec::new());
    };
    let (deliveries, handed_over) = store::sendings::counted(tx, &notice.workspace_id, &notice.id).await?;
    put_count(tx, notice, sending, Some((deliveries, handed_over))).await
}

/// Forgets the count of a notice that goes on.
pub(super) async fn uncounted(tx: &mut Tx, notice: &Notice) -> Result<Vec<Entry>> {
    match store::sendings::seek(tx, &notice.workspace_id, &notice.id).await? {
        Some(sending) => put_count(tx, notice, sending, None).await,
        None => Ok(Vec::new()),
    }
}

async fn put_count(
    tx: &mut Tx,
    notice: &Notice,
    sending: Sending,
    count: Option<(i64, i64)>,
) -> Result<Vec<Entry>> {
    let (deliveries, handed_over) = count.unzip();
    if (sending.deliveries, sending.handed_over) == (deliveries, handed_over) {
        return Ok(Vec::new());
    }
    let sending = Sending { deliveries, handed_over, ..sending };
    store::sendings::put(tx, &sending).await?;
    let chain = Chain::Incident(notice.incident_id.clone());
    let entry = Entry::on(chain, "sending.counted").about(&sending)?;
    Ok(vec![entry.with("deliveries", deliveries).with("handed_over", handed_over)])
}

async fn done(
    mut tx: Tx,
    notice: Notice,
    fact: &'static str,
    which: Step,
    because: Option<String>,
) -> Result<Notice> {
    store::update(&mut tx, &notice).await?;
    let mut entries = vec![entry(&notice, fact)?];
    entries.extend(step(&mut tx, &notice, which, because).await?);
    tx.say(entries).await?.commit().await?;
    Ok(notice)
}

/// The steps of a notice and how it goes out, for pages and programs.
pub(super) async fn course(
    ask: &mut dyn twodb::Ask,
    notice: &Notice,
) -> Result<(Option<Sending>, Vec<SendingStep>)> {
    let sending = store::sendings::seek(ask, &notice.workspace_id, &notice.id).await?;
    Ok((sending, store::sendings::list_steps(ask, &notice.workspace_id, &notice.id).await?))
}
