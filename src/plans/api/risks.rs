//! Risks as JSON.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::ground::fault::Problem;
use crate::ground::id::{CaseId, RiskId};
use crate::ground::web::{Json, Path, Staff};
use crate::ground::{House, Result};
use crate::incidents;
use crate::plans::{LookSaid, Risk, RiskSaid, risking, store};

pub(super) fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new().routes(routes!(list, note)).routes(routes!(look)).routes(routes!(over))
}

/// The risks of a case: at most 200.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Risks {
    /// Those we look at, by when we look next; then those that are over.
    items: Vec<Risk>,
}

/// What may yet go wrong with a customer.
#[utoipa::path(get, path = "/cases/{id}/risks", tag = "plans", params(("id" = CaseId, Path)),
    responses((status = 200, body = Risks), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn list(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<CaseId>,
) -> Result<impl IntoResponse> {
    let mut read = house.read();
    incidents::find_case(&mut read, &actor.workspace, &id).await?;
    Ok(axum::Json(Risks { items: store::risks::list(&mut read, &actor.workspace, &id).await? }))
}

/// Notes what may yet go wrong.
#[utoipa::path(post, path = "/cases/{id}/risks", tag = "plans", params(("id" = CaseId, Path)), request_body = RiskSaid,
    responses((status = 201, body = Risk), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn note(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<CaseId>,
    Json(said): Json<RiskSaid>,
) -> Result<impl IntoResponse> {
    Ok((StatusCode::CREATED, axum::Json(risking::note_risk(&house, &actor, &id, &said).await?)))
}

/// Says what you saw when you looked, and when we look next.
#[utoipa::path(post, path = "/risks/{id}/look", tag = "plans", params(("id" = RiskId, Path)), request_body = LookSaid,
    responses((status = 200, body = Risk), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn look(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<RiskId>,
    Json(said): Json<LookSaid>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(risking::look(&house, &actor, &id, &said).await?))
}

/// Says that it is over, because ….
#[utoipa::path(post, path = "/risks/{id}/closing", tag = "plans", params(("id" = RiskId, Path)), request_body = LookSaid,
    responses((status = 200, body = Risk), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn over(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<RiskId>,
    Json(said): Json<LookSaid>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(risking::over(&house, &actor, &id, &said).await?))
}
