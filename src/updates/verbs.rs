//! What a lead says before everyone.

use super::{EditSaid, Update, UpdateSaid, UpdateVersion, rules, store};
use crate::ground::id::{IncidentId, UpdateId};
use crate::ground::{Actor, Fault, House, Result, Role, Time, workspace};
use crate::incidents::{self, Incident};
use crate::journal::{self, Chain, Entry, Tx, digest_of_words};
use crate::promises;

/// Says something before everyone, and takes the incident's status and the moment we speak next along. `zone` reads local
/// times. Leads only: what was said in public cannot be unsaid.
pub async fn post(
    house: &House,
    actor: &Actor,
    incident: &IncidentId,
    said: &UpdateSaid,
    zone: &str,
) -> Result<Update> {
    actor.must_be(Role::Lead)?;
    let read = rules::read(said, zone, house.now())?;
    let mut tx = journal::begin(house, actor).await?;
    let found = incidents::find(&mut tx, &actor.workspace, incident).await?;
    incidents::may_begin(&found, None)?;
    gated(&mut tx, &found, &read.text, read.next_update_at).await?;
    let update = Update {
        workspace_id: actor.workspace.clone(),
        id: tx.mint(),
        incident_id: incident.clone(),
        status: read.status.word().into(),
        text: read.text,
        next_update_at: read.next_update_at,
        speaker: speaker(&mut tx, incident, &said.speaker_id).await?,
        posted_by: actor.label(),
        posted_at: tx.now(),
        version: 1,
        edited_at: None,
        edit_reason: String::new(),
        withdrawn_at: None,
        withdrawn_reason: String::new(),
        salt: tx.salt(),
    };
    store::insert(&mut tx, &update).await?;
    let mut posted = fact(&update, "update.posted")?.with("status", read.status.word());
    if let Some(due) = found.next_update_at {
        posted = posted.with("due_at", due.rfc3339()).with("late", update.posted_at > due);
    }
    let mut entries = vec![posted, worded(&mut tx, &update, "", found.next_update_at).await?];
    entries.extend(incidents::speak(&mut tx, incident, read.status, read.next_update_at).await?);
    tx.say(entries).await?.commit().await?;
    Ok(update)
}

/// Says it in other words, because …; readers see that and how. Leads only.
pub async fn edit(house: &House, actor: &Actor, id: &UpdateId, said: &EditSaid) -> Result<Update> {
    actor.must_be(Role::Lead)?;
    let mut tx = journal::begin(house, actor).await?;
    let update = store::find_held(&mut tx, id).await?;
    let (text, because) = rules::edited(&update, said)?;
    let incident = incidents::find(&mut tx, &actor.workspace, &update.incident_id).await?;
    gated(&mut tx, &incident, &text, update.next_update_at).await?;
    let update = Update {
        text,
        version: update.version + 1,
        edited_at: Some(tx.now()),
        edit_reason: because.clone(),
        ..update
    };
    store::update(&mut tx, &update).await?;
    let edited = fact(&update, "update.edited")?.with("version", update.version);
    let worded = worded(&mut tx, &update, &because, None).await?;
    tx.say(vec![edited, worded]).await?.commit().await?;
    Ok(update)
}

/// Takes it back, because …: the reason stays where it stood. What customers read of the status stays as it is. Leads only.
pub async fn withdraw(house: &House, actor: &Actor, id: &UpdateId, because: &str) -> Result<Update> {
    actor.must_be(Role::Lead)?;
    let because = rules::reason("because", because)?;
    let mut tx = journal::begin(house, actor).await?;
    let update = store::find_held(&mut tx, id).await?;
    rules::may_change(&update)?;
    let update = Update { withdrawn_at: Some(tx.now()), withdrawn_reason: because, ..update };
    store::update(&mut tx, &update).await?;
    tx.say(fact(&update, "update.withdrawn")?).await?.commit().await?;
    Ok(update)
}

/// Erases the words of one version that no longer stands: somebody may have been named in it. Owners only. That it was
/// said, when, by whom and the digest of its words stay; the salt goes, so that the digest tells nothing.
pub async fn erase(house: &House, actor: &Actor, id: &UpdateId, number: i64) -> Result<Update> {
    actor.must_be(Role::Owner)?;
    let mut tx = journal::begin(house, actor).await?;
    let update = store::find_held(&mut tx, id).await?;
    let all = store::versions(&mut tx, &actor.workspace, id).await?;
    let version = all.into_iter().find(|v| v.number == number).ok_or(Fault::Missing("version"))?;
    rules::may_erase(&update, &version)?;
    let gone =
        UpdateVersion { text: String::new(), salt: String::new(), erased_at: Some(tx.now()), ..version };
    store::erase_version(&mut tx, &gone).await?;
    let chain = Chain::Incident(update.incident_id.clone());
    let mut entries = vec![Entry::on(chain, "update.version_erased").about(&gone)?.with("version", number)];
    let mut update = update;
    if number == update.version {
        update = Update { text: String::new(), salt: String::new(), ..update };
        store::update(&mut tx, &update).await?;
        entries.push(fact(&update, "update.erased")?);
    }
    tx.say(entries).await?.commit().await?;
    Ok(update)
}

/// No day but those that may be read (R22).
async fn gated(tx: &mut Tx, incident: &Incident, text: &str, next: Option<Time>) -> Result<()> {
    let zone = workspace::zone_of(tx, &incident.workspace_id).await?;
    let now = tx.now();
    let faults = promises::ungated_days(tx, incident, None, &[("text", text)], next, &zone, now).await?;
    if faults.is_empty() { Ok(()) } else { Err(Fault::Invalid(faults)) }
}

/// Who speaks, as customers read it: one of those who were named, or whoever posts.
async fn speaker(tx: &mut Tx, incident: &IncidentId, typed: &str) -> Result<String> {
    if typed.trim().is_empty() {
        return Ok(tx.actor().name.clone());
    }
    let nobody = || {
        let why = "Nobody of this id speaks about this incident.";
        Fault::invalid("speaker_id", why, "Choose one of those who were named, or leave it empty.")
    };
    let id = typed.trim().parse().map_err(|_| nobody())?;
    let workspace = tx.actor().workspace.clone();
    match store::speakers::find(tx, &workspace, &id).await {
        Ok(found) if found.incident_id == *incident && found.released_at.is_none() => Ok(found.label()),
        Ok(_) | Err(Fault::Missing(_)) => Err(nobody()),
        Err(fault) => Err(fault),
    }
}

/// Keeps the version that stands now, and vouches for it.
async fn worded(tx: &mut Tx, update: &Update, because: &str, due_at: Option<Time>) -> Result<Entry> {
    let salt = tx.salt();
    let version = UpdateVersion {
        workspace_id: update.workspace_id.clone(),
        id: format!("{}/{}", update.id, update.version),
        update_id: update.id.clone(),
        incident_id: update.incident_id.clone(),
        number: update.version,
        text: update.text.clone(),
        text_digest: digest_of_words(&salt, &update.text),
        because: because.into(),
        due_at,
        said_by: tx.actor().label(),
        said_name: tx.actor().name.clone(),
        said_at: tx.now(),
        erased_at: None,
        salt,
    };
    store::insert_version(tx, &version).await?;
    Entry::on(Chain::Incident(update.incident_id.clone()), "update.worded").about(&version)
}

fn fact(update: &Update, fact: &'static str) -> Result<Entry> {
    Entry::on(Chain::Incident(update.incident_id.clone()), fact).about(update)
}
