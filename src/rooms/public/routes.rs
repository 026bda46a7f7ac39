//! The addresses of public rooms. They stand beside the rest of the house and not behind its doors: nobody is recognised
//! here, nothing is posted, and a thousand at once are to cost next to nothing.

use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{Path, Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;

use super::answer::{self, lang_wanted};
use super::door::{Asked, Why, nowhere, shut};
use super::kept::Kept;
use super::live;
use super::shelf::{Known, Shelf};
use crate::ground::web::apart;
use crate::ground::{Fault, House, Result};
use crate::rooms::site::{self, Openness};
use crate::windows::{self, Footage};

/// What never changes under its address: for a day, by anybody where anybody may read the room.
const LASTING: [&str; 2] = ["public, max-age=86400, immutable", "private, max-age=86400, immutable"];
/// A playlist, which is another one each second.
const PASSING: [&str; 2] = ["public, max-age=1", "private, max-age=1"];

/// The routes, with what is kept of rooms in this process.
pub fn routes(house: &House) -> Router {
    Router::new()
        .route("/s/{address}", get(page))
        .route("/s/{address}/live", get(listen))
        .route("/s/{address}/windows", get(figures))
        .route("/s/{address}/windows/{id}/pictures/{at}", get(picture))
        .route("/s/{address}/windows/{id}/stream/{name}", get(stream))
        .route("/s/{address}/logo", get(logo))
        .route("/s/{address}/robots.txt", get(robots))
        .route("/colours/{name}", get(colour))
        .with_state(Arc::new(Shelf::new(house)))
}

impl<'a> Asked<'a> {
    fn of(request: &'a Request) -> Self {
        Self { query: request.uri().query(), headers: request.headers(), extensions: request.extensions() }
    }
}

/// The room at an address, where it can be read; else what is said instead.
async fn room(
    shelf: &Shelf,
    address: &str,
    asked: &Asked<'_>,
) -> std::result::Result<Arc<Known>, Box<Response>> {
    let site = match shelf.at(address).await {
        Ok(Some(site)) if site.openness() != Openness::Touched => site,
        Ok(_) => return Err(Box::new(nowhere(shelf, asked))),
        Err(fault) => return Err(Box::new(fault.into_response())),
    };
    if site.is_over(shelf.house.now()) {
        return Err(Box::new(shut(shelf, asked, &site, Why::Over)));
    }
    if !site.is_readable() {
        return Err(Box::new(shut(shelf, asked, &site, Why::TakenDown)));
    }
    Ok(site)
}

/// Why a room that should be there is not.
fn failed(shelf: &Shelf, asked: &Asked<'_>, site: &Known, fault: Fault) -> Response {
    match fault {
        Fault::Missing(_) => shut(shelf, asked, site, Why::TakenDown),
        fault => {
            // Said to the log; whoever reads is told when to come back.
            drop(fault.into_response());
            shut(shelf, asked, site, Why::Broken)
        }
    }
}

async fn page(State(shelf): State<Arc<Shelf>>, Path(address): Path<String>, request: Request) -> Response {
    of_kept(&shelf, &address, Asked::of(&request), answer::page).await
}

async fn figures(State(shelf): State<Arc<Shelf>>, Path(address): Path<String>, request: Request) -> Response {
    of_kept(&shelf, &address, Asked::of(&request), answer::fragment).await
}

/// What is answered from the page that is kept in the reader's language.
async fn of_kept(
    shelf: &Shelf,
    address: &str,
    asked: Asked<'_>,
    answered: fn(&HeaderMap, &Kept) -> Response,
) -> Response {
    let site = match room(shelf, address, &asked).await {
        Ok(site) => site,
        Err(said) => return *said,
    };
    let place = shelf.place(&site);
    let lang = site.lang_for(lang_wanted(asked.query, asked.headers));
    match shelf.page(&place, lang).await {
        Ok(kept) => answered(asked.headers, &kept),
        Err(fault) => failed(shelf, &asked, &site, fault),
    }
}

async fn listen(State(shelf): State<Arc<Shelf>>, Path(address): Path<String>, request: Request) -> Response {
    let asked = Asked::of(&request);
    let site = match room(&shelf, &address, &asked).await {
        Ok(site) => site,
        Err(said) => return *said,
    };
    let place = shelf.place(&site);
    let known = live::known_version(asked.query, asked.headers);
    match live::stream(&shelf, &place, &site, known).await {
        Ok(response) => response,
        Err(fault) => failed(&shelf, &asked, &site, fault),
    }
}

/// What is looked at through a window of a room: held once for all who look.
async fn seen(
    shelf: &Shelf,
    site: &Arc<Known>,
    name: &str,
    load: impl Future<Output = Result<Footage>>,
) -> Response {
    let place = shelf.place(site);
    match place.media.get(name, shelf.house.now(), load).await {
        Ok(Footage { kind, is_lasting, bytes }) => {
            let keep = if is_lasting { LASTING } else { PASSING };
            apart(kind, keep[usize::from(site.openness() != Openness::Public)], bytes)
        }
        Err(Fault::Missing(_)) => StatusCode::NOT_FOUND.into_response(),
        Err(fault) => fault.into_response(),
    }
}

async fn picture(
    State(shelf): State<Arc<Shelf>>,
    Path((address, id, at)): Path<(String, String, String)>,
    request: Request,
) -> Response {
    let site = match room(&shelf, &address, &Asked::of(&request)).await {
        Ok(site) => site,
        Err(said) => return *said,
    };
    let (Ok(window), Ok(moment)) = (id.parse(), at.parse()) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let (workspace, incident) = (&site.workspace_id, &site.incident_id);
    let load = windows::picture_shown(&shelf.house, workspace, incident, &window, moment);
    seen(&shelf, &site, &format!("{id}/{at}"), load).await
}

async fn stream(
    State(shelf): State<Arc<Shelf>>,
    Path((address, id, name)): Path<(String, String, String)>,
    request: Request,
) -> Response {
    let site = match room(&shelf, &address, &Asked::of(&request)).await {
        Ok(site) => site,
        Err(said) => return *said,
    };
    let Ok(window) = id.parse() else { return StatusCode::NOT_FOUND.into_response() };
    let (workspace, incident) = (&site.workspace_id, &site.incident_id);
    let load = windows::stream_shown(&shelf.house, workspace, incident, &window, &name);
    seen(&shelf, &site, &format!("{id}/{name}"), load).await
}

async fn logo(State(shelf): State<Arc<Shelf>>, Path(address): Path<String>, request: Request) -> Response {
    let site = match room(&shelf, &address, &Asked::of(&request)).await {
        Ok(site) => site,
        Err(said) => return *said,
    };
    let load = async {
        let missing = || Fault::Missing("logo");
        let kind = footage::Kind::from_word(&site.logo_kind).ok_or_else(missing)?;
        let bytes = site::logo(&mut shelf.house.read(), &site.workspace_id, &site.id).await?;
        let bytes = Bytes::from(bytes.ok_or_else(missing)?);
        Ok(Footage { kind: kind.media_type(), is_lasting: true, bytes })
    };
    seen(&shelf, &site, "logo", load).await
}

/// What crawlers may read, where the room has a host of its own.
async fn robots(State(shelf): State<Arc<Shelf>>, Path(address): Path<String>, request: Request) -> Response {
    let site = match room(&shelf, &address, &Asked::of(&request)).await {
        Ok(site) => site,
        Err(said) => return *said,
    };
    let may = if site.indexed { "Allow: /" } else { "Disallow: /" };
    let headers =
        [(header::CONTENT_TYPE, "text/plain; charset=utf-8"), (header::CACHE_CONTROL, "max-age=300")];
    (headers, format!("User-agent: *\n{may}\n")).into_response()
}

/// A colour laid over our pages: `rrggbb.css`. It says nothing of any room, and never changes.
async fn colour(Path(name): Path<String>) -> Response {
    let sheet = name.strip_suffix(".css").and_then(site::colour_sheet);
    let Some(sheet) = sheet else { return StatusCode::NOT_FOUND.into_response() };
    let headers = [
        (header::CONTENT_TYPE, "text/css; charset=utf-8"),
        (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    ];
    (headers, sheet).into_response()
}
