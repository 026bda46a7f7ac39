//! Members' pages of lessons: search, write, read and look again.

use askama::Template;
use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::{get, post};
use serde::Deserialize;

use super::{Lesson, LessonSaid, LessonVersion, store, verbs};
use crate::ground::id::{IncidentId, LessonId};
use crate::ground::page::{Choice, Errors, Exhibit, Lang, Listing, Nav, Shell, View, exhibit, html};
use crate::ground::web::{Form, Page, Paging, Path, Query, Visit};
use crate::ground::{Fault, House, Result, Role, Time};
use crate::{incidents, playbooks};

mod samples;

/// The routes of these pages.
pub fn routes() -> Router<House> {
    Router::new()
        .route("/lessons", get(list).post(write))
        .route("/lessons/new", get(write_form))
        .route("/lessons/{id}", get(show).post(rewrite))
        .route("/lessons/{id}/confirmation", post(confirm))
}

/// The samples of these pages.
pub fn exhibits(lang: Lang) -> Vec<Exhibit> {
    vec![
        exhibit::<ListPage>("lessons", lang),
        exhibit::<WritePage>("lessons", lang),
        exhibit::<LessonPage>("lessons", lang),
    ]
}

/// Every lesson, or those with the words searched for.
#[derive(Template)]
#[template(path = "lessons/pages/list.html")]
pub struct ListPage {
    shell: Shell,
    q: String,
    page: Page<Lesson>,
    listing: Listing,
    today: String,
}

impl View for ListPage {
    const NAME: &'static str = "list";
    fn sample(shell: Shell) -> Self {
        samples::list_page(shell)
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct ListQuery {
    q: String,
    after: Option<String>,
}

async fn list(visit: Visit, house: State<House>, Query(query): Query<ListQuery>) -> Result<Response> {
    let paging = Paging { after: query.after, limit: None };
    let page = store::list(&mut house.read(), &visit.actor.workspace, &query.q, &paging).await?;
    let listing =
        Listing::new("/lessons", "").keep("q", &query.q).page(paging.after.as_deref(), page.next.clone());
    let shell = visit.shell("lessons-title", Nav::Lessons);
    let today = house.now().day(&shell.zone).to_string();
    Ok(html(StatusCode::OK, &ListPage { shell, q: query.q, page, listing, today }))
}

/// The form that writes a lesson.
#[derive(Template)]
#[template(path = "lessons/pages/write.html")]
pub struct WritePage {
    shell: Shell,
    said: LessonSaid,
    incident: Option<(IncidentId, String)>,
    errors: Errors,
}

impl WritePage {
    fn scenarios(&self) -> Vec<Choice> {
        scenarios(&self.shell)
    }
    fn playbooks(&self) -> Vec<Choice> {
        let name = |word: &str| self.shell.t(&format!("playbooks-{word}"));
        playbooks::PLAYBOOKS.iter().map(|p| Choice::new(p.word, name(p.word))).collect()
    }
}

fn scenarios(shell: &Shell) -> Vec<Choice> {
    let name = |word: &str| shell.t(&format!("incidents-scenario-{word}"));
    playbooks::SCENARIOS.iter().map(|w| Choice::new(*w, name(w))).collect()
}

impl View for WritePage {
    const NAME: &'static str = "write";
    fn sample(shell: Shell) -> Self {
        samples::write_page(shell)
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct From {
    incident: String,
}

async fn write_form(visit: Visit, house: State<House>, Query(from): Query<From>) -> Result<Response> {
    visit.actor.must_be(Role::Member)?;
    let mut said = LessonSaid { incident_id: from.incident, ..LessonSaid::default() };
    if let Ok(id) = said.incident_id.parse::<IncidentId>() {
        let incident = incidents::find(&mut house.read(), &visit.actor.workspace, &id).await?;
        said.happened = incident.summary;
        if let Some(scenario) = incident.scenario {
            let fits = playbooks::for_scenario(&scenario).map_or("", |p| p.word);
            said.playbook = fits.into();
            said.scenario = scenario;
        }
    }
    write_page(&visit, &house, StatusCode::OK, said, Errors::none()).await
}

async fn write_page(
    visit: &Visit,
    house: &House,
    status: StatusCode,
    said: LessonSaid,
    errors: Errors,
) -> Result<Response> {
    let incident = match said.incident_id.parse::<IncidentId>() {
        Ok(id) => {
            let found = incidents::find(&mut house.read(), &visit.actor.workspace, &id).await?;
            Some((found.id, found.title))
        }
        Err(_) => None,
    };
    let shell = visit.shell("lessons-write", Nav::Lessons);
    Ok(html(status, &WritePage { shell, said, incident, errors }))
}

async fn write(visit: Visit, house: State<House>, Form(said): Form<LessonSaid>) -> Result<Response> {
    match verbs::write(&house, &visit.actor, &said, &visit.workspace.zone).await {
        Ok(lesson) => Ok(visit.done("lessons-was-written", &format!("/lessons/{}", lesson.id))),
        Err(fault @ (Fault::Invalid(_) | Fault::Conflict(_))) => {
            let errors = Errors::from(&fault);
            write_page(&visit, &house, fault.status(), said, errors).await
        }
        Err(fault) => Err(fault),
    }
}

/// One lesson, with the form that writes it anew and what was believed before.
#[derive(Template)]
#[template(path = "lessons/pages/lesson.html")]
pub struct LessonPage {
    shell: Shell,
    lesson: Lesson,
    versions: Vec<LessonVersion>,
    said: LessonSaid,
    errors: Errors,
    is_due: bool,
}

impl LessonPage {
    fn scenarios(&self) -> Vec<Choice> {
        scenarios(&self.shell)
    }
    fn review_day(&self) -> String {
        let at = Time::parse(&self.lesson.review_on, &self.shell.zone);
        at.map_or_else(|| self.lesson.review_on.clone(), |at| self.shell.day(at.0))
    }
}

impl View for LessonPage {
    const NAME: &'static str = "lesson";
    fn sample(shell: Shell) -> Self {
        samples::lesson_page(shell)
    }
}

/// A lesson as its form shows it.
fn said_of(lesson: &Lesson) -> LessonSaid {
    let l = lesson.clone();
    LessonSaid {
        title: l.title,
        happened: l.happened,
        learned: l.learned,
        changes: l.changes,
        tags: lesson.tag_words().join(" "),
        scenario: l.scenario.unwrap_or_default(),
        incident_id: String::new(),
        playbook: String::new(),
        review_on: String::new(),
        version: Some(l.version),
    }
}

async fn show(visit: Visit, house: State<House>, Path(id): Path<LessonId>) -> Result<Response> {
    lesson_page(&visit, &house, &id, StatusCode::OK, None).await
}

async fn lesson_page(
    visit: &Visit,
    house: &House,
    id: &LessonId,
    status: StatusCode,
    tried: Option<(LessonSaid, Errors)>,
) -> Result<Response> {
    let mut read = house.read();
    let lesson = store::find(&mut read, &visit.actor.workspace, id).await?;
    let versions = store::list_versions(&mut read, &visit.actor.workspace, id).await?;
    let shell = visit.shell_titled(lesson.title.clone(), Nav::Lessons);
    let is_due = lesson.review_on <= house.now().day(&shell.zone).to_string();
    let (said, errors) = tried.unwrap_or_else(|| (said_of(&lesson), Errors::none()));
    Ok(html(status, &LessonPage { shell, lesson, versions, said, errors, is_due }))
}

async fn rewrite(
    visit: Visit,
    house: State<House>,
    Path(id): Path<LessonId>,
    Form(said): Form<LessonSaid>,
) -> Result<Response> {
    match verbs::rewrite(&house, &visit.actor, &id, &said, &visit.workspace.zone).await {
        Ok(_) => Ok(visit.done("lessons-was-changed", &format!("/lessons/{id}"))),
        Err(fault @ (Fault::Invalid(_) | Fault::Conflict(_))) => {
            let errors = Errors::from(&fault);
            lesson_page(&visit, &house, &id, fault.status(), Some((said, errors))).await
        }
        Err(fault) => Err(fault),
    }
}

async fn confirm(visit: Visit, house: State<House>, Path(id): Path<LessonId>) -> Result<Response> {
    verbs::confirm(&house, &visit.actor, &id, &visit.workspace.zone).await?;
    Ok(visit.done("lessons-was-confirmed", &format!("/lessons/{id}")))
}
