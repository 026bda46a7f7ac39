//! Whom we asked elsewhere, newest first, with the form that notes another; and one of them, with what they said since.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;

use crate::alternatives::{AlternativeKind, Source, SourceSaid, SourceState, seeking, store};
use crate::ground::id::{IncidentId, SourceId};
use crate::ground::page::{Choice, Errors, Listing, Nav, Shell, View, html, t_args};
use crate::ground::web::{Form, Page, Paging, Path, Query, Visit};
use crate::ground::{Fault, House, Result, Role};
use crate::incidents;

fn kinds(shell: &Shell) -> Vec<Choice> {
    let label = |k: AlternativeKind| shell.t(&format!("alternatives-source-kind-{}", k.word()));
    [AlternativeKind::Own, AlternativeKind::Partner, AlternativeKind::Competitor]
        .into_iter()
        .map(|k| Choice::new(k.word(), label(k)))
        .collect()
}

fn states(shell: &Shell, states: &[SourceState]) -> Vec<Choice> {
    let label = |s: SourceState| shell.t(&format!("alternatives-source-{}", s.word()));
    states.iter().map(|s| Choice::new(s.word(), label(*s))).collect()
}

/// How much they have, in a sentence; empty where that is not known.
pub(super) fn has(shell: &Shell, source: &Source) -> String {
    let Some(amount) = source.amount else { return String::new() };
    let words = [("amount", shell.count(amount).into()), ("unit", source.unit.as_str().into())];
    t_args(shell.lang, "alternatives-source-has", &words)
}

/// Those we asked.
#[derive(Template)]
#[template(path = "alternatives/pages/sources.html")]
pub struct SourcesPage {
    pub(super) shell: Shell,
    pub(super) incident_id: String,
    pub(super) incident_title: String,
    pub(super) page: Page<Source>,
    pub(super) listing: Listing,
    pub(super) said: SourceSaid,
    pub(super) errors: Errors,
    pub(super) may_note: bool,
    pub(super) may_offer: bool,
}

impl SourcesPage {
    fn kinds(&self) -> Vec<Choice> {
        kinds(&self.shell)
    }
    fn states(&self) -> Vec<Choice> {
        states(&self.shell, &SourceState::ALL)
    }
}

impl View for SourcesPage {
    const NAME: &'static str = "sources";
    fn sample(shell: Shell) -> Self {
        super::sample::sources_page(shell)
    }
}

/// One of them.
#[derive(Template)]
#[template(path = "alternatives/pages/source.html")]
pub struct SourcePage {
    pub(super) shell: Shell,
    pub(super) incident_title: String,
    pub(super) source: Source,
    pub(super) said: SourceSaid,
    pub(super) errors: Errors,
    pub(super) may_change: bool,
    pub(super) may_offer: bool,
    pub(super) may_erase: bool,
}

impl SourcePage {
    fn kinds(&self) -> Vec<Choice> {
        kinds(&self.shell)
    }
    fn states(&self) -> Vec<Choice> {
        states(&self.shell, self.source.states())
    }
}

impl View for SourcePage {
    const NAME: &'static str = "source";
    fn sample(shell: Shell) -> Self {
        super::sample::source_page(shell)
    }
}

async fn sources_page(
    visit: &Visit,
    house: &House,
    id: &IncidentId,
    paging: &Paging,
    tried: (SourceSaid, Errors),
    status: StatusCode,
) -> Result<Response> {
    let (mut read, workspace) = (house.read(), &visit.actor.workspace);
    let incident = incidents::find(&mut read, workspace, id).await?;
    let page = store::sources::list(&mut read, workspace, id, paging).await?;
    let goes_on = incidents::may_begin(&incident, None).is_ok();
    let (said, errors) = tried;
    let view = SourcesPage {
        shell: visit.shell("alternatives-sources-title", Nav::Incidents),
        incident_id: id.to_string(),
        listing: Listing::new(format!("/incidents/{id}/sources"), "")
            .page(paging.after.as_deref(), page.next.clone()),
        page,
        said,
        errors,
        may_note: visit.actor.must_be(Role::Member).is_ok() && goes_on,
        may_offer: visit.actor.must_be(Role::Lead).is_ok() && goes_on,
        incident_title: incident.title,
    };
    Ok(html(status, &view))
}

pub(super) async fn list(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
    Query(paging): Query<Paging>,
) -> Result<Response> {
    let empty = (SourceSaid { state: "asked".into(), ..SourceSaid::default() }, Errors::none());
    sources_page(&visit, &house, &id, &paging, empty, StatusCode::OK).await
}

pub(super) async fn note(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
    Form(said): Form<SourceSaid>,
) -> Result<Response> {
    let to = format!("/incidents/{id}/sources");
    match seeking::note_source(&house, &visit.actor, &id, &said, &visit.workspace.zone).await {
        Ok(_) => Ok(visit.done("alternatives-source-was-noted", &to)),
        Err(fault @ Fault::Invalid(_)) => {
            let tried = (said, Errors::from(&fault));
            sources_page(&visit, &house, &id, &Paging::default(), tried, fault.status()).await
        }
        Err(fault @ (Fault::Refused { .. } | Fault::Conflict(_))) => Ok(visit.refused(&fault, &to)),
        Err(fault) => Err(fault),
    }
}

/// A source as its form shows it.
pub(super) fn said_of(shell: &Shell, source: &Source) -> SourceSaid {
    let s = source.clone();
    SourceSaid {
        kind: s.kind,
        name: s.name,
        person: s.person,
        asked_at: shell.local_input(s.asked_at.0),
        state: s.state,
        said: s.said,
        amount: s.amount.map(|n| n.to_string()).unwrap_or_default(),
        unit: s.unit,
        whom: s.whom,
    }
}

async fn source_page(
    visit: &Visit,
    house: &House,
    id: &SourceId,
    tried: Option<(SourceSaid, Errors)>,
    status: StatusCode,
) -> Result<Response> {
    let (mut read, workspace) = (house.read(), &visit.actor.workspace);
    let source = store::sources::find(&mut read, workspace, id).await?;
    let incident = incidents::find(&mut read, workspace, &source.incident_id).await?;
    let goes_on = incidents::may_begin(&incident, None).is_ok();
    let shell = visit.shell_titled(source.name.clone(), Nav::Incidents);
    let (said, errors) = tried.unwrap_or_else(|| (said_of(&shell, &source), Errors::none()));
    let is_erased = source.erased_at.is_some();
    let view = SourcePage {
        incident_title: incident.title,
        said,
        errors,
        may_change: visit.actor.must_be(Role::Member).is_ok() && !is_erased,
        may_offer: visit.actor.must_be(Role::Lead).is_ok() && goes_on && source.can_be_offered(),
        may_erase: visit.actor.must_be(Role::Owner).is_ok() && !is_erased,
        source,
        shell,
    };
    Ok(html(status, &view))
}

pub(super) async fn show(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<SourceId>,
) -> Result<Response> {
    source_page(&visit, &house, &id, None, StatusCode::OK).await
}

pub(super) async fn change(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<SourceId>,
    Form(said): Form<SourceSaid>,
) -> Result<Response> {
    match seeking::change_source(&house, &visit.actor, &id, &said, &visit.workspace.zone).await {
        Ok(source) => {
            let to = format!("/incidents/{}/sources", source.incident_id);
            Ok(visit.done("alternatives-source-was-noted", &to))
        }
        Err(fault @ Fault::Invalid(_)) => {
            let tried = Some((said, Errors::from(&fault)));
            source_page(&visit, &house, &id, tried, fault.status()).await
        }
        Err(fault @ (Fault::Refused { .. } | Fault::Conflict(_))) => {
            Ok(visit.refused(&fault, &format!("/sources/{id}")))
        }
        Err(fault) => Err(fault),
    }
}

pub(super) async fn erase(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<SourceId>,
) -> Result<Response> {
    seeking::erase_source(&house, &visit.actor, &id).await?;
    Ok(visit.done("alternatives-was-erased", &format!("/sources/{id}")))
}
