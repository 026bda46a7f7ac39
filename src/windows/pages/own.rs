//! What is done about one window, and its key, which is shown once.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use super::list::{self, Typed};
use crate::ground::id::WindowId;
use crate::ground::page::{Errors, Nav, Shell, View, html};
use crate::ground::web::{Form, Path, Visit};
use crate::ground::{Fault, House, Result, Role};
use crate::windows::{CountSaid, Window, WindowKind, serving, store, verbs};

/// Where the page of a window's incident is.
async fn back_of(house: &House, visit: &Visit, id: &WindowId) -> Result<String> {
    let window = store::find(&mut house.read(), &visit.actor.workspace, id).await?;
    Ok(format!("/incidents/{}/windows#{id}", window.incident_id))
}

/// Back to the page, saying that it is done, or why not.
async fn back<T>(
    house: &House,
    visit: &Visit,
    id: &WindowId,
    done: &str,
    outcome: Result<T>,
) -> Result<Response> {
    // Whoever may not do it is not told whether there is such a window.
    let fault = match outcome {
        Ok(_) => None,
        Err(fault @ (Fault::Invalid(_) | Fault::Refused { .. } | Fault::Conflict(_))) => Some(fault),
        Err(fault) => return Err(fault),
    };
    let to = back_of(house, visit, id).await?;
    Ok(fault.map_or_else(|| visit.done(done, &to), |fault| visit.refused(&fault, &to)))
}

pub(super) async fn change(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<WindowId>,
    Form(typed): Form<Typed>,
) -> Result<Response> {
    visit.actor.must_be(Role::Member)?;
    let window = store::find(&mut house.read(), &visit.actor.workspace, &id).await?;
    let outcome = match typed.read(window.kind()) {
        Ok(said) => verbs::change(&house, &visit.actor, &id, &said).await,
        Err(fault) => Err(fault),
    };
    if let Err(fault @ Fault::Invalid(_)) = &outcome {
        let errors = Errors::from(fault);
        return list::again(&visit, &house, &window.incident_id, Some(id), typed, errors).await;
    }
    back(&house, &visit, &id, "windows-was-changed", outcome).await
}

pub(super) async fn show(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<WindowId>,
) -> Result<Response> {
    let outcome = verbs::show(&house, &visit.actor, &id).await;
    back(&house, &visit, &id, "windows-was-shown", outcome).await
}

pub(super) async fn hide(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<WindowId>,
) -> Result<Response> {
    let outcome = verbs::hide(&house, &visit.actor, &id).await;
    back(&house, &visit, &id, "windows-was-hidden", outcome).await
}

pub(super) async fn close(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<WindowId>,
) -> Result<Response> {
    let outcome = verbs::close(&house, &visit.actor, &id).await;
    back(&house, &visit, &id, "windows-was-closed", outcome).await
}

pub(super) async fn revoke_key(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<WindowId>,
) -> Result<Response> {
    let outcome = verbs::revoke_key(&house, &visit.actor, &id).await;
    back(&house, &visit, &id, "windows-key-was-revoked", outcome).await
}

/// A count as a form sends it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Counted {
    value: String,
    target: String,
}

pub(super) async fn count(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<WindowId>,
    Form(counted): Form<Counted>,
) -> Result<Response> {
    visit.actor.must_be(Role::Member)?;
    let number = |field: &str, typed: &str| {
        typed
            .trim()
            .parse::<i64>()
            .map_err(|_| Fault::invalid(field, "This is no whole number.", "Write digits only."))
    };
    let said = match (number("value", &counted.value), counted.target.trim()) {
        (Ok(value), "") => Ok(CountSaid { value, target: None }),
        (Ok(value), target) => {
            number("target", target).map(|target| CountSaid { value, target: Some(target) })
        }
        (Err(fault), _) => Err(fault),
    };
    let outcome = match said {
        Ok(said) => verbs::count(&house, &visit.actor, &id, said).await,
        Err(fault) => Err(fault),
    };
    back(&house, &visit, &id, "windows-was-counted", outcome).await
}

pub(super) async fn picture(
    visit: Visit,
    State(house): State<House>,
    Path((id, at)): Path<(WindowId, i64)>,
) -> Result<Response> {
    serving::picture(&house, &visit.actor.workspace, None, &id, at).await
}

pub(super) async fn stream(
    visit: Visit,
    State(house): State<House>,
    Path((id, name)): Path<(WindowId, String)>,
) -> Result<Response> {
    serving::stream(&house, &visit.actor.workspace, None, &id, &name).await
}

/// A fresh key, shown once, with the lines that use it.
#[derive(Template)]
#[template(path = "windows/pages/key.html")]
pub struct KeyPage {
    shell: Shell,
    title: String,
    kind: WindowKind,
    /// The address that machines send to, with the key in it.
    address: String,
    expected_s: i64,
    back: String,
}

impl View for KeyPage {
    const NAME: &'static str = "key";
    fn sample(shell: Shell) -> Self {
        let title = shell.t("windows-key-title");
        Self {
            shell: shell.at(Nav::Incidents, title),
            title: "The furnace <b>hall</b> 😀 قاعة الأفران".into(),
            kind: WindowKind::Video,
            address: "https://amends.example/push/0123456789012345678901234567890123456789012".into(),
            expected_s: 4,
            back: "/incidents".into(),
        }
    }
}

impl KeyPage {
    fn is(&self, kind: &str) -> bool {
        self.kind.word() == kind
    }
}

/// Makes a key. It is shown in the answer and nowhere else, so this form has no key under which answers are kept; a
/// second click makes another one and ends the first.
pub(super) async fn make_key(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<WindowId>,
) -> Result<Response> {
    let (window, secret): (Window, String) = match verbs::make_key(&house, &visit.actor, &id).await {
        Ok(made) => made,
        Err(fault @ (Fault::Refused { .. } | Fault::Conflict(_))) => {
            return Ok(visit.refused(&fault, &back_of(&house, &visit, &id).await?));
        }
        Err(fault) => return Err(fault),
    };
    let page = KeyPage {
        shell: visit.shell("windows-key-title", Nav::Incidents),
        kind: window.kind(),
        address: format!("{}/push/{secret}", house.config().base_url),
        expected_s: window.expected_s,
        back: format!("/incidents/{}/windows#{id}", window.incident_id),
        title: window.title,
    };
    Ok(html(StatusCode::CREATED, &page))
}
