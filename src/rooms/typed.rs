//! The short address: a code typed from paper leads to the room. Whoever guesses is asked to wait.

use askama::Template;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use super::door::hidden;
use crate::ground::page::{Errors, Lang, Nav, Shell, View, html, t};
use crate::ground::web::{Form, Gate, client, lang_of};
use crate::ground::{Fault, House};
use crate::notices::codes;

/// The page on which a code is typed.
#[derive(Template)]
#[template(path = "rooms/pages/typed.html")]
pub struct TypedPage {
    shell: Shell,
    typed: String,
    errors: Errors,
}

impl View for TypedPage {
    const NAME: &'static str = "typed";
    fn sample(shell: Shell) -> Self {
        let title = shell.t("rooms-code-title");
        let errors = Errors::none().with("code", shell.t("rooms-code-unknown"));
        Self {
            shell: Shell { who: None, ..shell }.at(Nav::Nowhere, title),
            typed: "K7QM <b>3T9X</b>".into(),
            errors,
        }
    }
}

fn page(house: &House, lang: Lang, status: StatusCode, typed: String, errors: Errors) -> Response {
    let shell = Shell {
        lang,
        title: t(lang, "rooms-code-title"),
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
    hidden(html(status, &TypedPage { shell, typed, errors }))
}

pub(super) async fn ask(State(house): State<House>, request: Request) -> Response {
    page(&house, lang_of(request.headers()), StatusCode::OK, String::new(), Errors::none())
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    code: String,
}

/// Only wrong codes count against whoever types: 60 bits, thirty guesses a minute.
pub(super) async fn open(State(house): State<House>, request: Request) -> Response {
    let (lang, from) = (lang_of(request.headers()), client(request.extensions()));
    let typed = match <Form<Typed> as axum::extract::FromRequest<House>>::from_request(request, &house).await
    {
        Ok(Form(Typed { code })) => code,
        Err(fault) => return hidden(fault.into_response()),
    };
    match codes::open(&house, &typed).await {
        Ok(secret) => {
            let mut response = StatusCode::SEE_OTHER.into_response();
            let to = HeaderValue::from_str(&format!("/r/{secret}"));
            response.headers_mut().insert(header::LOCATION, to.unwrap_or(HeaderValue::from_static("/r")));
            hidden(response)
        }
        Err(Fault::Missing(_)) => match house.limits().pass(Gate::Guess, &from) {
            Ok(()) => {
                let errors = Errors::none().with("code", t(lang, "rooms-code-unknown"));
                let typed = typed.chars().take(64).collect();
                page(&house, lang, StatusCode::NOT_FOUND, typed, errors)
            }
            Err(fault) => hidden(fault.into_response()),
        },
        Err(fault) => hidden(fault.into_response()),
    }
}
