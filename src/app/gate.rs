//! Who comes in: a request is given its actor here, from a session or a key, or none; faults become pages for
//! people and stay problems for programs.

use axum::extract::{Request, State};
use axum::http::{HeaderValue, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};

use crate::ground::fault::FaultNote;
use crate::ground::page::{FaultPage, Nav, Shell, html};
use crate::ground::web::{flash_cookie, flash_of, lang_of};
use crate::ground::{Actor, Fault, House, workspace};

/// Finds out who asks. A request without session or key goes on without an actor; whatever needs one refuses.
pub async fn recognise(State(house): State<House>, mut request: Request, next: Next) -> Response {
    // Only code in this process can have put an actor there: tests and drills.
    if let Some(actor) = request.extensions().get::<Actor>().cloned() {
        match workspace::seek(&mut house.read(), &actor.workspace).await {
            Ok(Some(workspace)) => {
                request.extensions_mut().insert(workspace);
            }
            Ok(None) => {}
            Err(fault) => return fault.into_response(),
        }
    }
    let said = request.method() == Method::GET && flash_of(request.headers()).is_some();
    let chosen = request
        .uri()
        .query()
        .and_then(|q| q.split('&').find_map(|p| p.strip_prefix("lang=")).map(str::to_owned));
    let mut response = next.run(request).await;
    if said && response.status().is_success() {
        response.headers_mut().append(header::SET_COOKIE, flash_cookie(None));
    }
    if let Some(lang) = chosen.filter(|l| l.len() == 2 && l.bytes().all(|b| b.is_ascii_lowercase())) {
        let cookie = format!("amends-lang={lang}; Path=/; Max-Age=31536000; SameSite=Lax");
        if let Ok(value) = HeaderValue::from_str(&cookie) {
            response.headers_mut().append(header::SET_COOKIE, value);
        }
    }
    response
}

/// An address that leads nowhere.
pub async fn nothing_here() -> Fault {
    Fault::Missing("page")
}

/// Says faults in the layout of pages to people; programs get the problem as it is.
pub async fn fault_pages(State(house): State<House>, request: Request, next: Next) -> Response {
    let wants_page = request
        .headers()
        .get(header::ACCEPT)
        .and_then(|v| v.to_str().ok())
        .is_some_and(|accept| accept.contains("text/html"))
        && !request.uri().path().starts_with("/api/");
    let lang = lang_of(request.headers());
    let to = request.uri().path().to_owned();
    let is_get = request.method() == Method::GET;
    let response = next.run(request).await;
    let Some(note) = response.extensions().get::<FaultNote>().cloned().filter(|_| wants_page) else {
        return response;
    };
    if note.word == "unknown" && is_get {
        return Redirect::to(&format!("/sign-in?to={to}")).into_response();
    }
    let shell = Shell {
        lang,
        title: note.word.to_owned(),
        here: Nav::Nowhere,
        who: None,
        flash: None,
        now_ms: house.now().0,
        zone: house.config().zone.clone(),
        live: None,
        product_base: house.config().base_url.clone(),
        company: house.config().company.clone(),
        once: String::new(),
    };
    html(
        note.status,
        &FaultPage {
            shell,
            status: note.status.as_u16(),
            what: note.told,
            cure: String::new(),
            reference: String::new(),
        },
    )
}
