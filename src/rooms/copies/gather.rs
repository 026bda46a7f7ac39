//! Gathering what a copy holds: every public room in each language, with all that its pages name, and what stands above them.

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;
use axum::body::to_bytes;
use axum::http::{StatusCode, header};
use mirror::File;

use super::page::{ending, file_of, lang_asked, parts, relative, root};
use super::pages::{CopiedNote, GonePage, IndexPage};
use super::{Ask, html};
use crate::ground::clock::MINUTE;
use crate::ground::page::{Lang, assets};
use crate::ground::{Fault, House, Result, Time, workspace};
use crate::rooms::feeds;
use crate::rooms::public::{self, Public};
use crate::rooms::site::{self, Site};

/// How exactly a page says when it was copied, so that one that has not changed is not written with every look.
const EXACTLY: i64 = 10 * MINUTE;
/// The largest file.
const MOST_BYTES: usize = 8 * 1024 * 1024;
/// The most pages of one room, in one language.
const MOST_PAGES: usize = 60;
/// What stands beside a page under its own name, and changes.
const FEEDS: [&str; 3] = ["feed.atom", "calendar.ics", "badge.svg"];
/// What only the desk itself can answer: the last part of such an address.
const ONLY_LIVE: [&str; 4] = ["follow", "live", "banner", "questions"];

/// All files of a copy.
pub(super) struct Gathered {
    pub(super) files: Vec<File>,
    pub(super) rooms: usize,
}

/// Gathers everything. `known` is what stands at the target: a room there that is public no more is replaced.
pub(super) async fn all(house: &House, ask: &Ask, now: Time, known: &[String]) -> Result<Gathered> {
    let mut copy =
        Copying { house, ask, now, files: BTreeMap::new(), found: BTreeMap::new(), pages: BTreeMap::new() };
    let mut rooms = Vec::new();
    let desks = workspace::list(&mut house.read()).await?;
    let company = match desks.as_slice() {
        [only] => only.name.clone(),
        _ => house.config().company.clone(),
    };
    for desk in desks {
        for site in site::readable(&mut house.read(), &desk.id).await? {
            if !site.is_readable_at(now) {
                continue;
            }
            rooms.push(copy.room(&site).await?);
        }
    }
    for name in feeds::NAMES {
        copy.fetch(&format!("/api/v2/{name}"), Lang::default()).await?;
    }
    let many = rooms.len();
    copy.gone(&rooms, known, &company).await?;
    copy.above(rooms, &company).await?;
    let said = serde_json::json!({ "copied_at": now, "rooms": many });
    copy.keep(File::page("copied.json", "application/json", said.to_string()));
    Ok(Gathered { files: copy.files.into_values().collect(), rooms: many })
}

/// What an address came to.
#[derive(Clone, PartialEq, Eq)]
enum Found {
    /// A file of the copy.
    File(String),
    /// A page of the room, in each language.
    Page,
    /// Nothing that could be copied: it leads to the desk itself.
    Live,
}

struct Copying<'a> {
    house: &'a House,
    ask: &'a Ask,
    now: Time,
    files: BTreeMap<String, File>,
    /// By the address without its place on a page.
    found: BTreeMap<String, Found>,
    /// The pages of the room in hand, by path and language.
    pages: BTreeMap<(String, &'static str), String>,
}

impl Copying<'_> {
    fn keep(&mut self, file: File) -> String {
        let path = file.path.clone();
        self.files.insert(path.clone(), file);
        path
    }

    /// One room: its pages as they are found from its first, in each language, and its feeds; gives back what everybody
    /// reads of it.
    async fn room(&mut self, site: &Site) -> Result<Public> {
        let (house, root) = (self.house, root(&site.address));
        self.pages.clear();
        for name in feeds::NAMES {
            self.fetch(&format!("{root}/api/v2/{name}"), Lang::default()).await?;
        }
        for lang in site.langs() {
            let asked = site.asked_in(lang);
            for name in FEEDS {
                self.fetch(&format!("{root}/{name}{asked}"), lang).await?;
            }
            let mut next = vec![(root.clone(), public::page(house, site, lang).await?)];
            let mut begun = BTreeSet::from([root.clone()]);
            while let Some((path, text)) = next.pop() {
                for address in html::addresses(&text) {
                    let (to, query, _) = parts(&address);
                    if to.is_empty() || to == root || lang_asked(query).is_some() {
                        continue;
                    }
                    let is_page = self.fetch(&address, lang).await? == Found::Page;
                    let is_own = to.starts_with(&format!("{root}/"));
                    if is_page && is_own && begun.len() < MOST_PAGES && begun.insert(to.to_owned()) {
                        next.extend(self.page(to, lang).await?.map(|text| (to.to_owned(), text)));
                    }
                }
                self.pages.insert((path, lang.code()), text);
            }
        }
        let room = public::of(house, site).await?;
        let pages = std::mem::take(&mut self.pages);
        for ((path, code), text) in &pages {
            let lang = Lang::from_code(code).unwrap_or_default();
            let file = file_of(&site.address, path, lang, site.own_lang());
            let live = format!("{}{path}", house.config().base_url);
            let note = self.note(&room, lang, &file, &live)?;
            let place = |address: &str| self.place(site, &pages, &file, lang, path, address);
            let taken = html::rewrite(text, &note, place);
            self.keep(File::page(file, "text/html; charset=utf-8", taken));
        }
        Ok(room)
    }

    /// What says on a page that it is a copy, and as of when.
    fn note(&mut self, room: &Public, lang: Lang, file: &str, live: &str) -> Result<String> {
        let script = self.script();
        let at = Time(self.now.0.div_euclid(EXACTLY) * EXACTLY).max(room.changed_at).min(self.now);
        let note = CopiedNote::new(lang, room.zone.clone(), at, live.to_owned(), relative(file, &script));
        note.render().map_err(Fault::broken)
    }

    fn script(&mut self) -> String {
        let bytes = assets::bytes("copied.js").unwrap_or_default();
        self.keep(File::asset("assets", "js", "text/javascript; charset=utf-8", bytes))
    }

    /// How a page of the copy names what it named by this address.
    fn place(
        &self,
        site: &Site,
        pages: &BTreeMap<(String, &'static str), String>,
        file: &str,
        lang: Lang,
        path: &str,
        address: &str,
    ) -> String {
        let (to, query, at) = parts(address);
        let to = if to.is_empty() { path } else { to };
        let lang = lang_asked(query).unwrap_or(lang);
        if pages.contains_key(&(to.to_owned(), lang.code())) {
            return relative(file, &file_of(&site.address, to, lang, site.own_lang())) + at;
        }
        match self.found.get(address.split('#').next().unwrap_or_default()) {
            Some(Found::File(path)) => relative(file, path) + at,
            _ => format!("{}{}", self.house.config().base_url, absolute(path, address)),
        }
    }

    /// Asks for an address once, and keeps what comes, unless it is a page.
    async fn fetch(&mut self, address: &str, lang: Lang) -> Result<Found> {
        let address = address.split('#').next().unwrap_or_default().to_owned();
        if let Some(found) = self.found.get(&address) {
            return Ok(found.clone());
        }
        let found = self.fetched(&address, lang).await?;
        self.found.insert(address, found.clone());
        Ok(found)
    }

    async fn fetched(&mut self, address: &str, lang: Lang) -> Result<Found> {
        let (path, query, _) = parts(address);
        if path.rsplit('/').next().is_some_and(|last| ONLY_LIVE.contains(&last)) {
            return Ok(Found::Live);
        }
        let Some((kind, bytes)) = self.answer(address, lang).await? else { return Ok(Found::Live) };
        let name = path.trim_start_matches('/');
        let is_feed =
            FEEDS.iter().any(|feed| path.ends_with(&format!("/{feed}"))) || path.contains("/api/v2/");
        if kind.starts_with("text/html") {
            return Ok(if path.starts_with("/s/") { Found::Page } else { Found::Live });
        }
        let file = if is_feed {
            File::page(beside(name, query), kind, bytes)
        } else {
            File::asset("assets", ending(&kind), kind, bytes)
        };
        Ok(Found::File(self.keep(file)))
    }

    /// A page, as the desk gives it to a stranger in this language.
    async fn page(&self, path: &str, lang: Lang) -> Result<Option<String>> {
        let answer = self.answer(path, lang).await?;
        Ok(answer.map(|(_, bytes)| String::from_utf8_lossy(&bytes).into_owned()))
    }

    /// The media type and the bytes; none where a stranger gets neither.
    async fn answer(&self, address: &str, lang: Lang) -> Result<Option<(String, Vec<u8>)>> {
        let response = (self.ask)(address.to_owned(), lang).await;
        if response.status() != StatusCode::OK {
            return Ok(None);
        }
        let kind = response.headers().get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok());
        let kind = kind.unwrap_or("application/octet-stream").to_owned();
        if kind.starts_with("text/event-stream") {
            return Ok(None); // it never ends
        }
        Ok(to_bytes(response.into_body(), MOST_BYTES).await.ok().map(|bytes| (kind, bytes.to_vec())))
    }

    /// The page above all rooms.
    async fn above(&mut self, rooms: Vec<Public>, company: &str) -> Result<()> {
        let listed = rooms.into_iter().map(|room| {
            let (address, own) = (&room.site.address, room.site.own_lang());
            let href = file_of(address, &root(address), own, own);
            (room.title, room.status.word(), href)
        });
        let page = IndexPage::new(company, listed.collect()).render().map_err(Fault::broken)?;
        self.alone("index.html", &page).await
    }

    /// A page in the place of each room that stands at the target and is public no more.
    async fn gone(&mut self, rooms: &[Public], known: &[String], company: &str) -> Result<()> {
        for path in known {
            let Some(address) = path.strip_prefix("s/").and_then(|rest| rest.split('/').next()) else {
                continue;
            };
            if !path.ends_with("/index.html") || rooms.iter().any(|room| room.site.address == address) {
                continue;
            }
            let page = GonePage::new(company).render().map_err(Fault::broken)?;
            self.alone(path, &page).await?;
        }
        Ok(())
    }

    /// A page of no room: what it names stands beside it.
    async fn alone(&mut self, file: &str, text: &str) -> Result<()> {
        for address in html::addresses(text) {
            self.fetch(&address, Lang::default()).await?;
        }
        let taken = html::rewrite(text, "", |address| match self.found.get(address) {
            Some(Found::File(path)) => relative(file, path),
            _ => format!("{}{address}", self.house.config().base_url),
        });
        self.keep(File::page(file, "text/html; charset=utf-8", taken));
        Ok(())
    }
}

/// Where a feed stands that was asked for in another language than the room's own: beside the pages of that language.
fn beside(name: &str, query: Option<&str>) -> String {
    match (name.rsplit_once('/'), lang_asked(query)) {
        (Some((folder, last)), Some(lang)) => format!("{folder}/{}/{last}", lang.code()),
        _ => name.to_owned(),
    }
}

/// The address as it is meant on the page at this path.
fn absolute(path: &str, address: &str) -> String {
    if address.starts_with('?') { format!("{path}{address}") } else { address.to_owned() }
}
