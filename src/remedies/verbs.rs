//! What a person says about remedies and offers.

mod answer;
mod closing;
mod draft;
mod leeway;
mod send;

pub use answer::{accept, decline, fulfil, withdraw};
pub use closing::{Despite, close_case};
pub use draft::draft;
pub(super) use leeway::leeways;
pub use leeway::set_leeway;
pub use send::{approve, offer};

use super::{Offer, OfferState};
use crate::ground::{Actor, Role, Time, Who};
use crate::journal::{Chain, Entry};

/// An entry on the chain of the offer's case.
pub(super) fn entry(offer: &Offer, fact: &'static str) -> Entry {
    let entry = Entry::on(Chain::Case(offer.case_id.clone()), fact)
        .incident(&offer.incident_id)
        .customer(&offer.customer_id)
        .with("remedy", offer.remedy_id.as_str());
    match offer.amount() {
        Some(money) => entry.with("minor", money.minor).with("currency", money.currency),
        None => entry,
    }
}

/// The role of whoever acts; nobody but members has one.
fn role_of(actor: &Actor) -> Role {
    match actor.who {
        Who::Member { role, .. } => role,
        Who::Contact { .. } | Who::Desk => Role::Viewer,
    }
}

/// The offer, moved on now.
fn moved(offer: Offer, to: OfferState, now: Time) -> Offer {
    Offer { state: to.word().into(), moved_at: now, ..offer }
}
