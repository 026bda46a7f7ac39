//! Rows that came by import: each batch is as its entry says, and each row as its batch left it.

use std::collections::{HashMap, HashSet};

use twodb::{Ask, Still};

use super::store::Place;
use super::{store, witnesses};
use crate::customers::import::{Kind, Marks, batches_after, file_digest, marks_of, standing_after};
use crate::ground::Result;
use crate::ground::id::WorkspaceId;
use crate::journal::{self, Audit, Harm};

/// Rows compared at a time.
const PAGE: i64 = 500;

/// Batches kept in memory; rows of one batch stand together.
const KEPT: usize = 64;

/// A batch by its import and its number.
type Batch = (String, i64);

/// Compares them all.
pub(super) async fn compare(ask: &mut Still, workspace: &WorkspaceId, audit: &mut Audit) -> Result<()> {
    let said = batches(ask, workspace, audit).await?;
    for kind in Kind::ALL {
        rows(ask, workspace, kind, &said, audit).await?;
        // Those that a member made known have entries of their own.
        witnesses::absent(Place::of(kind.word()), like(kind), ask, workspace, audit).await?;
    }
    files(ask, workspace, audit).await
}

/// Files in hand: each is the one that came in.
async fn files(ask: &mut Still, workspace: &WorkspaceId, audit: &mut Audit) -> Result<()> {
    let mut after = 0;
    loop {
        let page =
            journal::of_fact(ask, workspace, workspace.as_str(), "import.received", after, PAGE).await?;
        let Some(last) = page.last().map(|e| e.seq) else { return Ok(()) };
        for entry in &page {
            let Some(import) = &entry.subject else { continue };
            // Once its rows are taken, a file is forgotten.
            let now = file_digest(ask, workspace, import).await?;
            if now.is_some() && now.as_deref() != entry.data("digest").as_str() {
                let text = format!("import_files {import}: it is not the file that came in");
                audit.note_row(Harm::Changed, "import_files", import, text);
            }
        }
        after = last;
    }
}

/// The batches that are as their entries say; every row they wrote is still there. Marks of other batches were put
/// there by hand.
async fn batches(ask: &mut Still, workspace: &WorkspaceId, audit: &mut Audit) -> Result<HashSet<Batch>> {
    let mut said = HashSet::new();
    let mut known = HashSet::new();
    let mut after = 0;
    loop {
        let page =
            journal::of_fact(ask, workspace, workspace.as_str(), "import.batch_taken", after, PAGE).await?;
        let Some(last) = page.last().map(|e| e.seq) else { break };
        for entry in &page {
            let (Some(import), Some(digest)) =
                (&entry.subject, entry.data("digest").as_str().map(str::to_owned))
            else {
                continue; // a batch that wrote nothing
            };
            let number = entry.data("batch").as_i64().unwrap_or(0);
            let place = format!("{import}/{number}");
            known.insert((import.clone(), number));
            let Some(marks) = marks_of(ask, workspace, import, number).await? else {
                let text = format!("import_batches {place}: the marks of the batch are gone");
                audit.note_row(Harm::Missing, "import_batches", &place, text);
                continue;
            };
            if marks.digest().to_string() != digest {
                let text = format!("import_batches {place}: the marks of the batch were changed by hand");
                audit.note_row(Harm::Changed, "import_batches", &place, text);
                continue;
            }
            still_there(ask, workspace, &marks, audit).await?;
            said.insert((import.clone(), number));
        }
        after = last;
    }
    let mut after = Batch::default();
    loop {
        let page = batches_after(ask, workspace, &after, PAGE).await?;
        let Some(last) = page.last().cloned() else { return Ok(said) };
        for batch in page.iter().filter(|batch| !known.contains(*batch)) {
            let place = format!("{}/{}", batch.0, batch.1);
            let text =
                format!("import_batches {place}: no such batch was ever said; it was put there by hand");
            audit.note_row(Harm::Forged, "import_batches", &place, text);
        }
        after = last;
    }
}

async fn still_there(
    ask: &mut Still,
    workspace: &WorkspaceId,
    marks: &Marks,
    audit: &mut Audit,
) -> Result<()> {
    let ids = marks.ids();
    let Some(table) = ids.first().and_then(|id| table_of(id)) else { return Ok(()) };
    let there = store::ids_present(ask, workspace, Place::of(table), &ids).await?;
    let gone: Vec<String> = ids.into_iter().filter(|id| !there.contains(id)).collect();
    let last = journal::last_vouched(ask, workspace, &gone).await?;
    for id in gone {
        if !last.get(&id).is_some_and(|all| all.iter().any(journal::Vouched::is_farewell)) {
            let text = format!("{table} {id}: it came by import and is gone");
            audit.note_row(Harm::Missing, table, &id, text);
        }
    }
    Ok(())
}

fn like(kind: Kind) -> &'static str {
    match kind {
        Kind::Customers => "cus_%",
        Kind::Contacts => "con_%",
        Kind::Holdings => "hol_%",
        Kind::Months => "mon_%",
    }
}

fn table_of(id: &str) -> Option<&'static str> {
    Some(match id.split('_').next()? {
        "cus" => "customers",
        "con" => "contacts",
        "hol" => "holdings",
        "mon" => "months",
        _ => return None,
    })
}

/// Rows that are there: by the batch that wrote them last, or by the last entry about them.
async fn rows(
    ask: &mut Still,
    workspace: &WorkspaceId,
    kind: Kind,
    said: &HashSet<Batch>,
    audit: &mut Audit,
) -> Result<()> {
    let table = kind.word();
    let mut known: HashMap<Batch, Option<Marks>> = HashMap::new();
    let mut after = String::new();
    loop {
        let page = standing_after(ask, workspace, kind, &after, PAGE).await?;
        let Some(last) = page.last().map(|r| r.id.clone()) else { return Ok(()) };
        let mut by_hand = Vec::new();
        for row in page {
            let Some(batch) = row.batch.clone() else {
                by_hand.push((row.id, row.digest.to_string()));
                continue;
            };
            audit.rows += 1;
            if known.len() > KEPT {
                known.clear();
            }
            if !known.contains_key(&batch) {
                let marks = read(ask, workspace, &batch, said).await?;
                known.insert(batch.clone(), marks);
            }
            let vouched = known.get(&batch).and_then(Option::as_ref).and_then(|m| m.vouches_for(&row));
            let (import, number) = &batch;
            match vouched {
                Some(true) => {}
                Some(false) => {
                    let text = format!(
                        "{table} {}: it is not as batch {number} of {import} left it; it was changed by hand",
                        row.id
                    );
                    audit.note_row(Harm::Changed, table, &row.id, text);
                }
                None => {
                    let text = format!("{table} {}: no batch that was said has written it", row.id);
                    audit.note_row(Harm::Forged, table, &row.id, text);
                }
            }
        }
        witnesses::judge(table, ask, workspace, by_hand, audit).await?;
        after = last;
    }
}

async fn read(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    batch: &Batch,
    said: &HashSet<Batch>,
) -> Result<Option<Marks>> {
    if said.contains(batch) { marks_of(ask, workspace, &batch.0, batch.1).await } else { Ok(None) }
}
