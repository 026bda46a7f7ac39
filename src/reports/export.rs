//! Writing dossiers to a folder, for whoever asks without having a desk.

use std::path::Path;

use chain::Proof;
use serde::Serialize;

use super::paper::Paper;
use super::{dossier_of, proof_of};
use crate::ground::id::{CaseId, IncidentId, WorkspaceId};
use crate::ground::web::Paging;
use crate::ground::{Fault, House, Result};
use crate::{incidents, journal};

/// Writes the dossier of a case into `folder`: `dossier.json`, `dossier.html` and `proof.json`.
pub async fn export_case(house: &House, workspace: &WorkspaceId, id: &CaseId, folder: &Path) -> Result<()> {
    journal::seal(house, workspace).await?;
    write_case(house, workspace, id, folder).await
}

async fn write_case(house: &House, workspace: &WorkspaceId, id: &CaseId, folder: &Path) -> Result<()> {
    let dossier = dossier_of(house, workspace, id).await?;
    write_json(&folder.join("dossier.json"), &dossier)?;
    let zone = &house.config().zone;
    write(&folder.join("dossier.html"), &Paper::of(dossier, zone).render()?)?;
    write_proof(folder, proof_of(house, workspace, id).await?.as_ref())
}

/// Writes an incident into `folder`: `incident.json`, the proof of its own chain, and the dossier of each case in
/// a folder of its own; says how many cases that were. One case is in memory at a time.
pub async fn export_incident(
    house: &House,
    workspace: &WorkspaceId,
    id: &IncidentId,
    folder: &Path,
) -> Result<usize> {
    journal::seal(house, workspace).await?;
    let incident = incidents::find(&mut house.read(), workspace, id).await?;
    write_json(&folder.join("incident.json"), &incident)?;
    let outside = journal::outside(house, workspace)?;
    let chains = [id.to_string()];
    let proof = journal::prove(&mut house.db().still().await?, workspace, &outside, &chains).await?;
    write_proof(folder, proof.as_ref())?;
    let mut paging = Paging { after: None, limit: Some(200) };
    let mut written = 0;
    loop {
        let page = incidents::list_cases(&mut house.read(), workspace, Some(id), None, &paging).await?;
        for case in &page.items {
            write_case(house, workspace, &case.id, &folder.join("cases").join(case.id.as_str())).await?;
            written += 1;
        }
        paging.after = page.next;
        if paging.after.is_none() {
            return Ok(written);
        }
    }
}

fn write_proof(folder: &Path, proof: Option<&Proof>) -> Result<()> {
    let proof = proof.ok_or_else(|| {
        Fault::refused(
            "Nothing of this is sealed yet.",
            "Wait a moment, or look whether the seal file is here.",
        )
    })?;
    write_json(&folder.join("proof.json"), proof)
}

fn write_json(path: &Path, value: &impl Serialize) -> Result<()> {
    write(path, &serde_json::to_string_pretty(value).map_err(Fault::broken)?)
}

fn write(path: &Path, text: &str) -> Result<()> {
    let folder = path.parent().unwrap_or(path);
    let written = std::fs::create_dir_all(folder).and_then(|()| std::fs::write(path, text));
    written.map_err(|why| Fault::broken(format!("cannot write {}: {why}", path.display())))
}
