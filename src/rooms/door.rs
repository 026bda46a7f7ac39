//! The door of a room: a private link lets a contact in as themselves, or says kindly why it does not.

use askama::Template;
use axum::extract::{FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::customers::{self, Contact};
use crate::ground::page::{Flash, FlashKind, Lang, Nav, Shell, View, html, t};
use crate::ground::web::{Gate, client, flash_cookie, flash_of, lang_of, redirect};
use crate::ground::workspace::{self, Workspace};
use crate::ground::{Actor, Fault, House, Result};
use crate::incidents::{self, Case, Incident};
use crate::notices::links::{self, Link};

/// A contact in the room of an incident, and all that the room is about.
#[derive(Debug, Clone)]
pub(super) struct Guest {
    /// Who acts.
    pub(super) actor: Actor,
    /// The person.
    pub(super) contact: Contact,
    /// The company's desk.
    pub(super) workspace: Workspace,
    /// The wrong.
    pub(super) incident: Incident,
    /// Their customer's recovery from it.
    pub(super) case: Case,
    /// `/r/SECRET`.
    pub(super) base: String,
    pub(super) lang: Lang,
    flash: Option<Flash>,
}

impl Guest {
    /// The guest behind a link.
    pub(super) async fn of(house: &House, link: &Link, base: String, lang: Lang) -> Result<Self> {
        let mut read = house.read();
        let missing = || Fault::Missing("page");
        let workspace = workspace::seek(&mut read, &link.workspace_id).await?.ok_or_else(missing)?;
        let contact = customers::find_contact(&mut read, &workspace.id, &link.contact_id).await?;
        let incident = incidents::find(&mut read, &workspace.id, &link.incident_id).await?;
        let case = incidents::seek_case_of(&mut read, &workspace.id, &incident.id, &link.customer_id)
            .await?
            .ok_or_else(missing)?;
        let actor = link.actor(contact.name.clone());
        Ok(Self { actor, contact, workspace, incident, case, base, lang, flash: None })
    }

    /// The frame of the room, in the contact's own zone.
    pub(super) fn shell(&self, house: &House) -> Shell {
        Shell {
            lang: self.lang,
            title: self.incident.title.clone(),
            here: Nav::Nowhere,
            who: None,
            flash: self.flash.clone(),
            now_ms: house.now().0,
            zone: self.contact.zone.clone().unwrap_or_else(|| self.workspace.zone.clone()),
            live: Some(format!("{}/live", self.base)),
            product_base: house.config().base_url.clone(),
            company: self.workspace.name.clone(),
            once: house.dice().salt(),
        }
    }

    /// Back into the room, saying what came of it: done, or why not; a second click is no fault of theirs.
    pub(super) fn back<T>(&self, at: &str, done: &str, outcome: Result<T>) -> Result<Response> {
        self.back_to(&format!("{}#{at}", self.base), done, outcome)
    }

    /// The same, to a page of the room.
    pub(super) fn back_to<T>(&self, to: &str, done: &str, outcome: Result<T>) -> Result<Response> {
        match outcome {
            Ok(_) => Ok(redirect(to, FlashKind::Done, &t(self.lang, done))),
            Err(Fault::Conflict(why)) => Ok(redirect(to, FlashKind::Warning, &why)),
            Err(fault @ (Fault::Invalid(_) | Fault::Refused { .. })) => {
                Ok(redirect(to, FlashKind::Fault, &fault.told()))
            }
            Err(fault) => Err(fault),
        }
    }
}

impl FromRequestParts<House> for Guest {
    type Rejection = Fault;
    async fn from_request_parts(parts: &mut Parts, _: &House) -> Result<Self> {
        parts.extensions.get::<Self>().cloned().ok_or(Fault::Missing("page"))
    }
}

/// What is behind a door.
enum Behind {
    /// The room.
    Room(Box<Guest>),
    /// A link that has ended or was revoked, of this company.
    Ended(String),
    /// Nothing.
    Nothing,
}

/// Lets the holder of a live link in as their contact, whoever else they may be signed in as.
pub(super) async fn enter(State(house): State<House>, mut request: Request, next: Next) -> Response {
    let lang = lang_of(request.headers());
    let flash = flash_of(request.headers()).filter(|_| request.method() == Method::GET);
    let path = request.uri().path().to_owned();
    let behind = match knock(&house, is_opening(&request), &path, lang).await {
        Ok(behind) => behind,
        Err(fault) => return hidden(fault.into_response()),
    };
    let guest = match behind {
        Behind::Room(guest) => guest,
        Behind::Ended(company) => return hidden(shut(&house, lang, Some(company))),
        // Only wrong secrets count: whoever holds a right one may come as often as they like.
        Behind::Nothing => {
            return hidden(match house.limits().pass(Gate::Guess, &client(request.extensions())) {
                Ok(()) => shut(&house, lang, None),
                Err(fault) => fault.into_response(),
            });
        }
    };
    let posted = request.method() == Method::POST;
    if posted && let Err(fault) = house.limits().pass(Gate::Contact, guest.contact.id.as_str()) {
        return hidden(fault.into_response());
    }
    request.extensions_mut().insert(guest.actor.clone());
    request.extensions_mut().insert(Guest { flash, ..*guest });
    let mut response = next.run(request).await;
    if posted && response.headers().contains_key("idempotent-replay") {
        let said = flash_cookie(Some((FlashKind::Warning, &t(lang, "rooms-already"))));
        response.headers_mut().insert(header::SET_COOKIE, said);
    }
    hidden(response)
}

/// Whether somebody opens a page. An open page that fetches itself anew says that it is no document.
fn is_opening(request: &Request) -> bool {
    let as_what = request.headers().get("sec-fetch-dest");
    request.method() == Method::GET && as_what.is_none_or(|what| what == "document")
}

async fn knock(house: &House, is_opening: bool, path: &str, lang: Lang) -> Result<Behind> {
    let secret = path.split('/').nth(2).unwrap_or_default();
    let link = match links::known(house, secret).await {
        Ok(link) => link,
        Err(Fault::Missing(_)) => return Ok(Behind::Nothing),
        Err(fault) => return Err(fault),
    };
    let base = format!("/r/{secret}");
    let guest = match Guest::of(house, &link, base, lang).await {
        Ok(guest) => guest,
        Err(Fault::Missing(_)) => return Ok(Behind::Nothing),
        Err(fault) => return Err(fault),
    };
    // A link into a room ends with its contact's time at the customer.
    if !link.is_live(house.now()) || guest.contact.left_at.is_some() {
        return Ok(Behind::Ended(guest.workspace.name));
    }
    // Only the page is an opening: not its stream, not a mail system's question whether it is there.
    if is_opening && path == guest.base {
        links::resolve(house, secret).await?;
    }
    Ok(Behind::Room(Box::new(guest)))
}

/// Nobody keeps the page, and nobody finds it by searching.
pub(super) fn hidden(mut response: Response) -> Response {
    let headers = response.headers_mut();
    // What never changes under its address may stay in its reader's own browser, which has seen it.
    let is_own =
        headers.get(header::CACHE_CONTROL).is_some_and(|v| v.as_bytes().starts_with(b"private, max-age"));
    if !is_own {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    }
    headers.insert("x-robots-tag", HeaderValue::from_static("noindex, nofollow"));
    response
}

/// A door that does not open, and what to do about it.
#[derive(Template)]
#[template(path = "rooms/pages/shut.html")]
pub struct ShutPage {
    shell: Shell,
    ended: bool,
}

impl View for ShutPage {
    const NAME: &'static str = "shut";
    fn sample(shell: Shell) -> Self {
        let title = shell.t("rooms-ended");
        Self { shell: Shell { who: None, ..shell }.at(Nav::Nowhere, title), ended: true }
    }
}

fn shut(house: &House, lang: Lang, ended: Option<String>) -> Response {
    let status = if ended.is_some() { StatusCode::GONE } else { StatusCode::NOT_FOUND };
    let title = t(lang, if ended.is_some() { "rooms-ended" } else { "rooms-unknown" });
    let is_ended = ended.is_some();
    let shell = Shell {
        lang,
        title,
        here: Nav::Nowhere,
        who: None,
        flash: None,
        now_ms: house.now().0,
        zone: house.config().zone.clone(),
        live: None,
        product_base: house.config().base_url.clone(),
        company: ended.unwrap_or_else(|| house.config().company.clone()),
        once: String::new(),
    };
    html(status, &ShutPage { shell, ended: is_ended })
}
