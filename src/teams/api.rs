//! The same verbs as JSON. A contact demands in their room.

mod executives;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{
    Able, AgreeSaid, AskedSaid, Becoming, BuyIn, Demand, DemandAnswerSaid, DemandSaid, Department,
    DepartmentSaid, HandOver, NeverAgain, NeverAgainSaid, Pulse, PulseSaid, ReviewSaid, Reviewed, SkillsSaid,
    TeamMember, TeamOf, TeamView, Thanks, agreeing, demanding, joining, pulsing, reading, reviewing,
    skilling,
};
use crate::ground::fault::Problem;
use crate::ground::id::{
    CaseId, DemandId, DepartmentId, HandOverId, IncidentId, MemberId, StatementId, TeamMemberId,
};
use crate::ground::web::{Json, Path, Query, Staff};
use crate::ground::{House, Result};
use crate::incidents;

/// The routes of this room under `/api/v1`.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new()
        .routes(routes!(show))
        .routes(routes!(ask))
        .routes(routes!(accept))
        .routes(routes!(decline))
        .routes(routes!(leave))
        .routes(routes!(add_department))
        .routes(routes!(change_department))
        .routes(routes!(review))
        .routes(routes!(announce))
        .routes(routes!(agree))
        .routes(routes!(write_never_again))
        .routes(routes!(demand))
        .routes(routes!(answer_demand))
        .routes(routes!(erase_demand))
        .routes(routes!(able, say_skills))
        .routes(routes!(give_skills))
        .routes(routes!(pulse, answer_pulse))
        .routes(routes!(thank))
        .merge(executives::routes())
}

/// The team of an incident, or of a case where it differs: by the id of either.
#[utoipa::path(get, path = "/teams/{id}", tag = "teams", params(("id" = String, Path, description = "An incident's or a case's id.")),
    responses((status = 200, body = TeamView), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn show(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(of): Path<TeamOf>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(reading::view_of(&mut house.read(), &actor.workspace, &of).await?))
}

/// Asks one of our people into a team; whoever asks themselves is in it.
#[utoipa::path(post, path = "/teams/{id}/members", tag = "teams", params(("id" = String, Path)), request_body = AskedSaid,
    responses((status = 201, body = TeamMember), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn ask(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(of): Path<TeamOf>,
    Json(said): Json<AskedSaid>,
) -> Result<impl IntoResponse> {
    Ok((StatusCode::CREATED, axum::Json(joining::ask(&house, &actor, &of, &said).await?)))
}

/// Joins: whoever was asked.
#[utoipa::path(post, path = "/team-members/{id}/acceptance", tag = "teams", params(("id" = TeamMemberId, Path)),
    responses((status = 200, body = TeamMember), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem)))]
async fn accept(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<TeamMemberId>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(joining::accept(&house, &actor, &id).await?))
}

/// Does not join, with a reason.
#[utoipa::path(post, path = "/team-members/{id}/decline", tag = "teams", params(("id" = TeamMemberId, Path)), request_body = Becoming,
    responses((status = 200, body = TeamMember), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn decline(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<TeamMemberId>,
    Json(said): Json<Becoming>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(joining::decline(&house, &actor, &id, &said).await?))
}

/// Leaves a team, or is asked no more.
#[utoipa::path(post, path = "/team-members/{id}/leaving", tag = "teams", params(("id" = TeamMemberId, Path)), request_body = Becoming,
    responses((status = 200, body = TeamMember), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn leave(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<TeamMemberId>,
    Json(said): Json<Becoming>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(joining::leave(&house, &actor, &id, &said).await?))
}

/// Takes another department in.
#[utoipa::path(post, path = "/teams/{id}/departments", tag = "teams", params(("id" = String, Path)), request_body = DepartmentSaid,
    responses((status = 201, body = Department), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn add_department(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(of): Path<TeamOf>,
    Json(said): Json<DepartmentSaid>,
) -> Result<impl IntoResponse> {
    Ok((StatusCode::CREATED, axum::Json(joining::add_department(&house, &actor, &of, &said).await?)))
}

/// Says what a department was told by now, who speaks for it, or that it is not with us any more.
#[utoipa::path(put, path = "/departments/{id}", tag = "teams", params(("id" = DepartmentId, Path)), request_body = DepartmentSaid,
    responses((status = 200, body = Department), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn change_department(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<DepartmentId>,
    Json(said): Json<DepartmentSaid>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(joining::change_department(&house, &actor, &id, &said).await?))
}

/// Writes down a review of a team; a new lead comes with words for the customer.
#[utoipa::path(post, path = "/teams/{id}/reviews", tag = "teams", params(("id" = String, Path)), request_body = ReviewSaid,
    responses((status = 201, body = Reviewed), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn review(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(of): Path<TeamOf>,
    Json(said): Json<ReviewSaid>,
) -> Result<impl IntoResponse> {
    Ok((StatusCode::CREATED, axum::Json(reviewing::review(&house, &actor, &of, &said).await?)))
}

/// Announces a hand-over: customers read it from now on.
#[utoipa::path(post, path = "/hand-overs/{id}/announcement", tag = "teams", params(("id" = HandOverId, Path)),
    responses((status = 200, body = HandOver), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem)))]
async fn announce(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<HandOverId>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(reviewing::announce(&house, &actor, &id).await?))
}

/// Stands behind the plan that is out, or behind what must never happen again.
#[utoipa::path(post, path = "/teams/{id}/agreement", tag = "teams", params(("id" = String, Path)), request_body = AgreeSaid,
    responses((status = 200, body = BuyIn), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn agree(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(of): Path<TeamOf>,
    Json(said): Json<AgreeSaid>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(agreeing::agree(&house, &actor, &of, &said).await?))
}

/// Writes what must never happen again.
#[utoipa::path(put, path = "/incidents/{id}/never-again", tag = "teams", params(("id" = IncidentId, Path)), request_body = NeverAgainSaid,
    responses((status = 200, body = NeverAgain), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn write_never_again(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
    Json(said): Json<NeverAgainSaid>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(agreeing::write_never_again(&house, &actor, &id, &said).await?))
}

/// Notes that a customer demands another lead or team.
#[utoipa::path(post, path = "/cases/{id}/demands", tag = "teams", params(("id" = CaseId, Path)), request_body = DemandSaid,
    responses((status = 201, body = Demand), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn demand(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<CaseId>,
    Json(said): Json<DemandSaid>,
) -> Result<impl IntoResponse> {
    Ok((StatusCode::CREATED, axum::Json(demanding::demand(&house, &actor, &id, &said).await?)))
}

/// Answers a demand, with a reason that they read.
#[utoipa::path(post, path = "/demands/{id}/answer", tag = "teams", params(("id" = DemandId, Path)), request_body = DemandAnswerSaid,
    responses((status = 200, body = Demand), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn answer_demand(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<DemandId>,
    Json(said): Json<DemandAnswerSaid>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(demanding::answer_demand(&house, &actor, &id, &said).await?))
}

/// Erases the words of a demand.
#[utoipa::path(post, path = "/demands/{id}/erasure", tag = "teams", params(("id" = DemandId, Path)),
    responses((status = 200, body = Demand), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem)))]
async fn erase_demand(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<DemandId>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(demanding::erase_demand(&house, &actor, &id).await?))
}

#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
struct Wanted {
    /// Words of a skill; everybody who said what they can do where there are none.
    skill: String,
}

/// Who can do it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = TeamAbles)]
pub(crate) struct Ables {
    /// Those with the least on their desk first; at most 50.
    items: Vec<Able>,
}

/// Who has a skill, and room for it.
#[utoipa::path(get, path = "/skills", tag = "teams", params(Wanted),
    responses((status = 200, body = Ables), (status = 401, body = Problem)))]
async fn able(
    Staff(actor): Staff,
    State(house): State<House>,
    Query(wanted): Query<Wanted>,
) -> Result<impl IntoResponse> {
    let items = skilling::find_able(&mut house.read(), &actor.workspace, &wanted.skill).await?;
    Ok(axum::Json(Ables { items }))
}

/// The skills of a member.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = TeamSkills)]
pub(crate) struct Skills {
    /// By the alphabet.
    items: Vec<String>,
}

/// Says what you can do yourself; what is left out is taken back.
#[utoipa::path(put, path = "/skills", tag = "teams", request_body = SkillsSaid,
    responses((status = 200, body = Skills), (status = 401, body = Problem), (status = 403, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn say_skills(
    Staff(actor): Staff,
    State(house): State<House>,
    Json(said): Json<SkillsSaid>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(Skills { items: skilling::say_skills(&house, &actor, &said).await? }))
}

/// Says what somebody else can do; owners only.
#[utoipa::path(put, path = "/members/{id}/skills", tag = "teams", params(("id" = MemberId, Path)), request_body = SkillsSaid,
    responses((status = 200, body = Skills), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn give_skills(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<MemberId>,
    Json(said): Json<SkillsSaid>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(Skills { items: skilling::give_skills(&house, &actor, &id, &said).await? }))
}

/// How our people are, week by week; figures of a week that is over, and from three answers on.
#[utoipa::path(get, path = "/incidents/{id}/pulse", tag = "teams", params(("id" = IncidentId, Path)),
    responses((status = 200, body = Pulse), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn pulse(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
) -> Result<impl IntoResponse> {
    let (mut read, workspace) = (house.read(), &actor.workspace);
    incidents::find(&mut read, workspace, &id).await?;
    let pulse = pulsing::pulse_of(&mut read, workspace, &id, actor.member(), house.now()).await?;
    Ok(axum::Json(pulse))
}

/// Answers the pulse of this week, unnamed, once.
#[utoipa::path(post, path = "/incidents/{id}/pulse", tag = "teams", params(("id" = IncidentId, Path)), request_body = PulseSaid,
    responses((status = 204), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn answer_pulse(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
    Json(said): Json<PulseSaid>,
) -> Result<impl IntoResponse> {
    pulsing::answer_pulse(&house, &actor, &id, &said).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Notes that a statement is a thank you.
#[utoipa::path(post, path = "/statements/{id}/thanks", tag = "teams", params(("id" = StatementId, Path)),
    responses((status = 201, body = Thanks), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem)))]
async fn thank(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<StatementId>,
) -> Result<impl IntoResponse> {
    Ok((StatusCode::CREATED, axum::Json(pulsing::note_thanks(&house, &actor, &id).await?)))
}
