//! Verification of everything: the journal in itself, then every row that it vouches for, then what those vouch for
//! in turn or what follows from them. Which table is which stands in `docs/proof.md`.

use super::{derived, imported, parts, witnesses};
use crate::ground::id::WorkspaceId;
use crate::ground::{House, Result};
use crate::journal::{self, Audit};

/// Verifies a workspace as it stands at this moment, without keeping anybody from working.
pub async fn verify(house: &House, workspace: &WorkspaceId) -> Result<Audit> {
    let outside = journal::outside(house, workspace)?;
    let mut still = house.db().still().await?;
    let mut audit = journal::audit(&mut still, workspace, &outside).await?;
    witnesses::compare(&mut still, workspace, &mut audit).await?;
    imported::compare(&mut still, workspace, &mut audit).await?;
    parts::compare(&mut still, workspace, &mut audit).await?;
    derived::compare(&mut still, workspace, &mut audit).await?;
    Ok(audit)
}
