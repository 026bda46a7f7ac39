//! What was posted to customers' systems, and sending it again, as JSON.

use axum::extract::State;
use axum::response::IntoResponse;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::ground::fault::Problem;
use crate::ground::id::{DeliveryId, WebhookId};
use crate::ground::web::{Json, Page, Paging, Path, Query, Staff};
use crate::ground::{House, Result, Role};
use crate::notices::pages::since;
use crate::notices::webhook::{self, PostedLine, Try};
use crate::notices::{Delivery, store};
use crate::webhooks;

/// The routes of deliveries to systems.
pub(super) fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new()
        .routes(routes!(list_posted))
        .routes(routes!(replay_since))
        .routes(routes!(list_tries))
        .routes(routes!(replay))
}

/// What was or is to be posted to a system, newest first.
#[utoipa::path(get, path = "/webhooks/{id}/deliveries", tag = "webhooks", params(("id" = WebhookId, Path), Paging),
    responses((status = 200, body = Page<PostedLine>), (status = 401, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem)))]
async fn list_posted(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<WebhookId>,
    Query(paging): Query<Paging>,
) -> Result<impl IntoResponse> {
    let mut read = house.read();
    webhooks::find(&mut read, &actor.workspace, &id).await?;
    Ok(axum::Json(store::webhook::list_posted(&mut read, &actor.workspace, &id, &paging).await?))
}

/// Since when to send again.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
#[schema(as = ReplaySince)]
pub(crate) struct Since {
    /// RFC 3339.
    since: String,
}

/// How much is sent again.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Replayed {
    /// How many messages.
    messages: usize,
}

/// Sends again all that a system took, or that was given up, since a moment; each message keeps its id.
#[utoipa::path(post, path = "/webhooks/{id}/replay", tag = "webhooks", params(("id" = WebhookId, Path)), request_body = Since,
    responses((status = 200, body = Replayed), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn replay_since(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<WebhookId>,
    Json(said): Json<Since>,
) -> Result<impl IntoResponse> {
    actor.must_be(Role::Member)?;
    let since = since(&said.since, "UTC")?;
    Ok(axum::Json(Replayed { messages: webhook::replay_since(&house, &actor, &id, since).await? }))
}

/// The tries of a delivery to a system, newest first, and what was answered.
#[utoipa::path(get, path = "/deliveries/{id}/tries", tag = "webhooks", params(("id" = DeliveryId, Path)),
    responses((status = 200, body = Vec<Try>), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn list_tries(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<DeliveryId>,
) -> Result<impl IntoResponse> {
    let mut read = house.read();
    store::deliveries::find(&mut read, &actor.workspace, &id).await?;
    Ok(axum::Json(store::webhook::list_tries(&mut read, &actor.workspace, &id).await?))
}

/// Sends one message to a system again; it keeps its id.
#[utoipa::path(post, path = "/deliveries/{id}/replay", tag = "webhooks", params(("id" = DeliveryId, Path)),
    responses((status = 200, body = Delivery), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem)))]
async fn replay(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<DeliveryId>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(webhook::replay(&house, &actor, &id).await?))
}
