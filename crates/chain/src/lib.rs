//! Hash chains, a Merkle log with signed checkpoints, and an offline verifier; no I/O.
//!
//! A record that must not be changed unseen is held twice. First as a [`Link`] in a *chain*: each
//! link carries the hash of the one before it, so that no link can be altered, removed or moved
//! alone. Then as a *leaf* in one append-only [`log`], whose root is signed now and then as a
//! [`Checkpoint`]: so that no whole chain can be rewritten alone either. [`verify_proof`] takes
//! chains, paths and a checkpoint, and recomputes all of it with no store and no network; the
//! program `chain-verify` in this crate does so for a file.
//!
//! # The format, for whoever writes another verifier
//!
//! `u64(x)` is eight bytes, big-endian; `i64(x)` the same in two's complement; `text(s)` is
//! `u64(length of s in bytes)` and then the UTF-8 bytes of `s`; `‖` joins. All hashes are SHA-256,
//! and are written as 64 lower-case hexadecimal digits.
//!
//! | hash | of |
//! |---|---|
//! | link | `"chain/link/v1\n" ‖ text(chain) ‖ u64(seq) ‖ i64(at_ms) ‖ text(body) ‖ prev` |
//! | leaf | `0x00 ‖ "chain/leaf/v1\n" ‖ text(chain) ‖ u64(seq) ‖ link hash` |
//! | node | `0x01 ‖ left ‖ right` |
//!
//! `prev` is the 32 bytes of the previous link's hash, and 32 zero bytes for the link with `seq` 1;
//! `at_ms` counts milliseconds since 1970-01-01 UTC. `body` is hashed exactly as given, byte for
//! byte. Every field but the last is of fixed length or tells its length, so no two records share
//! an encoding; each kind of hash has its own first bytes, so none can be passed off as another.
//!
//! The tree over leaves and nodes, its root and its paths are those of RFC 6962, section 2.1
//! (the path from the leaf upwards). The checkpoint is a C2SP `tlog-checkpoint` in a C2SP
//! `signed-note` with an Ed25519 signature; the key text is a note verifier key.
//!
//! A link may vouch for files that were handed out with its chain: by a body that is JSON and has, under
//! `data.files`, their names with the SHA-256 of each. `chain-verify` compares those that lie beside the proof.
//!
//! # What a proof does not say
//!
//! It shows that these links stood in the log when the checkpoint was signed. It cannot show that
//! none followed, nor whose key signed: an auditor gets the key from its owner by another road and
//! passes it to [`verify_proof_with_key`], and keeps old checkpoints so that
//! [`log::verify_consistency`] shows a later log to be the same one, grown.

mod check;
mod checkpoint;
mod digest;
mod fault;
mod handed;
mod link;
pub mod log;
mod proof;

pub use check::{Break, ChainCheck, Head};
pub use checkpoint::{Checkpoint, Signer, verify_checkpoint};
pub use digest::{Digest, NotADigest};
pub use fault::Fault;
pub use handed::{Handed, handed_files, verify_file};
pub use link::{Link, link_hash};
pub use log::{Leaf, Read};
pub use proof::{Inclusion, Proof, Summary, verify_proof, verify_proof_with_key};
