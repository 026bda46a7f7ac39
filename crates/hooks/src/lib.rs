//! Signed messages posted to other systems, as the Standard Webhooks have it, and a receiver to test against.
//!
//! A [`Guard`] reads an address and says whether anything may be posted there; a [`Poster`] signs a message, posts it and
//! tells what the answer means ([`Answer`]); [`pause()`] says how long to wait before the next try.
//!
//! What this crate never does: follow a redirect, speak with a private address that nobody named, read more of an answer
//! than its beginning, queue, retry by itself, or write a secret to a log.

#![expect(clippy::disallowed_methods, reason = "a wire has its own clock and its own tasks")]

mod answer;
mod guard;
mod pause;
mod post;
mod public;
mod receiver;
mod secret;
mod wire;

pub use answer::{Answer, Meaning};
pub use guard::{Guard, NotAllowed, Place};
pub use pause::{MOST_TRIES, PAUSES, pause};
pub use post::{Message, Poster};
pub use public::is_public;
pub use receiver::{Behaviour, Received, Receiver};
pub use secret::{Forged, Secret, TOLERANCE, sign, verify};
