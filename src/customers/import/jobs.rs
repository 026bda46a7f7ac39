//! Work of imports that goes on by itself.

use serde::{Deserialize, Serialize};

use crate::ground::House;
use crate::ground::Result;
use crate::ground::id::ImportId;
use crate::ground::jobs::{Claimed, Job};

/// Carries a run on: a number of batches, then again as a new piece of work, so that nothing else waits long.
#[derive(Debug, Serialize, Deserialize)]
pub struct CarryOn {
    /// Which run.
    pub import: ImportId,
}

impl Job for CarryOn {
    const NAME: &'static str = "customers.import";
}

/// Does a claimed piece of this work.
pub async fn carry_on(house: &House, job: &Claimed) -> Result<()> {
    let work: CarryOn = job.read()?;
    super::verbs::carry_on(house, &job.workspace_id, &work.import).await
}
