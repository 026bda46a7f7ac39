//! A single meeting, another time for one, what somebody says to the invitation, and what they want to speak of.

use super::letters::{self, Table, Tells};
use super::people::{self, Everybody, must_be_gated};
use super::{Meeting, MeetingAnswer, MeetingPerson, MeetingPoint, MeetingSaid, MeetingState, MoveSaid};
use super::{rules, store};
use crate::ground::id::{CadenceId, CaseId, MeetingId, MeetingPersonId};
use crate::ground::text;
use crate::ground::workspace::{self, Workspace};
use crate::ground::{Actor, Fault, House, Result, Role, Time, Who};
use crate::incidents::{self, Case};
use crate::journal::{self, Chain, Entry, Tx, Witnessed, digest_of_words};
use crate::notices::sender_host;

/// The most points of one meeting.
const MOST_POINTS: i64 = 100;

/// A meeting about to be planned.
pub(super) struct Frame {
    pub title: String,
    pub place: String,
    pub starts_at: Time,
    pub lasts: i64,
    pub zone: String,
    pub cadence: Option<CadenceId>,
    pub whom: Vec<String>,
}

/// Plans a single meeting and asks everybody to come. Members and above.
pub async fn plan(house: &House, actor: &Actor, case: &CaseId, said: &MeetingSaid) -> Result<Meeting> {
    actor.must_be(Role::Member)?;
    let mut tx = journal::begin(house, actor).await?;
    let (case, desk) = open_case(&mut tx, case).await?;
    let (title, place, lasts) = rules::read_frame([&said.title, &said.place, &said.lasts])?;
    let zone = rules::zone(&said.zone, &desk.zone)?;
    let starts_at = rules::ahead(&said.starts_at, &zone, tx.now())?;
    let known = people::known(&mut tx, &actor.workspace, &case.customer_id).await?;
    let whom = people::named(&known, &said.people)?;
    let words = [("title", title.as_str()), ("place", place.as_str())];
    must_be_gated(&mut tx, &case, &words, Some(starts_at), &desk.zone).await?;
    let frame = Frame { title, place, starts_at, lasts, zone, cadence: None, whom };
    let (meeting, entries) = lay(&mut tx, &case, &known, frame).await?;
    tx.say(entries).await?.commit().await?;
    Ok(meeting)
}

/// The case, where something can still begin in it, and the desk.
pub(super) async fn open_case(tx: &mut Tx, id: &CaseId) -> Result<(Case, Workspace)> {
    let workspace = tx.actor().workspace.clone();
    let case = incidents::find_case(tx, &workspace, id).await?;
    let incident = incidents::find(tx, &workspace, &case.incident_id).await?;
    incidents::may_begin(&incident, Some(&case))?;
    Ok((case, desk_of(tx).await?))
}

pub(super) async fn desk_of(tx: &mut Tx) -> Result<Workspace> {
    let id = tx.actor().workspace.clone();
    workspace::seek(tx, &id).await?.ok_or(Fault::Missing("workspace"))
}

/// Writes a meeting down and asks everybody to come; what is to be said of it.
pub(super) async fn lay(
    tx: &mut Tx,
    case: &Case,
    known: &Everybody,
    frame: Frame,
) -> Result<(Meeting, Vec<Entry>)> {
    let id: MeetingId = tx.mint();
    let meeting = Meeting {
        workspace_id: case.workspace_id.clone(),
        uid: format!("{id}@{}", sender_host(&tx.house().config().mail_from)),
        id,
        cadence_id: frame.cadence,
        incident_id: case.incident_id.clone(),
        case_id: case.id.clone(),
        customer_id: case.customer_id.clone(),
        state: MeetingState::Planned.word().into(),
        title: frame.title,
        place: frame.place,
        starts_at: frame.starts_at,
        lasts: frame.lasts,
        zone: frame.zone,
        sequence: 0,
        agenda: "[]".into(),
        minutes: String::new(),
        decisions: String::new(),
        planned_by: tx.actor().label(),
        planned_at: tx.now(),
        changed_at: tx.now(),
        because: String::new(),
        settled_by: None,
        settled_at: None,
        sent_by: None,
        sent_at: None,
        erased_at: None,
        salt: tx.salt(),
    };
    store::insert(tx, &meeting).await?;
    let asked = people::places(tx, &meeting, known, &frame.whom);
    store::people::insert(tx, &asked).await?;
    let table = Table { meeting: &meeting, people: &asked, known };
    letters::tell(tx, &table, &asked, Tells::Asks).await?;
    let planned = fact(&meeting, "meeting.planned")?;
    let mut entries = vec![planned.with("starts_at", meeting.starts_at.rfc3339())];
    for person in &asked {
        entries.push(of(&meeting, "meeting.invited", person)?);
    }
    Ok((meeting, entries))
}

/// Gives a meeting another time or place; everybody is told, and asked again where the time is another. Members and above.
pub async fn move_to(house: &House, actor: &Actor, id: &MeetingId, said: &MoveSaid) -> Result<Meeting> {
    actor.must_be(Role::Member)?;
    let mut tx = journal::begin(house, actor).await?;
    let before = store::find_held(&mut tx, id).await?;
    rules::must_be_planned(&before)?;
    let (case, desk) = open_case(&mut tx, &before.case_id).await?;
    let (title, place, lasts) = rules::read_frame([&before.title, &said.place, &said.lasts])?;
    let starts_at = rules::ahead(&said.starts_at, &before.zone, tx.now())?;
    let because = text::required("because", &said.because, rules::WORDS)?;
    let words = [("place", place.as_str()), ("because", because.as_str())];
    must_be_gated(&mut tx, &case, &words, Some(starts_at), &desk.zone).await?;
    if (starts_at, lasts, &place) == (before.starts_at, before.lasts, &before.place) {
        return Err(Fault::Conflict("It has this time and place already. Nothing was changed.".into()));
    }
    let moved = Meeting { title, place, starts_at, lasts, because, ..before.clone() };
    let known = people::known(&mut tx, &actor.workspace, &case.customer_id).await?;
    let (meeting, entries) = put_moved(&mut tx, &known, &before, moved).await?;
    tx.say(entries).await?.commit().await?;
    Ok(meeting)
}

/// Writes a moved meeting back and tells everybody; what is to be said of it.
pub(super) async fn put_moved(
    tx: &mut Tx,
    known: &Everybody,
    before: &Meeting,
    moved: Meeting,
) -> Result<(Meeting, Vec<Entry>)> {
    let meeting = Meeting { sequence: before.sequence + 1, changed_at: tx.now(), ..moved };
    store::update(tx, &meeting).await?;
    let mut entries = vec![fact(&meeting, "meeting.moved")?.with("starts_at", meeting.starts_at.rfc3339())];
    let workspace = meeting.workspace_id.clone();
    let mut people = store::people::list(tx, &workspace, &meeting.id).await?;
    if meeting.starts_at != before.starts_at {
        // Who could come at one time may not at another.
        let answered: Vec<MeetingPerson> = people
            .iter()
            .filter(|person| person.answer() != MeetingAnswer::Waiting)
            .map(|person| MeetingPerson {
                answer: MeetingAnswer::Waiting.word().into(),
                answered_by: None,
                answered_at: None,
                ..person.clone()
            })
            .collect();
        store::people::update(tx, &answered).await?;
        for person in &answered {
            entries.push(of(&meeting, "meeting.invited", person)?);
        }
        people = store::people::list(tx, &workspace, &meeting.id).await?;
    }
    let table = Table { meeting: &meeting, people: &people, known };
    letters::tell(tx, &table, &people, Tells::Moved).await?;
    Ok((meeting, entries))
}

/// Whoever acts says whether they come: a contact from their room, a member for themselves.
pub async fn answer(house: &House, actor: &Actor, id: &MeetingId, said: &str) -> Result<MeetingPerson> {
    put_answer(house, actor, id, said, |person| person.who == actor.label()).await
}

/// A member notes what somebody said to the invitation elsewhere. Members and above.
pub async fn answer_for(
    house: &House,
    actor: &Actor,
    id: &MeetingId,
    whose: &MeetingPersonId,
    said: &str,
) -> Result<MeetingPerson> {
    actor.must_be(Role::Member)?;
    put_answer(house, actor, id, said, |person| person.id == *whose).await
}

async fn put_answer(
    house: &House,
    actor: &Actor,
    id: &MeetingId,
    said: &str,
    is_meant: impl Fn(&MeetingPerson) -> bool,
) -> Result<MeetingPerson> {
    let answer = MeetingAnswer::from_word(said.trim())
        .ok_or_else(|| Fault::invalid("answer", "Do you come?", "Choose yes, no or maybe."))?;
    let mut tx = journal::begin(house, actor).await?;
    let meeting = store::find_held(&mut tx, id).await?;
    let people = store::people::list(&mut tx, &actor.workspace, id).await?;
    let person = people.into_iter().find(is_meant).ok_or(Fault::Missing("meeting"))?;
    rules::must_be_planned(&meeting)?;
    let person = MeetingPerson {
        answer: answer.word().into(),
        answered_by: Some(actor.label()),
        answered_at: Some(tx.now()),
        ..person
    };
    store::people::update(&mut tx, std::slice::from_ref(&person)).await?;
    let entry = of(&meeting, "meeting.answered", &person)?.with("answer", answer.word());
    tx.say(entry).await?.commit().await?;
    Ok(person)
}

/// Puts something among what is spoken of: one who is asked from their room, or a member.
pub async fn add_point(house: &House, actor: &Actor, id: &MeetingId, words: &str) -> Result<MeetingPoint> {
    let is_theirs = matches!(actor.who, Who::Contact { .. });
    if !is_theirs {
        actor.must_be(Role::Member)?;
    }
    let mut tx = journal::begin(house, actor).await?;
    let meeting = store::find_held(&mut tx, id).await?;
    if is_theirs {
        let people = store::people::list(&mut tx, &actor.workspace, id).await?;
        let label = actor.label();
        people.iter().find(|person| person.who == label).ok_or(Fault::Missing("meeting"))?;
    }
    rules::must_be_planned(&meeting)?;
    let words = text::required("point", words, rules::WORDS)?;
    if !is_theirs {
        // They read it before we meet.
        let case = incidents::find_case(&mut tx, &actor.workspace, &meeting.case_id).await?;
        let desk = desk_of(&mut tx).await?;
        let said = [("point", words.as_str())];
        must_be_gated(&mut tx, &case, &said, Some(meeting.starts_at), &desk.zone).await?;
    }
    if store::points::count(&mut tx, &actor.workspace, id).await? >= MOST_POINTS {
        return Err(Fault::refused(
            "There are 100 points already.",
            "Speak of them first; what is left goes to the next meeting.",
        ));
    }
    let salt = tx.salt();
    let point = MeetingPoint {
        workspace_id: meeting.workspace_id.clone(),
        id: tx.mint(),
        meeting_id: meeting.id.clone(),
        incident_id: meeting.incident_id.clone(),
        case_id: meeting.case_id.clone(),
        customer_id: meeting.customer_id.clone(),
        text_digest: digest_of_words(&salt, &words),
        text: words,
        added_by: actor.label(),
        added_name: actor.name.clone(),
        added_at: tx.now(),
        erased_at: None,
        salt,
    };
    store::points::insert(&mut tx, &point).await?;
    let entry = of(&meeting, "meeting.point_added", &point)?;
    tx.say(entry).await?.commit().await?;
    Ok(point)
}

/// An entry about a row that belongs to a meeting.
pub(super) fn of(meeting: &Meeting, fact: &'static str, row: &impl Witnessed) -> Result<Entry> {
    let entry = Entry::on(Chain::Case(meeting.case_id.clone()), fact);
    Ok(entry
        .incident(&meeting.incident_id)
        .customer(&meeting.customer_id)
        .about(row)?
        .with("meeting", meeting.id.as_str()))
}

/// An entry about a meeting itself.
pub(super) fn fact(meeting: &Meeting, fact: &'static str) -> Result<Entry> {
    let entry = Entry::on(Chain::Case(meeting.case_id.clone()), fact);
    entry.incident(&meeting.incident_id).customer(&meeting.customer_id).about(meeting)
}
