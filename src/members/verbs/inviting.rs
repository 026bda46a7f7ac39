//! Links that work once: made, sent, used, taken back.

use super::super::{Invitation, Inviting, Member, Purpose, letters, rules, secret, store};
use crate::ground::clock::{DAY, HOUR};
use crate::ground::id::InvitationId;
use crate::ground::page::Lang;
use crate::ground::text::{self, NAME};
use crate::ground::{Actor, Fault, House, Result, Role, Time, workspace};
use crate::journal::{self, Chain, Entry, Tx};

/// How long an invitation works.
const INVITATION: i64 = 7 * DAY;
/// How long a link to a new password works.
const RESET: i64 = HOUR;

/// An invitation that was made.
#[derive(Debug)]
pub struct Invited {
    /// The row.
    pub invitation: Invitation,
    /// The link, when no mail relay is set: it is shown here once, to be handed on, and never again.
    pub link: Option<String>,
}

/// Invites somebody by mail, in the place of an earlier invitation to the same address. Owners only.
pub async fn invite(house: &House, actor: &Actor, said: &Inviting, lang: Lang) -> Result<Invited> {
    actor.must_be(Role::Owner)?;
    let (email, role) = match (rules::email(&said.email), rules::role(&said.role)) {
        (Ok(email), Ok(role)) => (email, role),
        (email, role) => {
            return Err(Fault::Invalid([email.err(), role.err()].into_iter().flatten().collect()));
        }
    };
    let mut tx = journal::begin(house, actor).await?;
    if store::seek_by_email(&mut tx, &email).await?.is_some() {
        return Err(Fault::invalid(
            "email",
            "Somebody signs in with this address already.",
            "Look in the list.",
        ));
    }
    let mut entries = Vec::new();
    for old in store::list_open(&mut tx, &actor.workspace, Purpose::Join.word(), Some(&email)).await? {
        entries.push(take_back(&mut tx, old).await?);
    }
    let secret = house.dice().secret();
    let expires_at = tx.now().plus(INVITATION);
    let invitation = link(&tx, Purpose::Join, Some(email.clone()), role, &secret, expires_at);
    store::insert_invitation(&mut tx, &invitation).await?;
    let address = address(house, Purpose::Join, &secret);
    let by_mail = house.config().smtp_url.is_some();
    if by_mail {
        let company = workspace::seek(&mut tx, &actor.workspace).await?.map(|w| w.name).unwrap_or_default();
        let letter = letters::invitation(lang, &email, &company, &actor.name, &address)?;
        let now = tx.now();
        tx.enqueue(&letter, now).await?;
    }
    let entry = Entry::on(Chain::Workspace, "member.invited").about(&invitation)?;
    entries.push(entry.with("purpose", "join").with("role", role.word()).with("by_mail", by_mail));
    tx.say(entries).await?.commit().await?;
    Ok(Invited { invitation, link: (!by_mail).then_some(address) })
}

/// Takes an invitation back. Owners only.
pub async fn revoke_invitation(house: &House, actor: &Actor, id: &InvitationId) -> Result<()> {
    actor.must_be(Role::Owner)?;
    let mut tx = journal::begin(house, actor).await?;
    let invitation = store::find_invitation(&mut tx, &actor.workspace, id).await?;
    let entry = take_back(&mut tx, invitation).await?;
    tx.say(entry).await?.commit().await
}

/// The open link of this purpose and secret, for the page behind it; [`Fault::Missing`] when it is none, or does
/// not work any more: who guesses learns nothing.
pub async fn open_link(house: &House, purpose: Purpose, link_secret: &str) -> Result<Invitation> {
    working_link(house, purpose, link_secret).await
}

/// Joins by invitation, with a name and a password.
pub async fn accept(house: &House, link_secret: &str, name: &str, password: &str) -> Result<Actor> {
    let invitation = working_link(house, Purpose::Join, link_secret).await?;
    let faults: Vec<_> = [text::required("name", name, NAME).err(), rules::may_be_password(password).err()]
        .into_iter()
        .flatten()
        .collect();
    if !faults.is_empty() {
        return Err(Fault::Invalid(faults));
    }
    let hash = secret::hash(house, password).await?;
    let mut tx = journal::begin(house, &Actor::desk(&invitation.workspace_id)).await?;
    let member = Member {
        workspace_id: invitation.workspace_id.clone(),
        id: tx.mint(),
        name: text::required("name", name, NAME)?,
        email: invitation.email.clone().unwrap_or_default(),
        role: invitation.role().word().into(),
        joined_at: tx.now(),
        left_at: None,
        salt: tx.salt(),
    };
    let used = use_up(&mut tx, invitation, &member).await?;
    store::put(&mut tx, &member).await?;
    let password = store::put_password(&mut tx, &member, &hash).await?;
    let joined =
        Entry::on(Chain::Workspace, "member.joined").about(&member)?.with("role", member.role.as_str());
    tx.say(vec![used, joined, password]).await?.commit().await?;
    Ok(member.actor())
}

/// A link with which a member sets a new password, for an operator to hand over. Owners and the desk only.
pub async fn offer_reset(house: &House, actor: &Actor, email: &str) -> Result<String> {
    actor.must_be(Role::Owner)?;
    let email = rules::email(email)?;
    let mut tx = journal::begin(house, actor).await?;
    let member = store::seek_by_email(&mut tx, &email).await?;
    let member = member.filter(|m| m.workspace_id == actor.workspace).ok_or(Fault::Missing("member"))?;
    let secret = house.dice().secret();
    let expires_at = tx.now().plus(RESET);
    let invitation = Invitation {
        member_id: Some(member.id.clone()),
        ..link(&tx, Purpose::Reset, None, member.role(), &secret, expires_at)
    };
    store::insert_invitation(&mut tx, &invitation).await?;
    let entry = Entry::on(Chain::Workspace, "member.reset_offered").about(&invitation)?;
    tx.say(entry.with("member", member.id.as_str())).await?.commit().await?;
    Ok(address(house, Purpose::Reset, &secret))
}

/// Sets a new password by link. Every session of before is ended: whoever had the old one is out.
pub async fn reset(house: &House, link_secret: &str, password: &str) -> Result<Actor> {
    let invitation = working_link(house, Purpose::Reset, link_secret).await?;
    rules::may_be_password(password)?;
    let hash = secret::hash(house, password).await?;
    let id = invitation.member_id.clone().ok_or(Fault::Missing("page"))?;
    let mut tx = journal::begin(house, &Actor::desk(&invitation.workspace_id)).await?;
    let member = store::find(&mut tx, &invitation.workspace_id, &id).await?;
    rules::must_be_here(&member)?;
    let mut entries = vec![use_up(&mut tx, invitation, &member).await?];
    entries.extend(super::keys::end_sessions(&mut tx, &member, None).await?);
    entries.push(store::put_password(&mut tx, &member, &hash).await?);
    tx.say(entries).await?.commit().await?;
    Ok(member.actor())
}

pub(super) fn link(
    tx: &Tx,
    purpose: Purpose,
    email: Option<String>,
    role: Role,
    secret: &str,
    expires_at: Time,
) -> Invitation {
    Invitation {
        workspace_id: tx.actor().workspace.clone(),
        id: tx.mint(),
        purpose: purpose.word().into(),
        email,
        role: role.word().into(),
        member_id: None,
        digest: secret::digest(secret),
        made_at: tx.now(),
        made_by: tx.actor().label(),
        expires_at,
        used_at: None,
        revoked_at: None,
        salt: tx.salt(),
    }
}

/// The whole address of a link.
pub(super) fn address(house: &House, purpose: Purpose, secret: &str) -> String {
    format!("{}/{}/{secret}", house.config().base_url, purpose.path())
}

pub(super) async fn working_link(house: &House, purpose: Purpose, link_secret: &str) -> Result<Invitation> {
    let found = store::seek_invitation(&mut house.read(), &secret::digest(link_secret)).await?;
    found.filter(|i| i.purpose == purpose.word() && i.is_open(house.now())).ok_or(Fault::Missing("page"))
}

/// Uses a link up; gives the entry to say.
pub(super) async fn use_up(tx: &mut Tx, link: Invitation, by: &Member) -> Result<Entry> {
    let link = Invitation { used_at: Some(tx.now()), member_id: Some(by.id.clone()), ..link };
    store::close_invitation(tx, &link).await?;
    Entry::on(Chain::Workspace, "invitation.used").about(&link)
}

/// Takes a link back; gives the entry to say.
pub(super) async fn take_back(tx: &mut Tx, link: Invitation) -> Result<Entry> {
    let link = Invitation { revoked_at: Some(tx.now()), ..link };
    store::close_invitation(tx, &link).await?;
    Entry::on(Chain::Workspace, "member.uninvited").about(&link)
}
