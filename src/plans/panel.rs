//! What the faces may show of plans: to a contact their plan, with the forms to answer it; to everybody the plan by which it
//! ends; and to us how both stand.

use std::collections::HashMap;

use askama::Template;
use twodb::Ask;

use super::carried::Carriers;
use super::material::seen;
use super::{
    Action, ActionState, Coverage, Difference, Frozen, Plan, PlanVersion, Risk, differences, store, verbs,
};
use crate::ground::id::{IncidentId, WorkspaceId};
use crate::ground::lately::Counted;
use crate::ground::page::{Choice, Shell};
use crate::ground::panel::Panel;
use crate::ground::{Actor, House, Result, Role, workspace};
use crate::incidents::{self, Case, Incident, Reader};
use crate::listening;
use crate::members::{self, Member};

mod owing;

pub use owing::owed;

/// An action as its readers outside see it: what the version they have says of it, and how it goes.
pub(super) struct Line {
    pub(super) action: Frozen,
    pub(super) state: ActionState,
    pub(super) progress: String,
    pub(super) progress_at: Option<i64>,
    /// Whether it is theirs to do as it stands now: a task may have been handed to us since they read it.
    pub(super) is_theirs_now: bool,
    /// Its day, where the gate on dates let it through.
    pub(super) day: Option<String>,
    pub(super) no_date_because: String,
    /// Their own words that it answers.
    pub(super) answers: Vec<String>,
}

impl Line {
    /// The badge kind of how it goes.
    fn kind(&self) -> &'static str {
        self.state.kind()
    }
    fn is_open(&self) -> bool {
        self.state.is_open()
    }
    /// Whether there is a day that they cannot read yet. By when they do what is theirs they know best.
    fn lacks_day(&self) -> bool {
        self.is_open() && self.day.is_none() && !self.action.is_theirs
    }
}

/// A version as its readers outside see it.
struct Read {
    plan: Plan,
    version: PlanVersion,
    lines: Vec<Line>,
    /// What differs from the version before it, as far as they see it.
    differs: Vec<Difference>,
}

impl Read {
    fn done(&self) -> usize {
        self.lines.iter().filter(|line| line.state == ActionState::Done).count()
    }
}

/// The version of a plan that its readers have; none before one was put before them. `words` are what their statements say.
async fn read(house: &House, plan: Plan, words: &HashMap<String, String>) -> Result<Option<Read>> {
    let Some(number) = plan.shown() else { return Ok(None) };
    let (mut ask, workspace) = (house.read(), &plan.workspace_id);
    let zone = workspace::zone_of(&mut ask, workspace).await?;
    let version = store::versions::find(&mut ask, workspace, &plan.id, number).await?;
    let actions = store::actions::list(&mut ask, workspace, &plan.id).await?;
    let carriers = Carriers::of(&mut ask, workspace, &actions).await?;
    let kept = seen(&version.actions());
    let differs = if number > 1 {
        let before = store::versions::find(&mut ask, workspace, &plan.id, number - 1).await?;
        differences(&seen(&before.actions()), &kept)
    } else {
        Vec::new()
    };
    let line = |action: Frozen| {
        let now: Option<&Action> = actions.iter().find(|a| a.id.as_str() == action.id);
        let may_be_read = now.is_some_and(|now| carriers.may_be_read(now, &action.due_on, &zone));
        let answers =
            now.into_iter().flat_map(|now| &now.statements.0).filter_map(|id| words.get(id).cloned());
        Line {
            state: now.map_or(ActionState::Open, Action::state),
            progress: now.map(|now| now.progress.clone()).unwrap_or_default(),
            progress_at: now.and_then(|now| now.progress_at).map(|at| at.0),
            is_theirs_now: now.is_some_and(Action::is_theirs),
            day: may_be_read.then(|| action.due_on.clone()),
            no_date_because: now.map(|now| now.no_date_because.clone()).unwrap_or_default(),
            answers: answers.collect(),
            action,
        }
    };
    Ok(Some(Read { lines: kept.into_iter().map(line).collect(), plan, version, differs }))
}

#[derive(Template)]
#[template(path = "plans/pages/public.html")]
struct Public<'a> {
    shell: &'a Shell,
    read: &'a Read,
}

/// The plan by which it ends, for everybody: what of it they may see, and how it goes (R63); nothing before it was put forward.
pub async fn public(
    house: &House,
    shell: &Shell,
    workspace: &WorkspaceId,
    incident: &IncidentId,
) -> Result<Option<Panel>> {
    let Some(plan) = store::seek_of_incident(&mut house.read(), workspace, incident).await? else {
        return Ok(None);
    };
    let Some(read) = read(house, plan, &HashMap::new()).await? else { return Ok(None) };
    Panel::of("restart", shell.t("plans-public-title"), &Public { shell, read: &read }).map(Some)
}

#[derive(Template)]
#[template(path = "plans/pages/for_contact.html")]
struct ForContact<'a> {
    shell: &'a Shell,
    base: &'a str,
    read: &'a Read,
}

/// The plan for a contact's customer, with what they can say to it and the tasks that are theirs; nothing before a version of it
/// was put before them.
pub async fn for_contact(reader: &Reader<'_>) -> Result<Option<Panel>> {
    let Reader { house, shell, base, case, .. } = *reader;
    let plan = store::seek_of_case(&mut house.read(), &case.workspace_id, &case.id).await?;
    let Some(plan) = plan.filter(|plan| plan.shown().is_some()) else { return Ok(None) };
    let told = listening::list_told(&mut house.read(), &case.workspace_id, &case.id).await?;
    let words = told.into_iter().map(|t| (t.statement.id.to_string(), t.words().to_owned()));
    let words = words.filter(|(_, words)| !words.is_empty()).collect();
    let Some(read) = read(house, plan, &words).await? else { return Ok(None) };
    Panel::of("plan", shell.t("plans-contact-title"), &ForContact { shell, base, read: &read }).map(Some)
}

/// Leads and owners, who can stand behind a plan.
pub(super) fn sponsors(here: &[Member]) -> Vec<Choice> {
    let can = here.iter().filter(|m| m.role() >= Role::Lead);
    can.map(|m| Choice::new(m.id.as_str(), m.name.as_str())).collect()
}

/// The actions of a plan that were not dropped; none where there is no plan.
async fn standing(ask: &mut dyn Ask, plan: Option<&Plan>) -> Result<Vec<Action>> {
    let Some(plan) = plan else { return Ok(Vec::new()) };
    let mut actions = store::actions::list(ask, &plan.workspace_id, &plan.id).await?;
    actions.retain(|a| !a.is_dropped());
    Ok(actions)
}

/// How many of these are done.
fn done(actions: &[Action]) -> usize {
    actions.iter().filter(|a| a.state() == ActionState::Done).count()
}

#[derive(Template)]
#[template(path = "plans/pages/of_case.html")]
struct OfCase<'a> {
    shell: &'a Shell,
    case: &'a Case,
    plan: Option<Plan>,
    done: usize,
    standing: usize,
    coverage: Coverage,
    sponsors: Vec<Choice>,
    may_draft: bool,
}

/// How a customer's plan stands, and what of their words and impacts it passes over.
pub async fn of_case(house: &House, shell: &Shell, actor: &Actor, case: &Case) -> Result<Panel> {
    let (mut read, workspace) = (house.read(), &actor.workspace);
    let plan = store::seek_of_case(&mut read, workspace, &case.id).await?;
    let actions = standing(&mut read, plan.as_ref()).await?;
    let may_draft = plan.is_none() && actor.must_be(Role::Member).is_ok() && case.state().is_live();
    let view = OfCase {
        shell,
        case,
        plan,
        done: done(&actions),
        standing: actions.len(),
        coverage: verbs::covered(&mut read, workspace, &case.id, &actions).await?,
        sponsors: if may_draft { sponsors(&members::list(&mut read, workspace).await?) } else { Vec::new() },
        may_draft,
    };
    Panel::of("plan", shell.t("plans-title"), &view)
}

#[derive(Template)]
#[template(path = "plans/pages/of_incident.html")]
struct OfIncident<'a> {
    shell: &'a Shell,
    incident: &'a Incident,
    plan: Option<Plan>,
    done: usize,
    standing: usize,
    counted: Option<OverAll>,
    sponsors: Vec<Choice>,
    may_draft: bool,
}

/// What is counted over everybody that an incident touches.
#[derive(Debug, Clone, Copy)]
struct OverAll {
    /// Customers' plans: all, before their customer, accepted, delivered.
    plans: (i64, i64, i64, i64),
    uncontained: i64,
}

async fn counted(house: House, workspace: WorkspaceId, incident: IncidentId) -> Result<OverAll> {
    let mut read = house.read();
    Ok(OverAll {
        plans: store::count(&mut read, &workspace, &incident).await?,
        uncontained: store::reasons::count_uncontained(&mut read, &workspace, &incident).await?,
    })
}

/// Counts those before anybody looks.
pub async fn count_ahead(house: &House, incident: &Incident) -> Result<()> {
    incidents::figures_ahead(house, incident, counted).await
}

/// How the plan by which it ends stands, how those of its customers do, and how many impacts nothing eases.
pub async fn of_incident(house: &House, shell: &Shell, actor: &Actor, incident: &Incident) -> Result<Panel> {
    let (mut read, workspace) = (house.read(), &actor.workspace);
    let plan = store::seek_of_incident(&mut read, workspace, &incident.id).await?;
    let actions = standing(&mut read, plan.as_ref()).await?;
    let may_begin = incidents::may_begin(incident, None).is_ok();
    let may_draft = plan.is_none() && actor.must_be(Role::Member).is_ok() && may_begin;
    let Counted { figures, taken } = incidents::figures(house, incident, counted).await?;
    let view = OfIncident {
        shell,
        incident,
        plan,
        done: done(&actions),
        standing: actions.len(),
        counted: figures,
        sponsors: if may_draft { sponsors(&members::list(&mut read, workspace).await?) } else { Vec::new() },
        may_draft,
    };
    Panel::of("plan", shell.t("plans-title"), &view)?.taken(shell, taken)
}

#[derive(Template)]
#[template(path = "plans/pages/risks_of_case.html")]
struct RisksOfCase<'a> {
    shell: &'a Shell,
    case: &'a Case,
    risks: Vec<Risk>,
    today: String,
}

/// What may yet go wrong with a customer, and when we look again.
pub async fn risks_of_case(house: &House, shell: &Shell, actor: &Actor, case: &Case) -> Result<Panel> {
    let mut risks = store::risks::list(&mut house.read(), &actor.workspace, &case.id).await?;
    risks.retain(Risk::is_open);
    Panel::of("risks", shell.t("plans-risks-title"), &RisksOfCase { shell, case, risks, today: today(shell) })
}

/// The day it is where the desk stands.
pub(super) fn today(shell: &Shell) -> String {
    crate::ground::Time(shell.now_ms).day(&shell.zone).to_string()
}
