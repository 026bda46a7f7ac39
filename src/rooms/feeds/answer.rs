//! How these leave: the same for everybody, to be kept for a moment, with validators.

use axum::body::Body;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};

use crate::ground::Time;

/// Kept by whatever lies on the way, and given while a newer one is fetched.
const KEEP: &str = "public, max-age=10, stale-while-revalidate=60";

/// The answer with these bytes, or that they have not changed.
pub(super) fn answer(headers: &HeaderMap, kind: &'static str, text: String, changed_at: Time) -> Response {
    let digest = Sha256::digest(text.as_bytes());
    let tag = format!("\"{}\"", data_encoding::HEXLOWER.encode(&digest[..12]));
    let is_known = match headers.get(header::IF_NONE_MATCH).and_then(|v| v.to_str().ok()) {
        Some(known) => known.split(',').any(|each| {
            let each = each.trim().trim_start_matches("W/");
            each == tag || each == "*"
        }),
        None => false,
    };
    let mut response =
        if is_known { StatusCode::NOT_MODIFIED.into_response() } else { Body::from(text).into_response() };
    let changed = changed_at.stamp().strftime("%a, %d %b %Y %H:%M:%S GMT").to_string();
    let said = [
        (header::CONTENT_TYPE, kind.to_owned()),
        (header::ETAG, tag),
        (header::LAST_MODIFIED, changed),
        (header::CACHE_CONTROL, KEEP.to_owned()),
        (header::VARY, "Accept-Language, Accept-Encoding".to_owned()),
        // Nothing of this is a page: whoever opens it as one gets no script and no form.
        (header::CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox".to_owned()),
        (HeaderName::from_static("cross-origin-resource-policy"), "cross-origin".to_owned()),
    ];
    for (name, value) in said {
        if let Ok(value) = HeaderValue::from_str(&value) {
            response.headers_mut().insert(name, value);
        }
    }
    response
}
