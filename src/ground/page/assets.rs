//! Styles, scripts and marks, inside the program, each under an address that changes with its content.

use std::{borrow::Cow, collections::BTreeMap, sync::LazyLock};

use axum::{
    Router,
    extract::{Path, RawQuery},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use rust_embed::RustEmbed;
use sha2::{Digest, Sha256};

/// What lies in `assets/`. The sheets in `css/` are served joined, in the order of their names, as one
/// `amends.css`: small files to read here, one request there.
#[derive(RustEmbed)]
#[folder = "src/ground/page/assets"]
struct Folder;

struct Asset {
    bytes: Cow<'static, [u8]>,
    hash: String,
    kind: &'static str,
}

static ASSETS: LazyLock<BTreeMap<String, Asset>> = LazyLock::new(|| {
    let mut names: Vec<String> = Folder::iter().map(Cow::into_owned).collect();
    names.sort();
    let mut assets = BTreeMap::new();
    let mut sheet = Vec::new();
    for name in names {
        let Some(file) = Folder::get(&name) else { continue };
        if name.starts_with("css/") {
            sheet.extend_from_slice(&file.data);
        } else {
            assets.insert(name.clone(), Asset::new(&name, file.data));
        }
    }
    assets.insert("amends.css".to_owned(), Asset::new("amends.css", Cow::Owned(sheet)));
    assets
});

impl Asset {
    fn new(name: &str, bytes: Cow<'static, [u8]>) -> Self {
        let digest = Sha256::digest(&bytes);
        let hash = data_encoding::HEXLOWER.encode(&digest[..8]);
        let kind = match name.rsplit('.').next() {
            Some("css") => "text/css; charset=utf-8",
            Some("js") => "text/javascript; charset=utf-8",
            Some("svg") => "image/svg+xml",
            _ => "application/octet-stream",
        };
        Self { bytes, hash, kind }
    }
}

/// The address of an asset: `amends.css` → `/assets/amends.css?v=…`.
pub fn asset(name: &str) -> String {
    match ASSETS.get(name) {
        Some(found) => format!("/assets/{name}?v={}", found.hash),
        None => format!("/assets/{name}"),
    }
}

/// What is in an asset, for copies that must stand alone.
pub fn bytes(name: &str) -> Option<Vec<u8>> {
    ASSETS.get(name).map(|found| found.bytes.to_vec())
}

/// The style sheet as text, for documents that must stand alone.
pub fn sheet() -> String {
    ASSETS
        .get("amends.css")
        .map(|sheet| String::from_utf8_lossy(&sheet.bytes).into_owned())
        .unwrap_or_default()
}

/// Serves `/assets/…`. With the right hash in the address a browser may keep a file for good; without
/// it, it must ask again, and is told when nothing has changed.
pub fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new().route("/assets/{*path}", get(serve))
}

async fn serve(Path(path): Path<String>, RawQuery(query): RawQuery, headers: HeaderMap) -> Response {
    let Some(found) = ASSETS.get(&path) else {
        return (StatusCode::NOT_FOUND, "There is no such file.").into_response();
    };
    let tag = format!("\"{}\"", found.hash);
    let versioned = query.is_some_and(|query| query == format!("v={}", found.hash));
    let keep = if versioned { "public, max-age=31536000, immutable" } else { "no-cache" };
    let known = headers.get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok());
    let caching = [(header::ETAG, tag.clone()), (header::CACHE_CONTROL, keep.to_owned())];
    if known.is_some_and(|known| known.split(',').any(|each| each.trim().trim_start_matches("W/") == tag)) {
        return (StatusCode::NOT_MODIFIED, caching).into_response();
    }
    let kind = [(header::CONTENT_TYPE, found.kind), (header::X_CONTENT_TYPE_OPTIONS, "nosniff")];
    (caching, kind, found.bytes.clone()).into_response()
}

#[cfg(test)]
mod tests {
    use axum::{body::Body, http::Request};
    use tower::ServiceExt;

    use super::*;

    async fn ask(address: &str, tag: Option<&str>) -> Response {
        let mut request = Request::get(address);
        if let Some(tag) = tag {
            request = request.header(header::IF_NONE_MATCH, tag);
        }
        router::<()>().oneshot(request.body(Body::empty()).unwrap()).await.unwrap()
    }

    #[tokio::test]
    async fn a_hashed_address_is_kept_and_a_plain_one_is_asked_again() {
        let kept = ask(&asset("amends.css"), None).await;
        assert_eq!(kept.headers()[header::CONTENT_TYPE], "text/css; charset=utf-8");
        assert!(kept.headers()[header::CACHE_CONTROL].to_str().unwrap().contains("immutable"));
        let tag = kept.headers()[header::ETAG].to_str().unwrap().to_owned();
        let again = ask("/assets/amends.css", Some(&tag)).await;
        assert_eq!(again.status(), StatusCode::NOT_MODIFIED);
        assert_eq!(ask("/assets/../mod.rs", None).await.status(), StatusCode::NOT_FOUND);
    }

    #[test]
    fn the_sheet_stays_light() {
        let sheet = &ASSETS["amends.css"].bytes;
        assert!(sheet.len() < 25_000, "amends.css is {} bytes", sheet.len());
    }
}
