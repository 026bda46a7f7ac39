//! The same verbs as JSON. A contact offers help in their room.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{Help, HelpLine, HelpSaid, ThanksSaid, store, verbs};
use crate::ground::fault::Problem;
use crate::ground::id::{HelpId, IncidentId};
use crate::ground::web::{Json, Page, Paging, Path, Query, Staff};
use crate::ground::{House, Result};
use crate::incidents;

/// The routes of this room under `/api/v1`.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new()
        .routes(routes!(list, offer))
        .routes(routes!(show))
        .routes(routes!(accept))
        .routes(routes!(decline))
        .routes(routes!(erase))
}

/// Help that customers offered about an incident, newest first.
#[utoipa::path(get, path = "/incidents/{id}/help", tag = "help", params(("id" = IncidentId, Path), Paging),
    responses((status = 200, body = Page<HelpLine>), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn list(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
    Query(paging): Query<Paging>,
) -> Result<impl IntoResponse> {
    let mut read = house.read();
    incidents::find(&mut read, &actor.workspace, &id).await?;
    Ok(axum::Json(store::list(&mut read, &actor.workspace, &id, &paging).await?))
}

/// Notes help that a customer offered elsewhere.
#[utoipa::path(post, path = "/incidents/{id}/help", tag = "help", params(("id" = IncidentId, Path)), request_body = HelpSaid,
    responses((status = 201, body = Help), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem)))]
async fn offer(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
    Json(said): Json<HelpSaid>,
) -> Result<impl IntoResponse> {
    Ok((StatusCode::CREATED, axum::Json(verbs::offer(&house, &actor, &id, &said).await?)))
}

/// One offer of help.
#[utoipa::path(get, path = "/help/{id}", tag = "help", params(("id" = HelpId, Path)),
    responses((status = 200, body = Help), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn show(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<HelpId>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(store::find(&mut house.read(), &actor.workspace, &id).await?))
}

/// Takes it, with thanks.
#[utoipa::path(post, path = "/help/{id}/acceptance", tag = "help", params(("id" = HelpId, Path)), request_body = ThanksSaid,
    responses((status = 200, body = Help), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn accept(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<HelpId>,
    Json(said): Json<ThanksSaid>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(verbs::accept(&house, &actor, &id, &said).await?))
}

/// Does not take it, with thanks.
#[utoipa::path(post, path = "/help/{id}/decline", tag = "help", params(("id" = HelpId, Path)), request_body = ThanksSaid,
    responses((status = 200, body = Help), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn decline(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<HelpId>,
    Json(said): Json<ThanksSaid>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(verbs::decline(&house, &actor, &id, &said).await?))
}

/// Erases what they offered and our thanks, in words. Owners only.
#[utoipa::path(post, path = "/help/{id}/erasure", tag = "help", params(("id" = HelpId, Path)),
    responses((status = 200, body = Help), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem)))]
async fn erase(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<HelpId>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(verbs::erase(&house, &actor, &id).await?))
}
