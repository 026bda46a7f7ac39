//! The same verbs as JSON.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{Attached, Mail, MailAnswer, MailLine, MailState, store, verbs};
use crate::ground::fault::Problem;
use crate::ground::id::{CaseId, MailId};
use crate::ground::web::{Json, Page, Paging, Path, Query, Staff};
use crate::ground::{Fault, House, Result};
use crate::incidents;

/// The routes of this room under `/api/v1`.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new()
        .routes(routes!(list))
        .routes(routes!(list_of_case))
        .routes(routes!(show))
        .routes(routes!(assign))
        .routes(routes!(set_aside))
        .routes(routes!(answer))
        .routes(routes!(leave))
        .routes(routes!(erase))
}

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct MailQuery {
    /// Only in this state: `waiting` is the tray.
    #[param(inline)]
    state: Option<MailState>,
    /// The `next` of the page before.
    after: Option<String>,
    /// Rows per page: 1 to 200.
    limit: Option<i64>,
}

/// Mails that came back, newest first.
#[utoipa::path(get, path = "/mails", tag = "replies", params(MailQuery),
    responses((status = 200, body = Page<MailLine>), (status = 401, body = Problem), (status = 422, body = Problem)))]
async fn list(
    Staff(actor): Staff,
    State(house): State<House>,
    Query(query): Query<MailQuery>,
) -> Result<impl IntoResponse> {
    let paging = Paging { after: query.after, limit: query.limit };
    let state = query.state.map(MailState::word);
    Ok(axum::Json(store::list(&mut house.read(), &actor.workspace, state, &paging).await?))
}

/// The newest hundred mails of a case.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct CaseMails {
    /// Newest first.
    items: Vec<MailLine>,
}

/// What came back from the people of a case, newest first.
#[utoipa::path(get, path = "/cases/{id}/mails", tag = "replies", params(("id" = CaseId, Path)),
    responses((status = 200, body = CaseMails), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn list_of_case(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<CaseId>,
) -> Result<impl IntoResponse> {
    let mut read = house.read();
    incidents::find_case(&mut read, &actor.workspace, &id).await?;
    Ok(axum::Json(CaseMails { items: store::list_of_case(&mut read, &actor.workspace, &id).await? }))
}

/// A mail with what hangs on it and what was answered.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct MailView {
    /// The mail.
    mail: Mail,
    /// The files that hang on it, in their order.
    attached: Vec<Attached>,
    /// What we answered, oldest first.
    answers: Vec<MailAnswer>,
}

/// One mail.
#[utoipa::path(get, path = "/mails/{id}", tag = "replies", params(("id" = MailId, Path)),
    responses((status = 200, body = MailView), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn show(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<MailId>,
) -> Result<impl IntoResponse> {
    let mut read = house.read();
    let mail = store::find(&mut read, &actor.workspace, &id).await?;
    let answers = store::list_answers(&mut read, &actor.workspace, &id).await?;
    Ok(axum::Json(MailView { attached: mail.attached(), mail, answers }))
}

/// Which case a mail belongs to.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = MailAssigning)]
pub(crate) struct Assigning {
    /// The case.
    case_id: String,
}

/// Puts a mail to a case.
#[utoipa::path(post, path = "/mails/{id}/assignment", tag = "replies", params(("id" = MailId, Path)), request_body = Assigning,
    responses((status = 200, body = Mail), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn assign(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<MailId>,
    Json(said): Json<Assigning>,
) -> Result<impl IntoResponse> {
    let case: CaseId = said
        .case_id
        .parse()
        .map_err(|why: String| Fault::invalid("case_id", why, "Use an id as the list of cases gives it."))?;
    Ok(axum::Json(verbs::assign(&house, &actor, &id, &case).await?))
}

/// Why something was done so.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = MailBecause)]
pub(crate) struct Because {
    /// The reason.
    because: String,
}

/// Sets a mail aside that belongs to no case.
#[utoipa::path(post, path = "/mails/{id}/setting-aside", tag = "replies", params(("id" = MailId, Path)), request_body = Because,
    responses((status = 200, body = Mail), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn set_aside(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<MailId>,
    Json(said): Json<Because>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(verbs::set_aside(&house, &actor, &id, &said.because).await?))
}

/// What to answer.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = MailAnswering)]
pub(crate) struct Answering {
    /// The words; greeting included, signature not.
    words: String,
}

/// Answers a mail, to the one person who wrote it.
#[utoipa::path(post, path = "/mails/{id}/answer", tag = "replies", params(("id" = MailId, Path)), request_body = Answering,
    responses((status = 201, body = MailAnswer), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn answer(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<MailId>,
    Json(said): Json<Answering>,
) -> Result<impl IntoResponse> {
    let (_, answer) = verbs::answer(&house, &actor, &id, &said.words).await?;
    Ok((StatusCode::CREATED, axum::Json(answer)))
}

/// Says that a mail needs no answer.
#[utoipa::path(post, path = "/mails/{id}/leaving", tag = "replies", params(("id" = MailId, Path)), request_body = Because,
    responses((status = 200, body = Mail), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn leave(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<MailId>,
    Json(said): Json<Because>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(verbs::leave(&house, &actor, &id, &said.because).await?))
}

/// Erases the words of a mail, its bytes, and what was answered. Owners only.
#[utoipa::path(post, path = "/mails/{id}/erasure", tag = "replies", params(("id" = MailId, Path)),
    responses((status = 200, body = Mail), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem)))]
async fn erase(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<MailId>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(verbs::erase(&house, &actor, &id).await?))
}
