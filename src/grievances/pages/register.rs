//! The wrongs that one customer remembers, and the form that notes one.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;

use crate::customers;
use crate::grievances::panel::{self, Line};
use crate::grievances::{GrievanceSaid, Look, store, verbs};
use crate::ground::id::CustomerId;
use crate::ground::page::{Choice, Errors, Listing, Nav, Shell, View, html};
use crate::ground::web::{Form, Paging, Path, Query, Visit};
use crate::ground::{Fault, House, Result, Role};

/// The page.
#[derive(Template)]
#[template(path = "grievances/pages/register.html")]
pub struct RegisterPage {
    pub(super) shell: Shell,
    pub(super) customer_id: String,
    pub(super) customer: String,
    pub(super) lines: Vec<Line>,
    pub(super) listing: Listing,
    /// Their people.
    pub(super) people: Vec<Choice>,
    pub(super) said: GrievanceSaid,
    pub(super) errors: Errors,
    pub(super) may_note: bool,
}

impl View for RegisterPage {
    const NAME: &'static str = "register";
    fn sample(shell: Shell) -> Self {
        super::sample::register_page(shell)
    }
}

async fn page(
    visit: &Visit,
    house: &House,
    id: &CustomerId,
    paging: &Paging,
    (said, errors): (GrievanceSaid, Errors),
    status: StatusCode,
) -> Result<Response> {
    let (mut read, workspace) = (house.read(), &visit.actor.workspace);
    let customer = customers::find(&mut read, workspace, id).await?;
    let look = Look { customer: Some(id.clone()), waiting: false };
    let page = store::list(&mut read, workspace, &look, paging).await?;
    let people = customers::contacts_of(&mut read, workspace, id).await?;
    let shell = visit.shell("grievances-title", Nav::Customers);
    let view = RegisterPage {
        listing: Listing::new(format!("/customers/{id}/grievances"), "")
            .page(paging.after.as_deref(), page.next),
        lines: page.items.into_iter().map(|l| panel::line(&shell, l.grievance, String::new())).collect(),
        shell,
        customer_id: id.to_string(),
        customer: customer.name,
        people: people.into_iter().map(|p| Choice::new(p.id.as_str(), p.name)).collect(),
        said,
        errors,
        may_note: visit.actor.must_be(Role::Member).is_ok(),
    };
    Ok(html(status, &view))
}

pub(super) async fn show(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<CustomerId>,
    Query(paging): Query<Paging>,
) -> Result<Response> {
    let typed = (GrievanceSaid::default(), Errors::none());
    page(&visit, &house, &id, &paging, typed, StatusCode::OK).await
}

pub(super) async fn hear(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<CustomerId>,
    Form(said): Form<GrievanceSaid>,
) -> Result<Response> {
    match verbs::hear(&house, &visit.actor, &id, &said, &visit.workspace.zone).await {
        Ok(grievance) => Ok(visit.done("grievances-was-heard", &format!("/grievances/{}", grievance.id))),
        Err(fault @ Fault::Invalid(_)) => {
            let typed = (said, Errors::from(&fault));
            page(&visit, &house, &id, &Paging::default(), typed, fault.status()).await
        }
        Err(fault) => Err(fault),
    }
}
