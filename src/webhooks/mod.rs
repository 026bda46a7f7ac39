//! Systems of customers that asked to hear from us: where they are, whether they listen, and the secret we share.
//!
//! A lead adds the address of a customer's own system, looked after by one of their contacts, and hands its secret over
//! once. It is untried until it has taken a signed ping; from then on notices go there too. Its secret can be exchanged,
//! with the old one valid beside the new for a day. A system that answers that it is gone, or nothing good for days, is
//! disabled, with the reason, and somebody is owed to ask.
//! **It never** posts to an address of a private network that nobody named, follows a redirect, keeps a secret where it
//! could be read, or takes a system's yes for a person's: that a system tells somebody, its customer has to have said.

pub mod api;
mod health;
mod key;
pub mod pages;
pub mod panel;
mod posting;
mod rules;
mod store;
mod verbs;
mod webhook;

pub use health::{Health, Heard, learn};
pub use key::{Signer, WebhookKey, signer, signer_of};
pub use posting::{host_of, ping_body, place, post, post_to};
pub use rules::{PREVIOUS_LIVES, rest_after};
pub use store::{find, list_of_contacts, list_of_customer, seek_health, seek_of_contact};
pub use verbs::{Handed, add, change, pause, remove, resume, rotate, try_out};
pub use webhook::{Webhook, WebhookSaid, WebhookState};
