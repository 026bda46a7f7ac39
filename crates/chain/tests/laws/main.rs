//! What this crate promises, held by tests.
#![expect(clippy::unwrap_used, reason = "a test may stop at once")]

mod breaks;
mod checkpoint;
mod log;
mod proof;
mod vectors;
mod verifier;

use std::collections::HashMap;

use chain::{Digest, Leaf, Link, Read, log as tree};

/// A sound chain with these bodies.
fn forge<S: AsRef<str>>(chain: &str, bodies: &[S]) -> Vec<Link> {
    let mut prev = Digest::ZERO;
    let one = |(seq, body): (u64, &S)| {
        let link = Link::forge(chain, seq, 1_700_000_000_000 + seq as i64, body.as_ref(), prev);
        prev = link.hash;
        link
    };
    (1..).zip(bodies).map(one).collect()
}

/// A store of the hashes of a log, in memory.
#[derive(Default)]
struct Store {
    hashes: HashMap<u64, Digest>,
    size: u64,
}

impl Store {
    fn of(leaves: &[Leaf]) -> Self {
        let mut store = Self::default();
        for leaf in leaves {
            store.push(*leaf);
        }
        store
    }

    fn push(&mut self, leaf: Leaf) {
        let fresh = self.ask(|read| tree::append(leaf, self.size, read)).unwrap();
        self.hashes.extend(fresh);
        self.size += 1;
    }

    fn ask<T>(&self, question: impl FnOnce(Read<'_>) -> T) -> T {
        question(&|index| self.hashes.get(&index).copied())
    }

    fn root(&self, size: u64) -> Digest {
        self.ask(|read| tree::root(size, read)).unwrap()
    }
}

/// Leaves that are all different.
fn leaves(count: u64) -> Vec<Leaf> {
    (0..count).map(|n| Leaf::of("c", n + 1, &Digest::of(n.to_string().as_bytes()))).collect()
}
