//! The same verbs as JSON. Confirming is the customer's alone and has no address here.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{Code, CodeSaid, Impact, ImpactLine, ImpactSaid, NoteSaid, Rank, Statement, Told, store, verbs};
use crate::ground::fault::Problem;
use crate::ground::id::{CaseId, IncidentId, StatementId};
use crate::ground::web::{Json, Page, Paging, Path, Query, Staff};
use crate::ground::{House, Result};
use crate::incidents;

/// The routes of this room under `/api/v1`.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new()
        .routes(routes!(list_register))
        .routes(routes!(list_impacts, record_impact))
        .routes(routes!(list_statements, note))
        .routes(routes!(show_statement))
        .routes(routes!(code))
        .routes(routes!(list_codes))
        .routes(routes!(read))
        .routes(routes!(erase))
}

/// How it hits those an incident touches, newest first.
#[utoipa::path(get, path = "/incidents/{id}/impacts", tag = "listening", params(("id" = IncidentId, Path), Paging),
    responses((status = 200, body = Page<ImpactLine>), (status = 401, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem)))]
async fn list_register(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
    Query(paging): Query<Paging>,
) -> Result<impl IntoResponse> {
    let mut read = house.read();
    incidents::find(&mut read, &actor.workspace, &id).await?;
    Ok(axum::Json(store::list_register(&mut read, &actor.workspace, &id, &paging).await?))
}

/// A short list without further pages: a case has at most a few of them.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Few<T> {
    /// All of them.
    items: Vec<T>,
}

/// How it hits one customer, oldest first.
#[utoipa::path(get, path = "/cases/{id}/impacts", tag = "listening", params(("id" = CaseId, Path)),
    responses((status = 200, body = Few<Impact>), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn list_impacts(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<CaseId>,
) -> Result<impl IntoResponse> {
    let mut read = house.read();
    incidents::find_case(&mut read, &actor.workspace, &id).await?;
    let items = store::list_impacts(&mut read, &actor.workspace, &id).await?;
    Ok(axum::Json(Few { items }))
}

/// An impact and what we noted of it.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Recorded {
    /// How it hits.
    impact: Impact,
    /// What the customer is asked to confirm.
    statement: Told,
}

/// Records how it hits a customer; they are asked to confirm it in their room.
#[utoipa::path(post, path = "/cases/{id}/impacts", tag = "listening", params(("id" = CaseId, Path)), request_body = ImpactSaid,
    responses((status = 201, body = Recorded), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem)))]
async fn record_impact(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<CaseId>,
    Json(said): Json<ImpactSaid>,
) -> Result<impl IntoResponse> {
    let (impact, statement) = verbs::record_impact(&house, &actor, &id, said).await?;
    Ok((StatusCode::CREATED, axum::Json(Recorded { impact, statement })))
}

/// What we noted of one customer's words, with every wording, oldest first.
#[utoipa::path(get, path = "/cases/{id}/statements", tag = "listening", params(("id" = CaseId, Path)),
    responses((status = 200, body = Few<Told>), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn list_statements(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<CaseId>,
) -> Result<impl IntoResponse> {
    let mut read = house.read();
    incidents::find_case(&mut read, &actor.workspace, &id).await?;
    let items = store::list_told(&mut read, &actor.workspace, &id).await?;
    Ok(axum::Json(Few { items }))
}

/// Notes what a customer told you; they are asked to confirm it in their room.
#[utoipa::path(post, path = "/cases/{id}/statements", tag = "listening", params(("id" = CaseId, Path)), request_body = NoteSaid,
    responses((status = 201, body = Told), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem)))]
async fn note(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<CaseId>,
    Json(said): Json<NoteSaid>,
) -> Result<impl IntoResponse> {
    let told = verbs::note(&house, &actor, &id, said).await?;
    Ok((StatusCode::CREATED, axum::Json(told)))
}

/// One statement with every wording it had.
#[utoipa::path(get, path = "/statements/{id}", tag = "listening", params(("id" = StatementId, Path)),
    responses((status = 200, body = Told), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn show_statement(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<StatementId>,
) -> Result<impl IntoResponse> {
    let mut read = house.read();
    let statement = store::find_statement(&mut read, &actor.workspace, &id).await?;
    let wordings = store::list_wordings(&mut read, &actor.workspace, &id).await?;
    Ok(axum::Json(Told { statement, wordings }))
}

/// Says of which dimension of trust a statement speaks; said otherwise, the last word counts.
#[utoipa::path(put, path = "/statements/{id}/code", tag = "listening", params(("id" = StatementId, Path)), request_body = CodeSaid,
    responses((status = 200, body = Code), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem)))]
async fn code(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<StatementId>,
    Json(said): Json<CodeSaid>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(verbs::code(&house, &actor, &id, said.dimension).await?))
}

/// Of which dimensions the statements of a case speak, and how much each weighs with whoever ranked it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = StatementCodes)]
pub(crate) struct Codes {
    /// One for each statement that was coded.
    codes: Vec<Code>,
    /// What weighs most first.
    ranks: Vec<Rank>,
}

/// Of which dimensions of trust the statements of a case speak, and how the customer ranked them.
#[utoipa::path(get, path = "/cases/{id}/codes", tag = "listening", params(("id" = CaseId, Path)),
    responses((status = 200, body = Codes), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn list_codes(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<CaseId>,
) -> Result<impl IntoResponse> {
    let (mut read, workspace) = (house.read(), &actor.workspace);
    incidents::find_case(&mut read, workspace, &id).await?;
    let codes = store::codes::list_codes(&mut read, workspace, &id).await?;
    let ranks = store::codes::list_ranks(&mut read, workspace, &id).await?;
    Ok(axum::Json(Codes { codes, ranks }))
}

/// Says that you have read the words that stand.
#[utoipa::path(post, path = "/statements/{id}/reading", tag = "listening", params(("id" = StatementId, Path)),
    responses((status = 200, body = Statement), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem)))]
async fn read(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<StatementId>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(verbs::read(&house, &actor, &id).await?))
}

/// Erases the words of a statement and of its impact, in every wording. Owners only.
#[utoipa::path(post, path = "/statements/{id}/erasure", tag = "listening", params(("id" = StatementId, Path)),
    responses((status = 200, body = Statement), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem)))]
async fn erase(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<StatementId>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(verbs::erase(&house, &actor, &id).await?))
}
