//! What members add to a plan and change in it.

use super::carried::is_due_on;
use super::{
    Action, ActionSaid, ActionState, Frozen, Plan, PlanState, Refs, is_material, reading, rules, store,
};
use crate::customers;
use crate::ground::id::{ActionId, ContactId, MemberId, PlanId};
use crate::ground::{Actor, Fault, FieldFault, House, Result, Role, workspace};
use crate::incidents::{self, Incident};
use crate::journal::{self, Entry, Tx};
use crate::{listening, members, promises};

/// Adds an action to a plan. One that was delivered goes on with it: it did not hold, or not all of it was seen. Members and
/// above.
pub async fn add(house: &House, actor: &Actor, id: &PlanId, said: &ActionSaid) -> Result<Action> {
    actor.must_be(Role::Member)?;
    let mut tx = journal::begin(house, actor).await?;
    let plan = store::find_held(&mut tx, id).await?;
    let incident = may_begin(&mut tx, &plan).await?;
    let before = store::actions::list(&mut tx, &actor.workspace, id).await?;
    rules::may_add(&before)?;
    let blank = Action {
        workspace_id: actor.workspace.clone(),
        id: tx.mint(),
        plan_id: id.clone(),
        incident_id: plan.incident_id.clone(),
        case_id: plan.case_id.clone(),
        customer_id: plan.customer_id.clone(),
        what: String::new(),
        deliverable: String::new(),
        owner_id: None,
        contact_id: None,
        owner_name: String::new(),
        due_on: String::new(),
        is_seen: 0,
        statements: Refs::default(),
        no_statement_because: String::new(),
        impacts: Refs::default(),
        promise_id: None,
        no_date_because: String::new(),
        state: ActionState::Open.word().into(),
        progress: String::new(),
        progress_at: None,
        settled_by: None,
        settled_at: None,
        dropped_because: String::new(),
        added_by: actor.label(),
        added_at: tx.now(),
        salt: tx.salt(),
    };
    let action = understood(&mut tx, &incident, blank, said, None).await?;
    store::actions::insert(&mut tx, &action).await?;
    let mut entries = vec![action.entry("action.added")?];
    let after: Vec<Action> = before.iter().cloned().chain([action.clone()]).collect();
    entries.extend(moved_on(&mut tx, plan, &before, &after).await?);
    tx.say(entries).await?.commit().await?;
    Ok(action)
}

/// Says an action otherwise. Members and above; what is done or dropped stays as it is, and what everybody reads the moment
/// it is said, a lead says.
pub async fn change(house: &House, actor: &Actor, id: &ActionId, said: &ActionSaid) -> Result<Action> {
    actor.must_be(Role::Member)?;
    let mut tx = journal::begin(house, actor).await?;
    let (plan, was, before) = held(&mut tx, id).await?;
    let incident = may_work(&mut tx, &plan).await?;
    rules::may_settle(&was)?;
    let action = understood(&mut tx, &incident, was.clone(), said, Some(&was)).await?;
    if rules::is_said_to_all(&plan, &was, &action) {
        actor.must_be(Role::Lead)?;
    }
    store::actions::update(&mut tx, &action).await?;
    let mut entries = vec![action.entry("action.changed")?];
    let after = with(&before, &action);
    entries.extend(moved_on(&mut tx, plan, &before, &after).await?);
    tx.say(entries).await?.commit().await?;
    Ok(action)
}

/// An action with its plan, which is held, and all actions of that.
pub(super) async fn held(tx: &mut Tx, id: &ActionId) -> Result<(Plan, Action, Vec<Action>)> {
    let workspace = tx.actor().workspace.clone();
    let plan = store::actions::find(tx, &workspace, id).await?.plan_id;
    let plan = store::find_held(tx, &plan).await?;
    // Read again: whoever held the plan before may have changed it.
    let all = store::actions::list(tx, &workspace, &plan.id).await?;
    let action = all.iter().find(|a| a.id == *id).cloned().ok_or(Fault::Missing("action"))?;
    Ok((plan, action, all))
}

/// The actions with this one as it stands now.
pub(super) fn with(all: &[Action], action: &Action) -> Vec<Action> {
    all.iter().map(|a| if a.id == action.id { action.clone() } else { a.clone() }).collect()
}

/// Nothing is planned in what is closed, and nothing changes of what is delivered.
pub(super) async fn may_work(tx: &mut Tx, plan: &Plan) -> Result<Incident> {
    rules::may_work(plan)?;
    may_begin(tx, plan).await
}

/// Nothing is planned in what is closed.
async fn may_begin(tx: &mut Tx, plan: &Plan) -> Result<Incident> {
    let incident = incidents::find(tx, &plan.workspace_id, &plan.incident_id).await?;
    let case = match &plan.case_id {
        Some(case) => Some(incidents::find_case(tx, &plan.workspace_id, case).await?),
        None => None,
    };
    incidents::may_begin(&incident, case.as_ref())?;
    Ok(incident)
}

/// The action as a member says it, understood and looked up.
async fn understood(
    tx: &mut Tx,
    incident: &Incident,
    action: Action,
    said: &ActionSaid,
    before: Option<&Action>,
) -> Result<Action> {
    let zone = workspace::zone_of(tx, &action.workspace_id).await?;
    let today = tx.now().day(&zone).to_string();
    let read = reading::read(said, &today, before, action.case_id.is_some())?;
    let (owner_id, contact_id, owner_name) = owner(tx, &action, &read.owner).await?;
    let action = Action {
        what: read.what,
        deliverable: read.deliverable,
        owner_id,
        contact_id,
        owner_name,
        due_on: read.due_on,
        is_seen: i64::from(read.is_seen),
        statements: read.statements,
        no_statement_because: read.no_statement_because,
        impacts: read.impacts,
        promise_id: read.promise_id,
        no_date_because: read.no_date_because,
        ..action
    };
    stands_on(tx, &action).await?;
    // What was right when it was linked stays, whatever became of the promise since.
    let is_linked_before =
        before.is_some_and(|b| b.promise_id == action.promise_id && b.due_on == action.due_on);
    if !is_linked_before {
        carried(tx, &action, &zone).await?;
    }
    gated(tx, incident, &action, &zone).await?;
    // What was said of it while only we could read it is read by them from now on.
    if before.is_some_and(|before| !before.is_seen()) {
        read_by_them(tx, incident, &action, &[("progress", &action.progress)], &zone).await?;
    }
    Ok(action)
}

/// Who does it: one of us, or one of the customer's people.
async fn owner(
    tx: &mut Tx,
    action: &Action,
    typed: &str,
) -> Result<(Option<MemberId>, Option<ContactId>, String)> {
    let nobody = || {
        Fault::invalid(
            "owner",
            "Nobody of this id can do it.",
            "Choose one of us who is here, or one of the customer's people.",
        )
    };
    let found = |outcome: Result<Option<String>>| match outcome {
        Ok(Some(name)) => Ok(name),
        Ok(None) | Err(Fault::Missing(_)) => Err(nobody()),
        Err(fault) => Err(fault),
    };
    if let Ok(id) = typed.parse::<MemberId>() {
        let member = members::find(tx, &action.workspace_id, &id).await;
        let name = found(member.map(|m| m.left_at.is_none().then_some(m.name)))?;
        return Ok((Some(id), None, name));
    }
    let id = typed.parse::<ContactId>().map_err(|_| nobody())?;
    let contact = customers::find_contact(tx, &action.workspace_id, &id).await;
    let is_theirs =
        |c: &customers::Contact| c.left_at.is_none() && action.customer_id.as_ref() == Some(&c.customer_id);
    let name = found(contact.map(|c| is_theirs(&c).then_some(c.name)))?;
    Ok((None, Some(id), name))
}

/// Each statement and each impact is one of the case; an incident's own plan stands on no customer's words.
async fn stands_on(tx: &mut Tx, action: &Action) -> Result<()> {
    if action.statements.is_empty() && action.impacts.is_empty() {
        return Ok(());
    }
    let (told, hit): (Vec<String>, Vec<String>) = match &action.case_id {
        Some(case) => {
            let told = listening::list_statements(tx, &action.workspace_id, case).await?;
            let hit = listening::list_impacts(tx, &action.workspace_id, case).await?;
            let told = told.into_iter().map(|s| s.id.to_string());
            (told.collect(), hit.into_iter().map(|i| i.id.to_string()).collect())
        }
        None => (Vec::new(), Vec::new()),
    };
    let strays = |field: &str, named: &[String], known: &[String]| {
        let stray = named.iter().any(|id| !known.contains(id));
        stray.then(|| {
            FieldFault::new(
                field,
                "This is none of what the customer told us.",
                "Choose among what stands in their case.",
            )
        })
    };
    let faults: Vec<FieldFault> =
        [strays("statements", &action.statements.0, &told), strays("impacts", &action.impacts.0, &hit)]
            .into_iter()
            .flatten()
            .collect();
    if faults.is_empty() { Ok(()) } else { Err(Fault::Invalid(faults)) }
}

/// The promise that carries its day is open, made to its readers, and due on that day.
async fn carried(tx: &mut Tx, action: &Action, zone: &str) -> Result<()> {
    let Some(id) = &action.promise_id else { return Ok(()) };
    let promise = match promises::find(tx, &action.workspace_id, id).await {
        Ok(promise) => promise,
        Err(Fault::Missing(_)) => return Err(reading::no_promise().into()),
        Err(fault) => return Err(fault),
    };
    let is_to_them = match (&promise.case_id, &action.case_id) {
        (None, _) => promise.incident_id == action.incident_id,
        (Some(to), Some(case)) => to == case,
        (Some(_), None) => false,
    };
    if !is_to_them || !promise.is_open() {
        return Err(reading::no_promise().into());
    }
    if !is_due_on(&promise, &action.due_on, zone) {
        return Err(Fault::invalid(
            "promise_id",
            format!("This promise is due on {}, and the action on another day.", promise.due_at.day(zone)),
            "Choose one day for both; renew the promise first where its day moves.",
        ));
    }
    Ok(())
}

/// No day but those that may be read, in the words that readers outside see (R54).
async fn gated(tx: &mut Tx, incident: &Incident, action: &Action, zone: &str) -> Result<()> {
    let words = [
        ("what", action.what.as_str()),
        ("deliverable", action.deliverable.as_str()),
        ("no_date_because", action.no_date_because.as_str()),
    ];
    read_by_them(tx, incident, action, &words, zone).await
}

/// The same of how an action goes, as it is said now.
pub(super) async fn gated_progress(tx: &mut Tx, action: &Action, words: Option<&str>) -> Result<()> {
    let Some(words) = words else { return Ok(()) };
    let zone = workspace::zone_of(tx, &action.workspace_id).await?;
    let incident = incidents::find(tx, &action.workspace_id, &action.incident_id).await?;
    read_by_them(tx, &incident, action, &[("progress", words)], &zone).await
}

async fn read_by_them(
    tx: &mut Tx,
    incident: &Incident,
    action: &Action,
    words: &[(&str, &str)],
    zone: &str,
) -> Result<()> {
    if !action.is_seen() {
        return Ok(());
    }
    let (case, now) = (action.case_id.as_ref(), tx.now());
    let faults = promises::ungated_days(tx, incident, case, words, None, zone, now).await?;
    if faults.is_empty() { Ok(()) } else { Err(Fault::Invalid(faults)) }
}

/// What versions keep of the actions that stand.
pub(super) fn frozen(actions: &[Action]) -> Vec<Frozen> {
    actions.iter().filter(|a| !a.is_dropped()).map(Action::frozen).collect()
}

/// What follows for a plan when its actions change: where its readers would have less, or later, than in the version they
/// have, a new version begins, and they are asked again once its sponsor stands behind it (R61). What the sponsor confirmed and
/// nobody has read yet is to be confirmed anew. Whatever else changes is progress.
pub(super) async fn moved_on(
    tx: &mut Tx,
    plan: Plan,
    before: &[Action],
    after: &[Action],
) -> Result<Vec<Entry>> {
    let now = frozen(after);
    let is_moved = match plan.state() {
        PlanState::Drafted => plan.confirmed_at.is_some() && is_material(&frozen(before), &now),
        PlanState::Put | PlanState::Accepted | PlanState::Wanted => {
            let read = store::versions::find(tx, &plan.workspace_id, &plan.id, plan.version).await?;
            is_material(&read.actions(), &now)
        }
        // Only something new comes to what is delivered, and then it is not.
        PlanState::Delivered => true,
    };
    if !is_moved {
        return Ok(Vec::new());
    }
    let is_begun = plan.state() != PlanState::Drafted;
    let plan = Plan {
        confirmed_at: None,
        version: plan.version + i64::from(is_begun),
        state: PlanState::Drafted.word().into(),
        moved_at: tx.now(),
        delivered_at: None,
        ..plan
    };
    store::update(tx, &plan).await?;
    let fact = if is_begun { "plan.version_begun" } else { "plan.confirmation_lapsed" };
    Ok(vec![plan.entry(fact).about(&plan)?.with("version", plan.version)])
}
