//! Who works on it: the team of an incident and of each case, and whether it can.
//!
//! A team is whoever leads (the incident and the case say who), whoever was asked and joined with a part of their own, and the
//! other departments that tell customers the same story from the same facts (R86). People have skills, and whoever can fix it is
//! found by them, with what already lies on their desk (R73). An executive stands by a key customer: named, accepted, in touch,
//! with the customer's own words in their ear every week (R82). The team is reviewed, and a new lead is announced to whom it
//! concerns (R83); a customer's demand for another lead has an answer and a day (R84). Whoever works on it stands behind the plan
//! and behind what must never happen again (R85); and says, unnamed, how they are (R87).
//! **It never** shows who answered the pulse how, changes a lead without owing the customer a word, or puts anybody in a team who
//! did not say yes.

mod agreeing;
pub mod api;
mod buy_in;
mod demand;
mod demanding;
mod digest;
mod digesting;
mod executive;
pub mod jobs;
mod joining;
pub mod pages;
pub mod panel;
mod pulse;
mod pulsing;
mod reactions;
mod reading;
mod review;
mod reviewing;
mod rules;
mod skill;
mod skilling;
mod sponsoring;
mod store;
mod team;
mod win;

pub use agreeing::{agree, write_never_again};
pub use buy_in::{AgreeSaid, BuyIn, NeverAgain, NeverAgainSaid};
pub use demand::{Demand, DemandAnswerSaid, DemandSaid};
pub use demanding::{answer_demand, demand, erase_demand};
pub use digest::{Digest, Voice};
pub use digesting::{digest_of, send_digest};
pub use executive::{ContactSaid, Executive, ExecutiveContact, ExecutiveLine, NamedSaid};
pub use joining::{accept, add_department, ask, change_department, decline, leave};
pub use pulse::{Pulse, PulseAnswer, PulseSaid, PulseWeek, Week};
pub use pulsing::{answer_pulse, note_thanks};
pub use reactions::{READER, on_fact};
pub use reading::{list_announced, view_of};
pub use review::{Decision, HandOver, ReviewSaid, Reviewed, TeamReview};
pub use reviewing::{announce, review};
pub use skill::{Able, Load, Skill, SkillsSaid};
pub use skilling::{find_able, give_skills, say_skills};
pub use sponsoring::{accept_executive, decline_executive, name_executive, note_contact, release_executive};
pub use team::{
    AskedSaid, Becoming, Department, DepartmentLine, DepartmentSaid, Lead, Seat, Team, TeamMember, TeamOf,
    TeamView,
};
pub use win::{Thanks, Win};
