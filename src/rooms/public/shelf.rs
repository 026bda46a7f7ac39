//! What is kept of public rooms in this process: which there are, and the page of each, drawn once for each change.
//!
//! A hint that names the incident makes its page stale, on every node; whoever asks next draws it, and whoever asks
//! meanwhile waits for that one drawing. Where the store cannot be asked, the page that was kept is shown: a room stays
//! up when we are down. An address that leads nowhere costs a look at a table in memory, so that guessing slows nobody.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::{Duration, Instant};

use axum::body::Bytes;
use tokio::sync::broadcast;
use tokio::sync::broadcast::error::TryRecvError;
use twodb::EVERYTHING;

use super::kept::{Fresh, Kept, short_digest};
use super::media::Media;
use super::news::News;
use super::timeless;
use super::view::{self, Drawn, Frame, VERSION};
use super::wire::Wire;
use crate::ground::clock::MINUTE;
use crate::ground::page::Lang;
use crate::ground::{Fault, House, Result, Time};
use crate::journal;
use crate::rooms::site::{self, Openness, Site};

/// For how long a page is taken for what is so though nothing was heard: a hint may be lost.
const TRUSTED: i64 = MINUTE;
/// How long a reader waits for a fresh page where an older one is at hand.
const PATIENCE: Duration = Duration::from_secs(2);
/// Drawings of one room in a second at most, where an older page is at hand: sixty thousand letters about an incident hint
/// at it many times a second, and change nothing here.
const MOST_DRAWN: u32 = 20;
/// Rooms of which a page is kept.
const MOST_KEPT: usize = 512;

/// A room that was let out, and the languages it can be read in.
#[derive(Debug)]
pub(super) struct Known {
    site: Site,
    langs: Vec<Lang>,
}

impl Known {
    fn of(site: Site) -> Self {
        Self { langs: site.langs(), site }
    }

    /// The language for a reader who wants this one.
    pub(super) fn lang_for(&self, wanted: Option<Lang>) -> Lang {
        wanted.filter(|lang| self.langs.contains(lang)).unwrap_or_else(|| self.site.own_lang())
    }
}

impl std::ops::Deref for Known {
    type Target = Site;
    fn deref(&self) -> &Site {
        &self.site
    }
}

/// All of it.
pub(super) struct Shelf {
    pub house: House,
    ears: Mutex<broadcast::Receiver<Arc<str>>>,
    directory: RwLock<HashMap<String, Arc<Known>>>,
    news: News,
    loading: tokio::sync::Mutex<()>,
    places: RwLock<HashMap<String, Arc<Place>>>,
    /// The page for an address that leads nowhere, drawn once in each language.
    pub nowhere: Mutex<HashMap<Lang, Bytes>>,
    /// Whether somebody looks after the wires.
    pub is_driven: AtomicBool,
}

/// What is kept of one room.
pub(super) struct Place {
    /// The room as it was first asked for here; each drawing reads it anew.
    site: Arc<Known>,
    news: News,
    /// Whether it was found not to be read any more, and whoever has it open knows.
    is_gone: AtomicBool,
    flight: tokio::sync::Mutex<()>,
    pages: Mutex<HashMap<Lang, Arc<Kept>>>,
    used_at: AtomicI64,
    /// Since when drawings are counted, and how many there were.
    drawn: Mutex<(Instant, u32)>,
    pub media: Media,
    pub wire: Wire,
}

fn open<T>(lock: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Place {
    fn new(site: Arc<Known>) -> Self {
        Self {
            site,
            news: News::default(),
            is_gone: AtomicBool::new(false),
            flight: tokio::sync::Mutex::default(),
            pages: Mutex::default(),
            used_at: AtomicI64::new(0),
            drawn: Mutex::new((Instant::now(), 0)),
            media: Media::default(),
            wire: Wire::default(),
        }
    }

    fn known(&self, lang: Lang) -> Option<Arc<Kept>> {
        open(&self.pages).get(&lang).cloned()
    }

    fn fresh(&self, lang: Lang, now: Time) -> Option<Arc<Kept>> {
        if self.news.is_any() {
            return None;
        }
        self.known(lang).filter(|kept| kept.is_fresh(now, TRUSTED))
    }

    /// Whether nothing was heard and no time has come since its page was drawn, or it was found to be gone.
    pub(super) fn is_fresh(&self, now: Time) -> bool {
        let is_gone = self.is_gone.load(Ordering::Acquire) && !self.news.is_any();
        is_gone || self.fresh(self.site.own_lang(), now).is_some()
    }

    /// Counts a drawing, unless there were too many in this second.
    fn may_draw(&self) -> bool {
        let mut drawn = open(&self.drawn);
        if drawn.0.elapsed() >= Duration::from_secs(1) {
            *drawn = (Instant::now(), 0);
        }
        drawn.1 += 1;
        drawn.1 <= MOST_DRAWN
    }

    fn soil(&self) {
        self.news.came();
        // What is hidden must be gone at once.
        self.media.clear();
    }
}

impl Shelf {
    pub(super) fn new(house: &House) -> Self {
        Self {
            ears: Mutex::new(house.db().hints().listen()),
            house: house.clone(),
            directory: RwLock::default(),
            news: News::default(),
            loading: tokio::sync::Mutex::default(),
            places: RwLock::default(),
            nowhere: Mutex::default(),
            is_driven: AtomicBool::new(false),
        }
    }

    /// Heeds every hint that has come: before an answer, so that whoever changed something sees it.
    pub(super) fn hear(&self) {
        let mut ears = open(&self.ears);
        loop {
            match ears.try_recv() {
                Ok(topic) => self.heed(&topic),
                // Some were lost, and they may have been anything.
                Err(TryRecvError::Lagged(_)) => self.heed(EVERYTHING),
                Err(TryRecvError::Empty | TryRecvError::Closed) => return,
            }
        }
    }

    fn heed(&self, topic: &str) {
        let is_all = topic == EVERYTHING;
        if is_all || topic == site::CHANGED {
            self.news.came();
        }
        if is_all || topic.starts_with("inc_") {
            for place in self.places.read().unwrap_or_else(PoisonError::into_inner).values() {
                if is_all || place.site.incident_id.as_str() == topic {
                    place.soil();
                }
            }
        }
    }

    /// The room at an address that was ever let out, whatever became of it.
    pub(super) async fn at(&self, address: &str) -> Result<Option<Arc<Known>>> {
        self.hear();
        if self.news.is_any() {
            self.load().await?;
        }
        Ok(self.directory.read().unwrap_or_else(PoisonError::into_inner).get(address).cloned())
    }

    /// Reads anew which rooms there are, once for all who wait for it. Where the store does not answer, what was known
    /// counts.
    async fn load(&self) -> Result<()> {
        let knows_some = !self.directory.read().unwrap_or_else(PoisonError::into_inner).is_empty();
        let _loading = self.loading.lock().await;
        if !self.news.is_any() || (knows_some && self.news.is_resting()) {
            return Ok(());
        }
        let heard = self.news.heard();
        let read = async { site::list_open(&mut self.house.read()).await };
        let late = Err(Fault::broken("which rooms are open was not read in time"));
        match tokio::time::timeout(PATIENCE, read).await.unwrap_or(late) {
            Ok(sites) => {
                let known = sites.into_iter().map(|site| (site.address.clone(), Arc::new(Known::of(site))));
                *self.directory.write().unwrap_or_else(PoisonError::into_inner) = known.collect();
                self.news.are_told(heard);
                Ok(())
            }
            Err(fault) if knows_some => {
                tracing::warn!(%fault, "which rooms are open could not be read; what was known counts");
                self.news.failed();
                Ok(())
            }
            Err(fault) => Err(fault),
        }
    }

    /// The place of a room that can be read.
    pub(super) fn place(&self, site: &Arc<Known>) -> Arc<Place> {
        let now = self.house.now();
        let known = |place: &&Arc<Place>| place.site.incident_id == site.incident_id;
        let found = {
            let places = self.places.read().unwrap_or_else(PoisonError::into_inner);
            places.get(&site.address).filter(known).cloned()
        };
        let place = found.unwrap_or_else(|| {
            let mut places = self.places.write().unwrap_or_else(PoisonError::into_inner);
            make_room(&mut places);
            let place =
                places.entry(site.address.clone()).or_insert_with(|| Arc::new(Place::new(Arc::clone(site))));
            if place.site.incident_id != site.incident_id {
                *place = Arc::new(Place::new(Arc::clone(site)));
            }
            Arc::clone(place)
        });
        place.used_at.store(now.0, Ordering::Relaxed);
        place
    }

    /// The rooms that somebody has open.
    pub(super) fn watched(&self) -> Vec<Arc<Place>> {
        let places = self.places.read().unwrap_or_else(PoisonError::into_inner);
        places.values().filter(|place| place.wire.viewers() > 0).cloned().collect()
    }

    /// The page of a room in its own language, for whoever keeps its wire.
    pub(super) async fn look_after(&self, place: &Place) -> Result<Arc<Kept>> {
        self.page(place, place.site.own_lang()).await
    }

    /// The page of a room in a language: the one that is kept, or a fresh one. [`Fault::Missing`] where it is not to be
    /// read any more.
    pub(super) async fn page(&self, place: &Place, lang: Lang) -> Result<Arc<Kept>> {
        let now = self.house.now();
        if let Some(kept) = place.fresh(lang, now) {
            return Ok(kept);
        }
        let old = place.known(lang);
        if let Some(old) = old.as_ref().filter(|_| place.news.is_resting()) {
            return Ok(Arc::clone(old));
        }
        let flown = tokio::time::timeout(PATIENCE, async {
            let _flight = place.flight.lock().await;
            match (place.fresh(lang, now), &old) {
                (Some(kept), _) => Ok(kept),
                (None, Some(old)) if !place.may_draw() => Ok(Arc::clone(old)),
                (None, _) => self.draw(place, lang).await,
            }
        });
        match (flown.await, old.as_ref()) {
            (Ok(Ok(kept)), _) => Ok(kept),
            (Ok(Err(fault @ Fault::Missing(_))), _) => {
                open(&place.pages).clear();
                if !place.is_gone.swap(true, Ordering::AcqRel) {
                    place.wire.say_changed("gone");
                }
                Err(fault)
            }
            (Ok(Err(fault)), Some(old)) => {
                tracing::warn!(%fault, "a public room could not be drawn; the page from before is shown");
                place.news.failed();
                Ok(Arc::clone(old))
            }
            (Err(_), Some(old)) => {
                place.news.failed();
                Ok(Arc::clone(old))
            }
            (Ok(Err(fault)), None) => Err(fault),
            (Err(_), None) => Err(Fault::broken("a public room was not drawn in time")),
        }
    }

    /// Draws the page, first in the language of its own words, which says whether anything changed.
    async fn draw(&self, place: &Place, lang: Lang) -> Result<Arc<Kept>> {
        metrics::counter!("amends_public_rooms_drawn_total").increment(1);
        let heard = place.news.heard();
        let (workspace, incident) = (&place.site.workspace_id, &place.site.incident_id);
        let mut read = self.house.read();
        let length = journal::length_of(&mut read, workspace, incident.as_str()).await?;
        let site = site::find(&mut read, workspace, incident).await?;
        let may_be_read = site.is_readable_at(self.house.now()) && site.openness() != Openness::Touched;
        if !may_be_read || site.address != place.site.address {
            place.news.are_told(heard);
            return Err(Fault::Missing("page"));
        }
        let own = site.own_lang();
        let (mut kept, is_changed) = match place.fresh(own, self.house.now()) {
            Some(kept) if lang != own => (kept, false),
            _ => self.draw_own(place, &site, length).await?,
        };
        if lang != own {
            let drawn = view::drawn(&self.house, &site, lang, Frame::at_address(&site, lang)).await?;
            kept = self.keep(place, &site, lang, drawn, (&kept.tag, &kept.version));
        }
        place.news.are_told(heard);
        place.is_gone.store(false, Ordering::Release);
        if is_changed {
            // What is kept in other languages says what was so.
            for (_, other) in open(&place.pages).iter().filter(|(of, _)| **of != own && **of != lang) {
                other.grow_old();
            }
            place.wire.say_changed(&kept.version);
        }
        Ok(kept)
    }

    /// Draws the page in the language of its own words; whether it says anything else than the one before.
    async fn draw_own(&self, place: &Place, site: &Site, length: i64) -> Result<(Arc<Kept>, bool)> {
        let own = site.own_lang();
        let drawn = view::drawn(&self.house, site, own, Frame::at_address(site, own)).await?;
        let before = place.known(own);
        let tag = tag_of(&drawn, site);
        let is_same = before.as_ref().is_some_and(|before| before.tag == tag);
        let version = match &before {
            Some(before) if is_same => before.version.clone(),
            _ => format!("{length}-{tag}"),
        };
        let kept = self.keep(place, site, own, drawn, (&tag, &version));
        Ok((kept, !is_same && before.is_some()))
    }

    fn keep(
        &self,
        place: &Place,
        site: &Site,
        lang: Lang,
        drawn: Drawn,
        (tag, version): (&str, &str),
    ) -> Arc<Kept> {
        let before = place.known(lang);
        let fresh = Fresh {
            html: drawn.html.replacen(VERSION, version, 1),
            tag: tag.to_owned(),
            version: version.to_owned(),
            drawn_at: self.house.now(),
            turns_at: drawn.turns_at,
            figures: drawn.figures.map(|figures| figures.html),
            lang,
            is_public: site.openness() == Openness::Public,
            is_indexed: site.indexed,
        };
        let kept = Arc::new(Kept::new(fresh, before.as_deref()));
        open(&place.pages).insert(lang, Arc::clone(&kept));
        kept
    }
}

/// What a page says, clocks and pictures aside: pictures come and go by themselves, and open pages fetch them so.
fn tag_of(drawn: &Drawn, site: &Site) -> String {
    let mut said = timeless::gist(&drawn.html);
    if let Some(figures) = &drawn.figures {
        said = said.replacen(&timeless::gist(&figures.html), "", 1);
    }
    // What is said in other languages may be all that changed.
    said.push_str(&site.other_words);
    short_digest(said.as_bytes())
}

/// Lets the page go that nobody asked for longest, where there are too many.
fn make_room(places: &mut HashMap<String, Arc<Place>>) {
    if places.len() < MOST_KEPT {
        return;
    }
    let idle = places.iter().filter(|(_, place)| place.wire.viewers() == 0);
    let oldest =
        idle.min_by_key(|(_, place)| place.used_at.load(Ordering::Relaxed)).map(|(at, _)| at.clone());
    if let Some(address) = oldest {
        places.remove(&address);
    }
}
