//! One offer of help: what it is, whose, and the form that accepts or declines it with thanks.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;

use crate::ground::id::HelpId;
use crate::ground::page::{Errors, Nav, Shell, View, html};
use crate::ground::web::{Form, Path, Visit};
use crate::ground::{Fault, House, Result, Role};
use crate::help::{Help, ThanksSaid, store, verbs};
use crate::{customers, incidents};

/// The page.
#[derive(Template)]
#[template(path = "help/pages/help.html")]
pub struct HelpPage {
    pub(super) shell: Shell,
    pub(super) incident_title: String,
    pub(super) help: Help,
    pub(super) customer: String,
    pub(super) contact: String,
    pub(super) said: ThanksSaid,
    pub(super) errors: Errors,
    pub(super) may_answer: bool,
    pub(super) may_erase: bool,
}

impl View for HelpPage {
    const NAME: &'static str = "help";
    fn sample(shell: Shell) -> Self {
        super::sample::help_page(shell)
    }
}

async fn page(
    visit: &Visit,
    house: &House,
    id: &HelpId,
    said: ThanksSaid,
    errors: Errors,
    status: StatusCode,
) -> Result<Response> {
    let (mut read, workspace) = (house.read(), &visit.actor.workspace);
    let help = store::find(&mut read, workspace, id).await?;
    let incident = incidents::find(&mut read, workspace, &help.incident_id).await?;
    let contact = match &help.contact_id {
        Some(contact) => customers::find_contact(&mut read, workspace, contact).await?.name,
        None => String::new(),
    };
    let view = HelpPage {
        shell: visit.shell("help-one", Nav::Incidents),
        incident_title: incident.title,
        customer: incidents::find_case(&mut read, workspace, &help.case_id).await?.title,
        contact,
        said,
        errors,
        may_answer: visit.actor.must_be(Role::Member).is_ok() && help.is_open(),
        may_erase: visit.actor.must_be(Role::Owner).is_ok() && help.erased_at.is_none(),
        help,
    };
    Ok(html(status, &view))
}

pub(super) async fn show(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<HelpId>,
) -> Result<Response> {
    page(&visit, &house, &id, ThanksSaid::default(), Errors::none(), StatusCode::OK).await
}

/// Goes back to the offer, saying what came of it; what was not understood is shown again.
async fn back(
    visit: &Visit,
    house: &House,
    id: &HelpId,
    said: ThanksSaid,
    done: &str,
    outcome: Result<Help>,
) -> Result<Response> {
    let to = format!("/help/{id}");
    match outcome {
        Ok(_) => Ok(visit.done(done, &to)),
        Err(fault @ Fault::Invalid(_)) => {
            page(visit, house, id, said, Errors::from(&fault), fault.status()).await
        }
        Err(fault @ (Fault::Refused { .. } | Fault::Conflict(_))) => Ok(visit.refused(&fault, &to)),
        Err(fault) => Err(fault),
    }
}

pub(super) async fn accept(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<HelpId>,
    Form(said): Form<ThanksSaid>,
) -> Result<Response> {
    let outcome = verbs::accept(&house, &visit.actor, &id, &said).await;
    back(&visit, &house, &id, said, "help-was-accepted", outcome).await
}

pub(super) async fn decline(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<HelpId>,
    Form(said): Form<ThanksSaid>,
) -> Result<Response> {
    let outcome = verbs::decline(&house, &visit.actor, &id, &said).await;
    back(&visit, &house, &id, said, "help-was-declined", outcome).await
}

pub(super) async fn erase(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<HelpId>,
) -> Result<Response> {
    let outcome = verbs::erase(&house, &visit.actor, &id).await;
    back(&visit, &house, &id, ThanksSaid::default(), "help-was-erased", outcome).await
}
