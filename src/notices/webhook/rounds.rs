//! The rounds in which messages are posted to systems: claimed in batches with a lease and a fence, posted side by side,
//! and recorded. What waits for one system holds up no other, and none of them a letter.

use std::collections::{HashMap, HashSet};

use futures_util::{StreamExt, stream};
use hooks::Answer;

use super::payload;
use super::recording::{self, Outcome};
use crate::ground::clock::{MINUTE, SECOND};
use crate::ground::id::{ContactId, DeliveryId, NoticeId, WorkspaceId};
use crate::ground::{Fault, House, Result, Time};
use crate::notices::link_key::Key;
use crate::notices::{Delivery, Notice, store};
use crate::webhooks::{self, Health, Heard, Signer, Webhook, WebhookState};

/// Messages claimed at once, at most.
const BATCH: i64 = 200;
/// Batches of one round.
const BATCHES: usize = 10;
/// How long a claim is ours: longer than a batch takes when every system is slow.
const LEASE: i64 = 10 * MINUTE;
/// Systems spoken with at once.
const SYSTEMS: usize = 32;
/// Messages posted to one host in one batch, one behind the other.
const TO_ONE_HOST: usize = 20;
/// Of a system that took nothing lately one message is tried; the others wait so long meanwhile.
const PROBING: i64 = 30 * SECOND;

/// Posts what is due in a workspace; says how many messages were tried or ended.
pub async fn deliver(house: &House, workspace: &WorkspaceId) -> Result<usize> {
    let mut done = 0;
    for _ in 0..BATCHES {
        if !store::webhook::is_due(&mut house.read(), workspace, house.now()).await? {
            break;
        }
        let now = house.now();
        let mut tx = house.db().begin().await?;
        let claimed = store::webhook::claim(&mut tx, workspace, now, now.plus(LEASE), BATCH).await?;
        tx.commit().await?;
        if claimed.is_empty() {
            break;
        }
        done += claimed.len();
        batch(house, workspace, claimed).await?;
    }
    Ok(done)
}

async fn batch(house: &House, workspace: &WorkspaceId, claimed: Vec<Delivery>) -> Result<()> {
    let round = Round::open(house, workspace, &claimed).await?;
    let Sorted { go, wait, moot } = round.sort(claimed);
    let posted: Vec<(Delivery, Webhook, Answer)> = stream::iter(go)
        .map(|host| round.post_all(house, host))
        .buffer_unordered(SYSTEMS)
        .collect::<Vec<_>>()
        .await
        .into_iter()
        .flatten()
        .collect();
    let heard = heard(&posted);
    let mut outcomes: Vec<(Delivery, Outcome)> =
        moot.into_iter().map(|(delivery, why)| (delivery, Outcome::Moot(why))).collect();
    outcomes.extend(wait.into_iter().map(|(delivery, until)| (delivery, Outcome::Untried(until))));
    outcomes.extend(posted.into_iter().map(|(delivery, _, answer)| (delivery, Outcome::Answered(answer))));
    recording::record(house, workspace, &outcomes).await?;
    webhooks::learn(house, &heard).await
}

/// What each system said in this batch, all in all: one message that it took shows that it works.
fn heard(posted: &[(Delivery, Webhook, Answer)]) -> Vec<(Webhook, Heard)> {
    let mut of: Vec<(Webhook, Heard)> = Vec::new();
    for (_, webhook, answer) in posted {
        let said = Heard::of(answer);
        match of.iter_mut().find(|(known, _)| known.id == webhook.id) {
            None => of.push((webhook.clone(), said)),
            Some((_, known)) => known.hear(said),
        }
    }
    of
}

/// What the messages of a batch need, read once.
struct Round {
    now: Time,
    notices: HashMap<NoticeId, Notice>,
    corrected: HashSet<NoticeId>,
    moot: HashMap<DeliveryId, &'static str>,
    webhooks: HashMap<ContactId, Webhook>,
    health: HashMap<ContactId, Health>,
    key: Key,
    signer: Option<Signer>,
}

/// A batch sorted: what goes now, host by host; what waits until when; what never goes, and why.
#[derive(Default)]
struct Sorted {
    go: Vec<Vec<(Delivery, Webhook)>>,
    wait: Vec<(Delivery, Time)>,
    moot: Vec<(Delivery, String)>,
}

impl Round {
    async fn open(house: &House, workspace: &WorkspaceId, claimed: &[Delivery]) -> Result<Self> {
        let mut read = house.read();
        let moot = store::queue::list_moot(&mut read, workspace, claimed).await?;
        let of: HashSet<NoticeId> = claimed.iter().map(|d| d.notice_id.clone()).collect();
        let of: Vec<NoticeId> = of.into_iter().collect();
        let corrections = store::corrections_of(&mut read, workspace, &of).await?;
        let corrected = corrections.into_iter().filter_map(|notice| notice.corrects_id).collect();
        let mut notices = HashMap::new();
        for id in of {
            notices.insert(id.clone(), store::find(&mut read, workspace, &id).await?);
        }
        let contacts: HashSet<ContactId> = claimed.iter().map(|d| d.contact_id.clone()).collect();
        let contacts: Vec<ContactId> = contacts.into_iter().collect();
        let found = webhooks::list_of_contacts(&mut read, workspace, &contacts).await?;
        let health = store::webhook::health_of(&mut read, workspace, &contacts).await?;
        let key = store::links::seek_key(&mut read, workspace).await?;
        let signer =
            if found.is_empty() { None } else { Some(webhooks::signer(&mut read, workspace).await?) };
        Ok(Self {
            now: house.now(),
            notices,
            corrected,
            moot,
            webhooks: found.into_iter().map(|webhook| (webhook.contact_id.clone(), webhook)).collect(),
            health,
            key: key.map(Key).ok_or_else(|| Fault::broken("deliveries without a key for their links"))?,
            signer,
        })
    }

    /// Why a message never goes, if it does not.
    fn why_not(&self, delivery: &Delivery) -> Option<String> {
        match self.moot.get(&delivery.id).copied() {
            Some("left") => return Some("Not sent: whoever looked after this system has left since.".into()),
            Some(_) => return Some("Not sent: this customer is no longer among those touched.".into()),
            None => {}
        }
        match self.webhooks.get(&delivery.contact_id) {
            None => Some("Not sent: this system was taken away.".into()),
            Some(webhook) if webhook.state() == WebhookState::Disabled => {
                let because = webhook.because.as_deref().unwrap_or_default();
                Some(format!("Not sent: this system is disabled. {because}"))
            }
            // What they have is sent again as it was, with what corrects it.
            Some(_) if recording::is_again(delivery) => None,
            Some(_) if self.corrected.contains(&delivery.notice_id) => {
                Some("Not sent: a correction of this notice is out.".into())
            }
            Some(_) => None,
        }
    }

    fn sort(&self, claimed: Vec<Delivery>) -> Sorted {
        let mut sorted = Sorted::default();
        let mut hosts: HashMap<String, Vec<(Delivery, Webhook)>> = HashMap::new();
        let mut probed: HashSet<ContactId> = HashSet::new();
        for delivery in claimed {
            if let Some(why) = self.why_not(&delivery) {
                sorted.moot.push((delivery, why));
                continue;
            }
            // Whoever has no system is moot.
            let Some(webhook) = self.webhooks.get(&delivery.contact_id) else { continue };
            let is_doubtful = self.health.get(&delivery.contact_id).is_some_and(|h| h.losses > 0);
            if is_doubtful && !probed.insert(delivery.contact_id.clone()) {
                sorted.wait.push((delivery, self.now.plus(PROBING)));
                continue;
            }
            let host = hosts.entry(webhooks::host_of(&webhook.url)).or_default();
            if host.len() >= TO_ONE_HOST {
                sorted.wait.push((delivery, self.now.plus(SECOND)));
            } else {
                host.push((delivery, webhook.clone()));
            }
        }
        sorted.go = hosts.into_values().collect();
        sorted
    }

    /// Posts what goes to one host, one behind the other.
    async fn post_all(
        &self,
        house: &House,
        host: Vec<(Delivery, Webhook)>,
    ) -> Vec<(Delivery, Webhook, Answer)> {
        let mut posted = Vec::with_capacity(host.len());
        for (delivery, webhook) in host {
            let answer = self.post(house, &delivery, &webhook).await.unwrap_or_else(|fault| {
                tracing::error!(%fault, delivery = %delivery.id, "a message could not be posted");
                let said = "The message could not be written; the log of the desk says why.".into();
                Answer { status: None, said, meaning: hooks::Meaning::Later(None) }
            });
            posted.push((delivery, webhook, answer));
        }
        posted
    }

    async fn post(&self, house: &House, delivery: &Delivery, webhook: &Webhook) -> Result<Answer> {
        let notice = self.notices.get(&delivery.notice_id).ok_or(Fault::Missing("notice"))?;
        let signer = self.signer.as_ref().ok_or(Fault::Missing("key"))?;
        let body = payload::body(house, &self.key, notice, delivery, webhook);
        webhooks::post(house, signer, webhook, delivery.id.as_str(), &body).await
    }
}
