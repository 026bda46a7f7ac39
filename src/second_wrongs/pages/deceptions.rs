//! What was hidden about an incident, and the form with which a lead says so.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use super::kinds;
use crate::ground::id::{CaseId, IncidentId};
use crate::ground::page::{Choice, Errors, Nav, Shell, View, html};
use crate::ground::web::{Form, Path, Query, Visit};
use crate::ground::{Fault, House, Result, Role};
use crate::incidents;
use crate::second_wrongs::{Deception, DeceptionSaid, deceiving, store};

/// The page.
#[derive(Template)]
#[template(path = "second_wrongs/pages/deceptions.html")]
pub struct DeceptionsPage {
    pub(super) shell: Shell,
    pub(super) incident_id: String,
    pub(super) incident_title: String,
    pub(super) all: Vec<Deception>,
    pub(super) said: DeceptionSaid,
    /// Towards whom, where it is towards one.
    pub(super) whom: String,
    pub(super) errors: Errors,
    pub(super) may_mark: bool,
}

impl DeceptionsPage {
    fn kinds(&self) -> Vec<Choice> {
        kinds(&self.shell)
    }
    fn kind(&self, one: &Deception) -> String {
        super::kind(&self.shell, &one.kind)
    }
    fn standing(&self, one: &Deception) -> (&'static str, String) {
        super::standing(&self.shell, &one.state)
    }
}

impl View for DeceptionsPage {
    const NAME: &'static str = "deceptions";
    fn sample(shell: Shell) -> Self {
        super::sample::deceptions_page(shell)
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Wanted {
    case: String,
}

async fn page(
    visit: &Visit,
    house: &House,
    id: &IncidentId,
    said: DeceptionSaid,
    errors: Errors,
    status: StatusCode,
) -> Result<Response> {
    let (mut read, workspace) = (house.read(), &visit.actor.workspace);
    let incident = incidents::find(&mut read, workspace, id).await?;
    let whom = match said.case_id.parse::<CaseId>() {
        Ok(case) => incidents::find_case(&mut read, workspace, &case).await?.title,
        Err(_) => String::new(),
    };
    let view = DeceptionsPage {
        shell: visit.shell("second-wrongs-hidden-title", Nav::Incidents),
        incident_id: id.to_string(),
        incident_title: incident.title,
        all: store::deceptions::list(&mut read, workspace, id).await?,
        said,
        whom,
        errors,
        may_mark: visit.actor.must_be(Role::Lead).is_ok(),
    };
    Ok(html(status, &view))
}

pub(super) async fn show(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
    Query(wanted): Query<Wanted>,
) -> Result<Response> {
    let said = DeceptionSaid { case_id: wanted.case, ..DeceptionSaid::default() };
    page(&visit, &house, &id, said, Errors::none(), StatusCode::OK).await
}

pub(super) async fn mark(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
    Form(said): Form<DeceptionSaid>,
) -> Result<Response> {
    match deceiving::mark(&house, &visit.actor, &id, &said, &visit.workspace.zone).await {
        Ok(one) => Ok(visit.done("second-wrongs-was-marked", &format!("/deceptions/{}", one.id))),
        Err(fault @ Fault::Invalid(_)) => {
            page(&visit, &house, &id, said, Errors::from(&fault), fault.status()).await
        }
        Err(fault) => Err(fault),
    }
}
