//! The page itself: what happened in one sentence, what it means for you, what you can do now, when we speak next, and
//! when it is mended or why nobody can say; then the work, and all that was said.

use askama::Template;

use super::figures::{self, Figures};
use super::{Public, timeless};
use crate::ground::clock::{HOUR, MINUTE, SECOND};
use crate::ground::page::{Lang, Nav, Shell, View};
use crate::ground::panel::Panel;
use crate::ground::{Config, Fault, House, Result, Time};
use crate::incidents::PublicStatus;
use crate::rooms::site::{Openness, Site, SiteState, Words};
use crate::updates;

/// What stands for the version of a page until it is known: it is worked out from the page.
pub(super) const VERSION: &str = "(version)";

/// How long a page with pictures of the work is taken for fresh.
const LOOK: i64 = 3 * SECOND;

/// Around a page: who reads it, and where its parts stand for them.
#[derive(Debug, Clone)]
pub(in crate::rooms) struct Frame {
    /// Where pictures of the work stand.
    pub base: String,
    /// Where an open page fetches what is to be seen of the work.
    pub figures: String,
    /// Where the logo stands.
    pub logo: String,
    /// Where an open page hears of changes.
    pub live: Option<String>,
    /// Where a reader who came another way goes back to, and what stands on it.
    pub back: Option<(String, &'static str)>,
    /// Whether anybody may read it here, so that others may point at it.
    pub is_for_all: bool,
}

impl Frame {
    /// For whoever has the address.
    pub(in crate::rooms) fn at_address(site: &Site, lang: Lang) -> Self {
        let base = site.path();
        let code = lang.code();
        Self {
            figures: format!("{base}/windows?lang={code}"),
            logo: format!("{base}/logo"),
            live: Some(format!("{base}/live?lang={code}")),
            back: None,
            is_for_all: true,
            base,
        }
    }

    /// For a contact, behind their private link.
    pub(in crate::rooms) fn behind_link(link: &str) -> Self {
        Self {
            base: link.to_owned(),
            figures: format!("{link}/windows"),
            logo: format!("{link}/room/logo"),
            live: Some(format!("{link}/live")),
            back: Some((link.to_owned(), "rooms-public-own")),
            is_for_all: false,
        }
    }

    /// For a member who looks at it before others do.
    pub(in crate::rooms) fn preview(site: &Site) -> Self {
        let id = &site.incident_id;
        Self {
            base: String::new(),
            figures: format!("/incidents/{id}/windows/seen"),
            logo: format!("/incidents/{id}/site/logo"),
            live: None,
            back: Some((format!("/incidents/{id}/site"), "rooms-public-preview")),
            is_for_all: false,
        }
    }
}

/// A page, and until when it says what is so.
#[derive(Debug)]
pub(in crate::rooms) struct Drawn {
    pub html: String,
    pub figures: Option<Figures>,
    /// When it says something else though nobody did anything.
    pub turns_at: Option<Time>,
}

/// Draws the page of a room in a language.
pub(in crate::rooms) async fn drawn(house: &House, site: &Site, lang: Lang, frame: Frame) -> Result<Drawn> {
    let public = super::of(house, site).await?;
    let now = house.now();
    let words = site.words(lang);
    let title = public.title_in(lang);
    let shell = Shell {
        lang,
        title,
        here: Nav::Nowhere,
        who: None,
        flash: None,
        now_ms: now.0,
        zone: public.zone.clone(),
        live: frame.live.clone(),
        product_base: house.config().base_url.clone(),
        company: site.name.clone(),
        once: String::new(),
    };
    let figures = figures::of(house, &shell, site, &frame.base, &frame.figures).await?;
    let (workspace, incident) = (&site.workspace_id, &site.incident_id);
    let said = public.updates.clone();
    let mut panels = updates::panel::public(house, &shell, workspace, incident, said).await?;
    for panel in &mut panels {
        panel.html = timeless::absolute(&panel.html);
    }
    let turns_at = [
        public.next_update_at.map(|due| due.plus(1)).filter(|at| *at > now),
        site.archive_until.filter(|_| site.state() == SiteState::Archived),
        figures.is_some().then(|| now.plus(LOOK)),
    ];
    let turns_at = turns_at.into_iter().flatten().min();
    let page = PublicPage {
        url: address_of(house.config(), site),
        figures: figures.clone(),
        public,
        words,
        panels,
        frame,
        shell,
    };
    Ok(Drawn { html: page.render().map_err(Fault::broken)?, figures, turns_at })
}

/// The whole address of a room, under its own host name where it has one.
fn address_of(config: &Config, site: &Site) -> String {
    let own = config.room_hosts.iter().find(|(_, address)| **address == site.address);
    let scheme = config.base_url.split("://").next().unwrap_or("https");
    own.map_or_else(
        || format!("{}{}", config.base_url, site.path()),
        |(host, _)| format!("{scheme}://{host}/"),
    )
}

/// The page.
#[derive(Template)]
#[template(path = "rooms/pages/public.html")]
pub struct PublicPage {
    shell: Shell,
    frame: Frame,
    public: Public,
    words: Words,
    figures: Option<Figures>,
    panels: Vec<Panel>,
    /// Where all of it stands, with the host.
    url: String,
}

impl PublicPage {
    fn site(&self) -> &Site {
        &self.public.site
    }
    fn version(&self) -> &'static str {
        VERSION
    }
    fn status(&self) -> String {
        self.shell.t(&format!("rooms-status-{}", self.public.status.word()))
    }
    fn last_said(&self) -> i64 {
        let update = self.public.updates.iter().find(|update| update.withdrawn_at.is_none());
        update.map_or(self.public.site.changed_at, |update| update.posted_at).0
    }
    fn means(&self) -> Vec<&str> {
        lines(&self.words.means)
    }
    /// What it means in as many words as a card of another site shows.
    fn card(&self) -> String {
        let words = self.words.means.split_whitespace().collect::<Vec<_>>().join(" ");
        words.chars().take(200).collect()
    }
    fn can_do(&self) -> Vec<&str> {
        lines(&self.words.can_do)
    }
    /// How it ended, once that is said.
    fn post_mortem(&self) -> Vec<&str> {
        match self.public.site.state() {
            SiteState::Closed | SiteState::Archived => lines(&self.words.post_mortem),
            _ => Vec::new(),
        }
    }
    /// When we speak next, and whether we are late with it.
    fn next(&self) -> Option<(i64, bool)> {
        self.public.next_update_at.map(|due| (due.0, self.shell.is_late(due.0)))
    }
    /// By when it is mended, and how sure that is.
    fn fix(&self) -> Option<(i64, String)> {
        self.public.fix.map(|(due, sure)| (due.0, self.shell.percent(f64::from(sure) / 100.0)))
    }
    /// The languages it can be read in besides this one.
    fn other_langs(&self) -> Vec<Lang> {
        self.public.site.langs().into_iter().filter(|lang| *lang != self.shell.lang).collect()
    }
    fn colour(&self) -> Option<&str> {
        self.public.site.colour.strip_prefix('#')
    }
    fn has_logo(&self) -> bool {
        !self.public.site.logo_kind.is_empty()
    }
    fn logo(&self) -> String {
        let short: String = self.public.site.logo_digest.chars().take(12).collect();
        format!("{}?v={short}", self.frame.logo)
    }
    fn logo_url(&self) -> String {
        format!("{}{}", self.shell.product_base, self.logo())
    }
    /// Where its updates stand for feed readers, in the language of this page.
    fn feed(&self) -> String {
        let site = self.site();
        format!("{}/feed.atom{}", site.path(), site.asked_in(self.shell.lang))
    }
    fn may_be_found(&self) -> bool {
        self.frame.is_for_all && self.public.site.indexed
    }
    /// Whether anybody may follow it by mail: while it goes on, for everybody.
    fn may_be_followed(&self) -> bool {
        let site = &self.public.site;
        self.frame.is_for_all && site.openness() == Openness::Public && site.state() == SiteState::Published
    }
}

/// The lines of a text that say something.
fn lines(text: &str) -> Vec<&str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).collect()
}

impl View for PublicPage {
    const NAME: &'static str = "public";
    fn sample(shell: Shell) -> Self {
        let now = Time(shell.now_ms);
        let site = crate::rooms::site::pages::sample_site(now);
        let shell = Shell { who: None, ..shell }.at(Nav::Nowhere, site.headline.clone());
        let public = Public {
            title: site.headline.clone(),
            status: PublicStatus::Identified,
            next_update_at: Some(now.plus(-7 * MINUTE)),
            fix: None,
            no_date_because: Some("the part that broke has not been <b>measured</b> yet 😀".into()),
            updates: Vec::new(),
            declared_at: now.plus(-20 * HOUR),
            closed_at: None,
            changed_at: now.plus(-HOUR),
            zone: shell.zone.clone(),
            site,
        };
        let shown = "<div class=\"windows\"><figure class=\"window\"><p class=\"count\"><b>312</b> castings</p></figure></div>";
        let said = "<ol class=\"timeline\"><li class=\"entry\"><p class=\"hint\">Ines Okafor</p><div><p>The lining is out. عربي</p></div></li></ol>";
        let figures = Figures { title: shell.t("windows-room-title"), html: shown.into() };
        Self {
            url: format!("{}{}", shell.product_base, public.site.path()),
            frame: Frame::at_address(&public.site, shell.lang),
            words: public.site.words(shell.lang),
            figures: Some(figures),
            panels: vec![Panel { id: "updates", title: shell.t("updates-room-title"), html: said.into() }],
            public,
            shell,
        }
    }
}
