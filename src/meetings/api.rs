//! The same verbs as JSON. A contact answers and adds points in their room.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{
    AgendaItem, Cadence, CadenceSaid, HeldSaid, InviteSaid, Meeting, MeetingLine, MeetingPerson,
    MeetingPoint, MeetingSaid, MoveSaid, agenda_of, inviting, setting, settling, store, verbs,
};
use crate::ground::fault::Problem;
use crate::ground::id::{CadenceId, CaseId, MeetingId};
use crate::ground::web::{Json, Page, Paging, Path, Query, Staff};
use crate::ground::{Fault, House, Result, Role, workspace};
use crate::incidents;
use crate::promises::{Promise, PromiseSaid};

mod reports;

/// The routes of this room under `/api/v1`.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new()
        .routes(routes!(mine))
        .routes(routes!(list, plan))
        .routes(routes!(list_cadences, set))
        .routes(routes!(change))
        .routes(routes!(end))
        .routes(routes!(show))
        .routes(routes!(move_to))
        .routes(routes!(invite))
        .routes(routes!(cancel))
        .routes(routes!(hold))
        .routes(routes!(send))
        .routes(routes!(promise))
        .routes(routes!(add_point))
        .routes(routes!(answer))
        .routes(routes!(erase))
        .merge(reports::routes())
}

/// A list without further pages.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct MeetingList<T> {
    /// All of them.
    items: Vec<T>,
}

/// What you are asked to and is to come, the first first; and what nobody said of yet what became of it.
#[utoipa::path(get, path = "/meetings", tag = "meetings", params(Paging),
    responses((status = 200, body = Page<MeetingLine>), (status = 401, body = Problem)))]
async fn mine(
    Staff(actor): Staff,
    State(house): State<House>,
    Query(paging): Query<Paging>,
) -> Result<impl IntoResponse> {
    let (mut read, now) = (house.read(), house.now());
    let planned = store::list_planned_of(&mut read, &actor.workspace, &actor.label(), now, &paging).await?;
    Ok(axum::Json(planned))
}

/// The meetings with a customer, the latest first.
#[utoipa::path(get, path = "/cases/{id}/meetings", tag = "meetings", params(("id" = CaseId, Path), Paging),
    responses((status = 200, body = Page<Meeting>), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn list(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<CaseId>,
    Query(paging): Query<Paging>,
) -> Result<impl IntoResponse> {
    let mut read = house.read();
    incidents::find_case(&mut read, &actor.workspace, &id).await?;
    Ok(axum::Json(store::list_of_case(&mut read, &actor.workspace, &id, &paging).await?))
}

/// Plans a single meeting; everybody is asked by a mail that calendars read.
#[utoipa::path(post, path = "/cases/{id}/meetings", tag = "meetings", params(("id" = CaseId, Path)), request_body = MeetingSaid,
    responses((status = 201, body = Meeting), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn plan(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<CaseId>,
    Json(said): Json<MeetingSaid>,
) -> Result<impl IntoResponse> {
    Ok((StatusCode::CREATED, axum::Json(verbs::plan(&house, &actor, &id, &said).await?)))
}

/// How often we meet a customer, the newest first.
#[utoipa::path(get, path = "/cases/{id}/cadences", tag = "meetings", params(("id" = CaseId, Path)),
    responses((status = 200, body = MeetingList<Cadence>), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn list_cadences(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<CaseId>,
) -> Result<impl IntoResponse> {
    let mut read = house.read();
    incidents::find_case(&mut read, &actor.workspace, &id).await?;
    let items = store::cadences::list_of_case(&mut read, &actor.workspace, &id).await?;
    Ok(axum::Json(MeetingList { items }))
}

/// Sets a cadence; it lays out one meeting after the other until the case is closed.
#[utoipa::path(post, path = "/cases/{id}/cadences", tag = "meetings", params(("id" = CaseId, Path)), request_body = CadenceSaid,
    responses((status = 201, body = Cadence), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn set(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<CaseId>,
    Json(said): Json<CadenceSaid>,
) -> Result<impl IntoResponse> {
    Ok((StatusCode::CREATED, axum::Json(setting::set_cadence(&house, &actor, &id, &said).await?)))
}

/// Changes a cadence; what is to come moves with it.
#[utoipa::path(put, path = "/cadences/{id}", tag = "meetings", params(("id" = CadenceId, Path)), request_body = CadenceSaid,
    responses((status = 200, body = Cadence), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn change(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<CadenceId>,
    Json(said): Json<CadenceSaid>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(setting::change_cadence(&house, &actor, &id, &said).await?))
}

/// Why something ends, or does not take place.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub(crate) struct MeetingBecause {
    /// The reason; they read it.
    because: String,
}

/// Ends a cadence; what is to come is called off.
#[utoipa::path(post, path = "/cadences/{id}/ending", tag = "meetings", params(("id" = CadenceId, Path)), request_body = MeetingBecause,
    responses((status = 200, body = Cadence), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn end(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<CadenceId>,
    Json(said): Json<MeetingBecause>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(setting::end_cadence(&house, &actor, &id, &said.because).await?))
}

/// A meeting, whole.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct WholeMeeting {
    /// The meeting.
    meeting: Meeting,
    /// Who is asked, and what they said.
    people: Vec<MeetingPerson>,
    /// What somebody wants to speak of.
    points: Vec<MeetingPoint>,
    /// What is open; once it was held, what was open then.
    agenda: Vec<AgendaItem>,
    /// What was promised there.
    promises: Vec<Promise>,
}

/// A meeting with who is asked, what is to be spoken of, and what came of it.
#[utoipa::path(get, path = "/meetings/{id}", tag = "meetings", params(("id" = MeetingId, Path)),
    responses((status = 200, body = WholeMeeting), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn show(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<MeetingId>,
) -> Result<impl IntoResponse> {
    let (mut read, workspace) = (house.read(), &actor.workspace);
    let meeting = store::find(&mut read, workspace, &id).await?;
    let agenda = if meeting.is_planned() {
        let case = incidents::find_case(&mut read, workspace, &meeting.case_id).await?;
        let desk = workspace::seek(&mut read, workspace).await?.ok_or(Fault::Missing("workspace"))?;
        agenda_of(&mut read, workspace, &case, &desk.zone, house.now()).await?
    } else {
        meeting.spoken_of()
    };
    Ok(axum::Json(WholeMeeting {
        people: store::people::list(&mut read, workspace, &id).await?,
        points: store::points::list(&mut read, workspace, &id).await?,
        promises: settling::promised_at(&mut read, workspace, &meeting).await?,
        agenda,
        meeting,
    }))
}

/// Gives a meeting another time or place; everybody is told.
#[utoipa::path(post, path = "/meetings/{id}/moving", tag = "meetings", params(("id" = MeetingId, Path)), request_body = MoveSaid,
    responses((status = 200, body = Meeting), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn move_to(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<MeetingId>,
    Json(said): Json<MoveSaid>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(verbs::move_to(&house, &actor, &id, &said).await?))
}

/// Asks these to come, and nobody else: who is new is invited, who is asked no more is told so.
#[utoipa::path(post, path = "/meetings/{id}/inviting", tag = "meetings", params(("id" = MeetingId, Path)), request_body = InviteSaid,
    responses((status = 200, body = Meeting), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn invite(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<MeetingId>,
    Json(said): Json<InviteSaid>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(inviting::invite(&house, &actor, &id, &said).await?))
}

/// Calls a meeting off; everybody is told.
#[utoipa::path(post, path = "/meetings/{id}/cancelling", tag = "meetings", params(("id" = MeetingId, Path)), request_body = MeetingBecause,
    responses((status = 200, body = Meeting), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn cancel(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<MeetingId>,
    Json(said): Json<MeetingBecause>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(settling::cancel(&house, &actor, &id, &said.because).await?))
}

/// Notes that a meeting was held, and what was said and decided; until the minutes are sent it can be written on.
#[utoipa::path(post, path = "/meetings/{id}/holding", tag = "meetings", params(("id" = MeetingId, Path)), request_body = HeldSaid,
    responses((status = 200, body = Meeting), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn hold(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<MeetingId>,
    Json(said): Json<HeldSaid>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(settling::hold(&house, &actor, &id, &said).await?))
}

/// Sends the minutes, once, to all who were asked.
#[utoipa::path(post, path = "/meetings/{id}/sending", tag = "meetings", params(("id" = MeetingId, Path)),
    responses((status = 200, body = Meeting), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn send(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<MeetingId>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(settling::send_minutes(&house, &actor, &id).await?))
}

/// Promises something at a meeting; it stands in the ledger like every other.
#[utoipa::path(post, path = "/meetings/{id}/promises", tag = "meetings", params(("id" = MeetingId, Path)), request_body = PromiseSaid,
    responses((status = 201, body = Promise), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn promise(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<MeetingId>,
    Json(said): Json<PromiseSaid>,
) -> Result<impl IntoResponse> {
    let desk =
        workspace::seek(&mut house.read(), &actor.workspace).await?.ok_or(Fault::Missing("workspace"))?;
    let promise = settling::promise(&house, &actor, &id, said, &desk.zone).await?;
    Ok((StatusCode::CREATED, axum::Json(promise)))
}

/// Something to speak of.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub(crate) struct MeetingPointSaid {
    /// What; all who are asked read it.
    point: String,
}

/// Puts something among what is spoken of.
#[utoipa::path(post, path = "/meetings/{id}/points", tag = "meetings", params(("id" = MeetingId, Path)), request_body = MeetingPointSaid,
    responses((status = 201, body = MeetingPoint), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn add_point(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<MeetingId>,
    Json(said): Json<MeetingPointSaid>,
) -> Result<impl IntoResponse> {
    Ok((StatusCode::CREATED, axum::Json(verbs::add_point(&house, &actor, &id, &said.point).await?)))
}

/// What somebody says to an invitation.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub(crate) struct MeetingAnswerSaid {
    /// Whose place at the table, by id; empty: your own.
    person: String,
    /// `yes`, `no` or `maybe`.
    answer: String,
}

/// Says whether you come, or notes what somebody else said elsewhere.
#[utoipa::path(post, path = "/meetings/{id}/answers", tag = "meetings", params(("id" = MeetingId, Path)), request_body = MeetingAnswerSaid,
    responses((status = 200, body = MeetingPerson), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn answer(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<MeetingId>,
    Json(said): Json<MeetingAnswerSaid>,
) -> Result<impl IntoResponse> {
    actor.must_be(Role::Member)?;
    let person = if said.person.trim().is_empty() {
        verbs::answer(&house, &actor, &id, &said.answer).await?
    } else {
        let whose = said.person.trim().parse().map_err(|_| Fault::Missing("meeting"))?;
        verbs::answer_for(&house, &actor, &id, &whose, &said.answer).await?
    };
    Ok(axum::Json(person))
}

/// Erases what was said, decided and put among the points. Owners only.
#[utoipa::path(post, path = "/meetings/{id}/erasure", tag = "meetings", params(("id" = MeetingId, Path)),
    responses((status = 200, body = Meeting), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem)))]
async fn erase(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<MeetingId>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(settling::erase(&house, &actor, &id).await?))
}
