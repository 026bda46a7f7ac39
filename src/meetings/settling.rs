//! What became of a meeting: held, with what was said and decided and promised; called off; its minutes out; its words erased.

use super::letters::{self, Minutes, Table, Tells};
use super::people::{self, Everybody, must_be_gated};
use super::verbs::{desk_of, fact, of};
use super::{Cadence, HeldSaid, Meeting, MeetingPerson, MeetingPoint, MeetingState, agenda_of, rules, store};
use crate::ground::id::{MeetingId, WorkspaceId};
use crate::ground::text::{self, PASSAGE};
use crate::ground::{Actor, Fault, House, Result, Role};
use crate::incidents::{self, Case};
use crate::journal::{self, Entry, Tx};
use crate::promises::{self, Promise, PromiseSaid};
use twodb::Ask;

/// It took place: who was there, what was said, what was decided. What was to be spoken of is kept as it stood. It can be written
/// on until the minutes are sent. Members and above.
pub async fn hold(house: &House, actor: &Actor, id: &MeetingId, said: &HeldSaid) -> Result<Meeting> {
    actor.must_be(Role::Member)?;
    let minutes = text::required("minutes", &said.minutes, PASSAGE)?;
    let decisions = text::optional("decisions", &said.decisions, PASSAGE)?.unwrap_or_default();
    let mut tx = journal::begin(house, actor).await?;
    let before = store::find_held(&mut tx, id).await?;
    rules::may_hold(&before, tx.now())?;
    let (now, workspace) = (tx.now(), actor.workspace.clone());
    let case = incidents::find_case(&mut tx, &workspace, &before.case_id).await?;
    let desk = desk_of(&mut tx).await?;
    let (agenda, says) = if before.is_held() {
        (before.agenda.clone(), "meeting.minutes_changed")
    } else {
        let items = agenda_of(&mut tx, &workspace, &case, &desk.zone, before.starts_at).await?;
        (serde_json::to_string(&items).map_err(Fault::broken)?, "meeting.held")
    };
    let meeting = Meeting {
        state: MeetingState::Held.word().into(),
        agenda,
        minutes,
        decisions,
        changed_at: now,
        settled_by: before.settled_by.clone().or_else(|| Some(actor.label())),
        settled_at: before.settled_at.or(Some(now)),
        ..before
    };
    store::update(&mut tx, &meeting).await?;
    let mut entries = vec![fact(&meeting, says)?];
    let people = store::people::list(&mut tx, &workspace, id).await?;
    let there = |person: &MeetingPerson| said.there.iter().any(|id| id.trim() == person.id.as_str());
    let changed: Vec<MeetingPerson> = people
        .into_iter()
        .filter(|person| person.was_there() != there(person))
        .map(|person| MeetingPerson { was_there: i64::from(there(&person)), ..person })
        .collect();
    store::people::update(&mut tx, &changed).await?;
    for person in &changed {
        entries.push(of(&meeting, "meeting.attended", person)?);
    }
    tx.say(entries).await?.commit().await?;
    Ok(meeting)
}

/// Calls a meeting off, because …; everybody is told. Members and above.
pub async fn cancel(house: &House, actor: &Actor, id: &MeetingId, because: &str) -> Result<Meeting> {
    actor.must_be(Role::Member)?;
    let because = text::required("because", because, rules::WORDS)?;
    let seen = store::find(&mut house.read(), &actor.workspace, id).await?;
    let mut tx = journal::begin(house, actor).await?;
    // The cadence before its meeting, as everywhere.
    let cadence = match &seen.cadence_id {
        Some(cadence) => Some(store::cadences::find_held(&mut tx, cadence).await?),
        None => None,
    };
    let meeting = store::find_held(&mut tx, id).await?;
    rules::must_be_planned(&meeting)?;
    let case = incidents::find_case(&mut tx, &actor.workspace, &meeting.case_id).await?;
    let desk = desk_of(&mut tx).await?;
    must_be_gated(&mut tx, &case, &[("because", because.as_str())], None, &desk.zone).await?;
    let was_to_come = meeting.starts_at > tx.now();
    let known = people::known(&mut tx, &actor.workspace, &meeting.customer_id).await?;
    let (meeting, mut entries) = call_off(&mut tx, &known, meeting, &because).await?;
    if let Some(cadence) = cadence.filter(|cadence| cadence.is_running() && was_to_come) {
        // The one after it is laid out now, and not only when this one would have begun.
        let cadence = Cadence { due_at: tx.now(), ..cadence };
        store::cadences::update(&mut tx, &cadence).await?;
        entries.push(of(&meeting, "cadence.goes_on", &cadence)?);
    }
    tx.say(entries).await?.commit().await?;
    Ok(meeting)
}

/// Calls off a meeting that is held in hand; what is to be said of it.
pub(super) async fn call_off(
    tx: &mut Tx,
    known: &Everybody,
    meeting: Meeting,
    because: &str,
) -> Result<(Meeting, Vec<Entry>)> {
    let meeting = Meeting {
        state: MeetingState::Cancelled.word().into(),
        sequence: meeting.sequence + 1,
        because: because.into(),
        changed_at: tx.now(),
        settled_by: Some(tx.actor().label()),
        settled_at: Some(tx.now()),
        ..meeting
    };
    store::update(tx, &meeting).await?;
    let workspace = meeting.workspace_id.clone();
    let people = store::people::list(tx, &workspace, &meeting.id).await?;
    let table = Table { meeting: &meeting, people: &people, known };
    letters::tell(tx, &table, &people, Tells::Off).await?;
    let entries = vec![fact(&meeting, "meeting.cancelled")?];
    Ok((meeting, entries))
}

/// Promises something at a meeting: it stands in the one ledger and says there where it was made; its day passes the gate like
/// every other. The meeting is held: none is promised at one that is called off meanwhile. Members and above.
pub async fn promise(
    house: &House,
    actor: &Actor,
    id: &MeetingId,
    said: PromiseSaid,
    zone: &str,
) -> Result<Promise> {
    actor.must_be(Role::Member)?;
    let mut tx = journal::begin(house, actor).await?;
    let meeting = store::find_held(&mut tx, id).await?;
    rules::may_promise(&meeting, tx.now())?;
    let said = PromiseSaid {
        incident_id: String::new(),
        case_id: meeting.case_id.to_string(),
        made_where: meeting.made_where(),
        ..said
    };
    let (promise, made) = promises::make_now(&mut tx, &said, zone).await?;
    tx.say(made).await?.commit().await?;
    Ok(promise)
}

/// What was promised at a meeting.
pub(super) async fn promised_at(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    meeting: &Meeting,
) -> Result<Vec<Promise>> {
    let mut promised = promises::list_of_case(ask, workspace, &meeting.case_id).await?;
    let here = meeting.id.as_str();
    promised.retain(|promise| promise.made_where.as_ref().is_some_and(|where_| where_.ends_with(here)));
    Ok(promised)
}

/// Sends the minutes, once, to all who were asked; no day in them that did not pass the gate. Members and above.
pub async fn send_minutes(house: &House, actor: &Actor, id: &MeetingId) -> Result<Meeting> {
    actor.must_be(Role::Member)?;
    let mut tx = journal::begin(house, actor).await?;
    let before = store::find_held(&mut tx, id).await?;
    rules::may_send(&before)?;
    let (now, workspace) = (tx.now(), actor.workspace.clone());
    let case: Case = incidents::find_case(&mut tx, &workspace, &before.case_id).await?;
    let desk = desk_of(&mut tx).await?;
    let promised = promised_at(&mut tx, &workspace, &before).await?;
    let next = store::next_of_case(&mut tx, &workspace, &before.case_id, now).await?;
    let mut words = vec![("minutes", before.minutes.as_str()), ("decisions", before.decisions.as_str())];
    words.extend(promised.iter().map(|promise| ("promised", promise.words.as_str())));
    must_be_gated(&mut tx, &case, &words, next.as_ref().map(|m| m.starts_at), &desk.zone).await?;
    let people = store::people::list(&mut tx, &workspace, id).await?;
    let next = match next {
        Some(next) => {
            let asked = store::people::list(&mut tx, &workspace, &next.id).await?;
            Some((next.starts_at, asked.into_iter().map(|person| person.who).collect()))
        }
        None => None,
    };
    let meeting = Meeting { sent_by: Some(actor.label()), sent_at: Some(now), changed_at: now, ..before };
    store::update(&mut tx, &meeting).await?;
    let known = people::known(&mut tx, &workspace, &meeting.customer_id).await?;
    let minutes = Minutes { meeting: &meeting, people: &people, known: &known, promised: &promised, next };
    let letters = letters::send_minutes(&mut tx, &minutes).await?;
    tx.say(fact(&meeting, "meeting.minutes_sent")?.with("letters", letters)).await?.commit().await?;
    Ok(meeting)
}

/// Erases what was said, decided and put among the points. Owners only. That we met, when and with whom stays.
pub async fn erase(house: &House, actor: &Actor, id: &MeetingId) -> Result<Meeting> {
    actor.must_be(Role::Owner)?;
    let mut tx = journal::begin(house, actor).await?;
    let meeting = store::find_held(&mut tx, id).await?;
    if meeting.erased_at.is_some() {
        return Ok(meeting);
    }
    let now = Some(tx.now());
    let mut entries = Vec::new();
    for point in store::points::list(&mut tx, &actor.workspace, id).await? {
        let gone = MeetingPoint { text: String::new(), salt: String::new(), erased_at: now, ..point };
        store::points::erase(&mut tx, &gone).await?;
        entries.push(of(&meeting, "meeting.point_erased", &gone)?);
    }
    let meeting = Meeting {
        agenda: "[]".into(),
        minutes: String::new(),
        decisions: String::new(),
        because: String::new(),
        // Without it no digest of the row as it was tells anything.
        salt: String::new(),
        erased_at: now,
        ..meeting
    };
    store::update(&mut tx, &meeting).await?;
    entries.push(fact(&meeting, "meeting.erased")?);
    tx.say(entries).await?.commit().await?;
    Ok(meeting)
}
