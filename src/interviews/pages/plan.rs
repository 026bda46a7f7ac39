//! Planning a talk: with whom, by which guide, and who asks, with a warning where they were part of the wrong (R44).

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;

use crate::ground::id::CaseId;
use crate::ground::page::{Choice, Errors, Nav, Shell, View, html};
use crate::ground::web::{Form, Path, Visit};
use crate::ground::{Fault, House, Result, Role};
use crate::interviews::{Involvement, PlanSaid, involvement, verbs, writing};
use crate::{customers, incidents};

/// The page.
#[derive(Template)]
#[template(path = "interviews/pages/plan.html")]
pub struct PlanPage {
    pub(super) shell: Shell,
    pub(super) case_id: String,
    pub(super) customer: String,
    /// Whom we can hear: id, name, roles.
    pub(super) people: Vec<Choice>,
    pub(super) guides: Vec<Choice>,
    pub(super) ours: Vec<Involvement>,
    pub(super) said: PlanSaid,
    pub(super) errors: Errors,
}

impl PlanPage {
    fn is_chosen(&self, person: &Choice) -> bool {
        self.said.people.contains(&person.value)
    }
    fn is_each(&self) -> bool {
        self.said.each == "yes"
    }
    /// Our own people, and beside whoever was part of it, how.
    fn interviewers(&self) -> Vec<Choice> {
        let label = |one: &Involvement| {
            if one.parts.is_empty() { one.name.clone() } else { format!("{} ({})", one.name, self.how(one)) }
        };
        self.ours.iter().map(|one| Choice::new(one.member_id.as_str(), label(one))).collect()
    }
    fn how(&self, one: &Involvement) -> String {
        let parts = one
            .parts
            .iter()
            .map(|part| self.shell.t(&format!("interviews-part-{}", part.word().replace('_', "-"))));
        parts.collect::<Vec<_>>().join("; ")
    }
    /// Whoever is chosen, where they were part of it.
    fn warned(&self) -> Option<(String, String)> {
        let chosen = self.ours.iter().find(|one| one.member_id.as_str() == self.said.interviewer_id)?;
        (!chosen.parts.is_empty()).then(|| (chosen.name.clone(), self.how(chosen)))
    }
    fn channels(&self) -> Vec<Choice> {
        ["visit", "phone"].map(|w| Choice::new(w, self.shell.t(&format!("listening-channel-{w}")))).into()
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
    said: PlanSaid,
    errors: Errors,
    status: StatusCode,
) -> Result<Response> {
    let (mut read, workspace) = (house.read(), &visit.actor.workspace);
    let case = incidents::find_case(&mut read, workspace, id).await?;
    let incident = incidents::find(&mut read, workspace, &case.incident_id).await?;
    incidents::may_begin(&incident, Some(&case))?;
    let people = customers::contacts_of(&mut read, workspace, &case.customer_id).await?;
    let guides = writing::guides(&mut read, workspace, visit.lang).await?;
    let view = PlanPage {
        shell: visit.shell("interviews-plan", Nav::Cases),
        case_id: id.to_string(),
        people: people
            .into_iter()
            .filter(|person| person.left_at.is_none())
            .map(|person| Choice::new(person.id.as_str(), person.name))
            .collect(),
        guides: guides.into_iter().map(|(word, name)| Choice::new(word, name)).collect(),
        ours: involvement::of_members(&mut read, workspace, &incident, &case).await?,
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
    let said = PlanSaid { guide: "wrong".into(), channel: "visit".into(), ..PlanSaid::default() };
    page(&visit, &house, &id, said, Errors::none(), StatusCode::OK).await
}

/// A form that may name several people.
fn typed(fields: Vec<(String, String)>) -> PlanSaid {
    let mut said = PlanSaid::default();
    for (name, value) in fields {
        match name.as_str() {
            "people" => said.people.push(value),
            "each" => said.each = value,
            "guide" => said.guide = value,
            "interviewer_id" => said.interviewer_id = value,
            "consultant" => said.consultant = value,
            "despite" => said.despite = value,
            "channel" => said.channel = value,
            "plan_at" => said.plan_at = value,
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
    match verbs::plan(&house, &visit.actor, &id, &said, visit.lang).await {
        Ok(planned) => {
            let to = match planned.as_slice() {
                [one] => format!("/interviews/{}", one.id),
                _ => format!("/cases/{id}#interviews"),
            };
            Ok(visit.done("interviews-was-planned", &to))
        }
        Err(fault @ Fault::Invalid(_)) => {
            page(&visit, &house, &id, said, Errors::from(&fault), fault.status()).await
        }
        Err(fault) => Err(fault),
    }
}
