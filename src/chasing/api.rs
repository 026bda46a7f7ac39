//! The same verbs as JSON.

use axum::body::Body;
use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{ChaseRule, ChaseSaid, Duty, Hearing, Outlook, Settled, Standing, StandingLine};
use super::{csv, outlook, rules, store, verbs};
use crate::ground::fault::Problem;
use crate::ground::id::{DutyId, IncidentId};
use crate::ground::web::{Json, Page, Paging, Path, Query, Staff};
use crate::ground::{House, Result, workspace};
use crate::incidents;

/// The routes of this room under `/api/v1`.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new()
        .routes(routes!(show, set))
        .routes(routes!(told))
        .routes(routes!(file))
        .routes(routes!(show_duty))
        .routes(routes!(settle))
}

/// How those who are silent about an incident are asked again, and what that comes to.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ChaseView {
    /// The rule that binds, or that ships for the scenario where no lead has set one.
    rule: ChaseSaid,
    /// How many of those who were told stand how.
    hearing: Hearing,
    /// What the desk does next, or would do if it were switched on.
    outlook: Outlook,
}

/// Who has heard us, who is silent, and what is done next about them.
#[utoipa::path(get, path = "/incidents/{id}/chase", tag = "chasing", params(("id" = IncidentId, Path)),
    responses((status = 200, body = ChaseView), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn show(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
) -> Result<impl IntoResponse> {
    let mut read = house.read();
    let incident = incidents::find(&mut read, &actor.workspace, &id).await?;
    let known = store::seek_rule(&mut read, &actor.workspace, &id).await?;
    let rule = known.as_ref().map_or_else(|| rules::shipped(incident.scenario.as_deref()), ChaseSaid::from);
    let zone = workspace::zone_of(&mut read, &actor.workspace).await?;
    let here = (zone.as_str(), house.now());
    let hearing = store::hearing(&mut read, &actor.workspace, &id).await?;
    let outlook = outlook::of(&mut read, &actor.workspace, &id, &rule, here).await?;
    Ok(axum::Json(ChaseView { rule, hearing, outlook }))
}

/// Sets the rule, and switches chasing on or off; leads only.
#[utoipa::path(put, path = "/incidents/{id}/chase", tag = "chasing", params(("id" = IncidentId, Path)), request_body = ChaseSaid,
    responses((status = 200, body = ChaseRule), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn set(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
    Json(said): Json<ChaseSaid>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(verbs::set(&house, &actor, &id, said).await?))
}

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct ToldQuery {
    /// Only those who stand so.
    #[param(inline)]
    standing: Option<Standing>,
    /// The `next` of the page before.
    after: Option<String>,
    /// Rows per page: 1 to 200.
    limit: Option<i64>,
}

/// Those who were told, and how each stands.
#[utoipa::path(get, path = "/incidents/{id}/told", tag = "chasing", params(("id" = IncidentId, Path), ToldQuery),
    responses((status = 200, body = Page<StandingLine>), (status = 401, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem)))]
async fn told(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
    Query(query): Query<ToldQuery>,
) -> Result<impl IntoResponse> {
    let mut read = house.read();
    incidents::find(&mut read, &actor.workspace, &id).await?;
    let paging = Paging { after: query.after, limit: query.limit };
    Ok(axum::Json(store::list_standings(&mut read, &actor.workspace, &id, query.standing, &paging).await?))
}

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct FileQuery {
    /// Only those who stand so.
    #[param(inline)]
    standing: Option<Standing>,
}

/// The same as CSV.
#[utoipa::path(get, path = "/incidents/{id}/told.csv", tag = "chasing", params(("id" = IncidentId, Path), FileQuery),
    responses((status = 200, body = String, content_type = "text/csv"), (status = 401, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem)))]
async fn file(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
    Query(query): Query<FileQuery>,
) -> Result<impl IntoResponse> {
    incidents::find(&mut house.read(), &actor.workspace, &id).await?;
    let body = Body::from_stream(csv::standings(&house, &actor.workspace, &id, query.standing));
    Ok(([(CONTENT_TYPE, "text/csv; charset=utf-8")], body))
}

/// A silent contact who was left to a person.
#[utoipa::path(get, path = "/duties/{id}", tag = "chasing", params(("id" = DutyId, Path)),
    responses((status = 200, body = Duty), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn show_duty(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<DutyId>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(store::find_duty(&mut house.read(), &actor.workspace, &id).await?))
}

/// What became of it.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct DutySettling {
    /// `spoken` or `not_reached`.
    how: Settled,
    /// What was said; or why they cannot be reached, which is required then.
    #[serde(default)]
    words: String,
}

/// Says what became of a silent contact who was left to a person.
#[utoipa::path(post, path = "/duties/{id}/settlement", tag = "chasing", params(("id" = DutyId, Path)), request_body = DutySettling,
    responses((status = 200, body = Duty), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn settle(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<DutyId>,
    Json(said): Json<DutySettling>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(verbs::settle(&house, &actor, &id, said.how, &said.words).await?))
}
