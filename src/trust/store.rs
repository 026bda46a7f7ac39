//! All SQL of trust.

pub(super) mod acts;
pub(super) mod proof;
pub(super) mod watches;

use std::collections::HashMap;

use twodb::{Args, Ask, Sql, args, sql};

use super::{Movement, Rule, rules::Moved};
use crate::ground::id::{CaseId, CustomerId, IncidentId, WorkspaceId};
use crate::ground::{Result, Time};
use crate::journal::{Recorded, Tx};

/// Customers, cases or incidents looked up in one statement.
pub(super) const AT_ONCE: usize = 500;

// reads: journal_entries
/// Movements of these customers until a moment, oldest first; those by what was taken back until then say so.
pub(super) async fn list_of(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    customers: &[CustomerId],
    until: Time,
) -> Result<Vec<Movement>> {
    let text = format!(
        "select m.customer_id, m.dimension, m.rule, m.fact, m.weight, m.value, m.lasting, m.at, m.chain, m.seq, m.incident_id,
            case when m.fact = 'deception.noted' then (
                select min(back.at) from journal_entries noted
                join journal_entries back on back.workspace_id = noted.workspace_id and back.subject = noted.subject
                where noted.workspace_id = m.workspace_id and noted.chain = m.chain and noted.seq = m.seq
                  and back.fact = 'deception.taken_back' and back.at <= $2) end as taken_back_at
         from trust_movements m where m.workspace_id = $1 and m.at <= $2 and m.customer_id in {}
         order by m.at, m.chain, m.seq",
        Sql::in_list(3, customers.len())
    );
    let mut values: Args = args![workspace, until];
    values.extend(customers.iter().map(twodb::Value::from));
    Ok(ask.all(Sql::built(text), values).await?)
}

// reads: cases
/// Every customer an incident touches.
pub(super) async fn list_touched(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
) -> Result<Vec<CustomerId>> {
    let rows: Vec<(CustomerId,)> = ask
        .all(
            sql("select customer_id from cases where workspace_id = $1 and incident_id = $2 and state <> 'withdrawn'
             order by customer_id"),
            args![workspace, incident],
        )
        .await?;
    Ok(rows.into_iter().map(|(customer,)| customer).collect())
}

// reads: cases
/// Whose cases these are.
pub(super) async fn customers_of(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    cases: &[&str],
) -> Result<HashMap<String, CustomerId>> {
    let mut found = HashMap::new();
    for some in cases.chunks(AT_ONCE) {
        let text = format!(
            "select id, customer_id from cases where workspace_id = $1 and id in {}",
            Sql::in_list(2, some.len())
        );
        let mut values: Args = args![workspace];
        values.extend(some.iter().map(|id| twodb::Value::from(*id)));
        let rows: Vec<(CaseId, CustomerId)> = ask.all(Sql::built(text), values).await?;
        found.extend(rows.into_iter().map(|(case, customer)| (case.to_string(), customer)));
    }
    Ok(found)
}

// reads: incidents
/// Since when we know of these incidents.
pub(super) async fn noticed(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incidents: &[&str],
) -> Result<HashMap<String, Time>> {
    let mut found = HashMap::new();
    for some in incidents.chunks(AT_ONCE) {
        let text = format!(
            "select id, noticed_at from incidents where workspace_id = $1 and noticed_at is not null and id in {}",
            Sql::in_list(2, some.len())
        );
        let mut values: Args = args![workspace];
        values.extend(some.iter().map(|id| twodb::Value::from(*id)));
        let rows: Vec<(IncidentId, Time)> = ask.all(Sql::built(text), values).await?;
        found.extend(rows.into_iter().map(|(incident, at)| (incident.to_string(), at)));
    }
    Ok(found)
}

/// A movement about to be written: whose, by which entry and rule, how much.
pub(super) type Fresh<'a> = (CustomerId, &'a Recorded, &'static Rule, Moved);

/// Writes movements in few statements; those written before stay as they are. Says how many are new.
pub(super) async fn insert(tx: &mut Tx, fresh: &[Fresh<'_>]) -> Result<u64> {
    let workspace = tx.actor().workspace.clone();
    let rows: Vec<Args> = fresh
        .iter()
        .map(|(customer, entry, rule, moved)| {
            args![
                &workspace,
                customer,
                &entry.chain,
                entry.seq,
                rule.dimension.word(),
                rule.word,
                rule.fact,
                moved.weight,
                moved.value,
                rule.lasting,
                entry.incident_id.clone(),
                entry.at
            ]
        })
        .collect();
    let columns = [
        "workspace_id",
        "customer_id",
        "chain",
        "seq",
        "dimension",
        "rule",
        "fact",
        "weight",
        "value",
        "lasting",
        "incident_id",
        "at",
    ];
    tx.insert_many("trust_movements", &columns, "on conflict do nothing", rows).await
}

// reads: cases
/// Writes one movement for every customer an incident touches: a promise or an apology made to all of them.
/// Says how many are new.
pub(super) async fn spread(
    tx: &mut Tx,
    incident: &str,
    entry: &Recorded,
    rule: &Rule,
    moved: Moved,
) -> Result<u64> {
    let workspace = tx.actor().workspace.clone();
    tx.run(
        sql("insert into trust_movements (workspace_id, customer_id, chain, seq, dimension, rule, fact, weight, value,
                lasting, incident_id, at)
             select c.workspace_id, c.customer_id, $1, $2, $3, $4, $5, $6, $7, $8, c.incident_id, $9 from cases c
             where c.workspace_id = $10 and c.incident_id = $11 and c.state <> 'withdrawn' and c.opened_at <= $9
             on conflict do nothing"),
        args![
            &entry.chain,
            entry.seq,
            rule.dimension.word(),
            rule.word,
            rule.fact,
            moved.weight,
            moved.value,
            rule.lasting,
            entry.at,
            workspace,
            incident
        ],
    )
    .await
}
