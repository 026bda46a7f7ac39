//! A bulletin for our own people, begun from a notice, as JSON.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::bulletins::Bulletin;
use crate::ground::fault::Problem;
use crate::ground::id::NoticeId;
use crate::ground::page::Lang;
use crate::ground::web::{Path, Staff};
use crate::ground::{House, Result};
use crate::notices::inside;

/// The routes of what our own people are told.
pub(super) fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new().routes(routes!(begin))
}

/// Begins a bulletin from a notice; one that was begun from it before and is still drafted is given back as it stands.
#[utoipa::path(post, path = "/notices/{id}/bulletin", tag = "bulletins", params(("id" = NoticeId, Path)),
    responses((status = 201, body = Bulletin), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem)))]
async fn begin(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<NoticeId>,
) -> Result<impl IntoResponse> {
    let bulletin = inside::begin_bulletin(&house, &actor, &id, Lang::En).await?;
    Ok((StatusCode::CREATED, axum::Json(bulletin)))
}
