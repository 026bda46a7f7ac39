//! What follows from what: *when this fact is said, do that*. One readable table.
//!
//! Reactions read the journal's log in its order, by a cursor that moves after each has done its work; after a
//! crash the last may run again, so each is safe to run twice.

use crate::ground::id::WorkspaceId;
use crate::ground::{House, Result};

/// Reacts to what was said since the last time; says how many facts were looked at.
pub async fn react(_house: &House, _workspace: &WorkspaceId) -> Result<usize> {
    Ok(0)
}
