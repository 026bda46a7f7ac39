//! Where we stand on fault, and apologies.
//!
//! The stance on an incident's fault goes unknown → alleged → verified → admitted, or is contested with
//! evidence; a customer's case may stand elsewhere than its incident. Each step says who, when and why, and none is ever
//! changed. Acknowledging that it happened to a customer is not admitting fault, and comes first: no case is contested
//! before it (R29, R35). Counsel may be asked before something is admitted, with a clock: an admission waits for the first
//! answer until it is due, and for no other, so that review never becomes burial. An apology is a record with its six parts
//! and the impacts that it names; it acknowledges the cases it is made to. **It never** judges a text: it warns, and the
//! author ticks the parts; and it shows customers nothing of what counsel was asked.

mod apology;
pub mod api;
pub mod law;
pub mod pages;
pub mod panel;
mod review;
mod reviewing;
pub mod rules;
mod stance;
mod store;
mod verbs;
mod within;

pub use apology::{Apology, ApologySaid, Form, Parts};
pub use pages::ApologyTyped;
pub use review::{Advice, AdviceSaid, Matter, Review, ReviewSaid, ReviewerSaid};
pub use reviewing::{answer, ask, ask_within, hand_over};
pub use stance::{Stance, Step, StepSaid};
pub use store::reviews::list_about as list_reviews_about;
pub use store::{
    last_step_to, list_apologies, list_apologies_of_case, list_steps, list_steps_of_case, stance_of,
    stance_of_case,
};
pub use verbs::{acknowledge_case, apologise, say_stance, say_stance_of_case};
pub use within::{
    apologise as apologise_within, carry_reviews, forget_ground, may_admit, pass_over, read_form,
    step as step_within,
};
