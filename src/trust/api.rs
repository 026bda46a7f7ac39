//! The same as JSON.

use axum::extract::State;
use axum::response::IntoResponse;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{Record, record_of};
use crate::customers;
use crate::ground::fault::Problem;
use crate::ground::id::CustomerId;
use crate::ground::web::{Path, Staff};
use crate::ground::{House, Result};

/// The routes of this room under `/api/v1`.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new().routes(routes!(show))
}

/// A customer's trust record: three dimensions, how sure each is, and the entries behind them.
#[utoipa::path(get, path = "/customers/{id}/trust", tag = "trust", params(("id" = CustomerId, Path)),
    responses((status = 200, body = Record), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem)))]
async fn show(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<CustomerId>,
) -> Result<impl IntoResponse> {
    let mut read = house.read();
    customers::find(&mut read, &actor.workspace, &id).await?;
    Ok(axum::Json(record_of(&mut read, &actor.workspace, &id, house.now()).await?))
}
