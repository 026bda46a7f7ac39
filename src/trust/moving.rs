//! What follows from the facts of the journal for trust records.

use twodb::Ask;

use super::{RULES, Rule, When, rules, rules::Moved, store};
use crate::ground::id::{CustomerId, WorkspaceId};
use crate::ground::{Actor, House, Result};
use crate::journal::{self, Chain, Entry, Logged, Recorded};

/// The cursor by which this room reads the log.
pub const READER: &str = "trust";

/// Moves the records that a batch of entries concerns: set-wise, and safe to run twice on the same entries. An
/// entry that names neither customer nor case but an incident moves every customer that incident touches.
pub async fn on_fact(house: &House, workspace: &WorkspaceId, logged: &[Logged]) -> Result<()> {
    let moving: Vec<&Recorded> =
        logged.iter().map(|l| &l.entry).filter(|e| RULES.iter().any(|rule| rule.fact == e.fact)).collect();
    if moving.is_empty() {
        return Ok(());
    }
    let mut read = house.read();
    let told = moving.iter().filter(|e| e.fact == "case.told").filter_map(|e| e.incident_id.as_deref());
    let noticed = store::noticed(&mut read, workspace, &distinct(told)).await?;
    let Whom { own, shared } = whom(&mut read, workspace, &moving).await?;
    let moves = |entry: &Recorded| -> Vec<(&'static Rule, Moved)> {
        let since = entry.incident_id.as_ref().and_then(|i| noticed.get(i)).copied();
        RULES.iter().filter_map(|rule| Some((rule, rules::applies(rule, entry, since)?))).collect()
    };
    let own: Vec<_> = own
        .into_iter()
        .flat_map(|(c, entry)| {
            moves(entry).into_iter().map(move |(rule, moved)| (c.clone(), entry, rule, moved))
        })
        .collect();
    let shared: Vec<_> = shared
        .into_iter()
        .flat_map(|(i, entry)| moves(entry).into_iter().map(move |(rule, moved)| (i, entry, rule, moved)))
        .collect();
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
    let (from, to) = (logged.first().map_or(0, |l| l.leaf), logged.last().map_or(0, |l| l.leaf));
    let (digest, standing) = store::proof::movements_digest(&mut tx, workspace, from, to).await?;
    let entry = Entry::on(Chain::Workspace, "trust.moved")
        .with("movements", fresh)
        .with("entries", logged.len())
        .with("from", from)
        .with("to", to)
        .with("standing", standing)
        .with("digest", digest);
    tx.say(entry).await?.commit().await
}

/// Whom entries are about: a customer each, or everybody whom an incident touches.
pub(super) struct Whom<'a> {
    pub own: Vec<(CustomerId, &'a Recorded)>,
    pub shared: Vec<(&'a str, &'a Recorded)>,
}

/// Whom these entries are about; of those that name neither customer, case nor incident, nobody.
pub(super) async fn whom<'a>(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    entries: &[&'a Recorded],
) -> Result<Whom<'a>> {
    let nameless =
        distinct(entries.iter().filter(|e| e.customer_id.is_none()).filter_map(|e| e.case_id.as_deref()));
    let of_case = store::customers_of(ask, workspace, &nameless).await?;
    let (mut own, mut shared) = (Vec::new(), Vec::new());
    for entry in entries.iter().copied() {
        let named = entry.customer_id.as_ref().and_then(|c| c.parse().ok());
        let customer = named.or_else(|| entry.case_id.as_ref().and_then(|c| of_case.get(c)).cloned());
        match (customer, entry.case_id.is_none().then_some(entry.incident_id.as_deref()).flatten()) {
            (Some(customer), _) => own.push((customer, entry)),
            (None, Some(incident)) => shared.push((incident, entry)),
            (None, None) => {}
        }
    }
    Ok(Whom { own, shared })
}

/// Entries that this room has read and that should have moved a customer's record, by their chain and place, and
/// did not: of those facts that always move one.
pub async fn unmoved(ask: &mut dyn Ask, workspace: &WorkspaceId) -> Result<Vec<(String, i64)>> {
    let mut facts: Vec<&str> = RULES.iter().filter(|r| r.when == When::Always).map(|r| r.fact).collect();
    facts.dedup();
    let read_to = journal::reader_at(ask, workspace, READER).await?;
    store::proof::unmoved(ask, workspace, &facts, read_to).await
}

fn distinct<'a>(ids: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut ids: Vec<&str> = ids.collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}
