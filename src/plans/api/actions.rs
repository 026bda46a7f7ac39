//! Actions as JSON.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::ground::fault::Problem;
use crate::ground::id::{ActionId, PlanId};
use crate::ground::web::{Json, Path, Staff};
use crate::ground::{House, Result};
use crate::plans::{Action, ActionSaid, DoneSaid, DropSaid, ProgressSaid, acting, settling, store};

pub(super) fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new()
        .routes(routes!(add))
        .routes(routes!(show, change))
        .routes(routes!(progress))
        .routes(routes!(done))
        .routes(routes!(drop_because))
}

/// Adds an action: what, delivering what, by whom, by when.
#[utoipa::path(post, path = "/plans/{id}/actions", tag = "plans", params(("id" = PlanId, Path)), request_body = ActionSaid,
    responses((status = 201, body = Action), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn add(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<PlanId>,
    Json(said): Json<ActionSaid>,
) -> Result<impl IntoResponse> {
    Ok((StatusCode::CREATED, axum::Json(acting::add(&house, &actor, &id, &said).await?)))
}

/// One action.
#[utoipa::path(get, path = "/actions/{id}", tag = "plans", params(("id" = ActionId, Path)),
    responses((status = 200, body = Action), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn show(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<ActionId>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(store::actions::find(&mut house.read(), &actor.workspace, &id).await?))
}

/// Says it otherwise; where its readers would have less or later, a new version of the plan begins.
#[utoipa::path(put, path = "/actions/{id}", tag = "plans", params(("id" = ActionId, Path)), request_body = ActionSaid,
    responses((status = 200, body = Action), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn change(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<ActionId>,
    Json(said): Json<ActionSaid>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(acting::change(&house, &actor, &id, &said).await?))
}

/// Says how it goes, or that it was begun.
#[utoipa::path(post, path = "/actions/{id}/progress", tag = "plans", params(("id" = ActionId, Path)), request_body = ProgressSaid,
    responses((status = 200, body = Action), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn progress(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<ActionId>,
    Json(said): Json<ProgressSaid>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(settling::progress(&house, &actor, &id, &said).await?))
}

/// Says that it is done, and keeps its promise with it where you say so.
#[utoipa::path(post, path = "/actions/{id}/completion", tag = "plans", params(("id" = ActionId, Path)), request_body = DoneSaid,
    responses((status = 200, body = Action), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn done(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<ActionId>,
    Json(said): Json<DoneSaid>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(settling::done(&house, &actor, &id, &said).await?))
}

/// Drops it, because …; where its readers had it, a new version of the plan begins.
#[utoipa::path(post, path = "/actions/{id}/dropping", tag = "plans", params(("id" = ActionId, Path)), request_body = DropSaid,
    responses((status = 200, body = Action), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn drop_because(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<ActionId>,
    Json(said): Json<DropSaid>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(settling::drop_because(&house, &actor, &id, &said).await?))
}
