//! Members' pages of playbooks: the list, and one with its steps and what changed it.

mod audience;

use askama::Template;
use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::{get, post};
use serde::Deserialize;

use super::{PLAYBOOKS, Playbook, PlaybookChange, Step, rules, store, verbs};
use crate::ground::clock::MINUTE;
use crate::ground::id::IncidentId;
use crate::ground::page::{Exhibit, Lang, Nav, Shell, View, exhibit, html};
use crate::ground::web::{Form, Path, Query, Visit};
use crate::ground::{Fault, House, Result};

/// The routes of these pages.
pub fn routes() -> Router<House> {
    Router::new()
        .route("/playbooks", get(list))
        .route("/playbooks/audience", get(audience::show).post(audience::set))
        .route("/playbooks/{word}", get(show))
        .route("/playbooks/{word}/changes", post(change))
}

/// The samples of these pages.
pub fn exhibits(lang: Lang) -> Vec<Exhibit> {
    vec![
        exhibit::<ListPage>("playbooks", lang),
        exhibit::<PlaybookPage>("playbooks", lang),
        exhibit::<audience::AudiencePage>("playbooks", lang),
    ]
}

/// Every playbook with its version.
#[derive(Template)]
#[template(path = "playbooks/pages/list.html")]
pub struct ListPage {
    shell: Shell,
    playbooks: Vec<(&'static Playbook, i64)>,
}

impl View for ListPage {
    const NAME: &'static str = "list";
    fn sample(shell: Shell) -> Self {
        let title = shell.t("playbooks-title");
        let playbooks = PLAYBOOKS.iter().zip([1, 3, 1, 2]).collect();
        Self { shell: shell.at(Nav::Playbooks, title), playbooks }
    }
}

async fn list(visit: Visit, house: State<House>) -> Result<Response> {
    let versions = store::list_versions(&mut house.read(), &visit.actor.workspace).await?;
    let version = |word: &str| versions.iter().find(|(w, _)| w == word).map_or(1, |(_, v)| *v);
    let playbooks = PLAYBOOKS.iter().map(|p| (p, version(p.word))).collect();
    Ok(html(StatusCode::OK, &ListPage { shell: visit.shell("playbooks-title", Nav::Playbooks), playbooks }))
}

/// One playbook: its steps by operating area, and what incidents changed in it.
#[derive(Template)]
#[template(path = "playbooks/pages/playbook.html")]
pub struct PlaybookPage {
    shell: Shell,
    playbook: &'static Playbook,
    changes: Vec<PlaybookChange>,
    incident: String,
}

impl PlaybookPage {
    /// The operating areas in the order of their first step, each with its steps.
    fn areas(&self) -> Vec<(&'static str, Vec<Step>)> {
        let mut areas: Vec<(&'static str, Vec<Step>)> = Vec::new();
        for step in self.playbook.steps {
            match areas.iter_mut().find(|(area, _)| *area == step.area) {
                Some((_, steps)) => steps.push(*step),
                None => areas.push((step.area, vec![*step])),
            }
        }
        areas
    }

    /// When a step is due, in words.
    fn after(&self, step: &Step) -> String {
        self.shell.ta("playbooks-after", "span", self.shell.elapsed(step.after_min * MINUTE))
    }
}

impl View for PlaybookPage {
    const NAME: &'static str = "playbook";
    fn sample(shell: Shell) -> Self {
        use crate::ground::{Dice, Time, id::Id};
        let now = Time(shell.now_ms);
        let change = PlaybookChange {
            workspace_id: Id::mint(now, &Dice::seeded(7)),
            id: Id::mint(now, &Dice::seeded(7)),
            playbook: "crisis".into(),
            version: 2,
            note: "Ring purchasing <b>before</b> quality 😀: عيب they plan the week on Monday.".into(),
            incident_id: Some(Id::mint(now, &Dice::seeded(7))),
            salt: String::new(),
            changed_at: now,
            changed_by: "mem_sample".into(),
        };
        let title = shell.t("playbooks-crisis");
        let shell = shell.at(Nav::Playbooks, title);
        Self { shell, playbook: &PLAYBOOKS[1], changes: vec![change], incident: String::new() }
    }
}

#[derive(Debug, Default, Deserialize)]
struct From {
    #[serde(default)]
    incident: String,
}

async fn show(
    visit: Visit,
    house: State<House>,
    Path(word): Path<String>,
    Query(from): Query<From>,
) -> Result<Response> {
    let playbook = rules::find(&word)?;
    let changes = store::list_changes(&mut house.read(), &visit.actor.workspace, &word).await?;
    let shell = visit.shell(&format!("playbooks-{word}"), Nav::Playbooks);
    Ok(html(StatusCode::OK, &PlaybookPage { shell, playbook, changes, incident: from.incident }))
}

#[derive(Debug, Deserialize)]
struct Change {
    #[serde(default)]
    note: String,
    #[serde(default)]
    incident: String,
}

async fn change(
    visit: Visit,
    house: State<House>,
    Path(word): Path<String>,
    Form(said): Form<Change>,
) -> Result<Response> {
    let to = format!("/playbooks/{}", rules::find(&word)?.word);
    let incident: Option<IncidentId> = said.incident.parse().ok();
    match verbs::change(&house, &visit.actor, &word, &said.note, incident.as_ref()).await {
        Ok(_) => Ok(visit.done("playbooks-changed", &to)),
        Err(fault @ (Fault::Invalid(_) | Fault::Conflict(_))) => Ok(visit.refused(&fault, &to)),
        Err(fault) => Err(fault),
    }
}
