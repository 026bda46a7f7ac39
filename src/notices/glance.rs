//! A sending at a glance: the figures that need a walk over everybody it touches, kept for a few seconds, so that a page
//! that many watch costs the same for a hundred people as for a million.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Notice, NoticeLine, NoticeState, store};
use crate::ground::clock::SECOND;
use crate::ground::id::{CaseId, CustomerId, NoticeId, WorkspaceId};
use crate::ground::web::Paging;
use crate::ground::{Fault, House, Result, Time, lately, workspace};
use crate::incidents::{self, Incident};
use crate::playbooks;

/// So old a glance may be while letters leave: the desk's rounds take a new one before.
const MOVING: i64 = 40 * SECOND;
/// After so long the desk takes a new one while letters leave: a walk over 100,000 people takes a good half second.
const AGAIN: i64 = 15 * SECOND;
/// So old it may be once they have left.
const RESTING: i64 = 60 * SECOND;
/// Steps of the picture over time.
const STEPS: i64 = 60;

/// The figures.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Glance {
    /// When it was taken.
    pub at: Time,
    /// Its deliveries by state, as they were then.
    pub tally: Vec<(String, i64)>,
    /// Contacts of the incident who can be told, and of those, told.
    pub relevant: i64,
    /// Told by at least one notice.
    pub told: i64,
    /// Since when we knew; since when it was declared, where that is not known.
    pub since: Time,
    /// Until when they should be told, by what we have agreed to do.
    pub target: Time,
    /// How the telling rose: the end of each step in time, and how many were told by then.
    pub rise: Vec<(Time, i64)>,
    /// Coverage by what customers still have to get from us, the highest fifth first; and of those without a value.
    pub by_value: Vec<Share>,
    /// The currency of those values.
    pub currency: String,
    /// Coverage by region.
    pub by_region: Vec<Share>,
    /// The untold whom it hurts most, by how long and how much.
    pub worst: Vec<Untold>,
    /// Receiving domains that have taken nothing of this notice.
    pub closed_domains: Vec<ClosedDomain>,
}

/// Customers of one kind, and how many of them are told.
#[derive(Debug, Clone, Default, PartialEq, Eq, sqlx::FromRow, Serialize, Deserialize, ToSchema)]
pub struct Share {
    /// Which: `1` to `5` of value, `0` without one; or a region, empty where none is known.
    pub of: String,
    /// How many customers.
    pub customers: i64,
    /// Of those, told.
    pub told: i64,
    /// The lowest value among them, in minor units.
    pub least: Option<i64>,
    /// The highest.
    pub most: Option<i64>,
}

/// A customer who is not told yet.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, Deserialize, ToSchema)]
pub struct Untold {
    /// Their case.
    pub case_id: CaseId,
    /// Which.
    pub customer_id: CustomerId,
    /// Their name.
    pub customer: String,
    /// What they still have to get from us, in minor units.
    pub value: i64,
    /// Since when they wait.
    pub since: Time,
    /// Why: `nobody` to tell, or what became of their last letter; `unwritten` when there was none.
    pub why: String,
}

/// A receiving domain that has taken nothing.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, Deserialize, ToSchema)]
pub struct ClosedDomain {
    /// Which.
    pub domain: String,
    /// Letters to it.
    pub letters: i64,
    /// Of those, refused, failed or come back.
    pub lost: i64,
}

/// Whether letters of a notice may leave just now.
fn is_moving(notice: &Notice) -> bool {
    matches!(notice.state(), NoticeState::Approved | NoticeState::Sending)
}

/// Whether a glance may be shown as it is. `tally` is how its deliveries stand now.
fn is_young(glance: &Glance, notice: &Notice, tally: &[(String, i64)], now: Time) -> bool {
    let age = now.since(glance.at);
    (is_moving(notice) && age < MOVING) || (age < RESTING && glance.tally == tally)
}

/// A glance that is young enough, taken anew where the last one is not.
pub(super) async fn of(house: &House, notice: &Notice, tally: &[(String, i64)]) -> Result<Glance> {
    match seek(house, notice).await? {
        Some(glance) if is_young(&glance, notice, tally, house.now()) => Ok(glance),
        _ => take(house, notice).await,
    }
}

/// The same for whoever watches: where very many are touched, the last one that is known while another is taken behind, and
/// none before the first.
pub(super) async fn at_once(
    house: &House,
    notice: &Notice,
    incident: &Incident,
    tally: &[(String, i64)],
) -> Result<Option<Glance>> {
    let last = seek(house, notice).await?;
    if last.as_ref().is_some_and(|glance| is_young(glance, notice, tally, house.now())) {
        return Ok(last);
    }
    if !incidents::touches_very_many(house, incident).await? {
        return take(house, notice).await.map(Some);
    }
    let (desk, own) = (house.clone(), notice.clone());
    let taking = async move { take(&desk, &own).await };
    let known = lately::counted(house, notice.id.as_str(), notice.incident_id.as_str(), taking);
    Ok(known.figures.into_iter().chain(last).max_by_key(|glance| glance.at))
}

/// Deliveries by state, kept for a few seconds.
#[derive(Clone)]
struct Tally(Vec<(String, i64)>);

/// How the deliveries of a notice stand, for whoever watches, and when they were counted, where that was before: where very
/// many are touched they are counted behind whoever looks, but for the first.
pub(super) async fn tally_at_once(
    house: &House,
    notice: &Notice,
    incident: &Incident,
) -> Result<(Vec<(String, i64)>, Option<Time>)> {
    let counting = tallied(house.clone(), notice.clone());
    let (Tally(tally), at) = if incidents::touches_very_many(house, incident).await? {
        lately::waited_for(house, notice.id.as_str(), notice.incident_id.as_str(), counting).await?
    } else {
        (counting.await?, None)
    };
    Ok((tally, at))
}

/// The letters of a notice and those of them that were handed over, kept for a few seconds.
#[derive(Clone, Copy)]
struct Letters(i64, i64);

/// The newest notices of an incident, for whoever watches: where very many are touched, the letters of one on its way are
/// counted behind whoever looks, but for the first.
pub(super) async fn lines_at_once(house: &House, incident: &Incident) -> Result<Vec<NoticeLine>> {
    let (mut read, paging) = (house.read(), Paging { after: None, limit: Some(20) });
    let (workspace, id) = (&incident.workspace_id, &incident.id);
    if !incidents::touches_very_many(house, incident).await? {
        return Ok(store::list(&mut read, workspace, Some(id), None, &paging).await?.items);
    }
    let mut lines = Vec::new();
    for notice in store::list_uncounted(&mut read, workspace, id, &paging).await? {
        let is_to_be_counted = notice.is_to_be_counted();
        let mut line = notice.line;
        if is_to_be_counted {
            let counting = lettered(house.clone(), workspace.clone(), line.id.clone());
            let (Letters(all, handed_over), _) =
                lately::waited_for(house, line.id.as_str(), id.as_str(), counting).await?;
            (line.deliveries, line.handed_over) = (all, handed_over);
        }
        lines.push(line);
    }
    Ok(lines)
}

async fn lettered(house: House, workspace: WorkspaceId, notice: NoticeId) -> Result<Letters> {
    let (all, handed_over) = store::sendings::counted(&mut house.read(), &workspace, &notice).await?;
    Ok(Letters(all, handed_over))
}

async fn tallied(house: House, notice: Notice) -> Result<Tally> {
    store::deliveries::tally(&mut house.read(), &notice.workspace_id, &notice.id).await.map(Tally)
}

async fn seek(house: &House, notice: &Notice) -> Result<Option<Glance>> {
    let kept = store::glances::seek(&mut house.read(), &notice.workspace_id, &notice.id).await?;
    // What an older program wrote otherwise is taken anew.
    Ok(kept.and_then(|text| serde_json::from_str(&text).ok()))
}

/// Takes a glance and keeps it.
async fn take(house: &House, notice: &Notice) -> Result<Glance> {
    let glance = taken(house, notice).await?;
    let text = serde_json::to_string(&glance).map_err(Fault::broken)?;
    // It says nothing that the rows behind it do not say: no fact, and no word of the journal.
    let mut tx = house.db().begin().await?;
    store::glances::put(&mut tx, notice, glance.at, &text).await?;
    tx.commit().await?;
    Ok(glance)
}

async fn taken(house: &House, notice: &Notice) -> Result<Glance> {
    let (workspace, now) = (&notice.workspace_id, house.now());
    let mut read = house.read();
    let incident = incidents::find(&mut read, workspace, &notice.incident_id).await?;
    let currency = workspace::seek(&mut read, workspace).await?.map(|w| w.currency).unwrap_or_default();
    let coverage = store::coverage(&mut read, workspace, &incident.id, now).await?;
    let since = incident.noticed_at.unwrap_or(incident.declared_at);
    let target = since.plus(playbooks::tell_within(incident.scenario.as_deref()));
    let last = store::glances::last_told(&mut read, workspace, &incident.id).await?.unwrap_or(now);
    // Once everybody is told the picture ends there, or at the line that was not to be crossed.
    let end = if coverage.told < coverage.relevant { now } else { last }.0.max(target.0).max(since.0 + 1);
    let width = (end - since.0 + STEPS) / STEPS;
    Ok(Glance {
        at: now,
        tally: store::deliveries::tally(&mut read, workspace, &notice.id).await?,
        relevant: coverage.relevant,
        told: coverage.told,
        since,
        target,
        rise: store::glances::rise(&mut read, workspace, &incident.id, since, width).await?,
        by_value: store::glances::by_value(&mut read, workspace, &incident.id, &currency).await?,
        by_region: store::glances::by_region(&mut read, workspace, &incident.id).await?,
        worst: store::glances::worst(&mut read, workspace, &incident.id, &currency, now).await?,
        closed_domains: store::glances::closed_domains(&mut read, workspace, &notice.id).await?,
        currency,
    })
}

/// Takes new glances of what is on its way, so that whoever watches waits for none.
pub(super) async fn keep_fresh(house: &House, workspace: &WorkspaceId) -> Result<()> {
    let before = house.now().plus(-AGAIN);
    for id in store::glances::list_stale(&mut house.read(), workspace, before).await? {
        let notice = store::find(&mut house.read(), workspace, &id).await?;
        let taking = take(house, &notice);
        lately::ahead(house, id.as_str(), notice.incident_id.as_str(), AGAIN, taking).await?;
    }
    Ok(())
}
