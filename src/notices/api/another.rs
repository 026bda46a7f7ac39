//! A notice that reached nobody goes to somebody else at that customer, as JSON.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::ground::fault::Problem;
use crate::ground::id::{ContactId, DeliveryId};
use crate::ground::web::{Json, Path, Staff};
use crate::ground::{Fault, House, Result};
use crate::notices::{Delivery, Other, another};

/// The routes of this part.
pub(super) fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new().routes(routes!(list_others, send_to_another))
}

/// To whom a notice goes instead.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct InsteadOf {
    /// Another contact of the same customer.
    contact_id: String,
}

/// Who else at this customer could be told by a notice that did not reach the one it was for.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Others {
    /// At most twenty, by name.
    items: Vec<Other>,
}

/// Who else could be told, where a delivery reached nobody; nobody where it did.
#[utoipa::path(get, path = "/deliveries/{id}/another", tag = "notices", params(("id" = DeliveryId, Path)),
    responses((status = 200, body = Others), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn list_others(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<DeliveryId>,
) -> Result<impl IntoResponse> {
    let items = another::others(&mut house.read(), &actor.workspace, &id).await?;
    Ok(axum::Json(Others { items }))
}

/// Sends the same notice to another contact of that customer.
#[utoipa::path(post, path = "/deliveries/{id}/another", tag = "notices", params(("id" = DeliveryId, Path)), request_body = InsteadOf,
    responses((status = 201, body = Delivery), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn send_to_another(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<DeliveryId>,
    Json(said): Json<InsteadOf>,
) -> Result<impl IntoResponse> {
    let contact: ContactId = said.contact_id.parse().map_err(|why: String| {
        Fault::invalid("contact_id", why, "Use an id as the list of contacts gives it.")
    })?;
    Ok((StatusCode::CREATED, axum::Json(another::send_to_another(&house, &actor, &id, &contact).await?)))
}
