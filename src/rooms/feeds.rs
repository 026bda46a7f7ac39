//! What a public room is besides its page, for readers, calendars and programs: an Atom feed, a calendar, the JSON that
//! existing clients of status pages read, a badge, and a banner for other sites (R68).
//!
//! They speak the languages of their room, as its page does. Everybody gets the same bytes, whoever asks: no cookie is read or set, whatever lies on the way may keep them for a
//! moment, and they have validators. Any site may ask for them.

mod answer;
mod atom;
mod badge;
mod banner;
mod ical;
mod statuspage;
mod v2;

use axum::Router;
use axum::extract::{RawQuery, State};
use axum::http::HeaderMap;
use axum::response::Response;
use axum::routing::get;
use tower_http::cors::{Any, CorsLayer};

use self::answer::answer;
pub use self::banner::BannerPage;
pub(super) use self::v2::NAMES;
use super::public::{self, Public, lang_wanted};
use super::site::{self, Site};
use crate::ground::page::Lang;
use crate::ground::web::Path;
use crate::ground::{Fault, House, Result};

/// The routes of these, which know nobody and keep nothing of anybody.
pub fn routes() -> Router<House> {
    let cors = CorsLayer::new().allow_origin(Any).allow_methods(Any).allow_headers(Any).vary(Vec::new());
    Router::new()
        .route("/s/{address}/feed.atom", get(feed))
        .route("/s/{address}/calendar.ics", get(calendar))
        .route("/s/{address}/badge.svg", get(badge_of))
        .route("/s/{address}/banner", get(banner::show))
        .route("/s/{address}/api/v2/{*what}", get(v2::of_room))
        .route("/api/v2/{*what}", get(v2::of_all))
        .layer(cors)
}

/// The room at an address, as everybody may read it who has the address.
async fn readable_at(house: &House, address: &str) -> Result<Site> {
    let found = site::at_address(&mut house.read(), address).await?;
    let now = house.now();
    found.filter(|site| site.is_readable_at(now) && site.openness != "touched").ok_or(Fault::Missing("page"))
}

async fn public_at(house: &House, address: &str) -> Result<Public> {
    public::of(house, &readable_at(house, address).await?).await
}

/// Where a room is, whole.
pub(super) fn link(house: &House, address: &str) -> String {
    format!("{}/s/{address}", house.config().base_url)
}

/// The language that a reader asks for in the address, or in their browser, where the room speaks it; no cookie is asked.
fn lang_of(public: &Public, headers: &HeaderMap, query: Option<&str>) -> Lang {
    public.site.lang_for(lang_wanted(query, headers))
}

async fn feed(
    State(house): State<House>,
    Path(address): Path<String>,
    headers: HeaderMap,
    RawQuery(query): RawQuery,
) -> Result<Response> {
    let public = public_at(&house, &address).await?;
    let lang = lang_of(&public, &headers, query.as_deref());
    let text = atom::feed(&public, &link(&house, &address), lang);
    Ok(answer(&headers, "application/atom+xml; charset=utf-8", text, public.changed_at))
}

async fn calendar(
    State(house): State<House>,
    Path(address): Path<String>,
    headers: HeaderMap,
    RawQuery(query): RawQuery,
) -> Result<Response> {
    let public = public_at(&house, &address).await?;
    let lang = lang_of(&public, &headers, query.as_deref());
    let text = ical::calendar(&public, &link(&house, &address), lang);
    Ok(answer(&headers, "text/calendar; charset=utf-8", text, public.changed_at))
}

async fn badge_of(
    State(house): State<House>,
    Path(address): Path<String>,
    headers: HeaderMap,
    RawQuery(query): RawQuery,
) -> Result<Response> {
    let public = public_at(&house, &address).await?;
    let text = badge::badge(&public, lang_of(&public, &headers, query.as_deref()));
    Ok(answer(&headers, "image/svg+xml", text, public.changed_at))
}
