//! All SQL of verification: long readings in pages, and set-wise comparisons.

use std::collections::HashMap;

use chain::{Digest, Head, Link};
use twodb::{Ask, Sql, args, sql};

use crate::ground::id::WorkspaceId;
use crate::ground::{Fault, Result};

/// Chains named in one statement.
const MANY: usize = 500;

/// Rows that a set-wise comparison names; more of a kind say nothing new.
const NAMED: i64 = 200;

/// An entry with its hashes and its columns.
#[derive(sqlx::FromRow)]
pub(in crate::journal) struct LinkRow {
    pub chain: String,
    pub seq: i64,
    pub at: i64,
    pub fact: String,
    pub actor: String,
    pub incident_id: Option<String>,
    pub case_id: Option<String>,
    pub customer_id: Option<String>,
    pub subject: Option<String>,
    pub body: String,
    pub prev: Vec<u8>,
    pub hash: Vec<u8>,
}

impl LinkRow {
    /// As a verifier wants it. A hash of a wrong length becomes one that fits nothing.
    pub(in crate::journal) fn link(&self) -> Link {
        Link {
            chain: self.chain.clone(),
            seq: u64::try_from(self.seq).unwrap_or(0),
            at_ms: self.at,
            body: self.body.clone(),
            prev: Digest::try_from(self.prev.as_slice()).unwrap_or_default(),
            hash: Digest::try_from(self.hash.as_slice()).unwrap_or_default(),
        }
    }
}

/// Entries behind a place, chain by chain.
pub(in crate::journal) async fn list_links(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    after: &(String, i64),
    most: i64,
) -> Result<Vec<LinkRow>> {
    let text = sql("select chain, seq, at, fact, actor, incident_id, case_id, customer_id, subject, body, prev, hash
         from journal_entries where workspace_id = $1 and (chain, seq) > ($2, $3) order by chain, seq limit $4");
    Ok(ask.all(text, args![workspace, &after.0, after.1, most]).await?)
}

/// Entries of one chain behind a place, up to another.
pub(in crate::journal) async fn list_links_of(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    chain: &str,
    after: u64,
    end: u64,
    most: i64,
) -> Result<Vec<LinkRow>> {
    let text = sql("select chain, seq, at, fact, actor, incident_id, case_id, customer_id, subject, body, prev, hash
         from journal_entries where workspace_id = $1 and chain = $2 and seq > $3 and seq <= $4 order by seq limit $5");
    Ok(ask.all(text, args![workspace, chain, after, end, most]).await?)
}

/// The recorded heads of these chains.
pub(in crate::journal) async fn heads(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    ends: &[Head],
) -> Result<HashMap<String, Head>> {
    let mut heads = HashMap::new();
    for some in ends.chunks(MANY) {
        let text = format!(
            "select chain, seq, hash from journal_heads where workspace_id = $1 and chain in {}",
            Sql::in_list(2, some.len())
        );
        let mut values = args![workspace];
        values.extend(some.iter().map(|e| twodb::Value::from(&e.chain)));
        for (chain, seq, hash) in ask.all::<(String, i64, Vec<u8>)>(Sql::built(text), values).await? {
            let hash = Digest::try_from(hash.as_slice()).unwrap_or_default();
            heads.insert(chain.clone(), Head { chain, seq: u64::try_from(seq).unwrap_or(0), hash });
        }
    }
    Ok(heads)
}

fn places(rows: Vec<(String, i64)>) -> Vec<(String, u64)> {
    rows.into_iter().map(|(chain, seq)| (chain, u64::try_from(seq).unwrap_or(0))).collect()
}

/// Chains that are recorded to have entries, and have none.
pub(in crate::journal) async fn list_headless(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
) -> Result<Vec<(String, u64)>> {
    let text = sql("select h.chain, h.seq from journal_heads h where h.workspace_id = $1 and not exists
             (select 1 from journal_entries e where e.workspace_id = h.workspace_id and e.chain = h.chain)
         order by h.chain limit $2");
    Ok(places(ask.all(text, args![workspace, NAMED]).await?))
}

/// A leaf and the hash of the entry it seals, if that is there.
#[derive(sqlx::FromRow)]
pub(in crate::journal) struct LeafRow {
    pub leaf: i64,
    pub chain: String,
    pub seq: i64,
    pub hash: Option<Vec<u8>>,
}

/// Leaves from a number on.
pub(in crate::journal) async fn list_leaves(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    from: u64,
    most: i64,
) -> Result<Vec<LeafRow>> {
    // Cut before it is joined: whoever guesses that few leaves are left would join and sort all of them.
    let text = sql("select l.leaf, l.chain, l.seq, e.hash from (
             select workspace_id, leaf, chain, seq from journal_leaves where workspace_id = $1 and leaf >= $2 order by leaf limit $3) l
         left join journal_entries e on e.workspace_id = l.workspace_id and e.chain = l.chain and e.seq = l.seq
         order by l.leaf");
    Ok(ask.all(text, args![workspace, from, most]).await?)
}

/// The stored hashes from one position up to, and without, another.
pub(in crate::journal) async fn hashes_between(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    from: u64,
    to: u64,
) -> Result<HashMap<u64, Digest>> {
    let text = sql("select position, hash from journal_hashes
         where workspace_id = $1 and position >= $2 and position < $3");
    let rows = ask.all::<(i64, Vec<u8>)>(text, args![workspace, from, to]).await?;
    let read = |(position, hash): (i64, Vec<u8>)| {
        let position = u64::try_from(position).map_err(Fault::broken)?;
        Ok((position, Digest::try_from(hash.as_slice()).unwrap_or_default()))
    };
    rows.into_iter().map(read).collect()
}

/// Stored hashes from a position on.
pub(in crate::journal) async fn count_hashes_from(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    from: u64,
) -> Result<i64> {
    let text = sql("select count(*) from journal_hashes where workspace_id = $1 and position >= $2");
    Ok(ask.count(text, args![workspace, from]).await?)
}

/// Signed checkpoints behind a size, in rising order.
pub(in crate::journal) async fn list_checkpoints(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    after: i64,
    most: i64,
) -> Result<Vec<(i64, String)>> {
    let text = sql("select size, note from journal_checkpoints
         where workspace_id = $1 and size > $2 order by size limit $3");
    Ok(ask.all(text, args![workspace, after, most]).await?)
}

/// Entries that have no leaf and do not wait for one.
pub(in crate::journal) async fn list_never_sealed(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
) -> Result<Vec<(String, u64)>> {
    let text = sql("select e.chain, e.seq from journal_entries e where e.workspace_id = $1
           and not exists (select 1 from journal_leaves l
                where l.workspace_id = e.workspace_id and l.chain = e.chain and l.seq = e.seq)
           and not exists (select 1 from journal_unsealed u
                where u.workspace_id = e.workspace_id and u.at = e.at and u.chain = e.chain and u.seq = e.seq)
         order by e.chain, e.seq limit $2");
    Ok(places(ask.all(text, args![workspace, NAMED]).await?))
}

/// What waits to be sealed though its entry is gone, or is another by now.
pub(in crate::journal) async fn list_waiting_for_nothing(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
) -> Result<Vec<(String, u64)>> {
    let text = sql("select u.chain, u.seq from journal_unsealed u where u.workspace_id = $1
           and not exists (select 1 from journal_entries e
                where e.workspace_id = u.workspace_id and e.chain = u.chain and e.seq = u.seq and e.hash = u.hash)
         order by u.chain, u.seq limit $2");
    Ok(places(ask.all(text, args![workspace, NAMED]).await?))
}

/// What the journal last vouched for about a row, on one chain.
#[derive(Debug, Clone, sqlx::FromRow)]
pub(in crate::journal) struct VouchedRow {
    pub subject: String,
    pub chain: String,
    pub seq: i64,
    pub at: i64,
    pub fact: String,
    pub body: String,
}

/// How the text of an entry that vouches for a row can be told; it is looked at closely afterwards.
const VOUCHING: &str = r#"%"witness":"%"#;

/// The last vouching entries about these rows, one for each chain that has any.
pub(in crate::journal) async fn last_vouched(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    rows: &[String],
) -> Result<Vec<VouchedRow>> {
    let mut found = Vec::new();
    for some in rows.chunks(MANY) {
        let text = format!(
            "select subject, chain, seq, at, fact, body from (
                 select subject, chain, seq, at, fact, body,
                     row_number() over (partition by subject, chain order by seq desc) as place
                 from journal_entries where workspace_id = $1 and body like $2 and subject in {}) latest
             where place = 1",
            Sql::in_list(3, some.len())
        );
        let mut values = args![workspace, VOUCHING];
        values.extend(some.iter().map(twodb::Value::from));
        found.extend(ask.all::<VouchedRow>(Sql::built(text), values).await?);
    }
    Ok(found)
}

/// Rows that the journal ever vouched for, whose ids are `like` this, behind an id and in its order.
pub(in crate::journal) async fn list_vouched(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    like: &str,
    after: &str,
    most: i64,
) -> Result<Vec<String>> {
    let text = sql("select distinct subject from journal_entries
         where workspace_id = $1 and subject is not null and subject > $2 and subject like $3 escape '!' and body like $4
         order by subject limit $5");
    // The line in an id is a line, not any letter.
    let like = like.replace('_', "!_");
    let rows = ask.all::<(String,)>(text, args![workspace, after, like, VOUCHING, most]).await?;
    Ok(rows.into_iter().map(|(subject,)| subject).collect())
}
