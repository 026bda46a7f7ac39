//! Members' pages of incidents: the list, and the one form that declares. An incident's own page is arranged
//! by the desk.

use askama::Template;
use axum::Router;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::{get, post};
use serde::Deserialize;

use super::{Declaration, IncidentLine, PublicStatus, Times, store, verbs};
use crate::ground::id::{CaseId, IncidentId};
use crate::ground::page::{Choice, Errors, Exhibit, Lang, Listing, Nav, Shell, View, exhibit, html};
use crate::ground::web::{Form, Page, Paging, Path, Query, Visit};
use crate::ground::{Fault, House, Result, Role, Time};
use crate::playbooks;

/// The routes of these pages.
pub fn routes() -> Router<House> {
    Router::new()
        .route("/incidents", get(list).post(declare))
        .route("/incidents/new", get(declare_form))
        .route("/incidents/{id}/times", post(set_times))
        .route("/incidents/{id}/no-date", post(say_no_date))
        .route("/incidents/{id}/next-update", post(say_next_update))
        .route("/incidents/{id}/status", post(set_status))
        .route("/incidents/{id}/closure", post(close_incident))
        .route("/cases/{id}/reopening", post(reopen_case))
}

/// The samples of these pages.
pub fn exhibits(lang: Lang) -> Vec<Exhibit> {
    vec![exhibit::<ListPage>("incidents", lang), exhibit::<DeclarePage>("incidents", lang)]
}

/// Every incident, newest first.
#[derive(Template)]
#[template(path = "incidents/pages/list.html")]
pub struct ListPage {
    shell: Shell,
    page: Page<IncidentLine>,
    listing: Listing,
    also_closed: bool,
}

impl View for ListPage {
    const NAME: &'static str = "list";
    fn sample(shell: Shell) -> Self {
        use crate::ground::{Dice, id::Id};
        let line = |n: i64, title: &str, first_told_at| IncidentLine {
            id: IncidentId::mint(Time(n), &Dice::seeded(7)),
            title: title.into(),
            scenario: None,
            noticed_at: Some(Time(shell.now_ms - 3 * 3_600_000)),
            first_told_at,
            next_update_at: Some(Time(shell.now_ms + 3_600_000)),
            closed_at: None,
            declared_at: Time(shell.now_ms - n),
            cases: 6,
            told: 4,
            closed: 1,
        };
        let items = vec![
            line(1_000, "The furnace at Halden stopped", Some(Time(shell.now_ms))),
            line(2_000, "Lot 4471 <b>bold</b> may crack 😀 عيب", None),
        ];
        let title = shell.t("incidents-title");
        let shell = shell.at(Nav::Incidents, title);
        Self {
            shell,
            page: Page { items, next: None },
            listing: Listing::new("/incidents", "-declared"),
            also_closed: false,
        }
    }
}

#[derive(Debug, Default, Deserialize)]
struct ListQuery {
    after: Option<String>,
    all: Option<String>,
}

async fn list(
    visit: Visit,
    house: axum::extract::State<House>,
    Query(query): Query<ListQuery>,
) -> Result<Response> {
    let paging = Paging { after: query.after, limit: None };
    let also_closed = query.all.is_some();
    let page = store::list_open(&mut house.read(), &visit.actor.workspace, also_closed, &paging).await?;
    let listing = Listing::new("/incidents", "-declared")
        .keep("all", query.all.unwrap_or_default())
        .page(paging.after.as_deref(), page.next.clone());
    let shell = visit.shell("incidents-title", Nav::Incidents);
    Ok(html(StatusCode::OK, &ListPage { shell, page, listing, also_closed }))
}

/// The one form that declares.
#[derive(Template)]
#[template(path = "incidents/pages/declare.html")]
pub struct DeclarePage {
    shell: Shell,
    said: Declaration,
    errors: Errors,
    scenarios: Vec<Choice>,
}

impl View for DeclarePage {
    const NAME: &'static str = "declare";
    fn sample(shell: Shell) -> Self {
        let title = shell.t("incidents-declare-title");
        let shell = shell.at(Nav::Incidents, title);
        let errors = Errors::none().with("title", "This is empty. Write at least a few words here.");
        let scenarios = scenarios(&shell);
        Self { shell, said: Declaration::default(), errors, scenarios }
    }
}

fn scenarios(shell: &Shell) -> Vec<Choice> {
    playbooks::SCENARIOS
        .iter()
        .map(|w| Choice::new(*w, shell.t(&format!("incidents-scenario-{w}"))))
        .collect()
}

async fn declare_form(visit: Visit, house: axum::extract::State<House>) -> Result<Response> {
    visit.actor.must_be(Role::Member)?;
    let shell = visit.shell("incidents-declare-title", Nav::Incidents);
    let now = shell.local_input(house.now().0);
    let said = Declaration { noticed_at: now.clone(), decided_at: now, ..Declaration::default() };
    let scenarios = scenarios(&shell);
    Ok(html(StatusCode::OK, &DeclarePage { shell, said, errors: Errors::none(), scenarios }))
}

async fn declare(
    visit: Visit,
    house: axum::extract::State<House>,
    Form(said): Form<Declaration>,
) -> Result<Response> {
    match super::declaring::declare(&house, &visit.actor, said.clone(), &visit.workspace.zone).await {
        Ok(incident) => Ok(visit.done("incidents-declared", &format!("/incidents/{}", incident.id))),
        Err(fault @ Fault::Invalid(_)) => {
            let shell = visit.shell("incidents-declare-title", Nav::Incidents);
            let scenarios = scenarios(&shell);
            let errors = Errors::from(&fault);
            Ok(html(fault.status(), &DeclarePage { shell, said, errors, scenarios }))
        }
        Err(fault) => Err(fault),
    }
}

async fn set_times(
    visit: Visit,
    house: axum::extract::State<House>,
    Path(id): Path<IncidentId>,
    Form(said): Form<Times>,
) -> Result<Response> {
    let outcome = verbs::set_times(&house, &visit.actor, &id, said, &visit.workspace.zone).await;
    visit.back(&format!("/incidents/{id}"), "incidents-times-set", outcome)
}

#[derive(Debug, Deserialize)]
struct Because {
    #[serde(default)]
    because: String,
}

async fn say_no_date(
    visit: Visit,
    house: axum::extract::State<House>,
    Path(id): Path<IncidentId>,
    Form(said): Form<Because>,
) -> Result<Response> {
    let outcome = verbs::say_no_date(&house, &visit.actor, &id, &said.because).await;
    visit.back(&format!("/incidents/{id}"), "incidents-no-date-said", outcome)
}

#[derive(Debug, Deserialize)]
struct At {
    #[serde(default)]
    next_update_at: String,
}

async fn say_next_update(
    visit: Visit,
    house: axum::extract::State<House>,
    Path(id): Path<IncidentId>,
    Form(said): Form<At>,
) -> Result<Response> {
    let outcome = match Time::parse(&said.next_update_at, &visit.workspace.zone) {
        Some(at) => verbs::say_next_update(&house, &visit.actor, &id, at).await,
        None => Err(Fault::invalid(
            "next_update_at",
            "This is no moment that exists.",
            "Choose a day and an hour.",
        )),
    };
    visit.back(&format!("/incidents/{id}"), "incidents-next-update-said", outcome)
}

#[derive(Debug, Deserialize)]
struct Status {
    status: String,
}

async fn set_status(
    visit: Visit,
    house: axum::extract::State<House>,
    Path(id): Path<IncidentId>,
    Form(said): Form<Status>,
) -> Result<Response> {
    let outcome = match PublicStatus::from_word(&said.status) {
        Some(status) => verbs::set_status(&house, &visit.actor, &id, status).await,
        None => Err(Fault::invalid("status", "This is no status we know.", "Choose one of the four.")),
    };
    visit.back(&format!("/incidents/{id}"), "incidents-status-was-set", outcome)
}

async fn close_incident(
    visit: Visit,
    house: axum::extract::State<House>,
    Path(id): Path<IncidentId>,
) -> Result<Response> {
    let outcome = verbs::close_incident(&house, &visit.actor, &id).await;
    visit.back(&format!("/incidents/{id}"), "incidents-closed", outcome)
}

async fn reopen_case(
    visit: Visit,
    house: axum::extract::State<House>,
    Path(id): Path<CaseId>,
) -> Result<Response> {
    let outcome = verbs::reopen_case(&house, &visit.actor, &id).await;
    visit.back(&format!("/cases/{id}"), "incidents-case-was-reopened", outcome)
}
