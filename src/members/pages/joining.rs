//! The pages behind links that work once: the first member, an invitation, a new password.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use super::super::{Founding, Purpose, verbs};
use super::stranger::Stranger;
use crate::ground::page::{Errors, Nav, Shell, View, html};
use crate::ground::web::{Form, Path};
use crate::ground::{Actor, Fault, House, Result, workspace};

/// Where the first member founds the desk.
#[derive(Template)]
#[template(path = "members/pages/first.html")]
pub(super) struct FirstPage {
    shell: Shell,
    secret: String,
    said: Founding,
    errors: Errors,
}

impl View for FirstPage {
    const NAME: &'static str = "first";
    fn sample(shell: Shell) -> Self {
        let title = shell.t("members-first-title");
        let shell = Shell { who: None, ..shell.at(Nav::Nowhere, title) };
        let said = Founding {
            company: "Halden <Forge> & Söhne 😀".into(),
            zone: "Europe/Oslo".into(),
            currency: "NOK".into(),
            name: "إيناس أوكافور".into(),
            ..Founding::default()
        };
        let errors = Errors::none().with("password", "This is shorter than 12 characters.");
        Self { shell, secret: "sample".into(), said, errors }
    }
}

/// Where somebody invited joins.
#[derive(Template)]
#[template(path = "members/pages/invited.html")]
pub(super) struct InvitedPage {
    shell: Shell,
    secret: String,
    email: String,
    role: String,
    name: String,
    errors: Errors,
}

impl View for InvitedPage {
    const NAME: &'static str = "invited";
    fn sample(shell: Shell) -> Self {
        let title = shell.t("members-invited-title");
        let shell = Shell { who: None, ..shell.at(Nav::Nowhere, title) };
        let email = "tom.with.a.very.long.address@quality.halden-forge.example".into();
        let name = "Tom <b>Brandt</b>".into();
        Self { shell, secret: "sample".into(), email, role: "lead".into(), name, errors: Errors::none() }
    }
}

/// Where a member sets a new password.
#[derive(Template)]
#[template(path = "members/pages/reset.html")]
pub(super) struct ResetPage {
    shell: Shell,
    secret: String,
    errors: Errors,
}

impl View for ResetPage {
    const NAME: &'static str = "reset";
    fn sample(shell: Shell) -> Self {
        let title = shell.t("members-reset-title");
        let shell = Shell { who: None, ..shell.at(Nav::Nowhere, title) };
        Self { shell, secret: "sample".into(), errors: Errors::none() }
    }
}

/// What the forms of an invitation and of a new password send.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Newcomer {
    name: String,
    password: String,
}

pub(super) async fn first_form(
    stranger: Stranger,
    State(house): State<House>,
    Path(secret): Path<String>,
) -> Result<Response> {
    stranger.guessed(verbs::open_link(&house, Purpose::First, &secret).await)?;
    let config = house.config();
    let said =
        Founding { zone: config.zone.clone(), currency: config.currency.clone(), ..Founding::default() };
    let shell = stranger.shell("members-first-title").await?;
    Ok(html(StatusCode::OK, &FirstPage { shell, secret, said, errors: Errors::none() }))
}

pub(super) async fn first(
    stranger: Stranger,
    State(house): State<House>,
    Path(secret): Path<String>,
    Form(said): Form<Founding>,
) -> Result<Response> {
    match stranger.guessed(verbs::found_by_link(&house, &secret, said.clone()).await) {
        Ok(actor) => let_in(&stranger, &house, actor, "members-founded").await,
        Err(fault @ Fault::Invalid(_)) => {
            let shell = stranger.shell("members-first-title").await?;
            let errors = Errors::from(&fault);
            Ok(html(fault.status(), &FirstPage { shell, secret, said, errors }))
        }
        Err(fault) => Err(fault),
    }
}

/// The page of an invitation, for the company that invites.
async fn invited_page(
    stranger: &Stranger,
    house: &House,
    secret: String,
    name: String,
    errors: Errors,
) -> Result<InvitedPage> {
    let invitation = stranger.guessed(verbs::open_link(house, Purpose::Join, &secret).await)?;
    let workspace = workspace::seek(&mut house.read(), &invitation.workspace_id).await?;
    let shell = stranger.shell("members-invited-title").await?;
    let company = workspace.map_or_else(|| shell.company.clone(), |w| w.name);
    let shell = Shell { company, ..shell };
    let role = invitation.role().word().to_owned();
    Ok(InvitedPage { shell, secret, email: invitation.email.unwrap_or_default(), role, name, errors })
}

pub(super) async fn invited_form(
    stranger: Stranger,
    State(house): State<House>,
    Path(secret): Path<String>,
) -> Result<Response> {
    let page = invited_page(&stranger, &house, secret, String::new(), Errors::none()).await?;
    Ok(html(StatusCode::OK, &page))
}

pub(super) async fn accept(
    stranger: Stranger,
    State(house): State<House>,
    Path(secret): Path<String>,
    Form(said): Form<Newcomer>,
) -> Result<Response> {
    match stranger.guessed(verbs::accept(&house, &secret, &said.name, &said.password).await) {
        Ok(actor) => let_in(&stranger, &house, actor, "members-joined").await,
        Err(fault @ Fault::Invalid(_)) => {
            let page = invited_page(&stranger, &house, secret, said.name, Errors::from(&fault)).await?;
            Ok(html(fault.status(), &page))
        }
        Err(fault) => Err(fault),
    }
}

pub(super) async fn reset_form(
    stranger: Stranger,
    State(house): State<House>,
    Path(secret): Path<String>,
) -> Result<Response> {
    stranger.guessed(verbs::open_link(&house, Purpose::Reset, &secret).await)?;
    let shell = stranger.shell("members-reset-title").await?;
    Ok(html(StatusCode::OK, &ResetPage { shell, secret, errors: Errors::none() }))
}

pub(super) async fn reset(
    stranger: Stranger,
    State(house): State<House>,
    Path(secret): Path<String>,
    Form(said): Form<Newcomer>,
) -> Result<Response> {
    match stranger.guessed(verbs::reset(&house, &secret, &said.password).await) {
        Ok(actor) => let_in(&stranger, &house, actor, "members-password-set").await,
        Err(fault @ Fault::Invalid(_)) => {
            let shell = stranger.shell("members-reset-title").await?;
            let errors = Errors::from(&fault);
            Ok(html(fault.status(), &ResetPage { shell, secret, errors }))
        }
        Err(fault) => Err(fault),
    }
}

async fn let_in(stranger: &Stranger, house: &House, actor: Actor, message: &str) -> Result<Response> {
    let signed = verbs::begin_session(house, actor, &stranger.device).await?;
    Ok(stranger.let_in(&signed, message, "/"))
}
