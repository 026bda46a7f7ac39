//! A plan: how it stands, what comes next, its actions, and what of the customer's words and impacts each of them answers.

use std::collections::HashMap;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;

use super::{Choosing, about_impact, brief, heard, home_of, said_of};
use crate::ground::id::{CaseId, IncidentId, PlanId};
use crate::ground::page::{Choice, Errors, Shell, View, html};
use crate::ground::web::{Form, Path, Visit};
use crate::ground::{Fault, House, Result, Role};
use crate::listening::{Impact, Told};
use crate::plans::carried::Carriers;
use crate::plans::{
    Action, ActionSaid, ActionState, Coverage, Plan, PlanSaid, PlanVersion, PutSaid, Reason, ReasonSaid,
    acting, coverage, panel, store, verbs,
};
use crate::promises::Promise;
use crate::{incidents, members};

/// An action as we see it.
pub(super) struct Row {
    pub(super) action: Action,
    pub(super) is_late: bool,
    /// Whether its readers outside may read its day.
    pub(super) is_day_read: bool,
    /// The promise that stands behind it now.
    pub(super) promise: Option<Promise>,
    /// Their words that it answers.
    pub(super) answers: Vec<String>,
    /// What it eases, in a line.
    pub(super) eases: String,
}

/// A statement or an impact, and where it led.
pub(super) struct Source {
    pub(super) id: String,
    pub(super) words: String,
    /// The actions that answer it, by what they are.
    pub(super) led_to: Vec<String>,
    /// Why none does.
    pub(super) because: String,
    /// Whether something is missing here.
    pub(super) is_lacking: bool,
}

/// The page.
#[derive(Template)]
#[template(path = "plans/pages/plan.html")]
pub struct PlanPage {
    pub(super) shell: Shell,
    pub(super) plan: Plan,
    /// The customer, or what the incident is called.
    pub(super) whom: String,
    pub(super) owner_name: String,
    pub(super) versions: Vec<PlanVersion>,
    pub(super) rows: Vec<Row>,
    pub(super) heard: Vec<Source>,
    pub(super) hit: Vec<Source>,
    pub(super) coverage: Coverage,
    pub(super) choosing: Choosing,
    pub(super) ours: Vec<Choice>,
    pub(super) sponsors: Vec<Choice>,
    pub(super) said: ActionSaid,
    pub(super) errors: Errors,
    pub(super) may_add: bool,
    pub(super) may_work: bool,
    pub(super) may_confirm: bool,
    pub(super) may_put: bool,
    pub(super) may_say: bool,
    pub(super) may_deliver: bool,
}

impl PlanPage {
    fn home(&self) -> String {
        match &self.plan.case_id {
            Some(case) => format!("/cases/{case}#plan"),
            None => format!("/incidents/{}#plan", self.plan.incident_id),
        }
    }
    fn case_id(&self) -> String {
        self.plan.case_id.as_ref().map(ToString::to_string).unwrap_or_default()
    }
    fn sponsor(&self) -> String {
        self.plan.sponsor_id.as_ref().map(ToString::to_string).unwrap_or_default()
    }
    fn standing(&self) -> usize {
        self.rows.iter().filter(|row| !row.action.is_dropped()).count()
    }
    fn done(&self) -> usize {
        self.rows.iter().filter(|row| row.action.state() == ActionState::Done).count()
    }
    /// The version that its readers have, once they answered it.
    fn answered(&self) -> Option<&PlanVersion> {
        let shown = self.plan.shown();
        self.versions.iter().find(|v| Some(v.number) == shown && v.answered_at.is_some())
    }
    fn lacks_sponsor(&self) -> bool {
        !self.plan.is_put() && self.plan.sponsor_id.is_none()
    }
    fn waits_for_sponsor(&self) -> bool {
        let waits = self.plan.sponsor_id.is_some() && self.plan.confirmed_at.is_none();
        waits && !self.plan.is_put() && self.standing() > 0
    }
}

impl View for PlanPage {
    const NAME: &'static str = "plan";
    fn sample(shell: Shell) -> Self {
        super::sample::plan_page(shell)
    }
}

/// Where each thing they said led.
fn sources<'a>(
    all: impl Iterator<Item = (String, String)> + 'a,
    actions: &'a [Action],
    reasons: &'a [Reason],
    lacking: &'a [String],
    has: fn(&Action, &str) -> bool,
) -> Vec<Source> {
    let source = |(id, words): (String, String)| {
        let answers = actions.iter().filter(|a| !a.is_dropped() && has(a, &id));
        Source {
            led_to: answers.map(|a| a.what.clone()).collect(),
            because: reasons.iter().find(|r| r.about == id).map(|r| r.because.clone()).unwrap_or_default(),
            is_lacking: lacking.contains(&id),
            id,
            words,
        }
    };
    all.map(source).collect()
}

async fn page(
    visit: &Visit,
    house: &House,
    id: &PlanId,
    tried: Option<(ActionSaid, Errors)>,
    status: StatusCode,
) -> Result<Response> {
    let (mut read, workspace) = (house.read(), &visit.actor.workspace);
    let plan = store::find(&mut read, workspace, id).await?;
    let incident = incidents::find(&mut read, workspace, &plan.incident_id).await?;
    let case = match &plan.case_id {
        Some(case) => Some(incidents::find_case(&mut read, workspace, case).await?),
        None => None,
    };
    let actions = store::actions::list(&mut read, workspace, id).await?;
    let versions = store::versions::list(&mut read, workspace, id).await?;
    let carriers = Carriers::of(&mut read, workspace, &actions).await?;
    let reasons = match &plan.case_id {
        Some(case) => store::reasons::list(&mut read, workspace, case).await?,
        None => Vec::new(),
    };
    let ours = members::list(&mut read, workspace).await?;
    let (told, hit) = heard(house, &plan).await?;
    let statements: Vec<_> = told.iter().map(|t| t.statement.clone()).collect();
    let covered = coverage(&statements, &hit, &actions, &reasons);
    let shell = visit.shell_titled(plan.title.clone(), home_of(plan.case_id.as_ref()));
    let today = panel::today(&shell);
    let row = |action: &Action| Row {
        is_late: action.is_late(&today),
        is_day_read: carriers.may_be_read(action, &action.due_on, &visit.workspace.zone),
        promise: carriers.behind(action).cloned(),
        answers: said_by(&told, action),
        eases: eased_by(&shell, &hit, action),
        action: action.clone(),
    };
    let rows: Vec<Row> = actions.iter().map(row).collect();
    let uncovered: Vec<String> = covered.uncovered.iter().map(ToString::to_string).collect();
    let uncontained: Vec<String> = covered.uncontained.iter().map(ToString::to_string).collect();
    let readable = told.iter().filter(|t| t.statement.erased_at.is_none());
    let of_statements = readable.map(|t| (t.statement.id.to_string(), brief(t.words())));
    let of_impacts = hit.iter().filter(|i| i.erased_at.is_none());
    let of_impacts = of_impacts.map(|i| (i.id.to_string(), brief(&i.text)));
    let is_lead = visit.actor.must_be(Role::Lead).is_ok();
    let may_begin = incidents::may_begin(&incident, case.as_ref()).is_ok();
    let may_add = visit.actor.must_be(Role::Member).is_ok() && may_begin;
    let may_work = may_add && plan.is_live();
    let is_confirmed = plan.confirmed_at.is_some();
    let may_lead = case.is_some() || is_lead;
    let is_due = crate::plans::rules::may_deliver(&plan, &actions).is_ok() && !actions.is_empty();
    let is_seen = actions.iter().any(|a| !a.is_dropped() && a.is_seen());
    let (said, errors) =
        tried.unwrap_or_else(|| (ActionSaid { is_seen: true, ..ActionSaid::default() }, Errors::none()));
    let view = PlanPage {
        heard: sources(of_statements, &actions, &reasons, &uncovered, |a, id| a.statements.has(id)),
        hit: sources(of_impacts, &actions, &reasons, &uncontained, |a, id| a.impacts.has(id)),
        choosing: Choosing::of(house, &shell, &plan, &ours, &told, &hit).await?,
        whom: case.map_or(incident.title, |case| case.title),
        owner_name: ours.iter().find(|m| m.id == plan.owner_id).map(|m| m.name.clone()).unwrap_or_default(),
        sponsors: panel::sponsors(&ours),
        ours: ours.into_iter().map(|m| Choice::new(m.id.as_str(), m.name)).collect(),
        may_confirm: may_work && is_lead && plan.sponsor_id.as_ref() == visit.actor.member(),
        may_put: may_work
            && may_lead
            && is_confirmed
            && !plan.is_put()
            && is_seen
            && covered.uncovered.is_empty(),
        may_say: is_lead,
        may_deliver: may_work && is_due,
        coverage: covered,
        may_add,
        may_work,
        versions,
        rows,
        said,
        errors,
        plan,
        shell,
    };
    Ok(html(status, &view))
}

/// What of their words an action answers.
fn said_by(told: &[Told], action: &Action) -> Vec<String> {
    let answered = told.iter().filter(|t| action.statements.has(t.statement.id.as_str()));
    answered.map(|t| brief(t.words())).filter(|words| !words.is_empty()).collect()
}

/// What an action eases, in a line.
fn eased_by(shell: &Shell, hit: &[Impact], action: &Action) -> String {
    let eased = hit.iter().filter(|i| action.impacts.has(i.id.as_str()));
    eased.map(|i| format!("{}: {}", about_impact(shell, i), brief(&i.text))).collect::<Vec<_>>().join(" · ")
}

pub(super) async fn show(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<PlanId>,
) -> Result<Response> {
    page(&visit, &house, &id, None, StatusCode::OK).await
}

/// Goes to the plan that was begun, or back to where the form stands.
fn begun(visit: &Visit, from: &str, outcome: Result<Plan>) -> Result<Response> {
    let to = outcome.as_ref().map_or_else(|_| format!("{from}#plan"), |plan| format!("/plans/{}", plan.id));
    visit.back(&to, "plans-was-drafted", outcome)
}

pub(super) async fn draft_of_case(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<CaseId>,
    Form(said): Form<PlanSaid>,
) -> Result<Response> {
    let outcome = verbs::draft_of_case(&house, &visit.actor, &id, &said).await;
    begun(&visit, &format!("/cases/{id}"), outcome)
}

pub(super) async fn draft_of_incident(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<IncidentId>,
    Form(said): Form<PlanSaid>,
) -> Result<Response> {
    let outcome = verbs::draft_of_incident(&house, &visit.actor, &id, &said).await;
    begun(&visit, &format!("/incidents/{id}"), outcome)
}

pub(super) async fn change(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<PlanId>,
    Form(said): Form<PlanSaid>,
) -> Result<Response> {
    let outcome = verbs::change(&house, &visit.actor, &id, &said).await;
    visit.back(&format!("/plans/{id}"), "plans-was-changed", outcome)
}

pub(super) async fn confirm(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<PlanId>,
) -> Result<Response> {
    let outcome = verbs::confirm(&house, &visit.actor, &id).await;
    visit.back(&format!("/plans/{id}"), "plans-was-confirmed", outcome)
}

pub(super) async fn put(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<PlanId>,
    Form(said): Form<PutSaid>,
) -> Result<Response> {
    let outcome = verbs::put(&house, &visit.actor, &id, &said).await;
    visit.back(&format!("/plans/{id}"), "plans-was-put", outcome)
}

pub(super) async fn deliver(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<PlanId>,
) -> Result<Response> {
    let outcome = verbs::deliver(&house, &visit.actor, &id).await;
    visit.back(&format!("/plans/{id}"), "plans-was-delivered", outcome)
}

pub(super) async fn add(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<PlanId>,
    Form(fields): Form<HashMap<String, String>>,
) -> Result<Response> {
    let said = said_of(fields);
    let outcome = acting::add(&house, &visit.actor, &id, &said).await;
    if let Err(fault @ Fault::Invalid(_)) = &outcome {
        return page(&visit, &house, &id, Some((said, Errors::from(fault))), fault.status()).await;
    }
    let at = outcome.as_ref().map_or_else(|_| "add".to_owned(), |action| action.id.to_string());
    visit.back(&format!("/plans/{id}#{at}"), "plans-was-added", outcome)
}

pub(super) async fn give_reason(
    visit: Visit,
    State(house): State<House>,
    Path(id): Path<CaseId>,
    Form(said): Form<ReasonSaid>,
) -> Result<Response> {
    let outcome = verbs::give_reason(&house, &visit.actor, &id, &said).await;
    let plan = store::seek_of_case(&mut house.read(), &visit.actor.workspace, &id).await?;
    let to = plan.map_or_else(|| format!("/cases/{id}#plan"), |plan| format!("/plans/{}#covering", plan.id));
    visit.back(&to, "plans-was-reasoned", outcome)
}
