//! What the faces may show of lessons: those that fit an incident, those it taught, and reviews that are due.

use askama::Template;

use super::{Lesson, rules, store};
use crate::ground::id::WorkspaceId;
use crate::ground::page::Shell;
use crate::ground::panel::{Owed, Panel};
use crate::ground::{Actor, House, Result, Time};
use crate::incidents::Incident;

#[derive(Template)]
#[template(path = "lessons/pages/of_incident.html")]
struct OfIncident<'a> {
    shell: &'a Shell,
    incident: &'a Incident,
    similar: Vec<Lesson>,
    taught: Vec<Lesson>,
}

/// Lessons of similar incidents, so that nobody learns the same twice (R95), and those this one taught; and whether
/// there is one to read before the work begins.
pub async fn of_incident(
    house: &House,
    shell: &Shell,
    actor: &Actor,
    incident: &Incident,
) -> Result<(Panel, bool)> {
    let (mut read, workspace) = (house.read(), &actor.workspace);
    let telling = rules::telling_words(&incident.title);
    let scenario = incident.scenario.as_deref();
    let similar = store::list_similar(&mut read, workspace, &incident.id, &telling, scenario).await?;
    let taught = store::list_taught(&mut read, workspace, &incident.id).await?;
    let is_known = !similar.is_empty();
    let inside = OfIncident { shell, incident, similar, taught };
    Ok((Panel::of("lessons", shell.t("lessons-title"), &inside)?, is_known))
}

/// What is owed here: lessons to look at again, from the day they are due (R96).
pub async fn owed(house: &House, shell: &Shell, workspace: &WorkspaceId) -> Result<Vec<Owed>> {
    let today = house.now().day(&shell.zone).to_string();
    let due = store::list_due(&mut house.read(), workspace, &today).await?;
    let owed = due.into_iter().map(|lesson| Owed {
        due: Time::parse(&lesson.review_on, &shell.zone).unwrap_or(lesson.changed_at),
        runs: false,
        what: shell.t("lessons-owed-review"),
        to_whom: lesson.title,
        href: format!("/lessons/{}", lesson.id),
    });
    Ok(owed.collect())
}
