//! The public page of an incident's room, at `/s/{address}`: what everybody may read of it, as data and as a page.
//!
//! A page is drawn once for each change and kept: see [`shelf`]. **It never** holds a word of one customer or of another
//! incident, and private views never share what is kept here.

mod answer;
mod door;
mod figures;
mod host;
mod kept;
mod live;
mod media;
mod news;
mod routes;
mod shelf;
mod timeless;
mod view;
mod wire;

use axum::http::header;
use axum::response::{IntoResponse, Response};

use crate::ground::page::Lang;
use crate::ground::workspace;
use crate::ground::{Fault, House, Result, Time};
use crate::incidents::{self, PublicStatus};
use crate::promises;
use crate::rooms::site::Site;
use crate::updates::{self, Update};

pub(super) use answer::lang_wanted;
pub use door::ShutRoom;
pub use host::on_own_hosts;
pub use routes::routes;
pub use view::PublicPage;
use view::{Drawn, VERSION};
pub(super) use view::{Frame, drawn};

/// What everybody may read of a room, as data: page, copy, feeds and status API all draw from it.
#[derive(Debug, Clone)]
pub struct Public {
    /// The room.
    pub site: Site,
    /// The headline, or what the incident is called.
    pub title: String,
    /// The word everyone knows.
    pub status: PublicStatus,
    /// When we speak next; none once it is over.
    pub next_update_at: Option<Time>,
    /// By when it is mended and how sure that is, in per cent, where a date passed the gate.
    pub fix: Option<(Time, u8)>,
    /// Why there is no date yet.
    pub no_date_because: Option<String>,
    /// Newest first.
    pub updates: Vec<Update>,
    /// When it was declared.
    pub declared_at: Time,
    /// When it was closed.
    pub closed_at: Option<Time>,
    /// When any of this changed last, as far as it says so itself.
    pub changed_at: Time,
    /// The company's zone, in which times are written.
    pub zone: String,
}

impl Public {
    /// What it is called in a language; in its own where it has no name in that.
    pub fn title_in(&self, lang: Lang) -> String {
        let headline = self.site.words(lang).headline;
        if headline.is_empty() { self.title.clone() } else { headline }
    }
}

/// What everybody may read of this room now.
pub async fn of(house: &House, site: &Site) -> Result<Public> {
    let mut read = house.read();
    let (workspace, id) = (&site.workspace_id, &site.incident_id);
    let incident = incidents::find(&mut read, workspace, id).await?;
    let fix = promises::published_date(&mut read, workspace, id).await?;
    let desk = workspace::seek(&mut read, workspace).await?.ok_or(Fault::Missing("workspace"))?;
    let updates = updates::list(&mut read, workspace, id).await?;
    // Nothing is announced any more once it is over.
    let is_open = incident.closed_at.is_none();
    let said = updates.iter().flat_map(|u| [Some(u.posted_at), u.edited_at, u.withdrawn_at]).flatten();
    let changed_at = said.chain(incident.closed_at).fold(site.changed_at, Time::max);
    Ok(Public {
        title: if site.headline.is_empty() { incident.title.clone() } else { site.headline.clone() },
        status: incident.status(),
        next_update_at: incident.next_update_at.filter(|_| is_open),
        fix: fix.filter(|_| is_open).map(|fix| (fix.due, u8::try_from(fix.confidence).unwrap_or(0).min(100))),
        no_date_because: incident.no_date_yet().map(str::to_owned),
        updates,
        declared_at: incident.declared_at,
        closed_at: incident.closed_at,
        changed_at,
        zone: desk.zone,
        site: site.clone(),
    })
}

/// The whole page as bytes, the same for every reader of this language: times are in the company's zone, and script puts
/// them into the reader's.
pub async fn page(house: &House, site: &Site, lang: Lang) -> Result<String> {
    let drawn = drawn(house, site, lang, Frame::at_address(site, lang)).await?;
    Ok(drawn.html.replacen(VERSION, "", 1))
}

/// The same page for one reader, whom nobody else's copy is for.
pub(super) fn once(drawn: &Drawn) -> Response {
    let headers =
        [(header::CONTENT_TYPE, "text/html; charset=utf-8"), (header::CACHE_CONTROL, "private, no-store")];
    (headers, drawn.html.replacen(VERSION, "", 1)).into_response()
}
