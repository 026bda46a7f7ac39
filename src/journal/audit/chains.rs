//! Walking every chain: each link, its columns, and its head.

use chain::{Break, ChainCheck, Head, Link, link_hash};
use serde::Deserialize;
use twodb::Ask;

use super::PAGE;
use crate::ground::Result;
use crate::ground::id::WorkspaceId;
use crate::journal::store::audit::{self as store, LinkRow};
use crate::journal::{Audit, Harm};

/// Places tried when looking where a moved link came from.
const SEARCHED: u64 = 10_000;

/// Walks them all.
pub(super) async fn walk(ask: &mut dyn Ask, workspace: &WorkspaceId, audit: &mut Audit) -> Result<()> {
    let mut after = (String::new(), 0);
    let mut current: Option<ChainCheck> = None;
    let mut ends: Vec<Head> = Vec::new();
    loop {
        let page = store::list_links(ask, workspace, &after, PAGE).await?;
        for row in &page {
            let link = row.link();
            audit.entries += 1;
            if current.as_ref().is_none_or(|c| c.head().chain != link.chain) {
                ends.extend(current.take().map(|c| c.head()));
                audit.chains += 1;
            }
            let check = current.get_or_insert_with(|| ChainCheck::new(&link.chain));
            take(check, &link, audit);
            columns(row, audit);
        }
        let is_last = page.len() < usize::try_from(PAGE).unwrap_or(usize::MAX);
        if is_last {
            ends.extend(current.take().map(|c| c.head()));
        }
        heads(ask, workspace, &std::mem::take(&mut ends), audit).await?;
        match page.last() {
            Some(row) if !is_last => after = (row.chain.clone(), row.seq),
            _ => break,
        }
    }
    for (chain, seq) in store::list_headless(ask, workspace).await? {
        let said = format!("chain {chain}: all of its {seq} entries are gone");
        audit.note(Harm::Truncated, "journal_entries", Some(&chain), Some(seq), said);
    }
    Ok(())
}

/// Checks one link, and goes on behind a broken one so that the next break is found too.
fn take(check: &mut ChainCheck, link: &Link, audit: &mut Audit) {
    let Err(broken) = check.take(link) else { return };
    let (what, said) = match &broken {
        Break::Changed { .. } => match origin(link) {
            Some(seq) => (
                Harm::Reordered,
                format!("chain {}: the entry at {} was written as number {seq}", link.chain, link.seq),
            ),
            None => (Harm::Changed, broken.to_string()),
        },
        other => (harm(other), other.to_string()),
    };
    audit.note(what, "journal_entries", Some(&link.chain), Some(broken.seq()), said);
    let Link { chain, seq, hash, .. } = link.clone();
    *check = ChainCheck::resume(Head { chain, seq, hash });
}

/// The place that a moved link's hash was taken of.
fn origin(link: &Link) -> Option<u64> {
    (1..SEARCHED).find(|seq| {
        *seq != link.seq && link_hash(&link.chain, *seq, link.at_ms, &link.body, &link.prev) == link.hash
    })
}

fn harm(broken: &Break) -> Harm {
    match broken {
        Break::Changed { .. } | Break::Forked { .. } => Harm::Changed,
        Break::Missing { .. } => Harm::Missing,
        Break::Reordered { .. } => Harm::Reordered,
        Break::Truncated { .. } => Harm::Truncated,
        Break::Misplaced { .. } | Break::Overlong { .. } => Harm::Forged,
    }
}

/// What the hashed text says of itself; the columns beside it are copies for looking up.
#[derive(Deserialize)]
struct Said {
    fact: String,
    actor: String,
    incident: Option<String>,
    case: Option<String>,
    customer: Option<String>,
    subject: Option<String>,
}

fn columns(row: &LinkRow, audit: &mut Audit) {
    let seq = u64::try_from(row.seq).ok();
    let Ok(said) = serde_json::from_str::<Said>(&row.body) else {
        let text = format!("chain {}: the text of entry {} cannot be read", row.chain, row.seq);
        return audit.note(Harm::Changed, "journal_entries", Some(&row.chain), seq, text);
    };
    let differing: Vec<&str> = [
        ("fact", said.fact == row.fact),
        ("actor", said.actor == row.actor),
        ("incident_id", said.incident == row.incident_id),
        ("case_id", said.case == row.case_id),
        ("customer_id", said.customer == row.customer_id),
        ("subject", said.subject == row.subject),
    ]
    .into_iter()
    .filter_map(|(column, same)| (!same).then_some(column))
    .collect();
    if !differing.is_empty() {
        let columns = differing.join(", ");
        let text = format!("chain {}: entry {}: {columns} differs from what was hashed", row.chain, row.seq);
        audit.note(Harm::Changed, "journal_entries", Some(&row.chain), seq, text);
    }
}

/// Compares where chains end with where they are recorded to end.
async fn heads(ask: &mut dyn Ask, workspace: &WorkspaceId, ends: &[Head], audit: &mut Audit) -> Result<()> {
    let recorded = store::heads(ask, workspace, ends).await?;
    for end in ends {
        let table = "journal_heads";
        let Some(head) = recorded.get(&end.chain) else {
            let said =
                format!("chain {}: its head is gone, or its entries were put there by hand", end.chain);
            audit.note(Harm::Missing, table, Some(&end.chain), Some(end.seq), said);
            continue;
        };
        if let Err(broken) = ChainCheck::resume(end.clone()).finish(Some(head)) {
            audit.note(harm(&broken), table, Some(&end.chain), Some(broken.seq()), broken.to_string());
        }
    }
    Ok(())
}
