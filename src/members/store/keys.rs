//! All SQL of sessions and tokens.

use twodb::{Ask, Sql, args, sql};

use crate::ground::id::{MemberId, SessionId, TokenId, WorkspaceId};
use crate::ground::{Fault, House, Result, Time};
use crate::journal::Tx;
use crate::members::{Member, Session, SessionLine, Token, TokenLine};

const SESSION: &str = "workspace_id, id, member_id, digest, device, made_at, ended_at, salt";
const TOKEN: &str = "workspace_id, id, member_id, label, scope, digest, made_at, revoked_at, salt";

/// A key that was shown at the gate, with the member who holds it.
#[derive(Debug, sqlx::FromRow)]
pub(in crate::members) struct Shown {
    #[sqlx(flatten)]
    pub(in crate::members) member: Member,
    pub(in crate::members) key_id: String,
    pub(in crate::members) scope: String,
    pub(in crate::members) seen_at: Time,
}

/// Whose live session has this digest, and when it was last seen.
pub(in crate::members) async fn seek_session(ask: &mut dyn Ask, digest: &str) -> Result<Option<Shown>> {
    Ok(ask
        .maybe(
            sql("select m.workspace_id, m.id, m.name, m.email, m.role, m.joined_at, m.left_at, m.salt,
                        s.id as key_id, 'write' as scope, coalesce(k.seen_at, s.made_at) as seen_at
                 from sessions s
                 join members m on m.workspace_id = s.workspace_id and m.id = s.member_id
                 left join key_sightings k on k.workspace_id = s.workspace_id and k.key_id = s.id
                 where s.digest = $1 and s.ended_at is null and m.left_at is null"),
            args![digest],
        )
        .await?)
}

/// Whose live token has this digest, and when it was last seen.
pub(in crate::members) async fn seek_token(ask: &mut dyn Ask, digest: &str) -> Result<Option<Shown>> {
    Ok(ask
        .maybe(
            sql("select m.workspace_id, m.id, m.name, m.email, m.role, m.joined_at, m.left_at, m.salt,
                        t.id as key_id, t.scope, coalesce(k.seen_at, 0) as seen_at
                 from tokens t
                 join members m on m.workspace_id = t.workspace_id and m.id = t.member_id
                 left join key_sightings k on k.workspace_id = t.workspace_id and k.key_id = t.id
                 where t.digest = $1 and t.revoked_at is null and m.left_at is null"),
            args![digest],
        )
        .await?)
}

/// Notes that a key was seen. No change of state, so it says no entry and takes a plain transaction.
pub(in crate::members) async fn saw(house: &House, workspace: &WorkspaceId, key: &str) -> Result<()> {
    let mut tx = house.db().begin().await?;
    tx.run(
        sql("insert into key_sightings (workspace_id, key_id, seen_at) values ($1, $2, $3)
             on conflict (workspace_id, key_id) do update set seen_at = excluded.seen_at"),
        args![workspace, key, house.now()],
    )
    .await?;
    tx.commit().await?;
    Ok(())
}

/// A new session.
pub(in crate::members) async fn insert_session(tx: &mut Tx, s: &Session) -> Result<()> {
    let text = format!("insert into sessions ({SESSION}) values ($1, $2, $3, $4, $5, $6, $7, $8)");
    let values =
        args![&s.workspace_id, &s.id, &s.member_id, &s.digest, &s.device, s.made_at, s.ended_at, &s.salt];
    tx.run(Sql::built(text), values).await?;
    Ok(())
}

/// A member's session; [`Fault::Missing`] when they have none of this id.
pub(in crate::members) async fn find_session(
    tx: &mut Tx,
    workspace: &WorkspaceId,
    member: &MemberId,
    id: &SessionId,
) -> Result<Session> {
    let text = format!(
        "select {SESSION} from sessions where workspace_id = $1 and member_id = $2 and id = $3 and ended_at is null"
    );
    tx.maybe(Sql::built(text), args![workspace, member, id]).await?.ok_or(Fault::Missing("session"))
}

/// A member's sessions that were not ended; idle ones among them.
pub(in crate::members) async fn list_sessions(
    tx: &mut Tx,
    workspace: &WorkspaceId,
    member: &MemberId,
) -> Result<Vec<Session>> {
    let text = format!(
        "select {SESSION} from sessions where workspace_id = $1 and member_id = $2 and ended_at is null"
    );
    Ok(tx.all(Sql::built(text), args![workspace, member]).await?)
}

/// A member's sessions seen since `since`, newest first.
pub(in crate::members) async fn lines_of_sessions(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    member: &MemberId,
    since: Time,
) -> Result<Vec<SessionLine>> {
    Ok(ask
        .all(
            sql("select s.id, s.device, s.made_at, coalesce(k.seen_at, s.made_at) as seen_at from sessions s
                 left join key_sightings k on k.workspace_id = s.workspace_id and k.key_id = s.id
                 where s.workspace_id = $1 and s.member_id = $2 and s.ended_at is null
                 and coalesce(k.seen_at, s.made_at) > $3 order by s.made_at desc, s.id desc limit 100"),
            args![workspace, member, since],
        )
        .await?)
}

/// Ends a session; [`Fault::Conflict`] when it was ended meanwhile.
pub(in crate::members) async fn end_session(tx: &mut Tx, s: &Session) -> Result<()> {
    let touched = tx
        .run(
            sql("update sessions set ended_at = $1 where workspace_id = $2 and id = $3 and ended_at is null"),
            args![s.ended_at, &s.workspace_id, &s.id],
        )
        .await?;
    if touched == 0 {
        return Err(Fault::Conflict("This session was ended already.".into()));
    }
    Ok(())
}

/// A new token.
pub(in crate::members) async fn insert_token(tx: &mut Tx, t: &Token) -> Result<()> {
    let text = format!("insert into tokens ({TOKEN}) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)");
    let values = args![
        &t.workspace_id,
        &t.id,
        &t.member_id,
        &t.label,
        &t.scope,
        &t.digest,
        t.made_at,
        t.revoked_at,
        &t.salt
    ];
    tx.run(Sql::built(text), values).await?;
    Ok(())
}

/// A member's token; [`Fault::Missing`] when they have none of this id.
pub(in crate::members) async fn find_token(
    tx: &mut Tx,
    workspace: &WorkspaceId,
    member: &MemberId,
    id: &TokenId,
) -> Result<Token> {
    let text = format!(
        "select {TOKEN} from tokens where workspace_id = $1 and member_id = $2 and id = $3 and revoked_at is null"
    );
    tx.maybe(Sql::built(text), args![workspace, member, id]).await?.ok_or(Fault::Missing("token"))
}

/// A member's tokens that were not revoked.
pub(in crate::members) async fn list_tokens(
    tx: &mut Tx,
    workspace: &WorkspaceId,
    member: &MemberId,
) -> Result<Vec<Token>> {
    let text = format!(
        "select {TOKEN} from tokens where workspace_id = $1 and member_id = $2 and revoked_at is null"
    );
    Ok(tx.all(Sql::built(text), args![workspace, member]).await?)
}

/// A member's tokens, newest first.
pub(in crate::members) async fn lines_of_tokens(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    member: &MemberId,
) -> Result<Vec<TokenLine>> {
    Ok(ask
        .all(
            sql("select t.id, t.label, t.scope, t.made_at, k.seen_at from tokens t
                 left join key_sightings k on k.workspace_id = t.workspace_id and k.key_id = t.id
                 where t.workspace_id = $1 and t.member_id = $2 and t.revoked_at is null
                 order by t.made_at desc, t.id desc limit 100"),
            args![workspace, member],
        )
        .await?)
}

/// Revokes a token; [`Fault::Conflict`] when it was revoked meanwhile.
pub(in crate::members) async fn revoke_token(tx: &mut Tx, t: &Token) -> Result<()> {
    let touched = tx
        .run(
            sql("update tokens set revoked_at = $1 where workspace_id = $2 and id = $3 and revoked_at is null"),
            args![t.revoked_at, &t.workspace_id, &t.id],
        )
        .await?;
    if touched == 0 {
        return Err(Fault::Conflict("This key was revoked already.".into()));
    }
    Ok(())
}
