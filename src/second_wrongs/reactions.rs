//! What follows from facts: where we told late, the desk proposes that it was a second wrong; a person decides.

use std::collections::BTreeSet;

use super::rules::{Late, Telling, lateness};
use super::verbs::entry;
use super::{SecondWrong, State, WrongKind, store, within};
use crate::ground::id::{IncidentId, WorkspaceId};
use crate::ground::{Actor, Fault, House, Result};
use crate::incidents::{self, Incident};
use crate::journal::{self, Entry, Logged, Tx};
use crate::mentions;
use crate::playbooks;

/// The cursor by which this room reads the log.
pub const READER: &str = "second_wrongs";

/// Facts after which telling may have been late, or in time after all.
const FACTS: [&str; 7] = [
    "case.told",
    "case.untold",
    "incident.first_told",
    "incident.timed",
    "mention.noted",
    "mention.withdrawn",
    "scope.confirmed",
];

/// Why the desk takes its own proposal back.
const IN_TIME: &str = "By what is known now, they were told in time.";

/// Looks again at each incident that a batch of entries is about; safe to run twice on the same ones.
pub async fn on_fact(house: &House, workspace: &WorkspaceId, logged: &[Logged]) -> Result<()> {
    let moving = logged.iter().filter(|l| FACTS.contains(&l.entry.fact.as_str()));
    let incidents: BTreeSet<IncidentId> =
        moving.filter_map(|l| l.entry.incident_id.as_deref()?.parse().ok()).collect();
    for incident in incidents {
        match propose(house, workspace, &incident).await {
            Ok(()) | Err(Fault::Missing(_)) => {}
            Err(fault) => return Err(fault),
        }
    }
    Ok(())
}

/// Proposes that an incident was told late, where it was; takes that back where it was not after all. What a person
/// decided stands.
async fn propose(house: &House, workspace: &WorkspaceId, id: &IncidentId) -> Result<()> {
    let mut tx = journal::begin(house, &Actor::desk(workspace)).await?;
    let incident = incidents::find(&mut tx, workspace, id).await?;
    let known = store::seek_late(&mut tx, workspace, id).await?;
    let is_open = known.as_ref().is_none_or(|w| {
        w.state() == State::Proposed
            || (w.state() == State::Dismissed && w.decided_by.as_deref() == Some(Actor::DESK))
    });
    if !is_open || incident.closed_at.is_some() {
        return Ok(());
    }
    let telling = telling(&mut tx, &incident).await?;
    let said = match (lateness(&telling), known) {
        (Some(late), None) => begun(&mut tx, &incident, &telling, late).await?,
        (Some(late), Some(wrong)) => {
            let next = with(wrong.clone(), &incident, &telling, late);
            if next == wrong {
                return Ok(());
            }
            let next = SecondWrong { proposed_at: tx.now(), ..next };
            store::update(&mut tx, &next).await?;
            entry(&next, "second_wrong.proposed")?
        }
        (None, Some(wrong)) if wrong.state() == State::Proposed => {
            within::dismissed(&mut tx, wrong, IN_TIME.into()).await?.1
        }
        (None, _) => return Ok(()),
    };
    tx.say(said).await?.commit().await
}

/// When we knew, told, and who else spoke. Where nobody said when we noticed, we knew when it was declared.
async fn telling(tx: &mut Tx, incident: &Incident) -> Result<Telling> {
    let aware = incident.noticed_at.unwrap_or(incident.declared_at);
    let outside = mentions::first_of_incident(tx, &incident.workspace_id, &incident.id).await?;
    let all = outside.all.map(|(at, _)| at);
    let telling = store::telling(tx, &incident.workspace_id, &incident.id, aware).await?;
    Ok(Telling {
        aware,
        within: playbooks::tell_within(incident.scenario.as_deref()),
        // Whoever could hear it from ourselves before had it from us.
        outside: all.filter(|at| outside.ours.is_none_or(|ours| *at < ours)),
        ..telling
    })
}

async fn begun(tx: &mut Tx, incident: &Incident, telling: &Telling, late: Late) -> Result<Entry> {
    let fresh = SecondWrong {
        workspace_id: incident.workspace_id.clone(),
        id: tx.mint(),
        incident_id: incident.id.clone(),
        kind: WrongKind::Late.word().into(),
        state: State::Proposed.word().into(),
        why: late.why.word().into(),
        deception_id: None,
        case_id: None,
        aware_at: None,
        late_after: late.after,
        told_at: None,
        outside_at: None,
        notice_id: None,
        notice_sentence: None,
        proposed_at: tx.now(),
        proposed_by: Actor::DESK.into(),
        decided_at: None,
        decided_by: None,
        decided_name: None,
        decided_because: None,
        owned_at: None,
        salt: tx.salt(),
    };
    let wrong = with(fresh, incident, telling, late);
    store::insert(tx, &wrong).await?;
    entry(&wrong, "second_wrong.proposed")
}

/// What is known by now, put into the proposal.
fn with(wrong: SecondWrong, incident: &Incident, telling: &Telling, late: Late) -> SecondWrong {
    SecondWrong {
        state: State::Proposed.word().into(),
        why: late.why.word().into(),
        aware_at: Some(telling.aware),
        late_after: late.after,
        told_at: incident.first_told_at,
        outside_at: late.outside,
        decided_at: None,
        decided_by: None,
        decided_name: None,
        decided_because: None,
        ..wrong
    }
}
