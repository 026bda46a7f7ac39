//! What hangs on a mail, and the mail itself: to be saved, never shown. What strangers send us is opened by nobody's
//! browser as a page of ours.

use axum::extract::State;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use crate::ground::id::MailId;
use crate::ground::web::{Path, Visit};
use crate::ground::{Fault, House, Result};
use crate::replies::store;

/// Nothing in it runs, loads or submits, wherever it is opened.
const POLICY: &str = "sandbox; default-src 'none'";

async fn raw_of(house: &House, visit: &Visit, id: &MailId) -> Result<Vec<u8>> {
    let raw = store::seek_raw(&mut house.read(), &visit.actor.workspace, id).await?;
    raw.ok_or(Fault::Missing("mail"))
}

/// The whole mail as it came.
pub(super) async fn whole(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<MailId>,
) -> Result<Response> {
    let raw = raw_of(&house, &visit, &id).await?;
    Ok(saved(&format!("{id}.eml"), raw))
}

/// One file that hangs on it, by its place from 1.
pub(super) async fn attachment(
    visit: Visit,
    State(house): State<House>,
    Path((id, number)): Path<(MailId, usize)>,
) -> Result<Response> {
    let missing = || Fault::Missing("attachment");
    let at = number.checked_sub(1).ok_or_else(missing)?;
    let mail = store::find(&mut house.read(), &visit.actor.workspace, &id).await?;
    let name = mail.attached().get(at).ok_or_else(missing)?.name.clone();
    let raw = raw_of(&house, &visit, &id).await?;
    let read = tokio::task::spawn_blocking(move || inbound::read(&raw)).await.map_err(Fault::broken)?;
    let file = read.attachments.into_iter().nth(at).ok_or_else(missing)?;
    Ok(saved(&name, file.bytes))
}

/// A file to be saved under a name (RFC 6266).
fn saved(name: &str, bytes: Vec<u8>) -> Response {
    let plain: String =
        name.chars().map(|c| if c.is_ascii_alphanumeric() || ".-_ ".contains(c) { c } else { '_' }).collect();
    let encoded: String = name
        .bytes()
        .map(|b| match b {
            b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' | b'.' | b'-' | b'_' => char::from(b).to_string(),
            b => format!("%{b:02X}"),
        })
        .collect();
    let disposition = format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{encoded}");
    let disposition = HeaderValue::from_str(&disposition).unwrap_or(HeaderValue::from_static("attachment"));
    let fixed = HeaderValue::from_static;
    let headers = [
        // Whatever it is, a browser only saves it.
        (header::CONTENT_TYPE, fixed("application/octet-stream")),
        (header::CONTENT_DISPOSITION, disposition),
        (header::CONTENT_SECURITY_POLICY, fixed(POLICY)),
        (header::X_CONTENT_TYPE_OPTIONS, fixed("nosniff")),
        (header::CACHE_CONTROL, fixed("no-store")),
    ];
    (StatusCode::OK, headers, bytes).into_response()
}
