//! All SQL of the journal: its chains here, its log beside.

pub(super) mod audit;
pub(super) mod log;

use std::collections::BTreeMap;

use chain::Digest;
use serde::Serialize;
use serde_json::Value;
use twodb::{Args, Ask, Sql, Tx, args};

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

/// How far a chain has come: the place and the hash of its last entry.
pub(super) type Head = (u64, Digest);

/// Heads by the names of their chains.
pub(super) type Heads = BTreeMap<String, Head>;

/// Links that continue chains, ready to be written.
pub(super) struct Links {
    entries: Vec<Args>,
    waiting: Vec<Args>,
    heads: Heads,
}

/// The chains that these entries continue.
pub(super) fn chains_of(entries: &[Entry], workspace: &WorkspaceId) -> Vec<String> {
    entries.iter().map(|e| chain_name(&e.chain, workspace)).collect()
}

/// Works out how `entries`, in their order, continue chains that have come this far.
pub(super) fn forge(actor: &Actor, now: Time, entries: &[Entry], heads: &Heads) -> Result<Links> {
    let workspace = &actor.workspace;
    let label = actor.label();
    let (mut rows, mut waiting) = (Vec::with_capacity(entries.len()), Vec::with_capacity(entries.len()));
    let mut fresh = Heads::new();
    for entry in entries {
        let chain = chain_name(&entry.chain, workspace);
        let (seq, prev) =
            fresh.get(&chain).or_else(|| heads.get(&chain)).copied().unwrap_or((0, Digest::ZERO));
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
        let link = chain::Link::forge(&chain, seq + 1, now.0, &body, prev);
        rows.push(args![
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
        ]);
        waiting.push(args![workspace, &link.chain, link.seq, now, &link.hash.as_bytes()[..]]);
        fresh.insert(chain, (link.seq, link.hash));
    }
    Ok(Links { entries: rows, waiting, heads: fresh })
}

/// Continues the chains of `entries`, in their order, and queues them for the sealer.
pub(super) async fn append(tx: &mut Tx, actor: &Actor, now: Time, entries: &[Entry]) -> Result<()> {
    let workspace = &actor.workspace;
    let hold = Sql::hold(tx);
    let heads = heads_of(tx, workspace, &chains_of(entries, workspace), hold).await?;
    let links = forge(actor, now, entries, &heads)?;
    let heads =
        links.heads.iter().map(|(chain, (seq, hash))| args![workspace, chain, *seq, &hash.as_bytes()[..]]);
    tx.insert_many(
        "journal_heads",
        &["workspace_id", "chain", "seq", "hash"],
        "on conflict (workspace_id, chain) do update set seq = excluded.seq, hash = excluded.hash",
        heads.collect::<Vec<_>>(),
    )
    .await?;
    write(tx, links).await
}

/// Writes links that were worked out when their chains had come as far as `was`; false, with nothing of them written, where
/// one has gone on since.
pub(super) async fn append_unless_moved(
    tx: &mut Tx,
    workspace: &WorkspaceId,
    was: &Heads,
    links: Links,
) -> Result<bool> {
    let heads = links.heads.iter().map(|(chain, (seq, hash))| {
        let was = was.get(chain).map_or(0, |(seq, _)| *seq);
        args![workspace, chain, was, *seq, &hash.as_bytes()[..]]
    });
    let columns = ["workspace_id", "chain", "was", "seq", "hash"];
    let text = "update journal_heads set seq = said.seq, hash = said.hash from said
        where journal_heads.workspace_id = said.workspace_id and journal_heads.chain = said.chain and journal_heads.seq = said.was
        returning journal_heads.seq";
    let moved: Vec<(i64,)> = tx.with_many(&columns, text, heads.collect::<Vec<_>>()).await?;
    if moved.len() < links.heads.len() {
        return Ok(false);
    }
    write(tx, links).await?;
    Ok(true)
}

async fn write(tx: &mut Tx, links: Links) -> Result<()> {
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
    tx.insert_many("journal_entries", &columns, "", links.entries).await?;
    let columns = ["workspace_id", "chain", "seq", "at", "hash"];
    tx.insert_many("journal_unsealed", &columns, "", links.waiting).await?;
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
pub(super) async fn length(ask: &mut dyn Ask, workspace: &WorkspaceId, chain: &str) -> Result<i64> {
    let text = twodb::sql("select seq from journal_heads where workspace_id = $1 and chain = $2");
    let found: Option<(i64,)> = ask.maybe(text, args![workspace, chain]).await?;
    Ok(found.map_or(0, |(seq,)| seq))
}

/// The heads of these chains; with the words that hold a row, until the end of the transaction, and always in one order,
/// so that two writers cannot wait for each other.
pub(super) async fn heads_of(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    chains: &[String],
    hold: &str,
) -> Result<Heads> {
    let mut names: Vec<&String> = chains.iter().collect();
    names.sort_unstable();
    names.dedup();
    let mut heads = Heads::new();
    for some in names.chunks(HEADS) {
        // A chain that begins now has no row to hold: two beginners meet at the primary key instead.
        let text = format!(
            "select chain, seq, hash from journal_heads where workspace_id = $1 and chain in {} order by chain {hold}",
            Sql::in_list(2, some.len())
        );
        let mut values = args![workspace];
        values.extend(some.iter().map(|c| twodb::Value::from(c.as_str())));
        for (chain, seq, hash) in ask.all::<(String, i64, Vec<u8>)>(Sql::built(text), values).await? {
            let hash = Digest::try_from(hash.as_slice()).map_err(Fault::broken)?;
            heads.insert(chain, (u64::try_from(seq).unwrap_or(0), hash));
        }
    }
    Ok(heads)
}

const RECORDED: &str = "select chain, seq, at, fact, actor, incident_id, case_id, customer_id, subject, body from journal_entries";

/// A chain's entries after `seq`, oldest first.
pub(super) async fn list_chain(
    ask: &mut dyn Ask,
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
    ask: &mut dyn Ask,
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
