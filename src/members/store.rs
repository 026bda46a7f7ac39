//! All SQL of members and invitations; of sessions and tokens in `store/keys.rs`.

use twodb::{Args, Ask, Sql, args, sql};

use super::{Invitation, InvitationLine, Member, MemberLine, Password};
use crate::ground::id::{InvitationId, MemberId, WorkspaceId};
use crate::ground::web::{Page, Paging};
use crate::ground::workspace::Workspace;
use crate::ground::{Fault, Result, Time};
use crate::journal::{Chain, Entry, Tx};

pub(super) mod keys;

const MEMBER: &str = "workspace_id, id, name, email, role, joined_at, left_at, salt";
const INVITATION: &str = "workspace_id, id, purpose, email, role, member_id, digest, made_at, made_by, expires_at, \
    used_at, revoked_at, salt";

/// The member; [`Fault::Missing`] when there is none of this id in the workspace.
pub async fn find(ask: &mut dyn Ask, workspace: &WorkspaceId, id: &MemberId) -> Result<Member> {
    let text = format!("select {MEMBER} from members where workspace_id = $1 and id = $2");
    ask.maybe(Sql::built(text), args![workspace, id]).await?.ok_or(Fault::Missing("member"))
}

/// Everybody who is here, by name; for choices in forms.
pub async fn list(ask: &mut dyn Ask, workspace: &WorkspaceId) -> Result<Vec<Member>> {
    let text = format!(
        "select {MEMBER} from members where workspace_id = $1 and left_at is null order by name, id limit 1000"
    );
    Ok(ask.all(Sql::built(text), args![workspace]).await?)
}

/// Everybody who is here, by name, a page at a time.
pub(super) async fn page(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    paging: &Paging,
) -> Result<Page<MemberLine>> {
    let [name, id] = paging.parts().unwrap_or_default();
    let rows = ask
        .all(
            sql("select id, name, email, role, joined_at, left_at from members
                 where workspace_id = $1 and left_at is null and (name, id) > ($2, $3) order by name, id limit $4"),
            args![workspace, name, id, paging.rows() + 1],
        )
        .await?;
    Ok(Page::cut(rows, paging, |r: &MemberLine| [r.name.clone(), r.id.to_string()]))
}

/// The names of these members, those who left included.
pub(super) async fn list_names(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    ids: &[MemberId],
) -> Result<Vec<(MemberId, String)>> {
    let mut names = Vec::new();
    for some in ids.chunks(500) {
        let text = format!(
            "select id, name from members where workspace_id = $1 and id in {}",
            Sql::in_list(2, some.len())
        );
        let mut values: Args = args![workspace];
        values.extend(some.iter().map(twodb::Value::from));
        names.extend(ask.all::<(MemberId, String)>(Sql::built(text), values).await?);
    }
    Ok(names)
}

/// Who signs in with this address, in whichever workspace.
pub(super) async fn seek_by_email(ask: &mut dyn Ask, email: &str) -> Result<Option<Member>> {
    let text = format!("select {MEMBER} from members where email = $1 and left_at is null");
    Ok(ask.maybe(Sql::built(text), args![email]).await?)
}

/// How many owners a workspace has. Holds them until the end of the transaction, so that two cannot go at once.
pub(super) async fn count_owners(tx: &mut Tx, workspace: &WorkspaceId) -> Result<i64> {
    let text = format!(
        "select id from members where workspace_id = $1 and role = 'owner' and left_at is null order by id {}",
        Sql::hold(tx)
    );
    let owners: Vec<(MemberId,)> = tx.all(Sql::built(text), args![workspace]).await?;
    Ok(i64::try_from(owners.len()).unwrap_or(i64::MAX))
}

/// Whether anybody ever joined.
pub(super) async fn is_empty(ask: &mut dyn Ask, workspace: &WorkspaceId) -> Result<bool> {
    let found: Option<(MemberId,)> =
        ask.maybe(sql("select id from members where workspace_id = $1 limit 1"), args![workspace]).await?;
    Ok(found.is_none())
}

/// A new member, or a known one with what may change.
pub(super) async fn put(tx: &mut Tx, m: &Member) -> Result<()> {
    let text = format!(
        "insert into members ({MEMBER}) values ($1, $2, $3, $4, $5, $6, $7, $8)
         on conflict (workspace_id, id) do update set name = excluded.name, role = excluded.role, left_at = excluded.left_at"
    );
    let values = args![&m.workspace_id, &m.id, &m.name, &m.email, &m.role, m.joined_at, m.left_at, &m.salt];
    match tx.run(Sql::built(text), values).await {
        Ok(_) => Ok(()),
        Err(Fault::Broken(source)) if is_taken(source.as_ref()) => Err(Fault::invalid(
            "email",
            "Somebody signs in with this address already.",
            "Use another address, or sign in with this one.",
        )),
        Err(fault) => Err(fault),
    }
}

fn is_taken(source: &(dyn std::error::Error + Send + Sync + 'static)) -> bool {
    matches!(source.downcast_ref(), Some(twodb::Fault::Unique(_)))
}

/// The hash of a member's password.
pub(super) async fn password_of(ask: &mut dyn Ask, member: &Member) -> Result<Option<String>> {
    let row: Option<(String,)> = ask
        .maybe(
            sql("select hash from member_passwords where workspace_id = $1 and member_id = $2"),
            args![&member.workspace_id, &member.id],
        )
        .await?;
    Ok(row.map(|r| r.0))
}

/// Sets the hash of a member's password; gives the entry to say.
pub(super) async fn put_password(tx: &mut Tx, member: &Member, hash: &str) -> Result<Entry> {
    let password = Password {
        id: format!("{}/password", member.id),
        workspace_id: member.workspace_id.clone(),
        member_id: member.id.clone(),
        hash: hash.to_owned(),
        set_at: tx.now(),
    };
    tx.run(
        sql("insert into member_passwords (workspace_id, member_id, hash, set_at) values ($1, $2, $3, $4)
             on conflict (workspace_id, member_id) do update set hash = excluded.hash, set_at = excluded.set_at"),
        args![&password.workspace_id, &password.member_id, &password.hash, password.set_at],
    )
    .await?;
    Ok(Entry::on(Chain::Workspace, "member.password_set")
        .about(&password)?
        .with("member", member.id.as_str()))
}

/// A new workspace. Its table is the ground's, which reads it and never writes.
pub(super) async fn insert_workspace(tx: &mut Tx, w: &Workspace) -> Result<()> {
    tx.run(
        sql("insert into workspaces (id, name, zone, currency, created_at) values ($1, $2, $3, $4, $5)"),
        args![&w.id, &w.name, &w.zone, &w.currency, w.created_at],
    )
    .await?;
    Ok(())
}

/// Writes back what may change of a workspace.
pub(super) async fn update_workspace(tx: &mut Tx, w: &Workspace) -> Result<()> {
    tx.run(
        sql("update workspaces set name = $1, zone = $2, currency = $3 where id = $4"),
        args![&w.name, &w.zone, &w.currency, &w.id],
    )
    .await?;
    Ok(())
}

/// The invitation whose secret has this digest.
pub(super) async fn seek_invitation(ask: &mut dyn Ask, digest: &str) -> Result<Option<Invitation>> {
    let text = format!("select {INVITATION} from invitations where digest = $1");
    Ok(ask.maybe(Sql::built(text), args![digest]).await?)
}

/// The invitation of this id.
pub(super) async fn find_invitation(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    id: &InvitationId,
) -> Result<Invitation> {
    let text = format!("select {INVITATION} from invitations where workspace_id = $1 and id = $2");
    ask.maybe(Sql::built(text), args![workspace, id]).await?.ok_or(Fault::Missing("invitation"))
}

/// Links of one purpose that are neither used nor taken back.
pub(super) async fn list_open(
    tx: &mut Tx,
    workspace: &WorkspaceId,
    purpose: &str,
    email: Option<&str>,
) -> Result<Vec<Invitation>> {
    let text = format!(
        "select {INVITATION} from invitations where workspace_id = $1 and purpose = $2
         and used_at is null and revoked_at is null and (email = $3 or email is null)"
    );
    Ok(tx.all(Sql::built(text), args![workspace, purpose, email.unwrap_or_default()]).await?)
}

/// Invitations to join that still work, newest first.
pub(super) async fn page_invitations(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    now: Time,
    paging: &Paging,
) -> Result<Page<InvitationLine>> {
    let (before, id) = paging.before();
    let rows = ask
        .all(
            sql("select id, email, role, made_at, expires_at from invitations
                 where workspace_id = $1 and purpose = 'join' and used_at is null and revoked_at is null
                 and expires_at > $2 and email is not null and (made_at, id) < ($3, $4)
                 order by made_at desc, id desc limit $5"),
            args![workspace, now, before, id, paging.rows() + 1],
        )
        .await?;
    Ok(Page::cut(rows, paging, |r: &InvitationLine| [r.made_at.0.to_string(), r.id.as_str().to_owned()]))
}

/// A new link.
pub(super) async fn insert_invitation(tx: &mut Tx, i: &Invitation) -> Result<()> {
    let text = format!(
        "insert into invitations ({INVITATION}) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)"
    );
    let values = args![
        &i.workspace_id,
        &i.id,
        &i.purpose,
        &i.email,
        &i.role,
        &i.member_id,
        &i.digest,
        i.made_at,
        &i.made_by,
        i.expires_at,
        i.used_at,
        i.revoked_at,
        &i.salt
    ];
    tx.run(Sql::built(text), values).await?;
    Ok(())
}

/// Uses a link up, or takes it back; [`Fault::Conflict`] when somebody was quicker.
pub(super) async fn close_invitation(tx: &mut Tx, i: &Invitation) -> Result<()> {
    let touched = tx
        .run(
            sql("update invitations set used_at = $1, revoked_at = $2, member_id = $3
                 where workspace_id = $4 and id = $5 and used_at is null and revoked_at is null"),
            args![i.used_at, i.revoked_at, &i.member_id, &i.workspace_id, &i.id],
        )
        .await?;
    if touched == 0 {
        return Err(Fault::Conflict("This link was used already, or taken back. Ask for a new one.".into()));
    }
    Ok(())
}
