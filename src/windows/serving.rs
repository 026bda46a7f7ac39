//! What leaves through a window: bytes that machines of others sent. They are told apart from pages by everything that
//! a browser listens to: no guessing of their kind, no script, no frame, no other site.

use axum::http::{HeaderValue, header};
use axum::response::Response;
use footage::hls;
use footage::{Kind, Piece};

use super::{Window, store, stream};
use crate::ground::id::{IncidentId, WindowId, WorkspaceId};
use crate::ground::page::policy_with_video;
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
    let found = store::find_picture(&mut house.read(), workspace, id, Time(at)).await?;
    let (kind, bytes) = found.ok_or(Fault::Missing("picture"))?;
    let kind = Kind::from_word(&kind).ok_or(Fault::Missing("picture"))?;
    Ok(apart(kind.media_type(), KEPT, bytes))
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
    let mut read = house.read();
    if name == PLAYLIST {
        let rows = store::list_pieces(&mut read, workspace, id).await?;
        let text = hls::write(&stream::shown(&rows));
        return Ok(apart("application/vnd.apple.mpegurl", "private, no-store", text.into_bytes()));
    }
    let missing = || Fault::Missing("piece");
    let seq = name.split_once('.').and_then(|(seq, _)| seq.parse().ok()).ok_or_else(missing)?;
    let (piece, bytes) = store::find_piece(&mut read, workspace, id, seq).await?.ok_or_else(missing)?;
    let piece =
        Piece::from_word(&piece).filter(|piece| name.ends_with(piece.ending())).ok_or_else(missing)?;
    Ok(apart(piece.media_type(), KEPT, bytes))
}

/// Lets a page play what its own script puts together: only a page with a stream on it.
pub fn may_play(mut page: Response) -> Response {
    let policy = HeaderValue::from_static(policy_with_video());
    page.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
    page
}
