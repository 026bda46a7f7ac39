//! One concealment: what was hidden, on which evidence, and the word of a second person.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use crate::ground::id::DeceptionId;
use crate::ground::page::{Nav, Shell, View, html};
use crate::ground::web::{Form, Path, Visit};
use crate::ground::{House, Result, Role};
use crate::incidents;
use crate::second_wrongs::{Deception, deceiving, rules, store};

/// The page.
#[derive(Template)]
#[template(path = "second_wrongs/pages/deception.html")]
pub struct DeceptionPage {
    pub(super) shell: Shell,
    pub(super) one: Deception,
    pub(super) incident_title: String,
    /// Towards whom, where it is towards one.
    pub(super) whom: String,
    /// Whoever looks may say whether it was so.
    pub(super) may_review: bool,
    pub(super) is_own: bool,
    /// Whoever looks may say that it was not so after all.
    pub(super) may_take_back: bool,
    pub(super) may_erase: bool,
}

impl DeceptionPage {
    fn kind(&self) -> String {
        super::kind(&self.shell, &self.one.kind)
    }
    fn standing(&self) -> (&'static str, String) {
        super::standing(&self.shell, &self.one.state)
    }
}

impl View for DeceptionPage {
    const NAME: &'static str = "deception";
    fn sample(shell: Shell) -> Self {
        super::sample::deception_page(shell)
    }
}

pub(super) async fn show(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<DeceptionId>,
) -> Result<Response> {
    let (mut read, workspace) = (house.read(), &visit.actor.workspace);
    let one = store::deceptions::find(&mut read, workspace, &id).await?;
    let incident = incidents::find(&mut read, workspace, &one.incident_id).await?;
    let whom = match &one.case_id {
        Some(case) => incidents::find_case(&mut read, workspace, case).await?.title,
        None => String::new(),
    };
    let may_lead = visit.actor.must_be(Role::Lead).is_ok();
    let view = DeceptionPage {
        shell: visit.shell("second-wrongs-hidden-one", Nav::Incidents),
        incident_title: incident.title,
        whom,
        may_review: may_lead && rules::may_review(&one, &visit.actor).is_ok(),
        may_take_back: may_lead && rules::may_take_back(&one, &visit.actor).is_ok(),
        may_erase: visit.actor.must_be(Role::Owner).is_ok() && !one.waits() && one.has_words(),
        is_own: may_lead && one.waits() && one.marked_by == visit.actor.label(),
        one,
    };
    Ok(html(StatusCode::OK, &view))
}

pub(super) async fn confirm(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<DeceptionId>,
) -> Result<Response> {
    let outcome = deceiving::confirm_deception(&house, &visit.actor, &id).await;
    visit.back(&format!("/deceptions/{id}"), "second-wrongs-was-noted", outcome)
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Because {
    because: String,
}

pub(super) async fn set_aside(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<DeceptionId>,
    Form(said): Form<Because>,
) -> Result<Response> {
    let outcome = deceiving::set_aside(&house, &visit.actor, &id, &said.because).await;
    visit.back(&format!("/deceptions/{id}"), "second-wrongs-was-set-aside", outcome)
}

pub(super) async fn take_back(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<DeceptionId>,
    Form(said): Form<Because>,
) -> Result<Response> {
    let outcome = deceiving::take_back(&house, &visit.actor, &id, &said.because).await;
    visit.back(&format!("/deceptions/{id}"), "second-wrongs-was-taken-back", outcome)
}

pub(super) async fn erase(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<DeceptionId>,
) -> Result<Response> {
    let outcome = deceiving::erase_deception(&house, &visit.actor, &id).await;
    visit.back(&format!("/deceptions/{id}"), "second-wrongs-was-erased", outcome)
}
