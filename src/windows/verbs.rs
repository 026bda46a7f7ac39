//! What a member says about windows.

use sha2::{Digest, Sha256};

use super::rules::{self, Read};
use super::{CountSaid, State, Window, WindowKind, WindowSaid, seen, sheet, store};
use crate::ground::id::{IncidentId, WindowId};
use crate::ground::{Actor, Fault, House, Result, Role};
use crate::incidents;
use crate::journal::{self, Chain, Entry, Tx};

/// Adds a window; nobody but us sees it yet. Members and above.
pub async fn add(house: &House, actor: &Actor, incident: &IncidentId, said: &WindowSaid) -> Result<Window> {
    actor.must_be(Role::Member)?;
    let read = rules::read(said, said.kind, |name| house.config().cameras.contains_key(name))?;
    let mut tx = journal::begin(house, actor).await?;
    let found = incidents::find(&mut tx, &actor.workspace, incident).await?;
    incidents::may_begin(&found, None)?;
    let others = store::list(&mut tx, &actor.workspace, incident).await?;
    if others.len() >= rules::MOST_WINDOWS {
        return Err(Fault::refused(
            format!("This incident has {} windows already.", others.len()),
            "Close one first. Nobody looks through more.",
        ));
    }
    let Read { title, alt, expected_s, camera, unit, target } = read;
    let window = Window {
        workspace_id: actor.workspace.clone(),
        id: tx.mint(),
        incident_id: incident.clone(),
        kind: said.kind.word().into(),
        title,
        alt,
        expected_s,
        place: others.iter().map(|w| w.place).max().unwrap_or(0) + 1,
        state: State::Hidden.word().into(),
        camera,
        key_digest: None,
        key_made_at: None,
        unit,
        value: None,
        target,
        counted_at: None,
        added_by: actor.label(),
        added_at: tx.now(),
        changed_by: actor.label(),
        changed_at: tx.now(),
        salt: tx.salt(),
    };
    store::insert(&mut tx, &window).await?;
    tx.say(fact(&window, "window.added")?.with("kind", said.kind.word())).await?.commit().await?;
    Ok(window)
}

/// Says it in other words, or expects something new at other times. Members and above.
pub async fn change(house: &House, actor: &Actor, id: &WindowId, said: &WindowSaid) -> Result<Window> {
    actor.must_be(Role::Member)?;
    let knows = |name: &str| house.config().cameras.contains_key(name);
    changed(house, actor, id, "window.changed", |window, _| {
        let Read { title, alt, expected_s, camera, unit, target } = rules::read(said, window.kind(), knows)?;
        let target = target.or(window.target);
        Ok(Window { title, alt, expected_s, camera, unit, target, ..window })
    })
    .await
}

/// Lets customers see it. Leads only: what is seen cannot be taken back.
pub async fn show(house: &House, actor: &Actor, id: &WindowId) -> Result<Window> {
    actor.must_be(Role::Lead)?;
    let window = store::find(&mut house.read(), &actor.workspace, id).await?;
    let last = seen::last_of(&mut house.read(), &window).await?;
    changed(house, actor, id, "window.shown", |window, _| {
        rules::may_show(&window, last)?;
        Ok(Window { state: State::Shown.word().into(), ..window })
    })
    .await
}

/// Lets nobody but us see it any more, at once. Members and above: whoever sees on it what should not be seen, hides it.
pub async fn hide(house: &House, actor: &Actor, id: &WindowId) -> Result<Window> {
    actor.must_be(Role::Member)?;
    changed(house, actor, id, "window.hidden", |window, _| {
        if !window.is_shown() {
            return Err(Fault::Conflict("Customers do not see this. Nothing was changed.".into()));
        }
        Ok(Window { state: State::Hidden.word().into(), ..window })
    })
    .await
}

/// Closes it for good: its key ends, and what it showed is gone. Members and above.
pub async fn close(house: &House, actor: &Actor, id: &WindowId) -> Result<Window> {
    actor.must_be(Role::Member)?;
    let mut tx = journal::begin(house, actor).await?;
    let window = store::find_held(&mut tx, id).await?;
    rules::may_change(&window)?;
    // What stood since the last full hour is noted before it goes.
    let until = tx.now().plus(1);
    let noted = sheet::note(&mut tx, &window, until).await?;
    store::delete_all_pictures(&mut tx, id).await?;
    store::delete_all_pieces(&mut tx, id).await?;
    let window = Window { state: State::Closed.word().into(), key_digest: None, key_made_at: None, ..window };
    let window = written(&mut tx, window).await?;
    let entries: Vec<Entry> = noted.into_iter().chain([fact(&window, "window.closed")?]).collect();
    tx.say(entries).await?.commit().await?;
    Ok(window)
}

/// Makes a key with which machines send, and ends the one before. It is given once; its digest is kept. Members and
/// above.
pub async fn make_key(house: &House, actor: &Actor, id: &WindowId) -> Result<(Window, String)> {
    actor.must_be(Role::Member)?;
    let secret = house.dice().secret();
    let digest = digest_of(&secret);
    let window = changed(house, actor, id, "window.key_made", |window, now| {
        Ok(Window { key_digest: Some(digest.clone()), key_made_at: Some(now), ..window })
    })
    .await?;
    Ok((window, secret))
}

/// Ends the key: what is sent with it is refused from now on. Members and above.
pub async fn revoke_key(house: &House, actor: &Actor, id: &WindowId) -> Result<Window> {
    actor.must_be(Role::Member)?;
    changed(house, actor, id, "window.key_revoked", |window, _| {
        if window.key_digest.is_none() {
            return Err(Fault::Conflict("There is no key. Nothing was changed.".into()));
        }
        Ok(Window { key_digest: None, key_made_at: None, ..window })
    })
    .await
}

/// Sets a counter. Members and above, and the desk itself for whoever holds the key. What says nothing new changes
/// nothing.
pub async fn count(house: &House, actor: &Actor, id: &WindowId, said: CountSaid) -> Result<Window> {
    actor.must_be(Role::Member)?;
    let mut tx = journal::begin(house, actor).await?;
    let window = store::find_held(&mut tx, id).await?;
    rules::may_change(&window)?;
    rules::may_count(&window, said)?;
    if !rules::is_news(&window, said, tx.now()) {
        return Ok(window);
    }
    let target = said.target.or(window.target);
    let window = Window { value: Some(said.value), target, counted_at: Some(tx.now()), ..window };
    let window = written(&mut tx, window).await?;
    let mut entry = fact(&window, "window.counted")?.with("value", said.value);
    if let Some(target) = window.target {
        entry = entry.with("target", target);
    }
    tx.say(entry).await?.commit().await?;
    Ok(window)
}

/// What is kept of a key. Nothing slow is needed: there is nothing to guess.
pub(super) fn digest_of(secret: &str) -> String {
    data_encoding::HEXLOWER.encode(&Sha256::digest(secret.as_bytes()))
}

/// One change of a window that is not closed.
async fn changed(
    house: &House,
    actor: &Actor,
    id: &WindowId,
    says: &'static str,
    change: impl FnOnce(Window, crate::ground::Time) -> Result<Window>,
) -> Result<Window> {
    let mut tx = journal::begin(house, actor).await?;
    let window = store::find_held(&mut tx, id).await?;
    rules::may_change(&window)?;
    let window = change(window, tx.now())?;
    let window = written(&mut tx, window).await?;
    tx.say(fact(&window, says)?).await?.commit().await?;
    Ok(window)
}

async fn written(tx: &mut Tx, window: Window) -> Result<Window> {
    let window = Window { changed_by: tx.actor().label(), changed_at: tx.now(), ..window };
    store::update(tx, &window).await?;
    Ok(window)
}

fn fact(window: &Window, fact: &'static str) -> Result<Entry> {
    Entry::on(Chain::Incident(window.incident_id.clone()), fact).about(window)
}

/// The kind a form says, where it says one.
pub(super) fn kind_of(word: &str) -> Result<WindowKind> {
    WindowKind::from_word(word).ok_or_else(|| {
        Fault::invalid("kind", "This is no kind of window.", "Choose picture, video or counter.")
    })
}
