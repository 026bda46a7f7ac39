//! Everything that can be wrong with a log, a checkpoint or a proof, in plain words.

use crate::Break;

/// Why something could not be made or does not verify.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// A chain is broken.
    #[error(transparent)]
    Broken(#[from] Break),
    /// The store of the log's hashes lacks one.
    #[error("the log's stored hash {index} is missing")]
    HashMissing {
        /// Its index in the store.
        index: u64,
    },
    /// More leaves than a log can hold.
    #[error("a log of {size} leaves is too large")]
    TooLarge {
        /// The size asked for.
        size: u64,
    },
    /// There is no such leaf, or no such smaller log.
    #[error("{asked} lies outside a log of {size} leaves")]
    Outside {
        /// The leaf or size asked for.
        asked: u64,
        /// The size of the log.
        size: u64,
    },
    /// The path does not lead from the leaf to the root.
    #[error("the path does not show leaf {leaf_index} to be in the log of {size} leaves")]
    NotIncluded {
        /// The leaf's place.
        leaf_index: u64,
        /// The size of the log.
        size: u64,
    },
    /// The larger log is not shown to be the smaller one, grown.
    #[error("the log of {new} leaves is not shown to continue the log of {old} leaves")]
    NotConsistent {
        /// The smaller size.
        old: u64,
        /// The larger size.
        new: u64,
    },
    /// A key cannot bear this name.
    #[error("`{name}` cannot name a key: it must not be empty and have no spaces, control characters or `+`")]
    KeyName {
        /// The name given.
        name: String,
    },
    /// A log cannot bear this name.
    #[error("`{origin}` cannot name a log: it must be one line, not empty, without control characters")]
    Origin {
        /// The name given.
        origin: String,
    },
    /// The text is no public key.
    #[error("the public key cannot be read: {reason}")]
    Key {
        /// What the reader of keys said.
        reason: String,
    },
    /// The text is no signed checkpoint.
    #[error("the checkpoint cannot be read: {reason}")]
    Unreadable {
        /// What the reader of checkpoints said.
        reason: String,
    },
    /// The checkpoint is not signed by the key.
    #[error("the checkpoint is not signed by this key: {reason}")]
    Signature {
        /// What the reader of signatures said.
        reason: String,
    },
    /// The proof brings another key than the trusted one.
    #[error("the proof is made with the key {found}, not with the one you trust")]
    OtherKey {
        /// The key that the proof brings.
        found: String,
    },
    /// A proof without any chain proves nothing.
    #[error("the proof holds no chains")]
    Nothing,
    /// A chain without any link proves nothing.
    #[error("chain number {number} of the proof holds no links")]
    Empty {
        /// Which of the proof's chains, counted from 1.
        number: usize,
    },
    /// A chain stands in the proof twice.
    #[error("chain {chain} stands in the proof twice")]
    Twice {
        /// The chain.
        chain: String,
    },
    /// A path for a link that the proof does not hold.
    #[error("the proof brings a path for link {seq} of chain {chain}, but not that link")]
    NoSuchLink {
        /// The chain.
        chain: String,
        /// The link.
        seq: u64,
    },
    /// A file is not one that the links speak of under its name.
    #[error("{name} is not the file that was handed out: it was changed since")]
    OtherFile {
        /// The file's name.
        name: String,
    },
    /// The end of a chain is not in the log, so nothing holds it fast.
    #[error("chain {chain}: the proof has no path for its last link, {seq}, so its end is not sealed")]
    Unsealed {
        /// The chain.
        chain: String,
        /// Its last link.
        seq: u64,
    },
}
