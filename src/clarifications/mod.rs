//! Clearing up what somebody means (R49), in both directions: if we cannot find what a customer means, they educate us;
//! otherwise we explain.
//!
//! It begins from something they told or asked us: we ask what they mean, or offer to explain; or they ask what we meant with
//! an answer of ours. Each side speaks in its turn, they in their room, and whoever is to speak next is owed or asked again.
//! It ends in words of its own: we understood them, they say that it is clear to them now, or we agree that we see it
//! differently. **It never** lets us say that they understood, or that they agreed to differ, without their word for it.

pub mod api;
mod clarification;
pub mod pages;
pub mod panel;
mod rules;
mod store;
mod verbs;

pub use clarification::{
    Clarification, ClarificationLine, Exchange, OpenSaid, Outcome, SettleSaid, Side, Way, WordsSaid,
};
pub use store::{find, list_of_case};
pub use verbs::{erase, open, say, settle};
