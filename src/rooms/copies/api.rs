//! How the copy stands, as JSON.

use axum::extract::State;
use axum::response::IntoResponse;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{Standing, standing};
use crate::ground::fault::Problem;
use crate::ground::web::Staff;
use crate::ground::{House, Result};

/// The routes under `/api/v1`.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new().routes(routes!(show))
}

/// The static copies of the public rooms: at most one.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Copies {
    /// How it stands; empty where the settings name no place for one.
    items: Vec<Standing>,
}

/// How the static copy of all public rooms stands: when it was last as it should be, and what went wrong since.
#[utoipa::path(get, path = "/copies", tag = "rooms",
    responses((status = 200, body = Copies), (status = 401, body = Problem)))]
async fn show(_staff: Staff, State(house): State<House>) -> Result<impl IntoResponse> {
    Ok(axum::Json(Copies { items: standing(&house).await?.into_iter().collect() }))
}
