//! What we said we would do, and whether we did; the gate on dates.
//!
//! A promise is open until it is kept, kept late, broken, or renewed before it was due. A date that customers
//! read passes a gate first: evidence, a confidence, and an approver who is somebody else (R54); until then
//! customers read *no date yet*. A promise to speak again or to call back needs no gate, because keeping it
//! lies with us alone. **It never** shows a kept-rate without its interval, nor forgives a date that slipped
//! because somebody explained it.

pub mod api;
pub mod jobs;
pub mod pages;
pub mod panel;
mod promise;
pub mod rules;
mod store;
mod verbs;
mod within;

pub use promise::{
    Filter, Kind, Promise, PromiseSaid, PromiseState, Published, Renewal, Support, Tally, Whose,
};
pub use store::{find, list, list_of_case, list_of_customer, list_of_incident, published_date, tally};
pub use verbs::{break_it, keep, make, publish_date, renew, support};
pub use within::{break_now, keep_now, promise_call_back};
