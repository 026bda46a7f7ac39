//! What comes back by mail: replies, bounces, automatic answers, complaints.
//!
//! Every mail is stored once, whole, and finds its case by the address it came for, else by the mail it answers, else by
//! who wrote it; what finds none waits in a *tray* for a member. A reply acknowledges the delivery it answers, and we owe
//! it an answer. A delivery that bounced told nobody. **It never** drops a mail, takes a machine's answer for a person's,
//! changes a delivery on the word of a mail that does not know its secret address or its id, or shows what is attached
//! inside a page of ours.

mod absence;
mod answer;
pub mod api;
mod judging;
mod mail;
pub mod pages;
pub mod panel;
mod receiving;
mod rules;
mod store;
mod threading;
mod verbs;

pub use answer::MailAnswer;
pub use mail::{Attached, Mail, MailKind, MailLine, MailState, Way};
pub use receiving::{MOST_BYTES, Receipt, receive};
pub use store::{find, list, list_answers, list_of_case, raw_digest};
pub use verbs::{answer, assign, erase, leave, set_aside};
