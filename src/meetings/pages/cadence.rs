//! How often we meet a customer: the form that sets it, and the same for one that stands.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use super::choices;
use crate::ground::id::{CadenceId, CaseId};
use crate::ground::page::{Choice, Errors, Nav, Shell, View, html};
use crate::ground::web::{Form, Path, Visit};
use crate::ground::{Fault, House, Result, Role};
use crate::incidents;
use crate::meetings::{Cadence, CadenceSaid, people, setting, store};

/// The page.
#[derive(Template)]
#[template(path = "meetings/pages/cadence.html")]
pub struct CadencePage {
    pub(super) shell: Shell,
    pub(super) case_id: String,
    pub(super) customer: String,
    /// The cadence, where it stands already.
    pub(super) cadence: Option<Cadence>,
    pub(super) choices: Vec<Choice>,
    pub(super) said: CadenceSaid,
    pub(super) errors: Errors,
    /// Whether it can be set or changed by whoever looks.
    pub(super) may_work: bool,
}

impl CadencePage {
    fn is_chosen(&self, choice: &Choice) -> bool {
        self.said.people.contains(&choice.value)
    }
    fn units(&self) -> Vec<Choice> {
        ["weeks", "days"].map(|unit| Choice::new(unit, self.shell.t(&format!("meetings-unit-{unit}")))).into()
    }
    fn weekdays(&self) -> Vec<Choice> {
        let day = |n: i64| Choice::new(n.to_string(), self.shell.t(&format!("meetings-weekday-{n}")));
        (1..=7).map(day).collect()
    }
    fn often(&self, cadence: &Cadence) -> String {
        crate::meetings::panel::often(&self.shell, cadence)
    }
    fn action(&self) -> String {
        match &self.cadence {
            Some(cadence) => format!("/cadences/{}", cadence.id),
            None => format!("/cases/{}/cadences", self.case_id),
        }
    }
}

impl View for CadencePage {
    const NAME: &'static str = "cadence";
    fn sample(shell: Shell) -> Self {
        super::sample::cadence_page(shell)
    }
}

async fn page(
    visit: &Visit,
    house: &House,
    (case, cadence): (&CaseId, Option<Cadence>),
    said: CadenceSaid,
    errors: Errors,
    status: StatusCode,
) -> Result<Response> {
    let (mut read, workspace) = (house.read(), &visit.actor.workspace);
    let case = incidents::find_case(&mut read, workspace, case).await?;
    let is_running = cadence.as_ref().is_none_or(Cadence::is_running);
    let title = if cadence.is_some() { "meetings-cadence" } else { "meetings-set" };
    let view = CadencePage {
        shell: visit.shell(title, Nav::Cases),
        case_id: case.id.to_string(),
        choices: choices(&people::known(&mut read, workspace, &case.customer_id).await?),
        may_work: visit.actor.must_be(Role::Member).is_ok() && is_running && case.state().is_live(),
        customer: case.title,
        cadence,
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
    let mut read = house.read();
    let case = incidents::find_case(&mut read, &visit.actor.workspace, &id).await?;
    let incident = incidents::find(&mut read, &visit.actor.workspace, &case.incident_id).await?;
    incidents::may_begin(&incident, Some(&case))?;
    let said = CadenceSaid {
        every: "1".into(),
        unit: "weeks".into(),
        weekday: "2".into(),
        at: "14:00".into(),
        zone: visit.workspace.zone.clone(),
        lasts: "45".into(),
        people: vec![visit.actor.label()],
        ..CadenceSaid::default()
    };
    page(&visit, &house, (&id, None), said, Errors::none(), StatusCode::OK).await
}

pub(super) async fn show(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<CadenceId>,
) -> Result<Response> {
    let cadence = store::cadences::find(&mut house.read(), &visit.actor.workspace, &id).await?;
    let (case, said) = (cadence.case_id.clone(), cadence.said());
    page(&visit, &house, (&case, Some(cadence)), said, Errors::none(), StatusCode::OK).await
}

/// A form that may name several people.
fn typed(fields: Vec<(String, String)>) -> CadenceSaid {
    let mut said = CadenceSaid::default();
    for (name, value) in fields {
        match name.as_str() {
            "people" => said.people.push(value),
            "title" => said.title = value,
            "every" => said.every = value,
            "unit" => said.unit = value,
            "weekday" => said.weekday = value,
            "at" => said.at = value,
            "zone" => said.zone = value,
            "place" => said.place = value,
            "lasts" => said.lasts = value,
            "from_day" => said.from_day = value,
            _ => {}
        }
    }
    said
}

pub(super) async fn set(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<CaseId>,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result<Response> {
    let said = typed(fields);
    match setting::set_cadence(&house, &visit.actor, &id, &said).await {
        Ok(_) => Ok(visit.done("meetings-was-set", &format!("/cases/{id}/meetings"))),
        Err(fault @ Fault::Invalid(_)) => {
            page(&visit, &house, (&id, None), said, Errors::from(&fault), fault.status()).await
        }
        Err(fault) => Err(fault),
    }
}

pub(super) async fn change(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<CadenceId>,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result<Response> {
    let said = typed(fields);
    match setting::change_cadence(&house, &visit.actor, &id, &said).await {
        Err(fault @ Fault::Invalid(_)) => {
            let cadence = store::cadences::find(&mut house.read(), &visit.actor.workspace, &id).await?;
            let case = cadence.case_id.clone();
            let errors = Errors::from(&fault);
            page(&visit, &house, (&case, Some(cadence)), said, errors, fault.status()).await
        }
        outcome => visit.back(&format!("/cadences/{id}"), "meetings-was-changed", outcome),
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Because {
    because: String,
}

pub(super) async fn end(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<CadenceId>,
    Form(said): Form<Because>,
) -> Result<Response> {
    let outcome = setting::end_cadence(&house, &visit.actor, &id, &said.because).await;
    visit.back(&format!("/cadences/{id}"), "meetings-was-ended", outcome)
}
