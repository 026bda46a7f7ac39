//! Who spoke of an incident, when, and who told first; with the form that notes one more.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use super::speakers;
use crate::ground::id::{CustomerId, IncidentId};
use crate::ground::page::{Choice, Errors, Listing, Nav, Shell, View, html};
use crate::ground::web::{Form, Page, Paging, Path, Query, Visit};
use crate::ground::{Fault, House, Result, Role};
use crate::incidents;
use crate::mentions::{Lead, LeadLine, Leads, Mention, MentionSaid, panel, store, verbs};

/// Customers shown beside the mentions; the API gives them all.
const CUSTOMERS: i64 = 20;

/// The page.
#[derive(Template)]
#[template(path = "mentions/pages/list.html")]
pub struct ListPage {
    pub(super) shell: Shell,
    pub(super) incident_id: String,
    pub(super) incident_title: String,
    pub(super) lead: Lead,
    pub(super) leads: Leads,
    pub(super) page: Page<Mention>,
    pub(super) listing: Listing,
    pub(super) customers: Vec<LeadLine>,
    pub(super) said: MentionSaid,
    /// Whose words are noted, where the form was opened from their case.
    pub(super) whom: String,
    pub(super) errors: Errors,
    pub(super) may_note: bool,
}

impl ListPage {
    fn speakers(&self) -> Vec<Choice> {
        speakers(&self.shell)
    }
    fn told_first(&self, lead: &Lead) -> String {
        panel::told_first(&self.shell, lead)
    }
    fn figure(&self, lead_ms: &i64) -> String {
        panel::figure(&self.shell, *lead_ms)
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
pub(super) struct Asked {
    after: Option<String>,
    customer: String,
}

async fn page(
    visit: &Visit,
    house: &House,
    id: &IncidentId,
    after: Option<String>,
    said: MentionSaid,
    errors: Errors,
    status: StatusCode,
) -> Result<Response> {
    let (mut read, workspace) = (house.read(), &visit.actor.workspace);
    let incident = incidents::find(&mut read, workspace, id).await?;
    let paging = Paging { after, limit: None };
    let page = store::list(&mut read, workspace, id, &paging).await?;
    let listing = Listing::new(format!("/incidents/{id}/mentions"), "")
        .page(paging.after.as_deref(), page.next.clone());
    let first = Paging { after: None, limit: Some(CUSTOMERS) };
    let whom = match said.customer_id.parse::<CustomerId>() {
        Ok(customer) => incidents::seek_case_of(&mut read, workspace, id, &customer).await?,
        Err(_) => None,
    };
    let outside = store::leads::first_of_incident(&mut read, workspace, id).await?;
    let view = ListPage {
        shell: visit.shell("mentions-title", Nav::Incidents),
        incident_id: id.to_string(),
        lead: outside.of_incident(&incident),
        incident_title: incident.title,
        leads: store::leads::leads(&mut read, workspace, id).await?,
        page,
        listing,
        customers: store::leads::list_leads(&mut read, workspace, id, &first).await?.items,
        said,
        whom: whom.map(|case| case.title).unwrap_or_default(),
        errors,
        may_note: visit.actor.must_be(Role::Member).is_ok(),
    };
    Ok(html(status, &view))
}

pub(super) async fn show(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    let speaker = if asked.customer.is_empty() { String::new() } else { "customer".to_owned() };
    let said = MentionSaid { speaker, customer_id: asked.customer, ..MentionSaid::default() };
    page(&visit, &house, &id, asked.after, said, Errors::none(), StatusCode::OK).await
}

pub(super) async fn note(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
    Form(said): Form<MentionSaid>,
) -> Result<Response> {
    match verbs::note(&house, &visit.actor, &id, &said, &visit.workspace.zone).await {
        Ok(_) => Ok(visit.done("mentions-was-noted", &format!("/incidents/{id}/mentions"))),
        Err(fault @ Fault::Invalid(_)) => {
            page(&visit, &house, &id, None, said, Errors::from(&fault), fault.status()).await
        }
        Err(fault) => Err(fault),
    }
}
