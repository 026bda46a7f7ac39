//! The same verbs as JSON.

mod keys;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{InvitationLine, Inviting, MemberLine, Settings, rules, store, verbs};
use crate::ground::fault::Problem;
use crate::ground::id::{InvitationId, MemberId};
use crate::ground::page::Lang;
use crate::ground::web::{Json, Page, Paging, Path, Query, ShownOnce, Staff};
use crate::ground::workspace::{self, Workspace};
use crate::ground::{Fault, House, Result, Role};

/// The routes of this room under `/api/v1`.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new()
        .routes(routes!(list))
        .routes(routes!(show, change_role, end))
        .routes(routes!(list_invitations, invite))
        .routes(routes!(revoke_invitation))
        .routes(routes!(show_workspace, change_workspace))
        .merge(keys::routes())
}

/// Members who are here, by name.
#[utoipa::path(get, path = "/members", tag = "members", params(Paging),
    responses((status = 200, body = Page<MemberLine>), (status = 401, body = Problem)))]
async fn list(
    Staff(actor): Staff,
    State(house): State<House>,
    Query(paging): Query<Paging>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(store::page(&mut house.read(), &actor.workspace, &paging).await?))
}

/// One member, here or gone.
#[utoipa::path(get, path = "/members/{id}", tag = "members", params(("id" = MemberId, Path)),
    responses((status = 200, body = MemberLine), (status = 401, body = Problem), (status = 404, body = Problem)))]
async fn show(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<MemberId>,
) -> Result<impl IntoResponse> {
    let member = store::find(&mut house.read(), &actor.workspace, &id).await?;
    Ok(axum::Json(MemberLine::from(member)))
}

/// What a member shall be.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub(crate) struct NewRole {
    /// viewer, member, lead or owner.
    role: String,
}

/// Changes a member's role; never the last owner's.
#[utoipa::path(patch, path = "/members/{id}", tag = "members", params(("id" = MemberId, Path)), request_body = NewRole,
    responses((status = 200, body = MemberLine), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn change_role(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<MemberId>,
    Json(said): Json<NewRole>,
) -> Result<impl IntoResponse> {
    actor.must_be(Role::Owner)?;
    let role = rules::role(&said.role)?;
    Ok(axum::Json(MemberLine::from(verbs::change_role(&house, &actor, &id, role).await?)))
}

/// Ends a membership, with every session and token of it; never the last owner's.
#[utoipa::path(delete, path = "/members/{id}", tag = "members", params(("id" = MemberId, Path)),
    responses((status = 204), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem)))]
async fn end(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<MemberId>,
) -> Result<StatusCode> {
    verbs::end(&house, &actor, &id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Invitations that still work, newest first.
#[utoipa::path(get, path = "/invitations", tag = "members", params(Paging),
    responses((status = 200, body = Page<InvitationLine>), (status = 401, body = Problem), (status = 403, body = Problem)))]
async fn list_invitations(
    Staff(actor): Staff,
    State(house): State<House>,
    Query(paging): Query<Paging>,
) -> Result<impl IntoResponse> {
    actor.must_be(Role::Owner)?;
    let page = store::page_invitations(&mut house.read(), &actor.workspace, house.now(), &paging).await?;
    Ok(axum::Json(page))
}

/// An invitation that was made.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct InvitedView {
    #[serde(flatten)]
    invitation: InvitationLine,
    /// The link, where no mail goes out: shown once, for you to hand on.
    #[serde(skip_serializing_if = "Option::is_none")]
    link: Option<String>,
}

/// Invites somebody by mail.
#[utoipa::path(post, path = "/invitations", tag = "members", request_body = Inviting,
    responses((status = 201, body = InvitedView), (status = 401, body = Problem), (status = 403, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn invite(
    Staff(actor): Staff,
    State(house): State<House>,
    Json(said): Json<Inviting>,
) -> Result<Response> {
    let verbs::Invited { invitation: i, link } =
        verbs::invite(&house, &actor, &said, Lang::default()).await?;
    let invitation = InvitationLine {
        id: i.id,
        email: i.email.unwrap_or_default(),
        role: i.role,
        made_at: i.made_at,
        expires_at: i.expires_at,
    };
    let is_secret = link.is_some();
    let mut response = (StatusCode::CREATED, axum::Json(InvitedView { invitation, link })).into_response();
    if is_secret {
        response.extensions_mut().insert(ShownOnce);
    }
    Ok(response)
}

/// Takes an invitation back.
#[utoipa::path(delete, path = "/invitations/{id}", tag = "members", params(("id" = InvitationId, Path)),
    responses((status = 204), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem)))]
async fn revoke_invitation(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<InvitationId>,
) -> Result<StatusCode> {
    verbs::revoke_invitation(&house, &actor, &id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The company's name, zone and usual currency.
#[utoipa::path(get, path = "/workspace", tag = "members",
    responses((status = 200, body = Workspace), (status = 401, body = Problem)))]
async fn show_workspace(Staff(actor): Staff, State(house): State<House>) -> Result<impl IntoResponse> {
    let found = workspace::seek(&mut house.read(), &actor.workspace).await?;
    Ok(axum::Json(found.ok_or(Fault::Missing("workspace"))?))
}

/// Changes them.
#[utoipa::path(put, path = "/workspace", tag = "members", request_body = Settings,
    responses((status = 200, body = Workspace), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem)))]
async fn change_workspace(
    Staff(actor): Staff,
    State(house): State<House>,
    Json(said): Json<Settings>,
) -> Result<impl IntoResponse> {
    Ok(axum::Json(verbs::change_workspace(&house, &actor, &said).await?))
}
