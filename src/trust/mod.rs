//! The trust record, and what moves it.
//!
//! Three accounts of evidence per customer, ability, benevolence and integrity, each a beta reputation that
//! forgets towards *uncertain*. What moves them is one table over the facts of the journal ([`RULES`]); every
//! figure comes with its uncertainty and the entries behind it. The weights are conventions of ours and stand
//! on a page of their own. **It never** judges a person, never predicts, and never joins the three into one
//! figure that would let one be bought with another.
//!
//! Whether it works: trust is measured just before and some days after each act, and a step is marked with the act that made
//! it. Where much is done and the customer's own word shows nothing of it, that is said, and the question asked whether there
//! is a wrong that nobody admitted.
//!
//! What came before a case says how urgent it is: whom we served well is more likely to forgive, and where we did not, somebody
//! acts at once. That orders lists of cases; it decides nothing.

mod acts;
pub mod api;
mod chance;
mod effort;
mod evidence;
mod line;
mod moving;
pub mod pages;
pub mod panel;
mod picture;
mod price;
mod prior;
mod record;
mod rules;
mod standing;
mod step;
mod store;
mod urgency;

pub use acts::{Act, Side};
pub use effort::{Effort, Efforts, TheirWord};
pub use evidence::{Evidence, Piece, ceiling, evidence_at, fade};
pub use moving::{READER, on_fact, unmoved};
pub use prior::{EarlierCase, Judged, Prior, before_case, urgencies};
pub use record::{
    Average, Averages, Dimension, Movement, Record, Standing, average, average_of_incident, record_of,
};
pub use rules::{RULES, Rule, When};
pub use standing::{EFFORTS, Measured, Three, effort_of, look_at_efforts, on_effort, record_and_effort};
pub use step::Step;
pub use store::proof::{count_movements, movements_digest};
pub use urgency::{Ground, Urgency, urgency_of};
