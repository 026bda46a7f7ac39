//! Who is a member, as what, and of which company.

use std::collections::HashMap;

use twodb::Ask;

use super::super::{Joining, Member, Settings, rules, secret, store};
use super::keys;
use crate::ground::id::{MemberId, WorkspaceId};
use crate::ground::text::{self, NAME};
use crate::ground::workspace::{self, Workspace};
use crate::ground::{Actor, Fault, House, Result, Role};
use crate::journal::{self, Chain, Entry};

/// Brings a member in without a link: for operators, demonstrations, drills and tests. Owners and the desk only.
pub async fn join(house: &House, actor: &Actor, said: Joining) -> Result<Actor> {
    actor.must_be(Role::Owner)?;
    let password = said.password.as_deref().map_or(Ok(()), rules::may_be_password);
    let (name, email) = match (text::required("name", &said.name, NAME), rules::email(&said.email), password)
    {
        (Ok(name), Ok(email), Ok(())) => (name, email),
        (name, email, password) => {
            let faults = [name.err(), email.err(), password.err()];
            return Err(Fault::Invalid(faults.into_iter().flatten().collect()));
        }
    };
    let hash = match &said.password {
        Some(password) => Some(secret::hash(house, password).await?),
        None => None,
    };
    let mut tx = journal::begin(house, actor).await?;
    let member = Member {
        workspace_id: actor.workspace.clone(),
        id: tx.mint(),
        name,
        email,
        role: said.role.word().into(),
        joined_at: tx.now(),
        left_at: None,
        salt: tx.salt(),
    };
    store::put(&mut tx, &member).await?;
    let joined =
        Entry::on(Chain::Workspace, "member.joined").about(&member)?.with("role", member.role.as_str());
    let mut entries = vec![joined];
    if let Some(hash) = hash {
        entries.push(store::put_password(&mut tx, &member, &hash).await?);
    }
    tx.say(entries).await?.commit().await?;
    Ok(member.actor())
}

/// Changes what a member may do; never of the last owner. Owners only.
pub async fn change_role(house: &House, actor: &Actor, id: &MemberId, role: Role) -> Result<Member> {
    actor.must_be(Role::Owner)?;
    let mut tx = journal::begin(house, actor).await?;
    let owners = store::count_owners(&mut tx, &actor.workspace).await?;
    let member = store::find(&mut tx, &actor.workspace, id).await?;
    rules::must_be_here(&member)?;
    if role < Role::Owner {
        rules::may_stop_owning(&member, owners)?;
    }
    let was = member.role();
    let member = Member { role: role.word().into(), ..member };
    store::put(&mut tx, &member).await?;
    let entry = Entry::on(Chain::Workspace, "member.role_changed").about(&member)?;
    tx.say(entry.with("from", was.word()).with("to", role.word())).await?.commit().await?;
    Ok(member)
}

/// Ends a membership, with every session and token of it; never of the last owner. Owners only.
pub async fn end(house: &House, actor: &Actor, id: &MemberId) -> Result<()> {
    actor.must_be(Role::Owner)?;
    let mut tx = journal::begin(house, actor).await?;
    let owners = store::count_owners(&mut tx, &actor.workspace).await?;
    let member = store::find(&mut tx, &actor.workspace, id).await?;
    rules::must_be_here(&member)?;
    rules::may_stop_owning(&member, owners)?;
    let mut entries = keys::end_sessions(&mut tx, &member, None).await?;
    entries.extend(keys::revoke_tokens(&mut tx, &member).await?);
    let member = Member { left_at: Some(tx.now()), ..member };
    store::put(&mut tx, &member).await?;
    entries.push(Entry::on(Chain::Workspace, "member.left").about(&member)?);
    tx.say(entries).await?.commit().await
}

/// Changes the company's name, zone and usual currency. Owners only.
pub async fn change_workspace(house: &House, actor: &Actor, said: &Settings) -> Result<Workspace> {
    actor.must_be(Role::Owner)?;
    let mut tx = journal::begin(house, actor).await?;
    let workspace = workspace::seek(&mut tx, &actor.workspace).await?.ok_or(Fault::Missing("workspace"))?;
    let workspace = rules::settled(workspace, said)?;
    store::update_workspace(&mut tx, &workspace).await?;
    let entry = Entry::on(Chain::Workspace, "workspace.changed").about(&workspace)?;
    tx.say(entry).await?.commit().await?;
    Ok(workspace)
}

/// The names of these members, those who left included.
pub async fn names(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    ids: &[MemberId],
) -> Result<HashMap<MemberId, String>> {
    Ok(store::list_names(ask, workspace, ids).await?.into_iter().collect())
}
