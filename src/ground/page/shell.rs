//! What every page has around it, and the words and figures templates ask for.

use super::{
    Lang, assets,
    catalogue::{self, Arg},
    format::{self, Real, Whole},
};
use crate::ground::Role;

/// The frame of a page: who looks, where they are, in which language and time zone, and at what time.
#[derive(Debug, Clone)]
pub struct Shell {
    /// The language of the page.
    pub lang: Lang,
    /// The title of the page, without the product's name.
    pub title: String,
    /// The place in the navigation.
    pub here: Nav,
    /// The member who looks; `None` for customers and strangers.
    pub who: Option<Who>,
    /// What the last act came to, said once.
    pub flash: Option<Flash>,
    /// Now, in milliseconds since the epoch.
    pub now_ms: i64,
    /// The IANA time zone of whoever looks.
    pub zone: String,
    /// Where the page hears that it has changed (server-sent events).
    pub live: Option<String>,
    /// The address that links in mails and prints begin with, without a slash at the end.
    pub product_base: String,
    /// The company that makes amends: the name customers know.
    pub company: String,
    /// A fresh key for the forms of this page: sent along as `?once=…`, a form sent twice is done once.
    pub once: String,
}

/// The member who looks.
#[derive(Debug, Clone)]
pub struct Who {
    /// Their name.
    pub name: String,
    /// Their role, already in their language.
    pub role_label: String,
    /// What they may do: a page offers nobody what they would be refused.
    pub role: Role,
}

/// What an act came to, shown on the next page.
#[derive(Debug, Clone)]
pub struct Flash {
    /// How loudly to say it.
    pub kind: FlashKind,
    /// What to say.
    pub text: String,
}

/// How loudly a flash is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FlashKind {
    /// It is done.
    Done,
    /// It is done, and there is something to know.
    Warning,
    /// It is not done.
    Fault,
}

impl FlashKind {
    /// The name in class attributes.
    pub fn name(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Warning => "warning",
            Self::Fault => "fault",
        }
    }

    /// The live-region role: only what failed may interrupt.
    pub fn role(self) -> &'static str {
        if self == Self::Fault { "alert" } else { "status" }
    }
}

/// A place in the navigation of members.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nav {
    /// What we owe next, and to whom.
    Home,
    /// The wrongs.
    Incidents,
    /// Each customer's recovery from one of them.
    Cases,
    /// Whom we owe.
    Customers,
    /// What we tell them.
    Notices,
    /// Whom to ring next.
    Calls,
    /// What we said we would do.
    Promises,
    /// Making good.
    Offers,
    /// What we now know.
    Lessons,
    /// What a board, an auditor, a regulator sees.
    Reports,
    /// What we have agreed to do when it happens.
    Playbooks,
    /// Bringing in customers and holdings.
    Import,
    /// Our own people.
    Members,
    /// The workspace.
    Settings,
    /// Nowhere in it: sign-in, faults, customers' rooms.
    Nowhere,
}

impl Nav {
    /// The places of the daily work.
    pub const MAIN: [Self; 10] = [
        Self::Home,
        Self::Incidents,
        Self::Cases,
        Self::Customers,
        Self::Notices,
        Self::Calls,
        Self::Promises,
        Self::Offers,
        Self::Lessons,
        Self::Reports,
    ];
    /// The places one goes to now and then.
    pub const QUIET: [Self; 4] = [Self::Playbooks, Self::Import, Self::Members, Self::Settings];

    /// Where it leads.
    pub fn href(self) -> &'static str {
        match self {
            Self::Home | Self::Nowhere => "/",
            Self::Incidents => "/incidents",
            Self::Cases => "/cases",
            Self::Customers => "/customers",
            Self::Notices => "/notices",
            Self::Calls => "/calls",
            Self::Promises => "/promises",
            Self::Offers => "/offers",
            Self::Lessons => "/lessons",
            Self::Reports => "/reports",
            Self::Playbooks => "/playbooks",
            Self::Import => "/import",
            Self::Members => "/members",
            Self::Settings => "/settings",
        }
    }

    fn id(self) -> &'static str {
        match self {
            Self::Home | Self::Nowhere => "page-nav-home",
            Self::Incidents => "page-nav-incidents",
            Self::Cases => "page-nav-cases",
            Self::Customers => "page-nav-customers",
            Self::Notices => "page-nav-notices",
            Self::Calls => "page-nav-calls",
            Self::Promises => "page-nav-promises",
            Self::Offers => "page-nav-offers",
            Self::Lessons => "page-nav-lessons",
            Self::Reports => "page-nav-reports",
            Self::Playbooks => "page-nav-playbooks",
            Self::Import => "page-nav-import",
            Self::Members => "page-nav-members",
            Self::Settings => "page-nav-settings",
        }
    }
}

impl Shell {
    /// A frame for samples, the gallery and tests: a member of an invented forge on a Tuesday afternoon.
    pub fn sample() -> Self {
        Self {
            lang: Lang::En,
            title: String::from("Sample"),
            here: Nav::Home,
            who: Some(Who {
                name: String::from("Ines Okafor"),
                role_label: String::from("Lead"),
                role: Role::Lead,
            }),
            flash: None,
            now_ms: 1_772_544_000_000, // 2026-03-03T13:20:00Z
            zone: String::from("Europe/Paris"),
            live: None,
            product_base: String::from("https://amends.example"),
            company: String::from("Halden Forge"),
            once: String::from("sample"),
        }
    }

    /// The same frame with another title and place: what most views want first.
    #[must_use]
    pub fn at(mut self, here: Nav, title: impl Into<String>) -> Self {
        self.here = here;
        self.title = title.into();
        self
    }

    /// Whether whoever looks may change things: a page shows no form to those who may only read.
    pub fn may_change(&self) -> bool {
        self.may(Role::Member)
    }

    /// Whether whoever looks leads recoveries: confirms, approves, closes.
    pub fn may_lead(&self) -> bool {
        self.may(Role::Lead)
    }

    fn may(&self, least: Role) -> bool {
        self.who.as_ref().is_some_and(|who| who.role >= least)
    }

    /// The message `id`.
    pub fn t(&self, id: &str) -> String {
        catalogue::t(self.lang, id)
    }

    /// The message `id` in the plural form of its count, which it names `n`.
    pub fn tn(&self, id: &str, n: impl Whole) -> String {
        catalogue::t_args(self.lang, id, &[("n", Arg::Number(n.whole() as f64))])
    }

    /// The message `id` with one value put in.
    pub fn ta(&self, id: &str, name: &'static str, value: impl Into<Arg>) -> String {
        catalogue::t_args(self.lang, id, &[(name, value.into())])
    }

    /// The address of an asset, changing whenever its content does.
    pub fn asset(&self, name: &str) -> String {
        assets::asset(name)
    }

    /// The daily places of the navigation, with their labels and whether we are there.
    pub fn nav_main(&self) -> Vec<(Nav, String, bool)> {
        self.places(&Nav::MAIN)
    }

    /// The quiet places of the navigation.
    pub fn nav_quiet(&self) -> Vec<(Nav, String, bool)> {
        self.places(&Nav::QUIET)
    }

    fn places(&self, places: &[Nav]) -> Vec<(Nav, String, bool)> {
        places.iter().map(|&nav| (nav, self.t(nav.id()), nav == self.here)).collect()
    }

    /// The languages other than this one.
    pub fn other_langs(&self) -> Vec<Lang> {
        Lang::ALL.into_iter().filter(|&lang| lang != self.lang).collect()
    }

    /// `3 March 2026`, in the zone of whoever looks.
    pub fn day(&self, ms: impl Whole) -> String {
        format::day(self.lang, &self.zone, ms.whole())
    }

    /// `Tuesday`, in the zone of whoever looks.
    pub fn weekday(&self, ms: impl Whole) -> String {
        format::weekday(self.lang, &self.zone, ms.whole())
    }

    /// `14:05`, in the zone of whoever looks.
    pub fn time(&self, ms: impl Whole) -> String {
        format::time(&self.zone, ms.whole())
    }

    /// `3 March 2026, 14:05`, in the zone of whoever looks.
    pub fn moment(&self, ms: impl Whole) -> String {
        let at = ms.whole();
        catalogue::t_args(
            self.lang,
            "page-moment",
            &[("day", self.day(at).into()), ("time", self.time(at).into())],
        )
    }

    /// `3 March 2026, 14:05 CET`: where a moment is a promise to somebody who may sit elsewhere.
    pub fn moment_in_zone(&self, ms: impl Whole) -> String {
        let at = ms.whole();
        let values = [("moment", self.moment(at).into()), ("zone", format::zone_word(&self.zone, at).into())];
        catalogue::t_args(self.lang, "page-moment-in-zone", &values)
    }

    /// `3 March 2026`, for a calendar day as it was given, in no zone; words that are no day stay as they are.
    pub fn date(&self, day: &str) -> String {
        format::date(self.lang, day).unwrap_or_else(|| day.to_owned())
    }

    /// `March 2026`, for a calendar month as it was given; words that are none stay as they are.
    pub fn month(&self, month: &str) -> String {
        format::month(self.lang, month).unwrap_or_else(|| month.to_owned())
    }

    /// `2026-03-03T14:05`, for the value of a `datetime-local` field.
    pub fn local_input(&self, ms: impl Whole) -> String {
        format::local_input(&self.zone, ms.whole())
    }

    /// UTC as RFC 3339, for `datetime` attributes.
    pub fn rfc3339(&self, ms: impl Whole) -> String {
        format::rfc3339(ms.whole())
    }

    /// A span in milliseconds: `2 h 05 min`.
    pub fn elapsed(&self, span_ms: impl Whole) -> String {
        format::elapsed(self.lang, span_ms.whole())
    }

    /// An instant as its distance from now: `2 h 05 min ago`, or `in 2 h 05 min`.
    pub fn ago(&self, ms: impl Whole) -> String {
        let away = ms.whole() - self.now_ms;
        self.ta(if away > 0 { "page-in" } else { "page-ago" }, "span", self.elapsed(away))
    }

    /// Whether a due instant has passed.
    pub fn is_late(&self, due_ms: impl Whole) -> bool {
        due_ms.whole() < self.now_ms
    }

    /// What a countdown says: `2 h 05 min left`, or `late by 2 h 05 min`.
    pub fn left(&self, due_ms: impl Whole) -> String {
        let due = due_ms.whole();
        let id = if self.is_late(due) { "page-late-by" } else { "page-left" };
        self.ta(id, "span", self.elapsed(due - self.now_ms))
    }

    /// Minor units as money: `EUR 1,234.56`.
    pub fn money(&self, minor: impl Whole, currency: &str) -> String {
        format::money(minor.whole(), currency)
    }

    /// A ratio from 0 to 1: `87.5%`.
    pub fn percent(&self, ratio: impl Real) -> String {
        format::percent(ratio.real())
    }

    /// A count with its thousands grouped: `12,345`.
    pub fn count(&self, n: impl Whole) -> String {
        format::grouped(n.whole())
    }
}
