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

/// What is written out, by its id.
pub enum Exported {
    /// The dossier of a case.
    Case(String),
    /// The dossier of every case of an incident.
    Incident(String),
    /// The telling of an incident.
    Telling(String),
}

/// Writes what was asked for into a folder, from whichever workspace has it.
pub async fn export(config: Config, what: &Exported, folder: &Path) -> anyhow::Result<()> {
    let house = start::open(config, Clock::system(), Dice::system()).await?;
    let mut outcome = Err(Fault::Missing("case or incident"));
    for workspace in workspace::list(&mut house.read()).await? {
        outcome = export_from(&house, &workspace.id, what, folder).await;
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
    what: &Exported,
    folder: &Path,
) -> Result<String, Fault> {
    let place = folder.display();
    let incident = |text: &str| text.parse::<IncidentId>().map_err(|_| Fault::Missing("incident"));
    match what {
        Exported::Case(text) => {
            let id: CaseId = text.parse().map_err(|_| Fault::Missing("case"))?;
            reports::export_case(house, workspace, &id, folder).await?;
            Ok(format!(
                "wrote the dossier of {id} to {place}; check it with: chain-verify {place}/proof.json"
            ))
        }
        Exported::Incident(text) => {
            let id = incident(text)?;
            let cases = reports::export_incident(house, workspace, &id, folder).await?;
            Ok(format!("wrote {id} with {cases} cases to {place}"))
        }
        Exported::Telling(text) => {
            let id = incident(text)?;
            let deliveries = reports::export_telling(house, workspace, &id, folder).await?;
            Ok(format!(
                "wrote the telling of {id} with {deliveries} deliveries to {place}; check it with: chain-verify {place}, and each file of {place}/chains"
            ))
        }
    }
}
