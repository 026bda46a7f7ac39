//! What is written into a copy beside the rooms themselves, and members' look at how it stands.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;

use super::{Standing, standing, target};
use crate::ground::clock::MINUTE;
use crate::ground::page::{Lang, Nav, Shell, View, html, t};
use crate::ground::panel::Owed;
use crate::ground::web::Visit;
use crate::ground::{House, Result, Time};

/// From what age on a copy says by itself that it is old. It is made anew every few minutes, and says so to ten.
const OLD_AFTER: i64 = 20 * MINUTE;

/// What stands at the beginning of every page of a copy.
#[derive(Template)]
#[template(path = "rooms/pages/copied.html")]
pub(super) struct CopiedNote {
    shell: Shell,
    at: Time,
    /// Where the page itself is.
    live: String,
    /// What says how old it is.
    script: String,
    old_after: i64,
}

impl CopiedNote {
    pub(super) fn new(lang: Lang, zone: String, at: Time, live: String, script: String) -> Self {
        let shell = Shell { lang, zone, ..nobodys(String::new(), String::new(), at.0, lang) };
        Self { shell, at, live, script, old_after: OLD_AFTER }
    }
}

/// The page above all rooms of a copy.
#[derive(Template)]
#[template(path = "rooms/pages/copies_index.html")]
pub struct IndexPage {
    shell: Shell,
    /// What each is called, how it stands, and where its page is.
    rooms: Vec<(String, &'static str, String)>,
}

impl IndexPage {
    pub(super) fn new(company: &str, rooms: Vec<(String, &'static str, String)>) -> Self {
        let lang = Lang::default();
        // No moment stands on it, so that it is written when something changed and not with each look.
        Self { shell: nobodys(t(lang, "rooms-copies-index"), company.to_owned(), 0, lang), rooms }
    }
}

impl View for IndexPage {
    const NAME: &'static str = "copies_index";
    fn sample(shell: Shell) -> Self {
        let title = shell.t("rooms-copies-index");
        let rooms = vec![
            ("The furnace <b>stopped</b> 😀".into(), "identified", "s/the-furnace/index.html".into()),
            ("توقف الفرن".into(), "resolved", "s/older/index.html".into()),
        ];
        Self { shell: Shell { who: None, ..shell }.at(Nav::Nowhere, title), rooms }
    }
}

/// What stands in a copy where a room was that is public no more.
#[derive(Template)]
#[template(path = "rooms/pages/gone.html")]
pub struct GonePage {
    shell: Shell,
}

impl GonePage {
    pub(super) fn new(company: &str) -> Self {
        let lang = Lang::default();
        Self { shell: nobodys(t(lang, "rooms-gone"), company.to_owned(), 0, lang) }
    }
}

impl View for GonePage {
    const NAME: &'static str = "gone";
    fn sample(shell: Shell) -> Self {
        let title = shell.t("rooms-gone");
        Self { shell: Shell { who: None, ..shell }.at(Nav::Nowhere, title) }
    }
}

fn nobodys(title: String, company: String, now_ms: i64, lang: Lang) -> Shell {
    Shell {
        lang,
        title,
        here: Nav::Nowhere,
        who: None,
        flash: None,
        now_ms,
        zone: "UTC".into(),
        live: None,
        product_base: String::new(),
        company,
        once: String::new(),
    }
}

/// How the copy stands, for members.
#[derive(Template)]
#[template(path = "rooms/pages/copies.html")]
pub struct CopiesPage {
    shell: Shell,
    standing: Option<Standing>,
    /// Where it goes, in words.
    told: String,
}

impl CopiesPage {
    fn is_late(&self, standing: &Standing) -> bool {
        standing.is_late(Time(self.shell.now_ms))
    }
}

impl View for CopiesPage {
    const NAME: &'static str = "copies";
    fn sample(shell: Shell) -> Self {
        let title = shell.t("rooms-copies-title");
        let shell = shell.at(Nav::Settings, title);
        let now = Time(shell.now_ms);
        let standing = Standing {
            target: "s3://halden-rooms/copy".into(),
            wanted: 41,
            done: 40,
            tried_at: Some(now.plus(-MINUTE)),
            copied_at: Some(now.plus(-31 * MINUTE)),
            next_at: now.plus(MINUTE),
            faults: 5,
            fault: Some("writing `s/the-furnace/index.html`: <b>connection refused</b>".into()),
            rooms: 3,
            files: 58,
            bytes: 1_204_000,
        };
        Self { shell, standing: Some(standing), told: "s3://halden-rooms/copy".into() }
    }
}

/// The page.
pub async fn show(visit: Visit, State(house): State<House>) -> Result<Response> {
    let shell = visit.shell("rooms-copies-title", Nav::Settings);
    // A place that cannot be opened is said in the fault of the last try.
    let told = target(house.config()).ok().flatten().map(|target| target.told().to_owned());
    let standing = standing(&house).await?;
    let told = told.or_else(|| standing.as_ref().map(|s| s.target.clone())).unwrap_or_default();
    Ok(html(StatusCode::OK, &CopiesPage { shell, standing, told }))
}

/// What is owed here: a look at a copy that is older than it should be.
pub async fn owed(house: &House, shell: &Shell) -> Result<Vec<Owed>> {
    let Some(standing) = standing(house).await? else { return Ok(Vec::new()) };
    if !standing.is_late(Time(shell.now_ms)) {
        return Ok(Vec::new());
    }
    let since = standing.copied_at.or(standing.tried_at).unwrap_or(Time(shell.now_ms));
    Ok(vec![Owed {
        due: since,
        runs: false,
        what: shell.t("rooms-copies-owed"),
        to_whom: shell.t("rooms-copies-everybody"),
        href: "/copies".into(),
    }])
}
