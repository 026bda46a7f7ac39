//! What people carry: a notice taken to contacts by voice or on paper, and what became of each delivery of those.
//!
//! The deliveries are queued like letters by mail, and wait for a person instead of the postman. What is written here in
//! a caller's change gives back the entries that the caller must say.

use super::queueing::{self, Wanted};
use super::reach::{Reached, Whom};
use super::sending::fact;
use super::verbs::entry;
use super::{
    Acknowledged, Channel, Delivery, DeliveryState, Notice, NoticeState, link_key, outcome, postal, store,
    within,
};
use crate::ground::id::{DeliveryId, NoticeId};
use crate::ground::{Actor, Fault, House, Result, Role, Time};
use crate::incidents;
use crate::journal::{self, Entry, Tx};

/// Contacts addressed per statement.
const AT_ONCE: i64 = 1_000;

/// Takes a notice that is out to those people by voice or on paper: one delivery each, which waits for whoever rings or
/// prints. Gives how many those are.
pub async fn take_to(
    house: &House,
    actor: &Actor,
    id: &NoticeId,
    channel: Channel,
    whom: &Whom,
) -> Result<usize> {
    // One more person of a customer is the work of whoever found the number wrong; everybody is a lead's to decide.
    actor.must_be(if matches!(whom, Whom::One(_)) { Role::Member } else { Role::Lead })?;
    let mut tx = journal::begin(house, actor).await?;
    let incident_id = store::find(&mut tx, &actor.workspace, id).await?.incident_id;
    store::hold_incident(&mut tx, &incident_id).await?;
    let notice = store::find_held(&mut tx, id).await?;
    may_take_to(&notice)?;
    let incident = incidents::find(&mut tx, &actor.workspace, &incident_id).await?;
    incidents::may_begin(&incident, None)?;
    let queued = queue(&mut tx, &notice, channel, whom).await?;
    if queued == 0 {
        return Err(Fault::refused(
            "There is nobody among them whom it could be taken to so, and was not yet.",
            "Look who has no telephone number or no postal address, and add it on the customer’s page.",
        ));
    }
    let mut entries = vec![
        entry(&notice, "notice.extended")?
            .with("channel", channel.word())
            .with("whom", whom.word())
            .with("deliveries", queued),
    ];
    // What was sent to its end goes on.
    entries.extend(outcome::follow(&mut tx, notice, &[]).await?);
    tx.say(entries).await?.commit().await?;
    Ok(queued)
}

fn may_take_to(notice: &Notice) -> Result<()> {
    match notice.state() {
        NoticeState::Approved | NoticeState::Sending | NoticeState::Sent => Ok(()),
        NoticeState::Stopped => Err(Fault::refused(
            "This notice is stopped.",
            "Let it go on first; then it can be taken to more people.",
        )),
        NoticeState::Ended => Err(Fault::refused(
            "This notice was ended for good.",
            "Write another one; whoever is to be rung or written to hears of that.",
        )),
        NoticeState::Drafted | NoticeState::Submitted => Err(Fault::refused(
            "Nobody has approved this notice yet, so nobody is told by it.",
            "Let a second person approve it first.",
        )),
    }
}

async fn queue(tx: &mut Tx, notice: &Notice, channel: Channel, whom: &Whom) -> Result<usize> {
    let workspace = &notice.workspace_id;
    store::links::hold_live(tx, workspace, &notice.incident_id).await?;
    let key = link_key::key(tx).await?;
    let (mut after, mut queued) = (String::new(), 0);
    loop {
        let some = store::reach::reached(tx, notice, channel, whom, &after, AT_ONCE).await?;
        let Some(last) = some.last() else { return Ok(queued) };
        after = last.contact_id.to_string();
        let wanted = some.into_iter().map(|reached| wanted(channel, reached, tx.now())).collect();
        let (entries, many) = queueing::put(tx, notice, &key, wanted).await?;
        queued += many;
        tx.say_some(entries).await?;
    }
}

/// A delivery that waits for somebody to carry it.
fn wanted(channel: Channel, reached: Reached, now: Time) -> Wanted {
    let address = match channel {
        Channel::Letter => postal::lines(&reached.name, &reached.customer, &reached.address).join("\n"),
        _ => reached.address,
    };
    Wanted {
        contact_id: reached.contact_id,
        customer_id: reached.customer_id,
        case_id: reached.case_id,
        channel,
        round: 1,
        wave: 1,
        name: reached.name,
        address,
        language: reached.language,
        zone: reached.zone,
        due: Some(now),
    }
}

/// What became of a delivery that a person carried.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Carried {
    /// Its reader was told, at this moment; and said to us that they have it, where they spoke with us.
    Told {
        /// When.
        at: Time,
        /// Whether they answered in person.
        spoken: bool,
    },
    /// They were not told, and by this way will not be.
    Failed {
        /// Why.
        why: String,
    },
    /// Not yet: it comes again then. That is no fact, as it was queued and is.
    Again {
        /// When.
        at: Time,
    },
}

/// Holds a waiting delivery by this way, with its incident and its notice, until the end of the change. Refused when it
/// has its end already.
pub async fn hold_carried(tx: &mut Tx, id: &DeliveryId, channel: Channel) -> Result<(Notice, Delivery)> {
    let workspace = tx.actor().workspace.clone();
    let known = store::deliveries::find(tx, &workspace, id).await?;
    if known.channel != channel.word() {
        return Err(Fault::Missing("delivery by this way"));
    }
    store::hold_incident(tx, &known.incident_id).await?;
    let notice = store::find_held(tx, &known.notice_id).await?;
    let delivery = store::deliveries::find_held(tx, id).await?;
    if delivery.state() != DeliveryState::Queued {
        return Err(Fault::Conflict("This has its end already. Nothing was changed.".into()));
    }
    Ok((notice, delivery))
}

/// Writes down what became of deliveries of one notice, all held; gives what is to be said of it and of what follows for
/// their cases and the notice.
pub async fn carry(
    tx: &mut Tx,
    notice: Notice,
    deliveries: Vec<Delivery>,
    what: &Carried,
) -> Result<Vec<Entry>> {
    let carried: Vec<Delivery> = deliveries.into_iter().map(|d| after(d, what, tx.now())).collect();
    store::deliveries::put(tx, &carried).await?;
    let name = match what {
        Carried::Told { .. } => "delivery.handed_over",
        Carried::Failed { .. } => "delivery.failed",
        Carried::Again { .. } => return Ok(Vec::new()),
    };
    let mut entries = carried.iter().map(|d| fact(d, name)).collect::<Result<Vec<_>>>()?;
    entries.extend(outcome::follow(tx, notice, &carried).await?);
    if let Carried::Told { at, spoken: true } = what {
        for delivery in &carried {
            entries.extend(within::acknowledge(tx, &delivery.id, Acknowledged::Spoken, *at).await?);
        }
    }
    Ok(entries)
}

fn after(delivery: Delivery, what: &Carried, now: Time) -> Delivery {
    let attempts = delivery.attempts + 1;
    match what {
        Carried::Told { at, .. } => Delivery {
            state: DeliveryState::HandedOver.word().into(),
            handed_over_at: Some(*at),
            next_at: None,
            attempts,
            moved_at: now,
            ..delivery
        },
        Carried::Failed { why } => Delivery {
            state: DeliveryState::Failed.word().into(),
            reply: Some(why.chars().take(500).collect()),
            next_at: None,
            attempts,
            moved_at: now,
            ..delivery
        },
        // A stopped notice keeps its deliveries without a time.
        Carried::Again { at } => {
            Delivery { next_at: delivery.next_at.map(|_| *at), attempts, moved_at: now, ..delivery }
        }
    }
}
