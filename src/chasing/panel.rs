//! What the members' face shows of chasing: who has heard us, by number, on an incident; by name, on a case; and who is
//! owed a word by a person.

use askama::Template;

use super::{ChaseSaid, Hearing, Standing, StandingLine, store};
use crate::ground::id::{IncidentId, WorkspaceId};
use crate::ground::lately::Counted;
use crate::ground::page::Shell;
use crate::ground::panel::{Owed, Panel};
use crate::ground::{Actor, House, Result};
use crate::incidents::{self, Case, Incident};

#[derive(Template)]
#[template(path = "chasing/pages/of_incident.html")]
struct OfIncident<'a> {
    shell: &'a Shell,
    incident: &'a Incident,
    hearing: Option<Hearing>,
    is_on: bool,
}

impl OfIncident<'_> {
    fn standings(&self) -> [Standing; 4] {
        Standing::ALL
    }
}

/// How many of those who were told let us know, answered, looked, or are silent.
pub async fn of_incident(house: &House, shell: &Shell, actor: &Actor, incident: &Incident) -> Result<Panel> {
    let mut read = house.read();
    let Counted { figures: hearing, taken } = incidents::figures(house, incident, heard).await?;
    let rule = store::seek_rule(&mut read, &actor.workspace, &incident.id).await?;
    let is_on = rule.as_ref().is_some_and(|r| ChaseSaid::from(r).is_on);
    let view = OfIncident { shell, incident, hearing, is_on };
    Panel::of("heard", shell.t("chasing-panel"), &view)?.taken(shell, taken)
}

async fn heard(house: House, workspace: WorkspaceId, incident: IncidentId) -> Result<Hearing> {
    store::hearing(&mut house.read(), &workspace, &incident).await
}

/// Counts who has heard us before anybody looks.
pub async fn count_ahead(house: &House, incident: &Incident) -> Result<()> {
    incidents::figures_ahead(house, incident, heard).await
}

#[derive(Template)]
#[template(path = "chasing/pages/of_case.html")]
struct OfCase<'a> {
    shell: &'a Shell,
    case: &'a Case,
    lines: Vec<StandingLine>,
}

impl OfCase<'_> {
    fn badge(&self, word: &str) -> &'static str {
        Standing::from_word(word).map_or("plain", Standing::badge)
    }
}

/// Who at this customer has heard us, and who is silent.
pub async fn of_case(house: &House, shell: &Shell, actor: &Actor, case: &Case) -> Result<Panel> {
    let lines = store::list_of_case(&mut house.read(), &actor.workspace, &case.incident_id, &case.id).await?;
    Panel::of("heard", shell.t("chasing-panel"), &OfCase { shell, case, lines })
}

/// What is owed here: a word with each of those whom nothing else has reached.
pub async fn owed(house: &House, shell: &Shell, workspace: &WorkspaceId) -> Result<Vec<Owed>> {
    let open = store::list_duties_open(&mut house.read(), workspace).await?;
    let owed = open.into_iter().map(|(id, name, customer, since)| Owed {
        due: since,
        runs: true,
        what: shell.t("chasing-owed"),
        to_whom: format!("{name}, {customer}"),
        href: format!("/duties/{id}"),
    });
    Ok(owed.collect())
}
