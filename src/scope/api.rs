//! The same verbs as JSON.

use axum::body::{Body, to_bytes};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{MOST_UPLOADED, Preview, Proposal, Scope, ScopeLine, ScopeSaid, ValueSet, store, verbs};
use crate::ground::fault::Problem;
use crate::ground::id::{IncidentId, ScopeId, SetId};
use crate::ground::web::{Json, Page, Paging, Path, Query, Staff};
use crate::ground::{Fault, House, Result};
use crate::incidents;

/// The routes of this room under `/api/v1`.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new()
        .routes(routes!(list, draft))
        .routes(routes!(preview))
        .routes(routes!(confirm))
        .routes(routes!(drop_draft))
        .routes(routes!(proposal, draft_proposed))
        .routes(routes!(list_sets))
        .routes(routes!(keep_set))
        .routes(routes!(list_values))
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

/// Customers that the rule in force finds since rows changed, and that have no case: nobody tells them by itself.
#[utoipa::path(get, path = "/incidents/{id}/scopes/proposal", tag = "scope", params(("id" = IncidentId, Path)),
    responses((status = 200, body = Proposed), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn proposal(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
) -> Result<impl IntoResponse> {
    incidents::find(&mut house.read(), &actor.workspace, &id).await?;
    Ok(axum::Json(Proposed { proposal: verbs::proposal(&house, &actor.workspace, &id).await? }))
}

/// What is proposed, if anybody is.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Proposed {
    /// Absent while the rule in force finds nobody besides.
    proposal: Option<Proposal>,
}

/// Why the scope changes.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub(crate) struct Reason {
    /// It stands beside every case that is added or withdrawn.
    reason: String,
}

/// Drafts the next version from what is proposed: the rule in force, found again, with all that was decided for it.
#[utoipa::path(post, path = "/incidents/{id}/scopes/proposal", tag = "scope", params(("id" = IncidentId, Path)), request_body = Reason,
    responses((status = 201, body = Preview), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn draft_proposed(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
    Json(said): Json<Reason>,
) -> Result<impl IntoResponse> {
    let scope = verbs::draft_proposed(&house, &actor, &id, &said.reason).await?;
    let preview = verbs::preview(&house, &actor.workspace, &id, &scope.id).await?;
    Ok((StatusCode::CREATED, axum::Json(preview)))
}

/// The sets that rules may name, each with its newest version.
#[utoipa::path(get, path = "/sets", tag = "scope", params(Paging),
    responses((status = 200, body = Page<ValueSet>), (status = 401, body = Problem), (status = 422, body = Problem)))]
async fn list_sets(
    Staff(actor): Staff,
    State(house): State<House>,
    Query(paging): Query<Paging>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(store::sets::list(&mut house.read(), &actor.workspace, &paging).await?))
}

#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
struct SetQuery {
    /// What rules call it.
    name: String,
    /// Where it comes from, or why it is another now.
    because: String,
}

/// Brings a set of values, up to 64 MiB: one value a line, or CSV with the value in the first column. It is the next
/// version of its name, and rules mean the newest.
#[utoipa::path(post, path = "/sets", tag = "scope", params(SetQuery),
    request_body(content = String, content_type = "text/csv"),
    responses((status = 201, body = ValueSet), (status = 401, body = Problem), (status = 403, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn keep_set(
    Staff(actor): Staff,
    State(house): State<House>,
    Query(query): Query<SetQuery>,
    body: Body,
) -> Result<impl IntoResponse> {
    let broken =
        |_| Fault::invalid("values", "The values did not come whole.", "Send them again, at most 64 MiB.");
    let body = to_bytes(body, MOST_UPLOADED).await.map_err(broken)?;
    let values = std::str::from_utf8(&body).map_err(|_| {
        Fault::invalid("values", "The values are not UTF-8.", "Save the file as UTF-8 and send it again.")
    })?;
    let set = verbs::keep_set(&house, &actor, &query.name, &query.because, values).await?;
    Ok((StatusCode::CREATED, axum::Json(set)))
}

/// The values of one version of a set, in their order.
#[utoipa::path(get, path = "/sets/{id}/values", tag = "scope", params(("id" = SetId, Path), Paging),
    responses((status = 200, body = Page<String>), (status = 401, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem)))]
async fn list_values(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<SetId>,
    Query(paging): Query<Paging>,
) -> Result<impl IntoResponse> {
    let mut read = house.read();
    store::sets::find(&mut read, &actor.workspace, &id).await?;
    Ok(axum::Json(store::sets::list_values(&mut read, &actor.workspace, &id, &paging).await?))
}
