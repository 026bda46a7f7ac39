//! The voice on the line: whom to ring next, what to say, what came of it.
//!
//! A notice that is taken to people by voice has a delivery for each of them, and this room keeps the line in which they
//! wait: fear for safety or data first, then calls that we promised, then the others by what is at stake and how long
//! they have waited. A member takes the next, reads the card, rings, and says what came of it: spoken → told; nobody
//! there → again, with growing pauses; *call me back* → a promise in the ledger, kept by calling in time. Executives are
//! rung by those whom a lead has named. **It never** gives one call to two members, rings anybody by itself, counts a
//! message left as a word spoken, or names a date that did not pass the gate.

pub mod api;
mod call;
mod caller;
pub mod jobs;
mod line;
pub mod pages;
pub mod panel;
mod reactions;
mod rules;
mod say;
mod store;
mod verbs;

pub use call::{Call, Outcome, OutcomeSaid, Said};
pub use caller::Caller;
pub use line::{Line, List, Waiting};
pub use reactions::{READER, on_fact};
pub use rules::{MOST_TRIES, again_after, head_start, is_waking, urgency, waking};
pub use say::{Say, SayPromise};
pub use store::{Figures, calls_of_case, figures};
pub use verbs::{call_another, name_caller, put_back, release_caller, say_outcome, take, take_next};
