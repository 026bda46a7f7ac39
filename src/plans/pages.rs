//! Members' pages of plans: a plan with its actions and what it stands on, one action, one version, and the risks of a case.

mod action;
mod plan;
mod risks;
pub(super) mod sample;
mod version;

use std::collections::HashMap;

use axum::Router;
use axum::routing::{get, post};

use super::{Action, ActionSaid, Plan};
use crate::customers;
use crate::ground::id::CaseId;
use crate::ground::page::{Choice, Exhibit, Lang, Nav, Shell, exhibit, t_args};
use crate::ground::{Fault, House, Result};
use crate::listening::{self, Impact, Told};
use crate::members::Member;
use crate::promises::{self, Promise};

/// The routes of these pages.
pub fn routes() -> Router<House> {
    Router::new()
        .route("/cases/{id}/plan", post(plan::draft_of_case))
        .route("/incidents/{id}/plan", post(plan::draft_of_incident))
        .route("/plans/{id}", get(plan::show).post(plan::change))
        .route("/plans/{id}/confirmation", post(plan::confirm))
        .route("/plans/{id}/versions", post(plan::put))
        .route("/plans/{id}/versions/{number}", get(version::show))
        .route("/plans/{id}/erasure", post(version::erase))
        .route("/plans/{id}/delivery", post(plan::deliver))
        .route("/plans/{id}/actions", post(plan::add))
        .route("/actions/{id}", get(action::show).post(action::change))
        .route("/actions/{id}/progress", post(action::progress))
        .route("/actions/{id}/completion", post(action::done))
        .route("/actions/{id}/dropping", post(action::drop_because))
        .route("/cases/{id}/reasons", post(plan::give_reason))
        .route("/cases/{id}/risks", get(risks::show).post(risks::note))
        .route("/risks/{id}/look", post(risks::look))
        .route("/risks/{id}/closing", post(risks::over))
}

/// The samples of these pages.
pub fn exhibits(lang: Lang) -> Vec<Exhibit> {
    vec![
        exhibit::<plan::PlanPage>("plans", lang),
        exhibit::<action::ActionPage>("plans", lang),
        exhibit::<version::VersionPage>("plans", lang),
        exhibit::<risks::RisksPage>("plans", lang),
    ]
}

/// What a form about an action lets choose from.
#[derive(Debug, Default)]
pub(super) struct Choosing {
    /// Our people, then theirs.
    owners: Vec<Choice>,
    /// What they told us, with whether they confirmed it.
    statements: Vec<Choice>,
    /// How it hits them.
    impacts: Vec<Choice>,
    /// Open promises to these readers.
    promises: Vec<Choice>,
}

/// The first words of a longer text, for a choice.
fn brief(words: &str) -> String {
    const MOST: usize = 160;
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(MOST) {
        Some((at, _)) => format!("{}…", &line[..at]),
        None => line,
    }
}

/// What was said of an impact, in a line.
fn about_impact(shell: &Shell, impact: &Impact) -> String {
    let kind = shell.t(&format!("listening-kind-{}", impact.kind));
    let horizon = shell.t(&format!("listening-horizon-{}", impact.horizon));
    format!("{kind} · {horizon}")
}

impl Choosing {
    /// What a plan's actions can be given to and stand on.
    async fn of(
        house: &House,
        shell: &Shell,
        plan: &Plan,
        ours: &[Member],
        told: &[Told],
        hit: &[Impact],
    ) -> Result<Self> {
        let (mut read, workspace) = (house.read(), &plan.workspace_id);
        let mut owners: Vec<Choice> =
            ours.iter().map(|m| Choice::new(m.id.as_str(), m.name.as_str())).collect();
        if let Some(customer) = &plan.customer_id {
            let theirs = customers::contacts_of(&mut read, workspace, customer).await?;
            let theirs = theirs.into_iter().filter(|c| c.left_at.is_none());
            owners.extend(theirs.map(|c| {
                let label = shell.ta("plans-owner-theirs", "name", c.name);
                Choice::new(c.id.as_str(), label)
            }));
        }
        let promises = match &plan.case_id {
            Some(case) => promises::list_of_case(&mut read, workspace, case).await?,
            None => promises::list_of_incident(&mut read, workspace, &plan.incident_id).await?,
        };
        let open =
            promises.into_iter().filter(|p| p.is_open() && (plan.case_id.is_some() || p.case_id.is_none()));
        let statement = |t: &Told| {
            let state = shell.t(&format!("listening-state-{}", t.statement.state));
            Choice::new(t.statement.id.as_str(), brief(t.words())).hint(state)
        };
        let impact = |i: &Impact| Choice::new(i.id.as_str(), brief(&i.text)).hint(about_impact(shell, i));
        Ok(Self {
            owners,
            statements: told.iter().filter(|t| t.statement.erased_at.is_none()).map(statement).collect(),
            impacts: hit.iter().filter(|i| i.erased_at.is_none()).map(impact).collect(),
            promises: open.map(|p| Choice::new(p.id.as_str(), promise_label(shell, &p))).collect(),
        })
    }
}

impl Choosing {
    /// With the promise that an action names already, whatever became of it.
    fn and_promise(mut self, shell: &Shell, id: &str, promise: Option<&Promise>) -> Self {
        if let Some(promise) = promise.filter(|_| self.promises.iter().all(|known| !known.is(id))) {
            self.promises.push(Choice::new(id, promise_label(shell, promise)));
        }
        self
    }
}

fn promise_label(shell: &Shell, promise: &Promise) -> String {
    let values = [("words", brief(&promise.words).into()), ("day", shell.day(promise.due_at.0).into())];
    t_args(shell.lang, "plans-promise-choice", &values)
}

/// Where in the desk a plan and what belongs to it stands: with its case, or with the incident.
fn home_of(case: Option<&CaseId>) -> Nav {
    if case.is_some() { Nav::Cases } else { Nav::Incidents }
}

/// What a customer told us and how it hits them; nothing where the plan is the incident's own.
async fn heard(house: &House, plan: &Plan) -> Result<(Vec<Told>, Vec<Impact>)> {
    let Some(case) = &plan.case_id else { return Ok((Vec::new(), Vec::new())) };
    let mut read = house.read();
    let told = listening::list_told(&mut read, &plan.workspace_id, case).await?;
    let hit = listening::list_impacts(&mut read, &plan.workspace_id, case).await?;
    Ok((told, hit))
}

/// A form about an action, understood: what is ticked stands in it by its id.
fn said_of(mut fields: HashMap<String, String>) -> ActionSaid {
    let ticked = |prefix: &str| {
        let mut ids: Vec<String> = fields.keys().filter(|name| name.starts_with(prefix)).cloned().collect();
        ids.sort_unstable();
        ids
    };
    let (statements, impacts) = (ticked("sta_"), ticked("ipc_"));
    let mut take = |name: &str| fields.remove(name).unwrap_or_default();
    ActionSaid {
        what: take("what"),
        deliverable: take("deliverable"),
        owner: take("owner"),
        due_on: take("due_on"),
        is_seen: take("is_seen") == "yes",
        statements,
        no_statement_because: take("no_statement_because"),
        impacts,
        promise_id: take("promise_id"),
        no_date_because: take("no_date_because"),
    }
}

/// An action as its form shows it.
fn said_from(action: &Action) -> ActionSaid {
    let a = action.clone();
    ActionSaid {
        owner: a.owner(),
        what: a.what,
        deliverable: a.deliverable,
        due_on: a.due_on,
        is_seen: a.is_seen == 1,
        statements: a.statements.0,
        no_statement_because: a.no_statement_because,
        impacts: a.impacts.0,
        promise_id: a.promise_id.map(|id| id.to_string()).unwrap_or_default(),
        no_date_because: a.no_date_because,
    }
}

/// Whether a fault is said where the act began.
fn is_told(fault: &Fault) -> bool {
    matches!(fault, Fault::Invalid(_) | Fault::Refused { .. } | Fault::Conflict(_))
}
