//! Sealing: folds what was said since the last time into the workspace's Merkle log, and signs how far it goes.
//!
//! One transaction per batch, one checkpoint per run. The size of the log stands in the cursor of the reader
//! `seal`; its row is held while a batch is sealed, so that two nodes cannot give out the same leaf.
//!
//! Before it signs, the sealer looks whether the log still continues the checkpoint kept beside the key. If it
//! does not, somebody has changed or shortened the store, and a new signature would cover that up: it refuses.
//! After restoring an older backup on purpose, move the `….checkpoints` file away; it is the proof of the loss.

use std::collections::HashMap;

use chain::{Digest, Leaf, Signer, log, verify_checkpoint};

use super::key::{Key, origin};
use super::order::{Waiting, in_log_order};
use super::store::log as store;
use crate::ground::id::WorkspaceId;
use crate::ground::{Fault, House, Result};

/// Entries sealed in one transaction.
const MOST: usize = 1_000;

/// Seals everything that waits; says how many entries that was.
pub async fn seal(house: &House, workspace: &WorkspaceId) -> Result<usize> {
    if !store::is_waiting(&mut house.read(), workspace).await? {
        return Ok(0);
    }
    let key = Key::open(house)?;
    let signer = key.signer(workspace)?;
    let kept = key.kept(workspace)?;
    let mut sealed = 0;
    loop {
        let batch = seal_batch(house, workspace, &signer, kept.as_deref()).await?;
        sealed += batch.sealed;
        if let Some(note) = &batch.note {
            // After the commit: a kept checkpoint may lag behind the store, and never runs ahead of it.
            key.keep(workspace, note)?;
        }
        if batch.is_last {
            return Ok(sealed);
        }
    }
}

struct Batch {
    sealed: usize,
    note: Option<String>,
    is_last: bool,
}

async fn seal_batch(
    house: &House,
    workspace: &WorkspaceId,
    signer: &Signer,
    kept: Option<&str>,
) -> Result<Batch> {
    let mut tx = house.db().begin().await?;
    let size = store::hold_log(&mut tx, workspace).await?;
    let mut waiting = store::list_waiting(&mut tx, workspace, MOST + 1).await?;
    let is_last = waiting.len() <= MOST;
    waiting.truncate(MOST);
    if waiting.is_empty() {
        return Ok(Batch { sealed: 0, note: None, is_last }); // another node was quicker
    }
    let entries = ordered(&mut tx, workspace, waiting).await?;
    let leaves: Vec<Leaf> = entries.iter().map(|e| Leaf::of(&e.chain, e.seq, &e.hash)).collect();
    let wanted = log::indexes_needed(|read| log::append_many(&leaves, size, read)).map_err(Fault::broken)?;
    let old = store::hashes(&mut tx, workspace, &wanted).await?;
    let fresh = log::append_many(&leaves, size, &|i| old.get(&i).copied()).map_err(Fault::broken)?;
    store::put_leaves(&mut tx, workspace, size, &entries).await?;
    store::put_hashes(&mut tx, workspace, &fresh).await?;
    store::forget_waiting(&mut tx, workspace, &entries).await?;
    let size = size + entries.len() as u64;
    store::move_readers(&mut tx, workspace, &[store::SEALER], size).await?;
    let mut note = None;
    if is_last {
        continues(&mut tx, workspace, signer, kept, size).await?;
        let root = root(&mut tx, workspace, size).await?;
        let text = signer.sign_checkpoint(&origin(workspace), size, root).map_err(Fault::broken)?;
        store::put_checkpoint(&mut tx, workspace, size, &text, house.now()).await?;
        note = Some(text);
    }
    tx.commit().await?;
    Ok(Batch { sealed: entries.len(), note, is_last })
}

/// The batch in the order of the log, with the predecessors that a wrong clock has put behind it.
async fn ordered(tx: &mut twodb::Tx, workspace: &WorkspaceId, waiting: Vec<Waiting>) -> Result<Vec<Waiting>> {
    let sealed = store::sealed_ends(tx, workspace, &waiting).await?;
    let mut ordered = in_log_order(waiting, &sealed);
    let mut done: HashMap<String, u64> = HashMap::new();
    for entry in &ordered.now {
        done.insert(entry.chain.clone(), entry.seq);
    }
    let mut ends: HashMap<String, u64> = HashMap::new();
    for (chain, seq) in ordered.held.keys() {
        ends.insert(chain.clone(), *seq);
    }
    for (chain, end) in ends {
        let after = done.get(&chain).or(sealed.get(&chain)).copied().unwrap_or(0);
        // A predecessor that is not there at all was removed by hand: the rest is sealed without it, and
        // verification names the gap.
        ordered.now.extend(store::list_waiting_of(tx, workspace, &chain, after, end).await?);
    }
    Ok(ordered.now)
}

/// Refuses unless the log of `size` leaves begins with the one that the kept checkpoint describes.
async fn continues(
    tx: &mut twodb::Tx,
    workspace: &WorkspaceId,
    signer: &Signer,
    kept: Option<&str>,
    size: u64,
) -> Result<()> {
    let Some(kept) = kept else { return Ok(()) };
    let kept = verify_checkpoint(kept, &signer.public_key_text()).map_err(Fault::broken)?;
    let holds = kept.size <= size && root(tx, workspace, kept.size).await? == kept.root;
    if holds {
        return Ok(());
    }
    Err(Fault::broken(format!(
        "the journal of {workspace} does not continue its kept checkpoint of {} leaves: it was changed or cut \
         off by hand, or an older copy was put in its place. Nothing is sealed until that is cleared up; run \
         `amends journal verify`",
        kept.size
    )))
}

async fn root(tx: &mut twodb::Tx, workspace: &WorkspaceId, size: u64) -> Result<Digest> {
    let wanted = log::indexes_needed(|read| log::root(size, read)).map_err(Fault::broken)?;
    let hashes = store::hashes(tx, workspace, &wanted).await?;
    log::root(size, &|i| hashes.get(&i).copied()).map_err(Fault::broken)
}
