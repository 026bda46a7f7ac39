//! What follows from facts for the line: who comes into it, who goes first, and who need not be rung any more.

use std::collections::BTreeMap;

use super::rules::{self, head_start, urgency, waking};
use super::{Line, store, verbs};
use crate::ground::id::{CaseId, ContactId, DeliveryId, IncidentId, WorkspaceId};
use crate::ground::{Fault, House, Result};
use crate::journal::{Logged, Recorded};
use crate::notices::Channel;

/// The cursor by which this room reads the log.
pub const READER: &str = "calls";

/// Deliveries lined up with one statement.
const AT_ONCE: usize = 500;

/// Does what follows from a batch of entries; safe to run twice on the same ones.
pub async fn on_fact(house: &House, workspace: &WorkspaceId, logged: &[Logged]) -> Result<()> {
    let entries = || logged.iter().map(|l| &l.entry);
    let queued: Vec<DeliveryId> = entries().filter(|e| queues_a_call(e)).filter_map(subject).collect();
    for some in queued.chunks(AT_ONCE) {
        line_up(house, workspace, some).await?;
    }
    for entry in entries() {
        let case: Option<CaseId> = entry.case_id.as_deref().and_then(|id| id.parse().ok());
        match entry.fact.as_str() {
            "impact.recorded" if entry.data("kind") == "safety" => {
                if let Some(case) = case {
                    note_fear(house, workspace, &case).await?;
                }
            }
            // A notice that was ended, or a delivery that a member settled: nobody is to be rung for it any more.
            "delivery.failed" | "delivery.handed_over" if entry.data("channel") == Channel::Voice.word() => {
                if let Some(id) = subject::<DeliveryId>(entry) {
                    forget(house, workspace, &id).await?;
                }
            }
            "case.withdrawn" | "case.closed" => {
                let why = "Not rung: this customer’s case is over.";
                give_up(house, workspace, case.as_ref(), None, why).await?;
            }
            "contact.left" => {
                let why = "Not rung: this person has left their company since.";
                give_up(house, workspace, None, subject::<ContactId>(entry).as_ref(), why).await?;
            }
            _ => {}
        }
    }
    Ok(())
}

/// A delivery by voice that was queued, or settled to be tried again.
fn queues_a_call(entry: &Recorded) -> bool {
    let is_queued = match entry.fact.as_str() {
        "delivery.queued" => true,
        "delivery.settled" => entry.data("how") == "again",
        _ => false,
    };
    is_queued && entry.data("channel") == Channel::Voice.word()
}

fn subject<I: std::str::FromStr>(entry: &Recorded) -> Option<I> {
    entry.subject.as_deref()?.parse().ok()
}

async fn forget(house: &House, workspace: &WorkspaceId, id: &DeliveryId) -> Result<()> {
    let mut tx = house.db().begin().await?;
    store::lines::forget_ended(&mut tx, workspace, id).await?;
    Ok(tx.commit().await?)
}

async fn note_fear(house: &House, workspace: &WorkspaceId, case: &CaseId) -> Result<()> {
    let mut tx = house.db().begin().await?;
    store::lines::note_fear(&mut tx, workspace, case).await?;
    Ok(tx.commit().await?)
}

async fn give_up(
    house: &House,
    workspace: &WorkspaceId,
    case: Option<&CaseId>,
    contact: Option<&ContactId>,
    why: &str,
) -> Result<()> {
    for id in store::lines::list_of(&mut house.read(), workspace, case, contact).await? {
        match verbs::give_up(house, workspace, &id, why).await {
            // Somebody has said what came of it meanwhile.
            Ok(()) | Err(Fault::Conflict(_) | Fault::Missing(_)) => {}
            Err(fault) => return Err(fault),
        }
    }
    Ok(())
}

/// Gives those their places in the line who wait and stand in none.
async fn line_up(house: &House, workspace: &WorkspaceId, ids: &[DeliveryId]) -> Result<()> {
    let mut read = house.read();
    let mut by_incident: BTreeMap<IncidentId, Vec<_>> = BTreeMap::new();
    for one in store::newcomers(&mut read, workspace, ids).await? {
        by_incident.entry(one.incident_id.clone()).or_default().push(one);
    }
    let mut lines = Vec::with_capacity(ids.len());
    for (incident, newcomers) in by_incident {
        let customers: Vec<_> = newcomers.iter().map(|n| n.customer_id.clone()).collect();
        let stakes = store::stakes(&mut read, workspace, &incident, &customers).await?;
        for n in newcomers {
            let is_fear = rules::is_fearful(n.scenario.as_deref()) || n.is_unsafe == 1;
            let ahead = head_start(stakes.get(&n.customer_id).map_or(&[], Vec::as_slice));
            // Where nothing is known of their day, whoever rings looks at the clock.
            let due_at = n.zone.as_deref().map_or(n.waiting_since, |zone| waking(n.waiting_since, zone));
            lines.push(Line {
                workspace_id: workspace.clone(),
                delivery_id: n.delivery_id,
                incident_id: n.incident_id,
                case_id: n.case_id,
                customer_id: n.customer_id,
                contact_id: n.contact_id,
                is_executive: n.is_executive,
                is_fear: i64::from(is_fear),
                urgency: urgency(is_fear, false),
                place: n.waiting_since.plus(-ahead),
                waiting_since: n.waiting_since,
                due_at,
                tries: 0,
                promise_id: None,
                promised_at: None,
                taken_by: None,
                taken_until: None,
                fence: 0,
            });
        }
    }
    if lines.is_empty() {
        return Ok(());
    }
    let mut tx = house.db().begin().await?;
    store::lines::line_up(&mut tx, &lines).await?;
    Ok(tx.commit().await?)
}
