//! Sessions and tokens: recognised, listed, made, ended.

use super::super::key::{IDLE, TOKEN_PREFIX};
use super::super::{Entrance, Member, Scope, Session, SessionLine, Token, TokenLine, secret, store};
use crate::ground::clock::MINUTE;
use crate::ground::id::{SessionId, TokenId};
use crate::ground::text;
use crate::ground::{Actor, Fault, House, Result, Role, Who};
use crate::journal::{self, Chain, Entry, Tx};

/// How coarsely the last sight of a key is kept: a page that opens must not cost a write each time.
const COARSE: i64 = 5 * MINUTE;

/// Who holds this session's secret; `None` when it was ended, lay idle too long, or never was.
pub async fn by_session(house: &House, secret: &str) -> Result<Option<(Actor, Entrance)>> {
    let Some(shown) = store::keys::seek_session(&mut house.read(), &secret::digest(secret)).await? else {
        return Ok(None);
    };
    let away = house.now().since(shown.seen_at);
    let Ok(id) = shown.key_id.parse::<SessionId>() else { return Ok(None) };
    if away > IDLE {
        return Ok(None);
    }
    if away > COARSE {
        store::keys::saw(house, &shown.member.workspace_id, &shown.key_id).await?;
    }
    Ok(Some((shown.member.actor(), Entrance::Session(id))))
}

/// For whom this token acts: as its member, but as a viewer when it may only read.
pub async fn by_token(house: &House, token: &str) -> Result<Option<(Actor, Entrance)>> {
    if !token.starts_with(TOKEN_PREFIX) {
        return Ok(None);
    }
    let Some(shown) = store::keys::seek_token(&mut house.read(), &secret::digest(token)).await? else {
        return Ok(None);
    };
    let Ok(id) = shown.key_id.parse::<TokenId>() else { return Ok(None) };
    if house.now().since(shown.seen_at) > COARSE {
        store::keys::saw(house, &shown.member.workspace_id, &shown.key_id).await?;
    }
    let scope = Scope::from_word(&shown.scope).unwrap_or(Scope::Read);
    let mut actor = shown.member.actor();
    if scope == Scope::Read {
        actor.who = Who::Member { id: shown.member.id, role: Role::Viewer };
    }
    Ok(Some((actor, Entrance::Token(id, scope))))
}

/// One's own live sessions, newest first.
pub async fn sessions_of(house: &House, actor: &Actor) -> Result<Vec<SessionLine>> {
    let since = house.now().plus(-IDLE);
    store::keys::lines_of_sessions(&mut house.read(), &actor.workspace, actor.must_be_member()?, since).await
}

/// One's own tokens, newest first.
pub async fn tokens_of(house: &House, actor: &Actor) -> Result<Vec<TokenLine>> {
    store::keys::lines_of_tokens(&mut house.read(), &actor.workspace, actor.must_be_member()?).await
}

/// Ends one of one's own sessions, here or elsewhere.
pub async fn end_session(house: &House, actor: &Actor, id: &SessionId) -> Result<()> {
    let member = actor.must_be_member()?;
    let mut tx = journal::begin(house, actor).await?;
    let session = store::keys::find_session(&mut tx, &actor.workspace, member, id).await?;
    let entry = end_one(&mut tx, session).await?;
    tx.say(entry).await?.commit().await
}

/// A token that was made.
#[derive(Debug)]
pub struct Made {
    /// Which.
    pub id: TokenId,
    /// The token itself: shown once and kept nowhere.
    pub token: String,
}

/// Makes a token that acts for oneself.
pub async fn make_token(house: &House, actor: &Actor, label: &str, scope: &str) -> Result<Made> {
    let member = actor.must_be_member()?;
    let label = text::required("label", label, 100)?;
    let scope = Scope::from_word(scope)
        .ok_or_else(|| Fault::invalid("scope", "This is no scope we know.", "Choose read or write."))?;
    let secret = format!("{TOKEN_PREFIX}{}", house.dice().secret());
    let mut tx = journal::begin(house, actor).await?;
    let token = Token {
        workspace_id: actor.workspace.clone(),
        id: tx.mint(),
        member_id: member.clone(),
        label,
        scope: scope.word().into(),
        digest: secret::digest(&secret),
        made_at: tx.now(),
        revoked_at: None,
        salt: tx.salt(),
    };
    store::keys::insert_token(&mut tx, &token).await?;
    let entry = Entry::on(Chain::Workspace, "token.made").about(&token)?.with("scope", scope.word());
    tx.say(entry).await?.commit().await?;
    Ok(Made { id: token.id, token: secret })
}

/// Revokes one of one's own tokens.
pub async fn revoke_token(house: &House, actor: &Actor, id: &TokenId) -> Result<()> {
    let member = actor.must_be_member()?;
    let mut tx = journal::begin(house, actor).await?;
    let token = store::keys::find_token(&mut tx, &actor.workspace, member, id).await?;
    let entry = revoke_one(&mut tx, token).await?;
    tx.say(entry).await?.commit().await
}

/// Ends every session of a member but `here`; gives the entries to say.
pub(super) async fn end_sessions(
    tx: &mut Tx,
    member: &Member,
    here: Option<&SessionId>,
) -> Result<Vec<Entry>> {
    let mut entries = Vec::new();
    for session in store::keys::list_sessions(tx, &member.workspace_id, &member.id).await? {
        if Some(&session.id) != here {
            entries.push(end_one(tx, session).await?);
        }
    }
    Ok(entries)
}

/// Revokes every token of a member; gives the entries to say.
pub(super) async fn revoke_tokens(tx: &mut Tx, member: &Member) -> Result<Vec<Entry>> {
    let mut entries = Vec::new();
    for token in store::keys::list_tokens(tx, &member.workspace_id, &member.id).await? {
        entries.push(revoke_one(tx, token).await?);
    }
    Ok(entries)
}

async fn end_one(tx: &mut Tx, session: Session) -> Result<Entry> {
    let session = Session { ended_at: Some(tx.now()), ..session };
    store::keys::end_session(tx, &session).await?;
    Entry::on(Chain::Workspace, "session.ended").about(&session)
}

async fn revoke_one(tx: &mut Tx, token: Token) -> Result<Entry> {
    let token = Token { revoked_at: Some(tx.now()), ..token };
    store::keys::revoke_token(tx, &token).await?;
    Entry::on(Chain::Workspace, "token.revoked").about(&token)
}
