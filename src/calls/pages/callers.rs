//! Who calls executives: named by a lead (R82).

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use crate::calls::{Caller, store, verbs};
use crate::ground::id::MemberId;
use crate::ground::page::{Choice, Nav, Shell, View, html};
use crate::ground::web::{Form, Path, Visit};
use crate::ground::{Fault, House, Result};
use crate::members;

/// The page.
#[derive(Template)]
#[template(path = "calls/pages/callers.html")]
pub struct CallersPage {
    pub(super) shell: Shell,
    pub(super) callers: Vec<Caller>,
    /// Members who may be named.
    pub(super) others: Vec<Choice>,
}

impl View for CallersPage {
    const NAME: &'static str = "callers";
    fn sample(shell: Shell) -> Self {
        super::sample::callers_page(shell)
    }
}

pub(super) async fn show(visit: Visit, State(house): State<House>) -> Result<Response> {
    let mut read = house.read();
    let callers = store::list_callers(&mut read, &visit.actor.workspace).await?;
    let others = members::list(&mut read, &visit.actor.workspace).await?.into_iter();
    let others = others
        .filter(|m| m.role != "viewer" && !callers.iter().any(|c| c.member_id == m.id))
        .map(|m| Choice::new(m.id.as_str(), m.name))
        .collect();
    let shell = visit.shell("calls-callers-title", Nav::Calls);
    Ok(html(StatusCode::OK, &CallersPage { shell, callers, others }))
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Naming {
    member: String,
}

pub(super) async fn name(
    visit: Visit,
    State(house): State<House>,
    Form(said): Form<Naming>,
) -> Result<Response> {
    let outcome = match said.member.parse::<MemberId>() {
        Ok(member) => verbs::name_caller(&house, &visit.actor, &member).await.map(|_| ()),
        Err(why) => {
            visit.actor.must_be(crate::ground::Role::Lead)?;
            Err(Fault::invalid("member", why, "Choose one of the members."))
        }
    };
    visit.back("/calls/callers", "calls-was-named", outcome)
}

pub(super) async fn release(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<MemberId>,
) -> Result<Response> {
    let outcome = verbs::release_caller(&house, &visit.actor, &id).await;
    visit.back("/calls/callers", "calls-was-released", outcome)
}
