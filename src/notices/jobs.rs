//! The postman: brings what is due to the mail server, in batches, on every desk that runs.
//!
//! A batch is claimed in one transaction with a lease and a fence, handed over, and recorded in another. If the
//! desk dies in between, the lease ends and the batch is *uncertain*: perhaps the mail server has it. Nothing
//! uncertain is ever sent again by itself; a member settles it.

use std::collections::HashMap;
use std::time::Duration;

use post::{Address, Fate, Letter, Relay};

use super::link_key::Key;
use super::links;
use super::mail::{self, FixDate, Reader};
use super::{Delivery, Notice, outcome, store};
use crate::ground::clock::MINUTE;
use crate::ground::id::{ContactId, DeliveryId, NoticeId, WorkspaceId};
use crate::ground::workspace::Workspace;
use crate::ground::{Fault, House, Result, Time};

/// Letters claimed at once.
const BATCH: i64 = 200;
/// Batches of one round, so that a large notice does not keep the desk from its other duties.
const BATCHES: usize = 10;
/// How long a claim is ours: far longer than a batch takes even with a slow mail server.
const LEASE: i64 = 15 * MINUTE;

/// Delivers what is due in a workspace; says how many deliveries moved.
pub async fn deliver(house: &House, workspace: &Workspace) -> Result<usize> {
    let mut done = 0;
    if let Some(notice) = store::deliveries::seek_lost(&mut house.read(), &workspace.id, house.now()).await? {
        done += outcome::give_up_lost(house, &workspace.id, &notice, BATCH).await?;
    }
    if !store::deliveries::is_due(&mut house.read(), &workspace.id, house.now()).await? {
        return Ok(done);
    }
    let Some(relay) = relay(house) else { return Ok(done) };
    for _ in 0..BATCHES {
        let claimed = claim(house, &workspace.id, BATCH).await?;
        if claimed.is_empty() {
            break;
        }
        done += claimed.len();
        let fates = hand_over(house, workspace, &relay, claimed).await;
        let none_went = fates.iter().all(|(_, fate)| fate.may_try_again());
        outcome::record(house, &workspace.id, fates).await?;
        // A mail server that takes nothing now will take nothing of the next batch either.
        if none_went {
            break;
        }
    }
    Ok(done)
}

/// Claims up to `most` deliveries that are due: nobody else touches them until the lease ends.
pub async fn claim(house: &House, workspace: &WorkspaceId, most: i64) -> Result<Vec<Delivery>> {
    let now = house.now();
    let mut tx = house.db().begin().await?;
    let claimed = store::deliveries::claim(&mut tx, workspace, now, now.plus(LEASE), most).await?;
    tx.commit().await?;
    Ok(claimed)
}

/// The mail server, if one is set. One that cannot be understood counts as none, and the log says why.
fn relay(house: &House) -> Option<Relay> {
    let url = house.config().smtp_url.as_deref()?;
    Relay::parse(url).inspect_err(|fault| tracing::error!(%fault, "the mail server's address")).ok()
}

/// Hands the letters over, no faster than the settings allow.
async fn hand_over(
    house: &House,
    workspace: &Workspace,
    relay: &Relay,
    claimed: Vec<Delivery>,
) -> Vec<(Delivery, Fate)> {
    let mut fates = Vec::with_capacity(claimed.len());
    let (mut letters, mut written) = (Vec::new(), Vec::new());
    // What goes wrong before anything was handed over is certainly not handed over.
    match Desk::open(house, workspace, &claimed).await {
        Err(fault) => {
            tracing::error!(%fault, "letters could not be written");
            let why = "The letter could not be written; the log of the desk says why.";
            fates.extend(claimed.into_iter().map(|d| (d, Fate::Deferred { why: why.into() })));
        }
        Ok(desk) => {
            for delivery in claimed {
                match desk.letter(&delivery) {
                    Ok(letter) => {
                        letters.push(letter);
                        written.push(delivery);
                    }
                    Err(fate) => fates.push((delivery, fate)),
                }
            }
        }
    }
    let (handed, ()) =
        tokio::join!(relay.hand_over(&letters), breath(letters.len(), house.config().mail_rate));
    fates.extend(written.into_iter().zip(handed));
    fates
}

/// So long a batch takes at least, that no more letters leave in a second than the settings allow.
#[expect(clippy::disallowed_methods, reason = "pacing is about the mail server, not about the trade")]
async fn breath(letters: usize, rate: u32) {
    if let Some(each) = Duration::from_secs(1).checked_div(rate) {
        tokio::time::sleep(each.saturating_mul(u32::try_from(letters).unwrap_or(u32::MAX))).await;
    }
}

/// What writing the letters of a batch needs, read once.
struct Desk<'a> {
    house: &'a House,
    workspace: &'a Workspace,
    notices: HashMap<NoticeId, Notice>,
    moot: HashMap<DeliveryId, String>,
    reminded: HashMap<ContactId, Time>,
    key: Key,
    from: Address,
}

impl<'a> Desk<'a> {
    async fn open(house: &'a House, workspace: &'a Workspace, claimed: &[Delivery]) -> Result<Self> {
        let mut read = house.read();
        let ids: Vec<DeliveryId> = claimed.iter().map(|d| d.id.clone()).collect();
        let moot = store::deliveries::list_moot(&mut read, &workspace.id, &ids).await?.into_iter().collect();
        let mut notices = HashMap::new();
        for delivery in claimed {
            if !notices.contains_key(&delivery.notice_id) {
                let notice = store::find(&mut read, &workspace.id, &delivery.notice_id).await?;
                notices.insert(notice.id.clone(), notice);
            }
        }
        let reminded = store::reminders::first_told(&mut read, &workspace.id, claimed).await?;
        let key = store::links::seek_key(&mut read, &workspace.id)
            .await?
            .map(Key)
            .ok_or_else(|| Fault::broken("deliveries without a key for their links"))?;
        let from = Address::parse(&house.config().mail_from).map_err(Fault::broken)?;
        Ok(Self { house, workspace, notices, moot, reminded, key, from })
    }

    /// The letter; or its fate, when it must not or cannot be written.
    fn letter(&self, delivery: &Delivery) -> std::result::Result<Letter, Fate> {
        if let Some(why) = self.moot.get(&delivery.id) {
            let reply = match why.as_str() {
                "left" => "Not sent: this person has left their company since.",
                _ => "Not sent: this customer is no longer among those touched.",
            };
            return Err(Fate::Refused { reply: reply.into() });
        }
        let later = |why: &str| Fate::Deferred { why: why.into() };
        let notice =
            self.notices.get(&delivery.notice_id).ok_or_else(|| later("Its notice was not found."))?;
        let reader = Reader {
            name: &delivery.to_name,
            language: &delivery.language,
            zone: delivery.zone.as_deref(),
            case: &delivery.case_id,
            address: links::address(self.house, &self.key.secret_of(&delivery.link_id)),
            reminded_of: self.reminded.get(&delivery.contact_id).copied(),
        };
        let now = self.house.now();
        let mail =
            mail::write(self.workspace, now, notice, &FixDate::of(notice), &reader).map_err(|fault| {
                tracing::error!(%fault, delivery = %delivery.id, "a letter could not be written");
                later("The letter could not be written; the log of the desk says why.")
            })?;
        let name = format!("{}, {}", notice.sender, self.workspace.name);
        Ok(Letter {
            from: Address { name: Some(name), email: self.from.email.clone() },
            to: Address { name: Some(delivery.to_name.clone()), email: delivery.to_address.clone() },
            reply_to: None,
            subject: mail.subject,
            text: mail.text,
            html: mail.html,
            message_id: delivery.message_id.clone(),
            envelope_from: None,
            headers: Vec::new(),
            date_ms: now.0,
        })
    }
}
