//! What a version found, folded into one digest: the version vouches for it by that.

use twodb::{Ask, args, sql};

use crate::ground::Result;
use crate::ground::id::{ScopeId, WorkspaceId};
use crate::journal::Fold;

/// Rows read at a time.
const PAGE: i64 = 2_000;

/// The digests of whom a version found and by which holdings, of whom it leaves out and why, and of what it did not
/// know; with a space between.
pub async fn digest(ask: &mut impl Ask, workspace: &WorkspaceId, scope: &ScopeId) -> Result<String> {
    let members = members(ask, workspace, scope).await?;
    let exclusions = exclusions(ask, workspace, scope).await?;
    let strays = strays(ask, workspace, scope).await?;
    Ok([members, exclusions, strays].join(" "))
}

async fn members(ask: &mut impl Ask, workspace: &WorkspaceId, scope: &ScopeId) -> Result<String> {
    let mut fold = Fold::new();
    let mut after = (String::new(), String::new());
    loop {
        let text = sql("select customer_id, holding_id from scope_members
             where workspace_id = $1 and scope_id = $2 and (customer_id, holding_id) > ($3, $4)
             order by customer_id, holding_id limit $5");
        let rows: Vec<(String, String)> =
            ask.all(text, args![workspace, scope, after.0, after.1, PAGE]).await?;
        let Some(last) = rows.last().cloned() else { return Ok(fold.digest()) };
        rows.iter().try_for_each(|row| fold.add(row))?;
        after = last;
    }
}

async fn exclusions(ask: &mut impl Ask, workspace: &WorkspaceId, scope: &ScopeId) -> Result<String> {
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

async fn strays(ask: &mut impl Ask, workspace: &WorkspaceId, scope: &ScopeId) -> Result<String> {
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
