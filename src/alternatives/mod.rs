//! What customers can do or use meanwhile, how much of it there is, and who asked for it (R70, R71).
//!
//! An alternative is a way around, something of our own, of a partner, or of a competitor; or the plain word that there is
//! none, and why. A lead offers it, for whom it helps, how much there is, and until when; customers see it in their rooms
//! and ask for it. What is asked for is set aside for whoever asked and lands with one of us, who gives it or says why not.
//! **It never** gives out more than there is, shows one customer who else asked, or names a day that the gate on dates did
//! not let through.

mod alternative;
pub mod api;
mod asking;
pub mod pages;
pub mod panel;
mod rules;
mod store;
mod verbs;

pub use alternative::{
    Alternative, AlternativeKind, AlternativeSaid, AlternativeView, Ask, AskSaid, AskState, SettleSaid,
};
pub use asking::{ask_for, decline, erase, give};
pub use store::{asks_of, asks_of_case, find, list};
pub use verbs::{change, end, offer};
