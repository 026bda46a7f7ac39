//! Noting what they say, while they say it.

use super::rules::{self, Noted};
use super::store::notes;
use super::verbs::{found, of_case};
use super::{InterviewState, Kept, Note, NoteSaid, store};
use crate::ground::id::{ContactId, InterviewId};
use crate::ground::{Actor, Fault, House, Result, Role};
use crate::journal::{self, digest_of_words};

/// Keeps what somebody typed into one note. Where somebody else wrote in it meanwhile, both stand; where both wrote at the
/// same place, nothing is changed and both can be looked at. Members and above.
pub async fn keep(house: &House, actor: &Actor, id: &InterviewId, said: &NoteSaid) -> Result<Kept> {
    actor.must_be(Role::Member)?;
    let mut tx = journal::begin(house, actor).await?;
    // Held: of two who write at once the second sees what the first wrote.
    let interview = store::find_held(&mut tx, id).await?;
    rules::may_note(&interview)?;
    let asked = interview.asked();
    let at = usize::try_from(said.number).ok().and_then(|number| number.checked_sub(1));
    let question = at.and_then(|at| asked.get(at)).ok_or_else(|| {
        Fault::invalid("number", "The guide has no such question.", "Count its questions from 1.")
    })?;
    let contact: Option<ContactId> = said.contact_id.trim().parse().ok();
    let contact = contact.filter(|contact| interview.is_with(contact)).ok_or_else(|| {
        Fault::invalid("contact_id", "They do not speak in this talk.", "Choose one of those who do.")
    })?;
    let before = notes::seek(&mut tx, &actor.workspace, id, said.number, &contact).await?;
    let (text, is_merged) = match (rules::noted(before.as_ref(), said)?, before.clone()) {
        (Noted::Write { text, is_merged }, _) => (text, is_merged),
        (Noted::Conflict, Some(note)) => return Ok(Kept::Conflict { note }),
        (Noted::Same | Noted::Conflict, note) => return Ok(Kept::Same { note }),
    };
    let salt = tx.salt();
    let note = Note {
        workspace_id: actor.workspace.clone(),
        id: before.as_ref().map_or_else(|| tx.mint(), |note| note.id.clone()),
        interview_id: interview.id.clone(),
        incident_id: interview.incident_id.clone(),
        case_id: interview.case_id.clone(),
        customer_id: interview.customer_id.clone(),
        contact_id: contact,
        number: said.number,
        kind: question.kind.word().into(),
        question: question.text.clone(),
        text_digest: digest_of_words(&salt, &text),
        text,
        version: before.as_ref().map_or(0, |note| note.version) + 1,
        changed_by: actor.label(),
        changed_at: tx.now(),
        erased_at: None,
        salt,
    };
    notes::put(&mut tx, &note).await?;
    let entry = of_case(&interview, "interview.noted").about(&note)?;
    let mut entries = vec![entry.with("number", note.number).with("version", note.version)];
    if interview.state() == InterviewState::Ended {
        entries.extend(found(&mut tx, &interview, std::slice::from_ref(&note)).await?);
    }
    tx.say(entries).await?.commit().await?;
    Ok(if is_merged { Kept::Merged { note } } else { Kept::Written { note } })
}
