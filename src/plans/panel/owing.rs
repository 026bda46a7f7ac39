//! What we owe in plans: an answer to what a customer wants, a sponsor's word, what is to be done by now, and a look.

use jiff::civil::Date;

use crate::ground::clock::DAY;
use crate::ground::id::WorkspaceId;
use crate::ground::page::Shell;
use crate::ground::panel::Owed;
use crate::ground::{House, Result, Time};
use crate::plans::store;
use crate::plans::store::PlanLine;
use crate::plans::{PlanState, panel};

/// How far ahead an action counts as due soon: two days, as promises do.
const SOON: i64 = 2 * DAY;

/// When a day is over where the desk stands.
fn end_of(day: &str, zone: &str) -> Time {
    let next = day.parse::<Date>().and_then(Date::tomorrow);
    next.map_or(Time(0), |next| Time::start_of(next, zone))
}

/// What a plan waits for, as a sentence.
fn waits_for(shell: &Shell, line: &PlanLine) -> String {
    let id = match line.plan.state() {
        PlanState::Wanted => "plans-owed-wanted",
        _ if line.plan.confirmed_at.is_some() => "plans-owed-put",
        _ if line.plan.sponsor_id.is_some() => "plans-owed-confirm",
        _ => "plans-owed-sponsor",
    };
    shell.t(id)
}

/// To whom it is owed, and which of us owes it: its sponsor where their word is what is missing.
fn on_whom(line: &PlanLine) -> String {
    let is_sponsors = line.plan.state() == PlanState::Drafted && line.plan.confirmed_at.is_none();
    let sponsor = Some(&line.plan.sponsor_name).filter(|name| is_sponsors && !name.is_empty());
    match sponsor.or(line.owner.as_ref()) {
        Some(owner) => format!("{} · {owner}", line.whom),
        None => line.whom.clone(),
    }
}

/// Plans that wait for us, actions due within two days or late, and risks that we said we would look at by now.
pub async fn owed(house: &House, shell: &Shell, workspace: &WorkspaceId) -> Result<Vec<Owed>> {
    let mut read = house.read();
    let today = panel::today(shell);
    let soon = Time(shell.now_ms).plus(SOON).day(&shell.zone).to_string();
    let plans = store::list_waiting(&mut read, workspace).await?.into_iter().map(|line| Owed {
        due: line.plan.moved_at,
        runs: true,
        what: waits_for(shell, &line),
        to_whom: on_whom(&line),
        href: format!("/plans/{}", line.plan.id),
    });
    let due = store::actions::list_due(&mut read, workspace, &soon).await?.into_iter().map(|line| Owed {
        due: end_of(&line.action.due_on, &shell.zone),
        runs: false,
        what: shell.ta("plans-owed-action", "what", line.action.what.as_str()),
        to_whom: format!("{} · {}", line.whom, line.action.owner_name),
        href: format!("/plans/{}#{}", line.action.plan_id, line.action.id),
    });
    let looks = store::risks::list_due(&mut read, workspace, &today).await?.into_iter().map(|line| Owed {
        due: end_of(&line.risk.look_on, &shell.zone),
        runs: false,
        what: shell.ta("plans-owed-look", "what", line.risk.what.as_str()),
        to_whom: format!("{} · {}", line.customer, line.risk.owner_name),
        href: format!("/cases/{}/risks#{}", line.risk.case_id, line.risk.id),
    });
    Ok(plans.chain(due).chain(looks).collect())
}
