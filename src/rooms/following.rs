//! Where somebody follows a public room, by mail or with a system: one field, and the same answer for everybody.

use askama::Template;
use axum::extract::{FromRequest, Request, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use super::door::hidden;
use super::feeds;
use super::public;
use super::site::{self, Openness, Site, SiteState};
use crate::followers::{self, Followed};
use crate::ground::page::{Choice, Errors, Lang, Nav, Shell, View, html, t};
use crate::ground::web::{Form, Path, client, lang_of};
use crate::ground::workspace;
use crate::ground::{Fault, House, Result};

/// The page on which an address is written.
#[derive(Template)]
#[template(path = "rooms/pages/follow.html")]
pub struct FollowPage {
    shell: Shell,
    /// What the room is called.
    room: String,
    address: String,
    email: String,
    url: String,
    language: String,
    /// Whether an address was taken: what comes next, for everybody the same.
    asked: Asked,
    errors: Errors,
}

/// Who was asked whether it was them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asked {
    Nobody,
    Person,
    System,
}

impl Asked {
    fn title(self) -> &'static str {
        match self {
            Self::Nobody => "rooms-follow-title",
            Self::Person => "rooms-follow-asked-title",
            Self::System => "rooms-follow-system-asked-title",
        }
    }
}

impl FollowPage {
    fn is_person_asked(&self) -> bool {
        self.asked == Asked::Person
    }
    fn is_system_asked(&self) -> bool {
        self.asked == Asked::System
    }
    /// How feed and calendar are asked for in the language of this page.
    fn asked_lang(&self) -> String {
        format!("?lang={}", self.shell.lang.code())
    }
    fn languages(&self) -> Vec<Choice> {
        Lang::OF_LETTERS.into_iter().map(|lang| Choice::new(lang.code(), lang.name())).collect()
    }
}

impl View for FollowPage {
    const NAME: &'static str = "follow";
    fn sample(shell: Shell) -> Self {
        let title = shell.t("rooms-follow-title");
        let errors = Errors::none().with("email", "This is no mail address. Write it as name@example.org.");
        Self {
            shell: Shell { who: None, ..shell }.at(Nav::Nowhere, title),
            room: "The furnace <b>stopped</b> 😀 توقف الفرن".into(),
            address: "the-furnace".into(),
            email: "otto@@example".into(),
            url: "https://hooks.example.org/<b>in</b>".into(),
            language: "en".into(),
            asked: Asked::Nobody,
            errors,
        }
    }
}

/// The public room at an address that can be followed: one that goes on.
async fn open_at(house: &House, address: &str) -> Result<Site> {
    let found = site::at_address(&mut house.read(), address).await?;
    found
        .filter(|site| site.state() == SiteState::Published && site.openness() == Openness::Public)
        .ok_or(Fault::Missing("page"))
}

/// A room as letters speak of it.
pub(super) async fn followed(house: &House, site: &Site) -> Result<Followed> {
    let public = public::of(house, site).await?;
    Ok(Followed {
        incident_id: site.incident_id.clone(),
        title: public.title,
        link: feeds::link(house, &site.address),
    })
}

async fn page(
    house: &House,
    site: &Site,
    lang: Lang,
    typed: Typed,
    asked: Asked,
    errors: Errors,
) -> Result<FollowPage> {
    let room = followed(house, site).await?.title;
    let desk = workspace::seek(&mut house.read(), &site.workspace_id).await?;
    let shell = Shell {
        lang,
        title: t(lang, asked.title()),
        here: Nav::Nowhere,
        who: None,
        flash: None,
        now_ms: house.now().0,
        zone: desk.as_ref().map_or_else(|| house.config().zone.clone(), |desk| desk.zone.clone()),
        live: None,
        product_base: house.config().base_url.clone(),
        company: if site.name.is_empty() { house.config().company.clone() } else { site.name.clone() },
        once: String::new(),
    };
    let language = if typed.language.is_empty() { lang.code().to_owned() } else { typed.language };
    Ok(FollowPage {
        shell,
        room,
        address: site.address.clone(),
        email: typed.email,
        url: typed.url,
        language,
        asked,
        errors,
    })
}

pub(super) async fn ask(
    State(house): State<House>,
    Path(address): Path<String>,
    request: Request,
) -> Result<Response> {
    let lang = lang_of(request.headers());
    let site = open_at(&house, &address).await?;
    let page = page(&house, &site, lang, Typed::default(), Asked::Nobody, Errors::none()).await?;
    Ok(hidden(html(StatusCode::OK, &page)))
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    email: String,
    url: String,
    language: String,
}

pub(super) async fn follow(
    State(house): State<House>,
    Path(address): Path<String>,
    request: Request,
) -> Result<Response> {
    let (lang, from) = (lang_of(request.headers()), client(request.extensions()));
    let site = open_at(&house, &address).await?;
    let Form(typed) = <Form<Typed> as FromRequest<House>>::from_request(request, &house).await?;
    let room = followed(&house, &site).await?;
    let language = if typed.language.is_empty() { lang.code() } else { &typed.language };
    let (workspace, url) = (&site.workspace_id, typed.url.trim());
    let (asked, outcome) = if url.is_empty() {
        (Asked::Person, followers::ask(&house, workspace, &room, &typed.email, language, &from).await)
    } else {
        (Asked::System, followers::ask_system(&house, workspace, &room, url, language, &from).await)
    };
    match outcome {
        Ok(()) => {
            let page = page(&house, &site, lang, Typed::default(), asked, Errors::none()).await?;
            Ok(hidden(html(StatusCode::ACCEPTED, &page)))
        }
        Err(fault @ Fault::Invalid(_)) => {
            let errors = Errors::from(&fault);
            let page = page(&house, &site, lang, typed, Asked::Nobody, errors).await?;
            Ok(hidden(html(StatusCode::UNPROCESSABLE_ENTITY, &page)))
        }
        Err(fault) => Ok(hidden(fault.into_response())),
    }
}
