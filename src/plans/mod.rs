//! What is being done: a customer's improvement plan, and the plan by which an incident ends (R58 to R61, R63 to R65, R70).
//!
//! A plan has actions: each with an owner (one of us, or the customer themselves), what will be there when it is done, and
//! the day by which; none without all three. Each stands on what the customer told us and confirmed, or says why it does
//! not; and each thing they confirmed leads to an action, or we say why not. A sponsor stands behind the plan, and only then
//! is it put before the customer, who accepts that version by name, or asks for changes. What they accepted cannot become
//! less or later unseen: such a change makes a new version, and they are asked again. Each impact is eased by something, or
//! nothing is possible, because …; and what may yet go wrong has an owner and a day on which we look again.
//! **It never** holds an action that is nobody's, puts a version before anybody that its sponsor has not confirmed, or shows
//! a customer a day that the gate on dates did not let through.

mod acting;
mod action;
mod answering;
pub mod api;
mod carried;
mod coverage;
mod material;
pub mod pages;
pub mod panel;
mod plan;
mod reading;
mod reason;
mod risk;
mod risking;
mod rules;
mod settling;
mod store;
mod verbs;
mod version;

pub use acting::{add, change as change_action};
pub use action::{Action, ActionSaid, ActionState, DoneSaid, DropSaid, ProgressSaid, Refs};
pub use answering::{accept, ask_for_changes, do_theirs, erase};
pub use coverage::{Coverage, coverage};
pub use material::{Difference, Frozen, What, differences, is_material};
pub use plan::{Plan, PlanSaid, PlanState, PutSaid};
pub use reason::{Reason, ReasonSaid};
pub use risk::{LookSaid, Risk, RiskSaid};
pub use risking::{look, note_risk, over};
pub use settling::{done, drop_because, progress};
pub use store::actions::{find as find_action, list as list_actions};
pub use store::reasons::list as list_reasons;
pub use store::risks::{find as find_risk, list as list_risks};
pub use store::versions::list as list_versions;
pub use store::{find, seek_of_case, seek_of_incident};
pub use verbs::{change, confirm, deliver, draft_of_case, draft_of_incident, give_reason, put};
pub use version::{PlanVersion, VersionState};
