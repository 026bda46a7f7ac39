//! Promises as part of a larger change: they are written in the caller's transaction, and what comes back is what the
//! caller must say.

use super::verbs::entry;
use super::{Kind, Passed, Promise, PromiseState, rules, store};
use crate::ground::id::PromiseId;
use crate::ground::{Result, Time};
use crate::incidents::Case;
use crate::journal::{Entry, Tx};

/// Promises a customer, whom we have on the telephone, to call them back at a moment. It was said to them, so they may
/// read it in their room at once.
pub async fn promise_call_back(
    tx: &mut Tx,
    case: &Case,
    words: &str,
    due_at: Time,
) -> Result<(Promise, Entry)> {
    let owner_id = tx.actor().must_be_member()?.clone();
    let promise = Promise {
        workspace_id: case.workspace_id.clone(),
        id: tx.mint(),
        incident_id: case.incident_id.clone(),
        case_id: Some(case.id.clone()),
        customer_id: Some(case.customer_id.clone()),
        whom: case.title.clone(),
        kind: Kind::CallBack.word().into(),
        words: words.to_owned(),
        owner_id,
        owner_name: tx.actor().name.clone(),
        made_where: None,
        due_at,
        estimate_at: None,
        evidence: None,
        evidence_by: None,
        confidence: None,
        approver_id: None,
        approver_name: None,
        published_at: Some(tx.now()),
        state: PromiseState::Open.word().into(),
        settled_at: None,
        settled_by: None,
        because: None,
        renews_id: None,
        renewed_by_id: None,
        overdue_said_at: None,
        passed: Passed::default(),
        salt: tx.salt(),
        made_at: tx.now(),
    };
    store::put(tx, std::slice::from_ref(&promise)).await?;
    let made = entry(&promise, "promise.made").about(&promise)?;
    Ok((promise, made))
}

/// Notes that a promise was kept now, in time or late. One that somebody has settled already stays as it is.
pub async fn keep_now(tx: &mut Tx, id: &PromiseId) -> Result<Vec<Entry>> {
    let workspace = tx.actor().workspace.clone();
    let promise = store::find_held(tx, &workspace, id).await?;
    if !promise.is_open() {
        return Ok(Vec::new());
    }
    let state = rules::kept_as(promise.due_at, tx.now());
    let fact = if state == PromiseState::Late { "promise.kept_late" } else { "promise.kept" };
    settle(tx, promise, state, None, fact).await
}

/// Notes that a promise was not kept, because …; one that somebody has settled already stays as it is.
pub async fn break_now(tx: &mut Tx, id: &PromiseId, because: &str) -> Result<Vec<Entry>> {
    let workspace = tx.actor().workspace.clone();
    let promise = store::find_held(tx, &workspace, id).await?;
    if !promise.is_open() {
        return Ok(Vec::new());
    }
    settle(tx, promise, PromiseState::Broken, Some(because.to_owned()), "promise.broken").await
}

async fn settle(
    tx: &mut Tx,
    promise: Promise,
    state: PromiseState,
    because: Option<String>,
    fact: &'static str,
) -> Result<Vec<Entry>> {
    let settled = Promise {
        state: state.word().into(),
        settled_at: Some(tx.now()),
        settled_by: Some(tx.actor().label()),
        because,
        ..promise
    };
    store::put(tx, std::slice::from_ref(&settled)).await?;
    Ok(vec![entry(&settled, fact).about(&settled)?])
}
