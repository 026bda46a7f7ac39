//! What the faces may show of alternatives: to everybody what there is, to a contact also what they asked for and the form to
//! ask, and to us what is left and what we owe to those who asked.

use askama::Template;

use super::store::AskLine;
use super::{Alternative, AlternativeView, Ask, store};
use crate::ground::id::{IncidentId, WorkspaceId};
use crate::ground::page::{Shell, t_args};
use crate::ground::panel::{Owed, Panel};
use crate::ground::{Actor, House, Result, Role, Time};
use crate::incidents::{self, Case, Incident, Reader};

/// Every alternative of an incident with what is left of it.
pub(super) async fn views(
    house: &House,
    workspace: &WorkspaceId,
    incident: &IncidentId,
    now: Time,
) -> Result<Vec<AlternativeView>> {
    let mut read = house.read();
    let all = store::list(&mut read, workspace, incident).await?;
    if all.is_empty() {
        return Ok(Vec::new());
    }
    let taken = store::taken(&mut read, workspace, incident).await?;
    let of = |a: Alternative| {
        let taken = taken.get(&a.id).copied().unwrap_or(0);
        AlternativeView::of(a, taken, now)
    };
    Ok(all.into_iter().map(of).collect())
}

/// Those that customers see: neither ended nor over; that there is none only while nothing else is there.
fn seen(mut views: Vec<AlternativeView>, now: Time) -> Vec<AlternativeView> {
    views.retain(|v| v.alternative.stands(now));
    if views.iter().any(|v| !v.alternative.is_none()) {
        views.retain(|v| !v.alternative.is_none());
    }
    views
}

/// How much is left, in a sentence; empty where it has no end.
pub(super) fn left(shell: &Shell, view: &AlternativeView) -> String {
    let (Some(left), Some(amount)) = (view.left, view.alternative.amount) else { return String::new() };
    if left == 0 {
        return shell.t("alternatives-used-up");
    }
    let words = [
        ("left", shell.count(left).into()),
        ("amount", shell.count(amount).into()),
        ("unit", view.alternative.unit.as_str().into()),
    ];
    t_args(shell.lang, "alternatives-left", &words)
}

#[derive(Template)]
#[template(path = "alternatives/pages/seen.html")]
struct Seen<'a> {
    shell: &'a Shell,
    /// Where the room stands; empty for everybody, who cannot ask.
    base: &'a str,
    views: Vec<AlternativeView>,
    /// What this customer asked for, and what it is.
    asks: Vec<(Ask, String)>,
}

impl Seen<'_> {
    fn left(&self, view: &AlternativeView) -> String {
        left(self.shell, view)
    }
}

/// What everybody can do or use meanwhile; nothing where nothing was said.
pub async fn public(
    house: &House,
    shell: &Shell,
    workspace: &WorkspaceId,
    incident: &IncidentId,
) -> Result<Option<Panel>> {
    let now = Time(shell.now_ms);
    let views = seen(views(house, workspace, incident, now).await?, now);
    if views.is_empty() {
        return Ok(None);
    }
    let view = Seen { shell, base: "", views, asks: Vec::new() };
    Panel::of("alternatives", shell.t("alternatives-room-title"), &view).map(Some)
}

/// The same for a contact, with what their customer asked for and the forms to ask.
pub async fn for_contact(reader: &Reader<'_>) -> Result<Option<Panel>> {
    let Reader { house, shell, base, case, .. } = *reader;
    let now = Time(shell.now_ms);
    let all = views(house, &case.workspace_id, &case.incident_id, now).await?;
    let asked = store::asks_of_case(&mut house.read(), &case.workspace_id, &case.id).await?;
    let title = |ask: &Ask| {
        let of = all.iter().find(|v| v.alternative.id == ask.alternative_id);
        of.map(|v| v.alternative.title.clone()).unwrap_or_default()
    };
    let asks: Vec<(Ask, String)> = asked.into_iter().map(|ask| named(ask, title)).collect();
    let views = seen(all, now);
    if views.is_empty() && asks.is_empty() {
        return Ok(None);
    }
    let view = Seen { shell, base, views, asks };
    Panel::of("alternatives", shell.t("alternatives-room-title"), &view).map(Some)
}

/// An ask with what it is for.
fn named(ask: Ask, title: impl Fn(&Ask) -> String) -> (Ask, String) {
    let title = title(&ask);
    (ask, title)
}

#[derive(Template)]
#[template(path = "alternatives/pages/of_incident.html")]
struct OfIncident<'a> {
    shell: &'a Shell,
    incident: &'a Incident,
    views: Vec<AlternativeView>,
    may_offer: bool,
}

impl OfIncident<'_> {
    fn left(&self, view: &AlternativeView) -> String {
        left(self.shell, view)
    }
}

/// What customers can do or use meanwhile, and what is left of it.
pub async fn of_incident(house: &House, shell: &Shell, actor: &Actor, incident: &Incident) -> Result<Panel> {
    let now = Time(shell.now_ms);
    let views = seen(views(house, &actor.workspace, &incident.id, now).await?, now);
    let may_offer = actor.must_be(Role::Lead).is_ok() && incidents::may_begin(incident, None).is_ok();
    let view = OfIncident { shell, incident, views, may_offer };
    Panel::of("alternatives", shell.t("alternatives-title"), &view)
}

#[derive(Template)]
#[template(path = "alternatives/pages/of_case.html")]
struct OfCase<'a> {
    shell: &'a Shell,
    case: &'a Case,
    /// What they asked for, and what it is.
    asks: Vec<(Ask, String)>,
}

/// What this customer asked for.
pub async fn of_case(house: &House, shell: &Shell, actor: &Actor, case: &Case) -> Result<Panel> {
    let mut read = house.read();
    let all = store::list(&mut read, &actor.workspace, &case.incident_id).await?;
    let title = |ask: &Ask| {
        let of = all.iter().find(|a| a.id == ask.alternative_id);
        of.map(|a| a.title.clone()).unwrap_or_default()
    };
    let asked = store::asks_of_case(&mut read, &actor.workspace, &case.id).await?;
    let asks = asked.into_iter().map(|ask| named(ask, title)).collect();
    Panel::of("alternatives", shell.t("alternatives-title"), &OfCase { shell, case, asks })
}

/// Whom something is owed to, and which of us owes it.
fn on_whom(line: &AskLine) -> String {
    match &line.owner {
        Some(owner) => format!("{} · {owner}", line.customer),
        None => line.customer.clone(),
    }
}

/// What was asked for and waits for us.
pub async fn owed(house: &House, shell: &Shell, workspace: &WorkspaceId) -> Result<Vec<Owed>> {
    let open = store::list_open(&mut house.read(), workspace).await?;
    let owed = open.into_iter().map(|line| Owed {
        due: line.ask.asked_at,
        runs: true,
        what: shell.ta("alternatives-owed", "title", line.title.as_str()),
        to_whom: on_whom(&line),
        href: format!("/alternatives/{}#{}", line.ask.alternative_id, line.ask.id),
    });
    Ok(owed.collect())
}
