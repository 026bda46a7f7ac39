//! Promises as part of a larger change: they are written in the caller's transaction, and what comes back is what the
//! caller must say.

use super::verbs::{Addressed, WORDS, address, ahead, entry, estimated, gather};
use super::{Kind, Passed, Promise, PromiseSaid, PromiseState, rules, store};
use crate::ground::id::{MemberId, PromiseId};
use crate::ground::text::{self, PASSAGE};
use crate::ground::{Fault, FieldFault, Result, Time};
use crate::incidents::Case;
use crate::journal::{Entry, Tx};

/// Makes a promise of whoever acts; its date passes the gate like every other. The caller saw to it who may promise.
pub async fn make_now(tx: &mut Tx, said: &PromiseSaid, zone: &str) -> Result<(Promise, Entry)> {
    let (actor, now) = (tx.actor().clone(), tx.now());
    let owner_id = actor.must_be_member()?.clone();
    let mut faults = Vec::new();
    let kind = Kind::from_word(&said.kind).or_else(|| {
        let cure = "Choose fix_date, next_update, call_back, delivery or other.";
        faults.push(FieldFault::new("kind", "This is no kind of promise.", cure));
        None
    });
    let words = gather(&mut faults, text::required("words", &said.words, WORDS).map(Some));
    let due_at = gather(&mut faults, ahead(&said.due_at, zone, now).map(Some));
    let estimate_at = gather(&mut faults, estimated(&said.estimate_at, zone, now));
    let evidence = gather(&mut faults, text::optional("evidence", &said.evidence, PASSAGE));
    let confidence = gather(&mut faults, rules::confidence(said.confidence));
    let made_where = gather(&mut faults, text::optional("made_where", &said.made_where, 200));
    let (Some(kind), Some(words), Some(due_at), true) = (kind, words, due_at, faults.is_empty()) else {
        return Err(Fault::Invalid(faults));
    };
    let to = address(tx, &actor, said).await?;
    let promise = begun(tx, owner_id, to, kind, words, due_at);
    let promise = Promise {
        made_where,
        estimate_at,
        evidence_by: evidence.as_ref().map(|_| promise.owner_id.clone()),
        evidence,
        confidence,
        ..promise
    };
    made(tx, promise).await
}

/// Promises a customer, whom we have on the telephone, to call them back at a moment. It was said to them, so they may
/// read it in their room at once.
pub async fn promise_call_back(
    tx: &mut Tx,
    case: &Case,
    words: &str,
    due_at: Time,
) -> Result<(Promise, Entry)> {
    let owner_id = tx.actor().must_be_member()?.clone();
    let to = Addressed::of(case.clone());
    let promise = begun(tx, owner_id, to, Kind::CallBack, words.to_owned(), due_at);
    let promise = Promise { published_at: Some(tx.now()), ..promise };
    made(tx, promise).await
}

/// A promise as each begins: open, without evidence, and read by nobody outside.
fn begun(tx: &Tx, owner_id: MemberId, to: Addressed, kind: Kind, words: String, due_at: Time) -> Promise {
    Promise {
        workspace_id: tx.actor().workspace.clone(),
        id: tx.mint(),
        incident_id: to.incident,
        customer_id: to.case.as_ref().map(|c| c.customer_id.clone()),
        case_id: to.case.map(|c| c.id),
        whom: to.whom,
        kind: kind.word().into(),
        words,
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
        published_at: None,
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
    }
}

/// Writes a promise that begins, with what is to be said of it.
async fn made(tx: &mut Tx, promise: Promise) -> Result<(Promise, Entry)> {
    store::put(tx, std::slice::from_ref(&promise)).await?;
    let said = entry(&promise, "promise.made").about(&promise)?;
    Ok((promise, said))
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
