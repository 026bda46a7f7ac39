//! The same verbs as JSON. A contact asks in their room.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{AnswerSaid, PublishSaid, Question, QuestionAnswer, QuestionLine, QuestionSaid, store, verbs};
use crate::ground::fault::Problem;
use crate::ground::id::{IncidentId, MemberId, QuestionId};
use crate::ground::web::{Json, Page, Paging, Path, Query, Staff};
use crate::ground::{House, Result};
use crate::incidents;

/// The routes of this room under `/api/v1`.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new()
        .routes(routes!(list, ask))
        .routes(routes!(show))
        .routes(routes!(take))
        .routes(routes!(answer))
        .routes(routes!(publish))
        .routes(routes!(take_back))
        .routes(routes!(erase))
}

/// What was asked about an incident, newest first.
#[utoipa::path(get, path = "/incidents/{id}/questions", tag = "questions", params(("id" = IncidentId, Path), Paging),
    responses((status = 200, body = Page<QuestionLine>), (status = 401, body = Problem), (status = 404, body = Problem)))]
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

/// Notes what a customer asked elsewhere, or what everybody asks.
#[utoipa::path(post, path = "/incidents/{id}/questions", tag = "questions", params(("id" = IncidentId, Path)), request_body = QuestionSaid,
    responses((status = 201, body = Question), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem)))]
async fn ask(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
    Json(said): Json<QuestionSaid>,
) -> Result<impl IntoResponse> {
    Ok((StatusCode::CREATED, axum::Json(verbs::ask(&house, &actor, &id, &said).await?)))
}

/// A question with every version of its answer.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct WholeQuestion {
    /// The question.
    #[serde(flatten)]
    question: Question,
    /// The versions, in their order; the last one stands.
    versions: Vec<QuestionAnswer>,
}

/// One question with every version of its answer.
#[utoipa::path(get, path = "/questions/{id}", tag = "questions", params(("id" = QuestionId, Path)),
    responses((status = 200, body = WholeQuestion), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn show(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<QuestionId>,
) -> Result<impl IntoResponse> {
    let mut read = house.read();
    let question = store::find(&mut read, &actor.workspace, &id).await?;
    let versions = store::answers(&mut read, &actor.workspace, &id).await?;
    Ok(axum::Json(WholeQuestion { question, versions }))
}

/// Who owes the answer.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub(crate) struct OwnerSaid {
    /// A member; whoever asks, when it is left out.
    owner_id: Option<MemberId>,
}

/// Takes a question on, or gives it to somebody.
#[utoipa::path(post, path = "/questions/{id}/owner", tag = "questions", params(("id" = QuestionId, Path)), request_body = OwnerSaid,
    responses((status = 200, body = Question), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn take(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<QuestionId>,
    Json(said): Json<OwnerSaid>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(verbs::take(&house, &actor, &id, said.owner_id.as_ref()).await?))
}

/// Answers whoever asked; what was answered before stays to be read.
#[utoipa::path(post, path = "/questions/{id}/answer", tag = "questions", params(("id" = QuestionId, Path)), request_body = AnswerSaid,
    responses((status = 200, body = Question), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn answer(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<QuestionId>,
    Json(said): Json<AnswerSaid>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(verbs::answer(&house, &actor, &id, &said).await?))
}

/// Lets everybody read it, in words that name nobody.
#[utoipa::path(post, path = "/questions/{id}/publication", tag = "questions", params(("id" = QuestionId, Path)), request_body = PublishSaid,
    responses((status = 200, body = Question), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn publish(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<QuestionId>,
    Json(said): Json<PublishSaid>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(verbs::publish(&house, &actor, &id, &said).await?))
}

/// Why.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct QuestionReason {
    /// A sentence.
    because: String,
}

/// Lets nobody but whoever asked read it any more.
#[utoipa::path(post, path = "/questions/{id}/withdrawal", tag = "questions", params(("id" = QuestionId, Path)), request_body = QuestionReason,
    responses((status = 200, body = Question), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn take_back(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<QuestionId>,
    Json(said): Json<QuestionReason>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(verbs::take_back(&house, &actor, &id, &said.because).await?))
}

/// Erases its words, of every answer too, and what everybody reads of it. Owners only.
#[utoipa::path(post, path = "/questions/{id}/erasure", tag = "questions", params(("id" = QuestionId, Path)),
    responses((status = 200, body = Question), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem)))]
async fn erase(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<QuestionId>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(verbs::erase(&house, &actor, &id).await?))
}
