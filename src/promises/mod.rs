//! What we said we would do, and whether we did; the gate on dates.
//!
//! A promise is open until it is kept, kept late, broken, or renewed before it was due. A date that customers
//! read passes a gate first: evidence, a confidence, and an approver who is somebody else (R54); until then
//! customers read *no date yet*. A promise to speak again or to call back needs no gate, because keeping it
//! lies with us alone. What our own past makes of a date stands beside it at the gate, as a chance and as the dates it
//! would support; a date that claims more needs the approver's own words. **It never** shows a kept-rate without its interval, nor forgives a date that slipped
//! because somebody explained it.

pub mod api;
mod dates;
pub mod jobs;
mod outlook;
pub mod pages;
pub mod panel;
pub mod past;
mod promise;
pub mod rules;
mod store;
mod ungated;
mod verbs;
mod weigh;
mod within;

pub use dates::named as days_named;
pub use outlook::{Class, DateAt, Outlook, Passed, Wish};
pub use promise::{
    Approval, Filter, Kind, Promise, PromiseSaid, PromiseState, Published, Renewal, Support, Tally, Whose,
};
pub use store::before::tallies_before;
pub use store::{
    broken_to, every_of_case, find, list, list_by_id, list_of_case, list_of_customer, list_of_incident,
    published_date, tally,
};
pub use ungated::ungated_days;
pub use verbs::{break_it, keep, make, publish_date, publish_despite, renew, support};
pub use weigh::{Asked, outlook_of, weigh};
pub use within::{break_now, keep_now, make_now, promise_call_back};
