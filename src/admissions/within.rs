//! Changes of admissions that are part of a larger change: they write in the caller's transaction and give back the
//! entries that the caller must say.

use super::{Apology, ApologySaid, Form, rules, store};
use crate::ground::id::IncidentId;
use crate::ground::text::{self, NAME, PASSAGE};
use crate::ground::{Actor, Fault, FieldFault, Result, Time};
use crate::incidents::{self, Case};
use crate::journal::{Chain, Entry, Tx};

/// Records an apology, and acknowledges the cases it is made to; the caller saw to it who may say so. `zone` reads local
/// times.
pub async fn apologise(
    tx: &mut Tx,
    id: &IncidentId,
    said: &ApologySaid,
    zone: &str,
) -> Result<(Apology, Vec<Entry>)> {
    let actor = &tx.actor().clone();
    let read = read(actor, said, zone, tx.now())?;
    let incident = incidents::find(tx, &actor.workspace, id).await?;
    let case = incidents::case_typed(tx, id, &said.case_id).await?;
    incidents::may_begin(&incident, case.as_ref())?;
    let flag = i64::from;
    let apology = Apology {
        workspace_id: actor.workspace.clone(),
        id: tx.mint(),
        incident_id: id.clone(),
        case_id: case.as_ref().map(|c| c.id.clone()),
        customer_id: case.as_ref().map(|c| c.customer_id.clone()),
        author_name: read.author,
        form: read.form.word().into(),
        words: read.words,
        responsibility: flag(said.parts.responsibility),
        repair: flag(said.parts.repair),
        regret: flag(said.parts.regret),
        explanation: flag(said.parts.explanation),
        repentance: flag(said.parts.repentance),
        forgiveness: flag(said.parts.forgiveness),
        said_at: read.said_at,
        recorded_by: actor.label(),
        salt: tx.salt(),
        recorded_at: tx.now(),
    };
    store::insert_apology(tx, &apology).await?;
    let chain = case.as_ref().map_or(Chain::Incident(id.clone()), |c| Chain::Case(c.id.clone()));
    let mut entry = Entry::on(chain, "apology.recorded").incident(id).about(&apology)?;
    entry = entry.with("form", read.form.word()).with("complete", rules::is_complete(said.parts));
    if let Some(case) = &case {
        entry = entry.customer(&case.customer_id);
    }
    let mut entries = vec![entry];
    entries.extend(acknowledge(tx, id, case.as_ref()).await?);
    Ok((apology, entries))
}

async fn acknowledge(tx: &mut Tx, incident: &IncidentId, case: Option<&Case>) -> Result<Vec<Entry>> {
    if let Some(case) = case {
        return incidents::acknowledge(tx, std::slice::from_ref(&case.id)).await;
    }
    let workspace = tx.actor().workspace.clone();
    let (mut entries, mut after) = (Vec::new(), String::new());
    loop {
        let ids = store::list_unacknowledged(tx, &workspace, incident, &after).await?;
        let Some(last) = ids.last() else { return Ok(entries) };
        after = last.to_string();
        entries.extend(incidents::acknowledge(tx, &ids).await?);
    }
}

/// What was said of an apology, read.
struct Read {
    author: String,
    form: Form,
    words: String,
    said_at: Time,
}

fn read(actor: &Actor, said: &ApologySaid, zone: &str, now: Time) -> Result<Read> {
    let mut faults = Vec::new();
    let mut text = |read: std::result::Result<Option<String>, FieldFault>| {
        read.unwrap_or_else(|fault| {
            faults.push(fault);
            None
        })
    };
    let author = text(text::optional("author", &said.author, NAME)).unwrap_or_else(|| actor.name.clone());
    let words = text(text::required("words", &said.words, PASSAGE).map(Some));
    let form = Form::from_word(&said.form);
    if form.is_none() {
        let cure = "Choose spoken, written or public.";
        faults.push(FieldFault::new("form", "This is no form of an apology.", cure));
    }
    let typed = said.said_at.trim();
    let said_at = if typed.is_empty() { Some(now) } else { Time::parse(typed, zone).filter(|t| *t <= now) };
    if said_at.is_none() {
        let cure = "Write when it was said, or leave it empty for now.";
        faults.push(FieldFault::new("said_at", "This moment does not exist or lies ahead.", cure));
    }
    match (form, words, said_at) {
        (Some(form), Some(words), Some(said_at)) if faults.is_empty() => {
            Ok(Read { author, form, words, said_at })
        }
        _ => Err(Fault::Invalid(faults)),
    }
}
