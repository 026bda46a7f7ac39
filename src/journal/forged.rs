//! Entries that are worked out before the store is held, so that others wait for no more than their writing.
//!
//! A change reads how far chains have come, then the rows it is about; works out rows and entries; and only then begins.
//! Where a chain has gone on in between, what was read may be old: nothing is written, and the change begins anew, holding
//! what it reads. What an entry vouches for on a chain cannot have changed while the chain stood still.

use twodb::Ask;

use super::store::{self, Heads, Links};
use super::{Chain, Entry};
use crate::ground::id::{CaseId, WorkspaceId};
use crate::ground::{Actor, Result, Time};

/// How far the chains of some cases have come. Read it before the rows that the entries will be about.
pub struct Stand {
    pub(super) heads: Heads,
}

/// How far the chains of these cases have come.
pub async fn stand_of(ask: &mut dyn Ask, workspace: &WorkspaceId, cases: &[CaseId]) -> Result<Stand> {
    let chains: Vec<String> = cases.iter().map(ToString::to_string).collect();
    Ok(Stand { heads: store::heads_of(ask, workspace, &chains, "").await? })
}

/// Entries on chains of cases, worked out and not said yet: see [`super::Tx::say_forged`].
pub struct Forged {
    pub(super) stand: Stand,
    pub(super) links: Links,
    pub(super) entries: Vec<Entry>,
}

/// Works out how entries continue the chains of cases from where they stood.
pub fn forge(actor: &Actor, now: Time, entries: Vec<Entry>, stand: Stand) -> Result<Forged> {
    debug_assert!(
        entries.iter().all(|e| matches!(e.chain, Chain::Case(_))),
        "a chain whose stand is not known"
    );
    let links = store::forge(actor, now, &entries, &stand.heads)?;
    Ok(Forged { stand, links, entries })
}
