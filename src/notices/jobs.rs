//! The postman: brings what is due to the mail server, in batches, on every desk that runs.
//!
//! A batch is claimed in one transaction with a lease, a fence and a page of the desk's book, handed over, and recorded
//! in another; the next is claimed and the last recorded while one is on its way. If the desk dies in between, whoever
//! finds the page settles the batch by it ([`super::pick_up`]); where it is not found, the lease ends and the batch is
//! *uncertain*: perhaps the mail server has it. Nothing uncertain is ever sent again by itself; a member settles it.

use std::collections::{HashMap, VecDeque};
use std::time::{Duration, Instant};

use post::{Address, Fate, Letter, Lines, Relay};
use tokio::task::JoinHandle;

use super::book::{self, Page};
use super::domains::{self, SetAside, Sorted};
use super::form::Forms;
use super::link_key::Key;
use super::links;
use super::mail::{FixDate, Reader};
use super::reply_address::Comes;
use super::satchel::Satchel;
use super::store::claims::{Behind, Wanted};
use super::store::queue::PutBack;
use super::text::Spoken;
use super::theirs::Theirs;
use super::{Delivery, Notice, glance, mail, outcome, pick_up, steering, store};
use crate::ground::clock::MINUTE;
use crate::ground::id::{ContactId, DeliveryId, NoticeId, WorkspaceId};
use crate::ground::workspace::Workspace;
use crate::ground::{Fault, House, Result, Time};

/// Letters claimed at once, at most; about a second's worth where a rate is set.
const BATCH: u32 = 500;
/// Batches of one round, so that a large notice does not keep the letters of others waiting for long. Each round begins
/// and ends with a moment in which nothing is done beside another, so a few would be slow.
const BATCHES: usize = 40;
/// How long a claim is ours: far longer than a batch takes even with a slow mail server.
const LEASE: i64 = 15 * MINUTE;

/// Deliveries in this desk's hands, and the page of its book where it says what becomes of them.
pub struct Batch {
    /// Which.
    pub deliveries: Vec<Delivery>,
    page: Page,
}

/// Delivers what is due in a workspace; says how many deliveries moved.
pub async fn deliver(house: &House, workspace: &Workspace) -> Result<usize> {
    let mut done = pick_up::left_behind(house, &workspace.id).await?;
    if let Some(lost) = store::claims::seek_lost(&mut house.read(), &workspace.id, house.now()).await? {
        done += outcome::give_up_lost(house, &workspace.id, &lost).await?;
    }
    done += steering::end_left_behind(house, &workspace.id).await?;
    if !store::queue::is_due(&mut house.read(), &workspace.id, house.now()).await? {
        return Ok(done);
    }
    let Some(relay) = relay(house) else { return Ok(done) };
    let round = round(house, workspace, &relay).await;
    relay.rest().await;
    Ok(done + round?)
}

/// Some batches, one after the other: while one is on its way, the next is claimed and the last recorded.
async fn round(house: &House, workspace: &Workspace, relay: &Relay) -> Result<usize> {
    let rate = house.config().mail_rate;
    let most = i64::from(if rate == 0 { BATCH } else { rate.min(BATCH) });
    let (forms, mut done, mut any_went) = (Forms::default(), 0, false);
    let mut recordings = Recordings::default();
    let mut in_hand = claim(house, &workspace.id, most, None).await?;
    for batches_left in (0..BATCHES).rev() {
        if in_hand.deliveries.is_empty() {
            in_hand.page.tear_out();
            break;
        }
        done += in_hand.deliveries.len();
        // What one queue has given is not looked through again in this round.
        let behind = in_hand.deliveries.last().and_then(|d| Some((d.next_at?, d.id.clone())));
        // Claimed ahead only once letters are known to go at all.
        let is_wanted = any_went && batches_left > 0;
        let ahead = is_wanted.then(|| claim_apart(house, &workspace.id, most, behind.clone()));
        let began = now();
        let sent = hand_over(house, workspace, relay, &forms, in_hand).await;
        let took = began.elapsed();
        let least = least(sent.fates.len(), rate).max(sent.least);
        let none_went = sent.fates.iter().all(|(_, fate)| fate.may_try_again());
        let is_stuck = none_went && sent.waiting.is_empty();
        any_went |= !none_went;
        recordings.add(record_apart(house, &workspace.id, sent)).await?;
        let ahead = match ahead {
            Some(ahead) => Some(ahead.await.map_err(Fault::broken)??),
            None => None,
        };
        // A mail server that takes nothing now will take nothing of the next batch either; what was claimed ahead
        // is picked up again from its page.
        if is_stuck || batches_left == 0 {
            break;
        }
        breath(least.saturating_sub(took)).await;
        in_hand = match ahead {
            Some(batch) => batch,
            None => claim(house, &workspace.id, most, behind.as_ref()).await?,
        };
    }
    recordings.all_done().await?;
    Ok(done)
}

/// Records under way. Two at once: while one is in the store, the next is worked out.
#[derive(Default)]
struct Recordings(VecDeque<JoinHandle<Result<()>>>);

impl Recordings {
    /// Takes one more, and waits until no more than two are under way.
    async fn add(&mut self, recording: JoinHandle<Result<()>>) -> Result<()> {
        self.0.push_back(recording);
        if self.0.len() > 2 { self.first_done().await } else { Ok(()) }
    }

    async fn first_done(&mut self) -> Result<()> {
        match self.0.pop_front() {
            Some(first) => first.await.map_err(Fault::broken)?,
            None => Ok(()),
        }
    }

    /// Waits for all of them.
    async fn all_done(mut self) -> Result<()> {
        while !self.0.is_empty() {
            self.first_done().await?;
        }
        Ok(())
    }
}

/// Claims beside whatever is done meanwhile.
fn claim_apart(
    house: &House,
    workspace: &WorkspaceId,
    most: i64,
    behind: Option<Behind>,
) -> JoinHandle<Result<Batch>> {
    let (house, workspace) = (house.clone(), workspace.clone());
    #[expect(clippy::disallowed_methods, reason = "its round waits for it; a crash leaves its page behind")]
    tokio::spawn(async move { claim(&house, &workspace, most, behind.as_ref()).await })
}

/// Takes a new glance at what is on its way, now and then, so that whoever watches waits for none.
pub async fn glance_at_sendings(house: &House, workspace: &Workspace) -> Result<()> {
    glance::keep_fresh(house, &workspace.id).await
}

/// Claims up to `most` deliveries that are due, `behind` one where that is given: nobody else touches them until the lease ends.
pub async fn claim(
    house: &House,
    workspace: &WorkspaceId,
    most: i64,
    behind: Option<&Behind>,
) -> Result<Batch> {
    let page = book::begin(&house.config().book_folder(), workspace, house.dice())?;
    let now = house.now();
    let wanted = Wanted { page: &page.name, now, lease_until: now.plus(LEASE), most, behind };
    let mut tx = house.db().begin().await?;
    let deliveries = store::claims::claim(&mut tx, workspace, &wanted).await?;
    tx.commit().await?;
    Ok(Batch { deliveries, page })
}

/// The mail server, if one is set. Settings that cannot be meant count as none, and the log says why.
fn relay(house: &House) -> Option<Relay> {
    let relay = crate::ground::mail::relay(house.config());
    relay.inspect_err(|fault| tracing::error!(%fault, "the settings of mail")).ok().flatten()
}

/// What became of a batch, to be put on record.
struct Sent {
    fates: Vec<(Delivery, Fate)>,
    /// What its domain does not take just now, and until when.
    waiting: Vec<(Delivery, Time)>,
    /// The domains that were set aside when it was claimed.
    aside: Vec<SetAside>,
    least: Duration,
    page: Page,
}

/// Hands a batch over: what its domains take now.
async fn hand_over(house: &House, workspace: &Workspace, relay: &Relay, forms: &Forms, batch: Batch) -> Sent {
    let Batch { deliveries, page } = batch;
    let aside = store::set_aside::list(&mut house.read(), &workspace.id).await.unwrap_or_else(|fault| {
        tracing::error!(%fault, "which domains are set aside could not be read");
        Vec::new()
    });
    let Sorted { go, wait, least_ms } = domains::sort(deliveries, &aside, house.config(), house.now());
    // What goes wrong before anything was handed over is certainly not handed over.
    let fates = match Desk::open(house, workspace, forms, &go).await {
        Err(fault) => {
            tracing::error!(%fault, "letters could not be written");
            let why = "The letter could not be written; the log of the desk says why.";
            vec![Fate::Deferred { why: why.into() }; go.len()]
        }
        Ok(desk) => relay.empty(&Satchel { desk: &desk, deliveries: &go, page: &page }).await,
    };
    let least = Duration::from_millis(u64::try_from(least_ms).unwrap_or_default());
    Sent { fates: go.into_iter().zip(fates).collect(), waiting: wait, aside, least, page }
}

/// Puts a batch on record beside whatever is done meanwhile. Its page is torn out only then: a batch that could not be
/// recorded, because the store is out of reach, is picked up from it in a later round.
fn record_apart(house: &House, workspace: &WorkspaceId, sent: Sent) -> JoinHandle<Result<()>> {
    let (house, workspace) = (house.clone(), workspace.clone());
    #[expect(clippy::disallowed_methods, reason = "its round waits for it; a crash leaves its page behind")]
    tokio::spawn(async move {
        let waiting = sent.waiting.iter().map(|(delivery, due)| PutBack::untried(delivery, *due));
        outcome::record(&house, &workspace, &sent.page.name, &sent.fates, waiting.collect()).await?;
        sent.page.tear_out();
        domains::learn(&house, &workspace, &sent.fates, &sent.aside).await?;
        Ok(())
    })
}

/// The machine's own clock, for pacing alone.
fn now() -> Instant {
    Instant::now()
}

/// So long a batch takes at least, that no more letters leave in a second than the settings allow.
fn least(letters: usize, rate: u32) -> Duration {
    let each = Duration::from_secs(1).checked_div(rate).unwrap_or_default();
    each.saturating_mul(u32::try_from(letters).unwrap_or(u32::MAX))
}

#[expect(clippy::disallowed_methods, reason = "pacing is about the mail server, not about the trade")]
async fn breath(rest: Duration) {
    tokio::time::sleep(rest).await;
}

/// What writing the letters of a batch needs, read once.
pub(super) struct Desk<'a> {
    house: &'a House,
    workspace: &'a Workspace,
    forms: &'a Forms,
    notices: HashMap<NoticeId, Spoken>,
    theirs: Theirs,
    moot: HashMap<DeliveryId, &'static str>,
    reminded: HashMap<ContactId, Time>,
    key: Key,
    from: Address,
}

impl<'a> Desk<'a> {
    async fn open(
        house: &'a House,
        workspace: &'a Workspace,
        forms: &'a Forms,
        claimed: &[Delivery],
    ) -> Result<Self> {
        let mut read = house.read();
        let moot = store::queue::list_moot(&mut read, &workspace.id, claimed).await?;
        let mut notices = HashMap::new();
        for delivery in claimed {
            if !notices.contains_key(&delivery.notice_id) {
                let notice = store::find(&mut read, &workspace.id, &delivery.notice_id).await?;
                notices.insert(notice.id.clone(), Spoken::of(&mut read, notice).await?);
            }
        }
        let readers =
            claimed.iter().filter_map(|d| Some((notices.get(&d.notice_id)?.to(&d.language), &d.case_id)));
        let theirs = Theirs::of(&mut read, &workspace.id, readers).await?;
        let reminded = store::reminders::first_told(&mut read, &workspace.id, claimed).await?;
        let key = store::links::seek_key(&mut read, &workspace.id)
            .await?
            .map(Key)
            .ok_or_else(|| Fault::broken("deliveries without a key for their links"))?;
        let from = Address::parse(&house.config().mail_from).map_err(Fault::broken)?;
        Ok(Self { house, workspace, forms, notices, theirs, moot, reminded, key, from })
    }

    /// The lines that letters of this round share.
    pub(super) fn lines(&self) -> &Lines {
        &self.forms.lines
    }

    /// The letter; or its fate, when it must not or cannot be written.
    pub(super) fn letter(&self, delivery: &Delivery) -> std::result::Result<Letter, Fate> {
        if let Some(why) = self.moot.get(&delivery.id) {
            let reply = match *why {
                "left" => "Not sent: this person has left their company since.",
                _ => "Not sent: this customer is no longer among those touched.",
            };
            return Err(Fate::Refused { reply: reply.into() });
        }
        let later = |why: &str| Fate::Deferred { why: why.into() };
        let spoken =
            self.notices.get(&delivery.notice_id).ok_or_else(|| later("Its notice was not found."))?;
        let version = spoken.to(&delivery.language);
        let reader = Reader {
            name: &delivery.to_name,
            language: &delivery.language,
            zone: delivery.zone.as_deref(),
            case: &delivery.case_id,
            address: links::address(self.house, &self.key.secret_of(&delivery.link_id)),
            reminded_of: self.reminded.get(&delivery.contact_id).copied(),
        };
        let now = self.house.now();
        let notice = self.theirs.put_in(self.workspace, version, &reader).map_err(|faults| {
            let why = faults.first().map(|f| f.why.as_str()).unwrap_or_default();
            Fate::Refused { reply: format!("Not sent: something of theirs that it says is not known. {why}") }
        })?;
        let notice = notice.as_ref();
        let written = if version.is_plain {
            self.forms.write(self.workspace, now, notice, &reader)
        } else {
            mail::write(self.workspace, now, notice, &FixDate::of(notice), &reader).map(|m| (m.text, m.html))
        };
        let (text, html) = written.map_err(|fault| {
            tracing::error!(%fault, delivery = %delivery.id, "a letter could not be written");
            later("The letter could not be written; the log of the desk says why.")
        })?;
        let name = format!("{}, {}", notice.sender, self.workspace.name);
        let place = self.house.config().reply_domain.as_deref();
        let home = |comes| self.key.address_of(place, comes, &delivery.id);
        Ok(Letter {
            from: Address { name: Some(name), email: self.from.email.clone() },
            to: Address { name: Some(delivery.to_name.clone()), email: delivery.to_address.clone() },
            reply_to: home(Comes::Answers).map(|email| Address { name: None, email }),
            subject: notice.subject.clone(),
            text,
            html,
            calendar: None,
            message_id: delivery.message_id.clone(),
            envelope_from: home(Comes::Bounces),
            headers: vec![("List-Id".into(), self.list_id(notice))],
            date_ms: now.0,
        })
    }
    /// What mail programs sort by: the notices of one incident belong together.
    fn list_id(&self, notice: &Notice) -> String {
        let host = self.from.email.rsplit_once('@').map_or("localhost", |(_, host)| host);
        format!("<{}.{host}>", notice.incident_id.as_str().replace('_', "-"))
    }
}
