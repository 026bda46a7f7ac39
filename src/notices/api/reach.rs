//! Taking a notice to people by another way than mail, as JSON.

use axum::extract::State;
use axum::response::IntoResponse;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::ground::fault::Problem;
use crate::ground::id::NoticeId;
use crate::ground::web::{Json, Path, Staff};
use crate::ground::{House, Result, Role};
use crate::notices::{Channel, Reach, WhomSaid, carrying, store};

/// The routes.
pub(super) fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new().routes(routes!(reach_by_voice, call))
}

/// How many more a notice was taken to.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct TakenTo {
    /// Deliveries that wait for somebody to carry them.
    pub(super) queued: usize,
}

/// Who could be called about a notice, and who has no telephone number.
#[utoipa::path(get, path = "/notices/{id}/calls", tag = "notices", params(("id" = NoticeId, Path)),
    responses((status = 200, body = Reach), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn reach_by_voice(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<NoticeId>,
) -> Result<impl IntoResponse> {
    let mut read = house.read();
    let notice = store::find(&mut read, &actor.workspace, &id).await?;
    Ok(axum::Json(store::reach::reach(&mut read, &notice, Channel::Voice).await?))
}

/// Has these people called about a notice that is out.
#[utoipa::path(post, path = "/notices/{id}/calls", tag = "notices", params(("id" = NoticeId, Path)), request_body = WhomSaid,
    responses((status = 200, body = TakenTo), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn call(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<NoticeId>,
    Json(said): Json<WhomSaid>,
) -> Result<impl IntoResponse> {
    actor.must_be(Role::Lead)?;
    let queued = carrying::take_to(&house, &actor, &id, Channel::Voice, &said.read()?).await?;
    Ok(axum::Json(TakenTo { queued }))
}
