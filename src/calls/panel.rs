//! What the faces may show of calls: how many we spoke with, whom we rang, who waits for a call.

use askama::Template;

use super::{Call, Figures, Outcome, store};
use crate::ground::id::{DeliveryId, IncidentId, WorkspaceId};
use crate::ground::lately::Counted;
use crate::ground::page::Shell;
use crate::ground::panel::{Owed, Panel};
use crate::ground::{Actor, House, Result};
use crate::incidents::{self, Case, Incident};

#[derive(Template)]
#[template(path = "calls/pages/of_incident.html")]
struct OfIncident<'a> {
    shell: &'a Shell,
    incident: &'a Incident,
    figures: Option<Figures>,
}

impl OfIncident<'_> {
    /// What came of the calls, as words and counts; nothing that never happened.
    fn outcomes(&self) -> Vec<(&'static str, i64)> {
        let of = |o: &Outcome| (o.word(), self.figures.as_ref().map_or(0, |figures| figures.of(*o)));
        Outcome::ALL.iter().map(of).filter(|(_, many)| *many > 0).collect()
    }
    fn is_anybody_waiting(&self) -> bool {
        self.figures.as_ref().is_some_and(|figures| figures.waiting != 0)
    }
}

/// How many of those an incident touches we spoke with (R26), what came of the calls, and what can be said now.
pub async fn of_incident(house: &House, shell: &Shell, incident: &Incident) -> Result<Panel> {
    let Counted { figures, taken } = incidents::figures(house, incident, counted).await?;
    Panel::of("calls", shell.t("calls-panel-title"), &OfIncident { shell, incident, figures })?
        .taken(shell, taken)
}

async fn counted(house: House, workspace: WorkspaceId, incident: IncidentId) -> Result<Figures> {
    store::figures(&mut house.read(), &workspace, &incident, house.now()).await
}

/// Counts whom we spoke with before anybody looks.
pub async fn count_ahead(house: &House, incident: &Incident) -> Result<()> {
    incidents::figures_ahead(house, incident, counted).await
}

#[derive(Template)]
#[template(path = "calls/pages/of_case.html")]
struct OfCase<'a> {
    shell: &'a Shell,
    case: &'a Case,
    calls: Vec<Call>,
    waiting: Vec<DeliveryId>,
}

/// Whom of a customer we rang and what came of it, who waits for a call, and what can be said to them now.
pub async fn of_case(house: &House, shell: &Shell, actor: &Actor, case: &Case) -> Result<Panel> {
    let mut read = house.read();
    let calls = store::calls_of_case(&mut read, &actor.workspace, &case.id).await?;
    let waiting = store::lines::list_of(&mut read, &actor.workspace, Some(&case.id), None).await?;
    Panel::of("calls", shell.t("calls-panel-title"), &OfCase { shell, case, calls, waiting })
}

/// What is owed here: people who wait for a call, incident by incident.
pub async fn owed(house: &House, shell: &Shell, workspace: &WorkspaceId) -> Result<Vec<Owed>> {
    let waiting = store::list_owed(&mut house.read(), workspace, house.now()).await?;
    Ok(waiting
        .into_iter()
        .map(|(incident, title, many, since)| Owed {
            due: since,
            runs: true,
            what: shell.tn("calls-owed", many),
            to_whom: title,
            href: format!("/calls?incident={incident}"),
        })
        .collect())
}
