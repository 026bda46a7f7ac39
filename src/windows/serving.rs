//! What leaves through a window: bytes that machines of others sent. They are told apart from pages by everything that
//! a browser listens to: no guessing of their kind, no script, no frame, no other site.

use axum::body::Bytes;
use axum::response::Response;
use footage::hls;
use footage::{Kind, Piece};

use super::{Window, store, stream};
use crate::ground::id::{IncidentId, WindowId, WorkspaceId};
use crate::ground::web::apart;
use crate::ground::{Fault, House, Result, Time};

/// The playlist that players read.
const PLAYLIST: &str = "live.m3u8";

/// Kept by the reader's own browser and nobody else: what has this address never changes.
const KEPT: &str = "private, max-age=86400, immutable";

/// Whose look it is: a customer's contact sees what is shown of their incident; we see what is not closed.
async fn looked_at(
    house: &House,
    workspace: &WorkspaceId,
    room: Option<&IncidentId>,
    id: &WindowId,
) -> Result<Window> {
    let window = store::find(&mut house.read(), workspace, id).await?;
    let may = match room {
        Some(incident) => window.is_shown() && window.incident_id == *incident,
        None => !window.is_closed(),
    };
    if may { Ok(window) } else { Err(Fault::Missing("window")) }
}

/// One picture. `room` is the incident whose room it is looked at from, or none when one of us looks.
pub async fn picture(
    house: &House,
    workspace: &WorkspaceId,
    room: Option<&IncidentId>,
    id: &WindowId,
    at: i64,
) -> Result<Response> {
    looked_at(house, workspace, room, id).await?;
    let Footage { kind, bytes, .. } = find_picture(house, workspace, id, at).await?;
    Ok(apart(kind, KEPT, bytes))
}

/// What stands at one address of a window: what a browser is told that it is, and whether it stays so.
#[derive(Debug, Clone)]
pub struct Footage {
    /// Its media type.
    pub kind: &'static str,
    /// Whether what has this address never changes.
    pub is_lasting: bool,
    /// The bytes.
    pub bytes: Bytes,
}

async fn find_picture(house: &House, workspace: &WorkspaceId, id: &WindowId, at: i64) -> Result<Footage> {
    let found = store::find_picture(&mut house.read(), workspace, id, Time(at)).await?;
    let (kind, bytes) = found.ok_or(Fault::Missing("picture"))?;
    let kind = Kind::from_word(&kind).ok_or(Fault::Missing("picture"))?;
    Ok(Footage { kind: kind.media_type(), is_lasting: true, bytes: bytes.into() })
}

/// One picture that customers of an incident see, for whoever keeps it and shows it to many.
pub async fn picture_shown(
    house: &House,
    workspace: &WorkspaceId,
    incident: &IncidentId,
    id: &WindowId,
    at: i64,
) -> Result<Footage> {
    looked_at(house, workspace, Some(incident), id).await?;
    find_picture(house, workspace, id, at).await
}

/// The same of the playlist of a stream, or of one of its pieces.
pub async fn stream_shown(
    house: &House,
    workspace: &WorkspaceId,
    incident: &IncidentId,
    id: &WindowId,
    name: &str,
) -> Result<Footage> {
    looked_at(house, workspace, Some(incident), id).await?;
    find_piece(house, workspace, id, name).await
}

/// The playlist of a stream, or one of its pieces.
pub async fn stream(
    house: &House,
    workspace: &WorkspaceId,
    room: Option<&IncidentId>,
    id: &WindowId,
    name: &str,
) -> Result<Response> {
    looked_at(house, workspace, room, id).await?;
    let Footage { kind, is_lasting, bytes } = find_piece(house, workspace, id, name).await?;
    Ok(apart(kind, if is_lasting { KEPT } else { "private, no-store" }, bytes))
}

async fn find_piece(house: &House, workspace: &WorkspaceId, id: &WindowId, name: &str) -> Result<Footage> {
    let mut read = house.read();
    if name == PLAYLIST {
        let rows = store::list_pieces(&mut read, workspace, id).await?;
        let bytes = hls::write(&stream::shown(&rows)).into();
        return Ok(Footage { kind: "application/vnd.apple.mpegurl", is_lasting: false, bytes });
    }
    let missing = || Fault::Missing("piece");
    let seq = name.split_once('.').and_then(|(seq, _)| seq.parse().ok()).ok_or_else(missing)?;
    let (piece, bytes) = store::find_piece(&mut read, workspace, id, seq).await?.ok_or_else(missing)?;
    let piece =
        Piece::from_word(&piece).filter(|piece| name.ends_with(piece.ending())).ok_or_else(missing)?;
    Ok(Footage { kind: piece.media_type(), is_lasting: true, bytes: bytes.into() })
}
