//! The same verbs as JSON.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::law::LawNote;
use super::{
    AdviceSaid, Apology, ApologySaid, Review, ReviewSaid, ReviewerSaid, Stance, Step, StepSaid, reviewing,
    rules, store, verbs,
};
use crate::ground::fault::Problem;
use crate::ground::id::{CaseId, IncidentId, ReviewId};
use crate::ground::web::{Json, Path, Staff};
use crate::ground::{House, Result, Role};
use crate::incidents::{self, Case};
use crate::wording;

/// The routes of this room under `/api/v1`.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new()
        .routes(routes!(show, say))
        .routes(routes!(list_apologies, apologise))
        .routes(routes!(acknowledge))
        .routes(routes!(show_of_case, say_of_case))
        .routes(routes!(list_reviews, ask_review))
        .routes(routes!(show_review))
        .routes(routes!(answer_review))
        .routes(routes!(hand_over_review))
}

/// Where we stand on fault, and how we came there.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct StanceView {
    /// The last word.
    stance: Stance,
    /// Every step, oldest first.
    steps: Vec<Step>,
}

/// Where we stand on an incident's fault.
#[utoipa::path(get, path = "/incidents/{id}/admission", tag = "admissions", params(("id" = IncidentId, Path)),
    responses((status = 200, body = StanceView), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn show(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
) -> Result<impl IntoResponse> {
    let mut read = house.read();
    incidents::find(&mut read, &actor.workspace, &id).await?;
    let steps = store::list_steps(&mut read, &actor.workspace, &id).await?;
    let stance = store::stance_of(&mut read, &actor.workspace, &id).await?;
    Ok(axum::Json(StanceView { stance, steps }))
}

/// Says where we stand, as a new step: alleged, verified, admitted, or contested with evidence.
#[utoipa::path(post, path = "/incidents/{id}/admission", tag = "admissions", params(("id" = IncidentId, Path)), request_body = StepSaid,
    responses((status = 201, body = Step), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn say(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
    Json(said): Json<StepSaid>,
) -> Result<impl IntoResponse> {
    Ok((StatusCode::CREATED, axum::Json(verbs::say_stance(&house, &actor, &id, said).await?)))
}

/// An apology with what is to be said of it.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ApologyView {
    #[serde(flatten)]
    apology: Apology,
    /// How complete it is, from 0 to 1, by the weights of its parts.
    completeness: f64,
    /// Whether responsibility and repair are both there.
    is_complete: bool,
    /// Words that soften it; a warning, no more.
    softenings: Vec<wording::Finding>,
}

impl From<Apology> for ApologyView {
    fn from(apology: Apology) -> Self {
        let parts = apology.parts();
        Self {
            completeness: rules::completeness(parts),
            is_complete: rules::is_complete(parts),
            softenings: wording::check(&apology.words, None).findings,
            apology,
        }
    }
}

/// The apologies for an incident, newest first; at most 200.
#[utoipa::path(get, path = "/incidents/{id}/apologies", tag = "admissions", params(("id" = IncidentId, Path)),
    responses((status = 200, body = Vec<ApologyView>), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn list_apologies(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
) -> Result<impl IntoResponse> {
    let mut read = house.read();
    incidents::find(&mut read, &actor.workspace, &id).await?;
    let apologies = store::list_apologies(&mut read, &actor.workspace, &id).await?;
    Ok(axum::Json(apologies.into_iter().map(ApologyView::from).collect::<Vec<_>>()))
}

/// Records an apology, and acknowledges the cases it is made to.
#[utoipa::path(post, path = "/incidents/{id}/apologies", tag = "admissions", params(("id" = IncidentId, Path)), request_body = ApologySaid,
    responses((status = 201, body = ApologyView), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem)))]
async fn apologise(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
    Json(said): Json<ApologySaid>,
) -> Result<impl IntoResponse> {
    let apology = verbs::apologise(&house, &actor, &id, said, "UTC").await?;
    Ok((StatusCode::CREATED, axum::Json(ApologyView::from(apology))))
}

/// Notes that we acknowledged to one customer what happened to them.
#[utoipa::path(post, path = "/cases/{id}/acknowledgement", tag = "admissions", params(("id" = CaseId, Path)),
    responses((status = 201, body = Case), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem)))]
async fn acknowledge(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<CaseId>,
) -> Result<impl IntoResponse> {
    verbs::acknowledge_case(&house, &actor, &id).await?;
    let case = incidents::find_case(&mut house.read(), &actor.workspace, &id).await?;
    Ok((StatusCode::CREATED, axum::Json(case)))
}

/// Where we stand with one customer: what was said in their case, and to all that its incident touches.
#[utoipa::path(get, path = "/cases/{id}/admission", tag = "admissions", params(("id" = CaseId, Path)),
    responses((status = 200, body = StanceView), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn show_of_case(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<CaseId>,
) -> Result<impl IntoResponse> {
    let mut read = house.read();
    let case = incidents::find_case(&mut read, &actor.workspace, &id).await?;
    let steps = store::list_steps_of_case(&mut read, &case).await?;
    let stance = store::stance_of_case(&mut read, &case).await?;
    Ok(axum::Json(StanceView { stance, steps }))
}

/// Says where we stand with one customer, as a new step. A case is contested with evidence, and never before it was
/// acknowledged.
#[utoipa::path(post, path = "/cases/{id}/admission", tag = "admissions", params(("id" = CaseId, Path)), request_body = StepSaid,
    responses((status = 201, body = Step), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn say_of_case(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<CaseId>,
    Json(said): Json<StepSaid>,
) -> Result<impl IntoResponse> {
    let step = verbs::say_stance_of_case(&house, &actor, &id, said).await?;
    Ok((StatusCode::CREATED, axum::Json(step)))
}

/// The legal reviews of an incident and its cases, the first one first; at most 200. Members and above.
#[utoipa::path(get, path = "/incidents/{id}/reviews", tag = "admissions", params(("id" = IncidentId, Path)),
    responses((status = 200, body = Vec<Review>), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem)))]
async fn list_reviews(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
) -> Result<impl IntoResponse> {
    actor.must_be(Role::Member)?;
    let mut read = house.read();
    incidents::find(&mut read, &actor.workspace, &id).await?;
    Ok(axum::Json(store::reviews::list_of_incident(&mut read, &actor.workspace, &id).await?))
}

/// Asks counsel about an incident, or one case of it, by a moment at most two weeks ahead.
#[utoipa::path(post, path = "/incidents/{id}/reviews", tag = "admissions", params(("id" = IncidentId, Path)), request_body = ReviewSaid,
    responses((status = 201, body = Review), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem)))]
async fn ask_review(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
    Json(said): Json<ReviewSaid>,
) -> Result<impl IntoResponse> {
    Ok((StatusCode::CREATED, axum::Json(reviewing::ask(&house, &actor, &id, &said, "UTC").await?)))
}

/// A legal review, with what is known of laws on apologies where whoever was asked asks for it.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ReviewView {
    #[serde(flatten)]
    review: Review,
    /// Notes on laws on apologies, for whoever was asked; empty for everybody else.
    law: Vec<LawNote>,
}

/// One legal review. Members and above.
#[utoipa::path(get, path = "/reviews/{id}", tag = "admissions", params(("id" = ReviewId, Path)),
    responses((status = 200, body = ReviewView), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem)))]
async fn show_review(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<ReviewId>,
) -> Result<impl IntoResponse> {
    actor.must_be(Role::Member)?;
    let mut read = house.read();
    let review = store::reviews::find(&mut read, &actor.workspace, &id).await?;
    let law = reviewing::notes_for(&mut read, &review, &actor).await?;
    Ok(axum::Json(ReviewView { review, law }))
}

/// Answers as counsel, or notes what counsel outside answered.
#[utoipa::path(post, path = "/reviews/{id}/answer", tag = "admissions", params(("id" = ReviewId, Path)), request_body = AdviceSaid,
    responses((status = 200, body = Review), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn answer_review(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<ReviewId>,
    Json(said): Json<AdviceSaid>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(reviewing::answer(&house, &actor, &id, &said).await?))
}

/// Gives a review that nobody has answered to somebody else; its moment stays. Whoever asked, whoever was asked, and leads.
#[utoipa::path(post, path = "/reviews/{id}/reviewer", tag = "admissions", params(("id" = ReviewId, Path)), request_body = ReviewerSaid,
    responses((status = 200, body = Review), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn hand_over_review(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<ReviewId>,
    Json(said): Json<ReviewerSaid>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(reviewing::hand_over(&house, &actor, &id, &said).await?))
}
