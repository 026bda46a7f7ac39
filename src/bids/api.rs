//! The same verbs as JSON.

use axum::extract::State as Extracted;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::{router::OpenApiRouter, routes};

use super::bid::BidLine;
use super::weighing::advice_beside;
use super::{
    Advice, AskSaid, Bid, Competences, CompetencesSaid, DecideSaid, OutcomeSaid, State, store, verbs,
};
use crate::customers;
use crate::ground::fault::Problem;
use crate::ground::id::{BidId, CustomerId};
use crate::ground::web::{Json, Page, Paging, Path, Query, Staff};
use crate::ground::{House, Result};

/// The routes of this room under `/api/v1`.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new()
        .routes(routes!(list))
        .routes(routes!(list_of_customer, ask))
        .routes(routes!(show))
        .routes(routes!(decide))
        .routes(routes!(note))
        .routes(routes!(competences, set))
}

/// Which of them.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
struct Listed {
    /// Only those that stand here: `asked`, `bid`, `not`, `later`, `won`, `lost` or `excluded`.
    state: String,
    /// The `next` of the page before; none for the first page.
    after: Option<String>,
}

/// Every bid, the last moved first.
#[utoipa::path(get, path = "/bids", tag = "bids", params(Listed),
    responses((status = 200, body = Page<BidLine>), (status = 401, body = Problem)))]
async fn list(
    Staff(actor): Staff,
    Extracted(house): Extracted<House>,
    Query(listed): Query<Listed>,
) -> Result<impl IntoResponse> {
    let paging = Paging { after: listed.after, limit: None };
    let state = State::from_word(&listed.state);
    Ok(axum::Json(store::list(&mut house.read(), &actor.workspace, None, state, &paging).await?))
}

/// Those at one customer, the last moved first.
#[utoipa::path(get, path = "/customers/{id}/bids", tag = "bids", params(("id" = CustomerId, Path), Paging),
    responses((status = 200, body = Page<BidLine>), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn list_of_customer(
    Staff(actor): Staff,
    Extracted(house): Extracted<House>,
    Path(id): Path<CustomerId>,
    Query(paging): Query<Paging>,
) -> Result<impl IntoResponse> {
    let mut read = house.read();
    customers::find(&mut read, &actor.workspace, &id).await?;
    Ok(axum::Json(store::list(&mut read, &actor.workspace, Some(&id), None, &paging).await?))
}

/// Asks whether we may bid for something at a customer.
#[utoipa::path(post, path = "/customers/{id}/bids", tag = "bids", params(("id" = CustomerId, Path)), request_body = AskSaid,
    responses((status = 201, body = Bid), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem)))]
async fn ask(
    Staff(actor): Staff,
    Extracted(house): Extracted<House>,
    Path(id): Path<CustomerId>,
    Json(said): Json<AskSaid>,
) -> Result<impl IntoResponse> {
    Ok((StatusCode::CREATED, axum::Json(verbs::ask(&house, &actor, &id, &said).await?)))
}

/// A bid with the advice on it: as things stand while it is to be decided, as they stood from then on.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct BidView {
    #[serde(flatten)]
    bid: Bid,
    /// What is advised, and why; absent where it was never decided.
    advised: Option<Advice>,
}

/// One bid with its advice.
#[utoipa::path(get, path = "/bids/{id}", tag = "bids", params(("id" = BidId, Path)),
    responses((status = 200, body = BidView), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn show(
    Staff(actor): Staff,
    Extracted(house): Extracted<House>,
    Path(id): Path<BidId>,
) -> Result<impl IntoResponse> {
    let mut read = house.read();
    let bid = store::find(&mut read, &actor.workspace, &id).await?;
    let advised = advice_beside(&mut read, &bid, house.now()).await?;
    Ok(axum::Json(BidView { bid, advised }))
}

/// Decides; whoever goes against the advice says why.
#[utoipa::path(post, path = "/bids/{id}/decision", tag = "bids", params(("id" = BidId, Path)), request_body = DecideSaid,
    responses((status = 200, body = Bid), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn decide(
    Staff(actor): Staff,
    Extracted(house): Extracted<House>,
    Path(id): Path<BidId>,
    Json(said): Json<DecideSaid>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(verbs::decide(&house, &actor, &id, &said).await?))
}

/// Notes what came of it.
#[utoipa::path(post, path = "/bids/{id}/outcome", tag = "bids", params(("id" = BidId, Path)), request_body = OutcomeSaid,
    responses((status = 200, body = Bid), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn note(
    Staff(actor): Staff,
    Extracted(house): Extracted<House>,
    Path(id): Path<BidId>,
    Json(said): Json<OutcomeSaid>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(verbs::note_outcome(&house, &actor, &id, &said).await?))
}

/// What we are good at.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct CompetencesView {
    /// Tag by tag; empty until a lead has said.
    tags: Vec<String>,
}

/// What we are good at.
#[utoipa::path(get, path = "/competences", tag = "bids",
    responses((status = 200, body = CompetencesView), (status = 401, body = Problem)))]
async fn competences(Staff(actor): Staff, Extracted(house): Extracted<House>) -> Result<impl IntoResponse> {
    let known = store::competences(&mut house.read(), &actor.workspace).await?;
    Ok(axum::Json(CompetencesView { tags: known.map(|c| c.tags()).unwrap_or_default() }))
}

/// Says what we are good at. Leads and above.
#[utoipa::path(put, path = "/competences", tag = "bids", request_body = CompetencesSaid,
    responses((status = 200, body = Competences), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem)))]
async fn set(
    Staff(actor): Staff,
    Extracted(house): Extracted<House>,
    Json(said): Json<CompetencesSaid>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(verbs::set_competences(&house, &actor, &said).await?))
}
