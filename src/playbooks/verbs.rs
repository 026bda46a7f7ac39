//! What a member says about a playbook.

use super::{PlaybookChange, rules, store};
use crate::ground::id::IncidentId;
use crate::ground::{Actor, Fault, House, Result, Role, text};
use crate::journal::{self, Chain, Entry, Tx};

/// Notes what is done differently from now on; it makes the next version (R7). Members and above.
pub async fn change(
    house: &House,
    actor: &Actor,
    playbook: &str,
    said: &str,
    incident: Option<&IncidentId>,
) -> Result<PlaybookChange> {
    actor.must_be(Role::Member)?;
    let mut tx = journal::begin(house, actor).await?;
    let (change, entry) = note(&mut tx, playbook, said, incident).await?;
    tx.say(entry).await?.commit().await?;
    Ok(change)
}

/// The same as part of a larger change: gives back the entry to say.
pub async fn note(
    tx: &mut Tx,
    playbook: &str,
    said: &str,
    incident: Option<&IncidentId>,
) -> Result<(PlaybookChange, Entry)> {
    let playbook = rules::find(playbook)?;
    let workspace = tx.actor().workspace.clone();
    let change = PlaybookChange {
        version: store::version_of(tx, &workspace, playbook.word).await? + 1,
        workspace_id: workspace,
        id: tx.mint(),
        playbook: playbook.word.into(),
        note: text::required("note", said, 2_000)?,
        incident_id: incident.cloned(),
        salt: tx.salt(),
        changed_at: tx.now(),
        changed_by: tx.actor().label(),
    };
    if !store::insert(tx, &change).await? {
        return Err(Fault::Conflict(
            "Somebody else changed this playbook a moment ago. Read their note, then send yours again."
                .into(),
        ));
    }
    let mut entry = Entry::on(Chain::Workspace, "playbook.changed").about(&change)?;
    if let Some(incident) = incident {
        entry = entry.incident(incident);
    }
    Ok((change, entry.with("playbook", playbook.word)))
}
