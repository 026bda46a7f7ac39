//! Who comes in: a request is given its actor here, from a session or a key, or none; faults become pages for
//! people and stay problems for programs.

use axum::extract::{Request, State};
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};

use crate::ground::fault::FaultNote;
use crate::ground::page::{FaultPage, Nav, Shell, html, t};
use crate::ground::web::{Gate, client, flash_cookie, flash_of, lang_of};
use crate::ground::{Actor, Fault, House, Result, Role, workspace};
use crate::members::{self, Entrance, Scope, cookie};

/// Finds out who asks. A request without session or key goes on without an actor; whatever needs one refuses.
pub async fn recognise(State(house): State<House>, mut request: Request, next: Next) -> Response {
    let mut response = match let_in(&house, &mut request).await {
        Ok(stale) => {
            let mut response = go_on(request, next).await;
            if stale && !response.headers().contains_key(header::SET_COOKIE) {
                response.headers_mut().append(header::SET_COOKIE, cookie::taken(&house));
            }
            return response;
        }
        Err(fault) => fault.into_response(),
    };
    if response.status() == StatusCode::UNAUTHORIZED {
        let challenge = HeaderValue::from_static("Bearer");
        response.headers_mut().insert(header::WWW_AUTHENTICATE, challenge);
    }
    response
}

/// Gives the request its actor; says whether its cookie leads nowhere any more.
async fn let_in(house: &House, request: &mut Request) -> Result<bool> {
    // Only code in this process can have put an actor there: tests and drills.
    if let Some(actor) = request.extensions().get::<Actor>().cloned() {
        introduce(house, request, actor, None).await?;
        return Ok(false);
    }
    if let Some(token) = bearer(request) {
        let token = token.to_owned();
        let Some((actor, entrance)) = members::by_token(house, &token).await? else {
            house.limits().pass(Gate::Guess, &client(request.extensions()))?;
            return Err(Fault::Unknown);
        };
        if matches!(entrance, Entrance::Token(_, Scope::Read)) && !reads(request) {
            return Err(Fault::forbidden("This key may only read. Make one that may write under Settings."));
        }
        introduce(house, request, actor, Some(entrance)).await?;
        return Ok(false);
    }
    let Some(secret) = cookie::secret_of(house, request.headers()).map(str::to_owned) else {
        return Ok(false);
    };
    match members::by_session(house, &secret).await? {
        Some((actor, entrance)) => introduce(house, request, actor, Some(entrance)).await.map(|()| false),
        None => Ok(true),
    }
}

/// The token of a program. Other schemes are somebody else's, for instance of a proxy before us.
fn bearer(request: &Request) -> Option<&str> {
    let (scheme, token) = request.headers().get(header::AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}

/// A viewer changes nothing but their own sessions and keys, whatever a room forgets to ask, and speaks for nobody but
/// themselves: that they have read what our own people are told, how they are, and how they stand by a customer as an
/// executive. Verifying the journal changes nothing. What a link opens is nobody's role to refuse.
fn viewers_change_nothing(request: &Request, actor: &Actor) -> Result<()> {
    const OWN: [&str; 6] = [
        "/sign-in",
        "/sign-out",
        "/settings/",
        "/api/v1/sessions",
        "/api/v1/tokens",
        "/reports/verification",
    ];
    const LINKS: [&str; 7] = ["/first/", "/invitations/", "/reset/", "/r/", "/s/", "/follow/", "/unfollow/"];
    const SELF: [(&str, &str); 5] = [
        ("/bulletins/", "/receipt"),
        ("/incidents/", "/pulse"),
        ("/executives/", "/acceptance"),
        ("/executives/", "/decline"),
        ("/executives/", "/contacts"),
    ];
    let path = request.uri().path();
    let is_self = SELF.iter().any(|(room, end)| path.contains(room) && path.ends_with(end));
    let is_open = is_self || path == "/r" || OWN.iter().chain(&LINKS).any(|open| path.starts_with(open));
    if reads(request) || is_open || actor.member().is_none() {
        return Ok(());
    }
    actor.must_be(Role::Member)
}

fn reads(request: &Request) -> bool {
    matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS)
}

async fn introduce(
    house: &House,
    request: &mut Request,
    actor: Actor,
    entrance: Option<Entrance>,
) -> Result<()> {
    viewers_change_nothing(request, &actor)?;
    if let Some(workspace) = workspace::seek(&mut house.read(), &actor.workspace).await? {
        request.extensions_mut().insert(workspace);
    }
    if let Some(entrance) = entrance {
        request.extensions_mut().insert(entrance);
    }
    request.extensions_mut().insert(actor);
    Ok(())
}

/// Answers, and keeps what the answer leaves in cookies: the sentence that was said, the language that was chosen.
async fn go_on(request: Request, next: Next) -> Response {
    let said = request.method() == Method::GET && flash_of(request.headers()).is_some();
    let chosen = lang_asked(&request);
    let mut response = next.run(request).await;
    if said && response.status().is_success() {
        response.headers_mut().append(header::SET_COOKIE, flash_cookie(None));
    }
    if let Some(lang) = chosen {
        let cookie = format!("amends-lang={lang}; Path=/; Max-Age=31536000; SameSite=Lax");
        if let Ok(value) = HeaderValue::from_str(&cookie) {
            response.headers_mut().append(header::SET_COOKIE, value);
        }
    }
    response
}

/// The language that the address of a page asks for.
fn lang_asked(request: &Request) -> Option<String> {
    let lang = request.uri().query()?.split('&').find_map(|pair| pair.strip_prefix("lang="))?;
    (lang.len() == 2 && lang.bytes().all(|b| b.is_ascii_lowercase())).then(|| lang.to_owned())
}

/// Lets a page that is asked for in a language come in it at once, and not only the pages after it.
fn choose_lang(request: &mut Request) {
    let Some(lang) = lang_asked(request) else { return };
    let Ok(value) = HeaderValue::from_str(&format!("amends-lang={lang}")) else { return };
    let others: Vec<HeaderValue> = request.headers().get_all(header::COOKIE).iter().cloned().collect();
    // The first of a name counts.
    request.headers_mut().insert(header::COOKIE, value);
    for other in others {
        request.headers_mut().append(header::COOKIE, other);
    }
}

/// An address that leads nowhere.
pub async fn nothing_here() -> Fault {
    Fault::Missing("page")
}

/// The name over a page of nobody's: that of the one company here, where there is one.
async fn company(house: &House) -> String {
    match workspace::list(&mut house.read()).await.as_deref() {
        Ok([only]) => only.name.clone(),
        _ => house.config().company.clone(),
    }
}

/// Says faults in the layout of pages to people; programs get the problem as it is.
pub async fn fault_pages(State(house): State<House>, mut request: Request, next: Next) -> Response {
    choose_lang(&mut request);
    let wants_page = request
        .headers()
        .get(header::ACCEPT)
        .and_then(|v| v.to_str().ok())
        .is_some_and(|accept| accept.contains("text/html"))
        && !request.uri().path().starts_with("/api/");
    let lang = lang_of(request.headers());
    let to = request.uri().path_and_query().map_or("/", |p| p.as_str()).to_owned();
    let is_get = request.method() == Method::GET;
    let may_go_home = cookie::secret_of(&house, request.headers()).is_some();
    let response = next.run(request).await;
    let Some(note) = response.extensions().get::<FaultNote>().cloned().filter(|_| wants_page) else {
        return response;
    };
    if note.word == "unknown" && is_get {
        let query = serde_urlencoded::to_string([("to", to)]).unwrap_or_default();
        return Redirect::to(&format!("/sign-in?{query}")).into_response();
    }
    let shell = Shell {
        lang,
        title: t(lang, &format!("page-fault-{}", note.word)),
        here: Nav::Nowhere,
        who: None,
        flash: None,
        now_ms: house.now().0,
        zone: house.config().zone.clone(),
        live: None,
        product_base: house.config().base_url.clone(),
        company: company(&house).await,
        once: String::new(),
    };
    let mut page = html(
        note.status,
        &FaultPage {
            status: note.status.as_u16(),
            what: shell.title.clone(),
            cure: if note.word == "missing" { shell.t("page-missing-cure") } else { note.told },
            may_go_home,
            shell,
            reference: String::new(),
        },
    );
    // What the fault says to the browser itself goes with the page too.
    for name in [header::RETRY_AFTER, header::SET_COOKIE] {
        for value in response.headers().get_all(&name) {
            page.headers_mut().append(name.clone(), value.clone());
        }
    }
    page
}
