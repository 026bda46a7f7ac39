//! What stands where a room is not to be read: never was, was taken down, is over, or cannot be shown just now.

use askama::Template;
use axum::body::Bytes;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::answer::lang_wanted;
use super::kept::page_headers;
use super::shelf::Shelf;
use crate::ground::page::{Lang, Nav, Shell, View, t};
use crate::ground::web::{Gate, caller};
use crate::ground::{Fault, House};
use crate::rooms::site::Site;

/// Why a room is not to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Why {
    /// Nothing is there.
    Unknown,
    /// It was taken down.
    TakenDown,
    /// Its time in the archive has passed.
    Over,
    /// We cannot show it just now.
    Broken,
}

impl Why {
    fn title(self) -> &'static str {
        match self {
            Self::Unknown => "rooms-public-unknown",
            Self::TakenDown => "rooms-public-taken-down",
            Self::Over => "rooms-public-over",
            Self::Broken => "rooms-public-broken",
        }
    }
    fn cure(self) -> &'static str {
        match self {
            Self::Unknown => "rooms-public-unknown-cure",
            Self::TakenDown => "rooms-public-taken-down-cure",
            Self::Over => "rooms-public-over-cure",
            Self::Broken => "rooms-public-broken-cure",
        }
    }
    fn status(self) -> StatusCode {
        match self {
            Self::Unknown => StatusCode::NOT_FOUND,
            Self::TakenDown | Self::Over => StatusCode::GONE,
            Self::Broken => StatusCode::SERVICE_UNAVAILABLE,
        }
    }
}

/// The page that says so, kindly.
#[derive(Template)]
#[template(path = "rooms/pages/nowhere.html")]
pub struct ShutRoom {
    shell: Shell,
    why: Why,
}

impl ShutRoom {
    fn of(house: &House, lang: Lang, company: &str, why: Why) -> Self {
        let shell = Shell {
            lang,
            title: t(lang, why.title()),
            here: Nav::Nowhere,
            who: None,
            flash: None,
            now_ms: house.now().0,
            zone: house.config().zone.clone(),
            live: None,
            product_base: house.config().base_url.clone(),
            company: company.to_owned(),
            once: String::new(),
        };
        Self { shell, why }
    }

    fn cure(&self) -> String {
        self.shell.ta(self.why.cure(), "company", self.shell.company.as_str())
    }
}

impl View for ShutRoom {
    const NAME: &'static str = "nowhere";
    fn sample(shell: Shell) -> Self {
        let title = shell.t(Why::TakenDown.title());
        Self { shell: Shell { who: None, ..shell }.at(Nav::Nowhere, title), why: Why::TakenDown }
    }
}

/// Whoever asks: how, in which language, and where from.
pub(super) struct Asked<'a> {
    pub query: Option<&'a str>,
    pub headers: &'a HeaderMap,
    pub extensions: &'a axum::http::Extensions,
}

/// An address that leads nowhere. Whoever tries many is asked to wait; it costs us next to nothing either way.
pub(super) fn nowhere(shelf: &Shelf, asked: &Asked<'_>) -> Response {
    let from = caller(&shelf.house, asked.extensions, asked.headers);
    let wait = match shelf.house.limits().pass(Gate::Guess, &from) {
        Err(Fault::TooMany(seconds)) => Some(seconds),
        _ => None,
    };
    let lang = lang_wanted(asked.query, asked.headers).unwrap_or_default();
    let known = shelf.nowhere.lock().ok().and_then(|pages| pages.get(&lang).cloned());
    let body = known.unwrap_or_else(|| {
        let page = ShutRoom::of(&shelf.house, lang, &shelf.house.config().company, Why::Unknown);
        let body = Bytes::from(page.render().unwrap_or_default());
        if let Ok(mut pages) = shelf.nowhere.lock() {
            pages.insert(lang, body.clone());
        }
        body
    });
    let status = if wait.is_some() { StatusCode::TOO_MANY_REQUESTS } else { Why::Unknown.status() };
    let mut response = drawn(status, body);
    if let Some(seconds) = wait {
        response.headers_mut().insert(header::RETRY_AFTER, seconds.into());
    }
    response
}

/// A room that is not to be read any more, or not now.
pub(super) fn shut(shelf: &Shelf, asked: &Asked<'_>, site: &Site, why: Why) -> Response {
    let lang = site.lang_for(lang_wanted(asked.query, asked.headers));
    let page = ShutRoom::of(&shelf.house, lang, &site.name, why);
    drawn(why.status(), Bytes::from(page.render().unwrap_or_default()))
}

fn drawn(status: StatusCode, body: Bytes) -> Response {
    let mut response = (status, page_headers(), body).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(HeaderName::from_static("x-robots-tag"), HeaderValue::from_static("noindex, nofollow"));
    response
}
