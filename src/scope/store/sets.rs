//! Sets of values that rules name, and their values.

use twodb::{Ask, Sql, args, sql};

use crate::ground::id::{SetId, WorkspaceId};
use crate::ground::web::{Page, Paging};
use crate::ground::{Fault, Result, Time};
use crate::journal::{Fold, Tx};
use crate::scope::ValueSet;

const SET: &str = "workspace_id, id, name, version, because, many, values_digest, salt, made_at, made_by, made_name, replaced_at";
/// Values read at a time.
const PAGE: i64 = 5_000;

/// A version of a set.
pub async fn find(ask: &mut dyn Ask, workspace: &WorkspaceId, id: &SetId) -> Result<ValueSet> {
    let text = format!("select {SET} from scope_sets where workspace_id = $1 and id = $2");
    ask.maybe(Sql::built(text), args![workspace, id]).await?.ok_or(Fault::Missing("set"))
}

/// The newest version of each name, by name.
pub async fn list(ask: &mut dyn Ask, workspace: &WorkspaceId, paging: &Paging) -> Result<Page<ValueSet>> {
    let [after] = paging.parts().unwrap_or_default();
    let text = format!(
        "select {SET} from scope_sets where workspace_id = $1 and replaced_at is null and name > $2 order by name limit $3"
    );
    let rows = ask.all(Sql::built(text), args![workspace, after, paging.rows() + 1]).await?;
    Ok(Page::cut(rows, paging, |s: &ValueSet| [s.name.clone()]))
}

/// Some values of a version, in their order.
pub async fn list_values(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    id: &SetId,
    paging: &Paging,
) -> Result<Page<String>> {
    let [after] = paging.parts().unwrap_or_default();
    let rows = values_after(ask, workspace, id, &after, paging.rows() + 1).await?;
    Ok(Page::cut(rows, paging, |value: &String| [value.clone()]))
}

async fn values_after(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    id: &SetId,
    after: &str,
    most: i64,
) -> Result<Vec<String>> {
    let text = sql(
        "select entry from scope_set_values where workspace_id = $1 and set_id = $2 and entry > $3 order by entry limit $4",
    );
    let rows: Vec<(String,)> = ask.all(text, args![workspace, id, after, most]).await?;
    Ok(rows.into_iter().map(|(value,)| value).collect())
}

/// The digest of the values of a version.
pub async fn digest(ask: &mut dyn Ask, workspace: &WorkspaceId, id: &SetId) -> Result<String> {
    let (mut fold, mut after) = (Fold::new(), String::new());
    loop {
        let values = values_after(ask, workspace, id, &after, PAGE).await?;
        let Some(last) = values.last().cloned() else { return Ok(fold.digest()) };
        values.iter().try_for_each(|value| fold.add(value))?;
        after = last;
    }
}

/// Whether there is a set of this name.
pub(in crate::scope) async fn is_known(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    name: &str,
) -> Result<bool> {
    let text =
        sql("select count(*) from scope_sets where workspace_id = $1 and name = $2 and replaced_at is null");
    Ok(ask.count(text, args![workspace, name]).await? > 0)
}

/// The newest version of a name, if there is one.
pub(in crate::scope) async fn seek_newest(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    name: &str,
) -> Result<Option<ValueSet>> {
    let text =
        format!("select {SET} from scope_sets where workspace_id = $1 and name = $2 and replaced_at is null");
    Ok(ask.maybe(Sql::built(text), args![workspace, name]).await?)
}

/// Keeps some values; those that stand there already are no fault. Says how many are new.
pub(in crate::scope) async fn put_values(
    tx: &mut Tx,
    workspace: &WorkspaceId,
    id: &SetId,
    values: &[&str],
) -> Result<u64> {
    let rows = values.iter().map(|value| args![workspace, id, *value]);
    let columns = ["workspace_id", "set_id", "entry"];
    let tail = "on conflict (workspace_id, set_id, entry) do nothing";
    tx.insert_many("scope_set_values", &columns, tail, rows.collect::<Vec<_>>()).await
}

/// A new version; false when somebody else made it first.
pub(in crate::scope) async fn insert(tx: &mut Tx, set: &ValueSet) -> Result<bool> {
    let s = set;
    let text =
        format!("insert into scope_sets ({SET}) values {} on conflict do nothing", Sql::in_list(1, 12));
    let values = args![
        &s.workspace_id,
        &s.id,
        &s.name,
        s.version,
        &s.because,
        s.many,
        &s.values_digest,
        &s.salt,
        s.made_at,
        &s.made_by,
        &s.made_name,
        s.replaced_at
    ];
    Ok(tx.run(Sql::built(text), values).await? == 1)
}

/// A version is no longer the newest.
pub(in crate::scope) async fn replace(
    tx: &mut Tx,
    workspace: &WorkspaceId,
    id: &SetId,
    at: Time,
) -> Result<()> {
    let text = sql("update scope_sets set replaced_at = $1 where workspace_id = $2 and id = $3");
    tx.run(text, args![at, workspace, id]).await?;
    Ok(())
}
