//! The form of a contact, and the note that one has left.

use askama::Template;
use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::{get, post};

use crate::customers::{ContactSaid, Roles, store, verbs};
use crate::ground::id::{ContactId, CustomerId};
use crate::ground::page::{Errors, Nav, Shell, View, html};
use crate::ground::web::{Form, Path, Visit};
use crate::ground::{Fault, House, Result, Role};

pub(super) fn routes() -> Router<House> {
    Router::new()
        .route("/customers/{id}/contacts/new", get(new))
        .route("/customers/{id}/contacts", post(add))
        .route("/contacts/{id}/change", get(edit).post(change))
        .route("/contacts/{id}/leaving", post(leave))
        .route("/contacts/{id}/return", post(come_back))
}

/// The form.
#[derive(Template)]
#[template(path = "customers/pages/contact_form.html")]
pub(super) struct ContactForm {
    shell: Shell,
    /// Where it is sent.
    action: String,
    /// The customer they belong to.
    of: String,
    said: ContactSaid,
    errors: Errors,
    is_new: bool,
    suggested: String,
}

impl ContactForm {
    fn of(shell: Shell, of: String, action: String, said: ContactSaid, errors: Errors, is_new: bool) -> Self {
        Self { shell, action, of, said, errors, is_new, suggested: Roles::SUGGESTED.join(", ") }
    }
}

impl View for ContactForm {
    const NAME: &'static str = "contact-form";
    fn sample(shell: Shell) -> Self {
        let said = ContactSaid {
            name: "Ana Souza".into(),
            email: "ana".into(),
            phone: "+55 11 5555 0100".into(),
            roles: "quality, operations".into(),
            language: "pt-BR".into(),
            ..ContactSaid::default()
        };
        let errors =
            Errors::none().with("email", "An e-mail address has an @. Write it as name@example.org.");
        let title = shell.t("customers-contact-new-title");
        let shell = shell.at(Nav::Customers, title);
        Self::of(shell, "Aerovia Components".into(), "/customers".into(), said, errors, true)
    }
}

async fn new(visit: Visit, State(house): State<House>, Path(id): Path<CustomerId>) -> Result<Response> {
    visit.actor.must_be(Role::Member)?;
    let customer = store::find(&mut house.read(), &visit.actor.workspace, &id).await?;
    let shell = visit.shell("customers-contact-new-title", Nav::Customers);
    let (action, language) = (format!("/customers/{id}/contacts"), customer.language.unwrap_or_default());
    let said = ContactSaid { language, ..ContactSaid::default() };
    let form = ContactForm::of(shell, customer.name, action, said, Errors::none(), true);
    Ok(html(StatusCode::OK, &form))
}

async fn add(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<CustomerId>,
    Form(said): Form<ContactSaid>,
) -> Result<Response> {
    match verbs::add_contact(&house, &visit.actor, &id, &said).await {
        Ok(_) => Ok(visit.done("customers-contact-added", &format!("/customers/{id}#contacts"))),
        Err(fault @ Fault::Invalid(_)) => {
            let customer = store::find(&mut house.read(), &visit.actor.workspace, &id).await?;
            let shell = visit.shell("customers-contact-new-title", Nav::Customers);
            let (action, errors) = (format!("/customers/{id}/contacts"), Errors::from(&fault));
            Ok(html(fault.status(), &ContactForm::of(shell, customer.name, action, said, errors, true)))
        }
        Err(fault) => Err(fault),
    }
}

async fn edit(visit: Visit, State(house): State<House>, Path(id): Path<ContactId>) -> Result<Response> {
    visit.actor.must_be(Role::Member)?;
    let mut read = house.read();
    let contact = store::find_contact(&mut read, &visit.actor.workspace, &id).await?;
    let customer = store::find(&mut read, &visit.actor.workspace, &contact.customer_id).await?;
    let shell = visit.shell_titled(contact.name.clone(), Nav::Customers);
    let said = ContactSaid {
        name: contact.name,
        key: contact.external_key.unwrap_or_default(),
        email: contact.email.unwrap_or_default(),
        phone: contact.phone.unwrap_or_default(),
        roles: contact.roles.typed(),
        language: contact.language,
        zone: contact.zone.unwrap_or_default(),
    };
    let action = format!("/contacts/{id}/change");
    let form = ContactForm::of(shell, customer.name, action, said, Errors::none(), false);
    Ok(html(StatusCode::OK, &form))
}

async fn change(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<ContactId>,
    Form(said): Form<ContactSaid>,
) -> Result<Response> {
    match verbs::change_contact(&house, &visit.actor, &id, &said).await {
        Ok(contact) => {
            Ok(visit
                .done("customers-contact-changed", &format!("/customers/{}#contacts", contact.customer_id)))
        }
        Err(fault @ Fault::Invalid(_)) => {
            let shell = visit.shell_titled(said.name.clone(), Nav::Customers);
            let (action, errors) = (format!("/contacts/{id}/change"), Errors::from(&fault));
            Ok(html(fault.status(), &ContactForm::of(shell, String::new(), action, said, errors, false)))
        }
        Err(fault) => Err(fault),
    }
}

async fn leave(visit: Visit, State(house): State<House>, Path(id): Path<ContactId>) -> Result<Response> {
    let contact = verbs::note_left(&house, &visit.actor, &id, true).await?;
    Ok(visit.done("customers-contact-left", &format!("/customers/{}#contacts", contact.customer_id)))
}

async fn come_back(visit: Visit, State(house): State<House>, Path(id): Path<ContactId>) -> Result<Response> {
    let contact = verbs::note_left(&house, &visit.actor, &id, false).await?;
    Ok(visit.done("customers-contact-returned", &format!("/customers/{}#contacts", contact.customer_id)))
}
