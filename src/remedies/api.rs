//! The same verbs as JSON.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{
    Despite, Drafted, Leeway, LeewaySaid, Offer, OfferLine, OfferState, Offered, Progress, Remedy,
    RemedySaid, Sum, store, verbs,
};
use crate::ground::fault::Problem;
use crate::ground::id::{CaseId, IncidentId, OfferId, RemedyId};
use crate::ground::web::{Json, Page, Paging, Path, Query, Staff};
use crate::ground::{Fault, House, Result};
use crate::incidents::Case;

/// The routes of this room under `/api/v1`.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new()
        .routes(routes!(list))
        .routes(routes!(sums))
        .routes(routes!(show_offer))
        .routes(routes!(accept))
        .routes(routes!(decline))
        .routes(routes!(fulfil))
        .routes(routes!(withdraw))
        .routes(routes!(list_remedies, draft))
        .routes(routes!(show))
        .routes(routes!(approve))
        .routes(routes!(offer))
        .routes(routes!(list_leeways, set_leeway))
        .routes(routes!(close_case))
}

/// A remedy and how far its offers have come.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct RemedyView {
    #[serde(flatten)]
    remedy: Remedy,
    /// Its offers, by where they stand.
    offers: Progress,
}

#[derive(Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
struct OfferQuery {
    /// Only for this incident.
    incident: Option<String>,
    /// Only of this remedy.
    remedy: Option<String>,
    /// Only in this case.
    case: Option<String>,
    /// Only where they stand so.
    #[param(inline)]
    state: Option<OfferState>,
    /// The `next` of the page before.
    after: Option<String>,
    /// Rows per page: 1 to 200.
    limit: Option<i64>,
}

/// Offers, newest move first.
#[utoipa::path(get, path = "/offers", tag = "remedies", params(OfferQuery),
    responses((status = 200, body = Page<OfferLine>), (status = 401, body = Problem), (status = 422, body = Problem)))]
async fn list(
    Staff(actor): Staff,
    State(house): State<House>,
    Query(query): Query<OfferQuery>,
) -> Result<impl IntoResponse> {
    let of = match (&query.case, &query.remedy, &query.incident) {
        (Some(id), None, None) => ("case_id", Some(id.as_str())),
        (None, Some(id), None) => ("remedy_id", Some(id.as_str())),
        (None, None, other) => ("incident_id", other.as_deref()),
        _ => {
            let why = "Only one of incident, remedy and case can be asked for at once.";
            return Err(Fault::invalid("query", why, "Leave out all but one."));
        }
    };
    let state = query.state.map(OfferState::word);
    let paging = Paging { after: query.after.clone(), limit: query.limit };
    Ok(axum::Json(store::list_offers(&mut house.read(), &actor.workspace, of, state, &paging).await?))
}

#[derive(Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
struct SumQuery {
    /// Only for this incident.
    incident: Option<IncidentId>,
}

/// Offers counted and summed, per state and currency.
#[utoipa::path(get, path = "/offers/sums", tag = "remedies", params(SumQuery),
    responses((status = 200, body = Vec<Sum>), (status = 401, body = Problem), (status = 422, body = Problem)))]
async fn sums(
    Staff(actor): Staff,
    State(house): State<House>,
    Query(query): Query<SumQuery>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(store::sums(&mut house.read(), &actor.workspace, query.incident.as_ref()).await?))
}

/// One offer.
#[utoipa::path(get, path = "/offers/{id}", tag = "remedies", params(("id" = OfferId, Path)),
    responses((status = 200, body = Offer), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn show_offer(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<OfferId>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(store::find_offer(&mut house.read(), &actor.workspace, &id).await?))
}

/// Notes that the customer accepted, on their spoken word.
#[utoipa::path(post, path = "/offers/{id}/acceptance", tag = "remedies", params(("id" = OfferId, Path)),
    responses((status = 201, body = Offer), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem)))]
async fn accept(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<OfferId>,
) -> Result<impl IntoResponse> {
    Ok((StatusCode::CREATED, axum::Json(verbs::accept(&house, &actor, &id).await?)))
}

/// Words that go with an answer or an end.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub(crate) struct Words {
    /// What was said; required to withdraw.
    words: String,
}

/// Notes that the customer declined, on their spoken word. No failure.
#[utoipa::path(post, path = "/offers/{id}/decline", tag = "remedies", params(("id" = OfferId, Path)), request_body = Words,
    responses((status = 201, body = Offer), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn decline(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<OfferId>,
    Json(said): Json<Words>,
) -> Result<impl IntoResponse> {
    Ok((StatusCode::CREATED, axum::Json(verbs::decline(&house, &actor, &id, &said.words).await?)))
}

/// Notes that an accepted offer was fulfilled.
#[utoipa::path(post, path = "/offers/{id}/fulfilment", tag = "remedies", params(("id" = OfferId, Path)), request_body = Words,
    responses((status = 201, body = Offer), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn fulfil(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<OfferId>,
    Json(said): Json<Words>,
) -> Result<impl IntoResponse> {
    Ok((StatusCode::CREATED, axum::Json(verbs::fulfil(&house, &actor, &id, &said.words).await?)))
}

/// Takes back an offer that nobody has answered.
#[utoipa::path(post, path = "/offers/{id}/withdrawal", tag = "remedies", params(("id" = OfferId, Path)), request_body = Words,
    responses((status = 201, body = Offer), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn withdraw(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<OfferId>,
    Json(said): Json<Words>,
) -> Result<impl IntoResponse> {
    Ok((StatusCode::CREATED, axum::Json(verbs::withdraw(&house, &actor, &id, &said.words).await?)))
}

/// The remedies of an incident, newest first; at most 100.
#[utoipa::path(get, path = "/incidents/{id}/remedies", tag = "remedies", params(("id" = IncidentId, Path)),
    responses((status = 200, body = Vec<Remedy>), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn list_remedies(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(store::list(&mut house.read(), &actor.workspace, &id).await?))
}

/// Drafts a remedy with an offer for each chosen case; what is within your leeway is approved at once.
#[utoipa::path(post, path = "/incidents/{id}/remedies", tag = "remedies", params(("id" = IncidentId, Path)), request_body = RemedySaid,
    responses((status = 201, body = Drafted), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn draft(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
    Json(said): Json<RemedySaid>,
) -> Result<impl IntoResponse> {
    Ok((StatusCode::CREATED, axum::Json(verbs::draft(&house, &actor, &id, said, "UTC").await?)))
}

/// One remedy and how far its offers have come.
#[utoipa::path(get, path = "/remedies/{id}", tag = "remedies", params(("id" = RemedyId, Path)),
    responses((status = 200, body = RemedyView), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn show(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<RemedyId>,
) -> Result<impl IntoResponse> {
    let mut read = house.read();
    let remedy = store::find(&mut read, &actor.workspace, &id).await?;
    let offers = store::progress(&mut read, &actor.workspace, &id).await?;
    Ok(axum::Json(RemedyView { remedy, offers }))
}

/// How many offers were approved.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Approved {
    /// How many.
    approved: i64,
}

/// Approves what is above the drafter's leeway, as the second person.
#[utoipa::path(post, path = "/remedies/{id}/approval", tag = "remedies", params(("id" = RemedyId, Path)),
    responses((status = 201, body = Approved), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem)))]
async fn approve(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<RemedyId>,
) -> Result<impl IntoResponse> {
    let approved = verbs::approve(&house, &actor, &id).await?;
    Ok((StatusCode::CREATED, axum::Json(Approved { approved })))
}

/// Whether a warning was seen.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub(crate) struct Confirm {
    /// Offer it although somebody was not acknowledged yet.
    confirm: bool,
}

/// Offers what is approved to its customers. Warns, and needs `confirm`, where nobody acknowledged the wrong yet.
#[utoipa::path(post, path = "/remedies/{id}/offering", tag = "remedies", params(("id" = RemedyId, Path)), request_body = Confirm,
    responses((status = 201, body = Offered), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn offer(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<RemedyId>,
    Json(said): Json<Confirm>,
) -> Result<impl IntoResponse> {
    Ok((StatusCode::CREATED, axum::Json(verbs::offer(&house, &actor, &id, said.confirm).await?)))
}

/// The leeways that bind: those set, and the defaults where none is.
#[utoipa::path(get, path = "/leeways", tag = "remedies",
    responses((status = 200, body = Vec<Leeway>), (status = 401, body = Problem)))]
async fn list_leeways(Staff(actor): Staff, State(house): State<House>) -> Result<impl IntoResponse> {
    Ok(axum::Json(verbs::leeways(&mut house.read(), &actor.workspace).await?))
}

/// Sets a leeway; owners only.
#[utoipa::path(put, path = "/leeways", tag = "remedies", request_body = LeewaySaid,
    responses((status = 200, body = Leeway), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem)))]
async fn set_leeway(
    Staff(actor): Staff,
    State(house): State<House>,
    Json(said): Json<LeewaySaid>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(verbs::set_leeway(&house, &actor, said).await?))
}

/// Why a case closes without its customer's word.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct Reason {
    /// A sentence; your name stands beside it.
    because: String,
    /// Offers that still wait for this customer's answer were seen. They stand until they expire or are taken back.
    #[serde(default)]
    despite_offers: bool,
    /// It was seen that they were told late, or that something was hidden, and that nobody has said so to them.
    #[serde(default)]
    despite_wrong: bool,
}

/// Closes one case by name, with a reason. The customer's own confirmation closes it by itself.
#[utoipa::path(post, path = "/cases/{id}/closure", tag = "cases", params(("id" = CaseId, Path)), request_body = Reason,
    responses((status = 200, body = Case), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn close_case(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<CaseId>,
    Json(said): Json<Reason>,
) -> Result<impl IntoResponse> {
    let despite = Despite { offers: said.despite_offers, wrong: said.despite_wrong };
    Ok(axum::Json(verbs::close_case(&house, &actor, &id, said.because, despite).await?))
}
