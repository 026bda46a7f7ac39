//! The same as JSON.

use axum::extract::State;
use axum::response::IntoResponse;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::standing::{Measured, effort_of, years_of};
use super::{Averages, Effort, Judged, Record, average_of_incident, before_case, price, record_of};
use crate::ground::fault::Problem;
use crate::ground::id::{CaseId, CustomerId, IncidentId};
use crate::ground::web::{Page, Paging, Path, Query, Staff};
use crate::ground::{House, Result};
use crate::{customers, grievances, incidents};

/// The routes of this room under `/api/v1`.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new()
        .routes(routes!(show))
        .routes(routes!(acts))
        .routes(routes!(effort))
        .routes(routes!(before))
        .routes(routes!(price_of_hiding))
}

/// A customer's trust record: three dimensions, how sure each is, and the entries behind them.
#[utoipa::path(get, path = "/customers/{id}/trust", tag = "trust", params(("id" = CustomerId, Path)),
    responses((status = 200, body = Record), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem)))]
async fn show(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<CustomerId>,
) -> Result<impl IntoResponse> {
    let mut read = house.read();
    customers::find(&mut read, &actor.workspace, &id).await?;
    Ok(axum::Json(record_of(&mut read, &actor.workspace, &id, house.now()).await?))
}

/// What was done towards a customer over all their cases, the newest first: where trust stood just before each act and some
/// days after it, and the steps it made.
#[utoipa::path(get, path = "/customers/{id}/acts", tag = "trust", params(("id" = CustomerId, Path), Paging),
    responses((status = 200, body = Page<Measured>), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem)))]
async fn acts(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<CustomerId>,
    Query(paging): Query<Paging>,
) -> Result<impl IntoResponse> {
    let mut read = house.read();
    customers::find(&mut read, &actor.workspace, &id).await?;
    Ok(axum::Json(years_of(&mut read, &actor.workspace, &id, house.now()).await?.page(&paging)))
}

/// Effort without effect, if there is any; and the old wrongs that may be why.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct EffortView {
    /// Absent where little is done, where it was just begun, or where their word shows something of it.
    without_effect: Option<Effort>,
    /// Wrongs they remember that wait for a word from us.
    unadmitted: i64,
}

/// Whether much was done for a customer lately and their own word shows nothing of it.
#[utoipa::path(get, path = "/customers/{id}/effort", tag = "trust", params(("id" = CustomerId, Path)),
    responses((status = 200, body = EffortView), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem)))]
async fn effort(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<CustomerId>,
) -> Result<impl IntoResponse> {
    let mut read = house.read();
    customers::find(&mut read, &actor.workspace, &id).await?;
    let without_effect = effort_of(&mut read, &actor.workspace, &id, house.now()).await?;
    let unadmitted = grievances::count_waiting_of(&mut read, &actor.workspace, &id).await?;
    Ok(axum::Json(EffortView { without_effect, unadmitted }))
}

/// The customer's record with us before a case: earlier cases, how promises had ended, where trust was weakest and the wrongs
/// that wait; and how urgent that makes it, with the grounds.
#[utoipa::path(get, path = "/cases/{id}/record-before", tag = "trust", params(("id" = CaseId, Path)),
    responses((status = 200, body = Judged), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem)))]
async fn before(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<CaseId>,
) -> Result<impl IntoResponse> {
    let mut read = house.read();
    let case = incidents::find_case(&mut read, &actor.workspace, &id).await?;
    Ok(axum::Json(before_case(&mut read, &case, house.now()).await?))
}

/// What hiding costs, before somebody chooses it. The model and its weights are conventions.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct PriceView {
    /// The most integrity can reach when those it touches are told, and we are blameless from then on.
    told: f64,
    /// The same when it is hidden and comes out.
    hidden: f64,
    /// After so many good acts in a row what was hidden stands where telling stood at the start.
    acts_to_begin_again: u32,
    /// Where trust stands today with those it touches.
    today: Averages,
}

/// The price of hiding an incident: the most that integrity can ever reach again, told or hidden.
#[utoipa::path(get, path = "/incidents/{id}/price-of-hiding", tag = "trust", params(("id" = IncidentId, Path)),
    responses((status = 200, body = PriceView), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem)))]
async fn price_of_hiding(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
) -> Result<impl IntoResponse> {
    let mut read = house.read();
    incidents::find(&mut read, &actor.workspace, &id).await?;
    let today = average_of_incident(&mut read, &actor.workspace, &id, house.now()).await?;
    let (told, hidden) = price::ceilings();
    let acts_to_begin_again = price::acts_to_begin_again();
    Ok(axum::Json(PriceView { told, hidden, acts_to_begin_again, today }))
}
