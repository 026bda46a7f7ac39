//! Letters on paper, as JSON. Their sheets are pages only: a private link stands in letters and nowhere else.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::Because;
use super::reach::TakenTo;
use crate::ground::fault::Problem;
use crate::ground::id::{NoticeId, PrintRunId};
use crate::ground::web::{Json, Path, Staff};
use crate::ground::{House, Result, Role};
use crate::notices::printing::{self, PrintRun};
use crate::notices::{Channel, Reach, WhomSaid, carrying, store};

/// The routes.
pub(super) fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new()
        .routes(routes!(reach_on_paper, write))
        .routes(routes!(list_runs, print))
        .routes(routes!(show_run))
        .routes(routes!(post_on))
        .routes(routes!(spoil))
}

/// Who could be written to on paper about a notice, and whose postal address is not known.
#[utoipa::path(get, path = "/notices/{id}/letters", tag = "notices", params(("id" = NoticeId, Path)),
    responses((status = 200, body = Reach), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn reach_on_paper(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<NoticeId>,
) -> Result<impl IntoResponse> {
    let mut read = house.read();
    let notice = store::find(&mut read, &actor.workspace, &id).await?;
    Ok(axum::Json(store::reach::reach(&mut read, &notice, Channel::Letter).await?))
}

/// Has these people written to on paper about a notice that is out.
#[utoipa::path(post, path = "/notices/{id}/letters", tag = "notices", params(("id" = NoticeId, Path)), request_body = WhomSaid,
    responses((status = 200, body = TakenTo), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn write(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<NoticeId>,
    Json(said): Json<WhomSaid>,
) -> Result<impl IntoResponse> {
    actor.must_be(Role::Lead)?;
    let queued = carrying::take_to(&house, &actor, &id, Channel::Letter, &said.read()?).await?;
    Ok(axum::Json(TakenTo { queued }))
}

/// The runs of a notice, and how many of its letters wait to be printed.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct PrintRuns {
    /// Letters that wait to be printed.
    waiting: i64,
    /// What was printed, newest first.
    items: Vec<PrintRun>,
}

/// What was printed of a notice.
#[utoipa::path(get, path = "/notices/{id}/print-runs", tag = "notices", params(("id" = NoticeId, Path)),
    responses((status = 200, body = PrintRuns), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn list_runs(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<NoticeId>,
) -> Result<impl IntoResponse> {
    let mut read = house.read();
    let notice = store::find(&mut read, &actor.workspace, &id).await?;
    let waiting = store::printing::count_waiting(&mut read, &notice).await?;
    let items = store::printing::list(&mut read, &actor.workspace, &id).await?;
    Ok(axum::Json(PrintRuns { waiting, items }))
}

/// Prints the letters of a notice that wait, at most 500 at once.
#[utoipa::path(post, path = "/notices/{id}/print-runs", tag = "notices", params(("id" = NoticeId, Path)),
    responses((status = 201, body = PrintRun), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem)))]
async fn print(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<NoticeId>,
) -> Result<impl IntoResponse> {
    Ok((StatusCode::CREATED, axum::Json(printing::print(&house, &actor, &id).await?)))
}

/// One run.
#[utoipa::path(get, path = "/print-runs/{id}", tag = "notices", params(("id" = PrintRunId, Path)),
    responses((status = 200, body = PrintRun), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn show_run(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<PrintRunId>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(store::printing::find(&mut house.read(), &actor.workspace, &id).await?))
}

/// When letters were given to the post.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub(crate) struct Posting {
    /// RFC 3339, or local time in UTC.
    posted_on: String,
}

/// Notes that the letters of a run were posted: from then on they are handed over.
#[utoipa::path(post, path = "/print-runs/{id}/posting", tag = "notices", params(("id" = PrintRunId, Path)), request_body = Posting,
    responses((status = 200, body = PrintRun), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn post_on(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<PrintRunId>,
    Json(said): Json<Posting>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(printing::post_on(&house, &actor, &id, &said.posted_on, "UTC").await?))
}

/// Notes that the letters of a run are spoilt; they wait to be printed again.
#[utoipa::path(post, path = "/print-runs/{id}/spoiling", tag = "notices", params(("id" = PrintRunId, Path)), request_body = Because,
    responses((status = 200, body = PrintRun), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn spoil(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<PrintRunId>,
    Json(said): Json<Because>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(printing::spoil(&house, &actor, &id, &said.because).await?))
}
