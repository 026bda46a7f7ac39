//! Receiving domains that are left alone for a while.

use twodb::{Ask, args, sql};

use crate::ground::id::WorkspaceId;
use crate::ground::{Result, Time};
use crate::notices::SetAside;

/// All of them, also those whose pause is over and that have not taken a letter since.
pub(in crate::notices) async fn list(ask: &mut dyn Ask, workspace: &WorkspaceId) -> Result<Vec<SetAside>> {
    let text =
        "select domain, until, losses, because, since from set_aside where workspace_id = $1 order by domain";
    Ok(ask.all(sql(text), args![workspace]).await?)
}

/// Those whose letters wait now.
pub(in crate::notices) async fn list_waiting(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    now: Time,
) -> Result<Vec<SetAside>> {
    let all = list(ask, workspace).await?;
    Ok(all.into_iter().filter(|aside| aside.until > now).collect())
}

/// Sets one aside, or for longer, and lets its letters wait so long.
pub(in crate::notices) async fn put(
    tx: &mut twodb::Tx,
    workspace: &WorkspaceId,
    aside: &SetAside,
) -> Result<()> {
    tx.run(
        sql("insert into set_aside (workspace_id, domain, until, losses, because, since) values ($1, $2, $3, $4, $5, $6)
             on conflict (workspace_id, domain) do update set until = excluded.until, losses = excluded.losses,
                because = excluded.because"),
        args![workspace, &aside.domain, aside.until, aside.losses, &aside.because, aside.since],
    )
    .await?;
    tx.run(
        sql("update deliveries set next_at = $1
             where workspace_id = $2 and channel = 'mail' and state = 'queued' and next_at is not null and next_at < $1
                and domain = $3"),
        args![aside.until, workspace, &aside.domain],
    )
    .await?;
    Ok(())
}

/// It works again.
pub(in crate::notices) async fn forget(
    tx: &mut twodb::Tx,
    workspace: &WorkspaceId,
    domain: &str,
) -> Result<()> {
    tx.run(sql("delete from set_aside where workspace_id = $1 and domain = $2"), args![workspace, domain])
        .await?;
    Ok(())
}
