//! How actions go, and what becomes of them.

use super::acting::{gated_progress, held, moved_on, with};
use super::carried::Carriers;
use super::{Action, ActionState, DoneSaid, DropSaid, Plan, ProgressSaid, rules, store};
use crate::ground::id::ActionId;
use crate::ground::text;
use crate::ground::{Actor, House, Result, Role};
use crate::journal::{self, Entry, Tx};
use crate::promises;

/// Says how an action goes, or that it was begun. Members and above; what everybody reads at once, a lead says.
pub async fn progress(house: &House, actor: &Actor, id: &ActionId, said: &ProgressSaid) -> Result<Action> {
    actor.must_be(Role::Member)?;
    let words = text::optional("progress", &said.progress, rules::WORDS)?;
    let mut tx = journal::begin(house, actor).await?;
    let (plan, was, _) = held(&mut tx, id).await?;
    rules::may_work(&plan)?;
    rules::may_settle(&was)?;
    may_say(actor, &was, words.as_deref())?;
    gated_progress(&mut tx, &was, words.as_deref()).await?;
    let is_begun = was.state() == ActionState::Open;
    let action = Action {
        state: ActionState::Started.word().into(),
        progress: words.unwrap_or_else(|| was.progress.clone()),
        progress_at: Some(tx.now()),
        ..was
    };
    store::actions::update(&mut tx, &action).await?;
    let fact = if is_begun { "action.started" } else { "action.progressed" };
    tx.say(action.entry(fact)?).await?.commit().await?;
    Ok(action)
}

/// Says that an action is done; its promise is kept with it where that is said. Members and above.
pub async fn done(house: &House, actor: &Actor, id: &ActionId, said: &DoneSaid) -> Result<Action> {
    actor.must_be(Role::Member)?;
    let words = text::optional("progress", &said.progress, rules::WORDS)?;
    let mut tx = journal::begin(house, actor).await?;
    let (plan, was, _) = held(&mut tx, id).await?;
    may_say(actor, &was, words.as_deref())?;
    let (action, entry) = do_now(&mut tx, &plan, was, words).await?;
    let mut entries = vec![entry];
    if said.keep_promise == "yes" {
        let carriers = Carriers::of(&mut tx, &action.workspace_id, std::slice::from_ref(&action)).await?;
        if let Some(promise) = carriers.behind(&action).filter(|p| p.is_open()) {
            entries.extend(promises::keep_now(&mut tx, &promise.id).await?);
        }
    }
    tx.say(entries).await?.commit().await?;
    Ok(action)
}

/// The same within a change: what is there now, and the entry to say.
pub(super) async fn do_now(
    tx: &mut Tx,
    plan: &Plan,
    was: Action,
    words: Option<String>,
) -> Result<(Action, Entry)> {
    rules::may_work(plan)?;
    rules::may_settle(&was)?;
    gated_progress(tx, &was, words.as_deref()).await?;
    let action = Action {
        state: ActionState::Done.word().into(),
        progress: words.unwrap_or_else(|| was.progress.clone()),
        progress_at: Some(tx.now()),
        settled_by: Some(tx.actor().label()),
        settled_at: Some(tx.now()),
        ..was
    };
    store::actions::update(tx, &action).await?;
    let entry = action.entry("action.done")?;
    Ok((action, entry))
}

/// Drops an action, because …. Where its readers had it, a new version begins. Members and above.
pub async fn drop_because(house: &House, actor: &Actor, id: &ActionId, said: &DropSaid) -> Result<Action> {
    actor.must_be(Role::Member)?;
    let because = text::required("because", &said.because, rules::WORDS)?;
    let mut tx = journal::begin(house, actor).await?;
    let (plan, was, before) = held(&mut tx, id).await?;
    rules::may_work(&plan)?;
    rules::may_settle(&was)?;
    let action = Action {
        state: ActionState::Dropped.word().into(),
        dropped_because: because,
        settled_by: Some(actor.label()),
        settled_at: Some(tx.now()),
        ..was
    };
    store::actions::update(&mut tx, &action).await?;
    let mut entries = vec![action.entry("action.dropped")?];
    let after = with(&before, &action);
    entries.extend(moved_on(&mut tx, plan, &before, &after).await?);
    tx.say(entries).await?.commit().await?;
    Ok(action)
}

/// What everybody reads the moment it is said, a lead says.
fn may_say(actor: &Actor, action: &Action, words: Option<&str>) -> Result<()> {
    if action.is_public() && words.is_some() { actor.must_be(Role::Lead) } else { Ok(()) }
}
