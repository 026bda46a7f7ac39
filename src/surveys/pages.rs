//! Members' page of an incident's survey: what came back, who is silent, and the form that asks.

use askama::Template;
use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use serde::Deserialize;

use super::{
    AnswerLine, AnswerSaid, Asking, Results, Scale, SilentLine, Survey, Whom, asking, list_of_incident,
    list_silent, panel::ForContact, results_of, store,
};
use crate::ground::id::IncidentId;
use crate::ground::page::{Choice, Errors, Exhibit, Lang, Listing, Nav, Shell, View, exhibit, html};
use crate::ground::web::{Form, Page, Paging, Path, Query, Visit};
use crate::ground::{Fault, House, Rate, Result, Role};
use crate::incidents::panel::Carried;
use crate::incidents::{self, Act};
use crate::wording;

mod samples;

/// The routes of these pages.
pub fn routes() -> Router<House> {
    Router::new().route("/incidents/{id}/survey", get(show).post(ask))
}

/// The samples of these pages.
pub fn exhibits(lang: Lang) -> Vec<Exhibit> {
    vec![exhibit::<SurveyPage>("surveys", lang), exhibit::<RoomPage>("surveys", lang)]
}

/// The badge kind of an outcome.
pub(super) fn kind_of(outcome: &str) -> &'static str {
    match outcome {
        "happy" => "done",
        "unhappy" => "late",
        _ => "wait",
    }
}

/// An incident's survey.
#[derive(Template)]
#[template(path = "surveys/pages/survey.html")]
pub struct SurveyPage {
    shell: Shell,
    incident: IncidentId,
    title: String,
    surveys: Vec<Survey>,
    results: Results,
    answers: Vec<AnswerLine>,
    silent: Page<SilentLine>,
    listing: Listing,
    said: Asking,
    errors: Errors,
    /// Nobody is asked any more once the incident is closed.
    may_ask: bool,
    /// What asking everyone says to customers.
    carried: Option<Carried>,
}

impl SurveyPage {
    fn whom(&self) -> Vec<Choice> {
        let label = |w: &Whom| self.shell.t(&format!("surveys-whom-{}", w.word()));
        Whom::ALL.iter().map(|w| Choice::new(w.word(), label(w))).collect()
    }
    fn rates(&self) -> [(Rate, String); 4] {
        let (r, t) = (&self.results, |id| self.shell.t(id));
        [
            (r.response, t("surveys-response")),
            (r.held, t("surveys-held")),
            (r.solution.rate(), t("surveys-solution")),
            (r.making_good.rate(), t("surveys-making-good")),
        ]
    }
    /// What the plain-speech check says of why we asked; nothing where there is nothing to look at again.
    fn warnings(&self, survey: &Survey) -> String {
        wording::panel::warnings(&self.shell, &survey.because).unwrap_or_default()
    }
    fn mean(&self, scale: &Scale) -> String {
        scale.mean.map_or_else(|| self.shell.t("surveys-nobody-said"), |m| format!("{m:.1} / 7"))
    }
}

impl View for SurveyPage {
    const NAME: &'static str = "survey";
    fn sample(shell: Shell) -> Self {
        samples::survey_page(shell)
    }
}

/// The questions as a contact meets them, inside their room.
#[derive(Template)]
#[template(path = "surveys/pages/room.html")]
pub struct RoomPage {
    shell: Shell,
    inside: String,
}

impl View for RoomPage {
    const NAME: &'static str = "questions";
    fn sample(shell: Shell) -> Self {
        let title = shell.t("surveys-room-title");
        let shell = shell.at(Nav::Nowhere, title);
        let survey = samples::survey(&shell);
        let said = AnswerSaid { solution: "yes".into(), ..AnswerSaid::default() };
        let questions =
            ForContact { shell: &shell, base: "/r/x", survey: &survey, said, answered: None, open: true };
        let inside = questions.render().unwrap_or_default();
        Self { shell, inside }
    }
}

#[derive(Debug, Default, Deserialize)]
struct ShowQuery {
    after: Option<String>,
}

async fn page(
    visit: &Visit,
    house: &House,
    id: &IncidentId,
    after: Option<String>,
    (said, errors): (Asking, Errors),
) -> Result<SurveyPage> {
    let (mut read, workspace) = (house.read(), &visit.actor.workspace);
    let incident = incidents::find(&mut read, workspace, id).await?;
    let surveys = list_of_incident(&mut read, workspace, id).await?;
    let paging = Paging { after, limit: None };
    let silent = list_silent(&mut read, workspace, id, &paging).await?;
    let answers = match surveys.first() {
        None => Vec::new(),
        Some(newest) => {
            let newest_answers = Paging { after: None, limit: Some(30) };
            store::list_answers(&mut read, workspace, &newest.id, None, &newest_answers).await?.items
        }
    };
    let shell = visit.shell("surveys-title", Nav::Incidents);
    let listing = Listing::new(format!("/incidents/{id}/survey"), "")
        .page(paging.after.as_deref(), silent.next.clone());
    Ok(SurveyPage {
        incident: id.clone(),
        may_ask: visit.actor.must_be(Role::Member).is_ok() && incidents::may_begin(&incident, None).is_ok(),
        carried: incidents::panel::carried(&shell, &incident, Act::Asked),
        title: incident.title,
        surveys,
        results: results_of(&mut read, workspace, id).await?,
        answers,
        silent,
        listing,
        said,
        errors,
        shell,
    })
}

async fn show(
    visit: Visit,
    house: State<House>,
    Path(id): Path<IncidentId>,
    Query(query): Query<ShowQuery>,
) -> Result<Response> {
    let nothing = (Asking::default(), Errors::none());
    Ok(html(StatusCode::OK, &page(&visit, &house, &id, query.after, nothing).await?))
}

/// The form, from the survey's page or, about one case, from the case's.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct AskForm {
    ready: String,
    because: String,
    whom: String,
    notice_id: String,
    case: String,
    leave_status: bool,
}

async fn ask(
    visit: Visit,
    house: State<House>,
    Path(id): Path<IncidentId>,
    Form(form): Form<AskForm>,
) -> Result<Response> {
    let said = Asking {
        ready: form.ready == "yes",
        because: form.because,
        notice_id: form.notice_id.parse().ok(),
        whom: Whom::ALL.into_iter().find(|w| w.word() == form.whom).unwrap_or_default(),
        cases: form.case.parse().into_iter().collect(),
        leave_status: form.leave_status,
    };
    let to = if said.cases.is_empty() {
        format!("/incidents/{id}/survey")
    } else {
        format!("/cases/{}", form.case)
    };
    match asking::ask(&house, &visit.actor, &id, said.clone()).await {
        Ok(_) => Ok(visit.done("surveys-was-asked", &to)),
        Err(fault @ (Fault::Invalid(_) | Fault::Refused { .. } | Fault::Conflict(_)))
            if said.cases.is_empty() =>
        {
            let errors = Errors::from(&fault);
            Ok(html(fault.status(), &page(&visit, &house, &id, None, (said, errors)).await?))
        }
        Err(fault @ (Fault::Invalid(_) | Fault::Refused { .. } | Fault::Conflict(_))) => {
            Ok(visit.refused(&fault, &to))
        }
        Err(fault) => Err(fault),
    }
}
