//! Chains with all that is needed to verify them without the store they came from.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use crate::log::{Leaf, verify_inclusion};
use crate::{ChainCheck, Digest, Fault, Head, Link, verify_checkpoint};

/// Whole chains, the signed checkpoint of the log they stand in, and the paths between the two.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proof {
    /// The signed checkpoint.
    pub checkpoint: String,
    /// The public key that signed it.
    pub vkey: String,
    /// Each chain whole, from its first link.
    pub chains: Vec<Vec<Link>>,
    /// A path for the last link of each chain at least: through it every earlier link is held.
    pub inclusions: Vec<Inclusion>,
}

/// The path of one link into the log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Inclusion {
    /// The chain.
    pub chain: String,
    /// The link's place in it.
    pub seq: u64,
    /// The link's place in the log, from 0.
    pub leaf_index: u64,
    /// The RFC 6962 audit path, from the leaf upwards.
    pub path: Vec<Digest>,
}

/// What a verified proof shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// The name of the log.
    pub origin: String,
    /// How many leaves the log had when its checkpoint was signed.
    pub size: u64,
    /// Its root.
    pub root: Digest,
    /// The key that signed.
    pub vkey: String,
    /// Where each chain stands, in the order of the proof.
    pub chains: Vec<Head>,
    /// How many links were checked.
    pub links: u64,
    /// How many paths into the log were checked.
    pub inclusions: u64,
}

/// Recomputes everything: each link, each join, each path, the signature. Trusts nothing but the
/// key that the proof itself brings; see [`verify_proof_with_key`].
pub fn verify_proof(proof: &Proof) -> Result<Summary, Fault> {
    let seal = verify_checkpoint(&proof.checkpoint, &proof.vkey)?;
    if proof.chains.is_empty() {
        return Err(Fault::Nothing);
    }
    let mut heads = Vec::with_capacity(proof.chains.len());
    let mut by_name: HashMap<&str, &[Link]> = HashMap::new();
    for (number, links) in (1..).zip(&proof.chains) {
        let first = links.first().ok_or(Fault::Empty { number })?;
        heads.push(walk(links, &first.chain)?);
        if by_name.insert(&first.chain, links).is_some() {
            return Err(Fault::Twice { chain: first.chain.clone() });
        }
    }
    let mut sealed: HashMap<&str, u64> = HashMap::new();
    for Inclusion { chain, seq, leaf_index, path } in &proof.inclusions {
        // The walk found the links whole and in order, so a link's place is its number.
        let place = seq.checked_sub(1).and_then(|place| usize::try_from(place).ok());
        let link = by_name.get(chain.as_str()).and_then(|links| links.get(place?));
        let link = link.ok_or_else(|| Fault::NoSuchLink { chain: chain.clone(), seq: *seq })?;
        verify_inclusion(Leaf::from(link), *leaf_index, seal.size, seal.root, path)?;
        let furthest = sealed.entry(chain).or_default();
        *furthest = (*furthest).max(*seq);
    }
    for head in &heads {
        if sealed.get(head.chain.as_str()) != Some(&head.seq) {
            return Err(Fault::Unsealed { chain: head.chain.clone(), seq: head.seq });
        }
    }
    Ok(Summary {
        origin: seal.origin,
        size: seal.size,
        root: seal.root,
        vkey: proof.vkey.clone(),
        links: heads.iter().map(|head| head.seq).sum(),
        chains: heads,
        inclusions: proof.inclusions.len() as u64,
    })
}

/// As [`verify_proof`], and the key must be the one that the auditor got by another road.
pub fn verify_proof_with_key(proof: &Proof, trusted: &str) -> Result<Summary, Fault> {
    if proof.vkey != trusted {
        return Err(Fault::OtherKey { found: proof.vkey.clone() });
    }
    verify_proof(proof)
}

fn walk(links: &[Link], chain: &str) -> Result<Head, Fault> {
    let mut check = ChainCheck::new(chain);
    for link in links {
        check.take(link)?;
    }
    Ok(check.finish(None)?)
}
