//! Members' pages of fault and apologies: the form that records an apology. The rest stands on the pages of
//! incidents and cases, as panels.

use askama::Template;
use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::{get, post};
use serde::Deserialize;

use super::{ApologySaid, Form as Way, Parts, StepSaid, verbs};
use crate::ground::id::{CaseId, IncidentId};
use crate::ground::page::{Choice, Errors, Exhibit, FlashKind, Lang, Nav, Shell, View, exhibit, html};
use crate::ground::web::{Form, Path, Query, Visit, redirect};
use crate::ground::{Fault, House, Result, Role};
use crate::{incidents, wording};

/// The routes of these pages.
pub fn routes() -> Router<House> {
    Router::new()
        .route("/incidents/{id}/admission", post(say))
        .route("/incidents/{id}/apologies/new", get(apologise_form))
        .route("/incidents/{id}/apologies", post(apologise))
        .route("/cases/{id}/acknowledgement", post(acknowledge))
        .route("/cases/{id}/contest", post(contest))
        .route("/cases/{id}/concession", post(concede))
}

/// The samples of these pages.
pub fn exhibits(lang: Lang) -> Vec<Exhibit> {
    vec![exhibit::<ApologisePage>("admissions", lang)]
}

/// The form that records an apology.
#[derive(Template)]
#[template(path = "admissions/pages/apologise.html")]
pub struct ApologisePage {
    shell: Shell,
    incident_id: String,
    incident_title: String,
    whom: String,
    said: ApologySaid,
    ways: Vec<Choice>,
    errors: Errors,
}

fn ways(shell: &Shell) -> Vec<Choice> {
    Way::ALL
        .iter()
        .map(|f| Choice::new(f.word(), shell.t(&format!("admissions-form-{}", f.word()))))
        .collect()
}

impl View for ApologisePage {
    const NAME: &'static str = "apologise";
    fn sample(shell: Shell) -> Self {
        let title = shell.t("admissions-apologise");
        let shell = shell.at(Nav::Incidents, title);
        let said = ApologySaid {
            case_id: "cas_00000000000000000000000000".into(),
            author: "Ines Okafor".into(),
            form: "spoken".into(),
            words:
                "It was our fault: we put off the overhaul. <b>We</b> will carry your extra cost. 😀 نعتذر"
                    .into(),
            parts: Parts { responsibility: true, repair: true, regret: true, ..Parts::default() },
            said_at: shell.local_input(shell.now_ms - 3_600_000),
        };
        let ways = ways(&shell);
        let errors = Errors::none().with("said_at", "This moment does not exist or lies ahead.");
        Self {
            shell,
            incident_id: "inc_00000000000000000000000000".into(),
            incident_title: "The furnace at Halden stopped".into(),
            whom: "Ödegård & Søn <Aero> AS".into(),
            said,
            ways,
            errors,
        }
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Wanted {
    case: Option<CaseId>,
}

async fn page(
    visit: &Visit,
    house: &House,
    id: &IncidentId,
    said: ApologySaid,
    errors: Errors,
    status: StatusCode,
) -> Result<Response> {
    let mut read = house.read();
    let incident = incidents::find(&mut read, &visit.actor.workspace, id).await?;
    let case = match said.case_id.parse::<CaseId>() {
        Ok(case) => Some(incidents::find_case(&mut read, &visit.actor.workspace, &case).await?),
        Err(_) => None,
    };
    incidents::may_begin(&incident, case.as_ref())?;
    let whom = case.map(|case| case.title).unwrap_or_default();
    let shell = visit.shell("admissions-apologise", Nav::Incidents);
    let ways = ways(&shell);
    let (incident_id, incident_title) = (id.to_string(), incident.title);
    Ok(html(status, &ApologisePage { shell, incident_id, incident_title, whom, said, ways, errors }))
}

async fn apologise_form(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
    Query(wanted): Query<Wanted>,
) -> Result<Response> {
    visit.actor.must_be(Role::Member)?;
    let now = visit.shell("admissions-apologise", Nav::Incidents).local_input(house.now().0);
    let said = ApologySaid {
        case_id: wanted.case.map(|c| c.to_string()).unwrap_or_default(),
        author: visit.actor.name.clone(),
        said_at: now,
        ..ApologySaid::default()
    };
    page(&visit, &house, &id, said, Errors::none(), StatusCode::OK).await
}

/// The form as browsers send it: a part that is not ticked is absent.
/// An apology as a form sends it: a box that is not ticked is not sent.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct ApologyTyped {
    case_id: String,
    author: String,
    form: String,
    words: String,
    said_at: String,
    responsibility: Option<String>,
    repair: Option<String>,
    regret: Option<String>,
    explanation: Option<String>,
    repentance: Option<String>,
    forgiveness: Option<String>,
}

impl From<ApologyTyped> for ApologySaid {
    fn from(typed: ApologyTyped) -> Self {
        let parts = Parts {
            responsibility: typed.responsibility.is_some(),
            repair: typed.repair.is_some(),
            regret: typed.regret.is_some(),
            explanation: typed.explanation.is_some(),
            repentance: typed.repentance.is_some(),
            forgiveness: typed.forgiveness.is_some(),
        };
        let ApologyTyped { case_id, author, form, words, said_at, .. } = typed;
        Self { case_id, author, form, words, parts, said_at }
    }
}

async fn apologise(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
    Form(typed): Form<ApologyTyped>,
) -> Result<Response> {
    let said = ApologySaid::from(typed);
    match verbs::apologise(&house, &visit.actor, &id, said.clone(), &visit.workspace.zone).await {
        Ok(apology) => {
            let to = match &apology.case_id {
                Some(case) => format!("/cases/{case}"),
                None => format!("/incidents/{id}"),
            };
            if wording::check(&apology.words, None).is_clean() {
                return Ok(visit.done("admissions-recorded", &to));
            }
            Ok(redirect(&to, FlashKind::Warning, &visit.t("admissions-recorded-softened")))
        }
        Err(fault @ Fault::Invalid(_)) => {
            page(&visit, &house, &id, said, Errors::from(&fault), fault.status()).await
        }
        Err(fault) => Err(fault),
    }
}

/// Goes back to the page the form stood on, saying what came of it.
fn back<T>(visit: &Visit, to: &str, done: &str, outcome: Result<T>) -> Result<Response> {
    match outcome {
        Ok(_) => Ok(visit.done(done, to)),
        Err(fault @ (Fault::Invalid(_) | Fault::Refused { .. } | Fault::Conflict(_))) => {
            Ok(visit.refused(&fault, to))
        }
        Err(fault) => Err(fault),
    }
}

async fn say(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
    Form(said): Form<StepSaid>,
) -> Result<Response> {
    let outcome = verbs::say_stance(&house, &visit.actor, &id, said).await;
    back(&visit, &format!("/incidents/{id}"), "admissions-moved", outcome)
}

async fn acknowledge(visit: Visit, State(house): State<House>, Path(id): Path<CaseId>) -> Result<Response> {
    let outcome = verbs::acknowledge_case(&house, &visit.actor, &id).await;
    back(&visit, &format!("/cases/{id}"), "admissions-was-acknowledged", outcome)
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Because {
    because: String,
}

async fn contest(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<CaseId>,
    Form(said): Form<Because>,
) -> Result<Response> {
    let outcome = verbs::contest_case(&house, &visit.actor, &id, &said.because).await;
    back(&visit, &format!("/cases/{id}"), "admissions-was-contested", outcome)
}

async fn concede(visit: Visit, State(house): State<House>, Path(id): Path<CaseId>) -> Result<Response> {
    let outcome = verbs::concede_case(&house, &visit.actor, &id).await;
    back(&visit, &format!("/cases/{id}"), "admissions-was-conceded", outcome)
}
