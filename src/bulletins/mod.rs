//! What our own people are told, never later than those outside.
//!
//! A bulletin says for whoever answers a telephone: what happened, what we say, what we do not know, what they may
//! promise, and whom to send questions to (R28). It stands on each member's Home until they say that they have read it;
//! whoever leads sees who has, who has not, and how long it took. Letting a first notice out without one is said in the
//! journal, with a reason where there is one. What a customer told us in a talk is shared inside as a bulletin too, with
//! what answering it takes (R53). **It never** tells anybody outside, and takes no opening of a page for
//! reading.

pub mod api;
mod bulletin;
mod gap;
pub mod pages;
pub mod panel;
mod readers;
mod rules;
mod store;
mod verbs;
mod within;

pub use bulletin::{Bulletin, BulletinSaid, BulletinState, Receipt, Share, Shared};
pub use gap::{Gap, Inside, InsideSaid};
pub use readers::{Reader, Reading};
pub use rules::inside;
pub use store::{inside_of, list_of_incident, shares_of};
pub use verbs::{change, draft, erase, publish, read};
pub use within::{before_outside, retell as retell_within, share as share_within};
