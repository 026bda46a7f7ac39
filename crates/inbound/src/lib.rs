//! What one mail that came back is: a bounce, an automatic answer, a complaint or a reply; no I/O.
//!
//! [`read`] takes the bytes of a mail as they came off the wire and says who wrote it, to which addresses, what it
//! answers, what it says and which files hang on it; and its [`Kind`]. It never fails: of bytes that are no mail it
//! says what little can be said. It never panics, and its time is bounded by the length of the mail (`guard`).
//!
//! # The order of the tests
//!
//! | # | test | known by |
//! |---|---|---|
//! | 1 | complaint | a feedback report (RFC 5965), wherever in the mail it lies |
//! | 2 | bounce | a delivery status (RFC 3464), wherever in the mail it lies |
//! | 3 | bounce | the words of the many mail systems that send no such report (`odd_bounces`) |
//! | 4 | automatic answer | `Auto-Submitted` (RFC 3834) and its forerunners, then words of the subject |
//! | 5 | reply | none of these |
//!
//! A complaint encloses what it complains of, and that may be anything: so it is asked for first. Mail systems mark
//! bounces as automatic answers: so bounces are asked for before those.
//!
//! [`original()`] finds which of our mails bounced; [`trim()`] parts what an answer says from what it quotes.

mod address;
mod attachments;
mod auto_reply;
mod complaint;
mod dsn;
mod fields;
mod guard;
mod html;
mod kinds;
mod magic;
mod mail;
mod odd_bounces;
mod original;
mod reading;
mod trim;

pub use kinds::{Attachment, Failure, Inbound, Kind, Sender};
pub use original::{Original, original};
pub use reading::read;
pub use trim::{Trimmed, trim};
