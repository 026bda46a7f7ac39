//! What the room reads of other rooms' tables; it has none of its own.

use twodb::{Ask, args, sql};

use crate::ground::id::{IncidentId, WorkspaceId};
use crate::ground::{Result, Time};

/// What was last said to everyone an incident touches, in the parts the room shows first.
#[derive(Debug, Clone, sqlx::FromRow)]
pub(super) struct LastSaid {
    /// What happened.
    pub(super) what_happened: String,
    /// Who is affected.
    pub(super) who_is_affected: String,
    /// What the reader can do now.
    pub(super) what_you_can_do: String,
    /// The person who speaks.
    pub(super) sender: String,
    /// When a second person let it out.
    pub(super) approved_at: Time,
}

/// The newest notice of an incident that a second person approved.
pub(super) async fn last_said(
    ask: &mut impl Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
) -> Result<Option<LastSaid>> {
    // reads: notices
    let text = sql("select what_happened, who_is_affected, what_you_can_do, sender, approved_at from notices
         where workspace_id = $1 and incident_id = $2 and approved_at is not null and kind <> 'survey'
         order by approved_at desc, id desc limit 1");
    Ok(ask.maybe(text, args![workspace, incident]).await?)
}
