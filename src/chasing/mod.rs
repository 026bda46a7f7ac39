//! Asking again whoever stays silent, and nobody else.
//!
//! A lead switches chasing on for an incident. Whoever was told and gives no sign is reminded by mail, then tried by
//! another way, then left to a person of ours who owes it on Home. A sign is a press of the button in their room, a
//! reply, a word with us, what they noted, confirmed or answered: from then on they are left alone. Opening the room
//! is no sign, since mail systems open links too; it is shown as *seen*.
//! **It never** chases what nobody switched on, a case that is closed or withdrawn, or a notice that was stopped; never
//! at night where its reader lives; and never more often than its rule says.

pub mod api;
mod csv;
mod duty;
pub mod jobs;
mod outlook;
pub mod pages;
pub mod panel;
mod rule;
mod rules;
mod standing;
mod store;
mod verbs;

pub use duty::{Duty, Settled};
pub use outlook::Outlook;
pub use rule::{ChaseRule, ChaseSaid};
pub use standing::{Hearing, Standing, StandingLine};
pub use store::{find_duty, hearing, list_standings, seek_rule};
pub use verbs::{set, settle};
