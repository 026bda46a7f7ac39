//! Help that was offered about an incident, newest first, with the form that notes what was offered elsewhere.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use crate::ground::id::IncidentId;
use crate::ground::page::{Choice, Errors, Listing, Nav, Shell, View, html};
use crate::ground::web::{Form, Page, Paging, Path, Query, Visit};
use crate::ground::{Fault, House, Result, Role};
use crate::help::{HelpLine, HelpSaid, store, verbs};
use crate::incidents;
use crate::listening;

/// The page.
#[derive(Template)]
#[template(path = "help/pages/list.html")]
pub struct ListPage {
    pub(super) shell: Shell,
    pub(super) incident_id: String,
    pub(super) incident_title: String,
    pub(super) page: Page<HelpLine>,
    pub(super) listing: Listing,
    /// Whose help can be noted.
    pub(super) cases: Vec<Choice>,
    pub(super) said: HelpSaid,
    pub(super) errors: Errors,
    pub(super) may_note: bool,
}

impl ListPage {
    fn channels(&self) -> Vec<Choice> {
        listening::panel::channels(&self.shell)
    }
}

impl View for ListPage {
    const NAME: &'static str = "list";
    fn sample(shell: Shell) -> Self {
        super::sample::list_page(shell)
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Looked {
    after: Option<String>,
    case: String,
}

async fn page(
    visit: &Visit,
    house: &House,
    id: &IncidentId,
    after: Option<String>,
    said: HelpSaid,
    errors: Errors,
    status: StatusCode,
) -> Result<Response> {
    let (mut read, workspace) = (house.read(), &visit.actor.workspace);
    let incident = incidents::find(&mut read, workspace, id).await?;
    let paging = Paging { after, limit: None };
    let page = store::list(&mut read, workspace, id, &paging).await?;
    let listing =
        Listing::new(format!("/incidents/{id}/help"), "").page(paging.after.as_deref(), page.next.clone());
    let some = Paging { after: None, limit: Some(200) };
    let cases = incidents::list_cases(&mut read, workspace, Some(id), None, &some).await?.items;
    let view = ListPage {
        shell: visit.shell("help-title", Nav::Incidents),
        incident_id: id.to_string(),
        incident_title: incident.title,
        page,
        listing,
        may_note: visit.actor.must_be(Role::Member).is_ok() && !cases.is_empty(),
        cases: cases.into_iter().map(|c| Choice::new(c.id.as_str(), c.title)).collect(),
        said,
        errors,
    };
    Ok(html(status, &view))
}

pub(super) async fn show(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
    Query(looked): Query<Looked>,
) -> Result<Response> {
    let said = HelpSaid { case_id: looked.case, channel: "phone".into(), ..HelpSaid::default() };
    page(&visit, &house, &id, looked.after, said, Errors::none(), StatusCode::OK).await
}

pub(super) async fn offer(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
    Form(said): Form<HelpSaid>,
) -> Result<Response> {
    match verbs::offer(&house, &visit.actor, &id, &said).await {
        Ok(help) => Ok(visit.done("help-was-noted", &format!("/help/{}", help.id))),
        Err(fault @ Fault::Invalid(_)) => {
            page(&visit, &house, &id, None, said, Errors::from(&fault), fault.status()).await
        }
        Err(fault) => Err(fault),
    }
}
