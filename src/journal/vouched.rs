//! What the journal vouches for: the digest of a row in the last entry about it.

use std::collections::HashMap;

use serde::Deserialize;
use twodb::Ask;

use super::store::audit as store;
use crate::ground::Result;
use crate::ground::id::WorkspaceId;

/// The last word of the journal on a row.
#[derive(Debug, Clone)]
pub struct Vouched {
    /// The chain the entry stands in.
    pub chain: String,
    /// Its place there.
    pub seq: u64,
    /// When.
    pub at: i64,
    /// What was said.
    pub fact: String,
    /// The digest of the row, in hexadecimal.
    pub witness: String,
}

impl Vouched {
    /// Whether the fact says that the row is no more.
    pub fn is_farewell(&self) -> bool {
        self.fact.ends_with(".removed") || self.fact.ends_with(".erased")
    }
}

#[derive(Deserialize)]
struct Said {
    witness: Option<String>,
}

/// The journal's last word on each of these rows; those it never vouched for are left out. Where entries of one
/// moment on several chains vouch for a row, each of them is given: their order cannot be told.
pub async fn last_vouched(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    rows: &[String],
) -> Result<HashMap<String, Vec<Vouched>>> {
    let mut found: HashMap<String, Vec<Vouched>> = HashMap::new();
    for row in store::last_vouched(ask, workspace, rows).await? {
        let Some(witness) = serde_json::from_str::<Said>(&row.body).ok().and_then(|s| s.witness) else {
            continue;
        };
        let seq = u64::try_from(row.seq).unwrap_or(0);
        let said = Vouched { chain: row.chain, seq, at: row.at, fact: row.fact, witness };
        let known = found.entry(row.subject).or_default();
        if known.first().is_some_and(|k| k.at < said.at) {
            known.clear();
        }
        if known.first().is_none_or(|k| k.at == said.at) {
            known.push(said);
        }
    }
    Ok(found)
}

/// Rows that the journal ever vouched for, whose ids are `like` this, behind an id and in its order.
pub async fn list_vouched(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    like: &str,
    after: &str,
    most: i64,
) -> Result<Vec<String>> {
    store::list_vouched(ask, workspace, like, after, most).await
}
