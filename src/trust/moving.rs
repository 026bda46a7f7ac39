//! What follows from the facts of the journal for trust records.

use super::{RULES, rules, rules::Moved, store};
use crate::ground::id::WorkspaceId;
use crate::ground::{Actor, House, Result};
use crate::journal::{self, Chain, Entry, Recorded};

/// Moves the records that a batch of entries concerns: set-wise, and safe to run twice on the same entries. An
/// entry that names neither customer nor case but an incident moves every customer that incident touches.
pub async fn on_fact(house: &House, workspace: &WorkspaceId, entries: &[Recorded]) -> Result<()> {
    let moving: Vec<&Recorded> =
        entries.iter().filter(|e| RULES.iter().any(|rule| rule.fact == e.fact)).collect();
    if moving.is_empty() {
        return Ok(());
    }
    let mut read = house.read();
    let nameless =
        distinct(moving.iter().filter(|e| e.customer_id.is_none()).filter_map(|e| e.case_id.as_deref()));
    let of_case = store::customers_of(&mut read, workspace, &nameless).await?;
    let told = moving.iter().filter(|e| e.fact == "case.told").filter_map(|e| e.incident_id.as_deref());
    let noticed = store::noticed(&mut read, workspace, &distinct(told)).await?;

    let (mut own, mut shared) = (Vec::new(), Vec::new());
    for entry in moving {
        let since = entry.incident_id.as_ref().and_then(|i| noticed.get(i)).copied();
        let named = entry.customer_id.as_ref().and_then(|c| c.parse().ok());
        let customer = named.or_else(|| entry.case_id.as_ref().and_then(|c| of_case.get(c)).cloned());
        let moves = RULES.iter().filter_map(|rule| Some((rule, rules::applies(rule, entry, since)?)));
        match (customer, entry.case_id.is_none().then_some(entry.incident_id.as_deref()).flatten()) {
            (Some(customer), _) => {
                own.extend(moves.map(|(rule, moved)| (customer.clone(), entry, rule, moved)));
            }
            (None, Some(incident)) => {
                shared.extend(moves.map(|(rule, moved): (_, Moved)| (incident, entry, rule, moved)));
            }
            (None, None) => {}
        }
    }
    if own.is_empty() && shared.is_empty() {
        return Ok(());
    }
    let mut tx = journal::begin(house, &Actor::desk(workspace)).await?;
    let mut fresh = store::insert(&mut tx, &own).await?;
    for (incident, entry, rule, moved) in shared {
        fresh += store::spread(&mut tx, incident, entry, rule, moved).await?;
    }
    if fresh == 0 {
        return Ok(());
    }
    let entry =
        Entry::on(Chain::Workspace, "trust.moved").with("movements", fresh).with("entries", entries.len());
    tx.say(entry).await?.commit().await
}

fn distinct<'a>(ids: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut ids: Vec<&str> = ids.collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}
