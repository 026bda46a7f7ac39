//! What a version found, folded into one digest: the version vouches for it by that.

use twodb::{Ask, Sql, args, sql};

use crate::ground::Result;
use crate::ground::id::{ScopeId, WorkspaceId};
use crate::journal::Fold;

/// Rows read at a time.
const PAGE: i64 = 2_000;

/// The digests of whom a version found and by which holdings, of whom it leaves out and why, of what it did not know,
/// and where it says anything of such, of whom it possibly touches; with a space between.
pub async fn digest(ask: &mut dyn Ask, workspace: &WorkspaceId, scope: &ScopeId) -> Result<String> {
    let found = folded(ask, workspace, scope, "scope_members").await?;
    let exclusions = exclusions(ask, workspace, scope).await?;
    let strays = strays(ask, workspace, scope).await?;
    let mut parts = vec![found, exclusions, strays];
    let text = sql("select (select count(*) from scopes where workspace_id = $1 and id = $2 and possible is not null)
        + (select count(*) from (select 1 from scope_possibles where workspace_id = $1 and scope_id = $2 limit 1) found)");
    if ask.count(text, args![workspace, scope]).await? > 0 {
        parts.push(folded(ask, workspace, scope, "scope_possibles").await?);
    }
    Ok(parts.join(" "))
}

/// Customers and their holdings, as one of two tables has them.
async fn folded(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    scope: &ScopeId,
    table: &'static str,
) -> Result<String> {
    let mut fold = Fold::new();
    let mut after = (String::new(), String::new());
    loop {
        let text = format!(
            "select customer_id, holding_id from {table}
             where workspace_id = $1 and scope_id = $2 and (customer_id, holding_id) > ($3, $4)
             order by customer_id, holding_id limit $5"
        );
        let rows: Vec<(String, String)> =
            ask.all(Sql::built(text), args![workspace, scope, after.0, after.1, PAGE]).await?;
        let Some(last) = rows.last().cloned() else { return Ok(fold.digest()) };
        rows.iter().try_for_each(|row| fold.add(row))?;
        after = last;
    }
}

async fn exclusions(ask: &mut dyn Ask, workspace: &WorkspaceId, scope: &ScopeId) -> Result<String> {
    let mut fold = Fold::new();
    let mut after = String::new();
    loop {
        let text = sql("select customer_id, because from scope_exclusions
             where workspace_id = $1 and scope_id = $2 and customer_id > $3 order by customer_id limit $4");
        let rows: Vec<(String, String)> = ask.all(text, args![workspace, scope, after, PAGE]).await?;
        let Some((last, _)) = rows.last().cloned() else { return Ok(fold.digest()) };
        rows.iter().try_for_each(|row| fold.add(row))?;
        after = last;
    }
}

async fn strays(ask: &mut dyn Ask, workspace: &WorkspaceId, scope: &ScopeId) -> Result<String> {
    let mut fold = Fold::new();
    let mut after = -1;
    loop {
        let text = sql("select line, entry from scope_strays
             where workspace_id = $1 and scope_id = $2 and line > $3 order by line limit $4");
        let rows: Vec<(i64, String)> = ask.all(text, args![workspace, scope, after, PAGE]).await?;
        let Some((last, _)) = rows.last().cloned() else { return Ok(fold.digest()) };
        rows.iter().try_for_each(|row| fold.add(row))?;
        after = last;
    }
}
