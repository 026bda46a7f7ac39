//! The form that asks counsel, about whatever may be admitted.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use crate::admissions::{ReviewSaid, law, reviewing, rules};
use crate::ground::clock::DAY;
use crate::ground::id::{CaseId, IncidentId};
use crate::ground::page::{Choice, Errors, Nav, Shell, View, html};
use crate::ground::web::{Form, Path, Query, Visit};
use crate::ground::{Fault, House, Result, Role};
use crate::{incidents, members};

/// The form.
#[derive(Template)]
#[template(path = "admissions/pages/ask.html")]
pub struct AskPage {
    shell: Shell,
    asked: Asked,
    said: ReviewSaid,
    people: Vec<Choice>,
    places: Vec<Choice>,
    errors: Errors,
}

/// What is asked about, and where the form leads.
#[derive(Debug, Clone)]
pub struct Asked {
    /// Where the form is sent.
    pub action: String,
    /// Where it came from.
    pub back: String,
    /// What it is about, by name.
    pub about: String,
    /// The place in the navigation.
    pub here: Nav,
}

fn places(shell: &Shell) -> Vec<Choice> {
    let place = |n: law::LawNote| Choice::new(n.place, shell.t(&format!("admissions-place-{}", n.place)));
    law::NOTES.into_iter().map(place).collect()
}

impl View for AskPage {
    const NAME: &'static str = "ask";
    fn sample(shell: Shell) -> Self {
        let title = shell.t("admissions-review-ask");
        let shell = shell.at(Nav::Incidents, title);
        let asked = Asked {
            action: "/incidents/inc_00000000000000000000000000/reviews".into(),
            back: "/incidents/inc_00000000000000000000000000".into(),
            about: "The hall we used, <b>untold</b> · شركة".into(),
            here: Nav::Incidents,
        };
        let said = ReviewSaid {
            question: "May we say: “It was our mistake, and we did not tell you”? 😀 <script>".into(),
            due_at: shell.local_input(shell.now_ms + 30 * DAY),
            ..ReviewSaid::default()
        };
        let errors = Errors::none().with("due_at", "This moment is more than two weeks ahead.");
        let people = vec![Choice::new("mem_sample", "Noor <Counsel>")];
        Self { places: places(&shell), shell, asked, said, people, errors }
    }
}

/// Those of us who may be asked.
pub(super) async fn reviewers(visit: &Visit, house: &House) -> Result<Vec<Choice>> {
    let mut people = members::list(&mut house.read(), &visit.actor.workspace).await?;
    people.retain(|m| m.role() >= Role::Member);
    Ok(people.into_iter().map(|m| Choice::new(m.id.as_str(), m.name)).collect())
}

/// Shows the form, with what was typed where it was not understood.
pub async fn ask_page(
    visit: &Visit,
    house: &House,
    asked: Asked,
    mut said: ReviewSaid,
    errors: Errors,
    status: StatusCode,
) -> Result<Response> {
    visit.actor.must_be(Role::Member)?;
    let people = reviewers(visit, house).await?;
    let shell = visit.shell("admissions-review-ask", asked.here);
    if said.due_at.is_empty() {
        said.due_at = shell.local_input(house.now().plus(rules::LONGEST_REVIEW / 2).0);
    }
    let view = AskPage { places: places(&shell), shell, asked, said, people, errors };
    Ok(html(status, &view))
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Wanted {
    case: String,
}

async fn page(
    visit: &Visit,
    house: &House,
    id: &IncidentId,
    said: ReviewSaid,
    errors: Errors,
    status: StatusCode,
) -> Result<Response> {
    let (mut read, workspace) = (house.read(), &visit.actor.workspace);
    let incident = incidents::find(&mut read, workspace, id).await?;
    let (back, about) = match said.case_id.parse::<CaseId>() {
        Ok(case) => {
            let case = incidents::find_case(&mut read, workspace, &case).await?;
            (format!("/cases/{}", case.id), format!("{} · {}", incident.title, case.title))
        }
        Err(_) => (format!("/incidents/{id}"), incident.title),
    };
    drop(read);
    let action = format!("/incidents/{id}/reviews");
    let asked = Asked { action, back, about, here: Nav::Incidents };
    ask_page(visit, house, asked, said, errors, status).await
}

pub(super) async fn form(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
    Query(wanted): Query<Wanted>,
) -> Result<Response> {
    visit.actor.must_be(Role::Member)?;
    let said = ReviewSaid { case_id: wanted.case, ..ReviewSaid::default() };
    page(&visit, &house, &id, said, Errors::none(), StatusCode::OK).await
}

pub(super) async fn ask(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
    Form(said): Form<ReviewSaid>,
) -> Result<Response> {
    match reviewing::ask(&house, &visit.actor, &id, &said, &visit.workspace.zone).await {
        Ok(review) => Ok(visit.done("admissions-review-was-asked", &review.matter().href())),
        Err(fault @ Fault::Invalid(_)) => {
            page(&visit, &house, &id, said, Errors::from(&fault), fault.status()).await
        }
        Err(fault) => Err(fault),
    }
}
