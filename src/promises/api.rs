//! The same verbs as JSON.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{
    Approval, Filter, Outlook, Promise, PromiseSaid, Published, Renewal, Support, Tally, Whose, outlook_of,
    rules, store, verbs,
};
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
        .routes(routes!(forecast))
        .routes(routes!(outlook))
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

/// What our own record says of a promise's date: its chance, and the dates that it would support at 50, 80, 90 and 95 %.
#[utoipa::path(get, path = "/promises/{id}/forecast", tag = "promises", params(("id" = PromiseId, Path)),
    responses((status = 200, body = Outlook), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn outlook(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<PromiseId>,
) -> Result<impl IntoResponse> {
    let mut read = house.read();
    let promise = store::find(&mut read, &actor.workspace, &id).await?;
    Ok(axum::Json(outlook_of(&mut read, &promise, house.now()).await?))
}

#[derive(Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
struct Wanted {
    /// About this incident.
    incident: Option<String>,
    /// To one customer: their case, instead of an incident.
    case: Option<String>,
    /// `fix_date`, `delivery` or `other`.
    kind: String,
    /// The date. RFC 3339, or local time in UTC.
    due_at: String,
    /// By when it is thought to be done, where that is another day.
    estimate_at: String,
}

/// The same of a date that nobody has promised yet, as if this member promised it now.
#[utoipa::path(get, path = "/promises/forecast", tag = "promises", params(Wanted),
    responses((status = 200, body = Outlook), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem)))]
async fn forecast(
    Staff(actor): Staff,
    State(house): State<House>,
    Query(wanted): Query<Wanted>,
) -> Result<impl IntoResponse> {
    let said = PromiseSaid {
        incident_id: wanted.incident.unwrap_or_default(),
        case_id: wanted.case.unwrap_or_default(),
        kind: wanted.kind,
        due_at: wanted.due_at,
        estimate_at: wanted.estimate_at,
        ..PromiseSaid::default()
    };
    Ok(axum::Json(verbs::look(&house, &actor, &said, "UTC").await?))
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

/// Lets customers read the date: another lead's or owner's yes, on evidence and a confidence. Refused without; refused too
/// where our own record gives the date less than the confidence it carries, unless `despite` says why this time is different.
#[utoipa::path(post, path = "/promises/{id}/publication", tag = "promises", params(("id" = PromiseId, Path)), request_body = Approval,
    responses((status = 201, body = PromiseView), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn publish(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<PromiseId>,
    Json(said): Json<Approval>,
) -> Result<impl IntoResponse> {
    let promise = verbs::publish_despite(&house, &actor, &id, said).await?;
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
    let no_date_because = incident.no_date_yet().filter(|_| published.is_none()).map(str::to_owned);
    Ok(axum::Json(DateView { published, no_date_because }))
}
