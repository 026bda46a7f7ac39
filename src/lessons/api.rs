//! The same verbs as JSON.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{Lesson, LessonSaid, LessonVersion, store, verbs};
use crate::ground::fault::Problem;
use crate::ground::id::LessonId;
use crate::ground::web::{Json, Page, Paging, Path, Query, Staff};
use crate::ground::{House, Result};

/// The routes of this room under `/api/v1`.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new().routes(routes!(list, write)).routes(routes!(show, rewrite)).routes(routes!(confirm))
}

#[derive(Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
struct Search {
    /// Words that must all occur; the last may be a beginning. None for all lessons.
    q: String,
    /// The `next` of the page before.
    after: Option<String>,
    /// Rows per page: 1 to 200.
    limit: Option<i64>,
}

/// Lessons, last changed first; all of them, or those with the words searched for.
#[utoipa::path(get, path = "/lessons", tag = "lessons", params(Search),
    responses((status = 200, body = Page<Lesson>), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem)))]
async fn list(
    Staff(actor): Staff,
    State(house): State<House>,
    Query(search): Query<Search>,
) -> Result<impl IntoResponse> {
    let paging = Paging { after: search.after, limit: search.limit };
    Ok(axum::Json(store::list(&mut house.read(), &actor.workspace, &search.q, &paging).await?))
}

/// Writes a lesson.
#[utoipa::path(post, path = "/lessons", tag = "lessons", request_body = LessonSaid,
    responses((status = 201, body = Lesson), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn write(
    Staff(actor): Staff,
    State(house): State<House>,
    Json(said): Json<LessonSaid>,
) -> Result<impl IntoResponse> {
    Ok((StatusCode::CREATED, axum::Json(verbs::write(&house, &actor, &said, "UTC").await?)))
}

/// A lesson and every version of it.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct LessonView {
    #[serde(flatten)]
    lesson: Lesson,
    /// Every version, newest first.
    versions: Vec<LessonVersion>,
}

/// One lesson, with what was believed before.
#[utoipa::path(get, path = "/lessons/{id}", tag = "lessons", params(("id" = LessonId, Path)),
    responses((status = 200, body = LessonView), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem)))]
async fn show(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<LessonId>,
) -> Result<impl IntoResponse> {
    let mut read = house.read();
    let lesson = store::find(&mut read, &actor.workspace, &id).await?;
    let versions = store::list_versions(&mut read, &actor.workspace, &id).await?;
    Ok(axum::Json(LessonView { lesson, versions }))
}

/// Writes a lesson anew; the old version stays. Send the `version` you began from.
#[utoipa::path(put, path = "/lessons/{id}", tag = "lessons", params(("id" = LessonId, Path)), request_body = LessonSaid,
    responses((status = 200, body = Lesson), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn rewrite(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<LessonId>,
    Json(said): Json<LessonSaid>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(verbs::rewrite(&house, &actor, &id, &said, "UTC").await?))
}

/// Says that it is still true; it is looked at again in half a year.
#[utoipa::path(post, path = "/lessons/{id}/confirmation", tag = "lessons", params(("id" = LessonId, Path)),
    responses((status = 200, body = Lesson), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem)))]
async fn confirm(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<LessonId>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(verbs::confirm(&house, &actor, &id, "UTC").await?))
}
