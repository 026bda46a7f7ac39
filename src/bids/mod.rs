//! Whether to bid (R104): while trust is being rebuilt, say no to overcommitting, and stay within what we are good at.
//!
//! A member asks whether we may bid for something at a customer: what for, what it takes, how large, by when, and who would
//! see to it. The desk advises by plain rules, each with the figures behind it: whether the customer is in recovery, whether
//! a wrong waits for a word from us, how we kept our promises, where trust stands, whether it is what we are good at, and
//! what whoever would see to it has on their hands. A member decides, and may go against the advice with a reason; the advice
//! of that day stays beside it. What came of it is noted. **It never** decides, and it never reckons with what a bid may earn.

mod advice;
pub mod api;
mod bid;
pub mod pages;
pub mod panel;
mod rules;
mod store;
mod verbs;
mod weighing;

pub use advice::{Advice, Grounds, Reason, Weighs, Word, advise};
pub use bid::{AskSaid, Band, Bid, Came, Competences, CompetencesSaid, DecideSaid, OutcomeSaid, State};
pub use store::{find, list_of_customer};
pub use verbs::{ask, decide, note_outcome, set_competences};
pub use weighing::weigh;
