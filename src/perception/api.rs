//! The same verbs as JSON. A contact rates in their room.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{OpenSaid, RateSaid, Rated, Round, RoundView, store, verbs};
use crate::ground::fault::Problem;
use crate::ground::id::{CaseId, RoundId};
use crate::ground::web::{Json, Path, Staff};
use crate::ground::{House, Result};
use crate::incidents;

/// The routes of this room under `/api/v1`.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new()
        .routes(routes!(list, open))
        .routes(routes!(show))
        .routes(routes!(rate))
        .routes(routes!(close))
}

/// The rounds of a case.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = PerceptionRounds)]
pub(crate) struct Rounds {
    /// The last one first; at most 100.
    items: Vec<RoundView>,
}

/// How both sides rated the same items, round by round; the gap is the number.
#[utoipa::path(get, path = "/cases/{id}/rounds", tag = "perception", params(("id" = CaseId, Path)),
    responses((status = 200, body = Rounds), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn list(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<CaseId>,
) -> Result<impl IntoResponse> {
    let (mut read, workspace) = (house.read(), &actor.workspace);
    incidents::find_case(&mut read, workspace, &id).await?;
    let rounds = store::list_of_case(&mut read, workspace, &id).await?;
    let mut ratings = store::ratings_of_case(&mut read, workspace, &id).await?;
    let view = |round: Round| {
        let rated = ratings.remove(&round.id).unwrap_or_default();
        RoundView::of(round, &rated)
    };
    Ok(axum::Json(Rounds { items: rounds.into_iter().map(view).collect() }))
}

/// Puts items before both sides.
#[utoipa::path(post, path = "/cases/{id}/rounds", tag = "perception", params(("id" = CaseId, Path)), request_body = OpenSaid,
    responses((status = 201, body = Round), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn open(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<CaseId>,
    Json(said): Json<OpenSaid>,
) -> Result<impl IntoResponse> {
    Ok((StatusCode::CREATED, axum::Json(verbs::open(&house, &actor, &id, &said).await?)))
}

/// One round, and the gap in it.
#[utoipa::path(get, path = "/rounds/{id}", tag = "perception", params(("id" = RoundId, Path)),
    responses((status = 200, body = RoundView), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn show(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<RoundId>,
) -> Result<impl IntoResponse> {
    let mut read = house.read();
    let round = store::find(&mut read, &actor.workspace, &id).await?;
    let ratings = store::ratings_of(&mut read, &actor.workspace, &id).await?;
    Ok(axum::Json(RoundView::of(round, &ratings)))
}

/// Rates for our side; rated again, the last counts.
#[utoipa::path(post, path = "/rounds/{id}/rating", tag = "perception", params(("id" = RoundId, Path)), request_body = RateSaid,
    responses((status = 200, body = Rated), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn rate(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<RoundId>,
    Json(said): Json<RateSaid>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(verbs::rate(&house, &actor, &id, &said).await?))
}

/// Nobody rates in it any more.
#[utoipa::path(post, path = "/rounds/{id}/closing", tag = "perception", params(("id" = RoundId, Path)),
    responses((status = 200, body = Round), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem)))]
async fn close(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<RoundId>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(verbs::close(&house, &actor, &id).await?))
}
