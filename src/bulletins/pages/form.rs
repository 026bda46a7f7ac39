//! The form in which a bulletin is written.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;

use crate::bulletins::{Bulletin, BulletinSaid, store, verbs};
use crate::ground::id::{BulletinId, IncidentId};
use crate::ground::page::{Errors, Nav, Shell, View, html};
use crate::ground::web::{Form, Path, Visit};
use crate::ground::{Fault, House, Result, Role};
use crate::incidents;

/// The page.
#[derive(Template)]
#[template(path = "bulletins/pages/form.html")]
pub struct FormPage {
    pub(super) shell: Shell,
    /// Where the form goes.
    pub(super) action: String,
    pub(super) back: String,
    pub(super) incident_title: String,
    pub(super) said: BulletinSaid,
    pub(super) by_mail: bool,
    pub(super) errors: Errors,
}

impl View for FormPage {
    const NAME: &'static str = "form";
    fn sample(shell: Shell) -> Self {
        super::sample::form_page(shell)
    }
}

/// A bulletin as its form shows it.
pub(super) fn said_of(bulletin: &Bulletin) -> BulletinSaid {
    let b = bulletin.clone();
    BulletinSaid {
        subject: b.subject,
        what_happened: b.what_happened,
        what_we_say: b.what_we_say,
        what_we_do_not_know: b.what_we_do_not_know,
        what_you_may_promise: b.what_you_may_promise,
        questions_to: b.questions_to,
        by_mail: if b.by_mail == 0 { String::new() } else { "yes".into() },
    }
}

struct Place<'a> {
    incident: &'a IncidentId,
    bulletin: Option<&'a BulletinId>,
}

async fn page(
    visit: &Visit,
    house: &House,
    place: Place<'_>,
    said: BulletinSaid,
    errors: Errors,
    status: StatusCode,
) -> Result<Response> {
    let incident = incidents::find(&mut house.read(), &visit.actor.workspace, place.incident).await?;
    incidents::may_begin(&incident, None)?;
    let (action, back) = match place.bulletin {
        Some(id) => (format!("/bulletins/{id}"), format!("/bulletins/{id}")),
        None => (format!("/incidents/{}/bulletins", incident.id), format!("/incidents/{}", incident.id)),
    };
    let view = FormPage {
        shell: visit.shell("bulletins-write", Nav::Incidents),
        action,
        back,
        incident_title: incident.title,
        by_mail: !said.by_mail.is_empty(),
        said,
        errors,
    };
    Ok(html(status, &view))
}

pub(super) async fn new(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
) -> Result<Response> {
    visit.actor.must_be(Role::Member)?;
    let incident = incidents::find(&mut house.read(), &visit.actor.workspace, &id).await?;
    let said = BulletinSaid { what_happened: incident.summary, ..BulletinSaid::default() };
    page(&visit, &house, Place { incident: &id, bulletin: None }, said, Errors::none(), StatusCode::OK).await
}

pub(super) async fn edit(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<BulletinId>,
) -> Result<Response> {
    visit.actor.must_be(Role::Member)?;
    let bulletin = store::find(&mut house.read(), &visit.actor.workspace, &id).await?;
    let place = Place { incident: &bulletin.incident_id, bulletin: Some(&id) };
    page(&visit, &house, place, said_of(&bulletin), Errors::none(), StatusCode::OK).await
}

pub(super) async fn draft(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
    Form(said): Form<BulletinSaid>,
) -> Result<Response> {
    match verbs::draft(&house, &visit.actor, &id, None, &said, visit.lang).await {
        Ok(bulletin) => Ok(visit.done("bulletins-was-drafted", &format!("/bulletins/{}", bulletin.id))),
        Err(fault @ Fault::Invalid(_)) => {
            let place = Place { incident: &id, bulletin: None };
            page(&visit, &house, place, said, Errors::from(&fault), fault.status()).await
        }
        Err(fault) => Err(fault),
    }
}

pub(super) async fn change(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<BulletinId>,
    Form(said): Form<BulletinSaid>,
) -> Result<Response> {
    match verbs::change(&house, &visit.actor, &id, &said, visit.lang).await {
        Ok(_) => Ok(visit.done("bulletins-was-changed", &format!("/bulletins/{id}"))),
        Err(fault @ Fault::Invalid(_)) => {
            let bulletin = store::find(&mut house.read(), &visit.actor.workspace, &id).await?;
            let place = Place { incident: &bulletin.incident_id, bulletin: Some(&id) };
            page(&visit, &house, place, said, Errors::from(&fault), fault.status()).await
        }
        Err(fault @ Fault::Conflict(_)) => Ok(visit.refused(&fault, &format!("/bulletins/{id}"))),
        Err(fault) => Err(fault),
    }
}
