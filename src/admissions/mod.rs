//! Where we stand on fault, and apologies.
//!
//! The stance on an incident's fault goes unknown → alleged → verified → admitted, or is contested with
//! evidence; each step says who, when and why, and none is ever changed. Acknowledging that it happened to a
//! customer is not admitting fault, and comes first: no case is contested before it (R29, R35). An apology is
//! a record with its six parts; it acknowledges the cases it is made to. **It never** judges a text: it warns,
//! and the author ticks the parts.

mod apology;
pub mod api;
pub mod pages;
pub mod panel;
pub mod rules;
mod stance;
mod store;
mod verbs;
mod within;

pub use apology::{Apology, ApologySaid, Form, Parts};
pub use pages::ApologyTyped;
pub use stance::{Stance, Step, StepSaid};
pub use store::{list_apologies, list_apologies_of_case, list_steps, stance_of};
pub use verbs::{acknowledge_case, apologise, concede_case, contest_case, say_stance};
pub use within::apologise as apologise_within;
