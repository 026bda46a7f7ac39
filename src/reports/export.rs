//! Writing dossiers to a folder, for whoever asks without having a desk. That is an act of its own: personal data
//! leaves the house, so the journal says when, and holds the digest of each file, by which a proof vouches for them.

use std::path::{Path, PathBuf};

use chain::{Digest, Proof};
use serde::Serialize;
use serde_json::{Map, Value};

use super::paper::Paper;
use super::{dossier_of, proof_of};
use crate::ground::id::{CaseId, IncidentId, WorkspaceId};
use crate::ground::web::Paging;
use crate::ground::{Actor, Fault, House, Result};
use crate::journal::{Chain, Entry};
use crate::{incidents, journal};

/// Writes the dossier of a case into `folder`: `dossier.json`, `dossier.html` and `proof.json`.
pub async fn export_case(house: &House, workspace: &WorkspaceId, id: &CaseId, folder: &Path) -> Result<()> {
    // What is sealed stands in the dossier, too.
    journal::seal(house, workspace).await?;
    let entry = write_case(house, workspace, id, folder).await?;
    said(house, workspace, vec![entry]).await?;
    journal::seal(house, workspace).await?;
    write_proof(folder, proof_of(house, workspace, id).await?.as_ref())
}

/// Writes the two files of a case's dossier; gives the entry that vouches for them.
async fn write_case(house: &House, workspace: &WorkspaceId, id: &CaseId, folder: &Path) -> Result<Entry> {
    let dossier = dossier_of(house, workspace, id).await?;
    let entry = Entry::on(Chain::Case(id.clone()), "case.exported")
        .incident(&dossier.case.incident_id)
        .customer(&dossier.case.customer_id);
    let json = as_json(&dossier)?;
    let html = Paper::of(dossier, &house.config().zone).render()?;
    Ok(entry.with("files", written(folder, &[("dossier.json", &json), ("dossier.html", &html)])?))
}

pub(super) async fn said(house: &House, workspace: &WorkspaceId, entries: Vec<Entry>) -> Result<()> {
    let tx = journal::begin(house, &Actor::desk(workspace)).await?;
    tx.say(entries).await?.commit().await
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
    let files = written(folder, &[("incident.json", &as_json(&incident)?)])?;
    let entry = Entry::on(Chain::Incident(id.clone()), "incident.exported").with("files", files);
    said(house, workspace, vec![entry]).await?;
    let mut cases = 0;
    let mut paging = first_page();
    loop {
        let page = incidents::list_cases(&mut house.read(), workspace, Some(id), None, &paging).await?;
        let mut entries = Vec::with_capacity(page.items.len());
        for case in &page.items {
            entries.push(write_case(house, workspace, &case.id, &folder_of(folder, &case.id)).await?);
        }
        cases += entries.len();
        if !entries.is_empty() {
            said(house, workspace, entries).await?;
        }
        paging.after = page.next;
        if paging.after.is_none() {
            break;
        }
    }
    // Once all of it is said it is sealed, and then proven.
    journal::seal(house, workspace).await?;
    let outside = journal::outside(house, workspace)?;
    let proof =
        journal::prove(&mut house.db().still().await?, workspace, &outside, &[id.to_string()]).await?;
    write_proof(folder, proof.as_ref())?;
    let mut paging = first_page();
    loop {
        let page = incidents::list_cases(&mut house.read(), workspace, Some(id), None, &paging).await?;
        for case in &page.items {
            let own = folder_of(folder, &case.id);
            // A case that was opened meanwhile has no dossier here, and needs no proof.
            if own.exists() {
                write_proof(&own, proof_of(house, workspace, &case.id).await?.as_ref())?;
            }
        }
        paging.after = page.next;
        if paging.after.is_none() {
            return Ok(cases);
        }
    }
}

fn first_page() -> Paging {
    Paging { after: None, limit: Some(200) }
}

fn folder_of(folder: &Path, case: &CaseId) -> PathBuf {
    folder.join("cases").join(case.as_str())
}

/// Writes files; gives the digest of each by its name.
pub(super) fn written(folder: &Path, files: &[(&str, &String)]) -> Result<Map<String, Value>> {
    let mut digests = Map::new();
    for (name, text) in files {
        write(&folder.join(name), text)?;
        digests.insert((*name).to_owned(), Digest::of(text.as_bytes()).to_string().into());
    }
    Ok(digests)
}

pub(super) fn write_proof(folder: &Path, proof: Option<&Proof>) -> Result<()> {
    let proof = proof.ok_or_else(|| {
        Fault::refused(
            "Nothing of this is sealed yet.",
            "Wait a moment, or look whether the seal file is here.",
        )
    })?;
    write(&folder.join("proof.json"), &as_json(proof)?)
}

pub(super) fn as_json(value: &impl Serialize) -> Result<String> {
    serde_json::to_string_pretty(value).map_err(Fault::broken)
}

pub(super) fn write(path: &Path, text: &str) -> Result<()> {
    let folder = path.parent().unwrap_or(path);
    let written = std::fs::create_dir_all(folder).and_then(|()| std::fs::write(path, text));
    written.map_err(|why| Fault::broken(format!("cannot write {}: {why}", path.display())))
}
