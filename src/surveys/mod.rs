//! Did it hold?
//!
//! When a member says that the solution is ready (R89), the cases they choose are asked two questions kept
//! apart: is the solution right, and is the making good right (R88)? Both yes, and the case closes on the
//! customer's own word; a no from any of their people, and it is open again with an owner (R90). Those who say
//! nothing are always shown beside those who do (R13). **It never** sends anything, and never takes silence
//! for a yes.

pub mod api;
pub mod pages;
pub mod panel;
mod answering;
mod asking;
mod rules;
mod standing;
mod store;
mod survey;

pub use answering::answer;
pub use asking::{Asking, Whom, ask};
pub use rules::{confirms, is_unhappy, stands};
pub use standing::standing_after;
pub use store::results::{Results, Scale, Tally, results_of};
pub use store::standing::asked_digest;
pub use store::{find, list_asked, list_of_incident, list_silent};
pub use survey::{Answer, AnswerLine, AnswerSaid, AskedCase, Held, Outcome, SilentLine, Survey};
