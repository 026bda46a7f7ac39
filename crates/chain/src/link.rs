//! One record of a chain, bound to the one before it.

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::Digest;

/// The first bytes of what a link hash is taken of: no other hash of this crate begins so.
const DOMAIN: &[u8] = b"chain/link/v1\n";

/// One record of a chain.
///
/// Unknown fields are refused when read: what stands beside a link unhashed must not look proven.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Link {
    /// The name of the chain.
    pub chain: String,
    /// The place in the chain, from 1, without gaps.
    pub seq: u64,
    /// When it was written, in milliseconds since 1970-01-01 UTC.
    pub at_ms: i64,
    /// What was written, as text; opaque here, and hashed byte for byte.
    pub body: String,
    /// The hash of the link before; [`Digest::ZERO`] for the first.
    pub prev: Digest,
    /// The hash of all of the above.
    pub hash: Digest,
}

impl Link {
    /// A new link with its hash.
    pub fn forge(
        chain: impl Into<String>,
        seq: u64,
        at_ms: i64,
        body: impl Into<String>,
        prev: Digest,
    ) -> Self {
        let (chain, body) = (chain.into(), body.into());
        let hash = link_hash(&chain, seq, at_ms, &body, &prev);
        Self { chain, seq, at_ms, body, prev, hash }
    }

    /// The hash that this link's fields call for; differs from [`Link::hash`] when one was changed.
    pub fn recompute(&self) -> Digest {
        link_hash(&self.chain, self.seq, self.at_ms, &self.body, &self.prev)
    }
}

/// The hash of a link, over the encoding given in the documentation of this crate.
pub fn link_hash(chain: &str, seq: u64, at_ms: i64, body: &str, prev: &Digest) -> Digest {
    let mut hash = Sha256::new();
    hash.update(DOMAIN);
    hash.update((chain.len() as u64).to_be_bytes());
    hash.update(chain);
    hash.update(seq.to_be_bytes());
    hash.update(at_ms.to_be_bytes());
    hash.update((body.len() as u64).to_be_bytes());
    hash.update(body);
    hash.update(prev.as_bytes());
    Digest::from(<[u8; 32]>::from(hash.finalize()))
}
