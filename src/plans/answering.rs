//! What a customer says to their plan, in their room (R61, R64).

use super::acting::held;
use super::settling::do_now;
use super::{Action, Plan, PlanState, PlanVersion, VersionState, rules, store};
use crate::ground::id::{ActionId, CaseId, PlanId};
use crate::ground::text;
use crate::ground::{Actor, Fault, House, Result, Role, Who};
use crate::journal::{self, Tx, digest_of_words};

/// Accepts the version of a plan that is before them, by their name, with or without remarks. A contact of the customer.
pub async fn accept(
    house: &House,
    actor: &Actor,
    id: &PlanId,
    number: i64,
    remarks: &str,
) -> Result<PlanVersion> {
    let remarks = text::optional("remarks", remarks, rules::WORDS)?.unwrap_or_default();
    answer(house, actor, id, number, remarks, (PlanState::Accepted, VersionState::Accepted, "plan.accepted"))
        .await
}

/// Asks for changes to it, in their words. It lands with whoever answers for the plan.
pub async fn ask_for_changes(
    house: &House,
    actor: &Actor,
    id: &PlanId,
    number: i64,
    words: &str,
) -> Result<PlanVersion> {
    let words = text::required("remarks", words, rules::WORDS)
        .map_err(|fault| fault.where_empty(words, "Tell us what should be otherwise."))?;
    answer(house, actor, id, number, words, (PlanState::Wanted, VersionState::Wanted, "plan.changes_asked"))
        .await
}

async fn answer(
    house: &House,
    actor: &Actor,
    id: &PlanId,
    number: i64,
    remarks: String,
    (state, how, says): (PlanState, VersionState, &'static str),
) -> Result<PlanVersion> {
    let mut tx = journal::begin(house, actor).await?;
    let plan = store::find_held(&mut tx, id).await?;
    must_be_theirs(&tx, &plan)?;
    rules::may_answer(&plan, number)?;
    let version = store::versions::find(&mut tx, &actor.workspace, id, number).await?;
    let version = PlanVersion {
        state: how.word().into(),
        answered_by: Some(actor.label()),
        answered_name: Some(actor.name.clone()),
        answered_at: Some(tx.now()),
        remarks_digest: digest_of_words(&version.salt, &remarks),
        remarks,
        ..version
    };
    store::versions::update(&mut tx, &version).await?;
    let plan = Plan { state: state.word().into(), moved_at: tx.now(), ..plan };
    store::update(&mut tx, &plan).await?;
    let entries =
        vec![plan.entry(says).about(&plan)?.with("version", number), version.entry("plan.version_answered")?];
    tx.say(entries).await?.commit().await?;
    Ok(version)
}

/// A plan of somebody else is not there for them.
fn must_be_theirs(tx: &Tx, plan: &Plan) -> Result<()> {
    let Who::Contact { customer, .. } = &tx.actor().who else {
        return Err(Fault::forbidden("Only the customer can answer this plan."));
    };
    let is_read = plan.shown().is_some();
    if is_read && plan.customer_id.as_ref() == Some(customer) { Ok(()) } else { Err(Fault::Missing("plan")) }
}

/// Says that a task of their own is done. Any contact of the customer: it is their house. It is one that they have read.
pub async fn do_theirs(house: &House, actor: &Actor, id: &ActionId, case: &CaseId) -> Result<Action> {
    let mut tx = journal::begin(house, actor).await?;
    let (plan, was, _) = held(&mut tx, id).await?;
    must_be_theirs(&tx, &plan)?;
    let number = plan.shown().ok_or(Fault::Missing("action"))?;
    let read = store::versions::find(&mut tx, &actor.workspace, &plan.id, number).await?;
    let is_read = read.actions().iter().any(|a| a.id == id.as_str());
    if was.case_id.as_ref() != Some(case) || !was.is_theirs() || !is_read {
        return Err(Fault::Missing("action"));
    }
    let (action, entry) = do_now(&mut tx, &plan, was, None).await?;
    tx.say(entry).await?.commit().await?;
    Ok(action)
}

/// Erases the remarks on a version. Owners only. That it was answered, how, by whom and when stay; the salt goes, so that the
/// digest tells nothing.
pub async fn erase(house: &House, actor: &Actor, id: &PlanId, number: i64) -> Result<PlanVersion> {
    actor.must_be(Role::Owner)?;
    let mut tx = journal::begin(house, actor).await?;
    store::find_held(&mut tx, id).await?;
    let version = store::versions::find(&mut tx, &actor.workspace, id, number).await?;
    if version.erased_at.is_some() {
        return Ok(version);
    }
    if version.remarks.is_empty() {
        return Err(Fault::Conflict("There are no remarks on this version. Nothing was changed.".into()));
    }
    let version =
        PlanVersion { remarks: String::new(), salt: String::new(), erased_at: Some(tx.now()), ..version };
    store::versions::update(&mut tx, &version).await?;
    tx.say(version.entry("plan.remarks_erased")?).await?.commit().await?;
    Ok(version)
}
