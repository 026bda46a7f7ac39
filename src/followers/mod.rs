//! Who follows a public room, by mail or as a system that news are posted to, and what they were told (R68).
//!
//! Somebody writes their address below a public room; one letter asks whether that was them, and only whoever presses the
//! button behind it follows. From then on each update, each edit that changes what an update says, each taking back and the
//! closing of the room is one letter, which leaves once. Leaving is one click in each of them, and erases the address.
//!
//! The address may be that of a system, which begins with https://. The question is then posted to it, and whoever keeps it
//! answers: by the same button, or by a program. News are posted as the Standard Webhooks have it; a system that is gone, or
//! takes nothing for days, follows no more.
//!
//! **It never** writes to an address that has not said yes, but for that one question; tells anybody whether an address
//! follows; holds up what we owe to those it touches, who hear by notices whether they follow or not; posts anything to a private network; or
//! lets an address into the journal.

pub mod api;
mod follower;
mod in_hand;
pub mod jobs;
mod letters;
mod news;
pub mod pages;
pub mod panel;
mod posting;
mod rules;
mod store;
mod telling;
mod verbs;

pub use follower::{Followed, Follower, FollowerRequest};
pub use news::{FollowerNews, NewsKind};
pub use posting::post;
pub use store::{count, list_news};
pub use telling::{Closing, catch_up};
pub use verbs::{Joined, ask, ask_system, confirm, leave, remove};
