//! An ordinary day of plans, for the gallery and for tests.

use super::Choosing;
use super::action::ActionPage;
use super::plan::{PlanPage, Row, Source};
use super::risks::RisksPage;
use super::version::VersionPage;
use crate::ground::clock::{DAY, HOUR};
use crate::ground::id::{Id, StatementId};
use crate::ground::page::{Choice, Errors, Nav, Shell};
use crate::ground::{Dice, Time};
use crate::plans::{
    Action, ActionSaid, Coverage, Frozen, Plan, PlanVersion, Refs, Risk, RiskSaid, differences,
};

/// A plan as it is drafted.
pub(in crate::plans) fn plan(now: Time) -> Plan {
    let dice = Dice::seeded(70);
    Plan {
        workspace_id: Id::mint(now, &dice),
        id: Id::mint(now, &dice),
        incident_id: Id::mint(now, &dice),
        case_id: Some(Id::mint(now, &dice)),
        customer_id: Some(Id::mint(now, &dice)),
        title: "Parts <b>on time</b> again 😀".into(),
        owner_id: Id::mint(now, &dice),
        sponsor_id: Some(Id::mint(now, &dice)),
        sponsor_name: "Ines Okafor".into(),
        confirmed_at: None,
        version: 1,
        state: "drafted".into(),
        drafted_by: "mem_sample".into(),
        drafted_at: now.plus(-3 * DAY),
        moved_at: now.plus(-HOUR),
        put_at: None,
        delivered_at: None,
        salt: String::new(),
    }
}

/// An action of that plan.
pub(in crate::plans) fn action(now: Time, n: u64, what: &str, state: &str) -> Action {
    let (of, dice) = (plan(now), Dice::seeded(80 + n));
    Action {
        workspace_id: of.workspace_id,
        id: Id::mint(now, &dice),
        plan_id: of.id,
        incident_id: of.incident_id,
        case_id: of.case_id,
        customer_id: of.customer_id,
        what: what.into(),
        deliverable: "320 brackets at <i>your</i> dock, each measured. عربي".into(),
        owner_id: Some(Id::mint(now, &dice)),
        contact_id: None,
        owner_name: "Mara <Lind>".into(),
        due_on: now.plus(9 * DAY).day("UTC").to_string(),
        is_seen: 1,
        statements: Refs::default(),
        no_statement_because: String::new(),
        impacts: Refs::default(),
        promise_id: None,
        no_date_because: String::new(),
        state: state.into(),
        progress: String::new(),
        progress_at: None,
        settled_by: None,
        settled_at: None,
        dropped_because: String::new(),
        added_by: "mem_sample".into(),
        added_at: now.plus(-2 * DAY),
        salt: String::new(),
    }
}

fn row(action: Action, is_late: bool) -> Row {
    Row {
        is_late,
        is_day_read: false,
        promise: None,
        answers: vec!["You never tell us <b>before</b> the lorry is not there 😡".into()],
        eases: "It stops their work · in the next days: two aircraft stand".into(),
        action,
    }
}

fn choosing() -> Choosing {
    Choosing {
        owners: vec![
            Choice::new("mem_sample", "Mara <Lind>"),
            Choice::new("con_sample", "سارة · at the customer"),
        ],
        statements: vec![
            Choice::new("sta_sample", "You never tell us <b>before</b> 😡")
                .hint("They said that it is right"),
        ],
        impacts: vec![Choice::new("ipc_sample", "Two aircraft stand").hint("It stops their work")],
        promises: vec![Choice::new("pro_sample", "A list of every part · 5 March 2026")],
    }
}

fn version(now: Time, number: i64, actions: &[Frozen]) -> PlanVersion {
    let of = plan(now);
    PlanVersion {
        id: format!("{}/{number}", of.id),
        workspace_id: of.workspace_id,
        plan_id: of.id,
        incident_id: of.incident_id,
        case_id: of.case_id,
        customer_id: of.customer_id,
        number,
        title: of.title,
        words: "One more <b>week</b> for the second shift; the supplier wrote on Monday.".into(),
        content: serde_json::to_string(actions).unwrap_or_default(),
        unconfirmed: 1,
        sponsor_name: "Ines Okafor".into(),
        confirmed_at: now.plus(-5 * HOUR),
        put_by: "mem_sample".into(),
        put_name: "Mara <Lind>".into(),
        put_at: now.plus(-4 * HOUR),
        state: "accepted".into(),
        answered_by: Some("con_sample".into()),
        answered_name: Some("Marta Lindqvist 😀".into()),
        answered_at: Some(now.plus(-HOUR)),
        remarks: "Ring me <i>before</i> the first lorry. مرحبا".into(),
        remarks_digest: String::new(),
        erased_at: None,
        salt: String::new(),
    }
}

/// One that is done, one that is late, one of theirs; and something that they confirmed and nobody answers.
pub(super) fn plan_page(shell: Shell) -> PlanPage {
    let now = Time(shell.now_ms);
    let dice = Dice::seeded(90);
    let done = Action {
        progress: "Both shifts are <b>manned</b>.".into(),
        progress_at: Some(now.plus(-HOUR)),
        ..action(now, 1, "Pour in two shifts", "done")
    };
    let late = Action {
        due_on: now.plus(-DAY).day("UTC").to_string(),
        ..action(now, 2, "Ring you at noon <each day>", "started")
    };
    let theirs = Action {
        owner_id: None,
        contact_id: Some(Id::mint(now, &dice)),
        owner_name: "سارة".into(),
        no_statement_because: "We need <i>their</i> drawing first.".into(),
        ..action(now, 3, "Send us the drawing of revision C", "open")
    };
    let source = |id: &str, words: &str, led_to: &[&str], is_lacking: bool| Source {
        id: id.into(),
        words: words.into(),
        led_to: led_to.iter().map(|what| (*what).to_owned()).collect(),
        because: String::new(),
        is_lacking,
    };
    let lacking: StatementId = Id::mint(now, &dice);
    let shell = shell.at(Nav::Cases, plan(now).title);
    PlanPage {
        whom: "Aerovia <Components>".into(),
        owner_name: "Mara Lind".into(),
        versions: vec![version(now, 1, &[])],
        rows: vec![row(done, false), row(late, true), row(theirs, false)],
        heard: vec![
            source("sta_1", "You never tell us <b>before</b> 😡", &["Ring you at noon <each day>"], false),
            source("sta_2", "Nobody of yours ever came to see.", &[], true),
        ],
        hit: vec![source("ipc_1", "Two aircraft stand", &[], true)],
        coverage: Coverage { uncovered: vec![lacking], ..Coverage::default() },
        choosing: choosing(),
        ours: vec![Choice::new("mem_sample", "Mara <Lind>")],
        sponsors: vec![Choice::new("mem_ines", "Ines Okafor")],
        said: ActionSaid { what: "Pack by hand".into(), is_seen: true, ..ActionSaid::default() },
        errors: Errors::none().with("owner", "Nobody does it yet."),
        may_add: true,
        may_work: true,
        may_confirm: true,
        may_put: true,
        may_say: true,
        may_deliver: false,
        plan: plan(now),
        shell,
    }
}

pub(super) fn action_page(shell: Shell) -> ActionPage {
    let now = Time(shell.now_ms);
    let action = action(now, 1, "Pour in <two> shifts", "started");
    let shell = shell.at(Nav::Cases, action.what.clone());
    ActionPage {
        plan: Plan { put_at: Some(now), ..plan(now) },
        choosing: choosing(),
        said: super::said_from(&action),
        errors: Errors::none().with("due_on", "This day is over."),
        may_change: true,
        may_say: true,
        action,
        shell,
    }
}

/// The second version: one later, one otherwise, one gone.
pub(super) fn version_page(shell: Shell) -> VersionPage {
    let now = Time(shell.now_ms);
    let (pour, ring) =
        (action(now, 1, "Pour in two shifts", "open"), action(now, 2, "Ring you at noon", "open"));
    let gone = action(now, 3, "Send <b>a lorry</b> each day", "dropped");
    let before = [pour.frozen(), ring.frozen(), gone.frozen()];
    let later = Frozen { due_on: now.plus(16 * DAY).day("UTC").to_string(), ..pour.frozen() };
    let other =
        Frozen { deliverable: "A call at ten, with <i>what left the house</i>.".into(), ..ring.frozen() };
    let actions = vec![later, other];
    let title = shell.ta("plans-version", "number", 2_i64);
    VersionPage {
        differs: differences(&before, &actions),
        version: version(now, 2, &actions),
        actions,
        may_erase: true,
        shell: shell.at(Nav::Cases, title),
    }
}

fn risk(now: Time, n: u64, what: &str, days: i64, state: &str) -> Risk {
    let (of, dice) = (plan(now), Dice::seeded(95 + n));
    Risk {
        workspace_id: of.workspace_id,
        id: Id::mint(now, &dice),
        incident_id: of.incident_id,
        case_id: Id::mint(now, &dice),
        customer_id: Id::mint(now, &dice),
        what: what.into(),
        doing: "A second supplier <b>is asked</b>. عربي".into(),
        owner_id: of.owner_id,
        owner_name: "Tom <Brandt>".into(),
        look_on: now.plus(days * DAY).day("UTC").to_string(),
        looked_words: "They quoted; the price is high 😬".into(),
        looked_by: Some("mem_sample".into()),
        looked_at: Some(now.plus(-2 * DAY)),
        state: state.into(),
        noted_by: "mem_sample".into(),
        noted_at: now.plus(-5 * DAY),
        salt: String::new(),
    }
}

/// One to look at now, one later, one that is over.
pub(super) fn risks_page(shell: Shell) -> RisksPage {
    let now = Time(shell.now_ms);
    let title = shell.t("plans-risks-title");
    RisksPage {
        case_id: "cas_00000000000000000000000000".into(),
        customer: "Aerovia <Components> شركة".into(),
        risks: vec![
            risk(now, 1, "The supplier of the lining is late <again>", -1, "open"),
            risk(now, 2, "They move their orders elsewhere", 5, "open"),
            risk(now, 3, "Frost in the hall", -9, "over"),
        ],
        today: now.day("UTC").to_string(),
        ours: vec![Choice::new("mem_sample", "Mara <Lind>")],
        said: RiskSaid { what: "The lorry".into(), ..RiskSaid::default() },
        errors: Errors::none().with("doing", "This is empty."),
        may_work: true,
        may_note: true,
        shell: shell.at(Nav::Cases, title),
    }
}
