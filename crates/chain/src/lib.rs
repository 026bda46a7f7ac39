//! A hash chain and a Merkle log with signed checkpoints; no I/O.
