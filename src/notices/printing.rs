//! Letters on paper: printed together, put into envelopes, posted.
//!
//! A run is what was printed at once. Its sheets carry private links, so they can be opened until they are posted and not
//! after. Posted on a day, its letters are handed over that day; spoilt, they wait to be printed again.

use serde::Serialize;
use utoipa::ToSchema;

use super::carrying::{Carried, carry};
use super::link_key;
use super::sending::fact;
use super::{Delivery, DeliveryState, Notice, NoticeState, codes, outcome, ready, store};
use crate::ground::id::{DeliveryId, IncidentId, NoticeId, PrintRunId, WorkspaceId};
use crate::ground::text;
use crate::ground::{Actor, Fault, House, Result, Role, Time};
use crate::journal::{self, Chain, Entry, Tx, Witnessed};

/// The most letters of one run: what one person folds in an afternoon.
pub const MOST_LETTERS: i64 = 500;

/// The row.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
pub struct PrintRun {
    /// Whose desk.
    pub workspace_id: WorkspaceId,
    /// Which.
    pub id: PrintRunId,
    /// Letters of which notice.
    pub notice_id: NoticeId,
    /// About which incident.
    pub incident_id: IncidentId,
    /// How many.
    pub letters: i64,
    /// Over the letters, in their order.
    pub letters_digest: String,
    /// When it was printed.
    pub made_at: Time,
    /// By whom.
    pub made_by: String,
    /// When it was posted.
    pub posted_at: Option<Time>,
    /// By whom.
    pub posted_by: Option<String>,
    /// When it was found spoilt.
    pub spoilt_at: Option<Time>,
    /// By whom.
    pub spoilt_by: Option<String>,
    /// Why.
    pub spoilt_because: Option<String>,
    /// Salt of the row's digest.
    #[schema(ignore)]
    pub salt: String,
}

impl Witnessed for PrintRun {
    fn witness_id(&self) -> &str {
        self.id.as_str()
    }
}

impl PrintRun {
    /// Printed, and neither posted nor spoilt.
    pub fn is_open(&self) -> bool {
        self.posted_at.is_none() && self.spoilt_at.is_none()
    }
    /// Where it stands (`notices-run-WORD`).
    pub(super) fn standing(&self) -> &'static str {
        match (self.posted_at, self.spoilt_at) {
            (Some(_), _) => "posted",
            (None, Some(_)) => "spoilt",
            (None, None) => "printed",
        }
    }
    /// The badge kind of that.
    pub(super) fn badge(&self) -> &'static str {
        match (self.posted_at, self.spoilt_at) {
            (Some(_), _) => "done",
            (None, Some(_)) => "plain",
            (None, None) => "wait",
        }
    }
    fn entry(&self, fact: &'static str) -> Result<Entry> {
        let entry = Entry::on(Chain::Incident(self.incident_id.clone()), fact).about(self)?;
        Ok(entry.with("notice", self.notice_id.as_str()).with("letters", self.letters))
    }
}

/// Only what is printed and nothing else yet can be posted or spoilt, or have its sheets opened.
pub(super) fn must_be_open(run: &PrintRun) -> Result<()> {
    match (run.posted_at, run.spoilt_at) {
        (None, None) => Ok(()),
        (Some(_), _) => Err(Fault::Conflict(
            "These letters were posted. Their sheets carry private links and are not shown again.".into(),
        )),
        (None, Some(_)) => {
            Err(Fault::Conflict("These letters were spoilt. Print those that wait again.".into()))
        }
    }
}

/// Prints the letters of a notice that wait: at most [`MOST_LETTERS`] at once. Each has a code that leads to its reader's
/// private link.
pub async fn print(house: &House, actor: &Actor, id: &NoticeId) -> Result<PrintRun> {
    actor.must_be(Role::Member)?;
    let mut tx = journal::begin(house, actor).await?;
    let incident = store::find(&mut tx, &actor.workspace, id).await?.incident_id;
    store::hold_incident(&mut tx, &incident).await?;
    let notice = store::find_held(&mut tx, id).await?;
    if matches!(notice.state(), NoticeState::Stopped | NoticeState::Ended) {
        return Err(Fault::refused("This notice is stopped.", "Let it go on first; its letters wait."));
    }
    let (waiting, mut entries) = drop_moot(&mut tx, &notice).await?;
    if waiting.is_empty() {
        return Err(Fault::refused(
            "No letter of this notice waits to be printed.",
            "Say first to whom it is written on paper; those that were printed are listed below.",
        ));
    }
    ready::check_letters(&mut tx, &notice, &waiting).await?;
    store::links::hold_live(&mut tx, &actor.workspace, &notice.incident_id).await?;
    let key = link_key::key(&mut tx).await?;
    for delivery in &waiting {
        let link = store::links::find(&mut tx, &actor.workspace, &delivery.link_id).await?;
        entries.extend(codes::mint(&mut tx, &key, &link).await?);
    }
    let run_id: PrintRunId = tx.mint();
    let ids: Vec<DeliveryId> = waiting.into_iter().map(|d| d.id).collect();
    let letters_digest = store::printing::keep_letters(&mut tx, &run_id, &ids).await?;
    let run = PrintRun {
        workspace_id: actor.workspace.clone(),
        id: run_id,
        notice_id: notice.id.clone(),
        incident_id: notice.incident_id.clone(),
        letters: i64::try_from(ids.len()).unwrap_or(0),
        letters_digest,
        made_at: tx.now(),
        made_by: actor.label(),
        posted_at: None,
        posted_by: None,
        spoilt_at: None,
        spoilt_by: None,
        spoilt_because: None,
        salt: tx.salt(),
    };
    store::printing::put(&mut tx, &run).await?;
    entries.insert(0, run.entry("letters.printed")?);
    // Those that were moot may have been the last of it.
    entries.extend(outcome::follow(&mut tx, notice, &[]).await?);
    tx.say(entries).await?.commit().await?;
    Ok(run)
}

/// The letters that wait to be printed, without those that must not be sent any more: those have their end.
async fn drop_moot(tx: &mut Tx, notice: &Notice) -> Result<(Vec<Delivery>, Vec<Entry>)> {
    let waiting = store::printing::list_waiting(tx, notice, MOST_LETTERS).await?;
    if waiting.is_empty() {
        return Ok((waiting, Vec::new()));
    }
    let workspace = notice.workspace_id.clone();
    let moot = store::queue::list_moot(tx, &workspace, &waiting).await?;
    let (over, waiting): (Vec<_>, Vec<_>) = waiting.into_iter().partition(|d| moot.contains_key(&d.id));
    let now = tx.now();
    let over: Vec<Delivery> = over
        .into_iter()
        .map(|d| Delivery {
            state: DeliveryState::Failed.word().into(),
            reply: Some(
                "Not printed: this person has left, or this customer is not touched after all.".into(),
            ),
            next_at: None,
            moved_at: now,
            ..d
        })
        .collect();
    store::deliveries::put(tx, &over).await?;
    let entries = over.iter().map(|d| fact(d, "delivery.failed")).collect::<Result<Vec<_>>>()?;
    Ok((waiting, entries))
}

/// The letters of a run were posted at this moment, RFC 3339 or local in `zone`: they are handed over from then on.
pub async fn post_on(
    house: &House,
    actor: &Actor,
    id: &PrintRunId,
    posted_on: &str,
    zone: &str,
) -> Result<PrintRun> {
    actor.must_be(Role::Member)?;
    let at = Time::parse(posted_on, zone).ok_or_else(|| {
        Fault::invalid("posted_on", "This is no moment that exists.", "Write it like 2026-11-23T16:00.")
    })?;
    let mut tx = journal::begin(house, actor).await?;
    let (notice, run) = hold(&mut tx, id).await?;
    must_be_open(&run)?;
    if matches!(notice.state(), NoticeState::Stopped | NoticeState::Ended) {
        return Err(Fault::refused(
            "This notice is stopped, so nothing of it is posted.",
            "Keep the envelopes until it goes on, or note that they are spoilt.",
        ));
    }
    if at > tx.now() || at < run.made_at.plus(-60_000) {
        return Err(Fault::invalid(
            "posted_on",
            "It was posted after it was printed, and not in the future.",
            "Say when the envelopes were given to the post.",
        ));
    }
    let run = PrintRun { posted_at: Some(at), posted_by: Some(actor.label()), ..run };
    store::printing::put(&mut tx, &run).await?;
    let ids = store::printing::letters_of(&mut tx, &actor.workspace, id).await?;
    let mut held = store::deliveries::list_held(&mut tx, &ids).await?;
    held.retain(|d| d.state() == DeliveryState::Queued);
    let mut entries = vec![run.entry("letters.posted")?];
    entries.extend(carry(&mut tx, notice, held, &Carried::Told { at, spoken: false }).await?);
    tx.say(entries).await?.commit().await?;
    Ok(run)
}

/// The letters of a run are spoilt, because …; they wait to be printed again.
pub async fn spoil(house: &House, actor: &Actor, id: &PrintRunId, because: &str) -> Result<PrintRun> {
    actor.must_be(Role::Member)?;
    let because = text::required("because", because, 2_000)?;
    let mut tx = journal::begin(house, actor).await?;
    let (_, run) = hold(&mut tx, id).await?;
    must_be_open(&run)?;
    let run = PrintRun {
        spoilt_at: Some(tx.now()),
        spoilt_by: Some(actor.label()),
        spoilt_because: Some(because),
        ..run
    };
    store::printing::put(&mut tx, &run).await?;
    tx.say(run.entry("letters.spoilt")?).await?.commit().await?;
    Ok(run)
}

/// A run with its incident and its notice, held.
async fn hold(tx: &mut Tx, id: &PrintRunId) -> Result<(Notice, PrintRun)> {
    let workspace = tx.actor().workspace.clone();
    let known = store::printing::find(tx, &workspace, id).await?;
    store::hold_incident(tx, &known.incident_id).await?;
    let notice = store::find_held(tx, &known.notice_id).await?;
    // Read again: whoever held the notice before may have posted it.
    Ok((notice, store::printing::find(tx, &workspace, id).await?))
}
