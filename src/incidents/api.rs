//! The same verbs as JSON.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{
    Case, CaseLine, CaseState, Declaration, Incident, IncidentLine, PublicStatus, Times, rules, store, verbs,
};
use crate::ground::fault::Problem;
use crate::ground::id::{CaseId, IncidentId};
use crate::ground::web::{Json, Page, Paging, Path, Query, Staff};
use crate::ground::{Fault, House, Result, Time};

/// The routes of this room under `/api/v1`.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new()
        .routes(routes!(list, declare))
        .routes(routes!(show))
        .routes(routes!(set_times))
        .routes(routes!(say))
        .routes(routes!(close_incident))
        .routes(routes!(list_cases))
        .routes(routes!(show_case))
        .routes(routes!(reopen_case))
}

/// An incident with what its timers say now.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct IncidentView {
    #[serde(flatten)]
    incident: Incident,
    /// How long we have known without telling anybody, in milliseconds; absent when unknown or told (R19).
    known_not_told_ms: Option<i64>,
}

impl IncidentView {
    fn of(incident: Incident, now: Time) -> Self {
        let known_not_told_ms = rules::known_not_told_ms(&incident, now);
        Self { incident, known_not_told_ms }
    }
}

/// Incidents that are open, newest first.
#[utoipa::path(get, path = "/incidents", tag = "incidents", params(Paging),
    responses((status = 200, body = Page<IncidentLine>), (status = 401, body = Problem)))]
async fn list(
    Staff(actor): Staff,
    State(house): State<House>,
    Query(paging): Query<Paging>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(store::list_open(&mut house.read(), &actor.workspace, true, &paging).await?))
}

/// Declares an incident; a title is enough.
#[utoipa::path(post, path = "/incidents", tag = "incidents", request_body = Declaration,
    responses((status = 201, body = IncidentView), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem)))]
async fn declare(
    Staff(actor): Staff,
    State(house): State<House>,
    Json(said): Json<Declaration>,
) -> Result<impl IntoResponse> {
    let incident = super::declaring::declare(&house, &actor, said, "UTC").await?;
    Ok((StatusCode::CREATED, axum::Json(IncidentView::of(incident, house.now()))))
}

/// One incident and its timers.
#[utoipa::path(get, path = "/incidents/{id}", tag = "incidents", params(("id" = IncidentId, Path)),
    responses((status = 200, body = IncidentView), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn show(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
) -> Result<impl IntoResponse> {
    let incident = store::find(&mut house.read(), &actor.workspace, &id).await?;
    Ok(axum::Json(IncidentView::of(incident, house.now())))
}

/// Sets the times, each with who set it; empty is unknown.
#[utoipa::path(put, path = "/incidents/{id}/times", tag = "incidents", params(("id" = IncidentId, Path)), request_body = Times,
    responses((status = 200, body = IncidentView), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem)))]
async fn set_times(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
    Json(said): Json<Times>,
) -> Result<impl IntoResponse> {
    let incident = verbs::set_times(&house, &actor, &id, said, "UTC").await?;
    Ok(axum::Json(IncidentView::of(incident, house.now())))
}

/// What customers read of an incident at large; an absent field stays as it is.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub(crate) struct Saying {
    /// Why there is no date for the fix yet; empty takes it away.
    no_date_because: Option<String>,
    /// When we speak next.
    next_update_at: Option<Time>,
    /// The status word.
    status: Option<PublicStatus>,
}

/// Says why there is no date yet, when we speak next, and how it stands.
#[utoipa::path(patch, path = "/incidents/{id}", tag = "incidents", params(("id" = IncidentId, Path)), request_body = Saying,
    responses((status = 200, body = IncidentView), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem)))]
async fn say(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
    Json(said): Json<Saying>,
) -> Result<impl IntoResponse> {
    if let Some(because) = &said.no_date_because {
        verbs::say_no_date(&house, &actor, &id, because).await?;
    }
    if let Some(at) = said.next_update_at {
        verbs::say_next_update(&house, &actor, &id, at).await?;
    }
    if let Some(status) = said.status {
        verbs::set_status(&house, &actor, &id, status).await?;
    }
    let incident = store::find(&mut house.read(), &actor.workspace, &id).await?;
    Ok(axum::Json(IncidentView::of(incident, house.now())))
}

/// Closes an incident whose every case is closed or withdrawn.
#[utoipa::path(post, path = "/incidents/{id}/closure", tag = "incidents", params(("id" = IncidentId, Path)),
    responses((status = 200, body = IncidentView), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem)))]
async fn close_incident(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
) -> Result<impl IntoResponse> {
    let incident = verbs::close_incident(&house, &actor, &id).await?;
    Ok(axum::Json(IncidentView::of(incident, house.now())))
}

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct CaseQuery {
    /// Only of this incident.
    incident: Option<String>,
    /// Only in this state.
    #[param(inline)]
    state: Option<CaseState>,
    /// The `next` of the page before.
    after: Option<String>,
    /// Rows per page: 1 to 200.
    limit: Option<i64>,
}

/// Cases, newest move first.
#[utoipa::path(get, path = "/cases", tag = "cases", params(CaseQuery),
    responses((status = 200, body = Page<CaseLine>), (status = 401, body = Problem), (status = 422, body = Problem)))]
async fn list_cases(
    Staff(actor): Staff,
    State(house): State<House>,
    Query(query): Query<CaseQuery>,
) -> Result<impl IntoResponse> {
    let incident: Option<IncidentId> = match query.incident.as_deref() {
        None => None,
        Some(text) => Some(text.parse().map_err(|why: String| {
            Fault::invalid("incident", why, "Use an id as the list of incidents gives it.")
        })?),
    };
    let paging = Paging { after: query.after, limit: query.limit };
    let state = query.state.map(CaseState::word);
    Ok(axum::Json(
        store::list_cases(&mut house.read(), &actor.workspace, incident.as_ref(), state, &paging).await?,
    ))
}

/// Opens a case again because it did not hold; a closed incident is open again with it.
#[utoipa::path(post, path = "/cases/{id}/reopening", tag = "cases", params(("id" = CaseId, Path)),
    responses((status = 200, body = Case), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem)))]
async fn reopen_case(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<CaseId>,
) -> Result<impl IntoResponse> {
    verbs::reopen_case(&house, &actor, &id).await?;
    Ok(axum::Json(store::find_case(&mut house.read(), &actor.workspace, &id).await?))
}

/// One case.
#[utoipa::path(get, path = "/cases/{id}", tag = "cases", params(("id" = CaseId, Path)),
    responses((status = 200, body = Case), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn show_case(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<CaseId>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(store::find_case(&mut house.read(), &actor.workspace, &id).await?))
}
