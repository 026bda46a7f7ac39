//! All SQL of the journal: its chains here, its log beside.

pub(super) mod audit;
pub(super) mod log;

use std::collections::BTreeMap;

use chain::Digest;
use serde::Serialize;
use serde_json::Value;
use twodb::{Ask, Sql, Tx, args};

use super::{Chain, Entry, Recorded};
use crate::ground::id::{CaseId, CustomerId, IncidentId, WorkspaceId};
use crate::ground::{Actor, Fault, Result, Time};

/// The text that is hashed. Field order is part of the format.
#[derive(Serialize)]
struct Body<'a> {
    fact: &'a str,
    actor: &'a str,
    incident: Option<&'a str>,
    case: Option<&'a str>,
    customer: Option<&'a str>,
    subject: Option<&'a str>,
    witness: Option<String>,
    data: &'a BTreeMap<&'static str, Value>,
}

/// Heads read per statement.
const HEADS: usize = 500;

/// Continues the chains of `entries`, in their order, and queues them for the sealer.
pub(super) async fn append(tx: &mut Tx, actor: &Actor, now: Time, entries: &[Entry]) -> Result<()> {
    let workspace = &actor.workspace;
    let label = actor.label();
    let chains: Vec<String> = entries.iter().map(|e| chain_name(&e.chain, workspace)).collect();
    let mut heads = heads_of(tx, workspace, &chains).await?;
    let mut links = Vec::with_capacity(entries.len());
    for (entry, chain) in entries.iter().zip(&chains) {
        let (seq, prev) = heads.get(chain).copied().unwrap_or((0, Digest::ZERO));
        let body = serde_json::to_string(&Body {
            fact: entry.fact,
            actor: &label,
            incident: entry.incident.as_ref().map(IncidentId::as_str),
            case: entry.case.as_ref().map(CaseId::as_str),
            customer: entry.customer.as_ref().map(CustomerId::as_str),
            subject: entry.subject.as_deref(),
            witness: entry.witness.as_ref().map(ToString::to_string),
            data: &entry.data,
        })
        .map_err(Fault::broken)?;
        let link = chain::Link::forge(chain, seq + 1, now.0, &body, prev);
        heads.insert(chain.clone(), (link.seq, link.hash));
        links.push(link);
    }
    let rows = entries.iter().zip(&links).map(|(entry, link)| {
        args![
            workspace,
            &link.chain,
            link.seq,
            now,
            entry.fact,
            &label,
            &entry.incident,
            &entry.case,
            &entry.customer,
            entry.subject.clone(),
            &link.body,
            &link.prev.as_bytes()[..],
            &link.hash.as_bytes()[..]
        ]
    });
    let columns = [
        "workspace_id",
        "chain",
        "seq",
        "at",
        "fact",
        "actor",
        "incident_id",
        "case_id",
        "customer_id",
        "subject",
        "body",
        "prev",
        "hash",
    ];
    tx.insert_many("journal_entries", &columns, "", rows.collect::<Vec<_>>()).await?;
    let waiting = links.iter().map(|l| args![workspace, &l.chain, l.seq, now, &l.hash.as_bytes()[..]]);
    let columns = ["workspace_id", "chain", "seq", "at", "hash"];
    tx.insert_many("journal_unsealed", &columns, "", waiting.collect::<Vec<_>>()).await?;
    let heads = heads.iter().map(|(chain, (seq, hash))| args![workspace, chain, *seq, &hash.as_bytes()[..]]);
    tx.insert_many(
        "journal_heads",
        &["workspace_id", "chain", "seq", "hash"],
        "on conflict (workspace_id, chain) do update set seq = excluded.seq, hash = excluded.hash",
        heads.collect::<Vec<_>>(),
    )
    .await?;
    Ok(())
}

fn chain_name(chain: &Chain, workspace: &WorkspaceId) -> String {
    match chain {
        Chain::Workspace => workspace.to_string(),
        Chain::Incident(id) => id.to_string(),
        Chain::Case(id) => id.to_string(),
        Chain::Customer(id) => id.to_string(),
    }
}

/// How many entries a chain has.
pub(super) async fn length(ask: &mut impl Ask, workspace: &WorkspaceId, chain: &str) -> Result<i64> {
    let text = twodb::sql("select seq from journal_heads where workspace_id = $1 and chain = $2");
    let found: Option<(i64,)> = ask.maybe(text, args![workspace, chain]).await?;
    Ok(found.map_or(0, |(seq,)| seq))
}

/// The heads of these chains, held until the end of the transaction; always in one order, so that two
/// writers cannot wait for each other.
async fn heads_of(
    tx: &mut Tx,
    workspace: &WorkspaceId,
    chains: &[String],
) -> Result<BTreeMap<String, (u64, Digest)>> {
    let mut names: Vec<&String> = chains.iter().collect();
    names.sort_unstable();
    names.dedup();
    let mut heads = BTreeMap::new();
    for some in names.chunks(HEADS) {
        // A chain that begins now has no row to hold: two beginners meet at the primary key instead.
        let text = format!(
            "select chain, seq, hash from journal_heads where workspace_id = $1 and chain in {} order by chain {}",
            Sql::in_list(2, some.len()),
            Sql::hold(tx)
        );
        let mut values = args![workspace];
        values.extend(some.iter().map(|c| twodb::Value::from(c.as_str())));
        for (chain, seq, hash) in tx.all::<(String, i64, Vec<u8>)>(Sql::built(text), values).await? {
            let hash = Digest::try_from(hash.as_slice()).map_err(Fault::broken)?;
            heads.insert(chain, (u64::try_from(seq).unwrap_or(0), hash));
        }
    }
    Ok(heads)
}

const RECORDED: &str = "select chain, seq, at, fact, actor, incident_id, case_id, customer_id, subject, body from journal_entries";

/// A chain's entries after `seq`, oldest first.
pub(super) async fn list_chain(
    ask: &mut impl Ask,
    workspace: &WorkspaceId,
    chain: &str,
    after: i64,
    most: i64,
) -> Result<Vec<Recorded>> {
    let text =
        format!("{RECORDED} where workspace_id = $1 and chain = $2 and seq > $3 order by seq limit $4");
    Ok(ask.all(Sql::built(text), args![workspace, chain, after, most]).await?)
}

/// A chain's entries that say one fact, after `seq`, oldest first.
pub(super) async fn list_fact(
    ask: &mut impl Ask,
    workspace: &WorkspaceId,
    chain: &str,
    fact: &str,
    after: i64,
    most: i64,
) -> Result<Vec<Recorded>> {
    let text = format!(
        "{RECORDED} where workspace_id = $1 and chain = $2 and fact = $3 and seq > $4 order by seq limit $5"
    );
    Ok(ask.all(Sql::built(text), args![workspace, chain, fact, after, most]).await?)
}

/// What concerns a customer, newest first.
pub(super) async fn list_customer(
    ask: &mut impl Ask,
    workspace: &WorkspaceId,
    customer: &str,
    most: i64,
) -> Result<Vec<Recorded>> {
    let text = format!("{RECORDED} where workspace_id = $1 and customer_id = $2 order by at desc limit $3");
    Ok(ask.all(Sql::built(text), args![workspace, customer, most]).await?)
}
