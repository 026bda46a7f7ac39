//! Who spoke of it, and when; and who told first.
//!
//! A mention is that somebody spoke of an incident: we ourselves in public, a customer, the press, a regulator, a
//! partner, or one of our own people; where, when it was said, when we noticed it, and in which words (R15). Beside our
//! own telling it says who told first, us or somebody else, for the incident and for each customer. **It never**
//! overwrites what was noted: what was wrong is withdrawn with a reason, and what is right stands beside it.

pub mod api;
mod first;
mod mention;
pub mod pages;
pub mod panel;
mod rules;
mod store;
mod verbs;

pub use first::{FirstWord, Lead, LeadLine, Leads};
pub use mention::{Mention, MentionSaid, Speaker};
pub use rules::first_word;
pub use store::leads::{
    Outside, first_of_customers, first_of_incident, lead_of_case, leads, leads_of_many, list_leads,
};
pub use store::{find, list_of_case};
pub use verbs::{answer, correct, erase, note, withdraw};
