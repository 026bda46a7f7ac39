//! What a second member looks at: figures, a sample with its reasons, what would change.

use twodb::{Ask, Sql, args, sql};

use super::members::{from, touched};
use crate::ground::Result;
use crate::ground::id::{CustomerId, ScopeId, WorkspaceId};
use crate::scope::rule::{self, Expr};
use crate::scope::{LeftOut, Matched, Named, Stray, Touched};

/// Customers touched, holdings of theirs that matched, customers found and left out.
pub(in crate::scope) async fn figures(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    scope: &ScopeId,
) -> Result<(i64, i64, i64)> {
    let text = sql("select count(distinct case when x.customer_id is null then m.customer_id end),
            count(case when x.customer_id is null and m.holding_id <> '' then 1 end),
            count(distinct x.customer_id)
         from scope_members m left join scope_exclusions x
            on x.workspace_id = m.workspace_id and x.scope_id = m.scope_id and x.customer_id = m.customer_id
         where m.workspace_id = $1 and m.scope_id = $2");
    Ok(ask.one(text, args![workspace, scope]).await?)
}

/// Customers that `one` touches and `other` does not: a query that ends where a list or a count goes on.
fn beyond(one: usize, other: usize) -> String {
    format!(
        "(select distinct m.customer_id from scope_members m where {}) t where not exists (
            select 1 from scope_members o where {} and o.customer_id = t.customer_id)",
        touched("m", one),
        touched("o", other)
    )
}

/// How many customers `scope` touches that `other` does not; all of them when there is no other.
pub(in crate::scope) async fn count_beyond(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    scope: Option<&ScopeId>,
    other: Option<&ScopeId>,
) -> Result<i64> {
    let text = format!("select count(*) from {}", beyond(2, 3));
    // No scope has the empty id, so an absent one touches nobody.
    let id = |scope: Option<&ScopeId>| scope.map_or("", ScopeId::as_str).to_owned();
    Ok(ask.count(Sql::built(text), args![workspace, id(scope), id(other)]).await?)
}

/// The first fifty of them, by name.
pub(in crate::scope) async fn list_beyond(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    scope: &ScopeId,
    other: &ScopeId,
) -> Result<Vec<Named>> {
    // reads: customers
    let text = format!(
        "select f.customer_id, c.name from (select t.customer_id from {}) f
         join customers c on c.workspace_id = $1 and c.id = f.customer_id order by c.name, c.id limit 50",
        beyond(2, 3)
    );
    Ok(ask.all(Sql::built(text), args![workspace, scope, other]).await?)
}

/// Twenty of the customers touched, each with the first holding that brought them in.
pub(in crate::scope) async fn sample(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    scope: &ScopeId,
) -> Result<Vec<Touched>> {
    sample_of(ask, workspace, scope, "scope_members", &touched("m", 2)).await
}

/// Twenty of those only possibly touched.
pub(in crate::scope) async fn possibly(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    scope: &ScopeId,
) -> Result<Vec<Touched>> {
    sample_of(ask, workspace, scope, "scope_possibles", "m.workspace_id = $1 and m.scope_id = $2").await
}

/// How many customers are only possibly touched.
pub(in crate::scope) async fn count_possibles(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    scope: &ScopeId,
) -> Result<i64> {
    let text = sql(
        "select count(distinct customer_id) from scope_possibles where workspace_id = $1 and scope_id = $2",
    );
    Ok(ask.count(text, args![workspace, scope]).await?)
}

async fn sample_of(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    scope: &ScopeId,
    table: &'static str,
    which: &str,
) -> Result<Vec<Touched>> {
    // reads: customers
    let text = format!(
        "select t.customer_id, c.name, t.holdings, t.holding_id, h.external_key as holding_key,
                h.label as holding_label, h.promised_on, h.delivered_on
         from (select m.customer_id, count(nullif(m.holding_id, '')) as holdings, min(nullif(m.holding_id, '')) as holding_id
               from {table} m where {which} group by m.customer_id order by m.customer_id limit 20) t
         join customers c on c.workspace_id = $1 and c.id = t.customer_id
         left join holdings h on h.workspace_id = $1 and h.id = t.holding_id
         order by t.customer_id"
    );
    Ok(ask.all(Sql::built(text), args![workspace, scope]).await?)
}

/// Customers found and left out, the first hundred by name.
pub(in crate::scope) async fn left_out(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    scope: &ScopeId,
) -> Result<Vec<LeftOut>> {
    // reads: customers
    let text = sql("select x.customer_id, c.name, x.because from scope_exclusions x
         join customers c on c.workspace_id = x.workspace_id and c.id = x.customer_id
         where x.workspace_id = $1 and x.scope_id = $2 and exists (select 1 from scope_members m
            where m.workspace_id = x.workspace_id and m.scope_id = x.scope_id and m.customer_id = x.customer_id)
         order by c.name, c.id limit 100");
    Ok(ask.all(text, args![workspace, scope]).await?)
}

/// Entries that name nobody we know, the first hundred.
pub(in crate::scope) async fn strays(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    scope: &ScopeId,
) -> Result<Vec<Stray>> {
    let text = sql(
        "select line, entry from scope_strays where workspace_id = $1 and scope_id = $2 order by line limit 100",
    );
    Ok(ask.all(text, args![workspace, scope]).await?)
}

/// How many customers a rule finds today, those left out included and those only possibly touched not.
pub(in crate::scope) async fn count_found(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    says: &Expr,
) -> Result<i64> {
    let found = rule::compile(ask, says, args![workspace]);
    let of = if found.about_holdings { "h" } else { "c" };
    let text = format!(
        "select count(distinct c.id) from {} where {of}.workspace_id = $1 and {}",
        from(found.about_holdings),
        found.condition
    );
    Ok(ask.count(Sql::built(text), found.values).await?)
}

/// How many holdings of one customer a page names.
pub(in crate::scope) const MATCHED: usize = 50;

/// The holdings by which a scope found a customer, the first [`MATCHED`]; and whether it found them at all.
pub(in crate::scope) async fn matched(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    scope: &ScopeId,
    customer: &CustomerId,
) -> Result<(bool, Vec<Matched>)> {
    // reads: customers
    let text = sql(
        "select h.id, h.external_key, h.kind, h.label, h.status, h.promised_on, h.delivered_on
         from scope_members m join holdings h on h.workspace_id = m.workspace_id and h.id = m.holding_id
         where m.workspace_id = $1 and m.scope_id = $2 and m.customer_id = $3 order by m.holding_id limit $4",
    );
    let holdings = ask.all(text, args![workspace, scope, customer, MATCHED as i64]).await?;
    let text =
        format!("select count(*) from scope_members m where {} and m.customer_id = $3", touched("m", 2));
    Ok((ask.count(Sql::built(text), args![workspace, scope, customer]).await? > 0, holdings))
}
