//! What stands at a target, as far as this crate wrote it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// Where the ledger stands, below the prefix.
pub(crate) const NAME: &str = ".mirror.json";

/// Paths and what is noted of their content. Of a path that is being written it says only how
/// it is named: what stands there is not known until the writing is over.
#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Ledger {
    pub(crate) files: BTreeMap<String, String>,
}

impl Ledger {
    pub(crate) fn read(bytes: &[u8]) -> Option<Self> {
        serde_json::from_slice(bytes).ok()
    }

    pub(crate) fn bytes(&self) -> Vec<u8> {
        serde_json::to_vec_pretty(self).unwrap_or_default()
    }
}
