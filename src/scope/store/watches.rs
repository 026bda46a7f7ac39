//! What the rules in force find since rows changed: who is due to be looked at again, and who is proposed.

use twodb::{Ask, Sql, Tx as Plain, args, sql};

use super::members::from;
use crate::ground::Result;
use crate::ground::Time;
use crate::ground::id::{CustomerId, IncidentId, ScopeId, WorkspaceId};
use crate::journal::Tx;
use crate::scope::rule::{self, Expr};
use crate::scope::{Proposal, Watch};

const WATCH: &str = "incident_id, scope_id, due_at, since, ran_at, took_ms, newly";

/// The rules in force of incidents that are open: incident, version, text.
pub(in crate::scope) async fn rules_in_force(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
) -> Result<Vec<(IncidentId, ScopeId, String)>> {
    // reads: incidents
    let text = sql("select s.incident_id, s.id, s.said from scopes s
         join incidents i on i.workspace_id = s.workspace_id and i.id = s.incident_id
         where s.workspace_id = $1 and s.state = 'confirmed' and s.kind = 'rule' and i.closed_at is null");
    Ok(ask.all(text, args![workspace]).await?)
}

/// Something changed at `since` that may matter to this rule: it is to be looked at again. A rule that took long is
/// not looked at again at once. Whoever is looking just now sees that it was marked anew.
pub(in crate::scope) async fn mark(
    tx: &mut Plain,
    workspace: &WorkspaceId,
    incident: &IncidentId,
    scope: &ScopeId,
    since: Time,
    now: Time,
) -> Result<()> {
    let text = sql("insert into scope_watches (workspace_id, incident_id, scope_id, due_at, since, ran_at, took_ms, newly)
         values ($1, $2, $3, $4, $5, null, 0, 0)
         on conflict (workspace_id, incident_id) do update set scope_id = excluded.scope_id,
            since = case when scope_watches.newly > 0 then scope_watches.since else excluded.since end,
            due_at = case when scope_watches.due_at is not null then scope_watches.due_at + 1
                when coalesce(scope_watches.ran_at, 0) + 10 * scope_watches.took_ms > excluded.due_at
                    then coalesce(scope_watches.ran_at, 0) + 10 * scope_watches.took_ms
                else excluded.due_at end");
    tx.run(text, args![workspace, incident, scope, now, since]).await?;
    Ok(())
}

/// The next that is due.
pub(in crate::scope) async fn seek_due(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    now: Time,
) -> Result<Option<Watch>> {
    let text = format!(
        "select {WATCH} from scope_watches where workspace_id = $1 and due_at <= $2 order by due_at limit 1"
    );
    Ok(ask.maybe(Sql::built(text), args![workspace, now]).await?)
}

/// It was looked at: unless something changed meanwhile, it is due no more.
pub(in crate::scope) async fn ran(
    tx: &mut Tx,
    workspace: &WorkspaceId,
    watch: &Watch,
    ran_at: Time,
    took_ms: i64,
    newly: usize,
) -> Result<()> {
    let text = sql("update scope_watches set ran_at = $1, took_ms = $2, newly = $3,
            due_at = case when due_at = $4 then null else due_at end
         where workspace_id = $5 and incident_id = $6");
    tx.run(text, args![ran_at, took_ms, newly, watch.due_at, workspace, &watch.incident_id]).await?;
    Ok(())
}

/// The same where nothing is to be said of it.
pub(in crate::scope) async fn ran_unchanged(
    tx: &mut Plain,
    workspace: &WorkspaceId,
    watch: &Watch,
    ran_at: Time,
    took_ms: i64,
) -> Result<()> {
    let text = sql("update scope_watches set ran_at = $1, took_ms = $2,
            due_at = case when due_at = $3 then null else due_at end
         where workspace_id = $4 and incident_id = $5");
    tx.run(text, args![ran_at, took_ms, watch.due_at, workspace, &watch.incident_id]).await?;
    Ok(())
}

/// Whom a rule finds today that its version neither touches nor leaves out, the first `most`; each with one of the
/// holdings that brought them in. `spared` is the rule by which the version leaves customers out.
pub(in crate::scope) async fn newly(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    scope: &ScopeId,
    says: &Expr,
    spared: Option<&Expr>,
    most: usize,
) -> Result<Vec<(CustomerId, String)>> {
    let found = rule::compile(ask, says, args![workspace, scope, most]);
    let (about_holdings, condition) = (found.about_holdings, found.condition);
    let spared = spared.map(|spared| Expr::Not(Box::new(spared.clone())));
    let spared = spared.map(|not| rule::compile(ask, &not, found.values.clone()));
    let and = spared.as_ref().map_or_else(String::new, |s| format!("and {}", s.condition));
    let values = spared.map_or(found.values, |s| s.values);
    let (of, holding) = if about_holdings { ("h", "min(h.id)") } else { ("c", "''") };
    let text = format!(
        "select c.id, {holding} from {} where {of}.workspace_id = $1 and {condition} {and}
         and not exists (select 1 from scope_members m where m.workspace_id = $1 and m.scope_id = $2 and m.customer_id = c.id)
         and not exists (select 1 from scope_exclusions x where x.workspace_id = $1 and x.scope_id = $2 and x.customer_id = c.id)
         group by c.id order by c.id limit $3",
        from(about_holdings)
    );
    Ok(ask.all(Sql::built(text), values).await?)
}

/// Who is proposed, and by which holding.
pub(in crate::scope) async fn list_proposed(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
) -> Result<Vec<(CustomerId, String)>> {
    let text = sql(
        "select customer_id, holding_id from scope_proposed where workspace_id = $1 and incident_id = $2 order by customer_id",
    );
    Ok(ask.all(text, args![workspace, incident]).await?)
}

/// These are proposed, and nobody else.
pub(in crate::scope) async fn propose(
    tx: &mut Tx,
    workspace: &WorkspaceId,
    incident: &IncidentId,
    newly: &[(CustomerId, String)],
) -> Result<()> {
    tx.run(
        sql("delete from scope_proposed where workspace_id = $1 and incident_id = $2"),
        args![workspace, incident],
    )
    .await?;
    let rows = newly.iter().map(|(customer, holding)| args![workspace, incident, customer, holding]);
    let columns = ["workspace_id", "incident_id", "customer_id", "holding_id"];
    tx.insert_many("scope_proposed", &columns, "", rows.collect::<Vec<_>>()).await?;
    Ok(())
}

/// Another version is in force: what was proposed to the one before is settled.
pub(in crate::scope) async fn forget(
    tx: &mut Tx,
    workspace: &WorkspaceId,
    incident: &IncidentId,
) -> Result<()> {
    for text in [
        sql("delete from scope_proposed where workspace_id = $1 and incident_id = $2"),
        sql("delete from scope_watches where workspace_id = $1 and incident_id = $2"),
    ] {
        tx.run(text, args![workspace, incident]).await?;
    }
    Ok(())
}

/// The same where nothing is said: the incident is closed, or no rule is in force any more.
pub(in crate::scope) async fn drop_watch(
    tx: &mut Plain,
    workspace: &WorkspaceId,
    incident: &IncidentId,
) -> Result<()> {
    for text in [
        sql("delete from scope_proposed where workspace_id = $1 and incident_id = $2"),
        sql("delete from scope_watches where workspace_id = $1 and incident_id = $2"),
    ] {
        tx.run(text, args![workspace, incident]).await?;
    }
    Ok(())
}

/// What is proposed for an incident, with twenty by name.
pub(in crate::scope) async fn seek_proposal(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
) -> Result<Option<Proposal>> {
    let text = sql(
        "select scope_id, newly, coalesce(since, 0) from scope_watches where workspace_id = $1 and incident_id = $2 and newly > 0",
    );
    let found: Option<(ScopeId, i64, i64)> = ask.maybe(text, args![workspace, incident]).await?;
    let Some((scope_id, newly, since)) = found else { return Ok(None) };
    // reads: customers
    let text = sql("select p.customer_id, c.name from scope_proposed p
         join customers c on c.workspace_id = p.workspace_id and c.id = p.customer_id
         where p.workspace_id = $1 and p.incident_id = $2 order by p.customer_id limit 20");
    let sample = ask.all(text, args![workspace, incident]).await?;
    Ok(Some(Proposal { scope_id, newly, since: Time(since), sample }))
}

/// Incidents for which somebody is proposed: incident, how many, since when; the oldest first.
pub(in crate::scope) async fn list_proposals(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
) -> Result<Vec<(IncidentId, i64, Time)>> {
    let text = sql("select incident_id, newly, coalesce(since, 0) from scope_watches
         where workspace_id = $1 and newly > 0 order by since limit 50");
    let rows: Vec<(IncidentId, i64, i64)> = ask.all(text, args![workspace]).await?;
    Ok(rows.into_iter().map(|(incident, newly, since)| (incident, newly, Time(since))).collect())
}
