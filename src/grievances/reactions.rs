//! What follows from facts: where we stand with a customer on an incident, there stands the grievance that was taken up
//! as it.

use super::{store, taking_up};
use crate::ground::id::{CustomerId, GrievanceId, IncidentId, WorkspaceId};
use crate::ground::{Actor, House, Result};
use crate::journal::{self, Logged};

/// The cursor by which this room reads the log.
pub const READER: &str = "grievances";

/// Follows each step on fault that a batch of entries is about; safe to run twice on the same ones.
pub async fn on_fact(house: &House, workspace: &WorkspaceId, logged: &[Logged]) -> Result<()> {
    for moved in logged.iter().map(|l| &l.entry).filter(|e| e.fact == "admission.moved") {
        let incident: Option<IncidentId> = moved.incident_id.as_deref().and_then(|id| id.parse().ok());
        let customer: Option<CustomerId> = moved.customer_id.as_deref().and_then(|id| id.parse().ok());
        let Some(incident) = incident else { continue };
        let mut after = String::new();
        loop {
            let (mut read, whose) = (house.read(), customer.as_ref());
            let some = store::list_taken_up(&mut read, workspace, &incident, whose, &after).await?;
            let Some(last) = some.last() else { break };
            after = last.to_string();
            for id in &some {
                follow(house, workspace, id).await?;
            }
        }
    }
    Ok(())
}

async fn follow(house: &House, workspace: &WorkspaceId, id: &GrievanceId) -> Result<()> {
    let mut tx = journal::begin(house, &Actor::desk(workspace)).await?;
    let grievance = store::find_held(&mut tx, id).await?;
    let (_, entries) = taking_up::follow(&mut tx, grievance).await?;
    if entries.is_empty() {
        return Ok(());
    }
    tx.say(entries).await?.commit().await
}
