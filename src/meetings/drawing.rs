//! Where it stands for a customer, drawn from what they may read anyway: nothing here has a date that did not pass the gate.

use twodb::Ask;

use super::{ReportContent, ReportLine, ReportSection, store};
use crate::ground::clock::DAY;
use crate::ground::id::WorkspaceId;
use crate::ground::{Result, Time};
use crate::incidents::{Case, Incident};
use crate::listening;
use crate::plans::{self, Action};
use crate::promises::{self, PromiseState};

/// What a report to them would say now, and since when.
pub async fn draw(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &Incident,
    case: &Case,
    now: Time,
) -> Result<(Time, ReportContent)> {
    // A meeting of today is what the report is for, or what it follows from.
    let last = store::last_held(ask, workspace, &case.id, now.plus(-DAY)).await?;
    let since = last.map_or(case.opened_at, |meeting| meeting.starts_at);
    let seen = seen_actions(ask, workspace, case).await?;
    let (settled, open) = promised(ask, workspace, case, since, now).await?;
    let mut next: Vec<ReportLine> = open;
    let meeting = store::next_of_case(ask, workspace, &case.id, now).await?;
    next.extend(meeting.map(|meeting| ReportLine {
        words: meeting.title,
        state: "meeting".into(),
        at: Some(meeting.starts_at),
        ..ReportLine::default()
    }));
    let (told, heard) = told(ask, workspace, case, since, &seen).await?;
    let sections = [
        ("plan", seen.iter().map(of_action).collect()),
        ("promises", settled),
        ("told", told),
        ("next", next),
    ];
    let content = ReportContent {
        incident: incident.title.clone(),
        customer: case.title.clone(),
        heard,
        sections: sections
            .into_iter()
            .filter(|(_, lines): &(_, Vec<ReportLine>)| !lines.is_empty())
            .map(|(kind, lines)| ReportSection { kind: kind.into(), lines })
            .collect(),
    };
    Ok((since, content))
}

/// The actions that stand in the version of their plan that they have, as far as they see them.
async fn seen_actions(ask: &mut dyn Ask, workspace: &WorkspaceId, case: &Case) -> Result<Vec<Action>> {
    let Some(plan) = plans::seek_of_case(ask, workspace, &case.id).await? else { return Ok(Vec::new()) };
    let Some(number) = plan.shown() else { return Ok(Vec::new()) };
    let versions = plans::list_versions(ask, workspace, &plan.id).await?;
    let put =
        versions.iter().find(|v| v.number == number).map(plans::PlanVersion::actions).unwrap_or_default();
    let mut actions = plans::list_actions(ask, workspace, &plan.id).await?;
    actions.retain(plans::Action::is_seen);
    // In the words of the version they have: what we changed since they have not read yet.
    let as_put = |action: Action| {
        let kept = put.iter().find(|kept| kept.id == action.id.as_str() && kept.is_seen)?;
        Some(Action { what: kept.what.clone(), deliverable: kept.deliverable.clone(), ..action })
    };
    Ok(actions.into_iter().filter_map(as_put).collect())
}

fn of_action(action: &Action) -> ReportLine {
    let beside = if action.progress.is_empty() { &action.deliverable } else { &action.progress };
    ReportLine {
        words: action.what.clone(),
        beside: beside.clone(),
        state: action.state().word().into(),
        at: action.settled_at,
        is_theirs: false,
    }
}

/// What became of promises they know of since we met, and those that are open, with the day that passed the gate.
async fn promised(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    case: &Case,
    since: Time,
    now: Time,
) -> Result<(Vec<ReportLine>, Vec<ReportLine>)> {
    let (mut settled, mut open) = (Vec::new(), Vec::new());
    for promise in promises::list_of_case(ask, workspace, &case.id).await? {
        if promise.published_at.is_none() {
            continue;
        }
        let state = match promise.state() {
            PromiseState::Open if promise.is_overdue(now) => "overdue",
            state => state.word(),
        };
        let line = ReportLine {
            words: promise.words.clone(),
            state: state.into(),
            at: if promise.is_open() { Some(promise.due_at) } else { promise.settled_at },
            ..ReportLine::default()
        };
        if promise.is_open() {
            open.push((promise.due_at, line));
        } else if promise.settled_at.is_some_and(|at| at > since) {
            settled.push(line);
        }
    }
    open.sort_by_key(|(due, _)| *due);
    Ok((settled, open.into_iter().map(|(_, line)| line).collect()))
}

/// What they told us since we met that our plan answers, and how much more they told us. Words stand here only where the plan shows
/// them to all of theirs: what one of them said in a talk of their own is not for the others.
async fn told(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    case: &Case,
    since: Time,
    seen: &[Action],
) -> Result<(Vec<ReportLine>, i64)> {
    let (mut lines, mut more) = (Vec::new(), 0);
    for said in listening::list_told(ask, workspace, &case.id).await? {
        let statement = &said.statement;
        let is_new = statement.noted_at > since || statement.settled_at.is_some_and(|at| at > since);
        if !is_new || statement.erased_at.is_some() || said.words().is_empty() {
            continue;
        }
        let answers = seen.iter().filter(|action| action.statements.has(statement.id.as_str()));
        let does: Vec<&str> = answers.map(|action| action.what.as_str()).collect();
        if does.is_empty() {
            more += 1;
            continue;
        }
        lines.push(ReportLine {
            words: said.words().to_owned(),
            beside: does.join("\n"),
            state: "acted".into(),
            at: Some(statement.noted_at),
            is_theirs: true,
        });
    }
    Ok((lines, more))
}
