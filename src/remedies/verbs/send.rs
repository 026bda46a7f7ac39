//! The second person's yes, and sending offers on their way; set-wise, batch by batch.

use super::draft::warnings;
use super::{entry, leeways, moved, role_of};
use crate::ground::id::RemedyId;
use crate::ground::{Actor, Fault, House, Result, Role};
use crate::journal;
use crate::remedies::{Offer, OfferState, Offered, rules, store};

/// Approves what of a remedy is above its drafter's leeway, as the second person (R76); says how many. When
/// somebody was quicker, nothing is changed.
pub async fn approve(house: &House, actor: &Actor, id: &RemedyId) -> Result<i64> {
    actor.must_be(Role::Lead)?;
    let approver = actor.must_be_member()?.clone();
    let mut approved = 0;
    loop {
        let mut tx = journal::begin(house, actor).await?;
        let remedy = store::find_held(&mut tx, &actor.workspace, id).await?;
        let waiting = store::list_in_state(&mut tx, &actor.workspace, id, OfferState::Drafted.word()).await?;
        if waiting.is_empty() {
            break;
        }
        let leeways = leeways(&mut tx, &actor.workspace).await?;
        let role = role_of(actor);
        let leeway = remedy.currency.as_deref().and_then(|c| rules::leeway_of(&leeways, &approver, role, c));
        rules::may_approve(&remedy.drafted_by, &approver, role, leeway, remedy.amount().as_ref())?;
        let now = tx.now();
        let offers: Vec<Offer> = waiting
            .into_iter()
            .map(|o| Offer {
                approved_by: Some(approver.clone()),
                approver_name: Some(actor.name.clone()),
                approved_how: Some("second".into()),
                approved_at: Some(now),
                ..moved(o, OfferState::Approved, now)
            })
            .collect();
        store::put_offers(&mut tx, &offers).await?;
        let entries =
            offers.iter().map(|o| entry(o, "offer.approved").about(o)).collect::<Result<Vec<_>>>()?;
        tx.say(entries).await?.commit().await?;
        approved += offers.len() as i64;
    }
    if approved == 0 {
        return Err(Fault::Conflict(
            "Nothing of this remedy waits for approval: somebody was quicker, or it was within the leeway. Nothing was changed.".into(),
        ));
    }
    Ok(approved)
}

/// Offers what of a remedy is approved. Where a case was not acknowledged yet, `confirm` must say that this was
/// seen and is meant (R38).
pub async fn offer(house: &House, actor: &Actor, id: &RemedyId, confirm: bool) -> Result<Offered> {
    actor.must_be(Role::Member)?;
    let mut read = house.read();
    let remedy = store::find(&mut read, &actor.workspace, id).await?;
    if remedy.expires_at.is_some_and(|end| end <= house.now()) {
        return Err(Fault::refused(
            "The last day to accept it has passed.",
            "Draft it again with a later one.",
        ));
    }
    let unacknowledged = store::count_unacknowledged(&mut read, &actor.workspace, id).await?;
    let warnings = warnings(unacknowledged);
    if let (Some(warning), false) = (warnings.first(), confirm) {
        return Err(Fault::refused(
            warning.clone(),
            "To offer it nevertheless, confirm that you have seen this (`confirm`).",
        ));
    }
    let mut offered = 0;
    loop {
        let mut tx = journal::begin(house, actor).await?;
        let ready = store::list_in_state(&mut tx, &actor.workspace, id, OfferState::Approved.word()).await?;
        if ready.is_empty() {
            break;
        }
        let now = tx.now();
        let offers: Vec<Offer> = ready
            .into_iter()
            .map(|o| Offer { offered_at: Some(now), ..moved(o, OfferState::Offered, now) })
            .collect();
        store::put_offers(&mut tx, &offers).await?;
        let entries = offers
            .iter()
            .map(|o| entry(o, "offer.offered").with("before_asked", remedy.was_asked == 0).about(o))
            .collect::<Result<Vec<_>>>()?;
        tx.say(entries).await?.commit().await?;
        offered += offers.len() as i64;
    }
    if offered == 0 {
        return Err(Fault::Conflict(
            "Nothing of this remedy is ready to be offered: it waits for approval, or was offered already. Nothing was changed.".into(),
        ));
    }
    Ok(Offered { offered, warnings })
}
