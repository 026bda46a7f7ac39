//! Months with a customer as JSON.

use axum::extract::State;
use axum::response::IntoResponse;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::customers::{Month, MonthSaid, store, verbs};
use crate::ground::fault::Problem;
use crate::ground::id::CustomerId;
use crate::ground::web::{Json, Page, Paging, Path, Query, Staff};
use crate::ground::{House, Result, workspace};

/// The routes of months under `/api/v1`.
pub(super) fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new().routes(routes!(list, say))
}

/// The months with a customer of which something is known, newest first.
#[utoipa::path(get, path = "/customers/{id}/months", tag = "customers", params(("id" = CustomerId, Path), Paging),
    responses((status = 200, body = Page<Month>), (status = 401, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem)))]
async fn list(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<CustomerId>,
    Query(paging): Query<Paging>,
) -> Result<impl IntoResponse> {
    let mut read = house.read();
    let customer = store::find(&mut read, &actor.workspace, &id).await?;
    Ok(axum::Json(store::months_of(&mut read, &actor.workspace, &customer.id, &paging).await?))
}

/// Says what a month with a customer came to, or says it anew. What is left empty is not known; all of it empty takes
/// back what was said.
#[utoipa::path(put, path = "/customers/{id}/months", tag = "customers", params(("id" = CustomerId, Path)), request_body = MonthSaid,
    responses((status = 200, body = Month), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem)))]
async fn say(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<CustomerId>,
    Json(said): Json<MonthSaid>,
) -> Result<impl IntoResponse> {
    let zone = workspace::zone_of(&mut house.read(), &actor.workspace).await?;
    Ok(axum::Json(verbs::say_month(&house, &actor, &id, &said, &zone).await?))
}
