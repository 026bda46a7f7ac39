//! The same as JSON. Following itself has no address here: only whoever reads the letter can say that it was them.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::follower::FollowerView;
use super::{FollowerNews, store, verbs};
use crate::ground::fault::Problem;
use crate::ground::id::{FollowerId, IncidentId};
use crate::ground::web::{Page, Paging, Path, Query, Staff};
use crate::ground::{House, Result, Role};
use crate::incidents;

/// The routes of this room under `/api/v1`.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new().routes(routes!(show)).routes(routes!(addresses)).routes(routes!(remove))
}

/// The followers of a room: how many, and what they were told.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Followers {
    /// How many follow now.
    count: i64,
    /// What they were told, the newest first; at most 500.
    told: Vec<FollowerNews>,
}

/// How many follow the public room of an incident, and what they were told.
#[utoipa::path(get, path = "/incidents/{id}/followers", tag = "followers", params(("id" = IncidentId, Path)),
    responses((status = 200, body = Followers), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn show(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
) -> Result<impl IntoResponse> {
    let mut read = house.read();
    incidents::find(&mut read, &actor.workspace, &id).await?;
    let count = store::count(&mut read, &actor.workspace, &id).await?;
    let told = store::list_news(&mut read, &actor.workspace, &id).await?;
    Ok(axum::Json(Followers { count, told }))
}

/// Their addresses, the newest first. Leads and above.
#[utoipa::path(get, path = "/incidents/{id}/followers/addresses", tag = "followers", params(("id" = IncidentId, Path), Paging),
    responses((status = 200, body = Page<FollowerView>), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem)))]
async fn addresses(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
    Query(paging): Query<Paging>,
) -> Result<impl IntoResponse> {
    actor.must_be(Role::Lead)?;
    let mut read = house.read();
    incidents::find(&mut read, &actor.workspace, &id).await?;
    Ok(axum::Json(store::list(&mut read, &actor.workspace, &id, &paging).await?))
}

/// Takes somebody out who follows: their address is erased. Leads and above.
#[utoipa::path(delete, path = "/followers/{id}", tag = "followers", params(("id" = FollowerId, Path)),
    responses((status = 204), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem)))]
async fn remove(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<FollowerId>,
) -> Result<impl IntoResponse> {
    verbs::remove(&house, &actor, &id).await?;
    Ok(StatusCode::NO_CONTENT)
}
