//! The same verbs as JSON.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use serde::Deserialize;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{Preview, Scope, ScopeLine, ScopeSaid, store, verbs};
use crate::ground::fault::Problem;
use crate::ground::id::{IncidentId, ScopeId};
use crate::ground::web::{Json, Page, Paging, Path, Query, Staff};
use crate::ground::{House, Result};
use crate::incidents;

/// The routes of this room under `/api/v1`.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new()
        .routes(routes!(list, draft))
        .routes(routes!(preview))
        .routes(routes!(confirm))
        .routes(routes!(drop_draft))
}

/// The versions of an incident's scope, newest first.
#[utoipa::path(get, path = "/incidents/{id}/scopes", tag = "scope", params(("id" = IncidentId, Path), Paging),
    responses((status = 200, body = Page<ScopeLine>), (status = 401, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem)))]
async fn list(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
    Query(paging): Query<Paging>,
) -> Result<impl IntoResponse> {
    let mut read = house.read();
    incidents::find(&mut read, &actor.workspace, &id).await?;
    Ok(axum::Json(store::list(&mut read, &actor.workspace, &id, &paging).await?))
}

/// Drafts a version by a rule or a list. It sends nothing, and opens no case until a second member confirms.
#[utoipa::path(post, path = "/incidents/{id}/scopes", tag = "scope", params(("id" = IncidentId, Path)), request_body = ScopeSaid,
    responses((status = 201, body = Preview), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn draft(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
    Json(said): Json<ScopeSaid>,
) -> Result<impl IntoResponse> {
    let scope = verbs::draft(&house, &actor, &id, &said).await?;
    let preview = verbs::preview(&house, &actor.workspace, &id, &scope.id).await?;
    Ok((StatusCode::CREATED, axum::Json(preview)))
}

/// A version: whom it touches and why, who is left out, what it would change.
#[utoipa::path(get, path = "/incidents/{id}/scopes/{scope}", tag = "scope", params(("id" = IncidentId, Path), ("scope" = ScopeId, Path)),
    responses((status = 200, body = Preview), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn preview(
    Staff(actor): Staff,
    State(house): State<House>,
    Path((id, scope)): Path<(IncidentId, ScopeId)>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(verbs::preview(&house, &actor.workspace, &id, &scope).await?))
}

/// Confirms a draft of another member: cases are opened and withdrawn in the same change. Leads and above.
#[utoipa::path(post, path = "/incidents/{id}/scopes/{scope}/confirmation", tag = "scope", params(("id" = IncidentId, Path), ("scope" = ScopeId, Path)),
    responses((status = 200, body = Scope), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem)))]
async fn confirm(
    Staff(actor): Staff,
    State(house): State<House>,
    Path((id, scope)): Path<(IncidentId, ScopeId)>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(verbs::confirm(&house, &actor, &id, &scope).await?))
}

/// Why something is not to be.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub(crate) struct Dropping {
    /// Why the draft is dropped.
    because: String,
}

/// Drops a draft, with a reason.
#[utoipa::path(post, path = "/incidents/{id}/scopes/{scope}/drop", tag = "scope", params(("id" = IncidentId, Path), ("scope" = ScopeId, Path)), request_body = Dropping,
    responses((status = 200, body = Scope), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn drop_draft(
    Staff(actor): Staff,
    State(house): State<House>,
    Path((id, scope)): Path<(IncidentId, ScopeId)>,
    Json(said): Json<Dropping>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(verbs::drop_draft(&house, &actor, &id, &scope, &said.because).await?))
}
