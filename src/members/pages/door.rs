//! Sign-in and sign-out.

use askama::Template;
use axum::Extension;
use axum::extract::State;
use axum::http::header::SET_COOKIE;
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::response::Response;
use serde::Deserialize;

use super::super::{Entrance, cookie, rules, verbs};
use super::stranger::Stranger;
use crate::ground::page::{Errors, FlashKind, Nav, Shell, View, html, t};
use crate::ground::web::{Form, Gate, Query, redirect};
use crate::ground::{Actor, Fault, House, Result};

/// Tells a browser to forget what pages kept in it.
const CLEAR_SITE_DATA: HeaderName = HeaderName::from_static("clear-site-data");

/// The form at the door.
#[derive(Template)]
#[template(path = "members/pages/sign_in.html")]
pub(super) struct SignInPage {
    shell: Shell,
    email: String,
    to: String,
    errors: Errors,
    nobody: bool,
}

impl View for SignInPage {
    const NAME: &'static str = "sign-in";
    fn sample(shell: Shell) -> Self {
        let title = shell.t("members-sign-in-title");
        let errors = Errors::none().with("password", "Address and password do not go together.");
        let shell = Shell { who: None, ..shell.at(Nav::Nowhere, title) };
        Self { shell, email: "ines@halden.example".into(), to: "/".into(), errors, nobody: false }
    }
}

#[derive(Debug, Default, Deserialize)]
pub(super) struct To {
    #[serde(default)]
    to: String,
}

/// What the form sends.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Credentials {
    email: String,
    password: String,
    to: String,
}

pub(super) async fn sign_in_form(
    stranger: Stranger,
    State(house): State<House>,
    Query(query): Query<To>,
) -> Result<Response> {
    let shell = stranger.shell("members-sign-in-title").await?;
    let nobody = verbs::is_unfounded(&house).await?;
    let to = rules::local(&query.to).to_owned();
    Ok(html(StatusCode::OK, &SignInPage { shell, email: String::new(), to, errors: Errors::none(), nobody }))
}

pub(super) async fn sign_in(
    stranger: Stranger,
    State(house): State<House>,
    Form(said): Form<Credentials>,
) -> Result<Response> {
    // By where it comes from and by whom it is for, so that neither one address nor many can go on guessing.
    house.limits().pass(Gate::SignIn, &format!("from {}", stranger.client))?;
    let named: String = said.email.trim().to_lowercase().chars().take(254).collect();
    house.limits().pass(Gate::SignIn, &format!("for {named}"))?;
    match verbs::sign_in(&house, &said.email, &said.password, &stranger.device).await {
        Ok(signed) => Ok(stranger.let_in(&signed, "members-signed-in", rules::local(&said.to))),
        Err(fault @ Fault::Invalid(_)) => {
            let shell = stranger.shell("members-sign-in-title").await?;
            let errors = Errors::from(&fault);
            let to = rules::local(&said.to).to_owned();
            Ok(html(fault.status(), &SignInPage { shell, email: said.email, to, errors, nobody: false }))
        }
        Err(fault) => Err(fault),
    }
}

pub(super) async fn sign_out(
    stranger: Stranger,
    State(house): State<House>,
    actor: Option<Extension<Actor>>,
    entrance: Option<Extension<Entrance>>,
) -> Result<Response> {
    if let (Some(Extension(actor)), Some(Extension(Entrance::Session(id)))) = (actor, entrance) {
        verbs::sign_out(&house, &actor, &id).await?;
    }
    let mut response = redirect("/sign-in", FlashKind::Done, &t(stranger.lang, "members-signed-out"));
    response.headers_mut().append(SET_COOKIE, cookie::taken(&house));
    // What was typed and not sent yet is nobody's to find on a tablet that others use too.
    response.headers_mut().insert(CLEAR_SITE_DATA, HeaderValue::from_static("\"storage\""));
    Ok(response)
}
