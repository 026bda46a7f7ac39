//! What becomes of one offer: the customer's answer, and its end.

use super::{entry, moved};
use crate::ground::id::OfferId;
use crate::ground::text;
use crate::ground::{Actor, Fault, House, Result, Role, Who};
use crate::journal::{self, Tx};
use crate::remedies::{Offer, OfferState, rules, store};

/// Accepts an offer: a contact of its customer, or a member on their spoken word. A second click changes
/// nothing and says so.
pub async fn accept(house: &House, actor: &Actor, id: &OfferId) -> Result<Offer> {
    answer(house, actor, id, OfferState::Accepted, None).await
}

/// Declines an offer, with whatever they want to say. Declined is no failure (R78).
pub async fn decline(house: &House, actor: &Actor, id: &OfferId, words: &str) -> Result<Offer> {
    let words = text::optional("words", words, 5_000)?;
    answer(house, actor, id, OfferState::Declined, words).await
}

async fn answer(
    house: &House,
    actor: &Actor,
    id: &OfferId,
    to: OfferState,
    words: Option<String>,
) -> Result<Offer> {
    let mut tx = journal::begin(house, actor).await?;
    let offer = store::find_offer_held(&mut tx, &actor.workspace, id).await?;
    may_answer(actor, &offer)?;
    rules::may_move(&offer, to, tx.now())?;
    let now = tx.now();
    let offer = Offer {
        answered_at: Some(now),
        answered_by: Some(actor.label()),
        answer_words: words,
        ..moved(offer, to, now)
    };
    write(tx, offer, if to == OfferState::Accepted { "offer.accepted" } else { "offer.declined" }).await
}

/// A contact answers for their own customer, and only what was offered; to others the offer is not there.
fn may_answer(actor: &Actor, offer: &Offer) -> Result<()> {
    match &actor.who {
        Who::Contact { customer, .. } if *customer == offer.customer_id && offer.offered_at.is_some() => {
            Ok(())
        }
        Who::Contact { .. } => Err(Fault::Missing("offer")),
        Who::Member { .. } | Who::Desk => actor.must_be(Role::Member),
    }
}

/// Notes that an accepted offer was fulfilled, and how.
pub async fn fulfil(house: &House, actor: &Actor, id: &OfferId, how: &str) -> Result<Offer> {
    let how = text::optional("words", how, 5_000)?;
    settle(house, actor, id, OfferState::Fulfilled, how, "offer.fulfilled").await
}

/// Takes an offer back that nobody has answered, because …
pub async fn withdraw(house: &House, actor: &Actor, id: &OfferId, because: &str) -> Result<Offer> {
    let because = text::required("words", because, 5_000)?;
    settle(house, actor, id, OfferState::Withdrawn, Some(because), "offer.withdrawn").await
}

async fn settle(
    house: &House,
    actor: &Actor,
    id: &OfferId,
    to: OfferState,
    words: Option<String>,
    fact: &'static str,
) -> Result<Offer> {
    actor.must_be(Role::Member)?;
    let mut tx = journal::begin(house, actor).await?;
    let offer = store::find_offer_held(&mut tx, &actor.workspace, id).await?;
    rules::may_move(&offer, to, tx.now())?;
    let now = tx.now();
    let offer = Offer {
        settled_at: Some(now),
        settled_by: Some(actor.label()),
        settled_words: words,
        ..moved(offer, to, now)
    };
    write(tx, offer, fact).await
}

async fn write(mut tx: Tx, offer: Offer, fact: &'static str) -> Result<Offer> {
    store::put_offers(&mut tx, std::slice::from_ref(&offer)).await?;
    tx.say(entry(&offer, fact).about(&offer)?).await?.commit().await?;
    Ok(offer)
}
