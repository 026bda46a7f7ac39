//! Told late, or hidden: a wrong of its own until we say so.
//!
//! Whoever was told late has two things to forgive (R34). The desk proposes a second wrong by rule, from when we knew,
//! when we told and who spoke of it before; a lead confirms it or dismisses it with a reason. From then on it is owed:
//! until an apology or a notice names it in a sentence, the incident and every case it touches say so. That something was
//! hidden only a person may say, on evidence, and another has to confirm it; then trust moves and never wholly comes back,
//! unless it turns out that it was not so: then another than whoever marked it takes it back.
//! **It never** judges a text: it looks whether the sentence that names it stands there, and no more.

pub mod api;
mod deceiving;
mod deception;
mod owning;
pub mod pages;
pub mod panel;
mod reactions;
mod rules;
mod store;
mod verbs;
mod within;
mod wrong;

pub use deceiving::{confirm_deception, erase_deception, mark, set_aside, take_back};
pub use deception::{Deception, DeceptionKind, DeceptionSaid, DeceptionState};
pub use owning::{Owning, OwningSaid};
pub use reactions::{READER, on_fact};
pub use rules::names;
pub use store::deceptions::list_of_case as deceptions_of_case;
pub use store::owed::{count_owed_of_case, list_of_case, owed_of_incident};
pub use store::{list_of_incident, named_by_notice};
pub use verbs::{confirm, dismiss, own_up};
pub use within::{name_in_notice, own_by_notice};
pub use wrong::{SecondWrong, State, Why, WrongKind};
