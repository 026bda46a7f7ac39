//! The same verbs as JSON. A contact asks in their room.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{
    Alternative, AlternativeSaid, AlternativeView, Ask, AskSaid, SettleSaid, Source, SourceSaid, asking,
    panel, seeking, store, verbs,
};
use crate::ground::fault::Problem;
use crate::ground::id::{AlternativeId, AskId, IncidentId, SourceId};
use crate::ground::web::{Json, Page, Paging, Path, Query, Staff};
use crate::ground::{House, Result};
use crate::incidents;

/// The routes of this room under `/api/v1`.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new()
        .routes(routes!(list, offer))
        .routes(routes!(show, change))
        .routes(routes!(end))
        .routes(routes!(list_asks, ask_for))
        .routes(routes!(give))
        .routes(routes!(decline))
        .routes(routes!(erase))
        .routes(routes!(list_sources, note_source))
        .routes(routes!(show_source, change_source))
        .routes(routes!(erase_source))
}

/// The alternatives about an incident: at most 100.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Alternatives {
    /// In the order in which they were offered; those that ended are among them.
    items: Vec<AlternativeView>,
}

/// What customers can do or use meanwhile, and what is left of it.
#[utoipa::path(get, path = "/incidents/{id}/alternatives", tag = "alternatives", params(("id" = IncidentId, Path)),
    responses((status = 200, body = Alternatives), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn list(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
) -> Result<impl IntoResponse> {
    incidents::find(&mut house.read(), &actor.workspace, &id).await?;
    let items = panel::views(&house, &actor.workspace, &id, house.now()).await?;
    Ok(axum::Json(Alternatives { items }))
}

/// Offers an alternative, or says that there is none; customers see it at once.
#[utoipa::path(post, path = "/incidents/{id}/alternatives", tag = "alternatives", params(("id" = IncidentId, Path)), request_body = AlternativeSaid,
    responses((status = 201, body = Alternative), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn offer(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
    Json(said): Json<AlternativeSaid>,
) -> Result<impl IntoResponse> {
    Ok((StatusCode::CREATED, axum::Json(verbs::offer(&house, &actor, &id, &said, "UTC").await?)))
}

/// One alternative, with what is left of it.
#[utoipa::path(get, path = "/alternatives/{id}", tag = "alternatives", params(("id" = AlternativeId, Path)),
    responses((status = 200, body = AlternativeView), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn show(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<AlternativeId>,
) -> Result<impl IntoResponse> {
    let mut read = house.read();
    let alternative = store::find(&mut read, &actor.workspace, &id).await?;
    let taken = store::taken(&mut read, &actor.workspace, &alternative.incident_id).await?;
    let taken = taken.get(&id).copied().unwrap_or(0);
    Ok(axum::Json(AlternativeView::of(alternative, taken, house.now())))
}

/// Says it in other words, or that there is more or less of it; never less than was asked for.
#[utoipa::path(put, path = "/alternatives/{id}", tag = "alternatives", params(("id" = AlternativeId, Path)), request_body = AlternativeSaid,
    responses((status = 200, body = Alternative), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn change(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<AlternativeId>,
    Json(said): Json<AlternativeSaid>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(verbs::change(&house, &actor, &id, &said, "UTC").await?))
}

/// Why.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct EndingReason {
    /// A sentence.
    because: String,
}

/// Ends it: nobody can ask for it any more.
#[utoipa::path(post, path = "/alternatives/{id}/ending", tag = "alternatives", params(("id" = AlternativeId, Path)), request_body = EndingReason,
    responses((status = 200, body = Alternative), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn end(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<AlternativeId>,
    Json(said): Json<EndingReason>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(verbs::end(&house, &actor, &id, &said.because).await?))
}

/// Who asked for an alternative: at most 500.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct AlternativeAsks {
    /// Oldest first.
    items: Vec<Ask>,
}

/// Who asked for an alternative, and what they were told.
#[utoipa::path(get, path = "/alternatives/{id}/asks", tag = "alternatives", params(("id" = AlternativeId, Path)),
    responses((status = 200, body = AlternativeAsks), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn list_asks(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<AlternativeId>,
) -> Result<impl IntoResponse> {
    let mut read = house.read();
    store::find(&mut read, &actor.workspace, &id).await?;
    let items = store::asks_of(&mut read, &actor.workspace, &id).await?;
    Ok(axum::Json(AlternativeAsks { items }))
}

/// Notes that a customer asked for it elsewhere; it is set aside for them.
#[utoipa::path(post, path = "/alternatives/{id}/asks", tag = "alternatives", params(("id" = AlternativeId, Path)), request_body = AskSaid,
    responses((status = 201, body = Ask), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn ask_for(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<AlternativeId>,
    Json(said): Json<AskSaid>,
) -> Result<impl IntoResponse> {
    Ok((StatusCode::CREATED, axum::Json(asking::ask_for(&house, &actor, &id, &said).await?)))
}

/// Gives it to them, and says how they get it.
#[utoipa::path(post, path = "/asks/{id}/giving", tag = "alternatives", params(("id" = AskId, Path)), request_body = SettleSaid,
    responses((status = 200, body = Ask), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn give(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<AskId>,
    Json(said): Json<SettleSaid>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(asking::give(&house, &actor, &id, &said).await?))
}

/// Does not give it, because …; others can ask for it again.
#[utoipa::path(post, path = "/asks/{id}/decline", tag = "alternatives", params(("id" = AskId, Path)), request_body = SettleSaid,
    responses((status = 200, body = Ask), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn decline(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<AskId>,
    Json(said): Json<SettleSaid>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(asking::decline(&house, &actor, &id, &said).await?))
}

/// Erases what they wrote beside it, and what we answered. Owners only.
#[utoipa::path(post, path = "/asks/{id}/erasure", tag = "alternatives", params(("id" = AskId, Path)),
    responses((status = 200, body = Ask), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem)))]
async fn erase(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<AskId>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(asking::erase(&house, &actor, &id).await?))
}

/// Whom we asked elsewhere, newest first. Customers never read it.
#[utoipa::path(get, path = "/incidents/{id}/sources", tag = "alternatives", params(("id" = IncidentId, Path), Paging),
    responses((status = 200, body = Page<Source>), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn list_sources(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
    Query(paging): Query<Paging>,
) -> Result<impl IntoResponse> {
    let mut read = house.read();
    incidents::find(&mut read, &actor.workspace, &id).await?;
    Ok(axum::Json(store::sources::list(&mut read, &actor.workspace, &id, &paging).await?))
}

/// Notes whom we asked, and what they said if they did.
#[utoipa::path(post, path = "/incidents/{id}/sources", tag = "alternatives", params(("id" = IncidentId, Path)), request_body = SourceSaid,
    responses((status = 201, body = Source), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn note_source(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
    Json(said): Json<SourceSaid>,
) -> Result<impl IntoResponse> {
    Ok((StatusCode::CREATED, axum::Json(seeking::note_source(&house, &actor, &id, &said, "UTC").await?)))
}

/// One of whom we asked.
#[utoipa::path(get, path = "/sources/{id}", tag = "alternatives", params(("id" = SourceId, Path)),
    responses((status = 200, body = Source), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn show_source(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<SourceId>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(store::sources::find(&mut house.read(), &actor.workspace, &id).await?))
}

/// Notes what they said since.
#[utoipa::path(put, path = "/sources/{id}", tag = "alternatives", params(("id" = SourceId, Path)), request_body = SourceSaid,
    responses((status = 200, body = Source), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn change_source(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<SourceId>,
    Json(said): Json<SourceSaid>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(seeking::change_source(&house, &actor, &id, &said, "UTC").await?))
}

/// Erases whom we spoke with and what they said. Owners only.
#[utoipa::path(post, path = "/sources/{id}/erasure", tag = "alternatives", params(("id" = SourceId, Path)),
    responses((status = 200, body = Source), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem)))]
async fn erase_source(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<SourceId>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(seeking::erase_source(&house, &actor, &id).await?))
}
