//! Leeways, and the hold that keeps two drafts from spending one leeway twice.

use twodb::{Ask, Sql, args, sql};

use crate::ground::Result;
use crate::ground::id::WorkspaceId;
use crate::journal::Tx;
use crate::remedies::Leeway;

/// The leeways somebody set, by whom they bind.
pub(in crate::remedies) async fn list_leeways(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
) -> Result<Vec<Leeway>> {
    Ok(ask
        .all(
            sql("select workspace_id, id, who, currency, per_offer_minor, per_customer_minor, set_by, set_at
                 from leeways where workspace_id = $1 order by who, currency"),
            args![workspace],
        )
        .await?)
}

/// Sets a leeway.
pub(in crate::remedies) async fn put_leeway(tx: &mut Tx, leeway: &Leeway) -> Result<()> {
    let l = leeway;
    tx.run(
        sql("insert into leeways (workspace_id, id, who, currency, per_offer_minor, per_customer_minor, set_by, set_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8)
             on conflict (workspace_id, id) do update set per_offer_minor = excluded.per_offer_minor,
                per_customer_minor = excluded.per_customer_minor, set_by = excluded.set_by, set_at = excluded.set_at"),
        args![
            &l.workspace_id, &l.id, &l.who, &l.currency, l.per_offer_minor, l.per_customer_minor, &l.set_by, l.set_at
        ],
    )
    .await?;
    Ok(())
}

/// Lets one draft of a workspace happen at a time: two at once must not both spend the same leeway.
pub(in crate::remedies) async fn hold_workspace(tx: &mut Tx, workspace: &WorkspaceId) -> Result<()> {
    let hold = Sql::hold(tx);
    let text = format!("select id from workspaces where id = $1 {hold}");
    let _: Option<(String,)> = tx.maybe(Sql::built(text), args![workspace]).await?;
    Ok(())
}
