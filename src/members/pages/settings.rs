//! One's own password, sessions and keys; and, for owners, the workspace.

use askama::Template;
use axum::Extension;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use super::super::{Entrance, Scope, SessionLine, Settings, TokenLine, device, verbs};
use crate::ground::id::{Id, SessionId, TokenId};
use crate::ground::page::{Choice, Errors, Nav, Shell, View, html, t_args};
use crate::ground::web::{Form, Path, ShownOnce, Visit};
use crate::ground::{Dice, Fault, House, Result, Role, Time};

/// The page.
#[derive(Template)]
#[template(path = "members/pages/settings.html")]
pub(super) struct SettingsPage {
    shell: Shell,
    sessions: Vec<SessionLine>,
    here: Option<SessionId>,
    tokens: Vec<TokenLine>,
    scopes: Vec<Choice>,
    is_owner: bool,
    workspace: Settings,
    errors: Errors,
    made: Option<String>,
}

impl View for SettingsPage {
    const NAME: &'static str = "settings";
    fn sample(shell: Shell) -> Self {
        let title = shell.t("members-settings-title");
        let shell = shell.at(Nav::Settings, title);
        let session = |n: i64, device: &str| SessionLine {
            id: SessionId::mint(Time(n), &Dice::seeded(7)),
            device: device.into(),
            made_at: Time(shell.now_ms - n * 3_600_000),
            seen_at: Time(shell.now_ms - n * 60_000),
        };
        let sessions = vec![
            session(1, "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"),
            session(70, "<script>alert(1)</script> متصفح"),
        ];
        let tokens = vec![TokenLine {
            id: TokenId::mint(Time(1), &Dice::seeded(7)),
            label: "Nightly export & <b>report</b> 😀".into(),
            scope: "read".into(),
            made_at: Time(shell.now_ms - 86_400_000),
            seen_at: None,
        }];
        Self {
            here: sessions.first().map(|s| s.id.clone()),
            sessions,
            tokens,
            scopes: scopes(&shell),
            is_owner: true,
            workspace: Settings {
                name: shell.company.clone(),
                zone: shell.zone.clone(),
                currency: "EUR".into(),
            },
            errors: Errors::none(),
            made: Some("amends_sample0sample0sample0sample0sample0sample0".into()),
            shell,
        }
    }
}

impl SettingsPage {
    /// The browser as a person would say it; what it calls itself where we do not know it.
    fn device(&self, line: &SessionLine) -> String {
        match device::known(&line.device) {
            Some((browser, system)) => {
                let values = [("browser", browser.into()), ("system", system.into())];
                t_args(self.shell.lang, "members-device", &values)
            }
            None => line.device.clone(),
        }
    }

    /// Whether this session is the one that looks.
    fn is_here(&self, id: &SessionId) -> bool {
        self.here.as_ref() == Some(id)
    }
}

fn scopes(shell: &Shell) -> Vec<Choice> {
    [Scope::Read, Scope::Write]
        .map(|s| Choice::new(s.word(), shell.t(&format!("members-scope-{}", s.word()))))
        .to_vec()
}

type Here = Option<Extension<Entrance>>;

fn session_of(entrance: Here) -> Option<SessionId> {
    match entrance {
        Some(Extension(Entrance::Session(id))) => Some(id),
        _ => None,
    }
}

async fn page(visit: &Visit, house: &House, entrance: Here) -> Result<SettingsPage> {
    let shell = visit.shell("members-settings-title", Nav::Settings);
    Ok(SettingsPage {
        sessions: verbs::sessions_of(house, &visit.actor).await?,
        here: session_of(entrance),
        tokens: verbs::tokens_of(house, &visit.actor).await?,
        scopes: scopes(&shell),
        is_owner: visit.actor.must_be(Role::Owner).is_ok(),
        workspace: Settings {
            name: visit.workspace.name.clone(),
            zone: visit.workspace.zone.clone(),
            currency: visit.workspace.currency.clone(),
        },
        errors: Errors::none(),
        made: None,
        shell,
    })
}

pub(super) async fn show(visit: Visit, State(house): State<House>, entrance: Here) -> Result<Response> {
    Ok(html(StatusCode::OK, &page(&visit, &house, entrance).await?))
}

/// The page again, with what was wrong beside its field.
async fn again(visit: &Visit, house: &House, entrance: Here, fault: Fault) -> Result<Response> {
    if !matches!(fault, Fault::Invalid(_)) {
        return Err(fault);
    }
    let page = SettingsPage { errors: Errors::from(&fault), ..page(visit, house, entrance).await? };
    Ok(html(fault.status(), &page))
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Company {
    company: String,
    zone: String,
    currency: String,
}

pub(super) async fn change_workspace(
    visit: Visit,
    State(house): State<House>,
    entrance: Here,
    Form(said): Form<Company>,
) -> Result<Response> {
    let said = Settings { name: said.company, zone: said.zone, currency: said.currency };
    match verbs::change_workspace(&house, &visit.actor, &said).await {
        Ok(_) => Ok(visit.done("members-workspace-was-changed", "/settings")),
        Err(fault) => again(&visit, &house, entrance, fault).await,
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct NewPassword {
    old: String,
    password: String,
}

pub(super) async fn change_password(
    visit: Visit,
    State(house): State<House>,
    entrance: Here,
    Form(said): Form<NewPassword>,
) -> Result<Response> {
    let here = session_of(entrance.clone());
    match verbs::change_password(&house, &visit.actor, here.as_ref(), &said.old, &said.password).await {
        Ok(()) => Ok(visit.done("members-password-set", "/settings")),
        Err(fault) => again(&visit, &house, entrance, fault).await,
    }
}

pub(super) async fn end_session(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<SessionId>,
) -> Result<Response> {
    let outcome = verbs::end_session(&house, &visit.actor, &id).await;
    visit.back("/settings", "members-session-was-ended", outcome)
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct NewToken {
    label: String,
    scope: String,
}

pub(super) async fn make_token(
    visit: Visit,
    State(house): State<House>,
    entrance: Here,
    Form(said): Form<NewToken>,
) -> Result<Response> {
    match verbs::make_token(&house, &visit.actor, &said.label, &said.scope).await {
        Ok(made) => {
            let page = SettingsPage { made: Some(made.token), ..page(&visit, &house, entrance).await? };
            let mut response = html(StatusCode::OK, &page);
            response.extensions_mut().insert(ShownOnce);
            Ok(response)
        }
        Err(fault) => again(&visit, &house, entrance, fault).await,
    }
}

pub(super) async fn revoke_token(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<TokenId>,
) -> Result<Response> {
    let outcome = verbs::revoke_token(&house, &visit.actor, &id).await;
    visit.back("/settings", "members-token-was-revoked", outcome)
}
