//! The same verbs as JSON.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{
    AnswerLine, AskedCase, Asking, Results, SilentLine, Survey, asking, list_asked, list_of_incident,
    list_silent, results_of, store,
};
use crate::ground::fault::Problem;
use crate::ground::id::{IncidentId, SurveyId};
use crate::ground::web::{Json, Page, Paging, Path, Query, Staff};
use crate::ground::{House, Result};
use crate::incidents;

/// The routes of this room under `/api/v1`. Contacts answer through their private link, nobody else does.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new()
        .routes(routes!(show, ask))
        .routes(routes!(silent))
        .routes(routes!(asked))
        .routes(routes!(answers))
}

/// What came back, and every asking.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct SurveyView {
    /// What came back from the present askings.
    results: Results,
    /// Every asking, newest first.
    surveys: Vec<Survey>,
}

/// An incident's survey: what came back, and how many say nothing.
#[utoipa::path(get, path = "/incidents/{id}/survey", tag = "surveys", params(("id" = IncidentId, Path)),
    responses((status = 200, body = SurveyView), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem)))]
async fn show(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
) -> Result<impl IntoResponse> {
    let mut read = house.read();
    incidents::find(&mut read, &actor.workspace, &id).await?;
    let results = results_of(&mut read, &actor.workspace, &id).await?;
    let surveys = list_of_incident(&mut read, &actor.workspace, &id).await?;
    Ok(axum::Json(SurveyView { results, surveys }))
}

/// Asks whether it held, once the solution is ready.
#[utoipa::path(post, path = "/incidents/{id}/survey", tag = "surveys", params(("id" = IncidentId, Path)), request_body = Asking,
    responses((status = 201, body = Survey), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn ask(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
    Json(said): Json<Asking>,
) -> Result<impl IntoResponse> {
    Ok((StatusCode::CREATED, axum::Json(asking::ask(&house, &actor, &id, said).await?)))
}

/// Customers that were asked and say nothing.
#[utoipa::path(get, path = "/incidents/{id}/survey/silent", tag = "surveys", params(("id" = IncidentId, Path), Paging),
    responses((status = 200, body = Page<SilentLine>), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem)))]
async fn silent(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
    Query(paging): Query<Paging>,
) -> Result<impl IntoResponse> {
    let mut read = house.read();
    incidents::find(&mut read, &actor.workspace, &id).await?;
    Ok(axum::Json(list_silent(&mut read, &actor.workspace, &id, &paging).await?))
}

/// The cases that one asking asks, and how each stands.
#[utoipa::path(get, path = "/surveys/{id}/cases", tag = "surveys", params(("id" = SurveyId, Path), Paging),
    responses((status = 200, body = Page<AskedCase>), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem)))]
async fn asked(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<SurveyId>,
    Query(paging): Query<Paging>,
) -> Result<impl IntoResponse> {
    let mut read = house.read();
    store::find(&mut read, &actor.workspace, &id).await?;
    Ok(axum::Json(list_asked(&mut read, &actor.workspace, &id, &paging).await?))
}

/// The answers to one asking, every version, newest first.
#[utoipa::path(get, path = "/surveys/{id}/answers", tag = "surveys", params(("id" = SurveyId, Path), Paging),
    responses((status = 200, body = Page<AnswerLine>), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem)))]
async fn answers(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<SurveyId>,
    Query(paging): Query<Paging>,
) -> Result<impl IntoResponse> {
    let mut read = house.read();
    store::find(&mut read, &actor.workspace, &id).await?;
    Ok(axum::Json(store::list_answers(&mut read, &actor.workspace, &id, None, &paging).await?))
}
