//! All SQL of playbooks.

use twodb::{Ask, Sql, args, sql};

use super::PlaybookChange;
use crate::ground::Result;
use crate::ground::id::WorkspaceId;
use crate::journal::Tx;

const CHANGE: &str = "workspace_id, id, playbook, version, note, incident_id, salt, changed_at, changed_by";

/// What changed a playbook, newest first.
pub async fn list_changes(
    ask: &mut impl Ask,
    workspace: &WorkspaceId,
    playbook: &str,
) -> Result<Vec<PlaybookChange>> {
    let text = format!(
        "select {CHANGE} from playbook_changes where workspace_id = $1 and playbook = $2 order by version desc limit 200"
    );
    Ok(ask.all(Sql::built(text), args![workspace, playbook]).await?)
}

/// The last version of each playbook that was ever changed.
pub(super) async fn list_versions(ask: &mut impl Ask, workspace: &WorkspaceId) -> Result<Vec<(String, i64)>> {
    Ok(ask
        .all(
            sql("select playbook, max(version) from playbook_changes where workspace_id = $1 group by playbook"),
            args![workspace],
        )
        .await?)
}

/// The version this playbook has now; 1 is the one that ships.
pub(super) async fn version_of(ask: &mut impl Ask, workspace: &WorkspaceId, playbook: &str) -> Result<i64> {
    Ok(ask
        .count(
            sql("select coalesce(max(version), 1) from playbook_changes where workspace_id = $1 and playbook = $2"),
            args![workspace, playbook],
        )
        .await?)
}

/// Keeps a change; false when another change made this version first.
pub(super) async fn insert(tx: &mut Tx, change: &PlaybookChange) -> Result<bool> {
    let c = change;
    let text = format!(
        "insert into playbook_changes ({CHANGE}) values ($1,$2,$3,$4,$5,$6,$7,$8,$9) on conflict do nothing"
    );
    let values = args![
        &c.workspace_id,
        &c.id,
        &c.playbook,
        c.version,
        &c.note,
        &c.incident_id,
        &c.salt,
        c.changed_at,
        &c.changed_by
    ];
    Ok(tx.run(Sql::built(text), values).await? == 1)
}
