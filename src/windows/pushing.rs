//! What machines send, with the key of a window: taken, or refused with what to do about it.

use footage::hls::{self, Named};
use sha2::{Digest, Sha256};

use super::store::{self, Meta};
use super::stream::{self, Row};
use super::{CountSaid, Window, WindowKind, rules, verbs};
use crate::ground::id::{WindowId, WorkspaceId};
use crate::ground::{Actor, Fault, House, Result, Time};

/// The most bytes of one request.
pub const MOST_PUSHED: usize = footage::MOST_SEGMENT;
/// The most bytes of all pictures of a window; the oldest go first.
const MOST_KEPT: u64 = 96 * 1024 * 1024;

/// The name under which a picture is sent.
const PICTURE: &str = "picture";
/// The name under which a count is sent.
const COUNT: &str = "count";

/// What became of what was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Taken {
    /// A picture is shown.
    Picture {
        /// How wide.
        width: u32,
        /// How high.
        height: u32,
        /// Bytes, without what it said about itself.
        size: usize,
    },
    /// It is the same picture as the one before: it is no newer for that.
    Same,
    /// A piece of a stream waits to be listed.
    Piece,
    /// So many pieces more can be played.
    Listed(usize),
    /// A counter stands there.
    Count(i64),
}

impl Taken {
    /// A line for whoever reads the answer of their script.
    pub fn line(&self) -> String {
        match self {
            Self::Picture { width, height, size } => {
                format!("Taken: a picture of {width} by {height} pixels, {size} bytes.\n")
            }
            Self::Same => {
                "This is the same picture as the one before; it counts as old as that one.\n".into()
            }
            Self::Piece => "Taken: a piece. It can be played once the playlist names it.\n".into(),
            Self::Listed(many) => format!("Taken: the playlist; {many} more can be played.\n"),
            Self::Count(value) => format!("Taken: {value}.\n"),
        }
    }
}

/// The window that a key opens; [`Fault::Missing`] when it opens none.
pub(super) async fn window_of(house: &House, key: &str) -> Result<Window> {
    let missing = || Fault::Missing("page");
    // 32 bytes in base64 are 43 letters: anything else is not worth a question.
    if key.len() != 43 {
        return Err(missing());
    }
    store::seek_by_key(&mut house.read(), &verbs::digest_of(key)).await?.ok_or_else(missing)
}

/// Takes what was sent to a window under a name: `picture`, `count`, or a file of a stream.
pub async fn push(house: &House, window: &Window, name: &str, bytes: &[u8]) -> Result<Taken> {
    match (name, window.kind(), hls::named(name)) {
        (PICTURE, WindowKind::Picture | WindowKind::Video, _) => take_picture(house, window, bytes).await,
        (COUNT, WindowKind::Counter, _) => take_count(house, window, bytes).await,
        (_, WindowKind::Video, Some(Named::Piece)) => take_piece(house, window, name, bytes).await,
        (_, WindowKind::Video, Some(Named::Playlist)) => take_playlist(house, window, bytes).await,
        (_, kind, _) => Err(Fault::invalid(
            "name",
            format!("Nothing of this name is sent to a window that is a {}.", kind.word()),
            match kind {
                WindowKind::Picture => "Send to …/picture.",
                WindowKind::Video => {
                    "Send a playlist, such as …/live.m3u8, and pieces beside it; a still picture to …/picture."
                }
                WindowKind::Counter => "Send a whole number to …/count.",
            },
        )),
    }
}

/// What a refused picture or piece says, as a fault of the body.
fn unfit(why: impl std::fmt::Display) -> Fault {
    Fault::invalid("body", why.to_string(), "Nothing was taken; what was shown before is still shown.")
}

/// Takes a picture, also one that the desk fetched itself.
pub(super) async fn take_picture(house: &House, window: &Window, bytes: &[u8]) -> Result<Taken> {
    let picture = footage::picture(bytes).map_err(unfit)?;
    let digest = data_encoding::HEXLOWER.encode(&Sha256::digest(&picture.bytes));
    let (workspace, id) = (&window.workspace_id, &window.id);
    // No entry: a camera would fill the journal. What stood is noted by the hour; see `Sheet`.
    let mut tx = house.db().begin().await?;
    let held = store::hold(&mut tx, workspace, id).await?;
    rules::may_change(&held)?;
    let before = store::newest_picture(&mut tx, workspace, id).await?;
    if before.as_ref().is_some_and(|meta| meta.digest == digest) {
        return Ok(Taken::Same);
    }
    let now = house.now();
    let size = picture.bytes.len();
    let meta = Meta {
        window_id: id.clone(),
        at: before.as_ref().map_or(now, |meta| now.max(meta.at.plus(1))),
        kind: picture.kind.word().into(),
        width: picture.width.into(),
        height: picture.height.into(),
        size: i64::try_from(size).unwrap_or(i64::MAX),
        digest,
    };
    store::insert_picture(&mut tx, workspace, &meta, picture.bytes).await?;
    let gone = surplus(&mut tx, workspace, id, meta.at).await?;
    store::delete_pictures(&mut tx, workspace, id, &gone).await?;
    tx.commit().await?;
    if before.is_none() {
        // From now on there is something to see: whoever set it up looks at the page.
        house.db().hints().say(window.incident_id.as_str()).await;
    }
    Ok(Taken::Picture { width: picture.width, height: picture.height, size })
}

/// Which pictures go now that another one came.
async fn surplus(tx: &mut twodb::Tx, workspace: &WorkspaceId, id: &WindowId, now: Time) -> Result<Vec<i64>> {
    let noted = store::noted_until(tx, workspace, id).await?;
    let kept: Vec<footage::Kept> = store::list_pictures(tx, workspace, id)
        .await?
        .into_iter()
        .map(|meta| footage::Kept { at: meta.at.0, size: meta.size.unsigned_abs() })
        .collect();
    Ok(footage::surplus(&kept, now.0, noted.0, MOST_KEPT))
}

/// Takes a count: a whole number, as text.
async fn take_count(house: &House, window: &Window, bytes: &[u8]) -> Result<Taken> {
    let text = std::str::from_utf8(bytes).unwrap_or_default().trim();
    let value = text.parse().map_err(|_| {
        Fault::invalid("body", "This is no whole number.", "Send digits only, such as 312, and nothing else.")
    })?;
    let desk = Actor::desk(&window.workspace_id);
    let said = CountSaid { value, target: None };
    verbs::count(house, &desk, &window.id, said).await?;
    Ok(Taken::Count(value))
}

/// Takes a piece of a stream. It is seen once a playlist lists it.
async fn take_piece(house: &House, window: &Window, name: &str, bytes: &[u8]) -> Result<Taken> {
    let (piece, bytes) = footage::segment(bytes).map_err(unfit)?;
    let (workspace, id) = (&window.workspace_id, &window.id);
    let mut tx = house.db().begin().await?;
    rules::may_change(&store::hold(&mut tx, workspace, id).await?)?;
    let mut rows = store::list_pieces(&mut tx, workspace, id).await?;
    let row = Row {
        seq: rows.iter().map(|row| row.seq).max().unwrap_or(0) + 1,
        name: name.to_owned(),
        piece: piece.word().into(),
        head_seq: None,
        number: None,
        place: None,
        turn: None,
        ms: None,
        at: house.now(),
    };
    store::insert_piece(&mut tx, workspace, id, &row, bytes).await?;
    rows.push(row);
    store::delete_pieces(&mut tx, workspace, id, &stream::surplus(&rows)).await?;
    tx.commit().await?;
    Ok(Taken::Piece)
}

/// Takes the playlist of an encoder: what it lists and what came can be played.
async fn take_playlist(house: &House, window: &Window, bytes: &[u8]) -> Result<Taken> {
    let text = std::str::from_utf8(bytes).map_err(|_| unfit(hls::Misread::Unknown))?;
    let listed = hls::read(text).map_err(unfit)?;
    let (workspace, id) = (&window.workspace_id, &window.id);
    let mut tx = house.db().begin().await?;
    rules::may_change(&store::hold(&mut tx, workspace, id).await?)?;
    let mut rows = store::list_pieces(&mut tx, workspace, id).await?;
    let is_first = rows.iter().all(|row| row.place.is_none());
    let placed = stream::place(&rows, &listed);
    for row in &placed {
        store::place_piece(&mut tx, workspace, id, row).await?;
        if let Some(known) = rows.iter_mut().find(|known| known.seq == row.seq) {
            known.clone_from(row);
        }
    }
    store::delete_pieces(&mut tx, workspace, id, &stream::surplus(&rows)).await?;
    tx.commit().await?;
    if is_first && !placed.is_empty() {
        house.db().hints().say(window.incident_id.as_str()).await;
    }
    Ok(Taken::Listed(placed.len()))
}
