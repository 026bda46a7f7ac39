//! What follows from facts: words that were erased go from what was shared inside of the record in which they stood (R53).

use super::record::record_of;
use super::sharing;
use super::store::{self, lines};
use crate::bulletins;
use crate::ground::id::{InterviewId, StatementId, WorkspaceId};
use crate::ground::{Actor, House, Result};
use crate::journal::{self, Logged};

/// The cursor by which this room reads the log.
pub const READER: &str = "interviews";

/// Takes erased words out of every bulletin that shares them; safe to run twice on the same entries.
pub async fn on_fact(house: &House, workspace: &WorkspaceId, logged: &[Logged]) -> Result<()> {
    for erased in logged.iter().map(|l| &l.entry).filter(|e| e.fact == "statement.erased") {
        let statement: Option<StatementId> = erased.subject.as_deref().and_then(|id| id.parse().ok());
        let Some(statement) = statement else { continue };
        for interview in lines::interviews_of(&mut house.read(), workspace, &statement).await? {
            retell(house, workspace, &interview).await?;
        }
    }
    Ok(())
}

/// The talk is held: whoever shares its record at this moment is waited for.
async fn retell(house: &House, workspace: &WorkspaceId, id: &InterviewId) -> Result<()> {
    let mut tx = journal::begin(house, &Actor::desk(workspace)).await?;
    let interview = store::find_held(&mut tx, id).await?;
    let record = record_of(&mut tx, &interview).await?;
    let entries = bulletins::retell_within(&mut tx, id, |lang| sharing::told(&record, lang)).await?;
    if entries.is_empty() {
        return Ok(());
    }
    tx.say(entries).await?.commit().await
}
