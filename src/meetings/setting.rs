//! A cadence: set, changed, ended; and how it lays out one meeting after the other by itself.

use super::people::{self, Everybody, must_be_gated};
use super::verbs::{self, Frame, desk_of, open_case};
use super::{Cadence, CadenceSaid, Meeting, rules, settling, store};
use crate::ground::id::{CadenceId, CaseId};
use crate::ground::text;
use crate::ground::{Actor, Fault, House, Result, Role, Time};
use crate::incidents::{self, Case};
use crate::journal::{self, Chain, Entry, Tx};

/// Sets a cadence and lays out its first meeting. Members and above.
pub async fn set_cadence(house: &House, actor: &Actor, case: &CaseId, said: &CadenceSaid) -> Result<Cadence> {
    actor.must_be(Role::Member)?;
    let mut tx = journal::begin(house, actor).await?;
    let (case, desk) = open_case(&mut tx, case).await?;
    let rhythm = rules::read_cadence(said, &desk.zone, tx.now())?;
    let known = people::known(&mut tx, &actor.workspace, &case.customer_id).await?;
    let whom = people::named(&known, &said.people)?;
    let words = [("title", rhythm.title.as_str()), ("place", rhythm.place.as_str())];
    must_be_gated(&mut tx, &case, &words, None, &desk.zone).await?;
    let cadence = Cadence {
        workspace_id: actor.workspace.clone(),
        id: tx.mint(),
        incident_id: case.incident_id.clone(),
        case_id: case.id.clone(),
        customer_id: case.customer_id.clone(),
        state: Cadence::RUNNING.into(),
        title: rhythm.title,
        every: rhythm.every,
        unit: rhythm.unit,
        weekday: rhythm.weekday,
        at: rhythm.at,
        zone: rhythm.zone,
        place: rhythm.place,
        lasts: rhythm.lasts,
        people: serde_json::to_string(&whom).map_err(Fault::broken)?,
        from_day: rhythm.from_day,
        laid_day: String::new(),
        due_at: tx.now(),
        set_by: actor.label(),
        set_at: tx.now(),
        changed_by: actor.label(),
        changed_at: tx.now(),
        ended_because: String::new(),
        salt: tx.salt(),
    };
    store::cadences::insert(&mut tx, &cadence).await?;
    let mut entries = vec![fact(&cadence, "cadence.set")?];
    let (cadence, laid) = lay_next(&mut tx, &case, &known, cadence).await?;
    entries.extend(laid);
    tx.say(entries).await?.commit().await?;
    Ok(cadence)
}

/// The cadence gone on to its next meeting after now, which is when it is due again.
fn gone_on(cadence: Cadence, now: Time) -> Result<Cadence> {
    let (day, starts_at) = rules::next(&cadence, now).ok_or_else(|| {
        Fault::invalid("from_day", "No meeting comes of this.", "Choose a day that lies nearer.")
    })?;
    Ok(Cadence { laid_day: day.to_string(), due_at: starts_at, ..cadence })
}

/// Lays out the next meeting; what is to be said of it. The cadence is held, or new.
async fn lay_next(
    tx: &mut Tx,
    case: &Case,
    known: &Everybody,
    cadence: Cadence,
) -> Result<(Cadence, Vec<Entry>)> {
    let cadence = gone_on(cadence, tx.now())?;
    let frame = Frame {
        title: cadence.title.clone(),
        place: cadence.place.clone(),
        starts_at: cadence.due_at,
        lasts: cadence.lasts,
        zone: cadence.zone.clone(),
        cadence: Some(cadence.id.clone()),
        whom: cadence.whom(),
    };
    let (_, mut entries) = verbs::lay(tx, case, known, frame).await?;
    store::cadences::update(tx, &cadence).await?;
    entries.push(fact(&cadence, "cadence.laid_out")?);
    Ok((cadence, entries))
}

/// Goes on with a cadence that is due, or ends it with its case; whether there was something to do. Safe on several nodes.
pub(super) async fn go_on(house: &House, actor: &Actor, id: &CadenceId) -> Result<bool> {
    let mut tx = journal::begin(house, actor).await?;
    let cadence = store::cadences::find_held(&mut tx, id).await?;
    if !cadence.is_running() {
        return Ok(false); // another node was quicker
    }
    let case = incidents::find_case(&mut tx, &actor.workspace, &cadence.case_id).await?;
    let entries = if !case.state().is_live() {
        end(&mut tx, cadence, "").await?
    } else if cadence.due_at > tx.now() {
        return Ok(false);
    } else {
        carry_on(&mut tx, &case, cadence).await?
    };
    tx.say(entries).await?.commit().await?;
    Ok(true)
}

/// Lays out the next meeting, unless one is to come still because it was moved: then the next waits until that one begins.
async fn carry_on(tx: &mut Tx, case: &Case, cadence: Cadence) -> Result<Vec<Entry>> {
    let now = tx.now();
    let to_come = store::list_to_come_held(tx, &cadence.id, now).await?;
    // One that begins at this moment has begun.
    if let Some(last) = to_come.last().filter(|meeting| meeting.starts_at > now) {
        let cadence = Cadence { due_at: last.starts_at, ..cadence };
        store::cadences::update(tx, &cadence).await?;
        return Ok(vec![verbs::of(last, "cadence.waits", &cadence)?]);
    }
    let known = people::known(tx, &cadence.workspace_id, &cadence.customer_id).await?;
    Ok(lay_next(tx, case, &known, cadence).await?.1)
}

/// Changes it, and everybody is told. Where it is as often as before, what is to come keeps its day; otherwise the days are counted
/// anew and what is to come moves with it. Who is asked otherwise is asked from the meeting after that on. Members and above.
pub async fn change_cadence(
    house: &House,
    actor: &Actor,
    id: &CadenceId,
    said: &CadenceSaid,
) -> Result<Cadence> {
    actor.must_be(Role::Member)?;
    let mut tx = journal::begin(house, actor).await?;
    // Always the cadence before its meetings, so that nobody waits for anybody in a ring.
    let before = store::cadences::find_held(&mut tx, id).await?;
    must_run(&before)?;
    let (case, desk) = open_case(&mut tx, &before.case_id).await?;
    let from_day = if said.from_day.trim().is_empty() { &before.from_day } else { &said.from_day };
    let said = CadenceSaid { from_day: from_day.clone(), ..said.clone() };
    let rhythm = rules::read_cadence(&said, &desk.zone, tx.now())?;
    let known = people::known(&mut tx, &actor.workspace, &case.customer_id).await?;
    let whom = people::named(&known, &said.people)?;
    let words = [("title", rhythm.title.as_str()), ("place", rhythm.place.as_str())];
    must_be_gated(&mut tx, &case, &words, None, &desk.zone).await?;
    let now = tx.now();
    let to_come = store::list_to_come_held(&mut tx, id, now).await?;
    let cadence = Cadence {
        title: rhythm.title,
        every: rhythm.every,
        unit: rhythm.unit,
        weekday: rhythm.weekday,
        at: rhythm.at,
        zone: rhythm.zone,
        place: rhythm.place,
        lasts: rhythm.lasts,
        people: serde_json::to_string(&whom).map_err(Fault::broken)?,
        from_day: rhythm.from_day,
        changed_by: actor.label(),
        changed_at: now,
        ..before.clone()
    };
    let (cadence, entries) = if cadence.is_as_often_as(&before) {
        stay(&mut tx, &known, cadence, to_come).await?
    } else {
        let begun = store::last_begun(&mut tx, &actor.workspace, id, now).await?;
        let begun = begun.map(|at| at.day(&cadence.zone));
        let laid_day = rules::counted_from(&before, &cadence, begun, !to_come.is_empty());
        let cadence = Cadence { laid_day, ..cadence };
        if let Some(meeting) = to_come.into_iter().next() {
            follow(&mut tx, &known, cadence, meeting).await?
        } else {
            let mut entries = vec![fact(&cadence, "cadence.changed")?];
            let (cadence, laid) = lay_next(&mut tx, &case, &known, cadence).await?;
            entries.extend(laid);
            (cadence, entries)
        }
    };
    tx.say(entries).await?.commit().await?;
    Ok(cadence)
}

/// What is to come keeps its day.
async fn stay(
    tx: &mut Tx,
    known: &Everybody,
    cadence: Cadence,
    to_come: Vec<Meeting>,
) -> Result<(Cadence, Vec<Entry>)> {
    store::cadences::update(tx, &cadence).await?;
    let mut entries = vec![fact(&cadence, "cadence.changed")?];
    for meeting in to_come {
        let starts_at = meeting.starts_at;
        entries.extend(take_over(tx, known, &cadence, meeting, starts_at).await?);
    }
    Ok((cadence, entries))
}

/// What is to come follows its cadence to another day or hour.
async fn follow(
    tx: &mut Tx,
    known: &Everybody,
    cadence: Cadence,
    meeting: Meeting,
) -> Result<(Cadence, Vec<Entry>)> {
    let cadence = gone_on(cadence, tx.now())?;
    store::cadences::update(tx, &cadence).await?;
    let mut entries = vec![fact(&cadence, "cadence.changed")?];
    entries.extend(take_over(tx, known, &cadence, meeting, cadence.due_at).await?);
    Ok((cadence, entries))
}

/// A meeting becomes what its cadence says now; nobody is told where it is that already.
async fn take_over(
    tx: &mut Tx,
    known: &Everybody,
    cadence: &Cadence,
    before: Meeting,
    starts_at: Time,
) -> Result<Vec<Entry>> {
    let moved = Meeting {
        title: cadence.title.clone(),
        place: cadence.place.clone(),
        starts_at,
        lasts: cadence.lasts,
        zone: cadence.zone.clone(),
        because: String::new(),
        ..before.clone()
    };
    let seen = |m: &Meeting| (m.title.clone(), m.place.clone(), m.starts_at, m.lasts);
    if seen(&moved) == seen(&before) {
        return Ok(Vec::new());
    }
    Ok(verbs::put_moved(tx, known, &before, moved).await?.1)
}

/// Ends it, because …; what is to come is called off. Members and above.
pub async fn end_cadence(house: &House, actor: &Actor, id: &CadenceId, because: &str) -> Result<Cadence> {
    actor.must_be(Role::Member)?;
    let because = text::required("because", because, rules::WORDS)?;
    let mut tx = journal::begin(house, actor).await?;
    let cadence = store::cadences::find_held(&mut tx, id).await?;
    must_run(&cadence)?;
    let case = incidents::find_case(&mut tx, &actor.workspace, &cadence.case_id).await?;
    let desk = desk_of(&mut tx).await?;
    must_be_gated(&mut tx, &case, &[("because", because.as_str())], None, &desk.zone).await?;
    let entries = end(&mut tx, cadence, &because).await?;
    tx.say(entries).await?.commit().await?;
    store::cadences::find(&mut house.read(), &actor.workspace, id).await
}

/// Ends it and calls off what is to come; without a reason where its case is over.
async fn end(tx: &mut Tx, cadence: Cadence, because: &str) -> Result<Vec<Entry>> {
    let now: Time = tx.now();
    let to_come = store::list_to_come_held(tx, &cadence.id, now).await?;
    let cadence = Cadence {
        state: Cadence::ENDED.into(),
        ended_because: because.into(),
        changed_by: tx.actor().label(),
        changed_at: now,
        ..cadence
    };
    store::cadences::update(tx, &cadence).await?;
    let mut entries = vec![fact(&cadence, "cadence.ended")?];
    let known = people::known(tx, &cadence.workspace_id, &cadence.customer_id).await?;
    for meeting in to_come {
        entries.extend(settling::call_off(tx, &known, meeting, because).await?.1);
    }
    Ok(entries)
}

fn must_run(cadence: &Cadence) -> Result<()> {
    if cadence.is_running() {
        return Ok(());
    }
    Err(Fault::Conflict("This cadence has ended already. Nothing was changed.".into()))
}

fn fact(cadence: &Cadence, fact: &'static str) -> Result<Entry> {
    Entry::on(Chain::Case(cadence.case_id.clone()), fact)
        .incident(&cadence.incident_id)
        .customer(&cadence.customer_id)
        .about(cadence)
}
