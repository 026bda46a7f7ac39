//! All SQL of the log: what waits for the sealer, leaves, hashes, checkpoints, and readers' cursors.

use std::collections::HashMap;

use chain::Digest;
use twodb::{Ask, Sql, Tx, args, sql};

use crate::ground::id::WorkspaceId;
use crate::ground::{Fault, Result, Time};
use crate::journal::order::Waiting;
use crate::journal::{Logged, Stamp};

/// The cursor that says how many leaves there are.
pub(in crate::journal) const SEALER: &str = "seal";

/// Hashes or chains named in one statement.
const MANY: usize = 500;

type Row = (i64, String, i64, Vec<u8>);

fn waiting_of((at, chain, seq, hash): Row) -> Result<Waiting> {
    let hash = Digest::try_from(hash.as_slice()).map_err(Fault::broken)?;
    Ok(Waiting { at, chain, seq: u64::try_from(seq).unwrap_or(0), hash })
}

/// Whether anything waits for the sealer.
pub(in crate::journal) async fn is_waiting(ask: &mut dyn Ask, workspace: &WorkspaceId) -> Result<bool> {
    let text = sql("select at from journal_unsealed where workspace_id = $1 limit 1");
    Ok(ask.maybe::<(i64,)>(text, args![workspace]).await?.is_some())
}

/// How many leaves the log has; held until the end of the transaction, so that one node seals at a time.
pub(in crate::journal) async fn hold_log(tx: &mut Tx, workspace: &WorkspaceId) -> Result<u64> {
    tx.run(
        sql("insert into journal_cursors (workspace_id, reader, leaf) values ($1, $2, 0) on conflict do nothing"),
        args![workspace, SEALER],
    )
    .await?;
    let text =
        format!("select leaf from journal_cursors where workspace_id = $1 and reader = $2 {}", Sql::hold(tx));
    let size = tx.count(Sql::built(text), args![workspace, SEALER]).await?;
    Ok(u64::try_from(size).unwrap_or(0))
}

/// What waits, oldest first.
pub(in crate::journal) async fn list_waiting(
    tx: &mut Tx,
    workspace: &WorkspaceId,
    most: usize,
) -> Result<Vec<Waiting>> {
    let text = sql("select at, chain, seq, hash from journal_unsealed where workspace_id = $1
         order by at, chain, seq limit $2");
    tx.all::<Row>(text, args![workspace, most]).await?.into_iter().map(waiting_of).collect()
}

/// What waits of one chain, behind `after` and up to `end`, in order.
pub(in crate::journal) async fn list_waiting_of(
    tx: &mut Tx,
    workspace: &WorkspaceId,
    chain: &str,
    after: u64,
    end: u64,
) -> Result<Vec<Waiting>> {
    let text = sql("select at, chain, seq, hash from journal_unsealed
         where workspace_id = $1 and chain = $2 and seq > $3 and seq <= $4 order by seq");
    tx.all::<Row>(text, args![workspace, chain, after, end]).await?.into_iter().map(waiting_of).collect()
}

/// The last sealed place of each of these entries' chains.
pub(in crate::journal) async fn sealed_ends(
    tx: &mut Tx,
    workspace: &WorkspaceId,
    waiting: &[Waiting],
) -> Result<HashMap<String, u64>> {
    let mut chains: Vec<&str> = waiting.iter().map(|w| w.chain.as_str()).collect();
    chains.sort_unstable();
    chains.dedup();
    let mut ends = HashMap::new();
    for some in chains.chunks(MANY) {
        let text = format!(
            "select chain, max(seq) from journal_leaves where workspace_id = $1 and chain in {} group by chain",
            Sql::in_list(2, some.len())
        );
        let mut values = args![workspace];
        values.extend(some.iter().map(|c| twodb::Value::from(*c)));
        let rows = tx.all::<(String, i64)>(Sql::built(text), values).await?;
        ends.extend(rows.into_iter().map(|(chain, seq)| (chain, u64::try_from(seq).unwrap_or(0))));
    }
    Ok(ends)
}

/// The last leaf of a chain among the first `size`, and its place in the chain.
pub(in crate::journal) async fn sealed_end(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    chain: &str,
    size: u64,
) -> Result<Option<(u64, u64)>> {
    let text = sql("select leaf, seq from journal_leaves
         where workspace_id = $1 and chain = $2 and leaf < $3 order by seq desc limit 1");
    let row = ask.maybe::<(i64, i64)>(text, args![workspace, chain, size]).await?;
    Ok(row.and_then(|(leaf, seq)| Some((u64::try_from(leaf).ok()?, u64::try_from(seq).ok()?))))
}

/// The log's stored hashes at these positions; what is missing is left out.
pub(in crate::journal) async fn hashes(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    positions: &[u64],
) -> Result<HashMap<u64, Digest>> {
    let mut found = HashMap::new();
    for some in positions.chunks(MANY) {
        let text = format!(
            "select position, hash from journal_hashes where workspace_id = $1 and position in {}",
            Sql::in_list(2, some.len())
        );
        let mut values = args![workspace];
        values.extend(some.iter().map(|p| twodb::Value::from(*p)));
        for (position, hash) in ask.all::<(i64, Vec<u8>)>(Sql::built(text), values).await? {
            let hash = Digest::try_from(hash.as_slice()).map_err(Fault::broken)?;
            found.insert(u64::try_from(position).unwrap_or(0), hash);
        }
    }
    Ok(found)
}

/// New leaves from number `size` on.
pub(in crate::journal) async fn put_leaves(
    tx: &mut Tx,
    workspace: &WorkspaceId,
    size: u64,
    entries: &[Waiting],
) -> Result<()> {
    let rows = (size..).zip(entries).map(|(leaf, e)| args![workspace, leaf, &e.chain, e.seq]);
    let columns = ["workspace_id", "leaf", "chain", "seq"];
    tx.insert_many("journal_leaves", &columns, "", rows.collect::<Vec<_>>()).await?;
    Ok(())
}

/// New hashes of the log.
pub(in crate::journal) async fn put_hashes(
    tx: &mut Tx,
    workspace: &WorkspaceId,
    hashes: &[(u64, Digest)],
) -> Result<()> {
    let rows = hashes.iter().map(|(position, hash)| args![workspace, *position, &hash.as_bytes()[..]]);
    let columns = ["workspace_id", "position", "hash"];
    tx.insert_many("journal_hashes", &columns, "", rows.collect::<Vec<_>>()).await?;
    Ok(())
}

/// Where an entry stands in the queue.
fn place_of(entry: &Waiting) -> (i64, &str, u64) {
    (entry.at, entry.chain.as_str(), entry.seq)
}

/// Takes these, which stand in the log by now, out of the queue, and only these: others may have come with earlier times.
pub(in crate::journal) async fn forget_waiting(
    tx: &mut Tx,
    workspace: &WorkspaceId,
    entries: &[Waiting],
) -> Result<()> {
    let places = || entries.iter().map(place_of);
    let (Some(first), Some(last)) = (places().min(), places().max()) else { return Ok(()) };
    // Both engines walk the key from the first to the last, and look each up in the log.
    let text = sql("delete from journal_unsealed where workspace_id = $1 and (at, chain, seq) >= ($2, $3, $4)
             and (at, chain, seq) <= ($5, $6, $7) and exists (select 1 from journal_leaves l
                 where l.workspace_id = $1 and l.chain = journal_unsealed.chain and l.seq = journal_unsealed.seq)");
    let mut values = args![workspace];
    values.extend([first, last].into_iter().flat_map(|(at, chain, seq)| args![at, chain, seq]));
    tx.run(text, values).await?;
    Ok(())
}

/// A new signed checkpoint.
pub(in crate::journal) async fn put_checkpoint(
    tx: &mut Tx,
    workspace: &WorkspaceId,
    size: u64,
    note: &str,
    at: Time,
) -> Result<()> {
    tx.run(
        sql("insert into journal_checkpoints (workspace_id, size, note, at) values ($1, $2, $3, $4)"),
        args![workspace, size, note, at],
    )
    .await?;
    Ok(())
}

/// The last checkpoint.
pub(in crate::journal) async fn last_checkpoint(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
) -> Result<Option<Stamp>> {
    let text = sql(
        "select size, note, at from journal_checkpoints where workspace_id = $1 order by size desc limit 1",
    );
    Ok(ask.maybe(text, args![workspace]).await?)
}

/// Where a reader stands: the number of the next leaf it will read.
pub(in crate::journal) async fn reader_at(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    reader: &str,
) -> Result<u64> {
    let text = sql("select leaf from journal_cursors where workspace_id = $1 and reader = $2");
    let row = ask.maybe::<(i64,)>(text, args![workspace, reader]).await?;
    Ok(row.map_or(0, |(leaf,)| u64::try_from(leaf).unwrap_or(0)))
}

/// Where each reader stands that has ever read.
pub(in crate::journal) async fn readers_at(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
) -> Result<HashMap<String, u64>> {
    let text = sql("select reader, leaf from journal_cursors where workspace_id = $1");
    let rows = ask.all::<(String, i64)>(text, args![workspace]).await?;
    Ok(rows.into_iter().map(|(reader, leaf)| (reader, u64::try_from(leaf).unwrap_or(0))).collect())
}

/// Moves readers on to one place.
pub(in crate::journal) async fn move_readers(
    tx: &mut Tx,
    workspace: &WorkspaceId,
    readers: &[&str],
    leaf: u64,
) -> Result<()> {
    tx.insert_many(
        "journal_cursors",
        &["workspace_id", "reader", "leaf"],
        "on conflict (workspace_id, reader) do update set leaf = excluded.leaf",
        readers.iter().map(|reader| args![workspace, *reader, leaf]).collect::<Vec<_>>(),
    )
    .await?;
    Ok(())
}

/// Sealed entries from a leaf on, in the order of the log.
pub(in crate::journal) async fn list_log(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    from: u64,
    most: i64,
) -> Result<Vec<Logged>> {
    // Cut before it is joined: whoever guesses that few leaves are left would join and sort all of them.
    let text =
        sql("select l.leaf, e.chain, e.seq, e.at, e.fact, e.actor, e.incident_id, e.case_id, e.customer_id,
            e.subject, e.body, e.prev, e.hash
         from (select workspace_id, leaf, chain, seq from journal_leaves
             where workspace_id = $1 and leaf >= $2 order by leaf limit $3) l
         join journal_entries e on e.workspace_id = l.workspace_id and e.chain = l.chain and e.seq = l.seq
         order by l.leaf");
    Ok(ask.all(text, args![workspace, from, most]).await?)
}
