//! What stands behind a letter: *was this you?*, and *no more of these*. A page that is opened says nothing, because mail
//! systems open links before any person does; a button does.

use askama::Template;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::json;

use crate::followers::{letters, verbs};
use crate::ground::page::{Lang, Nav, Shell, View, html, t};
use crate::ground::web::{Gate, Path, client, lang_of};
use crate::ground::workspace;
use crate::ground::{Fault, House, Result};

/// Was this you?
#[derive(Template)]
#[template(path = "followers/pages/question.html")]
pub struct QuestionPage {
    shell: Shell,
    /// What the room is called.
    room: String,
    /// The system that would hear of it, where it is one.
    system: Option<String>,
    secret: String,
}

impl View for QuestionPage {
    const NAME: &'static str = "question";
    fn sample(shell: Shell) -> Self {
        let title = shell.t("followers-question-title");
        Self {
            shell: Shell { who: None, ..shell }.at(Nav::Nowhere, title),
            room: "The furnace <b>stopped</b> 😀 توقف الفرن".into(),
            system: Some("https://hooks.example.org/a/long/path?of=<somebody>".into()),
            secret: "0123456789012345678901234567890123456789012".into(),
        }
    }
}

/// No more of these?
#[derive(Template)]
#[template(path = "followers/pages/farewell.html")]
pub struct FarewellPage {
    shell: Shell,
    secret: String,
}

impl View for FarewellPage {
    const NAME: &'static str = "farewell";
    fn sample(shell: Shell) -> Self {
        let title = shell.t("followers-farewell-title");
        Self {
            shell: Shell { who: None, ..shell }.at(Nav::Nowhere, title),
            secret: "0123456789012345678901234567890123456789012".into(),
        }
    }
}

/// What came of it, and where to go from there.
#[derive(Template)]
#[template(path = "followers/pages/said.html")]
pub struct SaidPage {
    shell: Shell,
    lede: String,
    /// With what a system checks that news are ours.
    secret: Option<String>,
    /// Where the room is, where there is one to go to.
    link: Option<String>,
}

impl View for SaidPage {
    const NAME: &'static str = "said";
    fn sample(shell: Shell) -> Self {
        let (title, lede) = (shell.t("followers-joined-title"), shell.t("followers-joined-lede"));
        let shell = Shell { who: None, ..shell }.at(Nav::Nowhere, title);
        let secret = Some("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwAAAAAAAAAAA=".into());
        Self { shell, lede, secret, link: Some("https://amends.example/s/the-furnace".into()) }
    }
}

fn shell_of(house: &House, lang: Lang, title: &str, company: String) -> Shell {
    Shell {
        lang,
        title: t(lang, title),
        here: Nav::Nowhere,
        who: None,
        flash: None,
        now_ms: house.now().0,
        zone: house.config().zone.clone(),
        live: None,
        product_base: house.config().base_url.clone(),
        company,
        once: String::new(),
    }
}

async fn company(house: &House, id: &crate::ground::id::WorkspaceId) -> Result<String> {
    let desk = workspace::seek(&mut house.read(), id).await?;
    Ok(desk.map_or_else(|| house.config().company.clone(), |desk| desk.name))
}

/// The address holds a secret: nobody keeps the page, and nobody finds it by searching.
fn hidden(response: impl IntoResponse) -> Response {
    let mut response = response.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    headers.insert("x-robots-tag", HeaderValue::from_static("noindex, nofollow"));
    response
}

fn wants_page(headers: &HeaderMap) -> bool {
    let accepts = headers.get(header::ACCEPT).and_then(|accepts| accepts.to_str().ok());
    accepts.is_some_and(|accepts| accepts.contains("text/html"))
}

/// Who asks, and in which language.
struct Caller {
    lang: Lang,
    from: String,
    /// Whether a program asks, which wants no page.
    is_program: bool,
}

impl Caller {
    fn of(request: &Request) -> Self {
        let headers = request.headers();
        Self { lang: lang_of(headers), from: client(request.extensions()), is_program: !wants_page(headers) }
    }

    /// A link that leads nowhere: whoever guesses is asked to wait.
    fn nowhere(&self, house: &House, title: &str, lede: &str) -> Response {
        if let Err(fault) = house.limits().pass(Gate::Guess, &self.from) {
            return hidden(fault);
        }
        let shell = shell_of(house, self.lang, title, house.config().company.clone());
        let page = SaidPage { lede: shell.t(lede), secret: None, link: None, shell };
        hidden(html(StatusCode::NOT_FOUND, &page))
    }
}

pub(super) async fn question(
    State(house): State<House>,
    Path(secret): Path<String>,
    request: Request,
) -> Result<Response> {
    let caller = Caller::of(&request);
    let asked = match verbs::asked(&house, &secret).await {
        Ok(asked) => asked,
        Err(Fault::Missing(_)) => {
            return Ok(caller.nowhere(&house, "followers-over-title", "followers-over-lede"));
        }
        Err(fault) => return Err(fault),
    };
    let company = company(&house, &asked.workspace_id).await?;
    let shell = shell_of(&house, caller.lang, "followers-question-title", company);
    let system = asked.is_system().then_some(asked.address);
    Ok(hidden(html(StatusCode::OK, &QuestionPage { shell, room: asked.title, system, secret })))
}

pub(super) async fn confirm(
    State(house): State<House>,
    Path(secret): Path<String>,
    request: Request,
) -> Result<Response> {
    let caller = Caller::of(&request);
    let verbs::Joined { request: asked, follower, secret } = match verbs::confirm(&house, &secret).await {
        Ok(joined) => joined,
        Err(Fault::Missing(_)) => {
            return Ok(caller.nowhere(&house, "followers-over-title", "followers-over-lede"));
        }
        Err(fault) => return Err(fault),
    };
    let secret = secret.map(|secret| secret.text().to_owned());
    if caller.is_program && secret.is_some() {
        let unfollow = letters::leaving(house.config(), &follower.leave_secret);
        let said = json!({ "room": asked.link, "secret": secret, "unfollow": unfollow });
        return Ok(hidden(axum::Json(said)));
    }
    let company = company(&house, &asked.workspace_id).await?;
    let shell = shell_of(&house, caller.lang, "followers-joined-title", company);
    let lede = if secret.is_some() { "followers-joined-system" } else { "followers-joined-lede" };
    let page = SaidPage { lede: shell.t(lede), secret, link: Some(asked.link), shell };
    Ok(hidden(html(StatusCode::OK, &page)))
}

pub(super) async fn farewell(
    State(house): State<House>,
    Path(secret): Path<String>,
    request: Request,
) -> Result<Response> {
    let caller = Caller::of(&request);
    let follower = match verbs::leaving(&house, &secret).await {
        Ok(follower) => follower,
        Err(Fault::Missing(_)) => {
            return Ok(caller.nowhere(&house, "followers-left-title", "followers-left-already"));
        }
        Err(fault) => return Err(fault),
    };
    let company = company(&house, &follower.workspace_id).await?;
    let shell = shell_of(&house, caller.lang, "followers-farewell-title", company);
    Ok(hidden(html(StatusCode::OK, &FarewellPage { shell, secret })))
}

/// From the page, and from mail programs by themselves (RFC 8058): the body is not looked at, the address says it all.
pub(super) async fn leave(
    State(house): State<House>,
    Path(secret): Path<String>,
    request: Request,
) -> Result<Response> {
    let caller = Caller::of(&request);
    match verbs::leave(&house, &secret).await {
        Ok(()) => {}
        Err(Fault::Missing(_)) => {
            return Ok(caller.nowhere(&house, "followers-left-title", "followers-left-already"));
        }
        Err(fault) => return Err(fault),
    }
    let shell = shell_of(&house, caller.lang, "followers-left-title", house.config().company.clone());
    let page = SaidPage { lede: shell.t("followers-left-lede"), secret: None, link: None, shell };
    Ok(hidden(html(StatusCode::OK, &page)))
}
