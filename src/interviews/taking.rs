//! Making statements of the notes, and sending the record.

use super::record::record_of;
use super::store::{lines, notes};
use super::verbs::{fact, of_case};
use super::{Interview, Line, Note, TakeSaid, rules, store};
use crate::ground::id::{ContactId, InterviewId, InterviewNoteId};
use crate::ground::mail::{self, SendMail};
use crate::ground::page::{Lang, t, t_args};
use crate::ground::text::{self, PASSAGE};
use crate::ground::{Actor, Fault, House, Result, Role};
use crate::journal::{self, Tx};
use crate::listening::{self, Channel, Dimension, ImpactSaid, Told};
use crate::notices::links;
use crate::{customers, incidents};

/// Makes a statement of what they said: coded to a part of trust (R46), and where it says how it hits them, an impact with
/// all that belongs to it (R42). Members and above, until the record went out.
pub async fn take(house: &House, actor: &Actor, id: &InterviewId, said: &TakeSaid) -> Result<(Line, Told)> {
    actor.must_be(Role::Member)?;
    let mut tx = journal::begin(house, actor).await?;
    let interview = store::find_held(&mut tx, id).await?;
    rules::may_note(&interview)?;
    let note = note_of(&mut tx, &interview, &said.note_id).await?;
    let contact = whose(&interview, note.as_ref(), &said.contact_id)?;
    let dimension = Dimension::from_word(said.dimension.trim()).ok_or_else(|| {
        Fault::invalid("dimension", "Of which part of trust does it speak?", "Choose one of the three.")
    })?;
    let case = incidents::find_case(&mut tx, &actor.workspace, &interview.case_id).await?;
    let channel = Channel::from_word(&interview.channel).unwrap_or(Channel::Visit);
    let person = Some(contact.clone());
    let (told, mut entries) = if said.kind.trim().is_empty() && said.horizon.trim().is_empty() {
        let words = text::required("text", &said.text, PASSAGE)?;
        listening::note_within(&mut tx, &case, person, channel, &words).await?
    } else {
        let understood = listening::read_impact(&as_impact(said))?;
        let (_, told, entries) =
            listening::note_impact_within(&mut tx, &case, person, channel, understood).await?;
        (told, entries)
    };
    let (_, coded) = listening::code_within(&mut tx, &told.statement, dimension).await?;
    entries.extend(coded);
    let line = Line { note_id: note.map(|note| note.id), ..fresh_line(&tx, &interview, &told, contact) };
    lines::insert(&mut tx, &line).await?;
    let entry = of_case(&interview, "interview.line_taken").about(&line)?;
    entries.push(entry.with("statement", line.statement_id.as_str()));
    tx.say(entries).await?.commit().await?;
    Ok((line, told))
}

/// A new line of the record: a statement of ours, from no note.
pub(super) fn fresh_line(tx: &Tx, interview: &Interview, told: &Told, contact_id: ContactId) -> Line {
    Line {
        workspace_id: interview.workspace_id.clone(),
        id: tx.mint(),
        interview_id: interview.id.clone(),
        statement_id: told.statement.id.clone(),
        note_id: None,
        contact_id,
        incident_id: interview.incident_id.clone(),
        case_id: interview.case_id.clone(),
        customer_id: interview.customer_id.clone(),
        is_added: 0,
        taken_by: tx.actor().label(),
        taken_at: tx.now(),
    }
}

/// Sends them the record: it stands in the private room of each who spoke, line by line, for them to confirm, correct, add to
/// and rank (R47); a letter with their own link says so to whoever has an address. Members and above.
pub async fn send_record(house: &House, actor: &Actor, id: &InterviewId) -> Result<Interview> {
    actor.must_be(Role::Member)?;
    let mut read = house.read();
    let interview = store::find(&mut read, &actor.workspace, id).await?;
    rules::may_send(&interview, record_of(&mut read, &interview).await?.readable())?;
    // Links are minted by themselves: who has one keeps it, and a second press finds them.
    let letters = letters(house, actor, &interview).await?;
    let mut tx = journal::begin(house, actor).await?;
    let interview = store::find_held(&mut tx, id).await?;
    let lines = record_of(&mut tx, &interview).await?.readable();
    rules::may_send(&interview, lines)?;
    let now = tx.now();
    for letter in &letters {
        tx.enqueue(letter, now).await?;
    }
    let interview = Interview { sent_at: Some(tx.now()), sent_by: Some(actor.label()), ..interview };
    store::update(&mut tx, &interview).await?;
    let entry = fact(&interview, "interview.record_sent")?.with("lines", lines);
    tx.say(entry.with("letters", letters.len())).await?.commit().await?;
    Ok(interview)
}

/// A letter to each who spoke and has an address, with their own way to the record.
async fn letters(house: &House, actor: &Actor, interview: &Interview) -> Result<Vec<SendMail>> {
    let mut letters = Vec::new();
    let people = customers::contacts_of(&mut house.read(), &actor.workspace, &interview.customer_id).await?;
    for id in interview.contacts() {
        let contact = people.iter().find(|contact| contact.id == id).ok_or(Fault::Missing("contact"))?;
        let Some(email) = contact.email.as_deref().filter(|_| contact.left_at.is_none()) else { continue };
        let minted = links::mint(house, actor, &interview.incident_id, &id).await?;
        let lang = Lang::from_code(&contact.language).unwrap_or(Lang::En);
        let lines = [
            t_args(lang, "interviews-mail-greeting", &[("name", contact.name.as_str().into())]),
            t(lang, "interviews-mail-thanks"),
            t(lang, "interviews-mail-ask"),
        ];
        let address = format!("{}/records/{}", links::address(house, &minted.secret), interview.id);
        let link = Some((t(lang, "interviews-mail-link"), address));
        letters.push(mail::compose(lang, email, t(lang, "interviews-mail-subject"), &lines, link)?);
    }
    Ok(letters)
}

async fn note_of(tx: &mut Tx, interview: &Interview, typed: &str) -> Result<Option<Note>> {
    let nothing =
        || Fault::invalid("note_id", "This talk has no such note.", "Take it from one of its notes.");
    if typed.trim().is_empty() {
        return Ok(None);
    }
    let id: InterviewNoteId = typed.trim().parse().map_err(|_| nothing())?;
    match notes::find(tx, &interview.workspace_id, &id).await {
        Ok(note) if note.interview_id == interview.id => Ok(Some(note)),
        Ok(_) | Err(Fault::Missing(_)) => Err(nothing()),
        Err(fault) => Err(fault),
    }
}

/// Whose words: the note says it; else whoever is named, or the only one who spoke.
fn whose(interview: &Interview, note: Option<&Note>, typed: &str) -> Result<ContactId> {
    if let Some(note) = note {
        return Ok(note.contact_id.clone());
    }
    let mut people = interview.contacts();
    if typed.trim().is_empty() && people.len() == 1 {
        return Ok(people.remove(0));
    }
    people.into_iter().find(|one| one.as_str() == typed.trim()).ok_or_else(|| {
        Fault::invalid("contact_id", "Whose words are these?", "Choose one of those who spoke.")
    })
}

fn as_impact(said: &TakeSaid) -> ImpactSaid {
    ImpactSaid {
        kind: said.kind.trim().into(),
        horizon: said.horizon.trim().into(),
        text: said.text.clone(),
        amount: said.amount.clone(),
        currency: said.currency.clone(),
        money: said.money.clone(),
        people: said.people.clone(),
        evidence: said.evidence.clone(),
        ..ImpactSaid::default()
    }
}
