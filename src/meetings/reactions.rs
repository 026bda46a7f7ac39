//! What follows from facts: what is to come with a customer is called off when their case is over, be it single or of a cadence.

use super::{people, settling, store};
use crate::ground::id::{CaseId, MeetingId, WorkspaceId};
use crate::ground::{Actor, House, Result};
use crate::incidents;
use crate::journal::{self, Logged};

/// The cursor by which this room reads the log.
pub const READER: &str = "meetings";

/// Calls off what is to come in cases that a batch of entries closed or withdrew; safe to run twice on the same ones.
pub async fn on_fact(house: &House, workspace: &WorkspaceId, logged: &[Logged]) -> Result<()> {
    let entries = logged.iter().map(|l| &l.entry);
    let over = entries.filter(|e| matches!(e.fact.as_str(), "case.closed" | "case.withdrawn"));
    let cases: Vec<CaseId> = over.filter_map(|e| e.case_id.as_deref()?.parse().ok()).collect();
    let now = house.now();
    for id in store::list_to_come_of_closed(&mut house.read(), workspace, &cases, now).await? {
        call_off(house, workspace, &id).await?;
    }
    Ok(())
}

/// Unless somebody opened the case again, or settled the meeting, meanwhile.
async fn call_off(house: &House, workspace: &WorkspaceId, id: &MeetingId) -> Result<()> {
    let mut tx = journal::begin(house, &Actor::desk(workspace)).await?;
    let meeting = store::find_held(&mut tx, id).await?;
    let case = incidents::find_case(&mut tx, workspace, &meeting.case_id).await?;
    if case.state().is_live() || !meeting.is_planned() || meeting.starts_at <= tx.now() {
        return Ok(());
    }
    let known = people::known(&mut tx, workspace, &meeting.customer_id).await?;
    let (_, entries) = settling::call_off(&mut tx, &known, meeting, "").await?;
    tx.say(entries).await?.commit().await
}
