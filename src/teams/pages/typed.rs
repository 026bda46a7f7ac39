//! The smaller forms of a team's page: each leads back to it, saying what came of it.

use axum::extract::State;
use axum::response::Response;

use crate::ground::id::{DemandId, DepartmentId, HandOverId, TeamMemberId};
use crate::ground::web::{Form, Path, Visit};
use crate::ground::{House, Result, Role};
use crate::teams::{Becoming, DemandAnswerSaid, DepartmentSaid, demanding, joining, reviewing, store};

/// Where the place of somebody in a team stands.
async fn place(visit: &Visit, house: &House, id: &TeamMemberId) -> Result<String> {
    visit.actor.must_be(Role::Member)?;
    let place = store::find(&mut house.read(), &visit.actor.workspace, id).await?;
    Ok(format!("/teams/{}#who", place.team))
}

pub(super) async fn accept(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<TeamMemberId>,
) -> Result<Response> {
    let to = place(&visit, &house, &id).await?;
    visit.back(&to, "teams-was-joined", joining::accept(&house, &visit.actor, &id).await)
}

pub(super) async fn decline(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<TeamMemberId>,
    Form(said): Form<Becoming>,
) -> Result<Response> {
    let to = place(&visit, &house, &id).await?;
    visit.back(&to, "teams-was-declined", joining::decline(&house, &visit.actor, &id, &said).await)
}

pub(super) async fn leave(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<TeamMemberId>,
    Form(said): Form<Becoming>,
) -> Result<Response> {
    let to = place(&visit, &house, &id).await?;
    visit.back(&to, "teams-was-left", joining::leave(&house, &visit.actor, &id, &said).await)
}

pub(super) async fn change_department(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<DepartmentId>,
    Form(said): Form<DepartmentSaid>,
) -> Result<Response> {
    visit.actor.must_be(Role::Member)?;
    let department = store::departments::find(&mut house.read(), &visit.actor.workspace, &id).await?;
    let to = format!("/teams/{}#departments", department.team);
    let outcome = joining::change_department(&house, &visit.actor, &id, &said).await;
    visit.back(&to, "teams-department-was-changed", outcome)
}

pub(super) async fn announce(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<HandOverId>,
) -> Result<Response> {
    visit.actor.must_be(Role::Member)?;
    let hand_over = store::reviews::find_hand_over(&mut house.read(), &visit.actor.workspace, &id).await?;
    let to = format!("/teams/{}#reviews", hand_over.team);
    visit.back(&to, "teams-was-announced", reviewing::announce(&house, &visit.actor, &id).await)
}

/// Where a demand stands.
async fn demanded(visit: &Visit, house: &House, id: &DemandId) -> Result<String> {
    let demand = store::demands::find(&mut house.read(), &visit.actor.workspace, id).await?;
    Ok(format!("/teams/{}#demands", demand.case_id))
}

pub(super) async fn answer_demand(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<DemandId>,
    Form(said): Form<DemandAnswerSaid>,
) -> Result<Response> {
    visit.actor.must_be(Role::Lead)?;
    let to = demanded(&visit, &house, &id).await?;
    let outcome = demanding::answer_demand(&house, &visit.actor, &id, &said).await;
    visit.back(&to, "teams-demand-was-answered", outcome)
}

pub(super) async fn erase_demand(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<DemandId>,
) -> Result<Response> {
    visit.actor.must_be(Role::Owner)?;
    let to = demanded(&visit, &house, &id).await?;
    visit.back(&to, "teams-demand-was-erased", demanding::erase_demand(&house, &visit.actor, &id).await)
}
