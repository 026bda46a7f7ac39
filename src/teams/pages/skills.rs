//! What our people can do: one's own, who has what, and for an owner what others have.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use crate::ground::id::MemberId;
use crate::ground::page::{Errors, Nav, Shell, View, html};
use crate::ground::web::{Form, Path, Query, Visit};
use crate::ground::{Fault, House, Result, Role};
use crate::teams::{Able, SkillsSaid, skilling, store};

/// The page.
#[derive(Template)]
#[template(path = "teams/pages/skills.html")]
pub struct SkillsPage {
    pub(super) shell: Shell,
    pub(super) me: String,
    /// What whoever looks can do, as it is written on.
    pub(super) own: String,
    pub(super) looked: String,
    pub(super) able: Vec<Able>,
    /// Every skill that is there, with how many have it.
    pub(super) tally: Vec<(String, i64)>,
    pub(super) errors: Errors,
    pub(super) may_say: bool,
    pub(super) may_say_all: bool,
}

impl SkillsPage {
    fn joined(&self, one: &Able) -> String {
        one.skills.join(", ")
    }
}

impl View for SkillsPage {
    const NAME: &'static str = "skills";
    fn sample(shell: Shell) -> Self {
        super::sample::skills_page(shell)
    }
}

async fn page(
    visit: &Visit,
    house: &House,
    looked: String,
    typed: Option<(String, Errors)>,
    status: StatusCode,
) -> Result<Response> {
    let (mut read, workspace) = (house.read(), &visit.actor.workspace);
    let member = visit.actor.must_be_member()?.clone();
    let mine = store::skills::of_members(&mut read, workspace, std::slice::from_ref(&member)).await?;
    let mine = mine.get(&member).map(|tags| tags.join(", ")).unwrap_or_default();
    let (own, errors) = typed.unwrap_or((mine, Errors::none()));
    let view = SkillsPage {
        me: member.to_string(),
        own,
        able: skilling::find_able(&mut read, workspace, &looked).await?,
        looked,
        tally: store::skills::tally(&mut read, workspace).await?,
        errors,
        may_say: visit.actor.must_be(Role::Member).is_ok(),
        may_say_all: visit.actor.must_be(Role::Owner).is_ok(),
        shell: visit.shell("teams-skills-title", Nav::Members),
    };
    Ok(html(status, &view))
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Looked {
    skill: String,
}

pub(super) async fn show(
    visit: Visit,
    State(house): State<House>,
    Query(looked): Query<Looked>,
) -> Result<Response> {
    page(&visit, &house, looked.skill, None, StatusCode::OK).await
}

pub(super) async fn say(
    visit: Visit,
    State(house): State<House>,
    Form(said): Form<SkillsSaid>,
) -> Result<Response> {
    let outcome = skilling::say_skills(&house, &visit.actor, &said).await;
    if let Err(fault @ Fault::Invalid(_)) = &outcome {
        let typed = Some((said.skills, Errors::from(fault)));
        return page(&visit, &house, String::new(), typed, fault.status()).await;
    }
    visit.back("/skills", "teams-skills-were-said", outcome)
}

pub(super) async fn give(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<MemberId>,
    Form(said): Form<SkillsSaid>,
) -> Result<Response> {
    let outcome = skilling::give_skills(&house, &visit.actor, &id, &said).await;
    visit.back("/skills#all", "teams-skills-were-said", outcome)
}
