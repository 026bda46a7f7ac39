//! The alternatives about an incident, whom we asked elsewhere, and the form that offers one.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use crate::alternatives::{AlternativeSaid, AlternativeView, Source, panel, store, verbs};
use crate::ground::id::IncidentId;
use crate::ground::page::{Choice, Errors, Nav, Shell, View, html};
use crate::ground::web::{Form, Paging, Path, Query, Visit};
use crate::ground::{Fault, House, Result, Role};
use crate::incidents;

/// How many of those we asked stand here; the others stand on a page of their own.
const LAST: i64 = 5;

/// The page.
#[derive(Template)]
#[template(path = "alternatives/pages/list.html")]
pub struct ListPage {
    pub(super) shell: Shell,
    pub(super) incident_id: String,
    pub(super) incident_title: String,
    pub(super) views: Vec<AlternativeView>,
    /// The last that we asked.
    pub(super) sources: Vec<Source>,
    pub(super) said: AlternativeSaid,
    pub(super) errors: Errors,
    pub(super) may_offer: bool,
}

impl ListPage {
    fn kinds(&self) -> Vec<Choice> {
        super::kinds(&self.shell)
    }
    fn left(&self, view: &AlternativeView) -> String {
        panel::left(&self.shell, view)
    }
}

impl View for ListPage {
    const NAME: &'static str = "list";
    fn sample(shell: Shell) -> Self {
        super::sample::list_page(shell)
    }
}

async fn page(
    visit: &Visit,
    house: &House,
    id: &IncidentId,
    said: AlternativeSaid,
    errors: Errors,
    status: StatusCode,
) -> Result<Response> {
    let (mut read, workspace) = (house.read(), &visit.actor.workspace);
    let incident = incidents::find(&mut read, workspace, id).await?;
    let few = Paging { after: None, limit: Some(LAST) };
    let view = ListPage {
        shell: visit.shell("alternatives-title", Nav::Incidents),
        incident_id: id.to_string(),
        views: panel::views(house, workspace, id, house.now()).await?,
        sources: store::sources::list(&mut read, workspace, id, &few).await?.items,
        said,
        errors,
        may_offer: visit.actor.must_be(Role::Lead).is_ok() && incidents::may_begin(&incident, None).is_ok(),
        incident_title: incident.title,
    };
    Ok(html(status, &view))
}

/// What is to be offered.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Looked {
    /// Of whom we asked it comes.
    source: String,
}

pub(super) async fn show(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
    Query(looked): Query<Looked>,
) -> Result<Response> {
    let said = match looked.source.parse() {
        Ok(source) => {
            let source = store::sources::find(&mut house.read(), &visit.actor.workspace, &source).await?;
            source.as_offer()
        }
        Err(_) => AlternativeSaid::default(),
    };
    page(&visit, &house, &id, said, Errors::none(), StatusCode::OK).await
}

pub(super) async fn offer(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
    Form(said): Form<AlternativeSaid>,
) -> Result<Response> {
    match verbs::offer(&house, &visit.actor, &id, &said, &visit.workspace.zone).await {
        Ok(made) => Ok(visit.done("alternatives-was-offered", &format!("/alternatives/{}", made.id))),
        Err(fault @ Fault::Invalid(_)) => {
            page(&visit, &house, &id, said, Errors::from(&fault), fault.status()).await
        }
        Err(fault @ (Fault::Refused { .. } | Fault::Conflict(_))) => {
            Ok(visit.refused(&fault, &format!("/incidents/{id}/alternatives")))
        }
        Err(fault) => Err(fault),
    }
}
