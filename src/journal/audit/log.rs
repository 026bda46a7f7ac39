//! Rebuilding the log from the entries it seals, and comparing it with what was stored and signed.

use std::collections::HashMap;

use chain::{Checkpoint, Digest, Leaf, log, verify_checkpoint};
use twodb::Ask;

use super::{Outside, PAGE};
use crate::ground::id::WorkspaceId;
use crate::ground::{Fault, Result};
use crate::journal::store::{audit as store, log as log_store};
use crate::journal::{Audit, Harm};

/// The log as far as it is rebuilt: only the hashes that the next leaf or root needs.
#[derive(Default)]
struct Tree {
    size: u64,
    edge: HashMap<u64, Digest>,
    /// The leaves behind a gap cannot be numbered, so nothing after it can be compared.
    is_torn: bool,
    is_unlike: bool,
}

impl Tree {
    fn root(&self) -> Result<Digest> {
        log::root(self.size, &|i| self.edge.get(&i).copied()).map_err(Fault::broken)
    }

    /// Adds leaves; gives their hashes as they should be stored.
    fn grow(&mut self, leaves: &[Leaf]) -> Result<Vec<(u64, Digest)>> {
        let fresh = log::append_many(leaves, self.size, &|i| self.edge.get(&i).copied());
        let fresh = fresh.map_err(Fault::broken)?;
        self.size += leaves.len() as u64;
        let wanted = log::indexes_needed(|read| log::root(self.size, read)).map_err(Fault::broken)?;
        self.edge.extend(fresh.iter().copied());
        self.edge.retain(|index, _| wanted.binary_search(index).is_ok());
        Ok(fresh)
    }
}

/// How many hashes are stored for the first `size` leaves.
fn stored(size: u64) -> u64 {
    2 * size - u64::from(size.count_ones())
}

/// Rebuilds and compares.
pub(super) async fn rebuild(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    outside: &Outside,
    audit: &mut Audit,
) -> Result<()> {
    let mut tree = Tree::default();
    let mut stamps = Stamps::open(ask, workspace, outside, audit).await?;
    loop {
        let from = audit.leaves;
        let page = store::list_leaves(ask, workspace, from, PAGE).await?;
        let mut leaves: Vec<(Leaf, String, u64)> = Vec::with_capacity(page.len());
        for row in &page {
            let number = u64::try_from(row.leaf).unwrap_or(0);
            let (seq, chain) = (u64::try_from(row.seq).unwrap_or(0), row.chain.clone());
            if number != audit.leaves {
                let said = format!("the log: leaves {} to {} are gone", audit.leaves, number - 1);
                audit.note(Harm::Missing, "journal_leaves", None, Some(audit.leaves), said);
                tree.is_torn = true;
                audit.leaves = number;
            }
            audit.leaves += 1;
            let Some(hash) = row.hash.as_deref() else {
                let said = format!("chain {chain}: entry {seq} was sealed as leaf {number} and is gone");
                audit.note(Harm::Missing, "journal_entries", Some(&chain), Some(seq), said);
                tree.is_torn = true;
                continue;
            };
            let hash = Digest::try_from(hash).map_err(Fault::broken)?;
            leaves.push((Leaf::of(&chain, seq, &hash), chain, seq));
        }
        let mut rest = leaves.as_slice();
        while !tree.is_torn && !rest.is_empty() {
            // Up to the next signed size, so that the root can be compared there.
            let room = stamps.next(ask, workspace, audit).await?.map_or(u64::MAX, |size| size - tree.size);
            let (now, later) = rest.split_at(rest.len().min(usize::try_from(room).unwrap_or(usize::MAX)));
            compare(ask, workspace, &mut tree, now, audit).await?;
            stamps.pass(&mut tree, audit)?;
            rest = later;
        }
        if page.len() < usize::try_from(PAGE).unwrap_or(usize::MAX) {
            break;
        }
    }
    stamps.finish(ask, workspace, audit).await?;
    leftovers(ask, workspace, &tree, audit).await
}

/// Grows the tree, and compares its new hashes with those in the store.
async fn compare(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    tree: &mut Tree,
    leaves: &[(Leaf, String, u64)],
    audit: &mut Audit,
) -> Result<()> {
    let first = tree.size;
    let bare: Vec<Leaf> = leaves.iter().map(|(leaf, ..)| *leaf).collect();
    let fresh = tree.grow(&bare)?;
    let found = store::hashes_between(ask, workspace, stored(first), stored(tree.size)).await?;
    let wrong: Vec<u64> = fresh.iter().filter(|(i, h)| found.get(i) != Some(h)).map(|(i, _)| *i).collect();
    let mut of_leaves = 0;
    for (number, (_, chain, seq)) in (first..).zip(leaves) {
        if wrong.binary_search(&stored(number)).is_ok() {
            of_leaves += 1;
            let said = format!("chain {chain}: entry {seq} is not the one that was sealed as leaf {number}");
            audit.note(Harm::Changed, "journal_hashes", Some(chain), Some(*seq), said);
        }
    }
    // A changed leaf changes every hash above it; those say nothing new.
    if of_leaves == 0 {
        for position in wrong {
            let said = format!("the log: the stored hash at {position} was changed or removed");
            audit.note(Harm::Changed, "journal_hashes", None, Some(position), said);
        }
    }
    Ok(())
}

/// What stands beside the log: entries never sealed, things sealed that are no more, hashes without a leaf.
async fn leftovers(ask: &mut dyn Ask, workspace: &WorkspaceId, tree: &Tree, audit: &mut Audit) -> Result<()> {
    let size = log_store::reader_at(ask, workspace, log_store::SEALER).await?;
    if size != audit.leaves {
        let what = if size > audit.leaves { Harm::Truncated } else { Harm::Forged };
        let said = format!("the log: it has {} leaves, but the sealer wrote {size}", audit.leaves);
        audit.note(what, "journal_leaves", None, Some(audit.leaves), said);
    }
    for (chain, seq) in store::list_never_sealed(ask, workspace).await? {
        let said = format!("chain {chain}: entry {seq} has no leaf and does not wait for one");
        audit.note(Harm::Missing, "journal_leaves", Some(&chain), Some(seq), said);
    }
    for (chain, seq) in store::list_waiting_for_nothing(ask, workspace).await? {
        let said = format!("chain {chain}: entry {seq} waited to be sealed and is gone or was changed");
        audit.note(Harm::Missing, "journal_entries", Some(&chain), Some(seq), said);
    }
    if !tree.is_torn {
        let beyond = store::count_hashes_from(ask, workspace, stored(tree.size)).await?;
        if beyond > 0 {
            let said = format!("the log: {beyond} stored hashes belong to leaves that are gone");
            audit.note(Harm::Truncated, "journal_hashes", None, Some(stored(tree.size)), said);
        }
    }
    Ok(())
}

/// The signed sizes on the way, in rising order: those of the store, and the one kept beside the key.
struct Stamps<'a> {
    vkey: Option<&'a str>,
    kept: Option<Checkpoint>,
    kept_size: Option<u64>,
    page: std::collections::VecDeque<(u64, String)>,
    read_to: i64,
    last: u64,
    is_all: bool,
}

impl<'a> Stamps<'a> {
    async fn open(
        ask: &mut dyn Ask,
        workspace: &WorkspaceId,
        outside: &'a Outside,
        audit: &mut Audit,
    ) -> Result<Self> {
        let mut stamps = Self {
            vkey: outside.vkey.as_deref(),
            kept: None,
            kept_size: None,
            page: std::collections::VecDeque::new(),
            read_to: -1,
            last: 0,
            is_all: false,
        };
        let signed = log_store::last_checkpoint(ask, workspace).await?.is_some();
        match (&outside.vkey, &outside.kept) {
            (Some(vkey), Some(note)) => match verify_checkpoint(note, vkey) {
                Ok(checkpoint) => {
                    stamps.kept_size = Some(checkpoint.size);
                    stamps.kept = Some(checkpoint);
                }
                Err(why) => audit.note(Harm::Unsigned, KEPT, None, None, format!("{KEPT}: {why}")),
            },
            (None, _) if signed => {
                let said =
                    "the key that the checkpoints were signed with is not here: bring back the seal file";
                audit.note(Harm::Unsigned, "the seal file", None, None, said);
            }
            (Some(_), None) if signed => {
                let said = "no checkpoint is kept beside the key, so a cut end could not be found";
                audit.note(Harm::Missing, KEPT, None, None, said);
            }
            _ => {}
        }
        Ok(stamps)
    }

    /// The next signed size, read ahead in pages.
    async fn next(
        &mut self,
        ask: &mut dyn Ask,
        workspace: &WorkspaceId,
        audit: &mut Audit,
    ) -> Result<Option<u64>> {
        if self.page.is_empty() && !self.is_all {
            let page = store::list_checkpoints(ask, workspace, self.read_to, PAGE).await?;
            self.is_all = page.len() < usize::try_from(PAGE).unwrap_or(usize::MAX);
            for (size, note) in page {
                self.read_to = size;
                self.last = u64::try_from(size).unwrap_or(0);
                audit.checkpoints += 1;
                self.page.push_back((self.last, note));
            }
        }
        let stored = self.page.front().map(|(size, _)| *size);
        let kept = self.kept.as_ref().map(|k| k.size);
        Ok([stored, kept].into_iter().flatten().min())
    }

    /// Compares everything that was signed for the size the tree has now.
    fn pass(&mut self, tree: &mut Tree, audit: &mut Audit) -> Result<()> {
        while let Some((size, note)) = self.page.pop_front_if(|(size, _)| *size <= tree.size) {
            let Some(vkey) = self.vkey else { continue };
            match verify_checkpoint(&note, vkey) {
                Err(why) => {
                    let said = format!("the checkpoint of {size} leaves: {why}");
                    audit.note(Harm::Unsigned, "journal_checkpoints", None, Some(size), said);
                }
                Ok(signed) => like(tree, &signed, "journal_checkpoints", size, audit)?,
            }
        }
        if let Some(kept) = self.kept.take_if(|k| k.size <= tree.size) {
            like(tree, &kept, KEPT, kept.size, audit)?;
        }
        Ok(())
    }

    /// What was signed for sizes that the log no longer reaches.
    async fn finish(mut self, ask: &mut dyn Ask, workspace: &WorkspaceId, audit: &mut Audit) -> Result<()> {
        let kept_size = self.kept_size;
        while let Some(size) = self.next(ask, workspace, audit).await? {
            if size > audit.leaves {
                let table = if kept_size == Some(size) { KEPT } else { "journal_checkpoints" };
                let said = format!(
                    "the log: it was signed with {size} leaves and has {}; the end was cut off",
                    audit.leaves
                );
                audit.note(Harm::Truncated, table, None, Some(size), said);
            }
            self.page.pop_front_if(|(own, _)| *own == size);
            self.kept.take_if(|k| k.size == size);
        }
        if let Some(size) = kept_size.filter(|size| *size > self.last && *size <= audit.leaves) {
            let said = format!("the log: its checkpoint of {size} leaves is gone from the store");
            audit.note(Harm::Missing, "journal_checkpoints", None, Some(size), said);
        }
        Ok(())
    }
}

const KEPT: &str = "the checkpoint kept beside the key";

/// The first root that differs is named; the later ones differ for the same reason.
fn like(tree: &mut Tree, signed: &Checkpoint, table: &str, size: u64, audit: &mut Audit) -> Result<()> {
    if tree.is_unlike || (signed.size == size && size == tree.size && tree.root()? == signed.root) {
        return Ok(());
    }
    tree.is_unlike = true;
    let said = format!("the log: its first {size} leaves are not those that were signed");
    audit.note(Harm::Changed, table, None, Some(size), said);
    Ok(())
}
