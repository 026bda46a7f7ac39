//! Wrongs of any age, and whether anybody owned up to them (R36).
//!
//! A customer may carry a wrong for years that no incident of ours knows. It is heard in their words, with as much of its
//! day as anybody knows, a year alone if need be; with who remembers it, and the statements that led to it (R45). Then it
//! goes heard → being verified → verified → admitted, or is contested with evidence; each step says who, when, and on what
//! ground. Until somebody gave them a word it ages in sight of everybody and heads the customer's page. It may be taken up
//! as an incident with a case of its own; from then on what is said there counts here. **It never** lets a wrong be
//! contested that nobody has looked into, forgets one for its age, or shows customers its pages.

mod age;
pub mod api;
mod grievance;
mod memory;
pub mod pages;
pub mod panel;
mod reactions;
mod reviewing;
mod rules;
mod store;
mod taking_up;
mod verbs;

pub use age::{Age, Happened};
pub use grievance::{
    Grievance, GrievanceLine, GrievanceSaid, GrievanceState, GrievanceStep, GrievanceStepSaid, TakenUpSaid,
};
pub use memory::{Memory, MemorySaid, TraceSaid};
pub use reactions::{READER, on_fact};
pub use reviewing::ask_review;
pub use store::{
    Look, count_waiting, count_waiting_of, find, list, list_memories, list_of_customer, list_steps,
};
pub use taking_up::take_up;
pub use verbs::{erase, hear, remember, say, trace_back};
