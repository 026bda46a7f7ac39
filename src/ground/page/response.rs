//! How a page leaves the house: its type, its headers, its policy.

use askama::Template;
use axum::{
    Router,
    http::{HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use tower_http::set_header::SetResponseHeaderLayer;

/// No inline script, no inline style, nothing from elsewhere, and nobody frames us. A stream may come to a page that is open,
/// and our own script puts its video together at an address that the browser makes up for it: hence `blob:`.
const POLICY: &str = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
    media-src 'self' blob:; object-src 'none'; frame-ancestors 'none'; form-action 'self'; base-uri 'none'";

/// What a page may load: ours and nothing else.
pub const fn policy() -> &'static str {
    POLICY
}

/// A rendered view. Pages hold what one person may see, so nothing on the way may keep them.
pub fn html<T: Template>(status: StatusCode, view: &T) -> Response {
    match view.render() {
        Ok(text) => {
            let headers = [
                (header::CONTENT_TYPE, "text/html; charset=utf-8"),
                (header::CACHE_CONTROL, "no-store"),
                (header::VARY, "Accept-Language, Cookie"),
            ];
            (status, headers, text).into_response()
        }
        Err(error) => {
            tracing::error!(%error, "a page could not be rendered");
            let said = "This page could not be drawn. What you sent is safe; please go back and try again.";
            (StatusCode::INTERNAL_SERVER_ERROR, said).into_response()
        }
    }
}

/// Lays the security headers over every response of a router that does not set its own.
pub fn secure_headers<S: Clone + Send + Sync + 'static>(router: Router<S>) -> Router<S> {
    let headers: [(HeaderName, &str); 6] = [
        (header::CONTENT_SECURITY_POLICY, POLICY),
        // Nothing leaves for elsewhere; but with `no-referrer` a form would say `Origin: null`, and the
        // check against forged requests could not tell it from a stranger's over plain HTTP.
        (header::REFERRER_POLICY, "same-origin"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (
            HeaderName::from_static("permissions-policy"),
            "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        ),
    ];
    headers.into_iter().fold(router, |router, (name, value)| {
        router.layer(SetResponseHeaderLayer::if_not_present(name, HeaderValue::from_static(value)))
    })
}
