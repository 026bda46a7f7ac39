//! Members named to call executives.

use twodb::{Ask, Sql, args, sql};

use crate::calls::Caller;
use crate::ground::Result;
use crate::ground::id::{MemberId, WorkspaceId};
use crate::journal::Tx;

const CALLER: &str = "workspace_id, id, member_id, member_name, named_at, named_by, released_at, released_by";

/// Those who are named now, by name.
pub(in crate::calls) async fn list_callers(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
) -> Result<Vec<Caller>> {
    let text = format!(
        "select {CALLER} from callers where workspace_id = $1 and released_at is null order by member_name, id limit 200"
    );
    Ok(ask.all(Sql::built(text), args![workspace]).await?)
}

/// Whether a member is named now.
pub(in crate::calls) async fn is_caller(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    member: &MemberId,
) -> Result<bool> {
    let text =
        "select count(*) from callers where workspace_id = $1 and member_id = $2 and released_at is null";
    Ok(ask.count(sql(text), args![workspace, member]).await? > 0)
}

/// The naming of a member that stands now, held.
pub(in crate::calls) async fn seek_caller(tx: &mut Tx, member: &MemberId) -> Result<Option<Caller>> {
    let (workspace, hold) = (tx.actor().workspace.clone(), Sql::hold(tx));
    let text = format!(
        "select {CALLER} from callers where workspace_id = $1 and member_id = $2 and released_at is null {hold}"
    );
    Ok(tx.maybe(Sql::built(text), args![workspace, member]).await?)
}

/// A new naming, or one that has ended; false when the member was named meanwhile.
pub(in crate::calls) async fn put_caller(tx: &mut Tx, caller: &Caller) -> Result<bool> {
    let c = caller;
    let text = if c.released_at.is_some() {
        format!(
            "insert into callers ({CALLER}) values ($1,$2,$3,$4,$5,$6,$7,$8)
             on conflict (workspace_id, id) do update set released_at = excluded.released_at, released_by = excluded.released_by"
        )
    } else {
        format!("insert into callers ({CALLER}) values ($1,$2,$3,$4,$5,$6,$7,$8) on conflict do nothing")
    };
    let values = args![
        &c.workspace_id,
        &c.id,
        &c.member_id,
        &c.member_name,
        c.named_at,
        &c.named_by,
        c.released_at,
        &c.released_by
    ];
    Ok(tx.run(Sql::built(text), values).await? == 1)
}
