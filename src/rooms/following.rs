//! Where somebody follows a public room: one field, and the same answer for everybody.

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
    language: String,
    /// Whether the address was taken: what comes next, for everybody the same.
    is_asked: bool,
    errors: Errors,
}

impl FollowPage {
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
            language: "en".into(),
            is_asked: false,
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
    is_asked: bool,
    errors: Errors,
) -> Result<FollowPage> {
    let room = followed(house, site).await?.title;
    let desk = workspace::seek(&mut house.read(), &site.workspace_id).await?;
    let shell = Shell {
        lang,
        title: t(lang, if is_asked { "rooms-follow-asked-title" } else { "rooms-follow-title" }),
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
        language,
        is_asked,
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
    let page = page(&house, &site, lang, Typed::default(), false, Errors::none()).await?;
    Ok(hidden(html(StatusCode::OK, &page)))
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    email: String,
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
    match followers::ask(&house, &site.workspace_id, &room, &typed.email, language, &from).await {
        Ok(()) => {
            let page = page(&house, &site, lang, Typed::default(), true, Errors::none()).await?;
            Ok(hidden(html(StatusCode::ACCEPTED, &page)))
        }
        Err(fault @ Fault::Invalid(_)) => {
            let errors = Errors::from(&fault);
            let page = page(&house, &site, lang, typed, false, errors).await?;
            Ok(hidden(html(StatusCode::UNPROCESSABLE_ENTITY, &page)))
        }
        Err(fault) => Ok(hidden(fault.into_response())),
    }
}
