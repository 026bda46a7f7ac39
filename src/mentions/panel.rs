//! What the faces may show of mentions: who told first, and who spoke of it.

use askama::Template;

use super::{FirstWord, Lead, Leads, Mention, store};
use crate::ground::id::{IncidentId, WorkspaceId};
use crate::ground::lately::Counted;
use crate::ground::page::Shell;
use crate::ground::panel::Panel;
use crate::ground::web::Paging;
use crate::ground::{Actor, House, Result, Role};
use crate::incidents::{self, Case, Incident};

/// Mentions shown on the incident's page; their own page has the rest.
const SHOWN: i64 = 5;

/// Who told first, in a sentence.
pub fn told_first(shell: &Shell, lead: &Lead) -> String {
    let by = lead.by.map_or("", super::Speaker::word);
    let span = shell.elapsed(lead.lead_ms.unwrap_or(0).abs());
    match lead.first {
        FirstWord::Nobody => shell.t("mentions-first-nobody"),
        FirstWord::Us if lead.lead_ms.is_some() => shell.ta("mentions-first-us", "span", span),
        FirstWord::Us => shell.t("mentions-first-us-alone"),
        FirstWord::Them => shell.ta(&format!("mentions-heard-{by}"), "span", span),
        FirstWord::ThemAlone => shell.t(&format!("mentions-heard-untold-{by}")),
    }
}

/// A lead as a figure: ahead, or behind.
pub fn figure(shell: &Shell, lead_ms: i64) -> String {
    let id = if lead_ms < 0 { "mentions-behind" } else { "mentions-ahead" };
    shell.ta(id, "span", shell.elapsed(lead_ms.abs()))
}

#[derive(Template)]
#[template(path = "mentions/pages/of_incident.html")]
struct OfIncident<'a> {
    shell: &'a Shell,
    incident: &'a Incident,
    lead: Lead,
    leads: Option<Leads>,
    mentions: Vec<Mention>,
    may_note: bool,
}

impl OfIncident<'_> {
    fn figure(&self, lead_ms: &i64) -> String {
        figure(self.shell, *lead_ms)
    }
}

/// Who told first, over all the incident touches, and who spoke of it last.
pub async fn of_incident(house: &House, shell: &Shell, actor: &Actor, incident: &Incident) -> Result<Panel> {
    let (mut read, workspace) = (house.read(), &actor.workspace);
    let outside = store::leads::first_of_incident(&mut read, workspace, &incident.id).await?;
    let Counted { figures: leads, taken } = incidents::figures(house, incident, led).await?;
    let paging = Paging { after: None, limit: Some(SHOWN) };
    let mentions = store::list(&mut read, workspace, &incident.id, &paging).await?.items;
    let view = OfIncident {
        shell,
        incident,
        lead: outside.of_incident(incident),
        leads,
        mentions,
        may_note: actor.must_be(Role::Member).is_ok(),
    };
    Panel::of("mentions", shell.t("mentions-title"), &view)?.taken(shell, taken)
}

async fn led(house: House, workspace: WorkspaceId, incident: IncidentId) -> Result<Leads> {
    store::leads::leads(&mut house.read(), &workspace, &incident).await
}

/// Counts who told first before anybody looks.
pub async fn count_ahead(house: &House, incident: &Incident) -> Result<()> {
    incidents::figures_ahead(house, incident, led).await
}

#[derive(Template)]
#[template(path = "mentions/pages/of_case.html")]
struct OfCase<'a> {
    shell: &'a Shell,
    case: &'a Case,
    lead: Lead,
    /// What this customer said.
    own: Vec<Mention>,
    may_note: bool,
}

/// Who told this customer first, and what they said themselves.
pub async fn of_case(house: &House, shell: &Shell, actor: &Actor, case: &Case) -> Result<Panel> {
    let mut read = house.read();
    let lead = store::leads::lead_of_case(&mut read, case).await?;
    let heard =
        store::list_of_case(&mut read, &actor.workspace, &case.incident_id, &case.customer_id).await?;
    let own = heard.into_iter().filter(|m| m.customer_id.is_some()).collect();
    let view = OfCase { shell, case, lead, own, may_note: actor.must_be(Role::Member).is_ok() };
    Panel::of("mentions", shell.t("mentions-title"), &view)
}
