//! Whom a version finds, leaves out and does not know; and whose cases are opened and withdrawn by it.

use std::collections::{BTreeSet, HashMap};

use twodb::{Ask, Sql, args, sql};

use crate::customers;
use crate::ground::Result;
use crate::ground::id::{CaseId, CustomerId, IncidentId, ScopeId, WorkspaceId};
use crate::journal::Tx;
use crate::scope::list::Entry;
use crate::scope::rule::{self, Expr};
use crate::scope::{Stray, TouchedCase};

/// The condition "row `alias` of `scope_members` belongs to scope `$marker` and is not left out".
pub(super) fn touched(alias: &str, marker: usize) -> String {
    format!(
        "{alias}.workspace_id = $1 and {alias}.scope_id = ${marker} and not exists (
            select 1 from scope_exclusions x where x.workspace_id = {alias}.workspace_id
            and x.scope_id = {alias}.scope_id and x.customer_id = {alias}.customer_id)"
    )
}

/// Where a rule looks: customers `c`, and holdings `h` when it speaks of them.
pub(super) fn from(about_holdings: bool) -> &'static str {
    // reads: customers
    if about_holdings {
        "holdings h join customers c on c.workspace_id = h.workspace_id and c.id = h.customer_id"
    } else {
        "customers c"
    }
}

/// Whom the rule finds, in one statement.
pub(in crate::scope) async fn gather(
    tx: &mut Tx,
    workspace: &WorkspaceId,
    scope: &ScopeId,
    says: &Expr,
) -> Result<u64> {
    let found = gather_into(tx, workspace, scope, says, "scope_members", "").await?;
    tx.take_stock("scope_members").await?;
    Ok(found)
}

/// Whom the rule only possibly finds, of those it does not find for certain.
pub(in crate::scope) async fn gather_possibles(
    tx: &mut Tx,
    workspace: &WorkspaceId,
    scope: &ScopeId,
    says: &Expr,
) -> Result<u64> {
    let apart = "and not exists (select 1 from scope_members m where m.workspace_id = $1 and m.scope_id = $2 and m.customer_id = c.id)";
    gather_into(tx, workspace, scope, says, "scope_possibles", apart).await
}

async fn gather_into(
    tx: &mut Tx,
    workspace: &WorkspaceId,
    scope: &ScopeId,
    says: &Expr,
    table: &'static str,
    apart: &'static str,
) -> Result<u64> {
    let found = rule::compile(tx, says, args![workspace, scope]);
    let of = if found.about_holdings { "h" } else { "c" };
    let holding = if found.about_holdings { format!("{of}.id") } else { "''".into() };
    let text = format!(
        "insert into {table} (workspace_id, scope_id, customer_id, holding_id)
         select {of}.workspace_id, $2, c.id, {holding} from {} where {of}.workspace_id = $1 and {} {apart}",
        from(found.about_holdings),
        found.condition
    );
    tx.run(Sql::built(text), found.values).await
}

/// Those possibly touched are told too: they stand among the touched.
pub(in crate::scope) async fn take_possibles_in(
    tx: &mut Tx,
    workspace: &WorkspaceId,
    scope: &ScopeId,
) -> Result<u64> {
    let text = sql("insert into scope_members (workspace_id, scope_id, customer_id, holding_id)
         select workspace_id, scope_id, customer_id, holding_id from scope_possibles where workspace_id = $1 and scope_id = $2");
    tx.run(text, args![workspace, scope]).await
}

/// Leaves out whom the rule finds among the touched, all for one reason; says how many. Whoever is left out for a
/// reason of their own keeps it.
pub(in crate::scope) async fn leave_out_by(
    tx: &mut Tx,
    workspace: &WorkspaceId,
    scope: &ScopeId,
    says: &Expr,
    because: &str,
) -> Result<u64> {
    let found = rule::compile(tx, says, args![workspace, scope, because]);
    let text = format!(
        "insert into scope_exclusions (workspace_id, scope_id, customer_id, because)
         select c.workspace_id, $2, c.id, $3 from {} where c.workspace_id = $1 and exists (select 1 from scope_members m
            where m.workspace_id = $1 and m.scope_id = $2 and m.customer_id = c.id) and {}
         on conflict (workspace_id, scope_id, customer_id) do nothing",
        from(false),
        found.condition
    );
    tx.run(Sql::built(text), found.values).await
}

/// Leaves out whom another version leaves out, each for the reason that stands there.
pub(in crate::scope) async fn leave_out_as(
    tx: &mut Tx,
    workspace: &WorkspaceId,
    scope: &ScopeId,
    other: &ScopeId,
) -> Result<u64> {
    let text = sql("insert into scope_exclusions (workspace_id, scope_id, customer_id, because)
         select x.workspace_id, $2, x.customer_id, x.because from scope_exclusions x where x.workspace_id = $1 and x.scope_id = $3
         on conflict (workspace_id, scope_id, customer_id) do nothing");
    tx.run(text, args![workspace, scope, other]).await
}

/// The customers that entries of a list name: by external key, by id, or by the address of a contact.
pub(in crate::scope) async fn named_by(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    entries: &[Entry],
) -> Result<HashMap<String, Vec<CustomerId>>> {
    let mut named: HashMap<String, Vec<CustomerId>> = HashMap::new();
    for some in entries.chunks(500) {
        let keys: Vec<&str> = some.iter().map(|e| e.entry.as_str()).collect();
        for (key, customer) in customers::customers_of_keys(ask, workspace, &keys).await? {
            named.insert(key, vec![customer]);
        }
        let ids: Vec<CustomerId> = some.iter().filter_map(|e| e.entry.parse().ok()).collect();
        if !ids.is_empty() {
            for id in customers::names_of(ask, workspace, &ids).await?.into_keys() {
                named.entry(id.to_string()).or_insert_with(|| vec![id]);
            }
        }
        let addresses: Vec<&str> = some
            .iter()
            .map(|e| e.entry.as_str())
            .filter(|e| e.contains('@') && !named.contains_key(*e))
            .collect();
        for (typed, customer) in of_addresses(ask, workspace, &addresses).await? {
            named.entry(typed).or_default().push(customer);
        }
    }
    Ok(named)
}

/// The customers whose contacts have these addresses, by the address as typed.
async fn of_addresses(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    typed: &[&str],
) -> Result<Vec<(String, CustomerId)>> {
    if typed.is_empty() {
        return Ok(Vec::new());
    }
    let mut spelled: HashMap<String, &str> = typed.iter().map(|t| (t.to_lowercase(), *t)).collect();
    spelled.extend(typed.iter().map(|t| ((*t).to_owned(), *t)));
    // reads: customers
    let text = format!(
        "select distinct email, customer_id from contacts where workspace_id = $1 and email in {}",
        Sql::in_list(2, spelled.len())
    );
    let mut values = args![workspace];
    values.extend(spelled.keys().map(twodb::Value::from));
    let rows: Vec<(String, CustomerId)> = ask.all(Sql::built(text), values).await?;
    Ok(rows.into_iter().filter_map(|(email, c)| Some(((*spelled.get(&email)?).to_owned(), c))).collect())
}

/// These customers, without a holding.
pub(in crate::scope) async fn put_customers(
    tx: &mut Tx,
    workspace: &WorkspaceId,
    scope: &ScopeId,
    customers: &BTreeSet<CustomerId>,
) -> Result<()> {
    let columns = ["workspace_id", "scope_id", "customer_id", "holding_id"];
    let rows = customers.iter().map(|c| args![workspace, scope, c, ""]);
    tx.insert_many("scope_members", &columns, "", rows.collect::<Vec<_>>()).await?;
    Ok(())
}

/// Whom to leave out, and why.
pub(in crate::scope) async fn put_exclusions(
    tx: &mut Tx,
    workspace: &WorkspaceId,
    scope: &ScopeId,
    left_out: &HashMap<CustomerId, String>,
) -> Result<()> {
    let columns = ["workspace_id", "scope_id", "customer_id", "because"];
    let rows = left_out.iter().map(|(c, because)| args![workspace, scope, c, because]);
    tx.insert_many("scope_exclusions", &columns, "", rows.collect::<Vec<_>>()).await?;
    Ok(())
}

/// Entries that name nobody we know.
pub(in crate::scope) async fn put_strays(
    tx: &mut Tx,
    workspace: &WorkspaceId,
    scope: &ScopeId,
    strays: &[Stray],
) -> Result<()> {
    let columns = ["workspace_id", "scope_id", "line", "entry"];
    let rows = strays.iter().map(|s| args![workspace, scope, s.line, &s.entry]);
    tx.insert_many("scope_strays", &columns, "", rows.collect::<Vec<_>>()).await?;
    Ok(())
}

/// The next touched customers after `after` that have no case in the incident, or a withdrawn one.
pub(in crate::scope) async fn next_without_case(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
    scope: &ScopeId,
    after: &str,
    most: usize,
) -> Result<Vec<(CustomerId, String)>> {
    // reads: customers, incidents
    let text = format!(
        "select m.customer_id, min(c.name) from scope_members m
         join customers c on c.workspace_id = m.workspace_id and c.id = m.customer_id
         left join cases k on k.workspace_id = m.workspace_id and k.incident_id = $3 and k.customer_id = m.customer_id
         where {} and m.customer_id > $4 and (k.id is null or k.state = 'withdrawn')
         group by m.customer_id order by m.customer_id limit $5",
        touched("m", 2)
    );
    Ok(ask.all(Sql::built(text), args![workspace, scope, incident, after, most]).await?)
}

/// The next live cases of customers that `base` touched and `scope` does not.
pub(in crate::scope) async fn next_to_withdraw(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
    base: &ScopeId,
    scope: &ScopeId,
    most: usize,
) -> Result<Vec<CaseId>> {
    // reads: incidents
    let text = format!(
        "select min(k.id) from scope_members b
         join cases k on k.workspace_id = b.workspace_id and k.incident_id = $4 and k.customer_id = b.customer_id
         where {} and k.state not in ('closed', 'withdrawn')
         and not exists (select 1 from scope_members m where {} and m.customer_id = b.customer_id)
         group by b.customer_id order by b.customer_id limit $5",
        touched("b", 3),
        touched("m", 2)
    );
    let rows: Vec<(CaseId,)> =
        ask.all(Sql::built(text), args![workspace, scope, base, incident, most]).await?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}

/// Live cases of the incident's scope in force, in the order of their customers, after `after`; none while no
/// scope is confirmed. For whoever tells or asks them, batch by batch.
pub async fn confirmed_cases(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
    after: Option<&CustomerId>,
    most: usize,
) -> Result<Vec<TouchedCase>> {
    // reads: incidents
    let text = sql("select k.id as case_id, k.customer_id from cases k
         where k.workspace_id = $1 and k.incident_id = $2 and k.customer_id > $3 and k.state not in ('closed', 'withdrawn')
         and exists (select 1 from scopes s join scope_members m on m.workspace_id = s.workspace_id and m.scope_id = s.id
            where s.workspace_id = k.workspace_id and s.incident_id = k.incident_id and s.state = 'confirmed'
            and m.customer_id = k.customer_id)
         order by k.customer_id limit $4");
    let after = after.map_or("", CustomerId::as_str);
    Ok(ask.all(text, args![workspace, incident, after, most]).await?)
}
