//! What leaves a room when something in it changes: followers are told, and the copy is made anew.

use std::collections::BTreeSet;

use super::site::{self, Site};
use super::{copies, following};
use crate::followers::{self, Closing};
use crate::ground::id::{IncidentId, WorkspaceId};
use crate::ground::{House, Result};
use crate::incidents;
use crate::journal::Logged;

/// The name of the cursor.
pub const READER: &str = "rooms-leaving";

/// Whose facts change what everybody reads: the first word of each.
const SHOWN: [&str; 10] = [
    "room",
    "update",
    "incident",
    "promise",
    "window",
    "question",
    "alternative",
    "admission",
    "apology",
    "workspace",
];

/// Tells followers what is new in a public room, and lets the copy follow. Safe to run twice: followers are told each thing
/// once, and a copy that is as it should be is not written.
pub async fn on_fact(house: &House, workspace: &WorkspaceId, entries: &[Logged]) -> Result<()> {
    let noun = |entry: &Logged| entry.entry.fact.split('.').next().unwrap_or_default().to_owned();
    let shown: Vec<&Logged> = entries.iter().filter(|e| SHOWN.contains(&noun(e).as_str())).collect();
    if shown.is_empty() {
        return Ok(());
    }
    let touched: BTreeSet<IncidentId> =
        shown.iter().filter_map(|e| e.entry.incident_id.as_deref()?.parse().ok()).collect();
    let rooms = site::readable(&mut house.read(), workspace).await?;
    let of_touched: Vec<&Site> = rooms.iter().filter(|site| touched.contains(&site.incident_id)).collect();
    // A room that is not readable any more has to leave the copy, and stands in no list.
    let is_room = shown.iter().any(|e| ["room", "workspace"].contains(&noun(e).as_str()));
    if is_room || !of_touched.is_empty() {
        copies::want(house).await?;
    }
    for site in of_touched {
        let room = following::followed(house, site).await?;
        let closing = closing_of(house, site).await?;
        followers::catch_up(house, workspace, &room, closing.as_ref()).await?;
    }
    Ok(())
}

/// That the room is closed, where it is.
async fn closing_of(house: &House, site: &Site) -> Result<Option<Closing>> {
    if !["closed", "archived"].contains(&site.state.as_str()) {
        return Ok(None);
    }
    let incident = incidents::find(&mut house.read(), &site.workspace_id, &site.incident_id).await?;
    // A room may close while a customer's case goes on.
    let at = incident.closed_at.unwrap_or(site.changed_at);
    let since = site.published_at.unwrap_or(incident.declared_at);
    Ok(Some(Closing { at, since, words: site.post_mortem.clone() }))
}
