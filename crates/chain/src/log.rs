//! The Merkle log of RFC 6962 over the links of all chains.
//!
//! The caller keeps every hash that [`append`] or [`append_many`] returns under its index, never
//! changes one, and gives them back by a [`Read`]. Indexes count up without gaps, about two for
//! each leaf. Where hashes live behind an asynchronous store, ask [`indexes_needed`] first, fetch
//! those (at most two for each doubling of the log) in one go, and read from memory:
//!
//! ```
//! # use chain::{Digest, Leaf, log};
//! use std::collections::HashMap;
//!
//! let mut store: HashMap<u64, Digest> = HashMap::new();
//! let leaves = [Leaf::of("a", 1, &Digest::of(b"x")), Leaf::of("b", 1, &Digest::of(b"y"))];
//! store.extend(log::append_many(&leaves, 0, &|index| store.get(&index).copied())?);
//!
//! let wanted = log::indexes_needed(|read| log::root(2, read))?;
//! let fetched: HashMap<u64, Digest> = wanted.iter().map(|i| (*i, store[i])).collect();
//! let root = log::root(2, &|i| fetched.get(&i).copied())?;
//! # Ok::<(), chain::Fault>(())
//! ```

use std::cell::{Cell, RefCell};

use tlog_tiles::tlog::{self, Hash};

use crate::{Digest, Fault, Link};

/// Gives the stored hash at an index, or none if the store lacks it.
pub type Read<'a> = &'a dyn Fn(u64) -> Option<Digest>;

/// Beyond this an index would not fit a signed 64-bit column.
const MOST_LEAVES: u64 = 1 << 61;

/// No path is longer: each step halves the tree.
const LONGEST_PATH: usize = 64;

/// The RFC 6962 leaf hash of one link: what the log is made of. A type of its own, so that a link's
/// hash cannot be put in its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Leaf(Digest);

impl Leaf {
    /// The leaf of the link that has this place and hash.
    pub fn of(chain: &str, seq: u64, hash: &Digest) -> Self {
        let mut bytes = b"chain/leaf/v1\n".to_vec();
        bytes.extend((chain.len() as u64).to_be_bytes());
        bytes.extend(chain.as_bytes());
        bytes.extend(seq.to_be_bytes());
        bytes.extend(hash.as_bytes());
        Self(ours(tlog::record_hash(&bytes)))
    }

    /// The hash itself.
    pub const fn digest(&self) -> Digest {
        self.0
    }
}

impl From<&Link> for Leaf {
    fn from(link: &Link) -> Self {
        Self::of(&link.chain, link.seq, &link.hash)
    }
}

/// Adds one leaf to a log of `tree_size` leaves: the new hashes to store, with their indexes.
pub fn append(leaf: Leaf, tree_size: u64, read: Read<'_>) -> Result<Vec<(u64, Digest)>, Fault> {
    append_many(&[leaf], tree_size, read)
}

/// Adds leaves in order to a log of `tree_size` leaves: all new hashes to store, with their indexes.
pub fn append_many(leaves: &[Leaf], tree_size: u64, read: Read<'_>) -> Result<Vec<(u64, Digest)>, Fault> {
    within(tree_size.saturating_add(leaves.len() as u64))?;
    let first = tlog::stored_hash_index(0, tree_size);
    let mut fresh: Vec<(u64, Digest)> = Vec::with_capacity(leaves.len() * 2 + 64);
    for (n, leaf) in (tree_size..).zip(leaves) {
        let hashes = {
            let written = |index: u64| match index.checked_sub(first) {
                Some(offset) => fresh.get(usize::try_from(offset).ok()?).map(|(_, hash)| *hash),
                None => read(index),
            };
            let shelf = Shelf::new(&written);
            shelf.answer(tlog::stored_hashes_for_record_hash(n, theirs(&leaf.0), &shelf))?
        };
        let next = first + fresh.len() as u64;
        fresh.extend((next..).zip(hashes.into_iter().map(ours)));
    }
    Ok(fresh)
}

/// The root of the first `tree_size` leaves.
pub fn root(tree_size: u64, read: Read<'_>) -> Result<Digest, Fault> {
    within(tree_size)?;
    let shelf = Shelf::new(read);
    shelf.answer(tlog::tree_hash(tree_size, &shelf)).map(ours)
}

/// The path that shows a leaf, counted from 0, to be in the log of `tree_size` leaves.
pub fn inclusion_proof(tree_size: u64, leaf_index: u64, read: Read<'_>) -> Result<Vec<Digest>, Fault> {
    within(tree_size)?;
    if leaf_index >= tree_size {
        return Err(Fault::Outside { asked: leaf_index, size: tree_size });
    }
    let shelf = Shelf::new(read);
    shelf.answer(tlog::prove_record(tree_size, leaf_index, &shelf)).map(path_out)
}

/// Does the path show this leaf to stand at this place in the log with this root?
pub fn verify_inclusion(
    leaf: Leaf,
    leaf_index: u64,
    tree_size: u64,
    root: Digest,
    path: &[Digest],
) -> Result<(), Fault> {
    if leaf_index >= tree_size {
        return Err(Fault::Outside { asked: leaf_index, size: tree_size });
    }
    let fault = Fault::NotIncluded { leaf_index, size: tree_size };
    if path.len() > LONGEST_PATH {
        return Err(fault);
    }
    tlog::check_record(&path_in(path), tree_size, theirs(&root), leaf_index, theirs(&leaf.0))
        .map_err(|_| fault)
}

/// The path that shows the log of `new_size` leaves to begin with the log of `old_size` leaves.
pub fn consistency_proof(old_size: u64, new_size: u64, read: Read<'_>) -> Result<Vec<Digest>, Fault> {
    within(new_size)?;
    if old_size > new_size {
        return Err(Fault::Outside { asked: old_size, size: new_size });
    }
    if old_size == 0 {
        return Ok(Vec::new()); // every log continues the empty one
    }
    let shelf = Shelf::new(read);
    shelf.answer(tlog::prove_tree(new_size, old_size, &shelf)).map(path_out)
}

/// Does the path show the log of `new` (size and root) to begin with the log of `old`?
pub fn verify_consistency(old: (u64, Digest), new: (u64, Digest), path: &[Digest]) -> Result<(), Fault> {
    let fault = Fault::NotConsistent { old: old.0, new: new.0 };
    let holds = match old.0 {
        _ if path.len() > LONGEST_PATH => false,
        0 => path.is_empty() && old.1 == ours(tlog::EMPTY_HASH),
        size => tlog::check_tree(&path_in(path), new.0, theirs(&new.1), size, theirs(&old.1)).is_ok(),
    };
    if holds { Ok(()) } else { Err(fault) }
}

/// The stored hashes that a question will read, in rising order, without reading any.
pub fn indexes_needed<T>(question: impl FnOnce(Read<'_>) -> Result<T, Fault>) -> Result<Vec<u64>, Fault> {
    let wanted = RefCell::new(Vec::new());
    // Which hashes are read depends on sizes only, never on what the hashes are.
    question(&|index| {
        wanted.borrow_mut().push(index);
        Some(Digest::ZERO)
    })?;
    let mut wanted = wanted.into_inner();
    wanted.sort_unstable();
    wanted.dedup();
    Ok(wanted)
}

/// Stands between the caller's store and the tree arithmetic, and remembers what was missing.
struct Shelf<'a> {
    read: Read<'a>,
    missing: Cell<u64>,
}

impl<'a> Shelf<'a> {
    fn new(read: Read<'a>) -> Self {
        Self { read, missing: Cell::new(0) }
    }

    /// Sizes and places are checked before any question, so a missing hash is all that can go wrong.
    fn answer<T>(&self, answer: Result<T, tlog::Error>) -> Result<T, Fault> {
        answer.map_err(|_| Fault::HashMissing { index: self.missing.get() })
    }
}

impl tlog::HashReader for Shelf<'_> {
    fn read_hashes(&self, indexes: &[u64]) -> Result<Vec<Hash>, tlog::Error> {
        let one = |&index: &u64| {
            self.missing.set(index);
            (self.read)(index).map(|hash| theirs(&hash)).ok_or(tlog::Error::IndexesNotInTree)
        };
        indexes.iter().map(one).collect()
    }
}

fn within(size: u64) -> Result<(), Fault> {
    if size > MOST_LEAVES { Err(Fault::TooLarge { size }) } else { Ok(()) }
}

fn ours(hash: Hash) -> Digest {
    Digest::from(hash.0)
}

fn theirs(digest: &Digest) -> Hash {
    Hash(*digest.as_bytes())
}

fn path_in(path: &[Digest]) -> Vec<Hash> {
    path.iter().map(theirs).collect()
}

fn path_out(path: Vec<Hash>) -> Vec<Digest> {
    path.into_iter().map(ours).collect()
}
