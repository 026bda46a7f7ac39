//! What a lead offers meanwhile.

use super::{Alternative, AlternativeSaid, AlternativeView, rules, seeking, store};
use crate::ground::id::{AlternativeId, IncidentId};
use crate::ground::text;
use crate::ground::{Actor, Fault, House, Result, Role, workspace};
use crate::incidents::{self, Incident};
use crate::journal::{self, Chain, Entry, Tx};
use crate::promises;

/// Offers an alternative to those an incident touches, or says that there is none. Customers see it at once. `zone` reads
/// local times. Leads only: what is offered is owed.
pub async fn offer(
    house: &House,
    actor: &Actor,
    incident: &IncidentId,
    said: &AlternativeSaid,
    zone: &str,
) -> Result<Alternative> {
    actor.must_be(Role::Lead)?;
    let read = rules::read(said, zone, house.now())?;
    let mut tx = journal::begin(house, actor).await?;
    let found = incidents::find(&mut tx, &actor.workspace, incident).await?;
    incidents::may_begin(&found, None)?;
    gated(&mut tx, &found, &read).await?;
    let source = seeking::named(&mut tx, incident, &said.source_id).await?;
    let alternative = Alternative {
        workspace_id: actor.workspace.clone(),
        id: tx.mint(),
        incident_id: incident.clone(),
        kind: read.kind.word().into(),
        title: read.title,
        words: read.words,
        whom: read.whom,
        amount: read.amount,
        unit: read.unit,
        until_at: read.until_at,
        offered_by: actor.label(),
        offered_at: tx.now(),
        changed_by: actor.label(),
        changed_at: tx.now(),
        ended_at: None,
        ended_because: String::new(),
        salt: tx.salt(),
    };
    store::insert(&mut tx, &alternative).await?;
    let mut entries = vec![fact(&alternative, "alternative.offered")?.with("kind", read.kind.word())];
    if let Some(source) = source {
        entries.push(seeking::take(&mut tx, source, &alternative).await?);
    }
    tx.say(entries).await?.commit().await?;
    Ok(alternative)
}

/// Says it in other words, or that there is more or less of it; never less than was asked for. Leads only.
pub async fn change(
    house: &House,
    actor: &Actor,
    id: &AlternativeId,
    said: &AlternativeSaid,
    zone: &str,
) -> Result<Alternative> {
    actor.must_be(Role::Lead)?;
    let read = rules::read(said, zone, house.now())?;
    let mut tx = journal::begin(house, actor).await?;
    let before = store::find_held(&mut tx, id).await?;
    rules::may_change(&before)?;
    let incident = incidents::find(&mut tx, &actor.workspace, &before.incident_id).await?;
    gated(&mut tx, &incident, &read).await?;
    let taken = store::taken(&mut tx, &actor.workspace, &before.incident_id).await?;
    rules::may_have_so_much(read.amount, taken.get(id).copied().unwrap_or(0))?;
    let alternative = Alternative {
        kind: read.kind.word().into(),
        title: read.title,
        words: read.words,
        whom: read.whom,
        amount: read.amount,
        unit: read.unit,
        until_at: read.until_at,
        changed_by: actor.label(),
        changed_at: tx.now(),
        ..before
    };
    store::update(&mut tx, &alternative).await?;
    tx.say(fact(&alternative, "alternative.changed")?).await?.commit().await?;
    Ok(alternative)
}

/// Ends it, because …: nobody can ask for it any more, and whoever asked is still owed an answer. Members and above, at
/// once: what is not there must not be offered.
pub async fn end(house: &House, actor: &Actor, id: &AlternativeId, because: &str) -> Result<Alternative> {
    actor.must_be(Role::Member)?;
    let because = text::required("because", because, rules::WORDS)?;
    let mut tx = journal::begin(house, actor).await?;
    let before = store::find_held(&mut tx, id).await?;
    rules::may_change(&before)?;
    let alternative = Alternative {
        ended_at: Some(tx.now()),
        ended_because: because,
        changed_by: actor.label(),
        changed_at: tx.now(),
        ..before
    };
    store::update(&mut tx, &alternative).await?;
    tx.say(fact(&alternative, "alternative.ended")?).await?.commit().await?;
    Ok(alternative)
}

/// An alternative that is held, with what is left of it.
pub(super) async fn held(tx: &mut Tx, id: &AlternativeId) -> Result<AlternativeView> {
    let alternative = store::find_held(tx, id).await?;
    let workspace = tx.actor().workspace.clone();
    let taken = store::taken(tx, &workspace, &alternative.incident_id).await?;
    let now = tx.now();
    Ok(AlternativeView::of(alternative, taken.get(id).copied().unwrap_or(0), now))
}

/// No day but those that may be read; until when it can be had is said apart, and is ours to say.
async fn gated(tx: &mut Tx, incident: &Incident, read: &rules::Read) -> Result<()> {
    let desk = workspace::seek(tx, &incident.workspace_id).await?.ok_or(Fault::Missing("workspace"))?;
    let words =
        [("title", read.title.as_str()), ("words", read.words.as_str()), ("whom", read.whom.as_str())];
    let now = tx.now();
    let faults = promises::ungated_days(tx, incident, None, &words, read.until_at, &desk.zone, now).await?;
    if faults.is_empty() { Ok(()) } else { Err(Fault::Invalid(faults)) }
}

pub(super) fn fact(alternative: &Alternative, fact: &'static str) -> Result<Entry> {
    Entry::on(Chain::Incident(alternative.incident_id.clone()), fact).about(alternative)
}
