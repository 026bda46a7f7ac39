//! One's own sessions and tokens.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::ground::fault::Problem;
use crate::ground::id::{SessionId, TokenId};
use crate::ground::web::{Json, Page, Path, ShownOnce, Staff};
use crate::ground::{House, Result};
use crate::members::{SessionLine, TokenLine, verbs};

/// The routes of one's own keys.
pub(super) fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new()
        .routes(routes!(list_sessions))
        .routes(routes!(end_session))
        .routes(routes!(list_tokens, make_token))
        .routes(routes!(revoke_token))
}

/// Where you are signed in, newest first; the latest hundred.
#[utoipa::path(get, path = "/sessions", tag = "members",
    responses((status = 200, body = Page<SessionLine>), (status = 401, body = Problem)))]
async fn list_sessions(Staff(actor): Staff, State(house): State<House>) -> Result<impl IntoResponse> {
    Ok(axum::Json(Page { items: verbs::sessions_of(&house, &actor).await?, next: None }))
}

/// Ends one of your sessions.
#[utoipa::path(delete, path = "/sessions/{id}", tag = "members", params(("id" = SessionId, Path)),
    responses((status = 204), (status = 401, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem)))]
async fn end_session(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<SessionId>,
) -> Result<StatusCode> {
    verbs::end_session(&house, &actor, &id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Your keys for programs, newest first; the latest hundred.
#[utoipa::path(get, path = "/tokens", tag = "members",
    responses((status = 200, body = Page<TokenLine>), (status = 401, body = Problem)))]
async fn list_tokens(Staff(actor): Staff, State(house): State<House>) -> Result<impl IntoResponse> {
    Ok(axum::Json(Page { items: verbs::tokens_of(&house, &actor).await?, next: None }))
}

/// What a key is for.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub(crate) struct Making {
    /// So that you know later which one to revoke.
    label: String,
    /// read or write.
    scope: String,
}

/// A key that was made.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct MadeView {
    /// Which.
    id: TokenId,
    /// The key itself, for `Authorization: Bearer …`. It is shown once and kept nowhere.
    token: String,
}

/// Makes a key with which a program acts for you.
#[utoipa::path(post, path = "/tokens", tag = "members", request_body = Making,
    responses((status = 201, body = MadeView), (status = 401, body = Problem), (status = 422, body = Problem)))]
async fn make_token(
    Staff(actor): Staff,
    State(house): State<House>,
    Json(said): Json<Making>,
) -> Result<Response> {
    let made = verbs::make_token(&house, &actor, &said.label, &said.scope).await?;
    let view = MadeView { id: made.id, token: made.token };
    let mut response = (StatusCode::CREATED, axum::Json(view)).into_response();
    response.extensions_mut().insert(ShownOnce);
    Ok(response)
}

/// Revokes one of your keys.
#[utoipa::path(delete, path = "/tokens/{id}", tag = "members", params(("id" = TokenId, Path)),
    responses((status = 204), (status = 401, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem)))]
async fn revoke_token(
    Staff(actor): Staff,
    State(house): State<House>,
    Path(id): Path<TokenId>,
) -> Result<StatusCode> {
    verbs::revoke_token(&house, &actor, &id).await?;
    Ok(StatusCode::NO_CONTENT)
}
