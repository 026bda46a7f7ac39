//! What a contact sees through the windows of their incident: only what is shown, and only while their link lives.

use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};

use super::door::Guest;
use super::public::{self, Frame};
use super::site::{self, Site};
use crate::ground::id::WindowId;
use crate::ground::web::{Path, apart};
use crate::ground::{Fault, House, Result};
use crate::windows as seen;

/// What we say to everybody it touches, for one of them: the same page as the public one, and never out of the same shelf.
pub(super) async fn room(guest: Guest, State(house): State<House>) -> Result<Response> {
    let site = site_of(&house, &guest).await?;
    let lang = site.lang_for(Some(guest.lang));
    public::drawn(&house, &site, lang, Frame::behind_link(&guest.base))
        .await
        .map(|drawn| public::once(&drawn))
}

/// Its logo.
pub(super) async fn logo(guest: Guest, State(house): State<House>) -> Result<Response> {
    site_logo(&house, &site_of(&house, &guest).await?).await
}

async fn site_of(house: &House, guest: &Guest) -> Result<Site> {
    let found = site::find(&mut house.read(), &guest.workspace.id, &guest.incident.id).await?;
    if found.is_readable_at(house.now()) { Ok(found) } else { Err(Fault::Missing("room")) }
}

/// A logo for one reader.
pub(super) async fn site_logo(house: &House, site: &Site) -> Result<Response> {
    let missing = || Fault::Missing("logo");
    let kind = footage::Kind::from_word(&site.logo_kind).ok_or_else(missing)?;
    let bytes = site::logo(&mut house.read(), &site.workspace_id, &site.id).await?.ok_or_else(missing)?;
    Ok(apart(kind.media_type(), "private, max-age=3600", bytes))
}

/// The figures alone, for a page that is open; nothing where nothing is shown any more.
pub(super) async fn windows(guest: Guest, State(house): State<House>) -> Result<Response> {
    let shell = guest.shell(&house);
    let (workspace, incident) = (&guest.workspace.id, &guest.incident.id);
    let panel = seen::panel::for_contact(&house, &shell, &guest.base, workspace, incident).await?;
    let kind = [(header::CONTENT_TYPE, "text/html; charset=utf-8")];
    Ok((kind, panel.map(|panel| panel.html).unwrap_or_default()).into_response())
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
