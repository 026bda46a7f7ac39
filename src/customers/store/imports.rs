//! Runs of imports, what they rejected, what they vouch for, files in hand, and remembered mappings.

use std::collections::HashSet;

use sha2::{Digest, Sha256};
use twodb::{Args, Ask, Sql, args, sql};

use crate::customers::import::{ImportRun, Kind, Mapping, Rejected, RunState};
use crate::ground::id::{ImportId, MappingId, WorkspaceId};
use crate::ground::web::{Page, Paging};
use crate::ground::{Fault, Result};
use crate::journal::{Fold, Tx};

const RUN: &str = "workspace_id, id, kind, file_name, header, ignored, mapping, encoding, is_dry, state, bytes_total, \
    bytes_done, line, batches, rows_new, rows_changed, rows_unchanged, rows_rejected, why, cure, rejects_digest, began_by, created_at, \
    moved_at, ended_at";

/// The run; [`Fault::Missing`] when there is none of this id in the workspace.
pub async fn find_run(ask: &mut dyn Ask, workspace: &WorkspaceId, id: &ImportId) -> Result<ImportRun> {
    let text = format!("select {RUN} from import_runs where workspace_id = $1 and id = $2");
    ask.maybe(Sql::built(text), args![workspace, id]).await?.ok_or(Fault::Missing("import"))
}

/// Runs, newest first.
pub async fn list_runs(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    paging: &Paging,
) -> Result<Page<ImportRun>> {
    let (before, id) = paging.before();
    let text = format!(
        "select {RUN} from import_runs where workspace_id = $1 and (created_at, id) < ($2, $3)
         order by created_at desc, id desc limit $4"
    );
    let rows = ask.all(Sql::built(text), args![workspace, before, id, paging.rows() + 1]).await?;
    Ok(Page::cut(rows, paging, |run: &ImportRun| [run.created_at.0.to_string(), run.id.to_string()]))
}

/// A new run.
pub(in crate::customers) async fn insert_run(tx: &mut Tx, run: &ImportRun) -> Result<()> {
    let text = format!("insert into import_runs ({RUN}) values {}", Sql::in_list(1, 25));
    let mut values = args![&run.workspace_id, &run.id, &run.kind, &run.file_name, run.header.stored()];
    values.extend(moving(run));
    values.extend(args![&run.began_by, run.created_at, run.moved_at, run.ended_at]);
    tx.run(Sql::built(text), values).await?;
    Ok(())
}

/// What may change of a run, in the order of its columns.
fn moving(run: &ImportRun) -> Args {
    args![
        run.ignored.stored(),
        &run.mapping,
        &run.encoding,
        run.is_dry,
        &run.state,
        run.bytes_total,
        run.bytes_done,
        run.line,
        run.batches,
        run.rows_new,
        run.rows_changed,
        run.rows_unchanged,
        run.rows_rejected,
        &run.why,
        &run.cure,
        &run.rejects_digest
    ]
}

/// Moves a run on from where it stood: in this state, after so many batches. False when it stands elsewhere.
pub(in crate::customers) async fn move_on(
    tx: &mut Tx,
    run: &ImportRun,
    from: RunState,
    batches: i64,
) -> Result<bool> {
    let mut values = moving(run);
    values.extend(args![run.moved_at, run.ended_at, &run.workspace_id, &run.id, from.word(), batches]);
    let text =
        sql("update import_runs set ignored = $1, mapping = $2, encoding = $3, is_dry = $4, state = $5,
            bytes_total = $6, bytes_done = $7, line = $8, batches = $9, rows_new = $10, rows_changed = $11,
            rows_unchanged = $12, rows_rejected = $13, why = $14, cure = $15, rejects_digest = $16, moved_at = $17,
            ended_at = $18
         where workspace_id = $19 and id = $20 and state = $21 and batches = $22");
    Ok(tx.run(text, values).await? == 1)
}

/// Keeps rows that were not taken.
pub(in crate::customers) async fn put_rejects(
    tx: &mut Tx,
    run: &ImportRun,
    rejected: &[Rejected],
) -> Result<()> {
    let mut rows = Vec::with_capacity(rejected.len());
    for row in rejected {
        let cells = serde_json::to_string(&row.cells).map_err(Fault::broken)?;
        let faults = serde_json::to_string(&row.faults).map_err(Fault::broken)?;
        rows.push(args![&run.workspace_id, &run.id, row.line as i64, cells, faults]);
    }
    let columns = ["workspace_id", "import_id", "line", "cells", "faults"];
    // A file of an old Mac may give two rows one line; the first stands for both.
    let tail = "on conflict (workspace_id, import_id, line) do nothing";
    tx.insert_many("import_rejects", &columns, tail, rows).await?;
    Ok(())
}

/// Rows that were not taken, after a line, in the order of the file.
pub(in crate::customers) async fn list_rejects(
    ask: &mut dyn Ask,
    run: &ImportRun,
    after: i64,
    most: i64,
) -> Result<Vec<Rejected>> {
    let text = sql("select line, cells, faults from import_rejects
         where workspace_id = $1 and import_id = $2 and line > $3 order by line limit $4");
    let found: Vec<(i64, String, String)> =
        ask.all(text, args![&run.workspace_id, &run.id, after, most]).await?;
    let read = found.into_iter().map(|(line, cells, faults)| {
        Ok(Rejected {
            line: line as u64,
            cells: serde_json::from_str(&cells).map_err(Fault::broken)?,
            faults: serde_json::from_str(&faults).map_err(Fault::broken)?,
        })
    });
    read.collect()
}

/// The digest of the rows of a run that were not taken.
pub async fn rejects_digest(ask: &mut dyn Ask, workspace: &WorkspaceId, import: &ImportId) -> Result<String> {
    let mut fold = Fold::new();
    let mut after = -1;
    loop {
        let text = sql("select line, cells, faults from import_rejects
             where workspace_id = $1 and import_id = $2 and line > $3 order by line limit 1000");
        let rows: Vec<(i64, String, String)> = ask.all(text, args![workspace, import, after]).await?;
        let Some(last) = rows.last().map(|row| row.0) else { return Ok(fold.digest()) };
        rows.iter().try_for_each(|row| fold.add(row))?;
        after = last;
    }
}

/// Remembers keys that the run has met without writing them.
pub(in crate::customers) async fn put_seen(tx: &mut Tx, run: &ImportRun, keys: &[String]) -> Result<()> {
    let rows: Vec<Args> = keys.iter().map(|key| args![&run.workspace_id, &run.id, key]).collect();
    let columns = ["workspace_id", "import_id", "seen_key"];
    let tail = "on conflict (workspace_id, import_id, seen_key) do nothing";
    tx.insert_many("import_seen", &columns, tail, rows).await?;
    Ok(())
}

/// Which of these keys the run has met without writing them.
pub(in crate::customers) async fn seen(
    ask: &mut dyn Ask,
    run: &ImportRun,
    keys: &[&str],
) -> Result<HashSet<String>> {
    let text = "select seen_key from import_seen where workspace_id = $1 and import_id = $2 and seen_key";
    let met: Vec<(String,)> = ask.all_in(text, &args![&run.workspace_id, &run.id], keys).await?;
    Ok(met.into_iter().map(|row| row.0).collect())
}

/// Keeps what the journal vouches for of a batch.
pub(in crate::customers) async fn put_marks(
    tx: &mut Tx,
    run: &ImportRun,
    batch: i64,
    marks: Vec<u8>,
) -> Result<()> {
    let text = sql(
        "insert into import_batches (workspace_id, import_id, batch, kind, marks) values ($1, $2, $3, $4, $5)",
    );
    tx.run(text, args![&run.workspace_id, &run.id, batch, &run.kind, marks]).await?;
    Ok(())
}

/// The marks of a batch, if they are there.
pub(in crate::customers) async fn marks(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    import: &str,
    batch: i64,
) -> Result<Option<Vec<u8>>> {
    let text =
        sql("select marks from import_batches where workspace_id = $1 and import_id = $2 and batch = $3");
    let row = ask.maybe::<(Vec<u8>,)>(text, args![workspace, import, batch]).await?;
    Ok(row.map(|(marks,)| marks))
}

/// Batches that left marks, behind one, by import and number.
pub async fn batches_after(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    after: &(String, i64),
    most: i64,
) -> Result<Vec<(String, i64)>> {
    let text = sql("select import_id, batch from import_batches
         where workspace_id = $1 and (import_id, batch) > ($2, $3) order by import_id, batch limit $4");
    Ok(ask.all(text, args![workspace, &after.0, after.1, most]).await?)
}

/// The digest of a file in hand; none when it is not here.
pub async fn file_digest(ask: &mut dyn Ask, workspace: &WorkspaceId, import: &str) -> Result<Option<String>> {
    let mut digest = Sha256::new();
    for number in 0_i64.. {
        let text =
            sql("select bytes from import_files where workspace_id = $1 and import_id = $2 and part = $3");
        match ask.maybe::<(Vec<u8>,)>(text, args![workspace, import, number]).await? {
            Some((bytes,)) => digest.update(&bytes),
            None if number == 0 => return Ok(None),
            None => break,
        }
    }
    Ok(Some(data_encoding::HEXLOWER.encode(&digest.finalize())))
}

/// Ids of a kind of row behind one, in their order.
pub(in crate::customers) async fn ids_after(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    kind: Kind,
    after: &str,
    most: i64,
) -> Result<Vec<String>> {
    let table = kind.word();
    let text = format!("select id from {table} where workspace_id = $1 and id > $2 order by id limit $3");
    let rows = ask.all::<(String,)>(Sql::built(text), args![workspace, after, most]).await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Forgets what only a run under way needs; with `file`, its file too.
pub(in crate::customers) async fn forget_seen(tx: &mut Tx, run: &ImportRun, file: bool) -> Result<()> {
    let run_is = args![&run.workspace_id, &run.id];
    tx.run(sql("delete from import_seen where workspace_id = $1 and import_id = $2"), run_is.clone()).await?;
    if file {
        tx.run(sql("delete from import_files where workspace_id = $1 and import_id = $2"), run_is).await?;
    }
    Ok(())
}

/// Forgets what a dry run rejected, before the rows are taken for real.
pub(in crate::customers) async fn forget_rejects(tx: &mut Tx, run: &ImportRun) -> Result<()> {
    let text = sql("delete from import_rejects where workspace_id = $1 and import_id = $2");
    tx.run(text, args![&run.workspace_id, &run.id]).await?;
    Ok(())
}

/// Keeps a part of a file that is coming in. It is not said yet: the run is, once the whole file is here.
pub(in crate::customers) async fn put_part(
    tx: &mut twodb::Tx,
    workspace: &WorkspaceId,
    id: &ImportId,
    part: i64,
    bytes: Vec<u8>,
) -> Result<()> {
    let text = sql("insert into import_files (workspace_id, import_id, part, bytes) values ($1, $2, $3, $4)");
    tx.run(text, args![workspace, id, part, bytes]).await?;
    Ok(())
}

/// A part of a file; `None` after the last.
pub(in crate::customers) async fn part(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    id: &ImportId,
    part: i64,
) -> Result<Option<Vec<u8>>> {
    let text = sql("select bytes from import_files where workspace_id = $1 and import_id = $2 and part = $3");
    Ok(ask.maybe::<(Vec<u8>,)>(text, args![workspace, id, part]).await?.map(|row| row.0))
}

/// Forgets files that began to come in before `id` was minted and never became a run.
pub(in crate::customers) async fn forget_strays(
    tx: &mut twodb::Tx,
    workspace: &WorkspaceId,
    before: &ImportId,
) -> Result<()> {
    let text = sql("delete from import_files where workspace_id = $1 and import_id < $2 and not exists
         (select 1 from import_runs r where r.workspace_id = $1 and r.id = import_files.import_id)");
    tx.run(text, args![workspace, before]).await?;
    Ok(())
}

/// How files with these columns were mapped the last time.
pub(in crate::customers) async fn recall(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    kind: &str,
    columns_digest: &str,
) -> Result<Option<Mapping>> {
    let text = sql(
        "select mapping from import_mappings where workspace_id = $1 and kind = $2 and columns_digest = $3",
    );
    let found: Option<(String,)> = ask.maybe(text, args![workspace, kind, columns_digest]).await?;
    // A mapping of an older program that can no longer be read is as good as none.
    Ok(found.and_then(|(json,)| serde_json::from_str(&json).ok()))
}

/// Remembers how a file with these columns was mapped.
pub(in crate::customers) async fn remember(tx: &mut Tx, run: &ImportRun, columns_digest: &str) -> Result<()> {
    let id: MappingId = tx.mint();
    let text = sql("insert into import_mappings (workspace_id, id, kind, columns_digest, mapping, used_at)
         values ($1, $2, $3, $4, $5, $6)
         on conflict (workspace_id, kind, columns_digest) do update set mapping = excluded.mapping, used_at = excluded.used_at");
    let now = tx.now();
    tx.run(text, args![&run.workspace_id, id.as_str(), &run.kind, columns_digest, &run.mapping, now]).await?;
    Ok(())
}
