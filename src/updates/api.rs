//! The same verbs as JSON.

use axum::body::{Body, to_bytes};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{EditSaid, SpeakerSaid, SpeakerView, Update, UpdateSaid, UpdateVersion, naming, store, verbs};
use crate::ground::fault::Problem;
use crate::ground::id::{IncidentId, SpeakerId, UpdateId};
use crate::ground::web::{Json, Path, Staff};
use crate::ground::{Fault, House, Result, Role};
use crate::incidents;

/// The routes of this room under `/api/v1`.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new()
        .routes(routes!(list, post))
        .routes(routes!(show, edit))
        .routes(routes!(withdraw))
        .routes(routes!(erase))
        .routes(routes!(list_speakers, name))
        .routes(routes!(release))
        .routes(routes!(show_face, take_face))
}

/// What we said about an incident: at most 200.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Updates {
    /// Newest first; what was taken back has its reason and no text.
    items: Vec<Update>,
    /// How many updates that were announced for a moment came by then.
    in_time: i64,
    /// Of how many.
    announced: i64,
}

/// What we said about an incident before everyone, newest first.
#[utoipa::path(get, path = "/incidents/{id}/updates", tag = "updates", params(("id" = IncidentId, Path)),
    responses((status = 200, body = Updates), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn list(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
) -> Result<impl IntoResponse> {
    let mut read = house.read();
    incidents::find(&mut read, &actor.workspace, &id).await?;
    let items = store::list(&mut read, &actor.workspace, &id).await?;
    let (in_time, announced) = store::in_time(&mut read, &actor.workspace, &id).await?;
    Ok(axum::Json(Updates { items, in_time, announced }))
}

/// Says something before everyone; the incident's status and when we speak next go along.
#[utoipa::path(post, path = "/incidents/{id}/updates", tag = "updates", params(("id" = IncidentId, Path)), request_body = UpdateSaid,
    responses((status = 201, body = Update), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn post(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
    Json(said): Json<UpdateSaid>,
) -> Result<impl IntoResponse> {
    Ok((StatusCode::CREATED, axum::Json(verbs::post(&house, &actor, &id, &said, "UTC").await?)))
}

/// An update with every version it had.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct WholeUpdate {
    /// The update.
    #[serde(flatten)]
    update: Update,
    /// Its versions, in their order.
    versions: Vec<UpdateVersion>,
}

/// One update with every version it had.
#[utoipa::path(get, path = "/updates/{id}", tag = "updates", params(("id" = UpdateId, Path)),
    responses((status = 200, body = WholeUpdate), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn show(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<UpdateId>,
) -> Result<impl IntoResponse> {
    let mut read = house.read();
    let update = store::find(&mut read, &actor.workspace, &id).await?;
    let versions = store::versions(&mut read, &actor.workspace, &id).await?;
    Ok(axum::Json(WholeUpdate { update, versions }))
}

/// Says it in other words; readers see that it was edited, how and why.
#[utoipa::path(put, path = "/updates/{id}", tag = "updates", params(("id" = UpdateId, Path)), request_body = EditSaid,
    responses((status = 200, body = Update), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn edit(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<UpdateId>,
    Json(said): Json<EditSaid>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(verbs::edit(&house, &actor, &id, &said).await?))
}

/// Why.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct UpdateReason {
    /// A sentence, which readers see.
    because: String,
}

/// Takes it back; the reason stays where it stood.
#[utoipa::path(post, path = "/updates/{id}/withdrawal", tag = "updates", params(("id" = UpdateId, Path)), request_body = UpdateReason,
    responses((status = 200, body = Update), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn withdraw(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<UpdateId>,
    Json(said): Json<UpdateReason>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(verbs::withdraw(&house, &actor, &id, &said.because).await?))
}

/// Which version.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct VersionSaid {
    /// Its number, from 1.
    version: i64,
}

/// Erases the words of a version that no longer stands. Owners only.
#[utoipa::path(post, path = "/updates/{id}/erasure", tag = "updates", params(("id" = UpdateId, Path)), request_body = VersionSaid,
    responses((status = 200, body = Update), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn erase(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<UpdateId>,
    Json(said): Json<VersionSaid>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(verbs::erase(&house, &actor, &id, said.version).await?))
}

/// Who speaks about an incident: at most a few.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Speakers {
    /// In the order in which they were named; those who stopped are among them.
    items: Vec<SpeakerView>,
}

/// Who speaks for us about an incident.
#[utoipa::path(get, path = "/incidents/{id}/speakers", tag = "updates", params(("id" = IncidentId, Path)),
    responses((status = 200, body = Speakers), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn list_speakers(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
) -> Result<impl IntoResponse> {
    let mut read = house.read();
    incidents::find(&mut read, &actor.workspace, &id).await?;
    let all = store::speakers::list(&mut read, &actor.workspace, &id).await?;
    Ok(axum::Json(Speakers { items: all.iter().map(super::Speaker::view).collect() }))
}

/// Names a person who speaks for us.
#[utoipa::path(post, path = "/incidents/{id}/speakers", tag = "updates", params(("id" = IncidentId, Path)), request_body = SpeakerSaid,
    responses((status = 201, body = SpeakerView), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn name(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
    Json(said): Json<SpeakerSaid>,
) -> Result<impl IntoResponse> {
    Ok((StatusCode::CREATED, axum::Json(naming::name(&house, &actor, &id, &said).await?.view())))
}

/// They speak for us no more; their face is taken away, and what they said stays theirs.
#[utoipa::path(post, path = "/speakers/{id}/release", tag = "updates", params(("id" = SpeakerId, Path)),
    responses((status = 200, body = SpeakerView), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem)))]
async fn release(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<SpeakerId>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(naming::release(&house, &actor, &id).await?.view()))
}

/// Shows a face beside a name: a JPEG, PNG or WebP of at most 1,024 by 1,024 pixels and 200 kB.
#[utoipa::path(put, path = "/speakers/{id}/face", tag = "updates", params(("id" = SpeakerId, Path)),
    request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    responses((status = 200, body = SpeakerView), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn show_face(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<SpeakerId>,
    body: Body,
) -> Result<impl IntoResponse> {
    actor.must_be(Role::Lead)?;
    store::speakers::find(&mut house.read(), &actor.workspace, &id).await?;
    let broken = |_| Fault::invalid("face", "The picture did not come whole.", "Send it again, small.");
    let bytes = to_bytes(body, footage::MOST_BYTES).await.map_err(broken)?;
    Ok(axum::Json(naming::show_face(&house, &actor, &id, &bytes).await?.view()))
}

/// Takes the face away; its bytes are gone.
#[utoipa::path(delete, path = "/speakers/{id}/face", tag = "updates", params(("id" = SpeakerId, Path)),
    responses((status = 200, body = SpeakerView), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem)))]
async fn take_face(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<SpeakerId>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(naming::take_face(&house, &actor, &id).await?.view()))
}
