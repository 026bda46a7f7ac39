//! A notice in further languages, and as a letter to oneself, as JSON.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{parsed, workspace_of};
use crate::ground::fault::Problem;
use crate::ground::id::{ContactId, NoticeId};
use crate::ground::page::Lang;
use crate::ground::web::{Json, Path, Staff};
use crate::ground::{House, Result};
use crate::notices::{Notice, NoticeText, store, text, trial, verbs};
use crate::wording::Parts;

/// The routes of this file.
pub(super) fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new().routes(routes!(list)).routes(routes!(write, take_away)).routes(routes!(try_out))
}

/// The texts of a notice in further languages; its own stands in the notice.
#[utoipa::path(get, path = "/notices/{id}/texts", tag = "notices", params(("id" = NoticeId, Path)),
    responses((status = 200, body = Vec<NoticeText>), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn list(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<NoticeId>,
) -> Result<impl IntoResponse> {
    let mut read = house.read();
    let notice = store::find(&mut read, &actor.workspace, &id).await?;
    Ok(axum::Json(text::texts_of(&mut read, &notice).await?))
}

/// Writes a notice that is being written in a further language, or writes that text anew.
#[utoipa::path(put, path = "/notices/{id}/texts/{language}", tag = "notices", request_body = Parts,
    params(("id" = NoticeId, Path), ("language" = String, Path)),
    responses((status = 200, body = Notice), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn write(
    Staff(actor): Staff,
    State(house): State<House>,
    Path((id, language)): Path<(NoticeId, String)>,
    Json(parts): Json<Parts>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(verbs::write_text(&house, &actor, &id, &language, &parts).await?))
}

/// Takes a further language away.
#[utoipa::path(delete, path = "/notices/{id}/texts/{language}", tag = "notices",
    params(("id" = NoticeId, Path), ("language" = String, Path)),
    responses((status = 200, body = Notice), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem)))]
async fn take_away(
    Staff(actor): Staff,
    State(house): State<House>,
    Path((id, language)): Path<(NoticeId, String)>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(verbs::drop_text(&house, &actor, &id, &language).await?))
}

/// As whom a letter to oneself is written.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub(crate) struct TrialSaid {
    /// A contact of the incident; the first of the audience when empty.
    contact: String,
}

/// Where it goes.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct TrialView {
    /// The address of the member who asked.
    to: String,
}

/// Sends the notice to yourself as one contact would read it: marked as a test, with nobody's link, and nobody is told
/// by it.
#[utoipa::path(post, path = "/notices/{id}/trial", tag = "notices", params(("id" = NoticeId, Path)), request_body = TrialSaid,
    responses((status = 202, body = TrialView), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem), (status = 429, body = Problem)))]
async fn try_out(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<NoticeId>,
    Json(said): Json<TrialSaid>,
) -> Result<impl IntoResponse> {
    let contact: Option<ContactId> = match said.contact.trim() {
        "" => None,
        text => Some(parsed("contact", text)?),
    };
    let workspace = workspace_of(&house, &actor).await?;
    let to = trial::try_out(&house, &actor, &workspace, &id, contact.as_ref(), Lang::En).await?;
    Ok((StatusCode::ACCEPTED, axum::Json(TrialView { to })))
}
