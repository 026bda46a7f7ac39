//! One executive: by whom they stand, their answer, and how often they were in touch.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use crate::ground::id::{CaseId, ExecutiveId};
use crate::ground::page::{Choice, Errors, Listing, Nav, Shell, View, html};
use crate::ground::web::{Form, Page, Paging, Path, Query, Visit};
use crate::ground::{Fault, House, Result, Role};
use crate::teams::rules::QUIET;
use crate::teams::{
    Becoming, ContactSaid, Executive, ExecutiveContact, ExecutiveLine, NamedSaid, sponsoring, store,
};

/// The page.
#[derive(Template)]
#[template(path = "teams/pages/executive.html")]
pub struct ExecutivePage {
    pub(super) shell: Shell,
    pub(super) line: ExecutiveLine,
    pub(super) contacts: Page<ExecutiveContact>,
    pub(super) listing: Listing,
    pub(super) said: ContactSaid,
    pub(super) errors: Errors,
    pub(super) is_me: bool,
    pub(super) may_note: bool,
    pub(super) may_lead: bool,
}

impl ExecutivePage {
    fn ways(&self) -> Vec<Choice> {
        ["called", "met", "wrote"]
            .map(|how| Choice::new(how, self.shell.t(&format!("teams-how-{how}"))))
            .into()
    }
    /// Since when nobody was in touch, where that is too long.
    fn quiet(&self) -> Option<i64> {
        let since = self.line.last_at.or(self.line.executive.answered_at)?;
        (self.line.executive.is_standing() && since.plus(QUIET).0 <= self.shell.now_ms).then_some(since.0)
    }
}

impl View for ExecutivePage {
    const NAME: &'static str = "executive";
    fn sample(shell: Shell) -> Self {
        super::sample::executive_page(shell)
    }
}

async fn page(
    visit: &Visit,
    house: &House,
    id: &ExecutiveId,
    after: Option<String>,
    (said, errors): (ContactSaid, Errors),
    status: StatusCode,
) -> Result<Response> {
    let (mut read, workspace) = (house.read(), &visit.actor.workspace);
    let line = store::executives::line(&mut read, workspace, id).await?;
    let paging = Paging { after, limit: None };
    let contacts = store::executives::contacts(&mut read, workspace, id, &paging).await?;
    let listing =
        Listing::new(format!("/executives/{id}"), "").page(paging.after.as_deref(), contacts.next.clone());
    let is_me = visit.actor.member() == Some(&line.executive.member_id);
    let view = ExecutivePage {
        contacts,
        listing,
        said,
        errors,
        is_me,
        may_note: line.executive.is_standing() && (is_me || visit.actor.must_be(Role::Member).is_ok()),
        may_lead: visit.actor.must_be(Role::Lead).is_ok(),
        line,
        shell: visit.shell("teams-executive", Nav::Cases),
    };
    Ok(html(status, &view))
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Looked {
    after: Option<String>,
}

pub(super) async fn show(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<ExecutiveId>,
    Query(looked): Query<Looked>,
) -> Result<Response> {
    let fresh = (ContactSaid::default(), Errors::none());
    page(&visit, &house, &id, looked.after, fresh, StatusCode::OK).await
}

pub(super) async fn name(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<CaseId>,
    Form(said): Form<NamedSaid>,
) -> Result<Response> {
    let outcome = sponsoring::name_executive(&house, &visit.actor, &id, &said).await;
    visit.back(&format!("/teams/{id}#executive"), "teams-executive-was-named", outcome)
}

fn back(visit: &Visit, id: &ExecutiveId, done: &str, outcome: Result<Executive>) -> Result<Response> {
    visit.back(&format!("/executives/{id}"), done, outcome)
}

pub(super) async fn accept(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<ExecutiveId>,
) -> Result<Response> {
    let outcome = sponsoring::accept_executive(&house, &visit.actor, &id, visit.lang).await;
    back(&visit, &id, "teams-executive-has-accepted", outcome)
}

pub(super) async fn decline(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<ExecutiveId>,
    Form(said): Form<Becoming>,
) -> Result<Response> {
    let outcome = sponsoring::decline_executive(&house, &visit.actor, &id, &said).await;
    back(&visit, &id, "teams-executive-has-declined", outcome)
}

pub(super) async fn release(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<ExecutiveId>,
) -> Result<Response> {
    let outcome = sponsoring::release_executive(&house, &visit.actor, &id).await;
    back(&visit, &id, "teams-executive-was-released", outcome)
}

pub(super) async fn note(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<ExecutiveId>,
    Form(said): Form<ContactSaid>,
) -> Result<Response> {
    let outcome = sponsoring::note_contact(&house, &visit.actor, &id, &said).await;
    if let Err(fault @ Fault::Invalid(_)) = &outcome {
        let typed = (said, Errors::from(fault));
        return page(&visit, &house, &id, None, typed, fault.status()).await;
    }
    visit.back(&format!("/executives/{id}"), "teams-contact-was-noted", outcome)
}
