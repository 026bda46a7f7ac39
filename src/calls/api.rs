//! The same verbs as JSON.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{Call, Caller, Figures, List, OutcomeSaid, Said, Say, Waiting, store, verbs};
use crate::ground::fault::Problem;
use crate::ground::id::{CaseId, ContactId, DeliveryId, IncidentId, MemberId};
use crate::ground::web::{Json, Page, Paging, Path, Query, Staff};
use crate::ground::workspace;
use crate::ground::{Fault, House, Result};
use crate::incidents;

/// The routes of this room under `/api/v1`.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new()
        .routes(routes!(list))
        .routes(routes!(take_next))
        .routes(routes!(show))
        .routes(routes!(take))
        .routes(routes!(put_back))
        .routes(routes!(say_outcome))
        .routes(routes!(call_another))
        .routes(routes!(list_callers))
        .routes(routes!(name_caller))
        .routes(routes!(release_caller))
        .routes(routes!(figures))
        .routes(routes!(say_of_incident))
        .routes(routes!(say_of_case))
}

#[derive(Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct LineQuery {
    /// Which line; the common one when not said.
    #[param(inline)]
    list: Option<List>,
    /// Only of this incident.
    #[param(value_type = Option<IncidentId>)]
    incident: Option<String>,
    /// The `next` of the page before.
    after: Option<String>,
    /// Rows per page: 1 to 200.
    limit: Option<i64>,
}

/// Who waits for a call, first those who are rung first.
#[utoipa::path(get, path = "/calls", tag = "calls", params(LineQuery),
    responses((status = 200, body = Page<Waiting>), (status = 401, body = Problem), (status = 422, body = Problem)))]
async fn list(
    Staff(actor): Staff,
    State(house): State<House>,
    Query(query): Query<LineQuery>,
) -> Result<impl IntoResponse> {
    let incident: Option<IncidentId> = query
        .incident
        .map(|text| text.parse())
        .transpose()
        .map_err(|why: String| Fault::invalid("incident", why, "Use an id as the lists give it."))?;
    let paging = Paging { after: query.after, limit: query.limit };
    let list = query.list.unwrap_or_default();
    let mut read = house.read();
    Ok(axum::Json(store::lines::list(&mut read, &actor.workspace, list, incident.as_ref(), &paging).await?))
}

/// From which line.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub(crate) struct ListSaid {
    /// `all` or `executives`.
    list: List,
}

/// The call that is yours now.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Taken {
    /// Of which delivery; absent when nobody is to be rung now.
    delivery_id: Option<DeliveryId>,
}

/// Takes the next call: nobody else has it for half an hour, or until its outcome is said.
#[utoipa::path(post, path = "/calls/next", tag = "calls", request_body = ListSaid,
    responses((status = 200, body = Taken), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem)))]
async fn take_next(
    Staff(actor): Staff,
    State(house): State<House>,
    Json(said): Json<ListSaid>,
) -> Result<impl IntoResponse> {
    let delivery_id = verbs::take_next(&house, &actor, said.list).await?;
    Ok(axum::Json(Taken { delivery_id }))
}

/// The calls of one delivery, and what can be said on the next.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct CallView {
    /// The calls that were made, newest first.
    calls: Vec<Call>,
    /// Whether it waits in the line.
    waits: bool,
    /// What can be said to them now.
    say: Say,
}

/// The calls of one delivery by voice, and what can be said on the next.
#[utoipa::path(get, path = "/calls/{id}", tag = "calls", params(("id" = DeliveryId, Path)),
    responses((status = 200, body = CallView), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn show(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<DeliveryId>,
) -> Result<impl IntoResponse> {
    let mut read = house.read();
    let delivery = crate::notices::find_delivery(&mut read, &actor.workspace, &id).await?;
    let calls = store::calls_of_delivery(&mut read, &actor.workspace, &id).await?;
    let waits = store::lines::seek(&mut read, &actor.workspace, &id).await?.is_some();
    let case = incidents::find_case(&mut read, &actor.workspace, &delivery.case_id).await?;
    let incident = incidents::find(&mut read, &actor.workspace, &delivery.incident_id).await?;
    let by = crate::notices::ReadBy::delivery(&delivery);
    let say = Say::to(
        &house,
        &incident,
        Some(&case),
        &by,
        &workspace::zone_of(&mut house.read(), &actor.workspace).await?,
    )
    .await?;
    Ok(axum::Json(CallView { calls, waits, say }))
}

/// Takes this call, unless somebody else has it in hand.
#[utoipa::path(post, path = "/calls/{id}/taking", tag = "calls", params(("id" = DeliveryId, Path)),
    responses((status = 204), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem)))]
async fn take(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<DeliveryId>,
) -> Result<impl IntoResponse> {
    verbs::take(&house, &actor, &id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Puts back a call that you have in hand.
#[utoipa::path(post, path = "/calls/{id}/return", tag = "calls", params(("id" = DeliveryId, Path)),
    responses((status = 204), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem)))]
async fn put_back(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<DeliveryId>,
) -> Result<impl IntoResponse> {
    verbs::put_back(&house, &actor, &id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Says what came of a call that you have in hand.
#[utoipa::path(post, path = "/calls/{id}/outcome", tag = "calls", params(("id" = DeliveryId, Path)), request_body = OutcomeSaid,
    responses((status = 201, body = Said), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn say_outcome(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<DeliveryId>,
    Json(said): Json<OutcomeSaid>,
) -> Result<impl IntoResponse> {
    let zone = workspace::zone_of(&mut house.read(), &actor.workspace).await?;
    let said = verbs::say_outcome(&house, &actor, &id, &said, &zone).await?;
    Ok((StatusCode::CREATED, axum::Json(said)))
}

/// Whom to ring instead.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct AnotherSaid {
    /// Another contact of the same customer, with a telephone number.
    contact_id: ContactId,
}

/// Rings somebody else at the same customer.
#[utoipa::path(post, path = "/calls/{id}/another", tag = "calls", params(("id" = DeliveryId, Path)), request_body = AnotherSaid,
    responses((status = 204), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn call_another(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<DeliveryId>,
    Json(said): Json<AnotherSaid>,
) -> Result<impl IntoResponse> {
    verbs::call_another(&house, &actor, &id, &said.contact_id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// A list without further pages.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Callers {
    /// All of them.
    items: Vec<Caller>,
}

/// Who calls executives.
#[utoipa::path(get, path = "/callers", tag = "calls",
    responses((status = 200, body = Callers), (status = 401, body = Problem)))]
async fn list_callers(Staff(actor): Staff, State(house): State<House>) -> Result<impl IntoResponse> {
    let items = store::list_callers(&mut house.read(), &actor.workspace).await?;
    Ok(axum::Json(Callers { items }))
}

/// Names a member to call executives.
#[utoipa::path(put, path = "/callers/{id}", tag = "calls", params(("id" = MemberId, Path)),
    responses((status = 200, body = Caller), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem)))]
async fn name_caller(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<MemberId>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(verbs::name_caller(&house, &actor, &id).await?))
}

/// Takes that back.
#[utoipa::path(delete, path = "/callers/{id}", tag = "calls", params(("id" = MemberId, Path)),
    responses((status = 200, body = Caller), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem)))]
async fn release_caller(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<MemberId>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(verbs::release_caller(&house, &actor, &id).await?))
}

/// How many of those an incident touches we spoke with in person, and what came of the calls.
#[utoipa::path(get, path = "/incidents/{id}/calls", tag = "calls", params(("id" = IncidentId, Path)),
    responses((status = 200, body = Figures), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn figures(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
) -> Result<impl IntoResponse> {
    let mut read = house.read();
    incidents::find(&mut read, &actor.workspace, &id).await?;
    Ok(axum::Json(store::figures(&mut read, &actor.workspace, &id, house.now()).await?))
}

/// What can be said now about an incident: facts that went out, and promises that may be repeated.
#[utoipa::path(get, path = "/incidents/{id}/say", tag = "calls", params(("id" = IncidentId, Path)),
    responses((status = 200, body = Say), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn say_of_incident(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
) -> Result<impl IntoResponse> {
    let incident = incidents::find(&mut house.read(), &actor.workspace, &id).await?;
    Ok(axum::Json(
        Say::now(&house, &incident, None, &workspace::zone_of(&mut house.read(), &actor.workspace).await?)
            .await?,
    ))
}

/// What can be said now to one customer.
#[utoipa::path(get, path = "/cases/{id}/say", tag = "calls", params(("id" = CaseId, Path)),
    responses((status = 200, body = Say), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn say_of_case(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<CaseId>,
) -> Result<impl IntoResponse> {
    let mut read = house.read();
    let case = incidents::find_case(&mut read, &actor.workspace, &id).await?;
    let incident = incidents::find(&mut read, &actor.workspace, &case.incident_id).await?;
    Ok(axum::Json(
        Say::now(
            &house,
            &incident,
            Some(&case),
            &workspace::zone_of(&mut house.read(), &actor.workspace).await?,
        )
        .await?,
    ))
}
