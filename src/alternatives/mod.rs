//! What customers can do or use meanwhile, how much of it there is, who asked for it, and whom we asked elsewhere (R70,
//! R71).
//!
//! An alternative is a way around, something of our own, of a partner, or of a competitor; or the plain word that there is
//! none, and why. A lead offers it, for whom it helps, how much there is, and until when; customers see it in their rooms
//! and ask for it. What is asked for is set aside for whoever asked and lands with one of us, who gives it or says why not.
//! Whom we asked elsewhere, our own places, partners and competitors, and what they said is noted for ourselves; what is
//! taken of it is offered from there.
//! **It never** shows customers whom we asked, gives out more than there is, shows one customer who else asked, or names a day that the gate on dates did
//! not let through.

mod alternative;
pub mod api;
mod asking;
pub mod pages;
pub mod panel;
mod rules;
mod seeking;
mod source;
mod store;
mod verbs;

pub use alternative::{
    Alternative, AlternativeKind, AlternativeSaid, AlternativeView, Ask, AskSaid, AskState, SettleSaid,
};
pub use asking::{ask_for, decline, erase, give};
pub use seeking::{change_source, erase_source, note_source};
pub use source::{Source, SourceSaid, SourceState};
pub use store::{asks_of, asks_of_case, find, list};
pub use verbs::{change, end, offer};
