//! Which customers an incident touches, by which rule or list.
//!
//! A version of the scope is drafted by one member: a rule over holdings and customers, or a list; whom it finds
//! is kept with it, and whoever is left out is left out with a reason. A second member looks at it and confirms:
//! then, in the same change, every touched customer has a case. A later version adds and withdraws cases, each
//! with its reason. When rows change, the rule in force is run again, and whoever it finds by then is proposed.
//! **This room never** lets a member confirm their own draft, sends anything, or leaves anybody
//! out silently: while [`is_confirmed`] is false, nothing may be sent.

pub mod api;
mod draft;
mod list;
pub mod pages;
pub mod panel;
pub mod rule;
mod rules;
mod sample;
mod set;
#[expect(clippy::module_inception, reason = "the noun of this room is its name")]
mod scope;
mod store;
mod verbs;
mod watch;

pub use rules::may_confirm;
pub use scope::{
    LeftOut, Matched, Named, Preview, Scope, ScopeLine, ScopeSaid, ScopeState, Stray, Touched, TouchedCase,
};
pub use set::{MOST_UPLOADED, ValueSet};
pub use store::found::digest as found_digest;
pub use store::members::confirmed_cases;
pub use store::sets::digest as set_digest;
pub use store::{find, find_confirmed, is_confirmed, list, seek_confirmed};
pub use verbs::{confirm, draft, draft_proposed, drop_draft, keep_set, look_again, mark, preview, proposal};
pub use watch::{Proposal, Watch};

/// The name of this room's place in the journal's log; never changed.
pub const READER: &str = "scope";
