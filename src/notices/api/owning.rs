//! That a notice owns up to a second wrong, as JSON.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use serde::Deserialize;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::ground::fault::Problem;
use crate::ground::id::NoticeId;
use crate::ground::web::{Json, Path, Staff};
use crate::ground::{House, Result};
use crate::notices::owning;

/// The routes of owning up.
pub(super) fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new().routes(routes!(name))
}

/// The sentence of a notice that names a second wrong.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct OwningSentence {
    /// Word for word as it stands in the notice.
    sentence: String,
}

/// Says by which sentence a notice that is not out yet owns up to what is owed; it counts once the notice is out.
#[utoipa::path(post, path = "/notices/{id}/owning", tag = "notices", params(("id" = NoticeId, Path)), request_body = OwningSentence,
    responses((status = 204), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn name(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<NoticeId>,
    Json(said): Json<OwningSentence>,
) -> Result<impl IntoResponse> {
    owning::name(&house, &actor, &id, &said.sentence).await?;
    Ok(StatusCode::NO_CONTENT)
}
