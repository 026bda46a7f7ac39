//! What we have agreed to do, before it is needed.
//!
//! Four playbooks ship with the program (R115–R118); their steps are grouped by operating area, each with when
//! it is due counted from the first moment. What an incident taught is kept as a note that makes the next
//! version (R7). Beside them stands which roles of contacts must hear of which scenario (R17). **It never** runs a step by itself: a playbook reminds, people act.

pub mod api;
mod audience;
mod audience_verbs;
pub mod pages;
pub mod panel;
mod playbook;
mod rules;
mod shipped;
mod store;
mod verbs;

pub use audience::{AudienceLine, AudienceRule, AudienceSaid};
pub use audience_verbs::{audience_of, audiences, set_audience};
pub use playbook::{Playbook, PlaybookChange, Step};
pub use rules::{find, for_scenario, tell_within};
pub use shipped::{PLAYBOOKS, SCENARIOS};
pub use store::list_changes;
pub use verbs::{change, note};
