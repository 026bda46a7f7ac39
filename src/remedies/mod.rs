//! Making good: offers, within leeway.
//!
//! A remedy is drafted for an incident and offered to as many of its cases as are chosen; each case gets an
//! offer of its own. A member goes alone as far as the leeway reaches; beyond it a second person approves
//! (R76). An offer lives: drafted → approved → offered → accepted → fulfilled, or declined with thanks (which
//! is no failure, R78), expired, withdrawn. **It never** computes with fractions of money, offers anything
//! twice to one case, or lets money go out before a wrong was acknowledged without somebody saying so (R38).

pub mod api;
pub mod jobs;
mod leeway;
mod offer;
pub mod pages;
pub mod panel;
mod remedy;
pub mod rules;
mod store;
mod verbs;

pub use leeway::{Leeway, LeewaySaid};
pub use offer::{Offer, OfferLine, OfferState, Sum};
pub use remedy::{Drafted, Offered, Progress, Remedy, RemedyKind, RemedySaid};
pub use store::{count_waiting, find, find_offer, list_of_case, list_of_customer, list_offers, sums};
pub use verbs::{Despite, accept, approve, close_case, decline, draft, fulfil, offer, set_leeway, withdraw};
