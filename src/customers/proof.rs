//! What the journal vouches for in this room.

use chain::Digest;
use serde::Serialize;

use crate::ground::{Fault, Result};

/// The digest of a row: SHA-256 over its JSON, with the fields in the order of the type. Rows come by the
/// million here, so they are not sorted first.
pub(super) fn digest_of(row: &impl Serialize) -> Result<Digest> {
    Ok(Digest::of(&serde_json::to_vec(row).map_err(Fault::broken)?))
}
