//! The form that adds a customer's system, or says anew what is known of it.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use super::webhook::handed;
use crate::customers;
use crate::ground::id::{CustomerId, WebhookId, WorkspaceId};
use crate::ground::page::{Choice, Errors, Nav, Shell, View, html};
use crate::ground::web::{Form, Path, Visit};
use crate::ground::{Fault, House, Result, Role};
use crate::webhooks::{WebhookSaid, store, verbs};

/// The form.
#[derive(Template)]
#[template(path = "webhooks/pages/form.html")]
pub(super) struct FormPage {
    shell: Shell,
    /// Where it is sent.
    action: String,
    /// The customer it belongs to.
    of: String,
    said: WebhookSaid,
    errors: Errors,
    /// The contacts who may look after it; none once it is added.
    contacts: Vec<Choice>,
    is_new: bool,
}

impl View for FormPage {
    const NAME: &'static str = "form";
    fn sample(shell: Shell) -> Self {
        let said = WebhookSaid {
            label: "Incident desk <b>Toulouse</b> 😀".into(),
            url: "http://hooks.aerovia.example/amends".into(),
            tells: true,
            ..WebhookSaid::default()
        };
        let errors = Errors::none().with(
            "url",
            "The address does not begin with https://. Ask them for one that does: what we say there is theirs alone to read.",
        );
        let contacts = vec![Choice::new("1", "Ana Souza"), Choice::new("2", "سارة الخطيب")];
        let title = shell.t("webhooks-new-title");
        let shell = shell.at(Nav::Customers, title);
        Self {
            shell,
            action: "/customers".into(),
            of: "Aerovia Components".into(),
            said,
            errors,
            contacts,
            is_new: true,
        }
    }
}

/// What the form sends: a box that is not ticked is not sent.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Sent {
    contact_id: String,
    label: String,
    url: String,
    tells: String,
    tells_because: String,
    carries_link: String,
}

impl From<Sent> for WebhookSaid {
    fn from(sent: Sent) -> Self {
        Self {
            contact_id: sent.contact_id,
            label: sent.label,
            url: sent.url,
            tells: sent.tells == "yes",
            tells_because: sent.tells_because,
            carries_link: sent.carries_link == "yes",
        }
    }
}

/// The contacts who can look after a system: those who have not left.
async fn keepers(house: &House, workspace: &WorkspaceId, customer: &CustomerId) -> Result<Vec<Choice>> {
    let contacts = customers::contacts_of(&mut house.read(), workspace, customer).await?;
    let here = contacts.into_iter().filter(|contact| contact.left_at.is_none());
    Ok(here.map(|contact| Choice::new(contact.id.to_string(), contact.name)).collect())
}

async fn fresh(
    visit: &Visit,
    house: &House,
    id: &CustomerId,
    said: WebhookSaid,
    errors: Errors,
) -> Result<FormPage> {
    let customer = customers::find(&mut house.read(), &visit.actor.workspace, id).await?;
    Ok(FormPage {
        shell: visit.shell("webhooks-new-title", Nav::Customers),
        action: format!("/customers/{id}/webhooks"),
        of: customer.name,
        said,
        errors,
        contacts: keepers(house, &visit.actor.workspace, id).await?,
        is_new: true,
    })
}

pub(super) async fn new(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<CustomerId>,
) -> Result<Response> {
    visit.actor.must_be(Role::Lead)?;
    let form = fresh(&visit, &house, &id, WebhookSaid::default(), Errors::none()).await?;
    Ok(html(StatusCode::OK, &form))
}

pub(super) async fn add(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<CustomerId>,
    Form(sent): Form<Sent>,
) -> Result<Response> {
    let said = WebhookSaid::from(sent);
    match verbs::add(&house, &visit.actor, &id, &said).await {
        Ok(made) => handed(&visit, &house, made).await,
        Err(fault @ Fault::Invalid(_)) => {
            let form = fresh(&visit, &house, &id, said, Errors::from(&fault)).await?;
            Ok(html(fault.status(), &form))
        }
        Err(fault) => Err(fault),
    }
}

async fn known(
    visit: &Visit,
    house: &House,
    id: &WebhookId,
    said: WebhookSaid,
    errors: Errors,
) -> Result<FormPage> {
    let mut read = house.read();
    let webhook = store::find(&mut read, &visit.actor.workspace, id).await?;
    let customer = customers::find(&mut read, &visit.actor.workspace, &webhook.customer_id).await?;
    Ok(FormPage {
        shell: visit.shell_titled(webhook.label, Nav::Customers),
        action: format!("/webhooks/{id}"),
        of: customer.name,
        said,
        errors,
        contacts: Vec::new(),
        is_new: false,
    })
}

pub(super) async fn edit(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<WebhookId>,
) -> Result<Response> {
    visit.actor.must_be(Role::Lead)?;
    let webhook = store::find(&mut house.read(), &visit.actor.workspace, &id).await?;
    let said = WebhookSaid {
        contact_id: webhook.contact_id.to_string(),
        tells: webhook.does_tell(),
        carries_link: webhook.carries_link == 1,
        label: webhook.label,
        url: webhook.url,
        tells_because: webhook.tells_because.unwrap_or_default(),
    };
    Ok(html(StatusCode::OK, &known(&visit, &house, &id, said, Errors::none()).await?))
}

pub(super) async fn change(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<WebhookId>,
    Form(sent): Form<Sent>,
) -> Result<Response> {
    let said = WebhookSaid::from(sent);
    let to = format!("/webhooks/{id}");
    match verbs::change(&house, &visit.actor, &id, &said).await {
        Ok(_) => Ok(visit.done("webhooks-was-changed", &to)),
        Err(fault @ Fault::Invalid(_)) => {
            let form = known(&visit, &house, &id, said, Errors::from(&fault)).await?;
            Ok(html(fault.status(), &form))
        }
        Err(fault @ Fault::Conflict(_)) => Ok(visit.refused(&fault, &to)),
        Err(fault) => Err(fault),
    }
}
