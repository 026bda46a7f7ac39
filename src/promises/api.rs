//! The same verbs as JSON.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{Filter, Promise, PromiseSaid, Published, Renewal, Support, Tally, Whose, rules, store, verbs};
use crate::ground::fault::Problem;
use crate::ground::id::{IncidentId, PromiseId};
use crate::ground::web::{Json, Page, Paging, Path, Query, Staff};
use crate::ground::{Fault, House, Result, Time};
use crate::incidents;

/// The routes of this room under `/api/v1`.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new()
        .routes(routes!(list, make))
        .routes(routes!(count))
        .routes(routes!(show))
        .routes(routes!(support))
        .routes(routes!(publish))
        .routes(routes!(keep))
        .routes(routes!(break_it))
        .routes(routes!(renew))
        .routes(routes!(published))
}

/// A promise with what the present says of it.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct PromiseView {
    #[serde(flatten)]
    promise: Promise,
    /// Still to be kept, and the moment has passed.
    is_overdue: bool,
    /// Whether its date passes the gate before a customer reads it.
    is_gated: bool,
}

impl PromiseView {
    fn of(promise: Promise, now: Time) -> Self {
        let (is_overdue, is_gated) = (promise.is_overdue(now), rules::is_gated(promise.kind()));
        Self { promise, is_overdue, is_gated }
    }
}

#[derive(Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
struct WhoseQuery {
    /// Only about this incident.
    incident: Option<String>,
    /// Only to this case, those to everyone of its incident included.
    case: Option<String>,
    /// Only to this customer, those to everyone of its incidents included.
    customer: Option<String>,
    /// Only of this member.
    owner: Option<String>,
    /// Which of them; `open` when not said. Not used in counting.
    #[param(inline)]
    filter: Option<Filter>,
    /// The `next` of the page before.
    after: Option<String>,
    /// Rows per page: 1 to 200.
    limit: Option<i64>,
}

impl WhoseQuery {
    fn whose(&self) -> Result<Whose> {
        fn read<I: std::str::FromStr<Err = String>>(field: &str, text: &str) -> Result<I> {
            text.parse().map_err(|why: String| Fault::invalid(field, why, "Use an id as the lists give it."))
        }
        match (&self.case, &self.incident, &self.customer, &self.owner) {
            (None, None, None, None) => Ok(Whose::All),
            (Some(id), None, None, None) => Ok(Whose::Case(read("case", id)?)),
            (None, Some(id), None, None) => Ok(Whose::Incident(read("incident", id)?)),
            (None, None, Some(id), None) => Ok(Whose::Customer(read("customer", id)?)),
            (None, None, None, Some(id)) => Ok(Whose::Owner(read("owner", id)?)),
            _ => Err(Fault::invalid(
                "query",
                "Only one of incident, case, customer and owner can be asked for at once.",
                "Leave out all but one.",
            )),
        }
    }
}

/// The ledger: open promises by what is due first, others by what was due last.
#[utoipa::path(get, path = "/promises", tag = "promises", params(WhoseQuery),
    responses((status = 200, body = Page<Promise>), (status = 401, body = Problem), (status = 422, body = Problem)))]
async fn list(
    Staff(actor): Staff,
    State(house): State<House>,
    Query(query): Query<WhoseQuery>,
) -> Result<impl IntoResponse> {
    let whose = query.whose()?;
    let filter = query.filter.unwrap_or_default();
    let paging = Paging { after: query.after, limit: query.limit };
    let mut read = house.read();
    Ok(axum::Json(store::list(&mut read, &actor.workspace, &whose, filter, house.now(), &paging).await?))
}

/// How many were kept of those that came due, with the interval the rate may lie in.
#[utoipa::path(get, path = "/promises/tally", tag = "promises", params(WhoseQuery),
    responses((status = 200, body = Tally), (status = 401, body = Problem), (status = 422, body = Problem)))]
async fn count(
    Staff(actor): Staff,
    State(house): State<House>,
    Query(query): Query<WhoseQuery>,
) -> Result<impl IntoResponse> {
    let whose = query.whose()?;
    Ok(axum::Json(store::tally(&mut house.read(), &actor.workspace, &whose, house.now()).await?))
}

/// Makes a promise; customers do not read its date before it is published.
#[utoipa::path(post, path = "/promises", tag = "promises", request_body = PromiseSaid,
    responses((status = 201, body = PromiseView), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem)))]
async fn make(
    Staff(actor): Staff,
    State(house): State<House>,
    Json(said): Json<PromiseSaid>,
) -> Result<impl IntoResponse> {
    let promise = verbs::make(&house, &actor, said, "UTC").await?;
    Ok((StatusCode::CREATED, axum::Json(PromiseView::of(promise, house.now()))))
}

/// One promise.
#[utoipa::path(get, path = "/promises/{id}", tag = "promises", params(("id" = PromiseId, Path)),
    responses((status = 200, body = PromiseView), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn show(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<PromiseId>,
) -> Result<impl IntoResponse> {
    let promise = store::find(&mut house.read(), &actor.workspace, &id).await?;
    Ok(axum::Json(PromiseView::of(promise, house.now())))
}

/// Brings evidence and a confidence, until the date is published.
#[utoipa::path(put, path = "/promises/{id}/evidence", tag = "promises", params(("id" = PromiseId, Path)), request_body = Support,
    responses((status = 200, body = PromiseView), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn support(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<PromiseId>,
    Json(said): Json<Support>,
) -> Result<impl IntoResponse> {
    let promise = verbs::support(&house, &actor, &id, said).await?;
    Ok(axum::Json(PromiseView::of(promise, house.now())))
}

/// Lets customers read the date: another lead's or owner's yes, on evidence and a confidence. Refused without.
#[utoipa::path(post, path = "/promises/{id}/publication", tag = "promises", params(("id" = PromiseId, Path)),
    responses((status = 201, body = PromiseView), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem)))]
async fn publish(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<PromiseId>,
) -> Result<impl IntoResponse> {
    let promise = verbs::publish_date(&house, &actor, &id).await?;
    Ok((StatusCode::CREATED, axum::Json(PromiseView::of(promise, house.now()))))
}

/// Notes that it was kept now: in time on or before it was due, late after.
#[utoipa::path(post, path = "/promises/{id}/keeping", tag = "promises", params(("id" = PromiseId, Path)),
    responses((status = 201, body = PromiseView), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem)))]
async fn keep(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<PromiseId>,
) -> Result<impl IntoResponse> {
    let promise = verbs::keep(&house, &actor, &id).await?;
    Ok((StatusCode::CREATED, axum::Json(PromiseView::of(promise, house.now()))))
}

/// Why a promise will not be kept.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = BrokenBecause)]
pub(crate) struct Because {
    /// A sentence.
    because: String,
}

/// Notes that it will not be kept, and why.
#[utoipa::path(post, path = "/promises/{id}/breaking", tag = "promises", params(("id" = PromiseId, Path)), request_body = Because,
    responses((status = 201, body = PromiseView), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn break_it(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<PromiseId>,
    Json(said): Json<Because>,
) -> Result<impl IntoResponse> {
    let promise = verbs::break_it(&house, &actor, &id, &said.because).await?;
    Ok((StatusCode::CREATED, axum::Json(PromiseView::of(promise, house.now()))))
}

/// Puts another date in place of the first, before the first was due. Gives the new promise.
#[utoipa::path(post, path = "/promises/{id}/renewal", tag = "promises", params(("id" = PromiseId, Path)), request_body = Renewal,
    responses((status = 201, body = PromiseView), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn renew(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<PromiseId>,
    Json(said): Json<Renewal>,
) -> Result<impl IntoResponse> {
    let promise = verbs::renew(&house, &actor, &id, said, "UTC").await?;
    Ok((StatusCode::CREATED, axum::Json(PromiseView::of(promise, house.now()))))
}

/// The date customers read, or why there is none.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct DateView {
    /// The date, if one passed the gate.
    published: Option<Published>,
    /// Why there is none yet.
    no_date_because: Option<String>,
}

/// The fix date that customers of an incident read; null while there is no date yet.
#[utoipa::path(get, path = "/incidents/{id}/date", tag = "promises", params(("id" = IncidentId, Path)),
    responses((status = 200, body = DateView), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn published(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
) -> Result<impl IntoResponse> {
    let mut read = house.read();
    let incident = incidents::find(&mut read, &actor.workspace, &id).await?;
    let published = store::published_date(&mut read, &actor.workspace, &id).await?;
    let no_date_because = incident.no_date_because.filter(|_| published.is_none());
    Ok(axum::Json(DateView { published, no_date_because }))
}
