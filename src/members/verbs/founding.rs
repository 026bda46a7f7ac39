//! How a desk gets its first member.

use super::super::{Founding, Invitation, Member, Purpose, Settings, rules, secret, store};
use super::inviting::{address, link, take_back, use_up, working_link};
use crate::ground::clock::DAY;
use crate::ground::id::{Id, WorkspaceId};
use crate::ground::text::{self, NAME};
use crate::ground::workspace::{self, Workspace};
use crate::ground::{Actor, Fault, House, Result, Role};
use crate::journal::{self, Chain, Entry, Tx};

/// How long the link to the first member works.
const FIRST_LINK: i64 = DAY;

/// A fresh link for the first member, in place of the one before; `None` once somebody has joined. Makes the
/// workspace where there is none yet, with what the settings say.
pub async fn first_link(house: &House) -> Result<Option<String>> {
    let Some(workspace) = unfounded(house).await? else {
        if workspace::list(&mut house.read()).await?.is_empty() {
            open(house).await?;
            return Box::pin(first_link(house)).await;
        }
        return Ok(None);
    };
    let desk = Actor::desk(&workspace.id);
    let mut tx = journal::begin(house, &desk).await?;
    let mut entries = Vec::new();
    for old in store::list_open(&mut tx, &workspace.id, Purpose::First.word(), None).await? {
        entries.push(take_back(&mut tx, old).await?);
    }
    let secret = house.dice().secret();
    let expires_at = tx.now().plus(FIRST_LINK);
    let link = link(&tx, Purpose::First, None, Role::Owner, &secret, expires_at);
    store::insert_invitation(&mut tx, &link).await?;
    entries.push(Entry::on(Chain::Workspace, "member.invited").about(&link)?.with("purpose", "first"));
    tx.say(entries).await?.commit().await?;
    Ok(Some(address(house, Purpose::First, &secret)))
}

/// Whether nobody has joined this house yet, so that nobody can sign in.
pub async fn is_unfounded(house: &House) -> Result<bool> {
    Ok(unfounded(house).await?.is_some() || workspace::list(&mut house.read()).await?.is_empty())
}

/// Founds a desk without a browser: for demonstrations, drills, tests and operators. Takes the workspace that
/// nobody has joined yet, or makes one. The first member is its owner.
pub async fn found(house: &House, said: Founding) -> Result<Actor> {
    let workspace = match unfounded(house).await? {
        Some(workspace) => workspace,
        None => open(house).await?,
    };
    let (workspace, hash) = checked(house, workspace, &said).await?;
    let tx = journal::begin(house, &Actor::desk(&workspace.id)).await?;
    settle(tx, &workspace, &said, &hash, None).await
}

/// Founds the desk by the link that was printed at its start.
pub async fn found_by_link(house: &House, link_secret: &str, said: Founding) -> Result<Actor> {
    let link = working_link(house, Purpose::First, link_secret).await?;
    let workspace = workspace::seek(&mut house.read(), &link.workspace_id).await?;
    let workspace = workspace.ok_or(Fault::Missing("page"))?;
    let (workspace, hash) = checked(house, workspace, &said).await?;
    let tx = journal::begin(house, &Actor::desk(&workspace.id)).await?;
    settle(tx, &workspace, &said, &hash, Some(link)).await
}

/// The workspace as the first member wants it, and the hash of their password; or every field at fault.
async fn checked(house: &House, workspace: Workspace, said: &Founding) -> Result<(Workspace, String)> {
    let settings =
        Settings { name: said.company.clone(), zone: said.zone.clone(), currency: said.currency.clone() };
    let settled = rules::settled(workspace, &settings);
    let own = [
        text::required("name", &said.name, NAME).err(),
        rules::email(&said.email).err(),
        rules::may_be_password(&said.password).err(),
    ];
    let mut faults: Vec<_> = own.into_iter().flatten().collect();
    match settled {
        Ok(workspace) if faults.is_empty() => Ok((workspace, secret::hash(house, &said.password).await?)),
        Ok(_) => Err(Fault::Invalid(faults)),
        Err(fault) => {
            let mut all = fault.fields().to_vec();
            all.append(&mut faults);
            Err(Fault::Invalid(all))
        }
    }
}

async fn settle(
    mut tx: Tx,
    workspace: &Workspace,
    said: &Founding,
    hash: &str,
    link: Option<Invitation>,
) -> Result<Actor> {
    let member = Member {
        workspace_id: workspace.id.clone(),
        id: tx.mint(),
        name: text::required("name", &said.name, NAME)?,
        email: rules::email(&said.email)?,
        role: Role::Owner.word().into(),
        joined_at: tx.now(),
        left_at: None,
        salt: tx.salt(),
    };
    store::put(&mut tx, &member).await?;
    let password = store::put_password(&mut tx, &member, hash).await?;
    store::update_workspace(&mut tx, workspace).await?;
    let mut entries = vec![
        Entry::on(Chain::Workspace, "workspace.changed").about(workspace)?,
        Entry::on(Chain::Workspace, "member.founded").about(&member)?,
        password,
    ];
    if let Some(link) = link {
        entries.push(use_up(&mut tx, link, &member).await?);
    }
    tx.say(entries).await?.commit().await?;
    Ok(member.actor())
}

/// The workspace that nobody has joined yet, if there is one.
async fn unfounded(house: &House) -> Result<Option<Workspace>> {
    let mut ask = house.read();
    for workspace in workspace::list(&mut ask).await? {
        if store::is_empty(&mut ask, &workspace.id).await? {
            return Ok(Some(workspace));
        }
    }
    Ok(None)
}

/// A new workspace, as the settings name it.
async fn open(house: &House) -> Result<Workspace> {
    let config = house.config();
    let workspace = Workspace {
        id: WorkspaceId::mint(house.now(), house.dice()),
        name: config.company.clone(),
        zone: config.zone.clone(),
        currency: config.currency.clone(),
        created_at: house.now(),
    };
    let mut tx = journal::begin(house, &Actor::desk(&workspace.id)).await?;
    store::insert_workspace(&mut tx, &workspace).await?;
    let entry = Entry::on(Chain::Workspace, "workspace.opened").about(&workspace)?;
    tx.say(entry).await?.commit().await?;
    Ok(workspace)
}
