//! What follows from facts: whoever rings their own customer from the line was in touch with them (R82).

use super::sponsoring::{contact_of, fact};
use super::store;
use crate::ground::id::{CaseId, WorkspaceId};
use crate::ground::{Actor, House, Result};
use crate::journal::{self, Logged, Recorded};

/// The cursor by which this room reads the log.
pub const READER: &str = "teams";

/// Does what follows from a batch of entries; safe to run twice on the same ones.
pub async fn on_fact(house: &House, workspace: &WorkspaceId, logged: &[Logged]) -> Result<()> {
    for entry in logged.iter().map(|l| &l.entry).filter(|entry| entry.fact == "call.made") {
        // Somebody was on the line: they were told, or would not talk.
        if matches!(entry.data("outcome").as_str(), Some("spoken" | "would_not_talk" | "call_back")) {
            count_call(house, workspace, entry).await?;
        }
    }
    Ok(())
}

/// Counts a call among the contacts of the executive who made it, once.
async fn count_call(house: &House, workspace: &WorkspaceId, entry: &Recorded) -> Result<()> {
    let case: Option<CaseId> = entry.case_id.as_deref().and_then(|id| id.parse().ok());
    let (Some(case), Some(call)) = (case, entry.subject.clone()) else { return Ok(()) };
    let found = store::executives::seek_live(&mut house.read(), workspace, &case).await?;
    let Some(executive) = found.filter(|e| e.is_standing() && e.member_id.as_str() == entry.actor) else {
        return Ok(());
    };
    let mut tx = journal::begin(house, &Actor::desk(workspace)).await?;
    let contact = contact_of(&tx, &executive, ("called", entry.at), String::new(), Some(call));
    if store::executives::insert_contact(&mut tx, &contact).await? {
        tx.say(fact(&contact)?).await?.commit().await?;
    }
    Ok(())
}
