//! The same verbs as JSON. Machines send with a key, to `/push/KEY/NAME`; see the operator's guide.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::store::{self, Meta};
use super::{CountSaid, Shown, WindowSaid, WindowView, seen, serving, verbs};
use crate::ground::fault::Problem;
use crate::ground::id::{IncidentId, WindowId};
use crate::ground::web::{Json, Path, ShownOnce, Staff};
use crate::ground::{House, Result};
use crate::incidents;

/// The routes of this room under `/api/v1`.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new()
        .routes(routes!(list, add))
        .routes(routes!(show, change, close))
        .routes(routes!(make_key, revoke_key))
        .routes(routes!(publish))
        .routes(routes!(count))
        .routes(routes!(pictures))
        .routes(routes!(picture))
}

/// The windows of one incident: at most a few.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Windows {
    /// Those that are not closed, in their order.
    items: Vec<WindowView>,
}

/// The windows onto the work about an incident.
#[utoipa::path(get, path = "/incidents/{id}/windows", tag = "windows", params(("id" = IncidentId, Path)),
    responses((status = 200, body = Windows), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn list(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
) -> Result<impl IntoResponse> {
    let mut read = house.read();
    incidents::find(&mut read, &actor.workspace, &id).await?;
    let seen = seen::seen(&mut read, &actor.workspace, &id, Shown::ToUs, house.now()).await?;
    Ok(axum::Json(Windows { items: seen.iter().map(seen::Seen::view).collect() }))
}

/// Adds a window, which nobody but us sees yet.
#[utoipa::path(post, path = "/incidents/{id}/windows", tag = "windows", params(("id" = IncidentId, Path)), request_body = WindowSaid,
    responses((status = 201, body = WindowView), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn add(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
    Json(said): Json<WindowSaid>,
) -> Result<impl IntoResponse> {
    let window = verbs::add(&house, &actor, &id, &said).await?;
    Ok((StatusCode::CREATED, axum::Json(seen::view(&mut house.read(), window, house.now()).await?)))
}

/// One window.
#[utoipa::path(get, path = "/windows/{id}", tag = "windows", params(("id" = WindowId, Path)),
    responses((status = 200, body = WindowView), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn show(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<WindowId>,
) -> Result<impl IntoResponse> {
    let mut read = house.read();
    let window = store::find(&mut read, &actor.workspace, &id).await?;
    Ok(axum::Json(seen::view(&mut read, window, house.now()).await?))
}

/// Says it in other words, or expects something new at other times. What it is (`kind`) stays.
#[utoipa::path(put, path = "/windows/{id}", tag = "windows", params(("id" = WindowId, Path)), request_body = WindowSaid,
    responses((status = 200, body = WindowView), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn change(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<WindowId>,
    Json(said): Json<WindowSaid>,
) -> Result<impl IntoResponse> {
    let window = verbs::change(&house, &actor, &id, &said).await?;
    Ok(axum::Json(seen::view(&mut house.read(), window, house.now()).await?))
}

/// Closes it for good: its key ends, and what it showed is erased.
#[utoipa::path(delete, path = "/windows/{id}", tag = "windows", params(("id" = WindowId, Path)),
    responses((status = 200, body = WindowView), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem)))]
async fn close(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<WindowId>,
) -> Result<impl IntoResponse> {
    let window = verbs::close(&house, &actor, &id).await?;
    Ok(axum::Json(seen::view(&mut house.read(), window, house.now()).await?))
}

/// A key, given once.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct WindowKey {
    /// The key.
    key: String,
    /// Where machines send, with the key in it: `PUT ADDRESS/picture`, `/count`, or the files of a stream.
    address: String,
}

/// Makes a key with which machines send, and ends the one before. It is given in this answer and nowhere else.
#[utoipa::path(post, path = "/windows/{id}/key", tag = "windows", params(("id" = WindowId, Path)),
    responses((status = 201, body = WindowKey), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn make_key(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<WindowId>,
) -> Result<Response> {
    let (_, key) = verbs::make_key(&house, &actor, &id).await?;
    let address = format!("{}/push/{key}", house.config().base_url);
    let mut response = (StatusCode::CREATED, axum::Json(WindowKey { key, address })).into_response();
    response.extensions_mut().insert(ShownOnce);
    Ok(response)
}

/// Ends the key.
#[utoipa::path(delete, path = "/windows/{id}/key", tag = "windows", params(("id" = WindowId, Path)),
    responses((status = 200, body = WindowView), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem)))]
async fn revoke_key(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<WindowId>,
) -> Result<impl IntoResponse> {
    let window = verbs::revoke_key(&house, &actor, &id).await?;
    Ok(axum::Json(seen::view(&mut house.read(), window, house.now()).await?))
}

/// Whether customers see it.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct Publishing {
    /// True to let them see it, which a lead does; false to hide it, which any member may.
    shown: bool,
}

/// Lets customers see a window, or hides it from them.
#[utoipa::path(put, path = "/windows/{id}/publication", tag = "windows", params(("id" = WindowId, Path)), request_body = Publishing,
    responses((status = 200, body = WindowView), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn publish(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<WindowId>,
    Json(said): Json<Publishing>,
) -> Result<impl IntoResponse> {
    let window = if said.shown {
        verbs::show(&house, &actor, &id).await?
    } else {
        verbs::hide(&house, &actor, &id).await?
    };
    Ok(axum::Json(seen::view(&mut house.read(), window, house.now()).await?))
}

/// Sets a counter. What says nothing new changes nothing.
#[utoipa::path(post, path = "/windows/{id}/count", tag = "windows", params(("id" = WindowId, Path)), request_body = CountSaid,
    responses((status = 200, body = WindowView), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn count(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<WindowId>,
    Json(said): Json<CountSaid>,
) -> Result<impl IntoResponse> {
    let window = verbs::count(&house, &actor, &id, said).await?;
    Ok(axum::Json(seen::view(&mut house.read(), window, house.now()).await?))
}

/// The pictures that are kept of a window.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Pictures {
    /// As time went: the newest last. They thin out as they age, so there are at most about 150.
    items: Vec<Meta>,
}

/// The pictures that are kept of a window.
#[utoipa::path(get, path = "/windows/{id}/pictures", tag = "windows", params(("id" = WindowId, Path)),
    responses((status = 200, body = Pictures), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn pictures(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<WindowId>,
) -> Result<impl IntoResponse> {
    let mut read = house.read();
    store::find(&mut read, &actor.workspace, &id).await?;
    Ok(axum::Json(Pictures { items: store::list_pictures(&mut read, &actor.workspace, &id).await? }))
}

/// One picture, by the milliseconds since 1970 at which it came.
#[utoipa::path(get, path = "/windows/{id}/pictures/{at}", tag = "windows", params(("id" = WindowId, Path), ("at" = i64, Path)),
    responses((status = 200, body = Vec<u8>, content_type = "image/jpeg"), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn picture(
    Staff(actor): Staff,
    State(house): State<House>,
    Path((id, at)): Path<(WindowId, i64)>,
) -> Result<Response> {
    serving::picture(&house, &actor.workspace, None, &id, at).await
}
