//! The same verbs as JSON.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{Health, Webhook, WebhookSaid, store, verbs};
use crate::customers;
use crate::ground::fault::Problem;
use crate::ground::id::{CustomerId, WebhookId};
use crate::ground::web::{Json, Path, ShownOnce, Staff};
use crate::ground::{House, Result};

/// The routes of this room under `/api/v1`.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new()
        .routes(routes!(list, add))
        .routes(routes!(show, change, remove))
        .routes(routes!(try_out))
        .routes(routes!(rotate))
        .routes(routes!(pause))
        .routes(routes!(resume))
}

/// The systems of a customer that asked to hear from us.
#[utoipa::path(get, path = "/customers/{id}/webhooks", tag = "webhooks", params(("id" = CustomerId, Path)),
    responses((status = 200, body = Vec<Webhook>), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn list(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<CustomerId>,
) -> Result<impl IntoResponse> {
    let mut read = house.read();
    customers::find(&mut read, &actor.workspace, &id).await?;
    Ok(axum::Json(store::list_of_customer(&mut read, &actor.workspace, &id).await?))
}

/// A system and its secret.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct HandedView {
    #[serde(flatten)]
    webhook: Webhook,
    /// What its keeper checks our signatures with, `whsec_…`. It is shown once.
    secret: String,
}

fn handed(status: StatusCode, made: verbs::Handed) -> Response {
    let view = HandedView { secret: made.secret.text().to_owned(), webhook: made.webhook };
    let mut response = (status, axum::Json(view)).into_response();
    response.extensions_mut().insert(ShownOnce);
    response
}

/// Adds a system of a customer; leads only. It hears nothing but pings until it has taken one.
#[utoipa::path(post, path = "/customers/{id}/webhooks", tag = "webhooks", params(("id" = CustomerId, Path)), request_body = WebhookSaid,
    responses((status = 201, body = HandedView), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem)))]
async fn add(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<CustomerId>,
    Json(said): Json<WebhookSaid>,
) -> Result<Response> {
    Ok(handed(StatusCode::CREATED, verbs::add(&house, &actor, &id, &said).await?))
}

/// A system and how it answers lately.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct WebhookView {
    #[serde(flatten)]
    webhook: Webhook,
    /// How it answers lately.
    health: Health,
}

/// One system.
#[utoipa::path(get, path = "/webhooks/{id}", tag = "webhooks", params(("id" = WebhookId, Path)),
    responses((status = 200, body = WebhookView), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn show(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<WebhookId>,
) -> Result<impl IntoResponse> {
    let mut read = house.read();
    let webhook = store::find(&mut read, &actor.workspace, &id).await?;
    let health = store::seek_health(&mut read, &actor.workspace, &id).await?.unwrap_or_default();
    Ok(axum::Json(WebhookView { webhook, health }))
}

/// Says anew what is known of a system; its contact stays. Where its address changes it is untried again.
#[utoipa::path(put, path = "/webhooks/{id}", tag = "webhooks", params(("id" = WebhookId, Path)), request_body = WebhookSaid,
    responses((status = 200, body = Webhook), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn change(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<WebhookId>,
    Json(said): Json<WebhookSaid>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(verbs::change(&house, &actor, &id, &said).await?))
}

/// Takes a system away; what was for it never goes.
#[utoipa::path(delete, path = "/webhooks/{id}", tag = "webhooks", params(("id" = WebhookId, Path)),
    responses((status = 204), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem)))]
async fn remove(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<WebhookId>,
) -> Result<StatusCode> {
    verbs::remove(&house, &actor, &id, "").await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What a system answered to a ping.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct PingView {
    /// Whether it took it.
    taken: bool,
    /// The status it answered with, if it did.
    status: Option<u16>,
    /// The beginning of what it said, or what stood in the way.
    said: String,
    /// Where the system stands now.
    webhook: Webhook,
}

/// Posts a signed ping and tells what was answered. A system that was untried hears from us once it has taken it.
#[utoipa::path(post, path = "/webhooks/{id}/ping", tag = "webhooks", params(("id" = WebhookId, Path)),
    responses((status = 200, body = PingView), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem)))]
async fn try_out(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<WebhookId>,
) -> Result<impl IntoResponse> {
    let (webhook, answer) = verbs::try_out(&house, &actor, &id).await?;
    Ok(axum::Json(PingView { taken: answer.is_taken(), status: answer.status, said: answer.said, webhook }))
}

/// Exchanges the secret; the one before is used beside it for a day.
#[utoipa::path(post, path = "/webhooks/{id}/rotation", tag = "webhooks", params(("id" = WebhookId, Path)),
    responses((status = 200, body = HandedView), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem)))]
async fn rotate(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<WebhookId>,
) -> Result<Response> {
    Ok(handed(StatusCode::OK, verbs::rotate(&house, &actor, &id).await?))
}

/// Why.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
#[schema(as = PauseBecause)]
pub(crate) struct Because {
    /// The reason.
    because: String,
}

/// Lets a system wait: what is for it is kept until it goes on.
#[utoipa::path(post, path = "/webhooks/{id}/pause", tag = "webhooks", params(("id" = WebhookId, Path)), request_body = Because,
    responses((status = 200, body = Webhook), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn pause(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<WebhookId>,
    Json(said): Json<Because>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(verbs::pause(&house, &actor, &id, &said.because).await?))
}

/// Lets a paused or disabled system go on.
#[utoipa::path(post, path = "/webhooks/{id}/resumption", tag = "webhooks", params(("id" = WebhookId, Path)),
    responses((status = 200, body = Webhook), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem)))]
async fn resume(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<WebhookId>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(verbs::resume(&house, &actor, &id).await?))
}
