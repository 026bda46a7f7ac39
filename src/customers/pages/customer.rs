//! The form that makes a customer known or changes what is known.

use askama::Template;
use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;

use crate::customers::{AttributesSaid, CustomerSaid, store, verbs};
use crate::ground::id::CustomerId;
use crate::ground::page::{Errors, Nav, Shell, View, html};
use crate::ground::web::{Form, Path, Visit};
use crate::ground::{Fault, House, Result, Role};

pub(super) fn routes() -> Router<House> {
    Router::new().route("/customers/new", get(new)).route("/customers/{id}/change", get(edit).post(change))
}

/// The form.
#[derive(Template)]
#[template(path = "customers/pages/customer_form.html")]
pub(super) struct CustomerForm {
    shell: Shell,
    /// Where it is sent.
    action: String,
    said: CustomerSaid,
    errors: Errors,
    is_new: bool,
}

impl CustomerForm {
    fn key_label(&self) -> String {
        self.shell.t(if self.is_new { "customers-field-key" } else { "customers-field-further-key" })
    }
}

impl View for CustomerForm {
    const NAME: &'static str = "customer-form";
    fn sample(shell: Shell) -> Self {
        let said = CustomerSaid {
            name: "Aerovia Components".into(),
            key: "C-1001".into(),
            language: "pt-BR".into(),
            zone: "America/Nowhere".into(),
            size_note: "two lines stand when we are late".into(),
            attributes: AttributesSaid::Lines("segment: engines\nstate: SP".into()),
        };
        let errors =
            Errors::none().with("zone", "There is no such time zone. Write it as Europe/Berlin or UTC.");
        let title = shell.t("customers-new-title");
        let shell = shell.at(Nav::Customers, title);
        Self { shell, action: "/customers".into(), said, errors, is_new: true }
    }
}

async fn new(visit: Visit) -> Result<Response> {
    visit.actor.must_be(Role::Member)?;
    let shell = visit.shell("customers-new-title", Nav::Customers);
    let said = CustomerSaid { zone: visit.workspace.zone.clone(), ..CustomerSaid::default() };
    Ok(html(
        StatusCode::OK,
        &CustomerForm { shell, action: "/customers".into(), said, errors: Errors::none(), is_new: true },
    ))
}

pub(super) async fn add(
    visit: Visit,
    State(house): State<House>,
    Form(said): Form<CustomerSaid>,
) -> Result<Response> {
    match verbs::add_customer(&house, &visit.actor, &said).await {
        Ok(customer) => Ok(visit.done("customers-added", &format!("/customers/{}", customer.id))),
        Err(fault @ Fault::Invalid(_)) => {
            let shell = visit.shell("customers-new-title", Nav::Customers);
            let errors = Errors::from(&fault);
            let form = CustomerForm { shell, action: "/customers".into(), said, errors, is_new: true };
            Ok(html(fault.status(), &form))
        }
        Err(fault) => Err(fault),
    }
}

async fn edit(visit: Visit, State(house): State<House>, Path(id): Path<CustomerId>) -> Result<Response> {
    visit.actor.must_be(Role::Member)?;
    let customer = store::find(&mut house.read(), &visit.actor.workspace, &id).await?;
    let shell = visit.shell_titled(customer.name.clone(), Nav::Customers);
    let said = CustomerSaid {
        attributes: AttributesSaid::Lines(customer.attributes.lines()),
        name: customer.name,
        key: String::new(),
        language: customer.language.unwrap_or_default(),
        zone: customer.zone.unwrap_or_default(),
        size_note: customer.size_note.unwrap_or_default(),
    };
    let action = format!("/customers/{id}/change");
    Ok(html(StatusCode::OK, &CustomerForm { shell, action, said, errors: Errors::none(), is_new: false }))
}

async fn change(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<CustomerId>,
    Form(said): Form<CustomerSaid>,
) -> Result<Response> {
    match verbs::change_customer(&house, &visit.actor, &id, &said).await {
        Ok(_) => Ok(visit.done("customers-changed", &format!("/customers/{id}"))),
        Err(fault @ Fault::Invalid(_)) => {
            let shell = visit.shell_titled(said.name.clone(), Nav::Customers);
            let (action, errors) = (format!("/customers/{id}/change"), Errors::from(&fault));
            Ok(html(fault.status(), &CustomerForm { shell, action, said, errors, is_new: false }))
        }
        Err(fault) => Err(fault),
    }
}
