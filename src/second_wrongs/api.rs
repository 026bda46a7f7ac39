//! The same verbs as JSON.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{Deception, DeceptionSaid, Owning, OwningSaid, SecondWrong, deceiving, store, verbs};
use crate::ground::fault::Problem;
use crate::ground::id::{DeceptionId, IncidentId, SecondWrongId};
use crate::ground::web::{Json, Path, Staff};
use crate::ground::{House, Result};
use crate::incidents;

/// The routes of this room under `/api/v1`.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new()
        .routes(routes!(list))
        .routes(routes!(show))
        .routes(routes!(confirm))
        .routes(routes!(dismiss))
        .routes(routes!(own_up))
        .routes(routes!(deceptions, mark))
        .routes(routes!(show_deception))
        .routes(routes!(confirm_deception))
        .routes(routes!(erase_deception))
        .routes(routes!(set_aside))
        .routes(routes!(take_back))
}

/// The second wrongs on top of an incident: told late, or hidden.
#[utoipa::path(get, path = "/incidents/{id}/second-wrongs", tag = "second wrongs", params(("id" = IncidentId, Path)),
    responses((status = 200, body = Vec<SecondWrong>), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn list(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
) -> Result<impl IntoResponse> {
    let mut read = house.read();
    incidents::find(&mut read, &actor.workspace, &id).await?;
    Ok(axum::Json(store::list_of_incident(&mut read, &actor.workspace, &id).await?))
}

/// A second wrong with whom it touches and who owned up to it.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct SecondWrongView {
    #[serde(flatten)]
    wrong: SecondWrong,
    /// How many cases it touches.
    touched: i64,
    /// Towards how many of them nobody has owned up.
    left: i64,
    /// How we owned up, the first time first.
    ownings: Vec<Owning>,
}

/// One second wrong.
#[utoipa::path(get, path = "/second-wrongs/{id}", tag = "second wrongs", params(("id" = SecondWrongId, Path)),
    responses((status = 200, body = SecondWrongView), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn show(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<SecondWrongId>,
) -> Result<impl IntoResponse> {
    let (mut read, workspace) = (house.read(), &actor.workspace);
    let wrong = store::find(&mut read, workspace, &id).await?;
    let (touched, left) = store::owed::count_touched(&mut read, workspace, &id, house.now()).await?;
    let ownings = store::ownings::list(&mut read, workspace, &id).await?;
    Ok(axum::Json(SecondWrongView { wrong, touched, left, ownings }))
}

/// Confirms what the desk proposed: from now on it is owed. Leads only.
#[utoipa::path(post, path = "/second-wrongs/{id}/confirmation", tag = "second wrongs", params(("id" = SecondWrongId, Path)),
    responses((status = 200, body = SecondWrong), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem)))]
async fn confirm(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<SecondWrongId>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(verbs::confirm(&house, &actor, &id).await?))
}

/// Why.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct WrongReason {
    /// A sentence.
    because: String,
}

/// Says that it was none, because …. Leads only.
#[utoipa::path(post, path = "/second-wrongs/{id}/dismissal", tag = "second wrongs", params(("id" = SecondWrongId, Path)), request_body = WrongReason,
    responses((status = 200, body = SecondWrong), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn dismiss(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<SecondWrongId>,
    Json(said): Json<WrongReason>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(verbs::dismiss(&house, &actor, &id, &said.because).await?))
}

/// Records an apology that names it in a sentence.
#[utoipa::path(post, path = "/second-wrongs/{id}/owning", tag = "second wrongs", params(("id" = SecondWrongId, Path)), request_body = OwningSaid,
    responses((status = 201, body = Owning), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn own_up(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<SecondWrongId>,
    Json(said): Json<OwningSaid>,
) -> Result<impl IntoResponse> {
    Ok((StatusCode::CREATED, axum::Json(verbs::own_up(&house, &actor, &id, &said, "UTC").await?)))
}

/// What was marked as hidden about an incident, the last one first; at most 100.
#[utoipa::path(get, path = "/incidents/{id}/deceptions", tag = "second wrongs", params(("id" = IncidentId, Path)),
    responses((status = 200, body = Vec<Deception>), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn deceptions(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
) -> Result<impl IntoResponse> {
    let mut read = house.read();
    incidents::find(&mut read, &actor.workspace, &id).await?;
    Ok(axum::Json(store::deceptions::list(&mut read, &actor.workspace, &id).await?))
}

/// Marks that something was hidden, denied and disproved, or known and not told. Leads only.
#[utoipa::path(post, path = "/incidents/{id}/deceptions", tag = "second wrongs", params(("id" = IncidentId, Path)), request_body = DeceptionSaid,
    responses((status = 201, body = Deception), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem)))]
async fn mark(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
    Json(said): Json<DeceptionSaid>,
) -> Result<impl IntoResponse> {
    Ok((StatusCode::CREATED, axum::Json(deceiving::mark(&house, &actor, &id, &said, "UTC").await?)))
}

/// One concealment.
#[utoipa::path(get, path = "/deceptions/{id}", tag = "second wrongs", params(("id" = DeceptionId, Path)),
    responses((status = 200, body = Deception), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn show_deception(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<DeceptionId>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(store::deceptions::find(&mut house.read(), &actor.workspace, &id).await?))
}

/// Confirms, as a second lead, that it was so; trust moves, and never wholly comes back.
#[utoipa::path(post, path = "/deceptions/{id}/confirmation", tag = "second wrongs", params(("id" = DeceptionId, Path)),
    responses((status = 200, body = Deception), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem)))]
async fn confirm_deception(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<DeceptionId>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(deceiving::confirm_deception(&house, &actor, &id).await?))
}

/// Sets it aside, as a second lead, because it was not so.
#[utoipa::path(post, path = "/deceptions/{id}/setting-aside", tag = "second wrongs", params(("id" = DeceptionId, Path)), request_body = WrongReason,
    responses((status = 200, body = Deception), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn set_aside(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<DeceptionId>,
    Json(said): Json<WrongReason>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(deceiving::set_aside(&house, &actor, &id, &said.because).await?))
}

/// Takes back, as another lead than whoever marked it, what two had found: it was not so after all, and weighs on no trust
/// any more.
#[utoipa::path(post, path = "/deceptions/{id}/taking-back", tag = "second wrongs", params(("id" = DeceptionId, Path)), request_body = WrongReason,
    responses((status = 200, body = Deception), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn take_back(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<DeceptionId>,
    Json(said): Json<WrongReason>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(deceiving::take_back(&house, &actor, &id, &said.because).await?))
}

/// Erases the words of a concealment, and what shows it; not while it waits for a second person. Owners only.
#[utoipa::path(post, path = "/deceptions/{id}/erasure", tag = "second wrongs", params(("id" = DeceptionId, Path)),
    responses((status = 200, body = Deception), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem)))]
async fn erase_deception(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<DeceptionId>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(deceiving::erase_deception(&house, &actor, &id).await?))
}
