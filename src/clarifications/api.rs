//! The same verbs as JSON. A contact speaks in their room.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{Clarification, Exchange, OpenSaid, SettleSaid, WordsSaid, store, verbs};
use crate::ground::fault::Problem;
use crate::ground::id::{CaseId, ClarificationId};
use crate::ground::web::{Json, Page, Paging, Path, Query, Staff};
use crate::ground::{House, Result};
use crate::incidents;

/// The routes of this room under `/api/v1`.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new()
        .routes(routes!(list, open))
        .routes(routes!(show))
        .routes(routes!(say))
        .routes(routes!(settle))
        .routes(routes!(erase))
}

/// What is to be cleared up in a case, with all that was said, newest first.
#[utoipa::path(get, path = "/cases/{id}/clarifications", tag = "clarifications", params(("id" = CaseId, Path), Paging),
    responses((status = 200, body = Page<Exchange>), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn list(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<CaseId>,
    Query(paging): Query<Paging>,
) -> Result<impl IntoResponse> {
    let mut read = house.read();
    incidents::find_case(&mut read, &actor.workspace, &id).await?;
    Ok(axum::Json(store::page_of_case(&mut read, &actor.workspace, &id, &paging).await?))
}

/// Asks what they mean with something they told or asked us, or offers to explain it.
#[utoipa::path(post, path = "/cases/{id}/clarifications", tag = "clarifications", params(("id" = CaseId, Path)), request_body = OpenSaid,
    responses((status = 201, body = Clarification), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem)))]
async fn open(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<CaseId>,
    Json(said): Json<OpenSaid>,
) -> Result<impl IntoResponse> {
    Ok((StatusCode::CREATED, axum::Json(verbs::open(&house, &actor, &id, &said).await?)))
}

/// One of them, with all that was said.
#[utoipa::path(get, path = "/clarifications/{id}", tag = "clarifications", params(("id" = ClarificationId, Path)),
    responses((status = 200, body = Exchange), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn show(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<ClarificationId>,
) -> Result<impl IntoResponse> {
    let mut read = house.read();
    let clarification = store::find(&mut read, &actor.workspace, &id).await?;
    let said = store::list_lines(&mut read, &actor.workspace, &id).await?;
    Ok(axum::Json(Exchange { clarification, said }))
}

/// Says the next thing, or notes what they said elsewhere.
#[utoipa::path(post, path = "/clarifications/{id}/lines", tag = "clarifications", params(("id" = ClarificationId, Path)), request_body = WordsSaid,
    responses((status = 201, body = Clarification), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn say(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<ClarificationId>,
    Json(said): Json<WordsSaid>,
) -> Result<impl IntoResponse> {
    Ok((StatusCode::CREATED, axum::Json(verbs::say(&house, &actor, &id, &said).await?)))
}

/// Says how it ended: understood by us; explained, or seen differently, in their word, with how we have it.
#[utoipa::path(post, path = "/clarifications/{id}/settlement", tag = "clarifications", params(("id" = ClarificationId, Path)), request_body = SettleSaid,
    responses((status = 200, body = Clarification), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn settle(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<ClarificationId>,
    Json(said): Json<SettleSaid>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(verbs::settle(&house, &actor, &id, &said).await?))
}

/// Erases everything that was said. Owners only.
#[utoipa::path(post, path = "/clarifications/{id}/erasure", tag = "clarifications", params(("id" = ClarificationId, Path)),
    responses((status = 200, body = Clarification), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem)))]
async fn erase(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<ClarificationId>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(verbs::erase(&house, &actor, &id).await?))
}
