//! What was asked about an incident, newest first, with the form that notes one more.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use crate::customers;
use crate::ground::id::{CaseId, IncidentId};
use crate::ground::page::{Choice, Errors, Listing, Nav, Shell, View, html};
use crate::ground::web::{Form, Page, Paging, Path, Query, Visit};
use crate::ground::{Fault, House, Result, Role};
use crate::incidents;
use crate::listening;
use crate::questions::{QuestionLine, QuestionSaid, store, verbs};

/// The page.
#[derive(Template)]
#[template(path = "questions/pages/list.html")]
pub struct ListPage {
    pub(super) shell: Shell,
    pub(super) incident_id: String,
    pub(super) incident_title: String,
    pub(super) page: Page<QuestionLine>,
    pub(super) listing: Listing,
    pub(super) said: QuestionSaid,
    /// Whose question is noted, and their people, where the form was opened from their case.
    pub(super) whom: String,
    pub(super) people: Vec<Choice>,
    pub(super) errors: Errors,
    pub(super) may_ask: bool,
}

impl ListPage {
    fn channels(&self) -> Vec<Choice> {
        listening::panel::channels(&self.shell)
    }
    fn whom(&self, line: &QuestionLine) -> String {
        line.customer.clone().unwrap_or_else(|| self.shell.t("questions-everybody"))
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
    said: QuestionSaid,
    errors: Errors,
    status: StatusCode,
) -> Result<Response> {
    let (mut read, workspace) = (house.read(), &visit.actor.workspace);
    let incident = incidents::find(&mut read, workspace, id).await?;
    let paging = Paging { after, limit: None };
    let page = store::list(&mut read, workspace, id, &paging).await?;
    let listing = Listing::new(format!("/incidents/{id}/questions"), "")
        .page(paging.after.as_deref(), page.next.clone());
    let (mut whom, mut people) = (String::new(), Vec::new());
    if let Ok(case) = said.case_id.parse::<CaseId>()
        && let Ok(case) = incidents::find_case(&mut read, workspace, &case).await
    {
        let contacts = customers::contacts_of(&mut read, workspace, &case.customer_id).await?;
        let here = contacts.into_iter().filter(|c| c.left_at.is_none());
        people = here.map(|c| Choice::new(c.id.as_str(), c.name)).collect();
        whom = case.title;
    }
    let view = ListPage {
        shell: visit.shell("questions-title", Nav::Incidents),
        incident_id: id.to_string(),
        incident_title: incident.title,
        page,
        listing,
        said,
        whom,
        people,
        errors,
        may_ask: visit.actor.must_be(Role::Member).is_ok(),
    };
    Ok(html(status, &view))
}

pub(super) async fn show(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
    Query(looked): Query<Looked>,
) -> Result<Response> {
    let said = QuestionSaid { case_id: looked.case, channel: "phone".into(), ..QuestionSaid::default() };
    page(&visit, &house, &id, looked.after, said, Errors::none(), StatusCode::OK).await
}

pub(super) async fn ask(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
    Form(said): Form<QuestionSaid>,
) -> Result<Response> {
    match verbs::ask(&house, &visit.actor, &id, &said).await {
        Ok(question) => Ok(visit.done("questions-was-asked", &format!("/questions/{}", question.id))),
        Err(fault @ Fault::Invalid(_)) => {
            page(&visit, &house, &id, None, said, Errors::from(&fault), fault.status()).await
        }
        Err(fault) => Err(fault),
    }
}
