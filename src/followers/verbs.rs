//! What somebody says who wants to follow, to follow no more, and what a lead says about them.

use hooks::Secret;
use sha2::{Digest, Sha256};

use super::{Followed, Follower, FollowerRequest, follower, jobs, posting, rules, store};
use crate::ground::id::{FollowerId, WorkspaceId};
use crate::ground::page::Lang;
use crate::ground::web::Gate;
use crate::ground::{Actor, Fault, House, Result, Role, jobs as work};
use crate::journal::{self, Chain, Entry};
use crate::webhooks;

/// Somebody asks to follow a room; `from` is where they ask from. Whether they follow already, were asked already, or are
/// new is the same to whoever asks: the address is written to, or not, and nobody else learns which.
pub async fn ask(
    house: &House,
    workspace: &WorkspaceId,
    room: &Followed,
    email: &str,
    language: &str,
    from: &str,
) -> Result<()> {
    house.limits().pass(Gate::Follow, from)?;
    wanted(house, workspace, room, rules::address(email)?, language).await
}

/// The same for a system: the question is posted to it.
pub async fn ask_system(
    house: &House,
    workspace: &WorkspaceId,
    room: &Followed,
    url: &str,
    language: &str,
    from: &str,
) -> Result<()> {
    house.limits().pass(Gate::Follow, from)?;
    wanted(house, workspace, room, rules::system(url, &posting::guard(house))?, language).await
}

async fn wanted(
    house: &House,
    workspace: &WorkspaceId,
    room: &Followed,
    address: String,
    language: &str,
) -> Result<()> {
    let signer =
        if follower::is_system(&address) { Some(webhooks::signer_of(house, workspace).await?) } else { None };
    let language = Lang::of_letters(language).unwrap_or_default().code().to_owned();
    let (now, incident) = (house.now(), &room.incident_id);
    let mut tx = house.db().begin().await?;
    let known = store::requests::seek_held(&mut tx, workspace, incident, &address).await?;
    if known.as_ref().is_some_and(|asked| asked.ends_at > now && !rules::may_ask_again(asked, now)) {
        return Ok(());
    }
    let known = known.filter(|asked| asked.ends_at > now);
    let letters = known.as_ref().map_or(0, |asked| asked.letters) + 1;
    let secret = match &signer {
        Some(signer) => posting::answer_to_question(signer, incident, &address, letters, now)?,
        None => house.dice().secret(),
    };
    let request = FollowerRequest {
        workspace_id: workspace.clone(),
        id: crate::ground::id::Id::mint(now, house.dice()),
        incident_id: incident.clone(),
        address,
        language,
        title: room.title.clone(),
        link: room.link.clone(),
        secret_digest: digest_of(&secret),
        letters,
        asked_at: now,
        ends_at: known.map_or(now.plus(rules::ASKED_FOR), |asked| asked.ends_at),
        post_at: signer.as_ref().map(|_| now),
        tries: 0,
    };
    let id = store::requests::put(&mut tx, &request).await?;
    if signer.is_none() {
        let letter = jobs::AskBack { request: id.to_string(), secret };
        work::enqueue(&mut tx, workspace, work::new_id(house), &letter, now).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// The question that this secret answers; [`Fault::Missing`] when there is none, or none any more.
pub(super) async fn asked(house: &House, secret: &str) -> Result<FollowerRequest> {
    let found = store::requests::seek_by_secret(&mut house.read(), &digest_of(secret), house.now()).await?;
    found.ok_or(Fault::Missing("question"))
}

/// Somebody who follows from now on.
pub struct Joined {
    /// What they had asked.
    pub request: FollowerRequest,
    /// Who they are here.
    pub follower: Follower,
    /// With what a system checks that news are ours.
    pub secret: Option<Secret>,
}

/// Somebody says that it was them: from now on they follow. Whoever follows already goes on.
pub async fn confirm(house: &House, secret: &str) -> Result<Joined> {
    let request = asked(house, secret).await?;
    let signer = if request.is_system() {
        Some(webhooks::signer_of(house, &request.workspace_id).await?)
    } else {
        None
    };
    let follower = follow(house, &request).await?;
    let secret = signer.map(|signer| signer.secret_for(&posting::named(&follower))).transpose()?;
    Ok(Joined { request, follower, secret })
}

async fn follow(house: &House, request: &FollowerRequest) -> Result<Follower> {
    let mut tx = journal::begin(house, &Actor::desk(&request.workspace_id)).await?;
    if !store::requests::delete(&mut tx, request).await? {
        return Err(Fault::Missing("question"));
    }
    let (workspace, incident) = (&request.workspace_id, &request.incident_id);
    if let Some(known) = store::seek_by_address(&mut tx, workspace, incident, &request.address).await? {
        // Nothing changed, so nothing is said; the question is forgotten with the others.
        return Ok(known);
    }
    let follower = Follower {
        workspace_id: workspace.clone(),
        id: tx.mint(),
        incident_id: incident.clone(),
        address: request.address.clone(),
        language: request.language.clone(),
        leave_secret: house.dice().secret(),
        joined_at: tx.now(),
        salt: tx.salt(),
    };
    store::insert(&mut tx, &follower).await?;
    tx.say(entry(&follower, "follower.joined")?).await?.commit().await?;
    Ok(follower)
}

/// Whoever may leave with this secret; [`Fault::Missing`] when nobody may, or they left already.
pub(super) async fn leaving(house: &House, secret: &str) -> Result<Follower> {
    store::seek_leaving(&mut house.read(), secret).await?.ok_or(Fault::Missing("follower"))
}

/// Somebody follows no more: their address is erased, and what waits for it goes nowhere.
pub async fn leave(house: &House, secret: &str) -> Result<()> {
    let follower = leaving(house, secret).await?;
    let desk = Actor::desk(&follower.workspace_id);
    erase(house, &desk, &follower, "left").await
}

/// A lead takes somebody out who follows, who asked for it another way. Leads only.
pub async fn remove(house: &House, actor: &Actor, id: &FollowerId) -> Result<Follower> {
    actor.must_be(Role::Lead)?;
    let found = store::seek(&mut house.read(), &actor.workspace, id).await?;
    let follower = found.ok_or(Fault::Missing("follower"))?;
    erase(house, actor, &follower, "removed").await?;
    Ok(follower)
}

pub(super) async fn erase(
    house: &House,
    actor: &Actor,
    follower: &Follower,
    how: &'static str,
) -> Result<()> {
    let mut tx = journal::begin(house, actor).await?;
    if !store::erase(&mut tx, follower).await? {
        return Err(Fault::Missing("follower"));
    }
    tx.say(entry(follower, "follower.erased")?.with("how", how)).await?.commit().await
}

fn entry(follower: &Follower, fact: &'static str) -> Result<Entry> {
    Entry::on(Chain::Incident(follower.incident_id.clone()), fact).about(follower)
}

/// What is kept of a secret. Nothing slow is needed: there is nothing to guess.
fn digest_of(secret: &str) -> String {
    data_encoding::HEXLOWER.encode(&Sha256::digest(secret.as_bytes()))
}
