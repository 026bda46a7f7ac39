//! One version of a plan as it was put before its readers, what they said to it, and what differs from the one before.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use super::home_of;
use crate::ground::id::PlanId;
use crate::ground::page::{Shell, View, html};
use crate::ground::web::{Form, Path, Visit};
use crate::ground::{House, Result, Role};
use crate::plans::{Difference, Frozen, PlanVersion, answering, differences, store};

/// The page.
#[derive(Template)]
#[template(path = "plans/pages/version.html")]
pub struct VersionPage {
    pub(super) shell: Shell,
    pub(super) version: PlanVersion,
    pub(super) actions: Vec<Frozen>,
    pub(super) differs: Vec<Difference>,
    pub(super) may_erase: bool,
}

impl View for VersionPage {
    const NAME: &'static str = "version";
    fn sample(shell: Shell) -> Self {
        super::sample::version_page(shell)
    }
}

pub(super) async fn show(
    visit: Visit,
    State(house): State<House>,
    Path((id, number)): Path<(PlanId, i64)>,
) -> Result<Response> {
    let (mut read, workspace) = (house.read(), &visit.actor.workspace);
    let version = store::versions::find(&mut read, workspace, &id, number).await?;
    let actions = version.actions();
    let differs = if number > 1 {
        let before = store::versions::find(&mut read, workspace, &id, number - 1).await?;
        differences(&before.actions(), &actions)
    } else {
        Vec::new()
    };
    let here = home_of(version.case_id.as_ref());
    let shell = visit.shell("plans-title", here);
    let title = shell.ta("plans-version", "number", number);
    let view = VersionPage {
        differs,
        actions,
        version,
        may_erase: visit.actor.must_be(Role::Owner).is_ok(),
        shell: shell.at(here, title),
    };
    Ok(html(StatusCode::OK, &view))
}

/// Which version.
#[derive(Debug, Deserialize)]
pub(super) struct Which {
    version: i64,
}

pub(super) async fn erase(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<PlanId>,
    Form(which): Form<Which>,
) -> Result<Response> {
    let outcome = answering::erase(&house, &visit.actor, &id, which.version).await;
    visit.back(&format!("/plans/{id}/versions/{}", which.version), "plans-was-erased", outcome)
}
