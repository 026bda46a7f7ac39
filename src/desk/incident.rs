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
use crate::incidents::{self, Act, Incident};
use crate::{
    admissions, alternatives, bulletins, calls, chasing, followers, help, lessons, listening, mentions,
    notices, plans, promises, questions, remedies, rooms, scope, second_wrongs, surveys, teams, updates,
    windows,
};

/// The page of one incident.
#[derive(Template)]
#[template(path = "desk/pages/incident.html")]
pub struct IncidentPage {
    shell: Shell,
    id: String,
    is_closed: bool,
    /// The one or two things to do next, and the rest of what can be done.
    next: Vec<Way>,
    rest: Vec<Way>,
    /// What closing says to customers.
    will_say: Option<String>,
    panels: Vec<Panel>,
}

/// A way on from here: where it leads, and what stands on it.
struct Way {
    to: String,
    label: String,
}

/// The ways on from an incident, what matters next apart from the rest: find whom it touches, then tell them, then speak
/// again and ask whether it held. What is closed can be read.
fn ways(shell: &Shell, incident: &Incident, touches_anybody: bool) -> (Vec<Way>, Vec<Way>) {
    let id = &incident.id;
    let way = |to: String, label: &str| Way { to, label: shell.t(label) };
    let scope = way(format!("/incidents/{id}/scope"), "desk-incident-scope");
    let tell = way(format!("/incidents/{id}/notices/new"), "desk-incident-tell");
    let make_good = way(format!("/incidents/{id}/remedies/new"), "desk-incident-make-good");
    let ask = way(format!("/incidents/{id}/survey"), "desk-incident-ask");
    let list = way(format!("/cases?incident={id}"), "desk-incident-cases");
    let speak = way(format!("/incidents/{id}/updates"), "desk-incident-speak");
    if incident.closed_at.is_some() || !shell.may_change() {
        return (vec![list], Vec::new());
    }
    if !touches_anybody {
        return (vec![scope], vec![tell, speak, make_good, ask, list]);
    }
    match incident.first_told_at {
        None => (vec![tell], vec![speak, scope, make_good, ask, list]),
        Some(_) => (vec![tell, ask], vec![speak, make_good, scope, list]),
    }
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
        let way = |label: &str| Way { to: "/incidents".into(), label: shell.t(label) };
        let next = vec![way("desk-incident-tell"), way("desk-incident-ask")];
        let rest =
            vec![way("desk-incident-make-good"), way("desk-incident-scope"), way("desk-incident-cases")];
        let will_say = Some(shell.ta("incidents-will-say", "status", shell.t("rooms-status-resolved")));
        let id = "inc_00000000000000000000000000".into();
        Self { shell, id, is_closed: false, next, rest, will_say, panels }
    }
}

/// Behind the facts, the scope, what was told and said, and what can be done meanwhile.
const AFTER_WHAT_WE_SAID: usize = 5;

/// What the rooms show of an incident, in the order of the work.
async fn panels(house: &House, shell: &Shell, visit: &Visit, incident: &Incident) -> Result<Vec<Panel>> {
    let actor = &visit.actor;
    let mut panels = vec![
        incidents::panel::facts(shell, incident)?,
        scope::panel::of_incident(house, shell, actor, incident).await?,
        notices::panel::of_incident(house, shell, actor, incident).await?,
        updates::panel::of_incident(house, shell, actor, incident).await?,
        alternatives::panel::of_incident(house, shell, actor, incident).await?,
        bulletins::panel::of_incident(house, shell, actor, incident).await?,
        mentions::panel::of_incident(house, shell, actor, incident).await?,
        second_wrongs::panel::of_incident(house, shell, actor, incident).await?,
        chasing::panel::of_incident(house, shell, actor, incident).await?,
        calls::panel::of_incident(house, shell, incident).await?,
        teams::panel::of_incident(house, shell, actor, incident).await?,
        admissions::panel::of_incident(house, shell, actor, incident).await?,
        listening::panel::of_incident(house, shell, actor, incident).await?,
        plans::panel::of_incident(house, shell, actor, incident).await?,
        promises::panel::of_incident(house, shell, actor, incident).await?,
        remedies::panel::of_incident(house, shell, actor, incident).await?,
        surveys::panel::of_incident(house, shell, incident).await?,
        help::panel::of_incident(house, shell, actor, incident).await?,
        windows::panel::of_incident(house, shell, actor, incident).await?,
        rooms::panel::of_incident(house, shell, actor, incident).await?,
        followers::panel::of_incident(house, shell, actor, incident).await?,
    ];
    // Whoever asked and waits comes before everything else; where nobody does, questions follow what we said.
    let (questions, is_owed) = questions::panel::of_incident(house, shell, actor, incident).await?;
    panels.insert(if is_owed { 0 } else { AFTER_WHAT_WE_SAID }, questions);
    // What was learned from the like stands before the work it can spare; else it is where the work ends.
    let (lessons, is_known) = lessons::panel::of_incident(house, shell, actor, incident).await?;
    let after_facts = if is_owed { 2 } else { 1 };
    panels.insert(if is_known { after_facts } else { panels.len() }, lessons);
    Ok(panels)
}

/// Counts what the page of an incident shows over everybody it touches, so that the first who looks need not wait; where
/// they are few, every look counts.
pub async fn count_ahead(house: &House, incident: &Incident) -> Result<()> {
    if !incidents::touches_very_many(house, incident).await? {
        return Ok(());
    }
    notices::panel::count_ahead(house, incident).await?;
    mentions::panel::count_ahead(house, incident).await?;
    chasing::panel::count_ahead(house, incident).await?;
    calls::panel::count_ahead(house, incident).await?;
    listening::panel::count_ahead(house, incident).await?;
    plans::panel::count_ahead(house, incident).await?;
    remedies::panel::count_ahead(house, incident).await?;
    surveys::panel::count_ahead(house, incident).await
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
    let touches_anybody = incidents::touches_anybody(&mut house.read(), &visit.actor.workspace, &id).await?;
    let (next, rest) = ways(&shell, &incident, touches_anybody);
    let is_closed = incident.closed_at.is_some();
    let will_say = incidents::panel::carried(&shell, &incident, Act::Closed).map(|carried| carried.will_say);
    let id = id.to_string();
    Ok(html(StatusCode::OK, &IncidentPage { shell, id, is_closed, next, rest, will_say, panels }))
}
