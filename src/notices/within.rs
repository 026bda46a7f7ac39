//! What its reader, or the mail system behind them, says of a delivery: changes that are part of a larger one. They
//! write in the caller's transaction and give back the entries that the caller must say.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::sending::fact;
use super::{Delivery, DeliveryState, outcome, rules, store};
use crate::ground::id::DeliveryId;
use crate::ground::{Result, Time};
use crate::incidents;
use crate::journal::{Entry, Tx};

/// How a reader let us know that a notice has reached them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Acknowledged {
    /// They pressed the button in their room.
    Click,
    /// They answered by mail.
    Reply,
    /// They said so to a member of ours.
    Spoken,
    /// A member noted it, on whatever ground.
    Hand,
}

impl Acknowledged {
    /// All, the strongest sign of our own making last.
    pub const ALL: [Self; 4] = [Self::Click, Self::Reply, Self::Spoken, Self::Hand];
    /// The word in the store, the API and the catalogue (`notices-acknowledged-WORD`).
    pub const fn word(self) -> &'static str {
        match self {
            Self::Click => "click",
            Self::Reply => "reply",
            Self::Spoken => "spoken",
            Self::Hand => "hand",
        }
    }
    /// The way of this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|h| h.word() == word)
    }
}

/// Notes that the reader of a delivery let us know that they have it. The first time counts; later ones change
/// nothing and say nothing. Whoever answers a letter has had it: what was uncertain, or came back by mistake, is
/// handed over from then on, and their case is told.
pub async fn acknowledge(
    tx: &mut Tx,
    delivery: &DeliveryId,
    how: Acknowledged,
    at: Time,
) -> Result<Vec<Entry>> {
    let workspace = tx.actor().workspace.clone();
    let known = store::deliveries::find(tx, &workspace, delivery).await?;
    // The incident and the notice before the delivery, as everywhere.
    store::hold_incident(tx, &known.incident_id).await?;
    let notice = store::find_held(tx, &known.notice_id).await?;
    let known = store::deliveries::find_held(tx, delivery).await?;
    if known.acknowledged_at.is_some() {
        return Ok(Vec::new());
    }
    let arrived = rules::is_shown_to_have_arrived(known.state());
    let delivery = Delivery {
        acknowledged_at: Some(at),
        acknowledged_how: Some(how.word().into()),
        ..if arrived { handed_over(known, tx.now()) } else { known }
    };
    store::deliveries::put(tx, std::slice::from_ref(&delivery)).await?;
    let mut entries = vec![fact(&delivery, "delivery.acknowledged")?.with("how", how.word())];
    if arrived {
        entries.extend(outcome::follow(tx, notice, std::slice::from_ref(&delivery)).await?);
    }
    Ok(entries)
}

/// Whoever had it in hand may not record any more: it is known what became of it.
fn handed_over(delivery: Delivery, now: Time) -> Delivery {
    Delivery {
        state: DeliveryState::HandedOver.word().into(),
        handed_over_at: delivery.handed_over_at.or(Some(delivery.moved_at)),
        fence: delivery.fence + 1,
        moved_at: now,
        ..delivery
    }
}

/// Notes that a delivery came back: `why` is what the report said. Nobody is told by it any more; where nothing else
/// has reached its case, that is untold again, and so may the incident be. Says nothing of a delivery that never
/// left, came back already, or was acknowledged: who answers has had it, whatever a machine reports.
pub async fn come_back(tx: &mut Tx, delivery: &DeliveryId, why: &str, at: Time) -> Result<Vec<Entry>> {
    let workspace = tx.actor().workspace.clone();
    let known = store::deliveries::find(tx, &workspace, delivery).await?;
    store::hold_incident(tx, &known.incident_id).await?;
    let known = store::deliveries::find_held(tx, delivery).await?;
    if !rules::may_come_back(&known) {
        return Ok(Vec::new());
    }
    let delivery = Delivery {
        state: DeliveryState::Bounced.word().into(),
        came_back: Some(outcome::short(why)),
        came_back_at: Some(at),
        fence: known.fence + 1,
        moved_at: tx.now(),
        ..known
    };
    store::deliveries::put(tx, std::slice::from_ref(&delivery)).await?;
    let mut entries = vec![fact(&delivery, "delivery.bounced")?];
    let reached = store::deliveries::reached(tx, &delivery.incident_id, &delivery.case_id).await?;
    if !reached.case {
        entries.extend(incidents::take_back_told(tx, &delivery.case_id).await?);
    }
    if !reached.incident {
        entries.extend(incidents::take_back_first_told(tx, &delivery.incident_id).await?);
    }
    Ok(entries)
}

/// Notes that a delivery's reader complained of it to their mail provider. It has reached them; what they want is
/// for a person to find out. The first complaint counts.
pub async fn complain(tx: &mut Tx, delivery: &DeliveryId, why: &str, at: Time) -> Result<Vec<Entry>> {
    let known = store::deliveries::find_held(tx, delivery).await?;
    if known.came_back_at.is_some() {
        return Ok(Vec::new());
    }
    let delivery = Delivery { came_back: Some(outcome::short(why)), came_back_at: Some(at), ..known };
    store::deliveries::put(tx, std::slice::from_ref(&delivery)).await?;
    Ok(vec![fact(&delivery, "delivery.complained")?])
}
