//! Coming in with a password, and going out.

use super::super::{Session, rules, secret, store};
use super::keys;
use crate::ground::id::SessionId;
use crate::ground::{Actor, Fault, House, Result};
use crate::journal::{self, Chain, Entry};

/// A browser that was let in.
#[derive(Debug)]
pub struct Signed {
    /// Who.
    pub actor: Actor,
    /// What its cookie holds; kept nowhere else.
    pub secret: String,
}

/// Lets a browser in with address and password. Whatever does not fit is told in the same words and takes the
/// same time, so that nobody learns who is a member.
pub async fn sign_in(house: &House, email: &str, password: &str, device: &str) -> Result<Signed> {
    let refused = || {
        Fault::invalid(
            "password",
            "Address and password do not go together.",
            "Look at both again. An operator of this desk can give you a link to a new password.",
        )
    };
    let mut ask = house.read();
    let member = match rules::email(email) {
        Ok(email) => store::seek_by_email(&mut ask, &email).await?,
        Err(_) => None,
    };
    let kept = match &member {
        Some(member) => store::password_of(&mut ask, member).await?,
        None => None,
    };
    let fits = secret::fits(house, password, kept).await?;
    let Some(member) = member.filter(|_| fits) else { return Err(refused()) };
    begin_session(house, member.actor(), device).await
}

/// Begins a session for somebody who has just shown who they are.
pub(in crate::members) async fn begin_session(house: &House, actor: Actor, device: &str) -> Result<Signed> {
    let secret = house.dice().secret();
    let mut tx = journal::begin(house, &actor).await?;
    let device: String = device.chars().filter(|c| !c.is_control()).take(200).collect();
    let session = Session {
        workspace_id: actor.workspace.clone(),
        id: tx.mint(),
        member_id: actor.must_be_member()?.clone(),
        digest: secret::digest(&secret),
        device,
        made_at: tx.now(),
        ended_at: None,
        salt: tx.salt(),
    };
    store::keys::insert_session(&mut tx, &session).await?;
    let entry = Entry::on(Chain::Workspace, "session.started").about(&session)?;
    tx.say(entry).await?.commit().await?;
    Ok(Signed { actor, secret })
}

/// Ends the session somebody came in by.
pub async fn sign_out(house: &House, actor: &Actor, session: &SessionId) -> Result<()> {
    keys::end_session(house, actor, session).await
}

/// Changes one's own password. Every other session is ended.
pub async fn change_password(
    house: &House,
    actor: &Actor,
    here: Option<&SessionId>,
    old: &str,
    new: &str,
) -> Result<()> {
    let id = actor.must_be_member()?;
    rules::may_be_password(new)?;
    let member = store::find(&mut house.read(), &actor.workspace, id).await?;
    let kept = store::password_of(&mut house.read(), &member).await?;
    if !secret::fits(house, old, kept).await? {
        return Err(Fault::invalid("old", "This is not your password.", "Type the one you signed in with."));
    }
    let hash = secret::hash(house, new).await?;
    let mut tx = journal::begin(house, actor).await?;
    let mut entries = keys::end_sessions(&mut tx, &member, here).await?;
    entries.push(store::put_password(&mut tx, &member, &hash).await?);
    tx.say(entries).await?.commit().await
}
