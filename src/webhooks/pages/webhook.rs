//! One system of a customer: where it is, how it answers, and what can be done about it.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use crate::customers;
use crate::ground::clock::{DAY, HOUR, MINUTE};
use crate::ground::id::{ContactId, CustomerId, Id, WebhookId, WorkspaceId};
use crate::ground::page::{FlashKind, Nav, Shell, View, html, t_args};
use crate::ground::web::{Form, Path, ShownOnce, Visit, redirect};
use crate::ground::{Dice, Fault, House, Result, Role, Time};
use crate::webhooks::{Health, Webhook, WebhookState, store, verbs};

/// The page.
#[derive(Template)]
#[template(path = "webhooks/pages/webhook.html")]
pub(super) struct WebhookPage {
    shell: Shell,
    webhook: Webhook,
    customer: String,
    contact: String,
    health: Health,
    /// Its secret, right after it was made.
    secret: Option<String>,
    may_write: bool,
    may_lead: bool,
}

impl WebhookPage {
    /// Until when the secret before is used beside the newest, where it is.
    fn exchanging(&self) -> Option<Time> {
        self.webhook.previous_until.filter(|until| self.shell.now_ms < until.0)
    }
    fn rests(&self) -> Option<Time> {
        self.health.rest_until.filter(|until| self.shell.now_ms < until.0)
    }
    fn link_words(&self) -> String {
        let is_own = self.webhook.carries_link == 1;
        self.shell.t(if is_own { "webhooks-link-own" } else { "webhooks-link-door" })
    }
    fn may_pause(&self) -> bool {
        self.may_write && matches!(self.webhook.state(), WebhookState::Live | WebhookState::Untried)
    }
    fn may_resume(&self) -> bool {
        self.may_lead && matches!(self.webhook.state(), WebhookState::Paused | WebhookState::Disabled)
    }
}

impl View for WebhookPage {
    const NAME: &'static str = "webhook";
    fn sample(shell: Shell) -> Self {
        let (now, dice) = (Time(shell.now_ms), Dice::seeded(29));
        let webhook = Webhook {
            workspace_id: WorkspaceId::mint(now, &dice),
            id: WebhookId::mint(now, &dice),
            customer_id: CustomerId::mint(now, &dice),
            contact_id: ContactId::mint(now, &dice),
            label: "Incident desk <b>Toulouse</b> 😀".into(),
            url: "https://hooks.aerovia.example/amends?for=halden".into(),
            tells: 1,
            tells_because: Some("سارة الخطيب, head of operations, by mail on Monday".into()),
            tells_by: Some("mem_1".into()),
            tells_at: Some(now.plus(-20 * DAY)),
            carries_link: 0,
            state: WebhookState::Live.word().into(),
            because: None,
            generation: 2,
            previous_until: Some(now.plus(5 * HOUR)),
            added_at: now.plus(-90 * DAY),
            added_by: "mem_1".into(),
            changed_at: now.plus(-19 * HOUR),
            changed_by: "mem_1".into(),
            salt: String::new(),
        };
        let health = Health {
            losses: 3,
            failing_since: Some(now.plus(-2 * HOUR)),
            rest_until: Some(now.plus(MINUTE)),
            last_taken_at: Some(now.plus(-26 * HOUR)),
            said: Some("503 <script>maintenance</script>".into()),
        };
        Self {
            shell: shell.at(Nav::Customers, webhook.label.clone()),
            customer: "Aerovia Components".into(),
            contact: "Ana Souza".into(),
            health,
            secret: Some("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw".into()),
            webhook,
            may_write: true,
            may_lead: true,
        }
    }
}

async fn page(visit: &Visit, house: &House, webhook: Webhook) -> Result<WebhookPage> {
    let (mut read, workspace) = (house.read(), &visit.actor.workspace);
    let customer = customers::find(&mut read, workspace, &webhook.customer_id).await?;
    let contact = customers::find_contact(&mut read, workspace, &webhook.contact_id).await?;
    Ok(WebhookPage {
        shell: visit.shell_titled(webhook.label.clone(), Nav::Customers),
        health: store::seek_health(&mut read, workspace, &webhook.id).await?.unwrap_or_default(),
        customer: customer.name,
        contact: contact.name,
        secret: None,
        may_write: visit.actor.must_be(Role::Member).is_ok() && webhook.state() != WebhookState::Removed,
        may_lead: visit.actor.must_be(Role::Lead).is_ok() && webhook.state() != WebhookState::Removed,
        webhook,
    })
}

/// The page of a system with its secret, which stands there this once.
pub(super) async fn handed(visit: &Visit, house: &House, handed: verbs::Handed) -> Result<Response> {
    let secret = Some(handed.secret.text().to_owned());
    let page = WebhookPage { secret, ..page(visit, house, handed.webhook).await? };
    let mut response = html(StatusCode::OK, &page);
    response.extensions_mut().insert(ShownOnce);
    Ok(response)
}

pub(super) async fn show(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<WebhookId>,
) -> Result<Response> {
    let webhook = store::find(&mut house.read(), &visit.actor.workspace, &id).await?;
    Ok(html(StatusCode::OK, &page(&visit, &house, webhook).await?))
}

pub(super) async fn try_out(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<WebhookId>,
) -> Result<Response> {
    let to = format!("/webhooks/{id}");
    match verbs::try_out(&house, &visit.actor, &id).await {
        Ok((_, answer)) if answer.is_taken() => Ok(visit.done("webhooks-ping-taken", &to)),
        Ok((_, answer)) => {
            let said = [("said", answer.line().into())];
            Ok(redirect(&to, FlashKind::Warning, &t_args(visit.lang, "webhooks-ping-not-taken", &said)))
        }
        Err(fault @ Fault::Conflict(_)) => Ok(visit.refused(&fault, &to)),
        Err(fault) => Err(fault),
    }
}

pub(super) async fn rotate(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<WebhookId>,
) -> Result<Response> {
    match verbs::rotate(&house, &visit.actor, &id).await {
        Ok(made) => handed(&visit, &house, made).await,
        Err(fault @ (Fault::Refused { .. } | Fault::Conflict(_))) => {
            Ok(visit.refused(&fault, &format!("/webhooks/{id}")))
        }
        Err(fault) => Err(fault),
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Because {
    because: String,
}

pub(super) async fn pause(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<WebhookId>,
    Form(said): Form<Because>,
) -> Result<Response> {
    let outcome = verbs::pause(&house, &visit.actor, &id, &said.because).await;
    visit.back(&format!("/webhooks/{id}"), "webhooks-was-paused", outcome)
}

pub(super) async fn resume(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<WebhookId>,
) -> Result<Response> {
    let outcome = verbs::resume(&house, &visit.actor, &id).await;
    visit.back(&format!("/webhooks/{id}"), "webhooks-was-resumed", outcome)
}

pub(super) async fn remove(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<WebhookId>,
    Form(said): Form<Because>,
) -> Result<Response> {
    let outcome = verbs::remove(&house, &visit.actor, &id, &said.because).await;
    visit.back(&format!("/webhooks/{id}"), "webhooks-was-removed", outcome)
}
