//! Short codes.

use twodb::{Ask, Sql, args, sql};

use crate::ground::id::{LinkId, WorkspaceId};
use crate::ground::{Fault, Result};
use crate::journal::Tx;
use crate::notices::codes::ShortCode;

const CODE: &str =
    "link_id || '/code' as witness_id, workspace_id, link_id, digest, minted_at, expires_at, used_at";

/// The code of a link.
pub(in crate::notices) async fn seek(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    link: &LinkId,
) -> Result<Option<ShortCode>> {
    let text = format!("select {CODE} from short_codes where workspace_id = $1 and link_id = $2");
    Ok(ask.maybe(Sql::built(text), args![workspace, link]).await?)
}

/// The code of this digest, in whichever workspace.
pub(in crate::notices) async fn seek_digest(ask: &mut dyn Ask, digest: &str) -> Result<Option<ShortCode>> {
    let text = format!("select {CODE} from short_codes where digest = $1");
    Ok(ask.maybe(Sql::built(text), args![digest]).await?)
}

/// The code of a link, held.
pub(in crate::notices) async fn find_held(tx: &mut Tx, link: &LinkId) -> Result<ShortCode> {
    let (workspace, hold) = (tx.actor().workspace.clone(), Sql::hold(tx));
    let text = format!("select {CODE} from short_codes where workspace_id = $1 and link_id = $2 {hold}");
    tx.maybe(Sql::built(text), args![workspace, link]).await?.ok_or(Fault::Missing("code"))
}

/// A new code, or one that lives on or was used.
pub(in crate::notices) async fn put(tx: &mut Tx, code: &ShortCode) -> Result<()> {
    let text = "insert into short_codes (workspace_id, link_id, digest, minted_at, expires_at, used_at)
                values ($1, $2, $3, $4, $5, $6) on conflict (workspace_id, link_id) do update set
                    expires_at = excluded.expires_at, used_at = excluded.used_at";
    let values =
        args![&code.workspace_id, &code.link_id, &code.digest, code.minted_at, code.expires_at, code.used_at];
    tx.run(sql(text), values).await?;
    Ok(())
}
