//! What systems answered, put on record: each try, what became of the delivery, and what follows for its case.

use std::collections::BTreeMap;

use hooks::{Answer, MOST_TRIES, Meaning, pause};

use super::{COPY, Try};
use crate::ground::id::{NoticeId, WorkspaceId};
use crate::ground::{Actor, House, Result, Time};
use crate::journal;
use crate::notices::outcome::{follow, short};
use crate::notices::sending::fact;
use crate::notices::store::queue::PutBack;
use crate::notices::store::webhook::Became;
use crate::notices::{Delivery, DeliveryState, store};

/// What became of a claimed message.
#[derive(Debug, Clone)]
pub(super) enum Outcome {
    /// It was posted, and this was the answer.
    Answered(Answer),
    /// It was not tried, and waits until then.
    Untried(Time),
    /// It never goes, because …
    Moot(String),
}

/// Whether a message was taken before and is sent again because somebody asked for it: whatever becomes of that, what is
/// known of it stays.
pub(super) fn is_again(delivery: &Delivery) -> bool {
    matches!(delivery.state(), DeliveryState::HandedOver | DeliveryState::PassedOn)
}

/// Records a batch: tries and pauses in one change, which are no facts; then, notice by notice, what has an end.
pub(super) async fn record(
    house: &House,
    workspace: &WorkspaceId,
    outcomes: &[(Delivery, Outcome)],
) -> Result<()> {
    let now = house.now();
    let (mut tries, mut later, mut over) = (Vec::new(), Vec::new(), Vec::new());
    let mut ends: BTreeMap<NoticeId, Vec<Became>> = BTreeMap::new();
    for (delivery, outcome) in outcomes {
        if let Outcome::Answered(answer) = outcome {
            tries.push((delivery, tried(answer, now)));
        }
        match fate(house, delivery, outcome) {
            Fate::Later { due, why, was_tried } => later.push(PutBack { delivery, due, why, was_tried }),
            Fate::End(_) if is_again(delivery) => over.push(delivery),
            Fate::End(became) => ends.entry(delivery.notice_id.clone()).or_default().push(became),
        }
    }
    let mut tx = house.db().begin().await?;
    store::webhook::put_tries(&mut tx, &tries).await?;
    store::webhook::put_back(&mut tx, &later).await?;
    store::webhook::let_rest(&mut tx, &over).await?;
    tx.commit().await?;
    for (notice, became) in ends {
        record_of(house, workspace, &notice, &became).await?;
    }
    Ok(())
}

/// What follows for one message.
enum Fate {
    Later { due: Time, why: String, was_tried: bool },
    End(Became),
}

fn fate(house: &House, delivery: &Delivery, outcome: &Outcome) -> Fate {
    let end = |state, reply: &str| {
        Fate::End(Became { id: delivery.id.clone(), fence: delivery.fence, state, reply: short(reply) })
    };
    match outcome {
        Outcome::Moot(why) => end(DeliveryState::Failed, why),
        Outcome::Untried(due) => {
            let why = delivery.reply.clone().unwrap_or_default();
            Fate::Later { due: *due, why, was_tried: false }
        }
        Outcome::Answered(answer) => {
            let [chance] = house.dice().bytes::<1>();
            match answer.meaning {
                // A copy tells nobody, so nobody is handed anything by it.
                Meaning::Taken if delivery.round == COPY => end(DeliveryState::PassedOn, &answer.line()),
                Meaning::Taken => end(DeliveryState::HandedOver, &answer.line()),
                Meaning::Gone => end(DeliveryState::Failed, &answer.line()),
                Meaning::Later(after) => {
                    if let Some(ms) = pause(delivery.attempts, chance, after) {
                        let due = house.now().plus(ms);
                        Fate::Later { due, why: short(&answer.line()), was_tried: true }
                    } else {
                        let why = format!("Given up after {MOST_TRIES} tries: {}", answer.line());
                        end(DeliveryState::Failed, &why)
                    }
                }
            }
        }
    }
}

fn tried(answer: &Answer, at: Time) -> Try {
    Try { at, status: answer.status.map(i64::from), said: answer.said.clone() }
}

async fn record_of(
    house: &House,
    workspace: &WorkspaceId,
    notice: &NoticeId,
    became: &[Became],
) -> Result<()> {
    let mut tx = journal::begin(house, &Actor::desk(workspace)).await?;
    // The incident and the notice before their deliveries, as everywhere.
    let incident = store::find(&mut tx, workspace, notice).await?.incident_id;
    store::hold_incident(&mut tx, &incident).await?;
    let notice = store::find_held(&mut tx, notice).await?;
    let settled = store::webhook::settle(&mut tx, became).await?;
    if settled.is_empty() {
        return Ok(());
    }
    let mut entries = Vec::with_capacity(2 * settled.len());
    for delivery in &settled {
        let name = match delivery.state() {
            DeliveryState::HandedOver => "delivery.handed_over",
            DeliveryState::PassedOn => "delivery.passed_on",
            _ => "delivery.failed",
        };
        entries.push(fact(delivery, name)?);
    }
    let telling: Vec<Delivery> = settled.into_iter().filter(|d| d.round > COPY).collect();
    if !telling.is_empty() {
        entries.extend(follow(&mut tx, notice, &telling).await?);
    }
    tx.say(entries).await?.commit().await
}
