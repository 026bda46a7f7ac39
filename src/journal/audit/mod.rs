//! Verification of the journal: every chain walked, the log rebuilt from its entries, every checkpoint compared,
//! the one kept beside the key among them. It reads a still picture, in pages; memory does not grow with the
//! journal. Nothing is trusted but the key.

mod chains;
mod log;

use twodb::Ask;

use super::Audit;
use super::key::Key;
use crate::ground::id::WorkspaceId;
use crate::ground::{House, Result};

/// Rows read at a time.
const PAGE: i64 = 1_000;

/// What the files beside the store say, read before the picture is taken: they may lag behind it, and never run
/// ahead.
pub struct Outside {
    vkey: Option<String>,
    kept: Option<String>,
}

impl Outside {
    /// The public key as text, for auditors; none while nothing was ever sealed here.
    pub fn vkey(&self) -> Option<&str> {
        self.vkey.as_deref()
    }
}

/// Reads the key and the kept checkpoint.
pub fn outside(house: &House, workspace: &WorkspaceId) -> Result<Outside> {
    let Some(key) = Key::seek(house)? else { return Ok(Outside { vkey: None, kept: None }) };
    Ok(Outside { vkey: Some(key.signer(workspace)?.public_key_text()), kept: key.kept(workspace)? })
}

/// Verifies the journal of a workspace in `ask`, which should be a still picture taken after `outside`.
pub async fn audit(ask: &mut dyn Ask, workspace: &WorkspaceId, outside: &Outside) -> Result<Audit> {
    let mut audit = Audit::default();
    chains::walk(ask, workspace, &mut audit).await?;
    log::rebuild(ask, workspace, outside, &mut audit).await?;
    Ok(audit)
}
