//! Others come to a meeting that is planned already: some more are asked, some no longer.

use super::letters::{self, Table, Tells};
use super::people::{self, Everybody};
use super::verbs::{fact, of, open_case};
use super::{InviteSaid, Meeting, MeetingPerson, rules, store};
use crate::ground::id::MeetingId;
use crate::ground::{Actor, Fault, House, Result, Role};
use crate::journal;

/// Asks these to come, and nobody else. Who is new gets an invitation; who is asked no more is told that it takes place without them;
/// the others keep what they answered, and are told where their calendars name others now. Members and above.
pub async fn invite(house: &House, actor: &Actor, id: &MeetingId, said: &InviteSaid) -> Result<Meeting> {
    actor.must_be(Role::Member)?;
    let mut tx = journal::begin(house, actor).await?;
    let before = store::find_held(&mut tx, id).await?;
    rules::may_invite(&before, tx.now())?;
    let (case, _) = open_case(&mut tx, &before.case_id).await?;
    let known = people::known(&mut tx, &actor.workspace, &case.customer_id).await?;
    let whom = people::named(&known, &said.people)?;
    let at_table = store::people::list(&mut tx, &actor.workspace, id).await?;
    let (stay, gone): (Vec<MeetingPerson>, Vec<MeetingPerson>) =
        at_table.into_iter().partition(|person| whom.contains(&person.who));
    let fresh: Vec<String> =
        whom.into_iter().filter(|who| !stay.iter().any(|person| person.who == *who)).collect();
    let new = people::places(&tx, &before, &known, &fresh);
    if new.is_empty() && gone.is_empty() {
        return Err(Fault::Conflict(
            "These people are asked already, and nobody else. Nothing was changed.".into(),
        ));
    }
    store::people::remove(&mut tx, &gone).await?;
    store::people::insert(&mut tx, &new).await?;
    let is_seen = new.iter().chain(&gone).any(|person| is_in_calendars(&known, person));
    let meeting = Meeting { sequence: before.sequence + i64::from(is_seen), changed_at: tx.now(), ..before };
    store::update(&mut tx, &meeting).await?;
    let changed = fact(&meeting, "meeting.asked_others")?;
    let mut entries = vec![changed.with("asked", new.len()).with("spared", gone.len())];
    for person in &new {
        entries.push(of(&meeting, "meeting.invited", person)?);
    }
    for person in &gone {
        entries.push(of(&meeting, "meeting_person.removed", person)?.with("who", person.who.as_str()));
    }
    let people = store::people::list(&mut tx, &actor.workspace, id).await?;
    let table = Table { meeting: &meeting, people: &people, known: &known };
    letters::tell(&mut tx, &table, &new, Tells::Asks).await?;
    if is_seen {
        letters::tell(&mut tx, &table, &stay, Tells::Who).await?;
    }
    let without = Table { people: &gone, ..table };
    letters::tell(&mut tx, &without, &gone, Tells::Spared).await?;
    tx.say(entries).await?.commit().await?;
    Ok(meeting)
}

/// Whether calendars name them: those who have an address are in what everybody was sent. Whom we do not know any more had one, for
/// all we can tell.
fn is_in_calendars(known: &Everybody, person: &MeetingPerson) -> bool {
    known.get(&person.who).is_none_or(|one| one.reached().is_some())
}
