//! A round of the postman: batch after batch in a few lanes, so that while one batch is on the road to the mail server,
//! another is claimed and made ready and those before it are put on record. On the road is only one of them, with all
//! connections; so that no more leave in a second than the settings allow, however many lanes there are.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use post::{Fate, Relay};
use tokio::sync::{Mutex, MutexGuard, oneshot};

use super::book::Page;
use super::domains::{self, SetAside, Sorted};
use super::form::Forms;
use super::jobs::{self, Batch};
use super::satchel::Satchel;
use super::store::claims::Behind;
use super::store::queue::PutBack;
use super::writing::Writing;
use super::{Delivery, outcome, store};
use crate::ground::workspace::Workspace;
use crate::ground::{Fault, House, Result, Time};

/// Letters claimed at once, at most; about a second's worth where a rate is set.
const BATCH: u32 = 500;
/// Batches of one round, so that a large notice does not keep the letters of others waiting for long. Each round begins
/// and ends with a moment in which nothing is done beside another, so a few would be slow.
const BATCHES: usize = 40;
/// One batch on the road, one ready for it, and two that are put on record: while one of those is in the store, the other
/// is worked out.
const LANES: usize = 4;
/// A batch that has waited for the road for longer is looked through again: somebody may have left meanwhile.
const FRESH: Duration = Duration::from_secs(1);

/// One round.
pub(super) struct Round {
    house: House,
    workspace: Workspace,
    relay: Relay,
    forms: Arc<Forms>,
    /// Letters in a second, over all; 0 for as many as can be.
    rate: u32,
    queue: Mutex<Queue>,
    road: Mutex<()>,
    /// Nothing more goes: what is ready and not on the road is left on its page, from where it is picked up again.
    is_over: AtomicBool,
}

/// Where the round stands in what is due.
struct Queue {
    batches_left: usize,
    /// What this round has claimed is not looked through again.
    behind: Option<Behind>,
}

/// A batch with all that its letters need.
struct Ready {
    /// What its domains take now.
    go: Vec<Delivery>,
    /// What they do not, and until when.
    wait: Vec<(Delivery, Time)>,
    /// The domains that were set aside.
    aside: Vec<SetAside>,
    /// So long it takes at least.
    least: Duration,
    writing: Result<Writing>,
    since: Instant,
    page: Page,
}

/// What became of a batch, to be put on record.
struct Sent {
    fates: Vec<(Delivery, Fate)>,
    wait: Vec<(Delivery, Time)>,
    aside: Vec<SetAside>,
    page: Page,
}

impl Round {
    pub(super) fn new(house: &House, workspace: &Workspace, relay: &Relay) -> Self {
        Self {
            house: house.clone(),
            workspace: workspace.clone(),
            relay: relay.clone(),
            forms: Arc::default(),
            rate: house.config().mail_rate,
            queue: Mutex::new(Queue { batches_left: BATCHES, behind: None }),
            road: Mutex::default(),
            is_over: AtomicBool::new(false),
        }
    }

    /// Runs it to its end; says how many deliveries were claimed.
    pub(super) async fn run(self) -> Result<usize> {
        let round = Arc::new(self);
        let (tell, goes) = oneshot::channel();
        let mut lanes = vec![spawn(Arc::clone(&round).lane(Some(tell)))];
        // More are claimed only once letters are known to go at all.
        if goes.await.unwrap_or(false) {
            lanes.extend((1..LANES).map(|_| spawn(Arc::clone(&round).lane(None))));
        }
        let (mut done, mut fault) = (0, None);
        for lane in lanes {
            match lane.await.map_err(Fault::broken).flatten() {
                Ok(many) => done += many,
                Err(other) => fault = fault.or(Some(other)),
            }
        }
        fault.map_or(Ok(done), Err)
    }

    /// Takes batch after batch from its claim to its record; tells of the first whether anything of it went.
    async fn lane(self: Arc<Self>, tell: Option<oneshot::Sender<bool>>) -> Result<usize> {
        let done = self.batches(tell).await;
        if done.is_err() {
            self.is_over.store(true, Ordering::Relaxed);
        }
        done
    }

    async fn batches(&self, mut tell: Option<oneshot::Sender<bool>>) -> Result<usize> {
        let mut done = 0;
        while let Some(batch) = self.claim().await? {
            done += batch.deliveries.len();
            let ready = self.make_ready(batch).await;
            let road = self.road.lock().await;
            if self.is_over() {
                break;
            }
            let (least, began) = (ready.least, now());
            let sent = self.hand_over(ready).await;
            let any_went = sent.fates.iter().any(|(_, fate)| !fate.may_try_again());
            // A mail server that takes nothing now will take nothing of the next batch either.
            if !any_went && sent.wait.is_empty() {
                self.is_over.store(true, Ordering::Relaxed);
            }
            if let Some(tell) = tell.take() {
                // Nobody listens once the round was given up.
                let _ = tell.send(any_went);
            }
            let rest = least.saturating_sub(began.elapsed());
            let (recorded, ()) = tokio::join!(self.record(sent), keep_off(road, rest));
            recorded?;
        }
        Ok(done)
    }

    fn is_over(&self) -> bool {
        self.is_over.load(Ordering::Relaxed)
    }

    /// The next batch; none once nothing is due, or the round has had its share.
    async fn claim(&self) -> Result<Option<Batch>> {
        let mut queue = self.queue.lock().await;
        if queue.batches_left == 0 || self.is_over() {
            return Ok(None);
        }
        let most = if self.rate == 0 { BATCH } else { self.rate.min(BATCH) };
        let batch =
            jobs::claim(&self.house, &self.workspace.id, i64::from(most), queue.behind.as_ref()).await?;
        let Some(last) = batch.deliveries.last() else {
            queue.batches_left = 0;
            batch.page.tear_out();
            return Ok(None);
        };
        queue.batches_left -= 1;
        queue.behind = last.next_at.map(|due| (due, last.id.clone()));
        Ok(Some(batch))
    }

    /// Sorts a batch by what its domains take now, and reads what its letters need.
    async fn make_ready(&self, batch: Batch) -> Ready {
        let Batch { deliveries, page } = batch;
        let aside = store::set_aside::list(&mut self.house.read(), &self.workspace.id).await;
        let aside = aside.unwrap_or_else(|fault| {
            tracing::error!(%fault, "which domains are set aside could not be read");
            Vec::new()
        });
        let Sorted { go, wait, least_ms } =
            domains::sort(deliveries, &aside, self.house.config(), self.house.now());
        let of_domains = Duration::from_millis(u64::try_from(least_ms).unwrap_or_default());
        let least = least(go.len(), self.rate).max(of_domains);
        let writing = Writing::open(&self.house, &self.workspace, &self.forms, &go).await;
        Ready { go, wait, aside, least, writing, since: now(), page }
    }

    /// Hands over what goes of a batch.
    async fn hand_over(&self, ready: Ready) -> Sent {
        let Ready { go, wait, aside, mut writing, since, page, .. } = ready;
        if since.elapsed() > FRESH
            && let Ok(known) = &mut writing
            && let Err(fault) = known.look_again(&go).await
        {
            writing = Err(fault);
        }
        // What goes wrong before anything was handed over is certainly not handed over.
        let fates = match writing {
            Err(fault) => {
                tracing::error!(%fault, "letters could not be written");
                let why = "The letter could not be written; the log of the desk says why.";
                vec![Fate::Deferred { why: why.into() }; go.len()]
            }
            Ok(writing) => {
                self.relay.empty(&Satchel { writing: &writing, deliveries: &go, page: &page }).await
            }
        };
        Sent { fates: go.into_iter().zip(fates).collect(), wait, aside, page }
    }

    /// Puts a batch on record. Its page is torn out only then: a batch that could not be recorded, because the store is out
    /// of reach, is picked up from it in a later round.
    async fn record(&self, sent: Sent) -> Result<()> {
        let waiting = sent.wait.iter().map(|(delivery, due)| PutBack::untried(delivery, *due)).collect();
        outcome::record(&self.house, &self.workspace.id, &sent.page.name, &sent.fates, waiting).await?;
        sent.page.tear_out();
        domains::learn(&self.house, &self.workspace.id, &sent.fates, &sent.aside).await
    }
}

/// A lane in a task of its own, which ends by itself: a letter whose sending is given up half-way is uncertain.
fn spawn(
    lane: impl Future<Output = Result<usize>> + Send + 'static,
) -> tokio::task::JoinHandle<Result<usize>> {
    #[expect(clippy::disallowed_methods, reason = "its round waits for it; a crash leaves its page behind")]
    tokio::spawn(lane)
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

/// Keeps the next batch off the road for a while.
async fn keep_off(road: MutexGuard<'_, ()>, rest: Duration) {
    if !rest.is_zero() {
        #[expect(
            clippy::disallowed_methods,
            reason = "pacing is about the mail server, not about the trade"
        )]
        tokio::time::sleep(rest).await;
    }
    drop(road);
}
