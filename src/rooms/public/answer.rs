//! What a reader gets: the page, in the coding they read, or that it is still the one they have.

use axum::body::Body as HttpBody;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::Response;

use super::kept::{Body, Fragment, Kept};
use crate::ground::page::Lang;

/// How bytes are coded on their way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Coding {
    Plain,
    Gzip,
    Brotli,
}

impl Coding {
    /// The best that a reader takes. `q=0` means "not this one"; finer wishes nobody has.
    pub(super) fn of(headers: &HeaderMap) -> Self {
        let Some(wanted) = headers.get(header::ACCEPT_ENCODING).and_then(|v| v.to_str().ok()) else {
            return Self::Plain;
        };
        let takes = |name: &str| {
            wanted.split(',').any(|part| {
                let (coding, quality) = part.split_once(';').unwrap_or((part, ""));
                let is_zero = quality.trim().strip_prefix("q=").and_then(|q| q.parse().ok()) == Some(0.0);
                coding.trim().eq_ignore_ascii_case(name) && !is_zero
            })
        };
        match (takes("br"), takes("gzip")) {
            (true, _) => Self::Brotli,
            (false, true) => Self::Gzip,
            (false, false) => Self::Plain,
        }
    }

    const fn name(self) -> Option<&'static str> {
        match self {
            Self::Plain => None,
            Self::Gzip => Some("gzip"),
            Self::Brotli => Some("br"),
        }
    }

    /// A strong tag tells bytes apart, so each coding has its own.
    fn tag(self, etag: &str) -> String {
        match self {
            Self::Plain => format!("\"{etag}\""),
            Self::Gzip => format!("\"{etag}-gz\""),
            Self::Brotli => format!("\"{etag}-br\""),
        }
    }
}

/// Whether the reader has these bytes, in whichever coding.
fn has(headers: &HeaderMap, etag: &str, since_s: Option<i64>) -> bool {
    let said = |name: HeaderName| headers.get(name).and_then(|v| v.to_str().ok());
    if let Some(known) = said(header::IF_NONE_MATCH) {
        return known.split(',').map(|each| each.trim().trim_start_matches("W/").trim_matches('"')).any(
            |each| {
                each == "*"
                    || each.strip_suffix("-gz").or_else(|| each.strip_suffix("-br")).unwrap_or(each) == etag
            },
        );
    }
    let modified = said(header::IF_MODIFIED_SINCE).and_then(|date| httpdate::parse_http_date(date).ok());
    let modified = modified.and_then(|at| at.duration_since(std::time::UNIX_EPOCH).ok());
    matches!((modified, since_s), (Some(at), Some(since)) if since >= 0 && at.as_secs() >= since.unsigned_abs())
}

fn answer(asked: &HeaderMap, headers: HeaderMap, body: &Body, etag: &str, since_s: Option<i64>) -> Response {
    let coding = Coding::of(asked);
    let is_known = has(asked, etag, since_s);
    let mut response = Response::new(HttpBody::empty());
    *response.headers_mut() = headers;
    if let Ok(tag) = HeaderValue::from_str(&coding.tag(etag)) {
        response.headers_mut().insert(header::ETAG, tag);
    }
    if is_known {
        *response.status_mut() = StatusCode::NOT_MODIFIED;
        return response;
    }
    if let Some(name) = coding.name() {
        response.headers_mut().insert(header::CONTENT_ENCODING, HeaderValue::from_static(name));
    }
    *response.body_mut() = HttpBody::from(body.coded(coding));
    response
}

/// A page.
pub(super) fn page(asked: &HeaderMap, kept: &Kept) -> Response {
    answer(asked, kept.headers().clone(), kept.body(), kept.etag(), Some(kept.since_s))
}

/// What is to be seen of the work, alone; nothing where nothing is shown any more.
pub(super) fn fragment(asked: &HeaderMap, kept: &Kept) -> Response {
    let empty = Fragment::new(String::new());
    let figures = kept.figures.as_ref().unwrap_or(&empty);
    let mut headers = kept.headers().clone();
    headers.remove(header::LAST_MODIFIED);
    headers.insert(HeaderName::from_static("x-robots-tag"), HeaderValue::from_static("noindex"));
    answer(asked, headers, &figures.body, &figures.etag, None)
}

/// The language that an address asks for, or else a browser. No cookie counts: a page that is the same for everybody
/// must not depend on one.
pub(in crate::rooms) fn lang_wanted(query: Option<&str>, headers: &HeaderMap) -> Option<Lang> {
    let asked = query.into_iter().flat_map(|q| q.split('&')).find_map(|pair| pair.strip_prefix("lang="));
    let accepted = headers.get(header::ACCEPT_LANGUAGE).and_then(|v| v.to_str().ok());
    match asked.and_then(Lang::from_code) {
        Some(lang) => Some(lang),
        None => accepted.map(|accepted| Lang::negotiate(None, Some(accepted))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(name: HeaderName, value: &str) -> HeaderMap {
        HeaderMap::from_iter([(name, HeaderValue::from_str(value).unwrap())])
    }

    #[test]
    fn the_best_coding_that_a_reader_takes() {
        let of = |value| Coding::of(&asked(header::ACCEPT_ENCODING, value));
        assert_eq!(of("gzip, deflate, br, zstd"), Coding::Brotli);
        assert_eq!(of("br;q=0, gzip;q=0.5"), Coding::Gzip);
        assert_eq!(of("identity"), Coding::Plain);
        assert_eq!(Coding::of(&HeaderMap::new()), Coding::Plain);
    }

    #[test]
    fn whoever_has_it_is_told_so() {
        let match_ = |value| has(&asked(header::IF_NONE_MATCH, value), "abc", Some(10));
        assert!(match_("\"abc\"") && match_("W/\"abc-gz\"") && match_("\"x\", \"abc-br\"") && match_("*"));
        assert!(!match_("\"abcd\""));
        let since = |value| has(&asked(header::IF_MODIFIED_SINCE, value), "abc", Some(784_111_777));
        assert!(since("Sun, 06 Nov 1994 08:49:37 GMT") && !since("Sun, 06 Nov 1994 08:49:36 GMT"));
        assert!(!since("nonsense") && !has(&HeaderMap::new(), "abc", Some(1)));
    }

    #[test]
    fn a_language_is_asked_for_by_address_before_the_browser() {
        let arabic = asked(header::ACCEPT_LANGUAGE, "ar");
        assert_eq!(lang_wanted(Some("x=1&lang=en"), &arabic), Some(Lang::En));
        assert_eq!(lang_wanted(None, &arabic), Some(Lang::Ar));
        assert_eq!(lang_wanted(Some("lang=xx"), &HeaderMap::new()), None);
    }
}
