//! The auditor's commands: `journal verify` and `export`.

use std::path::Path;

use super::start;
use crate::ground::id::{CaseId, IncidentId};
use crate::ground::{Clock, Config, Dice, Fault, House, workspace};
use crate::journal::Audit;
use crate::reports;

/// Verifies the journal of every workspace; an error, and so exit code 1, when anything is found.
pub async fn verify(config: Config, as_json: bool) -> anyhow::Result<()> {
    let house = start::open(config, Clock::system(), Dice::system()).await?;
    let mut found = 0;
    for workspace in workspace::list(&mut house.read()).await? {
        let audit = reports::verify(&house, &workspace.id).await?;
        found += audit.findings.len() as u64 + audit.more;
        if as_json {
            let line =
                serde_json::json!({ "workspace": workspace.id, "holds": audit.holds(), "audit": audit });
            println!("{line}");
        } else {
            println!("{}", told(&workspace.name, &audit));
        }
    }
    house.db().close().await;
    anyhow::ensure!(found == 0, "{found} things are not as they were said");
    Ok(())
}

fn told(name: &str, audit: &Audit) -> String {
    let mut lines = vec![format!(
        "{name}: {} entries in {} chains, {} sealed under {} checkpoints, {} rows compared",
        audit.entries, audit.chains, audit.leaves, audit.checkpoints, audit.rows
    )];
    lines.extend(audit.findings.iter().map(|f| format!("  {}  {}: {}", f.what.word(), f.table, f.said)));
    if audit.more > 0 {
        lines.push(format!("  … and {} more", audit.more));
    }
    lines.push(if audit.holds() { "  everything is as it was said" } else { "  DOES NOT HOLD" }.to_owned());
    lines.join("\n")
}

/// Writes the dossier of a case, or of every case of an incident, into a folder.
pub async fn export(
    config: Config,
    case: Option<&str>,
    incident: Option<&str>,
    folder: &Path,
) -> anyhow::Result<()> {
    let house = start::open(config, Clock::system(), Dice::system()).await?;
    let mut outcome = Err(Fault::Missing("case or incident"));
    for workspace in workspace::list(&mut house.read()).await? {
        outcome = export_from(&house, &workspace.id, case, incident, folder).await;
        if !matches!(outcome, Err(Fault::Missing(_))) {
            break;
        }
    }
    house.db().close().await;
    println!("{}", outcome?);
    Ok(())
}

async fn export_from(
    house: &House,
    workspace: &crate::ground::id::WorkspaceId,
    case: Option<&str>,
    incident: Option<&str>,
    folder: &Path,
) -> Result<String, Fault> {
    let place = folder.display();
    if let Some(text) = case {
        let id: CaseId = text.parse().map_err(|_| Fault::Missing("case"))?;
        reports::export_case(house, workspace, &id, folder).await?;
        return Ok(format!(
            "wrote the dossier of {id} to {place}; check it with: chain-verify {place}/proof.json"
        ));
    }
    let id: IncidentId = incident.unwrap_or_default().parse().map_err(|_| Fault::Missing("incident"))?;
    let cases = reports::export_incident(house, workspace, &id, folder).await?;
    Ok(format!("wrote {id} with {cases} cases to {place}"))
}
