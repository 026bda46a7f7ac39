//! What the faces may show of teams: to us who works on it and what they owe, to a contact who is there for them, and the form
//! in which they demand somebody else.

use askama::Template;

use super::{Demand, DemandSaid, ExecutiveLine, HandOver, Team, reading, store};
use crate::ground::page::{Choice, Errors, Shell};
use crate::ground::panel::Panel;
use crate::ground::{Actor, House, Result};
use crate::incidents::{Case, Incident, Reader};
use crate::members;

mod owing;

pub use owing::owed;

#[derive(Template)]
#[template(path = "teams/pages/of_team.html")]
struct OfTeam<'a> {
    shell: &'a Shell,
    team: String,
    incident_id: String,
    is_case: bool,
    lead: String,
    joined: i64,
    asked: i64,
    executive: Option<ExecutiveLine>,
    demands: Vec<Demand>,
    silent: bool,
}

async fn of_team(house: &House, shell: &Shell, actor: &Actor, team: &Team) -> Result<Panel> {
    let (mut read, workspace) = (house.read(), &actor.workspace);
    let (joined, asked) = store::count(&mut read, workspace, team.key()).await?;
    let lead = match team.lead() {
        Some(id) => {
            let mut names = members::names(&mut read, workspace, std::slice::from_ref(&id)).await?;
            names.remove(&id).unwrap_or_default()
        }
        None => String::new(),
    };
    let (executive, demands) = match &team.case {
        Some(case) => {
            let all = store::executives::list_of_case(&mut read, workspace, &case.id).await?;
            let live = all.into_iter().find(|e| e.executive.is_named() || e.executive.is_standing());
            let mut demands = store::demands::list(&mut read, workspace, &case.id).await?;
            demands.retain(Demand::is_open);
            (live, demands)
        }
        None => (None, Vec::new()),
    };
    let hand_overs = store::reviews::list_hand_overs(&mut read, workspace, team.key()).await?;
    let view = OfTeam {
        shell,
        team: team.key().to_owned(),
        incident_id: team.incident.id.to_string(),
        is_case: team.case.is_some(),
        lead,
        joined,
        asked,
        executive,
        demands,
        silent: hand_overs.iter().any(|h| h.announced_at.is_none()),
    };
    Panel::of("team", shell.t("teams-title"), &view)
}

/// Who works on an incident.
pub async fn of_incident(house: &House, shell: &Shell, actor: &Actor, incident: &Incident) -> Result<Panel> {
    of_team(house, shell, actor, &Team { incident: incident.clone(), case: None }).await
}

/// Who works on a case, who of our executives stands by its customer, and what they demand.
pub async fn of_case(
    house: &House,
    shell: &Shell,
    actor: &Actor,
    incident: &Incident,
    case: &Case,
) -> Result<Panel> {
    let team = Team { incident: incident.clone(), case: Some(case.clone()) };
    of_team(house, shell, actor, &team).await
}

#[derive(Template)]
#[template(path = "teams/pages/for_contact.html")]
struct ForContact<'a> {
    shell: &'a Shell,
    hand_overs: Vec<HandOver>,
    demands: Vec<Demand>,
}

/// Who is there for them from now on, and our answers to what they demanded; nothing until there is either. What a colleague
/// of theirs demanded in their own name is theirs.
pub async fn for_contact(reader: &Reader<'_>) -> Result<Option<Panel>> {
    let Reader { house, shell, case, contact, .. } = *reader;
    let mut read = house.read();
    let workspace = &case.workspace_id;
    let hand_overs = reading::list_announced(&mut read, case).await?;
    let demands = store::demands::list_of_contact(&mut read, workspace, &case.id, contact).await?;
    if hand_overs.is_empty() && demands.is_empty() {
        return Ok(None);
    }
    let view = ForContact { shell, hand_overs, demands };
    Panel::of("team", shell.t("teams-contact-title"), &view).map(Some)
}

#[derive(Template)]
#[template(path = "teams/pages/demand.html")]
struct DemandBox<'a> {
    shell: &'a Shell,
    base: &'a str,
    said: &'a DemandSaid,
    errors: &'a Errors,
    whats: Vec<Choice>,
}

/// The form in a contact's room with which they demand another lead, with what they wrote where it was not understood.
pub fn demand(shell: &Shell, base: &str, said: &DemandSaid, errors: &Errors) -> Result<Panel> {
    let view = DemandBox { shell, base, said, errors, whats: whats(shell, "teams-you-demand-") };
    Panel::of("demand", shell.t("teams-demand-box"), &view)
}

/// What can be demanded.
pub(super) fn whats(shell: &Shell, begins: &str) -> Vec<Choice> {
    ["lead", "team"].map(|what| Choice::new(what, shell.t(&format!("{begins}{what}")))).into()
}
