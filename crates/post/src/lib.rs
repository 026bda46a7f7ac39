//! Mail out over SMTP, and a mailbox to test against.
//!
//! A [`Letter`] becomes MIME, a [`Relay`] hands letters over and tells for each one, exactly, what became
//! of it ([`Fate`]), and a [`Mailbox`] is a small SMTP server for tests, drills and demonstrations.
//!
//! What this crate never does: send a letter twice, queue, retry later, or write a password to a log. It
//! retries within one call only what was certainly not handed over; everything else is the caller's to
//! settle, because only the caller knows whether a second copy does harm.

#![expect(clippy::disallowed_methods, reason = "a wire has its own clock and its own tasks")]

mod address;
mod connection;
mod dkim;
mod fate;
mod handing;
mod letter;
mod lines;
mod mailbox;
mod opening;
mod received;
mod relay;
mod relay_url;
mod sealed;
mod sink;
mod words;

pub use address::{Address, AddressFault};
pub use dkim::{DkimFault, Signer};
pub use fate::Fate;
pub use letter::{Calendar, Letter};
pub use lines::Lines;
pub use mailbox::{Behaviour, Mailbox};
pub use received::Received;
pub use relay::Relay;
pub use relay_url::RelayFault;
pub use sealed::{Bag, Sealed};
