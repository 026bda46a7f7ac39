//! The form that plans a single meeting.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;

use super::choices;
use crate::ground::id::CaseId;
use crate::ground::page::{Choice, Errors, Nav, Shell, View, html};
use crate::ground::web::{Form, Path, Visit};
use crate::ground::{Fault, House, Result, Role};
use crate::incidents;
use crate::meetings::{MeetingSaid, people, verbs};

/// The page.
#[derive(Template)]
#[template(path = "meetings/pages/plan.html")]
pub struct PlanPage {
    pub(super) shell: Shell,
    pub(super) case_id: String,
    pub(super) customer: String,
    pub(super) choices: Vec<Choice>,
    pub(super) said: MeetingSaid,
    pub(super) errors: Errors,
}

impl PlanPage {
    fn is_chosen(&self, choice: &Choice) -> bool {
        self.said.people.contains(&choice.value)
    }
}

impl View for PlanPage {
    const NAME: &'static str = "plan";
    fn sample(shell: Shell) -> Self {
        super::sample::plan_page(shell)
    }
}

async fn page(
    visit: &Visit,
    house: &House,
    id: &CaseId,
    said: MeetingSaid,
    errors: Errors,
    status: StatusCode,
) -> Result<Response> {
    let (mut read, workspace) = (house.read(), &visit.actor.workspace);
    let case = incidents::find_case(&mut read, workspace, id).await?;
    let incident = incidents::find(&mut read, workspace, &case.incident_id).await?;
    incidents::may_begin(&incident, Some(&case))?;
    let view = PlanPage {
        shell: visit.shell("meetings-plan", Nav::Cases),
        case_id: id.to_string(),
        choices: choices(&people::known(&mut read, workspace, &case.customer_id).await?),
        customer: case.title,
        said,
        errors,
    };
    Ok(html(status, &view))
}

pub(super) async fn new(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<CaseId>,
) -> Result<Response> {
    visit.actor.must_be(Role::Member)?;
    let said = MeetingSaid {
        zone: visit.workspace.zone.clone(),
        lasts: "60".into(),
        people: vec![visit.actor.label()],
        ..MeetingSaid::default()
    };
    page(&visit, &house, &id, said, Errors::none(), StatusCode::OK).await
}

/// A form that may name several people.
fn typed(fields: Vec<(String, String)>) -> MeetingSaid {
    let mut said = MeetingSaid::default();
    for (name, value) in fields {
        match name.as_str() {
            "people" => said.people.push(value),
            "title" => said.title = value,
            "starts_at" => said.starts_at = value,
            "zone" => said.zone = value,
            "lasts" => said.lasts = value,
            "place" => said.place = value,
            _ => {}
        }
    }
    said
}

pub(super) async fn plan(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<CaseId>,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result<Response> {
    let said = typed(fields);
    match verbs::plan(&house, &visit.actor, &id, &said).await {
        Ok(meeting) => Ok(visit.done("meetings-was-planned", &format!("/meetings/{}", meeting.id))),
        Err(fault @ Fault::Invalid(_)) => {
            page(&visit, &house, &id, said, Errors::from(&fault), fault.status()).await
        }
        Err(fault) => Err(fault),
    }
}
