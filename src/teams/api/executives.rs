//! Executives, their contacts and their digest.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::ground::fault::Problem;
use crate::ground::id::{CaseId, ExecutiveId};
use crate::ground::page::Lang;
use crate::ground::web::{Json, Page, Paging, Path, Query, Staff};
use crate::ground::{House, Result};
use crate::teams::{
    Becoming, ContactSaid, Digest, Executive, ExecutiveContact, ExecutiveLine, NamedSaid, digesting,
    sponsoring, store,
};

/// The routes of these.
pub(super) fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new()
        .routes(routes!(name))
        .routes(routes!(show))
        .routes(routes!(accept))
        .routes(routes!(decline))
        .routes(routes!(release))
        .routes(routes!(note))
        .routes(routes!(digest))
}

/// Names the executive who stands by the customer of a case.
#[utoipa::path(post, path = "/cases/{id}/executive", tag = "teams", params(("id" = CaseId, Path)), request_body = NamedSaid,
    responses((status = 201, body = Executive), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn name(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<CaseId>,
    Json(said): Json<NamedSaid>,
) -> Result<impl IntoResponse> {
    Ok((StatusCode::CREATED, axum::Json(sponsoring::name_executive(&house, &actor, &id, &said).await?)))
}

/// An executive with a page of their contacts.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ExecutiveShown)]
pub(crate) struct Shown {
    /// Who, and how often they were in touch.
    executive: ExecutiveLine,
    /// When they were, the last first.
    contacts: Page<ExecutiveContact>,
}

/// One executive, and how often they were in touch.
#[utoipa::path(get, path = "/executives/{id}", tag = "teams", params(("id" = ExecutiveId, Path), Paging),
    responses((status = 200, body = Shown), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn show(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<ExecutiveId>,
    Query(paging): Query<Paging>,
) -> Result<impl IntoResponse> {
    let (mut read, workspace) = (house.read(), &actor.workspace);
    let executive = store::executives::line(&mut read, workspace, &id).await?;
    let contacts = store::executives::contacts(&mut read, workspace, &id, &paging).await?;
    Ok(axum::Json(Shown { executive, contacts }))
}

/// Stands by the customer: whoever was named.
#[utoipa::path(post, path = "/executives/{id}/acceptance", tag = "teams", params(("id" = ExecutiveId, Path)),
    responses((status = 200, body = Executive), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem)))]
async fn accept(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<ExecutiveId>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(sponsoring::accept_executive(&house, &actor, &id, Lang::default()).await?))
}

/// Does not, with a reason.
#[utoipa::path(post, path = "/executives/{id}/decline", tag = "teams", params(("id" = ExecutiveId, Path)), request_body = Becoming,
    responses((status = 200, body = Executive), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn decline(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<ExecutiveId>,
    Json(said): Json<Becoming>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(sponsoring::decline_executive(&house, &actor, &id, &said).await?))
}

/// Releases an executive, so that another can be named.
#[utoipa::path(post, path = "/executives/{id}/release", tag = "teams", params(("id" = ExecutiveId, Path)),
    responses((status = 200, body = Executive), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem)))]
async fn release(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<ExecutiveId>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(sponsoring::release_executive(&house, &actor, &id).await?))
}

/// Notes that they were in touch.
#[utoipa::path(post, path = "/executives/{id}/contacts", tag = "teams", params(("id" = ExecutiveId, Path)), request_body = ContactSaid,
    responses((status = 201, body = ExecutiveContact), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn note(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<ExecutiveId>,
    Json(said): Json<ContactSaid>,
) -> Result<impl IntoResponse> {
    Ok((StatusCode::CREATED, axum::Json(sponsoring::note_contact(&house, &actor, &id, &said).await?)))
}

/// What the customers by whom you stand said since your last digest, in their own words.
#[utoipa::path(get, path = "/digest", tag = "teams",
    responses((status = 200, body = Digest), (status = 401, body = Problem)))]
async fn digest(Staff(actor): Staff, State(house): State<House>) -> Result<impl IntoResponse> {
    let member = actor.must_be_member()?;
    let digest = digesting::digest_of(&mut house.read(), &actor.workspace, member, house.now()).await?;
    Ok(axum::Json(digest))
}
