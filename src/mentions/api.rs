//! The same verbs as JSON.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{Lead, LeadLine, Leads, Mention, MentionSaid, store, verbs};
use crate::ground::fault::Problem;
use crate::ground::id::{IncidentId, MentionId};
use crate::ground::web::{Json, Page, Paging, Path, Query, Staff};
use crate::ground::{House, Result};
use crate::incidents;

/// The routes of this room under `/api/v1`.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new()
        .routes(routes!(list, note))
        .routes(routes!(first_word))
        .routes(routes!(show))
        .routes(routes!(correct))
        .routes(routes!(withdraw))
        .routes(routes!(answer))
        .routes(routes!(erase))
}

/// Who spoke of an incident, the latest word first; what was withdrawn is among them and says so.
#[utoipa::path(get, path = "/incidents/{id}/mentions", tag = "mentions", params(("id" = IncidentId, Path), Paging),
    responses((status = 200, body = Page<Mention>), (status = 401, body = Problem), (status = 404, body = Problem)))]
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

/// Notes that somebody spoke of an incident.
#[utoipa::path(post, path = "/incidents/{id}/mentions", tag = "mentions", params(("id" = IncidentId, Path)), request_body = MentionSaid,
    responses((status = 201, body = Mention), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem)))]
async fn note(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
    Json(said): Json<MentionSaid>,
) -> Result<impl IntoResponse> {
    Ok((StatusCode::CREATED, axum::Json(verbs::note(&house, &actor, &id, &said, "UTC").await?)))
}

/// Who told first.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct FirstWordView {
    /// About the incident as a whole: our first telling of anybody against the first word of anybody else.
    incident: Lead,
    /// Over all customers it touches.
    customers: Leads,
    /// Customer by customer, in the order of their cases.
    cases: Page<LeadLine>,
}

/// Who told first: we, or somebody else; of the incident, over its customers, and customer by customer.
#[utoipa::path(get, path = "/incidents/{id}/first-word", tag = "mentions", params(("id" = IncidentId, Path), Paging),
    responses((status = 200, body = FirstWordView), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn first_word(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
    Query(paging): Query<Paging>,
) -> Result<impl IntoResponse> {
    let (mut read, workspace) = (house.read(), &actor.workspace);
    let incident = incidents::find(&mut read, workspace, &id).await?;
    let outside = store::leads::first_of_incident(&mut read, workspace, &id).await?;
    Ok(axum::Json(FirstWordView {
        incident: outside.of_incident(&incident),
        customers: store::leads::leads(&mut read, workspace, &id).await?,
        cases: store::leads::list_leads(&mut read, workspace, &id, &paging).await?,
    }))
}

/// One mention.
#[utoipa::path(get, path = "/mentions/{id}", tag = "mentions", params(("id" = MentionId, Path)),
    responses((status = 200, body = Mention), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn show(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<MentionId>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(store::find(&mut house.read(), &actor.workspace, &id).await?))
}

/// What is right, and why what was noted is not.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub(crate) struct Correction {
    /// What is right.
    #[serde(flatten)]
    said: MentionSaid,
    /// Why what was noted is withdrawn.
    because: String,
}

/// Puts what is right in the place of what was noted; the first stays, withdrawn.
#[utoipa::path(post, path = "/mentions/{id}/correction", tag = "mentions", params(("id" = MentionId, Path)), request_body = Correction,
    responses((status = 201, body = Mention), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn correct(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<MentionId>,
    Json(correction): Json<Correction>,
) -> Result<impl IntoResponse> {
    let Correction { said, because } = correction;
    let right = verbs::correct(&house, &actor, &id, &said, &because, "UTC").await?;
    Ok((StatusCode::CREATED, axum::Json(right)))
}

/// Why.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct MentionReason {
    /// A sentence.
    because: String,
}

/// Withdraws what was noted; it stays to be read.
#[utoipa::path(post, path = "/mentions/{id}/withdrawal", tag = "mentions", params(("id" = MentionId, Path)), request_body = MentionReason,
    responses((status = 200, body = Mention), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn withdraw(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<MentionId>,
    Json(said): Json<MentionReason>,
) -> Result<impl IntoResponse> {
    verbs::withdraw(&house, &actor, &id, &said.because).await?;
    Ok(axum::Json(store::find(&mut house.read(), &actor.workspace, &id).await?))
}

/// What we answered.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct MentionAnswer {
    /// What we answered, and how.
    answer: String,
}

/// Notes what we answered to it.
#[utoipa::path(post, path = "/mentions/{id}/answer", tag = "mentions", params(("id" = MentionId, Path)), request_body = MentionAnswer,
    responses((status = 200, body = Mention), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn answer(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<MentionId>,
    Json(said): Json<MentionAnswer>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(verbs::answer(&house, &actor, &id, &said.answer).await?))
}

/// Erases its words, and those of what it was put right from or with. Owners only.
#[utoipa::path(post, path = "/mentions/{id}/erasure", tag = "mentions", params(("id" = MentionId, Path)),
    responses((status = 200, body = Mention), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem)))]
async fn erase(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<MentionId>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(verbs::erase(&house, &actor, &id).await?))
}
