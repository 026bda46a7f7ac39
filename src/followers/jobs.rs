//! What the desk does by itself: it asks whoever wrote their address, sends what is new, and forgets who never answered.

use post::{Address, Fate, Letter};
use serde::{Deserialize, Serialize};

use super::in_hand::About;
use super::store::letters::{InHand, PutBack, To};
use super::{letters, store};
use crate::ground::clock::{HOUR, MINUTE};
use crate::ground::jobs::{Claimed, Job};
use crate::ground::workspace::{self, Workspace};
use crate::ground::{House, Result, Time, mail};

/// Letters in hand at once.
const AT_ONCE: i64 = 50;
/// How long they may be in hand, before another desk takes them to be lost with ours.
const IN_HAND: i64 = 5 * MINUTE;
/// How often a letter is tried: with its pauses, for most of a day.
const MOST_ATTEMPTS: i64 = 20;

/// The question to somebody who wrote their address. It names the question and not the address, so that nothing of theirs
/// is left behind once the question is forgotten.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct AskBack {
    /// Which question.
    pub request: String,
    /// What answers it.
    pub secret: String,
}

impl Job for AskBack {
    const NAME: &'static str = "ask-back";
}

/// Does the work [`AskBack`].
pub async fn ask_back(house: &House, job: &Claimed) -> Result<()> {
    let AskBack { request, secret } = job.read()?;
    let Ok(id) = request.parse() else { return Ok(()) };
    let mut read = house.read();
    let asked = store::requests::seek(&mut read, &job.workspace_id, &id).await?;
    let desk = workspace::seek(&mut read, &job.workspace_id).await?;
    let Some((asked, desk)) = asked.zip(desk).filter(|(asked, _)| asked.ends_at > house.now()) else {
        return Ok(()); // answered or forgotten meanwhile
    };
    let letter = letters::question(house.config(), &desk, &asked, &secret)?;
    mail::hand_over(house, letter, job.id.as_str()).await
}

/// Sends what is due of letters to followers, some at once; how many were in hand. Safe on several nodes.
pub async fn deliver(house: &House, desk: &Workspace) -> Result<usize> {
    let now = house.now();
    forget(house, desk, now).await?;
    if !store::letters::is_any_due(&mut house.read(), &desk.id, To::People, now).await? {
        return Ok(0);
    }
    let Some(relay) = mail::relay(house.config())? else {
        return Ok(0); // they wait until one is set
    };
    let mut tx = house.db().begin().await?;
    let claimed =
        store::letters::claim(&mut tx, &desk.id, To::People, now, now.plus(IN_HAND), AT_ONCE).await?;
    tx.commit().await?;
    let (mut going, mut over) = (Vec::new(), Vec::new());
    for (letter, whole) in write(house, desk, &claimed).await? {
        match whole {
            Some(whole) => going.push((letter, whole)),
            None => over.push(letter),
        }
    }
    let (going, whole): (Vec<&InHand>, Vec<Letter>) = going.into_iter().unzip();
    let handed = relay.hand_over(&whole).await;
    let mut later = Vec::new();
    for (letter, fate) in going.into_iter().zip(handed) {
        match fate {
            Fate::Deferred { why } if letter.attempts < MOST_ATTEMPTS => {
                tracing::info!(letter = %letter.news_id, %why, "a letter to a follower is tried again later");
                let pause = (MINUTE << letter.attempts.clamp(0, 6)).min(HOUR);
                later.push(PutBack { letter, until: now.plus(pause), was_tried: true });
            }
            // Handed over, refused for good, or perhaps delivered: never again.
            _ => over.push(letter),
        }
    }
    let mut tx = house.db().begin().await?;
    store::letters::put_back(&mut tx, &desk.id, &later).await?;
    store::letters::done(&mut tx, &desk.id, &over).await?;
    tx.commit().await?;
    Ok(claimed.len())
}

/// The letters, none where its reader has left.
async fn write<'a>(
    house: &House,
    desk: &Workspace,
    claimed: &'a [InHand],
) -> Result<Vec<(&'a InHand, Option<Letter>)>> {
    let about = About::read(house, &desk.id, claimed).await?;
    let written = claimed.iter().map(|letter| {
        let known = about.of(letter).filter(|(reader, _)| Address::parse(&reader.address).is_ok());
        let Some((reader, said)) = known else { return Ok((letter, None)) };
        let mail = letters::news(house.config(), desk, reader, said)?;
        // The same over every attempt, so that a second copy can be told.
        Ok((letter, mail::letter(house, mail, &format!("{}.{}", letter.news_id, letter.follower_id))?))
    });
    written.collect()
}

/// Forgets who asked and never said that it was them.
async fn forget(house: &House, desk: &Workspace, now: Time) -> Result<()> {
    if store::requests::is_any_over(&mut house.read(), &desk.id, now).await? {
        let mut tx = house.db().begin().await?;
        store::requests::forget(&mut tx, &desk.id, now).await?;
        tx.commit().await?;
    }
    Ok(())
}
