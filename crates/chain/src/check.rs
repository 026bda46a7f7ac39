//! Walking a chain link by link, and naming the first place where it is broken.

use serde::{Deserialize, Serialize};

use crate::{Digest, Link};

/// Where a chain stands: its last link.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// The name of the chain.
    pub chain: String,
    /// The last link's place; 0 while the chain is empty.
    pub seq: u64,
    /// The last link's hash; [`Digest::ZERO`] while the chain is empty.
    pub hash: Digest,
}

/// How and where a chain is broken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Break {
    /// The link's content does not give its hash.
    #[error("chain {chain}: link {seq} was changed after it was written")]
    Changed {
        /// The chain.
        chain: String,
        /// The link.
        seq: u64,
    },
    /// One or more links are not there.
    #[error("chain {chain}: link {seq} is missing (the next one found is {found})")]
    Missing {
        /// The chain.
        chain: String,
        /// The first link that is not there.
        seq: u64,
        /// The link that stands in its place.
        found: u64,
    },
    /// A link comes again, or after one that it must precede.
    #[error("chain {chain}: link {seq} stands after link {after}; it was moved or repeated")]
    Reordered {
        /// The chain.
        chain: String,
        /// The link out of order.
        seq: u64,
        /// The link it was found behind.
        after: u64,
    },
    /// A link or a head of another chain stands in this one.
    #[error("chain {chain}: link {seq} of chain {other} was put into it")]
    Misplaced {
        /// The chain.
        chain: String,
        /// The foreign link's place in its own chain.
        seq: u64,
        /// The chain that it names.
        other: String,
    },
    /// The chain ends before its recorded head.
    #[error(
        "chain {chain}: it ends at link {seq}, but is recorded to reach link {recorded}; the end was cut off"
    )]
    Truncated {
        /// The chain.
        chain: String,
        /// The last link found.
        seq: u64,
        /// The last link on record.
        recorded: u64,
    },
    /// The chain goes on behind its recorded head.
    #[error(
        "chain {chain}: it goes on to link {seq}, but is recorded to end at link {recorded}; links were added past the record"
    )]
    Overlong {
        /// The chain.
        chain: String,
        /// The last link found.
        seq: u64,
        /// The last link on record.
        recorded: u64,
    },
    /// The link is sound in itself, but what follows it, or the recorded head, names another.
    #[error("chain {chain}: link {seq} was replaced; its hash is {found}, but {recorded} is on record")]
    Forked {
        /// The chain.
        chain: String,
        /// The link of which there are two versions.
        seq: u64,
        /// The hash of the version found.
        found: Digest,
        /// The hash by which the next link or the head knows it.
        recorded: Digest,
    },
}

impl Break {
    /// The chain that is broken.
    pub fn chain(&self) -> &str {
        self.place().0
    }

    /// The link at which it is broken.
    pub fn seq(&self) -> u64 {
        self.place().1
    }

    fn place(&self) -> (&str, u64) {
        match self {
            Self::Changed { chain, seq }
            | Self::Missing { chain, seq, .. }
            | Self::Reordered { chain, seq, .. }
            | Self::Misplaced { chain, seq, .. }
            | Self::Truncated { chain, seq, .. }
            | Self::Overlong { chain, seq, .. }
            | Self::Forked { chain, seq, .. } => (chain, *seq),
        }
    }
}

/// Checks one chain as its links stream by; remembers the last one only.
#[derive(Debug, Clone)]
pub struct ChainCheck {
    head: Head,
}

impl ChainCheck {
    /// Starts before the first link of this chain.
    pub fn new(chain: impl Into<String>) -> Self {
        Self { head: Head { chain: chain.into(), seq: 0, hash: Digest::ZERO } }
    }

    /// Starts behind a link that was checked before, so that only what is new need be read.
    pub fn resume(head: Head) -> Self {
        Self { head }
    }

    /// Checks the next link, in order of `seq`. After a break the check stays where it was.
    pub fn take(&mut self, link: &Link) -> Result<(), Break> {
        let (chain, seq, last) = (|| self.head.chain.clone(), link.seq, self.head.seq);
        if link.chain != self.head.chain {
            return Err(Break::Misplaced { chain: chain(), seq, other: link.chain.clone() });
        }
        // Before the order: a link whose number was altered is a changed link, not a gap.
        if link.hash != link.recompute() || (seq == 1 && link.prev != Digest::ZERO) {
            return Err(Break::Changed { chain: chain(), seq });
        }
        if seq <= last {
            return Err(Break::Reordered { chain: chain(), seq, after: last });
        }
        if seq - last > 1 {
            return Err(Break::Missing { chain: chain(), seq: last + 1, found: seq });
        }
        if link.prev != self.head.hash {
            let (found, recorded) = (self.head.hash, link.prev);
            return Err(Break::Forked { chain: chain(), seq: last, found, recorded });
        }
        self.head.seq = seq;
        self.head.hash = link.hash;
        Ok(())
    }

    /// Where the check stands now.
    pub fn head(&self) -> Head {
        self.head.clone()
    }

    /// Ends the check. Without an expected head a cut end cannot be seen.
    pub fn finish(self, expected: Option<&Head>) -> Result<Head, Break> {
        let Some(expected) = expected else { return Ok(self.head) };
        let Head { chain, seq, hash } = self.head;
        if expected.chain != chain {
            return Err(Break::Misplaced { chain, seq: expected.seq, other: expected.chain.clone() });
        }
        if seq < expected.seq {
            return Err(Break::Truncated { chain, seq, recorded: expected.seq });
        }
        if seq > expected.seq {
            return Err(Break::Overlong { chain, seq, recorded: expected.seq });
        }
        if hash != expected.hash {
            return Err(Break::Forked { chain, seq, found: hash, recorded: expected.hash });
        }
        Ok(Head { chain, seq, hash })
    }
}
