//! The same verbs as JSON.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{
    Grievance, GrievanceLine, GrievanceSaid, GrievanceStep, GrievanceStepSaid, Look, Memory, MemorySaid,
    TakenUpSaid, TraceSaid, reviewing, store, taking_up, verbs,
};
use crate::admissions::{Review, ReviewSaid};
use crate::customers;
use crate::ground::fault::Problem;
use crate::ground::id::{CustomerId, GrievanceId, StatementId};
use crate::ground::web::{Json, Page, Paging, Path, Query, Staff};
use crate::ground::{House, Result};

/// The routes of this room under `/api/v1`.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new()
        .routes(routes!(list))
        .routes(routes!(list_of_customer, hear))
        .routes(routes!(show))
        .routes(routes!(say))
        .routes(routes!(remember))
        .routes(routes!(take_up))
        .routes(routes!(ask_review))
        .routes(routes!(erase))
        .routes(routes!(trace_back))
}

/// Where days are counted for programs.
const ZONE: &str = "UTC";

/// Which of them, and how many.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
struct Listed {
    /// Only those who wait for a word from us.
    waiting: bool,
    /// The `next` of the page before; none for the first page.
    after: Option<String>,
}

impl Listed {
    fn read(self, customer: Option<CustomerId>) -> (Look, Paging) {
        (Look { customer, waiting: self.waiting }, Paging { after: self.after, limit: None })
    }
}

/// Wrongs that customers remember, the oldest first.
#[utoipa::path(get, path = "/grievances", tag = "grievances", params(Listed),
    responses((status = 200, body = Page<GrievanceLine>), (status = 401, body = Problem)))]
async fn list(
    Staff(actor): Staff,
    State(house): State<House>,
    Query(listed): Query<Listed>,
) -> Result<impl IntoResponse> {
    let (look, paging) = listed.read(None);
    Ok(axum::Json(store::list(&mut house.read(), &actor.workspace, &look, &paging).await?))
}

/// Those of one customer, the oldest first.
#[utoipa::path(get, path = "/customers/{id}/grievances", tag = "grievances", params(("id" = CustomerId, Path), Listed),
    responses((status = 200, body = Page<GrievanceLine>), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn list_of_customer(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<CustomerId>,
    Query(listed): Query<Listed>,
) -> Result<impl IntoResponse> {
    let mut read = house.read();
    customers::find(&mut read, &actor.workspace, &id).await?;
    let (look, paging) = listed.read(Some(id));
    Ok(axum::Json(store::list(&mut read, &actor.workspace, &look, &paging).await?))
}

/// Notes a wrong that a customer remembers, however old; a year alone is enough.
#[utoipa::path(post, path = "/customers/{id}/grievances", tag = "grievances", params(("id" = CustomerId, Path)), request_body = GrievanceSaid,
    responses((status = 201, body = Grievance), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem)))]
async fn hear(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<CustomerId>,
    Json(said): Json<GrievanceSaid>,
) -> Result<impl IntoResponse> {
    Ok((StatusCode::CREATED, axum::Json(verbs::hear(&house, &actor, &id, &said, ZONE).await?)))
}

/// A grievance with its steps and whoever remembers it.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct GrievanceView {
    #[serde(flatten)]
    grievance: Grievance,
    /// Every step, oldest first.
    steps: Vec<GrievanceStep>,
    /// Who remembers it, oldest first.
    memories: Vec<Memory>,
}

/// One grievance.
#[utoipa::path(get, path = "/grievances/{id}", tag = "grievances", params(("id" = GrievanceId, Path)),
    responses((status = 200, body = GrievanceView), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn show(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<GrievanceId>,
) -> Result<impl IntoResponse> {
    let (mut read, workspace) = (house.read(), &actor.workspace);
    Ok(axum::Json(GrievanceView {
        grievance: store::find(&mut read, workspace, &id).await?,
        steps: store::list_steps(&mut read, workspace, &id).await?,
        memories: store::list_memories(&mut read, workspace, &id).await?,
    }))
}

/// Takes the next step: verifying, verified with evidence, admitted, or contested with evidence.
#[utoipa::path(post, path = "/grievances/{id}/steps", tag = "grievances", params(("id" = GrievanceId, Path)), request_body = GrievanceStepSaid,
    responses((status = 201, body = Grievance), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn say(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<GrievanceId>,
    Json(said): Json<GrievanceStepSaid>,
) -> Result<impl IntoResponse> {
    Ok((StatusCode::CREATED, axum::Json(verbs::say(&house, &actor, &id, &said).await?)))
}

/// Notes who remembers it besides: a contact of theirs, or one of us.
#[utoipa::path(post, path = "/grievances/{id}/memories", tag = "grievances", params(("id" = GrievanceId, Path)), request_body = MemorySaid,
    responses((status = 201, body = Memory), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem)))]
async fn remember(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<GrievanceId>,
    Json(said): Json<MemorySaid>,
) -> Result<impl IntoResponse> {
    Ok((StatusCode::CREATED, axum::Json(verbs::remember(&house, &actor, &id, &said).await?)))
}

/// Takes it up as an incident with a case for its customer: one that is known, or one that is declared for it.
#[utoipa::path(post, path = "/grievances/{id}/taking-up", tag = "grievances", params(("id" = GrievanceId, Path)), request_body = TakenUpSaid,
    responses((status = 201, body = Grievance), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn take_up(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<GrievanceId>,
    Json(said): Json<TakenUpSaid>,
) -> Result<impl IntoResponse> {
    let grievance = taking_up::take_up(&house, &actor, &id, &said, ZONE).await?;
    Ok((StatusCode::CREATED, axum::Json(grievance)))
}

/// Asks counsel about it, by a moment at most two weeks ahead.
#[utoipa::path(post, path = "/grievances/{id}/reviews", tag = "grievances", params(("id" = GrievanceId, Path)), request_body = ReviewSaid,
    responses((status = 201, body = Review), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn ask_review(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<GrievanceId>,
    Json(said): Json<ReviewSaid>,
) -> Result<impl IntoResponse> {
    let review = reviewing::ask_review(&house, &actor, &id, &said, ZONE).await?;
    Ok((StatusCode::CREATED, axum::Json(review)))
}

/// Erases its words, and those of whoever remembers it. Owners only.
#[utoipa::path(post, path = "/grievances/{id}/erasure", tag = "grievances", params(("id" = GrievanceId, Path)),
    responses((status = 200, body = Grievance), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem)))]
async fn erase(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<GrievanceId>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(verbs::erase(&house, &actor, &id).await?))
}

/// Says that a statement leads back to an earlier wrong: one that is known, or one that is noted with it.
#[utoipa::path(post, path = "/statements/{id}/origin", tag = "grievances", params(("id" = StatementId, Path)), request_body = TraceSaid,
    responses((status = 201, body = Grievance), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn trace_back(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<StatementId>,
    Json(said): Json<TraceSaid>,
) -> Result<impl IntoResponse> {
    Ok((StatusCode::CREATED, axum::Json(verbs::trace_back(&house, &actor, &id, &said, ZONE).await?)))
}
