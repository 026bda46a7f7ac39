//! What a member says about what we now know.

use super::{Lesson, LessonSaid, rules, store};
use crate::ground::id::{IncidentId, LessonId};
use crate::ground::{Actor, Fault, House, Result, Role};
use crate::journal::{self, Chain, Entry};
use crate::{incidents, playbooks};

/// Writes a lesson; what changes can be written into a playbook in the same breath (R7). Members and above.
/// `zone` says which day it is.
pub async fn write(house: &House, actor: &Actor, said: &LessonSaid, zone: &str) -> Result<Lesson> {
    actor.must_be(Role::Member)?;
    let read = rules::read(said, house.now().day(zone))?;
    let mut tx = journal::begin(house, actor).await?;
    let incident = match said.incident_id.trim() {
        "" => None,
        id => {
            let id: IncidentId = id.parse().map_err(|_| Fault::Missing("incident"))?;
            Some(incidents::find(&mut tx, &actor.workspace, &id).await?)
        }
    };
    let mut lesson = Lesson {
        workspace_id: actor.workspace.clone(),
        id: tx.mint(),
        version: 1,
        title: read.title,
        happened: read.happened,
        learned: read.learned,
        changes: read.changes,
        tags: read.tags,
        scenario: read.scenario.or_else(|| incident.as_ref().and_then(|i| i.scenario.clone())),
        incident_id: incident.map(|i| i.id),
        review_on: read.review_on.to_string(),
        confirmed_at: None,
        confirmed_by: None,
        versions_digest: String::new(),
        salt: tx.salt(),
        written_at: tx.now(),
        written_by: actor.label(),
        changed_at: tx.now(),
        changed_by: actor.label(),
    };
    lesson.versions_digest = store::keep_version(&mut tx, &lesson).await?;
    store::insert(&mut tx, &lesson).await?;
    let mut entries = vec![entry(&lesson, "lesson.written")?];
    if !said.playbook.is_empty() {
        let incident = lesson.incident_id.as_ref();
        entries.push(playbooks::note(&mut tx, &said.playbook, &lesson.changes, incident).await?.1);
    }
    tx.say(entries).await?.commit().await?;
    Ok(lesson)
}

/// Writes a lesson anew: the next version stands, the old one stays. Members and above.
pub async fn rewrite(
    house: &House,
    actor: &Actor,
    id: &LessonId,
    said: &LessonSaid,
    zone: &str,
) -> Result<Lesson> {
    actor.must_be(Role::Member)?;
    let read = rules::read(said, house.now().day(zone))?;
    change(house, actor, id, "lesson.changed", said.version, |lesson| {
        lesson.version += 1;
        lesson.title = read.title;
        lesson.happened = read.happened;
        lesson.learned = read.learned;
        lesson.changes = read.changes;
        lesson.tags = read.tags;
        lesson.scenario = read.scenario;
        lesson.review_on = read.review_on.to_string();
        lesson.changed_at = house.now();
        lesson.changed_by = actor.label();
    })
    .await
}

/// Says that a lesson is still true; it is looked at again in half a year (R96). Members and above.
pub async fn confirm(house: &House, actor: &Actor, id: &LessonId, zone: &str) -> Result<Lesson> {
    actor.must_be(Role::Member)?;
    let now = house.now();
    change(house, actor, id, "lesson.confirmed", None, |lesson| {
        lesson.confirmed_at = Some(now);
        lesson.confirmed_by = Some(actor.label());
        lesson.review_on = rules::next_review(now.day(zone)).to_string();
    })
    .await
}

async fn change(
    house: &House,
    actor: &Actor,
    id: &LessonId,
    fact: &'static str,
    began_from: Option<i64>,
    edit: impl FnOnce(&mut Lesson),
) -> Result<Lesson> {
    let mut tx = journal::begin(house, actor).await?;
    // Held, so that of two who write at once the second sees what the first wrote.
    let mut lesson = store::find_held(&mut tx, id).await?;
    let from = lesson.version;
    if began_from.is_some_and(|v| v != from) {
        return Err(Fault::Conflict(
            "Somebody else changed this lesson while you wrote. Read their version, then write yours into it.".into(),
        ));
    }
    edit(&mut lesson);
    if lesson.version != from {
        lesson.versions_digest = store::keep_version(&mut tx, &lesson).await?;
    }
    store::update(&mut tx, &lesson).await?;
    tx.say(entry(&lesson, fact)?).await?.commit().await?;
    Ok(lesson)
}

fn entry(lesson: &Lesson, fact: &'static str) -> Result<Entry> {
    let entry = Entry::on(Chain::Workspace, fact).about(lesson)?.with("version", lesson.version);
    Ok(match &lesson.incident_id {
        Some(incident) => entry.incident(incident),
        None => entry,
    })
}
