//! The same verbs as JSON. A contact answers in their room.

mod actions;
mod risks;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{
    Action, Coverage, Difference, Frozen, Plan, PlanSaid, PlanVersion, PutSaid, Reason, ReasonSaid,
    answering, differences, store, verbs,
};
use crate::ground::fault::Problem;
use crate::ground::id::{CaseId, IncidentId, PlanId};
use crate::ground::web::{Json, Path, Staff};
use crate::ground::{Fault, House, Result};
use crate::incidents;

/// The routes of this room under `/api/v1`.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new()
        .routes(routes!(of_case, draft_of_case))
        .routes(routes!(of_incident, draft_of_incident))
        .routes(routes!(show, change))
        .routes(routes!(confirm))
        .routes(routes!(list_versions, put))
        .routes(routes!(erase))
        .routes(routes!(deliver))
        .routes(routes!(list_reasons, give_reason))
        .merge(actions::routes())
        .merge(risks::routes())
}

/// A plan with its actions, and what of the customer's words and impacts it passes over.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct WholePlan {
    /// The plan.
    #[serde(flatten)]
    plan: Plan,
    /// Its actions, in the order in which they were added; what was dropped is among them.
    actions: Vec<Action>,
    /// What is not covered; empty in an incident's own plan.
    coverage: Coverage,
}

async fn whole(house: &House, plan: Plan) -> Result<WholePlan> {
    let mut read = house.read();
    let actions = store::actions::list(&mut read, &plan.workspace_id, &plan.id).await?;
    let coverage = match &plan.case_id {
        Some(case) => verbs::covered(&mut read, &plan.workspace_id, case, &actions).await?,
        None => Coverage::default(),
    };
    Ok(WholePlan { plan, actions, coverage })
}

/// The plan of a case.
#[utoipa::path(get, path = "/cases/{id}/plan", tag = "plans", params(("id" = CaseId, Path)),
    responses((status = 200, body = WholePlan), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn of_case(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<CaseId>,
) -> Result<impl IntoResponse> {
    incidents::find_case(&mut house.read(), &actor.workspace, &id).await?;
    let plan = store::seek_of_case(&mut house.read(), &actor.workspace, &id).await?;
    Ok(axum::Json(whole(&house, plan.ok_or(Fault::Missing("plan"))?).await?))
}

/// Begins the plan of a case.
#[utoipa::path(post, path = "/cases/{id}/plan", tag = "plans", params(("id" = CaseId, Path)), request_body = PlanSaid,
    responses((status = 201, body = Plan), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn draft_of_case(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<CaseId>,
    Json(said): Json<PlanSaid>,
) -> Result<impl IntoResponse> {
    Ok((StatusCode::CREATED, axum::Json(verbs::draft_of_case(&house, &actor, &id, &said).await?)))
}

/// The plan by which an incident ends.
#[utoipa::path(get, path = "/incidents/{id}/plan", tag = "plans", params(("id" = IncidentId, Path)),
    responses((status = 200, body = WholePlan), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn of_incident(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
) -> Result<impl IntoResponse> {
    incidents::find(&mut house.read(), &actor.workspace, &id).await?;
    let plan = store::seek_of_incident(&mut house.read(), &actor.workspace, &id).await?;
    Ok(axum::Json(whole(&house, plan.ok_or(Fault::Missing("plan"))?).await?))
}

/// Begins the plan by which an incident ends.
#[utoipa::path(post, path = "/incidents/{id}/plan", tag = "plans", params(("id" = IncidentId, Path)), request_body = PlanSaid,
    responses((status = 201, body = Plan), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn draft_of_incident(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
    Json(said): Json<PlanSaid>,
) -> Result<impl IntoResponse> {
    Ok((StatusCode::CREATED, axum::Json(verbs::draft_of_incident(&house, &actor, &id, &said).await?)))
}

/// One plan.
#[utoipa::path(get, path = "/plans/{id}", tag = "plans", params(("id" = PlanId, Path)),
    responses((status = 200, body = WholePlan), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn show(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<PlanId>,
) -> Result<impl IntoResponse> {
    let plan = store::find(&mut house.read(), &actor.workspace, &id).await?;
    Ok(axum::Json(whole(&house, plan).await?))
}

/// Calls it otherwise, or names who stands behind it or answers for it.
#[utoipa::path(put, path = "/plans/{id}", tag = "plans", params(("id" = PlanId, Path)), request_body = PlanSaid,
    responses((status = 200, body = Plan), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn change(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<PlanId>,
    Json(said): Json<PlanSaid>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(verbs::change(&house, &actor, &id, &said).await?))
}

/// Stands behind what the plan says now. Its sponsor alone.
#[utoipa::path(post, path = "/plans/{id}/confirmation", tag = "plans", params(("id" = PlanId, Path)),
    responses((status = 200, body = Plan), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem)))]
async fn confirm(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<PlanId>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(verbs::confirm(&house, &actor, &id).await?))
}

/// A version with what differs from the one before it.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct WholeVersion {
    /// The version.
    #[serde(flatten)]
    version: PlanVersion,
    /// Its actions.
    actions: Vec<Frozen>,
    /// What differs from the version before it.
    differences: Vec<Difference>,
}

/// The versions of a plan that were put before its readers: at most 200.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct PlanVersions {
    /// In their order.
    items: Vec<WholeVersion>,
}

/// Every version that was put before its readers, what they said to it, and what differs from the one before.
#[utoipa::path(get, path = "/plans/{id}/versions", tag = "plans", params(("id" = PlanId, Path)),
    responses((status = 200, body = PlanVersions), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn list_versions(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<PlanId>,
) -> Result<impl IntoResponse> {
    let mut read = house.read();
    store::find(&mut read, &actor.workspace, &id).await?;
    let mut before: Option<Vec<Frozen>> = None;
    let mut items = Vec::new();
    for version in store::versions::list(&mut read, &actor.workspace, &id).await? {
        let actions = version.actions();
        let differences = before.map(|before| differences(&before, &actions)).unwrap_or_default();
        before = Some(actions.clone());
        items.push(WholeVersion { version, actions, differences });
    }
    Ok(axum::Json(PlanVersions { items }))
}

/// Puts the plan's version before the customer, or before everyone where it is the incident's own.
#[utoipa::path(post, path = "/plans/{id}/versions", tag = "plans", params(("id" = PlanId, Path)), request_body = PutSaid,
    responses((status = 201, body = PlanVersion), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn put(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<PlanId>,
    Json(said): Json<PutSaid>,
) -> Result<impl IntoResponse> {
    Ok((StatusCode::CREATED, axum::Json(verbs::put(&house, &actor, &id, &said).await?)))
}

/// Which version.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct WhichPlanVersion {
    /// Its number.
    version: i64,
}

/// Erases the customer's remarks on a version. Owners only.
#[utoipa::path(post, path = "/plans/{id}/erasure", tag = "plans", params(("id" = PlanId, Path)), request_body = WhichPlanVersion,
    responses((status = 200, body = PlanVersion), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn erase(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<PlanId>,
    Json(which): Json<WhichPlanVersion>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(answering::erase(&house, &actor, &id, which.version).await?))
}

/// Says that all of it is done.
#[utoipa::path(post, path = "/plans/{id}/delivery", tag = "plans", params(("id" = PlanId, Path)),
    responses((status = 200, body = Plan), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem)))]
async fn deliver(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<PlanId>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(verbs::deliver(&house, &actor, &id).await?))
}

/// The reasons that were given in a case: at most 500.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct PlanReasons {
    /// Oldest first.
    items: Vec<Reason>,
}

/// Why statements of a case lead to no action, and why nothing can ease an impact.
#[utoipa::path(get, path = "/cases/{id}/reasons", tag = "plans", params(("id" = CaseId, Path)),
    responses((status = 200, body = PlanReasons), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn list_reasons(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<CaseId>,
) -> Result<impl IntoResponse> {
    let mut read = house.read();
    incidents::find_case(&mut read, &actor.workspace, &id).await?;
    Ok(axum::Json(PlanReasons { items: store::reasons::list(&mut read, &actor.workspace, &id).await? }))
}

/// Says why a statement leads to no action, or why nothing can ease an impact.
#[utoipa::path(post, path = "/cases/{id}/reasons", tag = "plans", params(("id" = CaseId, Path)), request_body = ReasonSaid,
    responses((status = 201, body = Reason), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn give_reason(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<CaseId>,
    Json(said): Json<ReasonSaid>,
) -> Result<impl IntoResponse> {
    Ok((StatusCode::CREATED, axum::Json(verbs::give_reason(&house, &actor, &id, &said).await?)))
}
