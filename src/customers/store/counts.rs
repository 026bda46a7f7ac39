//! How much is known of whom, over the whole workspace.

use twodb::{Ask, args, sql};

use crate::ground::Result;
use crate::ground::id::{CustomerId, WorkspaceId};

/// Customers, contacts and holdings of a workspace.
pub async fn count(ask: &mut dyn Ask, workspace: &WorkspaceId) -> Result<(i64, i64, i64)> {
    let customers = sql("select count(*) from customers where workspace_id = $1");
    let contacts = sql("select count(*) from contacts where workspace_id = $1");
    let holdings = sql("select count(*) from holdings where workspace_id = $1");
    Ok((
        ask.count(customers, args![workspace]).await?,
        ask.count(contacts, args![workspace]).await?,
        ask.count(holdings, args![workspace]).await?,
    ))
}

/// Customers without any contact, by id, with their name and one of their keys; at most `most` after `after`.
pub async fn list_without_contact(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    after: Option<&CustomerId>,
    most: i64,
) -> Result<Vec<(CustomerId, String, String)>> {
    let after = after.map_or("", CustomerId::as_str);
    Ok(ask
        .all(
            sql("select c.id, c.name, min(k.external_key)
                 from customers c join customer_keys k on k.workspace_id = c.workspace_id and k.customer_id = c.id
                 where c.workspace_id = $1 and c.id > $2 and not exists
                   (select 1 from contacts p where p.workspace_id = c.workspace_id and p.customer_id = c.id)
                 group by c.id, c.name order by c.id limit $3"),
            args![workspace, after, most],
        )
        .await?)
}
