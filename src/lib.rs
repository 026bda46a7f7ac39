//! Amends: the desk from which a company makes amends.
//!
//! The rooms stand in the order of their floors; a room uses only floors below its own. The law and its
//! reasons are in `ARCHITECTURE.md`, and a test reads it from there.

/// 1 · What every room stands on: settings, time, ids, faults, who acts, money, web plumbing, page layout.
pub mod ground;
/// 6 · The wrong, and each customer's recovery from it.
pub mod incidents;
/// 2 · What happened, in order, never changed, chained.
pub mod journal;
