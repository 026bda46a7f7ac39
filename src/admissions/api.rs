//! The same verbs as JSON.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{Apology, ApologySaid, Stance, Step, StepSaid, rules, store, verbs};
use crate::ground::fault::Problem;
use crate::ground::id::{CaseId, IncidentId};
use crate::ground::web::{Json, Path, Staff};
use crate::ground::{House, Result};
use crate::incidents::{self, Case};
use crate::wording;

/// The routes of this room under `/api/v1`.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new()
        .routes(routes!(show, say))
        .routes(routes!(list_apologies, apologise))
        .routes(routes!(acknowledge))
        .routes(routes!(contest))
        .routes(routes!(concede))
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

/// Why a case is contested.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct Contest {
    /// A sentence.
    because: String,
}

/// Contests one case; refused before it was acknowledged.
#[utoipa::path(post, path = "/cases/{id}/contest", tag = "admissions", params(("id" = CaseId, Path)), request_body = Contest,
    responses((status = 201, body = Case), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn contest(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<CaseId>,
    Json(said): Json<Contest>,
) -> Result<impl IntoResponse> {
    verbs::contest_case(&house, &actor, &id, &said.because).await?;
    let case = incidents::find_case(&mut house.read(), &actor.workspace, &id).await?;
    Ok((StatusCode::CREATED, axum::Json(case)))
}

/// Takes back that a case is contested.
#[utoipa::path(post, path = "/cases/{id}/concession", tag = "admissions", params(("id" = CaseId, Path)),
    responses((status = 201, body = Case), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem)))]
async fn concede(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<CaseId>,
) -> Result<impl IntoResponse> {
    verbs::concede_case(&house, &actor, &id).await?;
    let case = incidents::find_case(&mut house.read(), &actor.workspace, &id).await?;
    Ok((StatusCode::CREATED, axum::Json(case)))
}
