//! Help that customers offer us, accepted or declined with thanks (R64).
//!
//! A contact offers help in their room; a member writes down what was offered elsewhere. It lands with whoever owns the
//! case, who accepts or declines it; either way with thanks, which the customer reads. **It never** takes help for granted:
//! there is no answer without thanks, and none that nobody signed.

pub mod api;
mod offered;
pub mod pages;
pub mod panel;
mod rules;
mod store;
mod verbs;

pub use offered::{Help, HelpLine, HelpSaid, HelpState, ThanksSaid};
pub use store::{find, list_of_case};
pub use verbs::{accept, decline, erase, offer};
