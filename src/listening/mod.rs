//! How it hits them, in their words, confirmed by them.
//!
//! An *impact* is how it hits a customer: what, when, how much, written by a contact in their room or by a member
//! who heard it. Every impact, and every other thing a member notes, has a *statement*: noted → confirmed by the
//! contact, or corrected in words of their own, which then stand; every wording is kept until an owner erases it.
//! Each can be coded to ability, benevolence or integrity, and ranked by whoever said it.
//! **It never** settles a statement on the customer's behalf, argues with their words, or shortens them.

pub mod api;
mod code;
mod impact;
pub mod pages;
pub mod panel;
mod rules;
mod statement;
mod store;
mod verbs;
mod within;

pub use code::{Code, CodeSaid, Dimension, Rank};
pub use impact::{Channel, Horizon, Impact, ImpactKind, ImpactSaid, NoteSaid};
pub use rules::{Understood, heard, read_impact, read_ranks};
pub use statement::{Statement, StatementState, Told, Verdict, Wording};
pub use store::codes::{list_codes, list_ranks};
pub use store::{
    ImpactLine, count_statements, find_impact, find_statement, find_statement_held, list_impacts,
    list_register, list_statements, list_told,
};
pub use verbs::{code, confirm, erase, note, read, record_impact};
pub use within::{
    add as add_within, code as code_within, note as note_within, note_impact as note_impact_within,
    rank as rank_within,
};
