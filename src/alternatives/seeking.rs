//! Looking elsewhere: whom we asked, and what they said (R71). Only members read it; what comes of it is offered to customers
//! as an alternative.

use super::source::{Source, SourceSaid};
use super::{Alternative, rules, store};
use crate::ground::id::{IncidentId, SourceId};
use crate::ground::{Actor, Fault, House, Result, Role};
use crate::incidents;
use crate::journal::{self, Chain, Entry, Tx};

/// Notes whom we asked, and what they said if they did. `zone` reads local times. Members and above.
pub async fn note_source(
    house: &House,
    actor: &Actor,
    incident: &IncidentId,
    said: &SourceSaid,
    zone: &str,
) -> Result<Source> {
    actor.must_be(Role::Member)?;
    let read = rules::sources::read(said, zone, house.now())?;
    let mut tx = journal::begin(house, actor).await?;
    let found = incidents::find(&mut tx, &actor.workspace, incident).await?;
    incidents::may_begin(&found, None)?;
    let source = Source {
        workspace_id: actor.workspace.clone(),
        id: tx.mint(),
        incident_id: incident.clone(),
        kind: read.kind.word().into(),
        name: read.name,
        person: read.person,
        asked_at: read.asked_at,
        said: read.said,
        amount: read.amount,
        unit: read.unit,
        whom: read.whom,
        state: read.state.word().into(),
        alternative_id: None,
        noted_by: actor.label(),
        noted_name: actor.name.clone(),
        noted_at: tx.now(),
        changed_by: actor.label(),
        changed_at: tx.now(),
        erased_at: None,
        salt: tx.salt(),
    };
    store::sources::insert(&mut tx, &source).await?;
    tx.say(fact(&source, "alternative.source_noted")?).await?.commit().await?;
    Ok(source)
}

/// Notes what they said since. `zone` reads local times. Members and above.
pub async fn change_source(
    house: &House,
    actor: &Actor,
    id: &SourceId,
    said: &SourceSaid,
    zone: &str,
) -> Result<Source> {
    actor.must_be(Role::Member)?;
    let mut tx = journal::begin(house, actor).await?;
    let before = store::sources::find_held(&mut tx, id).await?;
    rules::sources::may_change(&before)?;
    let read = rules::sources::read(said, zone, tx.now())?;
    rules::sources::may_stand(&before, read.state)?;
    let source = Source {
        kind: read.kind.word().into(),
        name: read.name,
        person: read.person,
        asked_at: rules::sources::asked_at(&before, said, read.asked_at),
        said: read.said,
        amount: read.amount,
        unit: read.unit,
        whom: read.whom,
        state: read.state.word().into(),
        changed_by: actor.label(),
        changed_at: tx.now(),
        ..before
    };
    store::sources::update(&mut tx, &source).await?;
    tx.say(fact(&source, "alternative.source_changed")?).await?.commit().await?;
    Ok(source)
}

/// Erases whom we spoke with and what they said. Owners only. That we asked, whom, when, and how it stands stay; the salt
/// goes, so that no digest tells anything.
pub async fn erase_source(house: &House, actor: &Actor, id: &SourceId) -> Result<Source> {
    actor.must_be(Role::Owner)?;
    let mut tx = journal::begin(house, actor).await?;
    let source = store::sources::find_held(&mut tx, id).await?;
    if source.erased_at.is_some() {
        return Ok(source);
    }
    let source = Source {
        person: String::new(),
        said: String::new(),
        salt: String::new(),
        erased_at: Some(tx.now()),
        ..source
    };
    store::sources::update(&mut tx, &source).await?;
    tx.say(fact(&source, "alternative.source_erased")?).await?.commit().await?;
    Ok(source)
}

/// The source that an offer to customers comes from, where one is named.
pub(super) async fn named(tx: &mut Tx, incident: &IncidentId, typed: &str) -> Result<Option<Source>> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    let nobody = || {
        let why = "Nobody whom we asked about this incident has this id.";
        Fault::invalid("source_id", why, "Name one of those we asked, or leave it empty.")
    };
    let id = typed.parse().map_err(|_| nobody())?;
    match store::sources::find_held(tx, &id).await {
        Ok(source) if source.incident_id == *incident => {
            rules::sources::may_take(&source).map(|()| Some(source))
        }
        Ok(_) | Err(Fault::Missing(_)) => Err(nobody()),
        Err(fault) => Err(fault),
    }
}

/// With this offer to customers we take what a source has.
pub(super) async fn take(tx: &mut Tx, source: Source, alternative: &Alternative) -> Result<Entry> {
    let taken = source.taken_as(alternative);
    store::sources::update(tx, &taken).await?;
    Ok(fact(&taken, "alternative.source_taken")?.with("alternative", alternative.id.as_str()))
}

fn fact(source: &Source, fact: &'static str) -> Result<Entry> {
    let entry = Entry::on(Chain::Incident(source.incident_id.clone()), fact).about(source)?;
    Ok(entry.with("kind", source.kind.as_str()).with("state", source.state.as_str()))
}
