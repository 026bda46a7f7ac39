//! What is open and wants to be spoken of, drawn from the rooms that keep it.

use serde::{Deserialize, Serialize};
use twodb::Ask;
use utoipa::ToSchema;

use super::store;
use crate::ground::clock::DAY;
use crate::ground::id::WorkspaceId;
use crate::ground::{Result, Time};
use crate::incidents::Case;
use crate::listening::{self, Statement, StatementState};
use crate::plans::{self, Action, ActionState};
use crate::promises::{self, Promise};
use crate::questions;
use crate::remedies::{self, OfferState};

/// Promises due within so many days are spoken of.
const SOON_DAYS: i64 = 14;

/// One thing to speak of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct AgendaItem {
    /// What it is: `promise-late`, `promise-due`, `action-late`, `action-moved`, `action-done`, `question`, `statement`, `offer`,
    /// `impact` or `plan`; the catalogue has it in words (`meetings-item-WORD`).
    pub kind: String,
    /// In the words it has.
    pub words: String,
    /// Its moment, where it has one.
    pub at: Option<Time>,
    /// Where a member reads more of it.
    pub href: String,
}

fn item(kind: &str, words: impl Into<String>, at: Option<Time>, href: String) -> AgendaItem {
    AgendaItem { kind: kind.into(), words: words.into(), at, href }
}

/// What is open with a customer, in the order in which it is spoken of; what was done since we met last is among it.
pub async fn agenda_of(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    case: &Case,
    zone: &str,
    now: Time,
) -> Result<Vec<AgendaItem>> {
    let last = store::last_held(ask, workspace, &case.id, now).await?;
    let since = last.map_or(case.opened_at, |meeting| meeting.starts_at);
    let promised = promises::list_of_case(ask, workspace, &case.id).await?;
    let mut items = of_promises(&promised, now);
    items.extend(of_plan(ask, workspace, case, (since, now), zone).await?);
    for question in questions::list_of_case(ask, workspace, &case.id).await? {
        if question.answered_at.is_none() && question.erased_at.is_none() {
            let href = format!("/questions/{}", question.id);
            items.push(item("question", question.text, Some(question.asked_at), href));
        }
    }
    for offer in remedies::list_of_case(ask, workspace, &case.id).await? {
        if offer.state == OfferState::Offered.word() {
            let href = format!("/cases/{}#remedies", case.id);
            items.push(item("offer", offer.title, offer.offered_at, href));
        }
    }
    Ok(items)
}

fn of_promises(promised: &[Promise], now: Time) -> Vec<AgendaItem> {
    let soon = now.plus(SOON_DAYS * DAY);
    let mut due: Vec<&Promise> = promised.iter().filter(|p| p.is_open() && p.due_at <= soon).collect();
    due.sort_by_key(|p| p.due_at);
    let one = |p: &Promise| {
        let kind = if p.is_overdue(now) { "promise-late" } else { "promise-due" };
        item(kind, p.words.as_str(), Some(p.due_at), format!("/promises/{}", p.id))
    };
    due.into_iter().map(one).collect()
}

/// What of the plan moved, is late or was done since we met; whether it waits for their word; what nothing eases; and what they
/// have not confirmed yet.
async fn of_plan(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    case: &Case,
    (since, now): (Time, Time),
    zone: &str,
) -> Result<Vec<AgendaItem>> {
    let mut items = Vec::new();
    let mut actions: Vec<Action> = Vec::new();
    if let Some(plan) = plans::seek_of_case(ask, workspace, &case.id).await? {
        actions = plans::list_actions(ask, workspace, &plan.id).await?;
        let versions = plans::list_versions(ask, workspace, &plan.id).await?;
        let href = || format!("/plans/{}", plan.id);
        if let Some(waits) = versions.last().filter(|version| version.is_waiting()) {
            items.push(item("plan", waits.title.as_str(), Some(waits.put_at), href()));
        }
        let put = versions.last().map(plans::PlanVersion::actions).unwrap_or_default();
        let today = now.day(zone).to_string();
        for action in &actions {
            let was = put.iter().find(|kept| kept.id == action.id.as_str());
            let is_done =
                action.state() == ActionState::Done && action.settled_at.is_some_and(|at| at > since);
            let kind = if action.is_late(&today) {
                "action-late"
            } else if is_done {
                "action-done"
            } else if action.is_open() && was.is_some_and(|was| was.due_on < action.due_on) {
                "action-moved"
            } else {
                continue;
            };
            items.push(item(kind, action.what.as_str(), action.settled_at, href()));
        }
    }
    let told = listening::list_told(ask, workspace, &case.id).await?;
    for said in &told {
        let waits = said.statement.state() == StatementState::Noted && said.statement.erased_at.is_none();
        if waits && !said.words().is_empty() {
            let href = format!("/cases/{}#listening", case.id);
            items.push(item("statement", said.words(), Some(said.statement.noted_at), href));
        }
    }
    let impacts = listening::list_impacts(ask, workspace, &case.id).await?;
    let reasons = plans::list_reasons(ask, workspace, &case.id).await?;
    let statements: Vec<Statement> = told.into_iter().map(|said| said.statement).collect();
    let covered = plans::coverage(&statements, &impacts, &actions, &reasons);
    for impact in impacts.iter().filter(|impact| covered.uncontained.contains(&impact.id)) {
        let href = format!("/cases/{}#plan", case.id);
        items.push(item("impact", impact.text.as_str(), Some(impact.reported_at), href));
    }
    Ok(items)
}
