//! What the faces may show of a scope: who is touched by an incident, why a customer is, and what waits for a
//! second member.

use askama::Template;

use super::{Matched, Proposal, Scope, ScopeLine, ScopeState, store};
use crate::ground::id::WorkspaceId;
use crate::ground::page::Shell;
use crate::ground::panel::{Owed, Panel};
use crate::ground::web::Paging;
use crate::ground::{Actor, House, Result};
use crate::incidents::{self, Case, Incident, Reader};

#[derive(Template)]
#[template(path = "scope/pages/of_incident.html")]
struct OfIncident<'a> {
    shell: &'a Shell,
    incident: &'a Incident,
    in_force: Option<Scope>,
    waiting: Vec<ScopeLine>,
    proposal: Option<Proposal>,
}

/// Who is touched, as confirmed, and the drafts that wait.
pub async fn of_incident(house: &House, shell: &Shell, actor: &Actor, incident: &Incident) -> Result<Panel> {
    let mut read = house.read();
    let in_force = store::seek_confirmed(&mut read, &actor.workspace, &incident.id).await?;
    let versions = store::list(&mut read, &actor.workspace, &incident.id, &Paging::default()).await?;
    let waiting =
        versions.items.into_iter().filter(|v| v.state == ScopeState::Drafted.word()).collect::<Vec<_>>();
    let proposal = store::watches::seek_proposal(&mut read, &actor.workspace, &incident.id).await?;
    Panel::of("scope", shell.t("scope-panel"), &OfIncident { shell, incident, in_force, waiting, proposal })
}

#[derive(Template)]
#[template(path = "scope/pages/of_case.html")]
struct OfCase<'a> {
    shell: &'a Shell,
    case: &'a Case,
    scope: Option<Scope>,
    is_touched: bool,
    holdings: Vec<Matched>,
}

/// Why this customer is touched: the rule or list in force, and the holdings that matched.
pub async fn of_case(house: &House, shell: &Shell, actor: &Actor, case: &Case) -> Result<Panel> {
    let (mut read, workspace) = (house.read(), &actor.workspace);
    let scope = store::seek_confirmed(&mut read, workspace, &case.incident_id).await?;
    let (is_touched, holdings) = match &scope {
        Some(scope) => store::preview::matched(&mut read, workspace, &scope.id, &case.customer_id).await?,
        None => (false, Vec::new()),
    };
    Panel::of("scope", shell.t("scope-why"), &OfCase { shell, case, scope, is_touched, holdings })
}

#[derive(Template)]
#[template(path = "scope/pages/for_contact.html")]
struct ForContact<'a> {
    shell: &'a Shell,
    holdings: Vec<Matched>,
    /// There may be more of them than are named.
    is_cut: bool,
}

/// Which of their own orders, parts or contracts it touches, as the customer's contact reads it; nothing where
/// no single holding is named, or while the case is withdrawn.
pub async fn for_contact(reader: &Reader<'_>) -> Result<Option<Panel>> {
    let Reader { house, shell, case, .. } = *reader;
    let (mut read, workspace) = (house.read(), &case.workspace_id);
    let Some(scope) = store::seek_confirmed(&mut read, workspace, &case.incident_id).await? else {
        return Ok(None);
    };
    let (is_touched, holdings) =
        store::preview::matched(&mut read, workspace, &scope.id, &case.customer_id).await?;
    if !is_touched || holdings.is_empty() {
        return Ok(None);
    }
    let is_cut = holdings.len() == store::preview::MATCHED;
    Panel::of("yours", shell.t("scope-yours"), &ForContact { shell, holdings, is_cut }).map(Some)
}

/// Drafts that wait for a second member, and customers found since whom nobody has drafted in.
pub async fn owed(house: &House, shell: &Shell, workspace: &WorkspaceId) -> Result<Vec<Owed>> {
    let mut read = house.read();
    let mut owed = Vec::new();
    for line in store::list_waiting(&mut read, workspace).await? {
        let incident = incidents::find(&mut read, workspace, &line.incident_id).await?;
        owed.push(Owed {
            due: line.drafted_at,
            runs: true,
            what: shell.t("scope-owed"),
            to_whom: incident.title,
            href: format!("/incidents/{}/scope/{}", line.incident_id, line.id),
        });
    }
    for (id, newly, since) in store::watches::list_proposals(&mut read, workspace).await? {
        let incident = incidents::find(&mut read, workspace, &id).await?;
        owed.push(Owed {
            due: since,
            runs: true,
            what: shell.tn("scope-owed-proposed", newly),
            to_whom: incident.title,
            href: format!("/incidents/{id}/scope"),
        });
    }
    Ok(owed)
}
