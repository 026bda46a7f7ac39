//! An incident's page: the way through it, and what each room shows of it.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;

use crate::ground::id::IncidentId;
use crate::ground::page::{Nav, Shell, View, html};
use crate::ground::panel::Panel;
use crate::ground::web::{Path, Visit};
use crate::ground::{House, Result};
use crate::incidents::{self, Incident};
use crate::{admissions, lessons, listening, notices, promises, remedies, scope, surveys};

/// The page of one incident.
#[derive(Template)]
#[template(path = "desk/pages/incident.html")]
pub struct IncidentPage {
    shell: Shell,
    id: String,
    is_closed: bool,
    panels: Vec<Panel>,
}

impl View for IncidentPage {
    const NAME: &'static str = "incident";
    fn sample(shell: Shell) -> Self {
        let shell = shell.at(Nav::Incidents, "The furnace at Halden stopped");
        let panel = |id, title: &str, html: &str| Panel { id, title: title.into(), html: html.into() };
        let panels = vec![
            panel("facts", "The facts", "<p>The lining of furnace 2 cracked at night.</p>"),
            panel("notices", "Told", "<p>41 of 57 contacts.</p>"),
        ];
        Self { shell, id: "inc_00000000000000000000000000".into(), is_closed: false, panels }
    }
}

/// What the rooms show of an incident, in the order of the work.
async fn panels(house: &House, shell: &Shell, visit: &Visit, incident: &Incident) -> Result<Vec<Panel>> {
    let actor = &visit.actor;
    let mut panels = vec![
        incidents::panel::facts(shell, incident)?,
        scope::panel::of_incident(house, shell, actor, incident).await?,
        notices::panel::of_incident(house, shell, actor, incident).await?,
        admissions::panel::of_incident(house, shell, actor, incident).await?,
        listening::panel::of_incident(house, shell, actor, incident).await?,
        promises::panel::of_incident(house, shell, actor, incident).await?,
        remedies::panel::of_incident(house, shell, actor, incident).await?,
        surveys::panel::of_incident(house, shell, actor, incident).await?,
    ];
    // What was learned from the like stands before the work it can spare; else it is where the work ends.
    let (lessons, is_known) = lessons::panel::of_incident(house, shell, actor, incident).await?;
    panels.insert(if is_known { 1 } else { panels.len() }, lessons);
    Ok(panels)
}

/// The page.
pub(super) async fn show(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
) -> Result<Response> {
    let incident = incidents::find(&mut house.read(), &visit.actor.workspace, &id).await?;
    let mut shell = visit.shell_titled(incident.title.clone(), Nav::Incidents);
    shell.live = Some(format!("/live/{id}"));
    let panels = panels(&house, &shell, &visit, &incident).await?;
    let is_closed = incident.closed_at.is_some();
    Ok(html(StatusCode::OK, &IncidentPage { shell, id: id.to_string(), is_closed, panels }))
}
