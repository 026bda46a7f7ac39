//! The proof of a telling, written to a folder: who was told what, when and by which channel, each row with its place in
//! the journal; and the proofs of those chains, in parts, so that telling very many never stands in memory. It is an act
//! of its own: personal data leaves the house, so the journal says when, and holds the digest of each file.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

use chain::Digest;
use serde_json::{Map, Value};
use sha2::{Digest as _, Sha256};

use super::export::{as_json, said, write, write_proof, written};
use super::store;
use crate::ground::id::{IncidentId, WorkspaceId};
use crate::ground::{Fault, House, Result};
use crate::journal::{self, Chain, Entry, Vouched};
use crate::notices::{self, sheet};
use crate::{incidents, notices::sheet::Sheet};

/// Chains proven by one file.
const PART: i64 = 500;
/// Columns behind those of a delivery: the file of the proof, the chain and the place in it of the last entry about
/// the row, what it says, and the digest of the row that it holds.
const PLACE: [&str; 5] = ["proof", "chain", "seq", "fact", "digest"];

/// Writes the telling of an incident into `folder`: `telling.csv`, `notices.json`, `texts.json`
/// (the same in further languages), `incident.json`, the incident's
/// `proof.json` that vouches for those files, and `chains/0001.json` … with the proofs of every case; gives how many
/// deliveries that were.
pub async fn export_telling(
    house: &House,
    workspace: &WorkspaceId,
    id: &IncidentId,
    folder: &Path,
) -> Result<usize> {
    journal::seal(house, workspace).await?;
    let incident = incidents::find(&mut house.read(), workspace, id).await?;
    let told = notices::list_of_incident(&mut house.read(), workspace, id).await?;
    let further = notices::texts_of_many(&mut house.read(), &told).await?;
    let texts = [
        ("incident.json", &as_json(&incident)?),
        ("notices.json", &as_json(&told)?),
        ("texts.json", &as_json(&further)?),
    ];
    let mut files = written(folder, &texts)?;
    let ends = ends_of_parts(house, workspace, id).await?;
    let deliveries = write_sheet(house, workspace, id, folder, &ends, &mut files).await?;
    let entry = Entry::on(Chain::Incident(id.clone()), "telling.exported");
    said(house, workspace, vec![entry.with("files", files).with("deliveries", deliveries)]).await?;
    // What was said is sealed, and then proven.
    journal::seal(house, workspace).await?;
    let outside = journal::outside(house, workspace)?;
    let own = journal::prove(&mut house.db().still().await?, workspace, &outside, &[id.to_string()]).await?;
    write_proof(folder, own.as_ref())?;
    let mut after = String::new();
    for part in 0..ends.len() {
        let cases = store::cases_after(&mut house.read(), workspace, id, &after, PART).await?;
        let Some(last) = cases.last() else { break };
        after.clone_from(last);
        let proof = journal::prove(&mut house.db().still().await?, workspace, &outside, &cases).await?;
        let proof = proof.ok_or_else(|| Fault::broken("cases that nothing was said about"))?;
        write(&folder.join(part_name(part)), &as_json(&proof)?)?;
    }
    Ok(deliveries)
}

fn part_name(part: usize) -> String {
    format!("chains/{:04}.json", part + 1)
}

/// The last case of each part.
async fn ends_of_parts(house: &House, workspace: &WorkspaceId, id: &IncidentId) -> Result<Vec<String>> {
    let mut ends: Vec<String> = Vec::new();
    loop {
        let after = ends.last().cloned().unwrap_or_default();
        let cases = store::cases_after(&mut house.read(), workspace, id, &after, PART).await?;
        match cases.last() {
            Some(last) => ends.push(last.clone()),
            None => return Ok(ends),
        }
    }
}

/// Writes every delivery as a row, page by page; notes the digest of the file, and gives how many those are.
async fn write_sheet(
    house: &House,
    workspace: &WorkspaceId,
    id: &IncidentId,
    folder: &Path,
    ends: &[String],
    files: &mut Map<String, Value>,
) -> Result<usize> {
    let path = folder.join("telling.csv");
    let broken = |why: std::io::Error| Fault::broken(format!("cannot write {}: {why}", path.display()));
    let mut file = BufWriter::new(File::create(&path).map_err(broken)?);
    let mut digest = Sha256::new();
    let mut put = |bytes: Vec<u8>| {
        digest.update(&bytes);
        file.write_all(&bytes).map_err(broken)
    };
    let head = sheet::COLUMNS.iter().chain(&PLACE).map(|name| (*name).to_owned()).collect();
    put(sheet::written([head])?)?;
    let (mut after, mut deliveries) = (String::new(), 0);
    loop {
        let lines = sheet::page(&mut house.read(), workspace, &Sheet::Incident(id.clone()), &after).await?;
        let Some(last) = lines.last() else { break };
        after = last.id.to_string();
        deliveries += lines.len();
        let ids: Vec<String> = lines.iter().map(|line| line.id.to_string()).collect();
        let vouched = journal::last_vouched(&mut house.read(), workspace, &ids).await?;
        let rows = lines.iter().map(|line| {
            let part = ends.partition_point(|end| end.as_str() < line.case_id.as_str());
            let last = vouched.get(line.id.as_str()).and_then(|all| all.first());
            [sheet::row(line), place(part, last)].concat()
        });
        put(sheet::written(rows)?)?;
    }
    file.flush().map_err(broken)?;
    let digest = Digest::from(<[u8; 32]>::from(digest.finalize()));
    files.insert("telling.csv".into(), digest.to_string().into());
    Ok(deliveries)
}

/// Where the journal speaks of a row.
fn place(part: usize, last: Option<&Vouched>) -> Vec<String> {
    match last {
        Some(v) => {
            vec![part_name(part), v.chain.clone(), v.seq.to_string(), v.fact.clone(), v.witness.clone()]
        }
        None => vec![String::new(); PLACE.len()],
    }
}
