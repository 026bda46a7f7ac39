//! The considered act and what is said on its way, as JSON.

use axum::extract::State;
use axum::response::IntoResponse;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{Because, workspace_of};
use crate::ground::fault::Problem;
use crate::ground::id::NoticeId;
use crate::ground::web::{Json, Path, Staff};
use crate::ground::{House, Result};
use crate::notices::{
    Glance, Notice, NoticeState, Sending, SendingSaid, SendingStep, glance, sending, steering, store,
};

/// The routes of a sending.
pub(super) fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new()
        .routes(routes!(approve))
        .routes(routes!(stop))
        .routes(routes!(resume))
        .routes(routes!(go))
        .routes(routes!(end))
        .routes(routes!(show_sending))
}

/// Approves a notice, by a second member who leads; its letters are queued, to everybody or to a first wave.
#[utoipa::path(post, path = "/notices/{id}/approval", tag = "notices", params(("id" = NoticeId, Path)), request_body = Option<SendingSaid>,
    responses((status = 200, body = Notice), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn approve(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<NoticeId>,
    Json(said): Json<SendingSaid>,
) -> Result<impl IntoResponse> {
    let zone = workspace_of(&house, &actor).await?.zone;
    Ok(axum::Json(sending::approve_as(&house, &actor, &id, &said, &zone).await?))
}

/// Stops a notice: what was not handed over waits.
#[utoipa::path(post, path = "/notices/{id}/stop", tag = "notices", params(("id" = NoticeId, Path)), request_body = Because,
    responses((status = 200, body = Notice), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn stop(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<NoticeId>,
    Json(said): Json<Because>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(steering::stop(&house, &actor, &id, &said.because).await?))
}

/// Lets a stopped notice go on.
#[utoipa::path(post, path = "/notices/{id}/resumption", tag = "notices", params(("id" = NoticeId, Path)), request_body = Option<Because>,
    responses((status = 200, body = Notice), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn resume(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<NoticeId>,
    Json(said): Json<Because>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(steering::resume(&house, &actor, &id, &said.because).await?))
}

/// Lets the rest of a staged notice go.
#[utoipa::path(post, path = "/notices/{id}/go", tag = "notices", params(("id" = NoticeId, Path)), request_body = Option<Because>,
    responses((status = 200, body = Notice), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn go(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<NoticeId>,
    Json(said): Json<Because>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(steering::go(&house, &actor, &id, &said.because).await?))
}

/// Ends a notice for good: what was not handed over never goes.
#[utoipa::path(post, path = "/notices/{id}/end", tag = "notices", params(("id" = NoticeId, Path)), request_body = Because,
    responses((status = 200, body = Notice), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn end(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<NoticeId>,
    Json(said): Json<Because>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(steering::end(&house, &actor, &id, &said.because).await?))
}

/// How a notice goes out: its waves, what the first came to, and what was decided by whom.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct SendingView {
    /// The plan; absent before approval.
    sending: Option<Sending>,
    /// People of very many who are not in the queue yet, and are put there by themselves.
    to_queue: i64,
    /// Whether the rest waits for a word.
    waits_for_go: bool,
    /// What the letters of the first wave came to, by state.
    first_wave: std::collections::BTreeMap<String, i64>,
    /// Who of the first wave has answered.
    acknowledged_of_first: i64,
    /// What was decided, in its order.
    steps: Vec<SendingStep>,
    /// How the telling goes; absent before approval.
    glance: Option<Glance>,
}

/// The sending of a notice.
#[utoipa::path(get, path = "/notices/{id}/sending", tag = "notices", params(("id" = NoticeId, Path)),
    responses((status = 200, body = SendingView), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn show_sending(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<NoticeId>,
) -> Result<impl IntoResponse> {
    let mut read = house.read();
    let notice = store::find(&mut read, &actor.workspace, &id).await?;
    let (sending, steps) = steering::course(&mut read, &notice).await?;
    let tally = store::deliveries::tally(&mut read, &actor.workspace, &id).await?;
    let glance =
        if notice.state().is_out() { Some(glance::of(&house, &notice, &tally).await?) } else { None };
    Ok(axum::Json(SendingView {
        to_queue: store::addressed::count(&mut read, &actor.workspace, &id).await?,
        waits_for_go: notice.state() != NoticeState::Ended && sending.as_ref().is_some_and(Sending::waits),
        first_wave: steering::first_tally(&mut read, &notice).await?.into_iter().collect(),
        acknowledged_of_first: store::sendings::answered_first(&mut read, &actor.workspace, &id).await?.0,
        sending,
        steps,
        glance,
    }))
}
