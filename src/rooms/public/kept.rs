//! A page as it leaves: its bytes, what tells it from others, and the same bytes made smaller, once somebody wants that.

use std::io::Write;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

use axum::body::Bytes;
use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256};

use super::answer::Coding;
use crate::ground::Time;
use crate::ground::page::{Lang, policy};

/// How long whoever keeps a public page may show it without asking, in seconds: less than anybody notices, and enough
/// that many at once cost nothing.
const KEPT_BY_OTHERS: u32 = 5;

/// A body, and the same made smaller.
#[derive(Debug, Default)]
pub(super) struct Body {
    plain: Bytes,
    gzip: OnceLock<Bytes>,
    brotli: OnceLock<Bytes>,
}

impl Body {
    pub(super) fn new(plain: impl Into<Bytes>) -> Self {
        Self { plain: plain.into(), ..Self::default() }
    }

    /// The bytes in a coding: made once, whoever wants them first.
    pub(super) fn coded(&self, coding: Coding) -> Bytes {
        match coding {
            Coding::Plain => self.plain.clone(),
            Coding::Gzip => self.gzip.get_or_init(|| gzipped(&self.plain)).clone(),
            Coding::Brotli => self.brotli.get_or_init(|| brotli(&self.plain)).clone(),
        }
    }
}

fn gzipped(plain: &[u8]) -> Bytes {
    let mut encoder = GzEncoder::new(Vec::with_capacity(plain.len() / 2), Compression::best());
    // Writing to memory does not fail; were it to, the plain bytes would not be gzip either.
    let written = encoder.write_all(plain).and_then(|()| encoder.finish());
    written.map(Bytes::from).unwrap_or_default()
}

fn brotli(plain: &[u8]) -> Bytes {
    let mut out = Vec::with_capacity(plain.len() / 2);
    let parameters = brotli::enc::BrotliEncoderParams { quality: 9, lgwin: 18, ..Default::default() };
    // As above.
    let written = brotli::BrotliCompress(&mut &plain[..], &mut out, &parameters);
    written.map(|_| Bytes::from(out)).unwrap_or_default()
}

/// A page that is kept, in one language.
#[derive(Debug)]
pub(super) struct Kept {
    /// What it says, clocks and pictures aside: SHA-256, shortened.
    pub tag: String,
    /// What open pages know it as: how long its incident's chain was, and its tag.
    pub version: String,
    /// When it was last seen to say this.
    pub drawn_at: Time,
    /// When it says something else by itself.
    pub turns_at: Option<Time>,
    /// Since when it says this, in whole seconds; later for each page that differs from the one before.
    pub since_s: i64,
    /// What is to be seen of the work, alone.
    pub figures: Option<Fragment>,
    body: Arc<Body>,
    etag: String,
    headers: HeaderMap,
    /// Whether another page came in another language, and this one does not say it yet.
    is_old: AtomicBool,
}

/// The figures alone, for pages that are open.
#[derive(Debug)]
pub(super) struct Fragment {
    pub body: Body,
    pub etag: String,
}

impl Fragment {
    pub(super) fn new(html: String) -> Self {
        Self { etag: short_digest(html.as_bytes()), body: Body::new(html) }
    }
}

/// What a new page is made of.
pub(super) struct Fresh {
    pub html: String,
    pub tag: String,
    pub version: String,
    pub drawn_at: Time,
    pub turns_at: Option<Time>,
    pub figures: Option<String>,
    pub lang: Lang,
    pub is_public: bool,
    pub is_indexed: bool,
}

impl Kept {
    /// Keeps a fresh page, which differs from the one before, if there was one.
    pub(super) fn new(fresh: Fresh, before: Option<&Self>) -> Self {
        let etag = short_digest(fresh.html.as_bytes());
        let now_s = fresh.drawn_at.0.div_euclid(1_000);
        let since_s = match before {
            Some(before) if before.etag == etag => before.since_s,
            // Whoever asks by the second must not take two pages of one second for the same.
            Some(before) => now_s.max(before.since_s + 1),
            None => now_s,
        };
        // The same bytes are not made smaller twice.
        let same = before.filter(|before| before.etag == etag).map(|before| Arc::clone(&before.body));
        let mut headers = page_headers();
        let whose = if fresh.is_public { "public" } else { "private" };
        let keep = format!("{whose}, max-age={KEPT_BY_OTHERS}");
        put(&mut headers, header::CACHE_CONTROL, &keep);
        put(&mut headers, header::CONTENT_LANGUAGE, fresh.lang.code());
        put(&mut headers, header::LAST_MODIFIED, &http_date(since_s));
        if !fresh.is_indexed {
            put(&mut headers, HeaderName::from_static("x-robots-tag"), "noindex, nofollow");
        }
        Self {
            tag: fresh.tag,
            version: fresh.version,
            drawn_at: fresh.drawn_at,
            turns_at: fresh.turns_at,
            since_s,
            figures: fresh.figures.map(Fragment::new),
            body: same.unwrap_or_else(|| Arc::new(Body::new(fresh.html))),
            etag,
            headers,
            is_old: AtomicBool::new(false),
        }
    }

    /// It does not say what is so any more.
    pub(super) fn grow_old(&self) {
        self.is_old.store(true, Ordering::Release);
    }

    /// Whether it still says what is so, as far as time goes.
    pub(super) fn is_fresh(&self, now: Time, trusted: i64) -> bool {
        let is_old = self.is_old.load(Ordering::Acquire);
        !is_old && self.turns_at.is_none_or(|at| now < at) && now.since(self.drawn_at) < trusted
    }

    pub(super) fn body(&self) -> &Body {
        &self.body
    }
    pub(super) fn etag(&self) -> &str {
        &self.etag
    }
    pub(super) fn headers(&self) -> &HeaderMap {
        &self.headers
    }
}

/// What every page says of itself to a browser, as all pages of the house do.
pub(super) fn page_headers() -> HeaderMap {
    let said = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8"),
        (header::VARY, "Accept-Encoding, Accept-Language"),
        (header::CONTENT_SECURITY_POLICY, policy()),
        (header::REFERRER_POLICY, "same-origin"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (
            HeaderName::from_static("permissions-policy"),
            "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        ),
    ];
    said.into_iter().map(|(name, value)| (name, HeaderValue::from_static(value))).collect()
}

fn put(headers: &mut HeaderMap, name: HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        headers.insert(name, value);
    }
}

/// The first 64 bits of a digest, in hexadecimal: enough to tell pages of one address apart.
pub(super) fn short_digest(bytes: &[u8]) -> String {
    data_encoding::HEXLOWER.encode(&Sha256::digest(bytes)[..8])
}

/// `Sun, 06 Nov 1994 08:49:37 GMT`.
pub(super) fn http_date(seconds: i64) -> String {
    Time(seconds * 1_000).stamp().strftime("%a, %d %b %Y %H:%M:%S GMT").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(html: &str, at: i64, before: Option<&Kept>) -> Kept {
        let fresh = Fresh {
            html: html.into(),
            tag: html.into(),
            version: String::new(),
            drawn_at: Time(at),
            turns_at: None,
            figures: None,
            lang: Lang::En,
            is_public: true,
            is_indexed: false,
        };
        Kept::new(fresh, before)
    }

    #[test]
    fn a_page_of_the_same_second_is_a_second_later_than_the_one_before() {
        let first = page("a", 10_200, None);
        let second = page("b", 10_800, Some(&first));
        let third = page("b", 99_000, Some(&second));
        assert_eq!((first.since_s, second.since_s, third.since_s), (10, 11, 11));
        assert_eq!(http_date(784_111_777), "Sun, 06 Nov 1994 08:49:37 GMT");
    }

    #[test]
    fn what_is_made_smaller_is_the_same() {
        use std::io::Read;
        let text = "We are late with this. ".repeat(400);
        let body = Body::new(text.clone());
        let mut back = String::new();
        flate2::read::GzDecoder::new(&*body.coded(Coding::Gzip)).read_to_string(&mut back).unwrap();
        assert_eq!(back, text);
        let mut back = Vec::new();
        brotli::BrotliDecompress(&mut &*body.coded(Coding::Brotli), &mut back).unwrap();
        assert_eq!(back, text.as_bytes());
        assert!(body.coded(Coding::Brotli).len() < 200);
    }
}
