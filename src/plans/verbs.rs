//! What members do with a plan as a whole.

use super::acting::{frozen, may_work};
use super::plan::entry_of;
use super::{
    Action, Coverage, Plan, PlanSaid, PlanState, PlanVersion, PutSaid, Reason, ReasonSaid, VersionState,
    coverage, rules, store,
};
use crate::ground::id::{CaseId, ImpactId, IncidentId, MemberId, PlanId, StatementId, WorkspaceId};
use crate::ground::text::{self, NAME};
use crate::ground::{Actor, Fault, House, Result, Role, workspace};
use crate::incidents::{self, Case, Incident, owner_of};
use crate::journal::{self, Tx, digest_of_words};
use crate::{customers, listening, members, promises};

/// Begins the plan of a case. Members and above.
pub async fn draft_of_case(house: &House, actor: &Actor, case: &CaseId, said: &PlanSaid) -> Result<Plan> {
    actor.must_be(Role::Member)?;
    let mut tx = journal::begin(house, actor).await?;
    let case = incidents::find_case(&mut tx, &actor.workspace, case).await?;
    // Held: of two who begin it at once the second finds what the first began.
    let incident = incidents::find_held(&mut tx, &actor.workspace, &case.incident_id).await?;
    draft(tx, incident, Some(case), said).await
}

/// Begins the plan by which an incident ends. Members and above.
pub async fn draft_of_incident(
    house: &House,
    actor: &Actor,
    incident: &IncidentId,
    said: &PlanSaid,
) -> Result<Plan> {
    actor.must_be(Role::Member)?;
    let mut tx = journal::begin(house, actor).await?;
    let incident = incidents::find_held(&mut tx, &actor.workspace, incident).await?;
    draft(tx, incident, None, said).await
}

async fn draft(mut tx: Tx, incident: Incident, case: Option<Case>, said: &PlanSaid) -> Result<Plan> {
    let actor = tx.actor().clone();
    incidents::may_begin(&incident, case.as_ref())?;
    let before = match &case {
        Some(case) => store::seek_of_case(&mut tx, &actor.workspace, &case.id).await?,
        None => store::seek_of_incident(&mut tx, &actor.workspace, &incident.id).await?,
    };
    if before.is_some() {
        return Err(Fault::Conflict(
            "There is a plan already. Nothing was changed; work on that one.".into(),
        ));
    }
    let title = text::required("title", &said.title, NAME)?;
    let (sponsor_id, sponsor_name) = sponsor(&mut tx, &said.sponsor_id).await?;
    let plan = Plan {
        workspace_id: actor.workspace.clone(),
        id: tx.mint(),
        owner_id: owner(&mut tx, &said.owner_id, case.as_ref(), &incident).await?,
        incident_id: incident.id,
        case_id: case.as_ref().map(|c| c.id.clone()),
        customer_id: case.map(|c| c.customer_id),
        title,
        sponsor_id,
        sponsor_name,
        confirmed_at: None,
        version: 1,
        state: PlanState::Drafted.word().into(),
        drafted_by: actor.label(),
        drafted_at: tx.now(),
        moved_at: tx.now(),
        put_at: None,
        delivered_at: None,
        salt: tx.salt(),
    };
    store::insert(&mut tx, &plan).await?;
    let entry = plan.entry("plan.drafted").about(&plan)?;
    tx.say(entry).await?.commit().await?;
    Ok(plan)
}

/// Calls it otherwise, or names who stands behind it or answers for it. Another sponsor has to stand behind what it says
/// anew. Members and above.
pub async fn change(house: &House, actor: &Actor, id: &PlanId, said: &PlanSaid) -> Result<Plan> {
    actor.must_be(Role::Member)?;
    let mut tx = journal::begin(house, actor).await?;
    let plan = store::find_held(&mut tx, id).await?;
    let incident = may_work(&mut tx, &plan).await?;
    let title = text::required("title", &said.title, NAME)?;
    let (sponsor_id, sponsor_name) = sponsor(&mut tx, &said.sponsor_id).await?;
    let is_same = sponsor_id == plan.sponsor_id;
    let owner_id = match said.owner_id.trim() {
        "" => plan.owner_id.clone(),
        typed => owner(&mut tx, typed, None, &incident).await?,
    };
    let plan = Plan {
        title,
        sponsor_id,
        sponsor_name,
        owner_id,
        confirmed_at: plan.confirmed_at.filter(|_| is_same),
        ..plan
    };
    store::update(&mut tx, &plan).await?;
    let entry = plan.entry("plan.changed").about(&plan)?;
    tx.say(entry).await?.commit().await?;
    Ok(plan)
}

/// Who stands behind it: a lead or an owner who is here; or nobody yet.
async fn sponsor(tx: &mut Tx, typed: &str) -> Result<(Option<MemberId>, String)> {
    if typed.trim().is_empty() {
        return Ok((None, String::new()));
    }
    let nobody = || {
        let why = "Nobody of this id can stand behind a plan.";
        Fault::invalid("sponsor_id", why, "Choose a lead or an owner who is here.")
    };
    let id: MemberId = typed.trim().parse().map_err(|_| nobody())?;
    let workspace = tx.actor().workspace.clone();
    match members::find(tx, &workspace, &id).await {
        Ok(member) if member.left_at.is_none() && member.role() >= Role::Lead => Ok((Some(id), member.name)),
        Ok(_) | Err(Fault::Missing(_)) => Err(nobody()),
        Err(fault) => Err(fault),
    }
}

/// Which of us answers for it: whoever is named, owns the case, leads the incident, or drafts it.
async fn owner(tx: &mut Tx, typed: &str, case: Option<&Case>, incident: &Incident) -> Result<MemberId> {
    let actor = tx.actor().clone();
    if typed.trim().is_empty() {
        let own = owner_of(case, incident);
        return own.map_or_else(|| actor.must_be_member().cloned(), Ok);
    }
    super::risking::member(tx, "owner_id", typed).await.map(|(id, _)| id)
}

/// Stands behind what the plan says now (R59). Its sponsor alone.
pub async fn confirm(house: &House, actor: &Actor, id: &PlanId) -> Result<Plan> {
    actor.must_be(Role::Lead)?;
    let mut tx = journal::begin(house, actor).await?;
    let plan = store::find_held(&mut tx, id).await?;
    may_work(&mut tx, &plan).await?;
    let actions = store::actions::list(&mut tx, &actor.workspace, id).await?;
    rules::may_confirm(&plan, &actor.label(), frozen(&actions).len())?;
    let plan = Plan { confirmed_at: Some(tx.now()), ..plan };
    store::update(&mut tx, &plan).await?;
    let entry = plan.entry("plan.confirmed").about(&plan)?.with("version", plan.version);
    tx.say(entry).await?.commit().await?;
    Ok(plan)
}

/// What of a case is not covered by the actions of its plan. A case without a plan has reasons, and nothing else, to cover
/// anything.
pub(super) async fn covered(
    ask: &mut dyn twodb::Ask,
    workspace: &WorkspaceId,
    case: &CaseId,
    actions: &[Action],
) -> Result<Coverage> {
    let statements = listening::list_statements(ask, workspace, case).await?;
    let impacts = listening::list_impacts(ask, workspace, case).await?;
    let reasons = store::reasons::list(ask, workspace, case).await?;
    Ok(coverage(&statements, &impacts, actions, &reasons))
}

/// Puts the plan's version before the customer, who is asked for their word on it; or before everyone, where it is the
/// incident's own: a lead does that. Not without its sponsor (R59), nor while something they confirmed is passed over (R60).
pub async fn put(house: &House, actor: &Actor, id: &PlanId, said: &PutSaid) -> Result<PlanVersion> {
    actor.must_be(Role::Member)?;
    let mut tx = journal::begin(house, actor).await?;
    let plan = store::find_held(&mut tx, id).await?;
    let incident = may_work(&mut tx, &plan).await?;
    let actions = store::actions::list(&mut tx, &actor.workspace, id).await?;
    let coverage = if let Some(case) = &plan.case_id {
        covered(&mut tx, &actor.workspace, case, &actions).await?
    } else {
        actor.must_be(Role::Lead)?;
        Coverage::default()
    };
    let kept = frozen(&actions);
    rules::is_owned(&actions, &here(&mut tx, &plan).await?)?;
    let (number, words) = rules::may_put(&plan, said, &coverage, kept.iter().any(|a| a.is_seen))?;
    gated(&mut tx, &incident, &plan, &words).await?;
    let mut entries = Vec::new();
    if let Some(before) = plan.shown().filter(|before| *before < number) {
        let before = store::versions::find(&mut tx, &actor.workspace, id, before).await?;
        if before.is_waiting() {
            let before = PlanVersion { state: VersionState::Replaced.word().into(), ..before };
            store::versions::update(&mut tx, &before).await?;
            entries.push(before.entry("plan.version_replaced")?);
        }
    }
    let salt = tx.salt();
    let how = if plan.case_id.is_some() { VersionState::Waiting } else { VersionState::Shown };
    let now = tx.now();
    let version = PlanVersion {
        workspace_id: plan.workspace_id.clone(),
        id: format!("{id}/{number}"),
        plan_id: id.clone(),
        incident_id: plan.incident_id.clone(),
        case_id: plan.case_id.clone(),
        customer_id: plan.customer_id.clone(),
        number,
        title: plan.title.clone(),
        words,
        content: serde_json::to_string(&kept).map_err(Fault::broken)?,
        unconfirmed: i64::try_from(coverage.unconfirmed.len()).unwrap_or(i64::MAX),
        sponsor_name: plan.sponsor_name.clone(),
        confirmed_at: plan.confirmed_at.unwrap_or(now),
        put_by: actor.label(),
        put_name: actor.name.clone(),
        put_at: now,
        state: how.word().into(),
        answered_by: None,
        answered_name: None,
        answered_at: None,
        remarks: String::new(),
        remarks_digest: digest_of_words(&salt, ""),
        erased_at: None,
        salt,
    };
    store::versions::insert(&mut tx, &version).await?;
    let plan = Plan {
        version: number,
        state: PlanState::Put.word().into(),
        put_at: Some(now),
        moved_at: now,
        ..plan
    };
    store::update(&mut tx, &plan).await?;
    let put = plan.entry("plan.put").about(&plan)?.with("version", number);
    entries.push(put.with("unconfirmed", version.unconfirmed));
    entries.push(version.entry("plan.version_kept")?);
    tx.say(entries).await?.commit().await?;
    Ok(version)
}

/// The ids of all who can do something: our people who are here, and the customer's.
async fn here(tx: &mut Tx, plan: &Plan) -> Result<Vec<String>> {
    let ours = members::list(tx, &plan.workspace_id).await?;
    let mut ids: Vec<String> = ours.into_iter().map(|m| m.id.to_string()).collect();
    if let Some(customer) = &plan.customer_id {
        let theirs = customers::contacts_of(tx, &plan.workspace_id, customer).await?;
        ids.extend(theirs.into_iter().filter(|c| c.left_at.is_none()).map(|c| c.id.to_string()));
    }
    Ok(ids)
}

/// No day but those that may be read, in what we say with a version and what it is called.
async fn gated(tx: &mut Tx, incident: &Incident, plan: &Plan, words: &str) -> Result<()> {
    let zone = workspace::zone_of(tx, &plan.workspace_id).await?;
    let said = [("title", plan.title.as_str()), ("words", words)];
    let (case, now) = (plan.case_id.as_ref(), tx.now());
    let faults = promises::ungated_days(tx, incident, case, &said, None, &zone, now).await?;
    if faults.is_empty() { Ok(()) } else { Err(Fault::Invalid(faults)) }
}

/// Says that all of it is done. Members and above.
pub async fn deliver(house: &House, actor: &Actor, id: &PlanId) -> Result<Plan> {
    actor.must_be(Role::Member)?;
    let mut tx = journal::begin(house, actor).await?;
    let plan = store::find_held(&mut tx, id).await?;
    let actions = store::actions::list(&mut tx, &actor.workspace, id).await?;
    rules::may_deliver(&plan, &actions)?;
    let plan = Plan {
        state: PlanState::Delivered.word().into(),
        delivered_at: Some(tx.now()),
        moved_at: tx.now(),
        ..plan
    };
    store::update(&mut tx, &plan).await?;
    let entry = plan.entry("plan.delivered").about(&plan)?.with("version", plan.version);
    tx.say(entry).await?.commit().await?;
    Ok(plan)
}

/// Says why a statement of a case leads to no action, or why nothing can ease an impact; said again, in other words. Members
/// and above.
pub async fn give_reason(house: &House, actor: &Actor, case: &CaseId, said: &ReasonSaid) -> Result<Reason> {
    actor.must_be(Role::Member)?;
    let mut tx = journal::begin(house, actor).await?;
    let case = incidents::find_case(&mut tx, &actor.workspace, case).await?;
    // Held: of two who give the first reason at once the second says it anew.
    incidents::find_held(&mut tx, &actor.workspace, &case.incident_id).await?;
    let about = of_case(&mut tx, &case, said.about.trim()).await?;
    let because = text::required("because", &said.because, rules::WORDS)?;
    let before = store::reasons::seek_held(&mut tx, &about).await?;
    let (id, salt) = match before {
        Some(before) => (before.id, before.salt),
        None => (tx.mint(), tx.salt()),
    };
    let reason = Reason {
        workspace_id: actor.workspace.clone(),
        id,
        incident_id: case.incident_id.clone(),
        case_id: case.id.clone(),
        customer_id: case.customer_id.clone(),
        about,
        because,
        said_by: actor.label(),
        said_name: actor.name.clone(),
        said_at: tx.now(),
        salt,
    };
    store::reasons::put(&mut tx, &reason).await?;
    let entry = entry_of(Some(&case.id), &case.incident_id, Some(&case.customer_id), "plan.reason_given")
        .about(&reason)?;
    tx.say(entry.with("about", reason.about.as_str())).await?.commit().await?;
    Ok(reason)
}

/// The statement or impact of this id, where it is one of this case.
async fn of_case(tx: &mut Tx, case: &Case, typed: &str) -> Result<String> {
    let none = || {
        let why = "This is none of what the customer told us.";
        Fault::invalid("about", why, "Choose a statement or an impact of their case.")
    };
    let found = if let Ok(id) = typed.parse::<StatementId>() {
        listening::find_statement(tx, &case.workspace_id, &id).await.map(|s| s.case_id)
    } else {
        let id = typed.parse::<ImpactId>().map_err(|_| none())?;
        listening::find_impact(tx, &case.workspace_id, &id).await.map(|i| i.case_id)
    };
    match found {
        Ok(of) if of == case.id => Ok(typed.to_owned()),
        Ok(_) | Err(Fault::Missing(_)) => Err(none()),
        Err(fault) => Err(fault),
    }
}
