//! The same verbs as JSON.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{Bulletin, BulletinSaid, Gap, Reader, Reading, Receipt, store, verbs};
use crate::ground::fault::Problem;
use crate::ground::id::{BulletinId, IncidentId};
use crate::ground::page::Lang;
use crate::ground::web::{Json, Path, Staff};
use crate::ground::{House, Result};
use crate::incidents;

/// The routes of this room under `/api/v1`.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new()
        .routes(routes!(list, draft))
        .routes(routes!(show, change))
        .routes(routes!(publish))
        .routes(routes!(readers))
        .routes(routes!(read))
        .routes(routes!(erase))
}

/// What our own people were told of an incident.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct BulletinsView {
    /// The bulletins, the last one first; at most 100.
    bulletins: Vec<Bulletin>,
    /// First notices that were let out before our own people were told.
    sent_before: Vec<Gap>,
}

/// The bulletins about an incident, and what was sent before our own people were told.
#[utoipa::path(get, path = "/incidents/{id}/bulletins", tag = "bulletins", params(("id" = IncidentId, Path)),
    responses((status = 200, body = BulletinsView), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn list(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
) -> Result<impl IntoResponse> {
    let (mut read, workspace) = (house.read(), &actor.workspace);
    incidents::find(&mut read, workspace, &id).await?;
    let bulletins = store::list_of_incident(&mut read, workspace, &id).await?;
    let sent_before = store::list_gaps(&mut read, workspace, &id).await?;
    Ok(axum::Json(BulletinsView { bulletins, sent_before }))
}

/// Begins a bulletin about an incident.
#[utoipa::path(post, path = "/incidents/{id}/bulletins", tag = "bulletins", params(("id" = IncidentId, Path)), request_body = BulletinSaid,
    responses((status = 201, body = Bulletin), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn draft(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
    Json(said): Json<BulletinSaid>,
) -> Result<impl IntoResponse> {
    let bulletin = verbs::draft(&house, &actor, &id, None, &said, Lang::En).await?;
    Ok((StatusCode::CREATED, axum::Json(bulletin)))
}

/// A bulletin, and how far it has been read.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct BulletinView {
    #[serde(flatten)]
    bulletin: Bulletin,
    /// How far it has been read.
    reading: Reading,
}

/// One bulletin.
#[utoipa::path(get, path = "/bulletins/{id}", tag = "bulletins", params(("id" = BulletinId, Path)),
    responses((status = 200, body = BulletinView), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn show(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<BulletinId>,
) -> Result<impl IntoResponse> {
    let mut read = house.read();
    let bulletin = store::find(&mut read, &actor.workspace, &id).await?;
    let reading = store::reading(&mut read, &bulletin).await?;
    Ok(axum::Json(BulletinView { bulletin, reading }))
}

/// Writes on a bulletin that is drafted.
#[utoipa::path(put, path = "/bulletins/{id}", tag = "bulletins", params(("id" = BulletinId, Path)), request_body = BulletinSaid,
    responses((status = 200, body = Bulletin), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn change(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<BulletinId>,
    Json(said): Json<BulletinSaid>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(verbs::change(&house, &actor, &id, &said, Lang::En).await?))
}

/// Publishes it: it stands on the Home of each member until they say that they have read it. Leads only.
#[utoipa::path(post, path = "/bulletins/{id}/publication", tag = "bulletins", params(("id" = BulletinId, Path)),
    responses((status = 200, body = Bulletin), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn publish(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<BulletinId>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(verbs::publish(&house, &actor, &id).await?))
}

/// Who has read it, and who has not: those first.
#[utoipa::path(get, path = "/bulletins/{id}/readers", tag = "bulletins", params(("id" = BulletinId, Path)),
    responses((status = 200, body = Vec<Reader>), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn readers(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<BulletinId>,
) -> Result<impl IntoResponse> {
    let mut read = house.read();
    store::find(&mut read, &actor.workspace, &id).await?;
    Ok(axum::Json(store::list_readers(&mut read, &actor.workspace, &id).await?))
}

/// Says that the member who asks has read it. Said again, it changes nothing.
#[utoipa::path(post, path = "/bulletins/{id}/receipt", tag = "bulletins", params(("id" = BulletinId, Path)),
    responses((status = 200, body = Receipt), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem)))]
async fn read(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<BulletinId>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(verbs::read(&house, &actor, &id).await?))
}

/// Erases its words; that our own people were told, and who has read it, stays. Owners only.
#[utoipa::path(post, path = "/bulletins/{id}/erasure", tag = "bulletins", params(("id" = BulletinId, Path)),
    responses((status = 200, body = Bulletin), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem)))]
async fn erase(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<BulletinId>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(verbs::erase(&house, &actor, &id).await?))
}
