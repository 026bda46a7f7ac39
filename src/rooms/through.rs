//! What a contact sees through the windows of their incident: only what is shown, and only while their link lives.

use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};

use super::door::Guest;
use crate::ground::id::WindowId;
use crate::ground::web::Path;
use crate::ground::{House, Result};
use crate::windows as seen;

/// The figures alone, for a page that is open; nothing where nothing is shown any more.
pub(super) async fn windows(guest: Guest, State(house): State<House>) -> Result<Response> {
    let shell = guest.shell(&house);
    let (workspace, incident) = (&guest.workspace.id, &guest.incident.id);
    let panel = seen::panel::for_contact(&house, &shell, &guest.base, workspace, incident).await?;
    let kind = [(header::CONTENT_TYPE, "text/html; charset=utf-8")];
    Ok((kind, panel.map(|(panel, _)| panel.html).unwrap_or_default()).into_response())
}

/// One picture.
pub(super) async fn picture(
    guest: Guest,
    State(house): State<House>,
    Path((_, id, at)): Path<(String, WindowId, i64)>,
) -> Result<Response> {
    seen::picture(&house, &guest.workspace.id, Some(&guest.incident.id), &id, at).await
}

/// A stream's playlist, or one of its pieces.
pub(super) async fn stream(
    guest: Guest,
    State(house): State<House>,
    Path((_, id, name)): Path<(String, WindowId, String)>,
) -> Result<Response> {
    seen::serve_stream(&house, &guest.workspace.id, Some(&guest.incident.id), &id, &name).await
}
