//! All SQL of playbooks.

use twodb::{Ask, Sql, args, sql};

use super::{AudienceRule, PlaybookChange};
use crate::ground::Result;
use crate::ground::id::WorkspaceId;
use crate::journal::Tx;

const CHANGE: &str = "workspace_id, id, playbook, version, note, incident_id, salt, changed_at, changed_by";

/// What changed a playbook, newest first.
pub async fn list_changes(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    playbook: &str,
) -> Result<Vec<PlaybookChange>> {
    let text = format!(
        "select {CHANGE} from playbook_changes where workspace_id = $1 and playbook = $2 order by version desc limit 200"
    );
    Ok(ask.all(Sql::built(text), args![workspace, playbook]).await?)
}

/// The last version of each playbook that was ever changed.
pub(super) async fn list_versions(ask: &mut dyn Ask, workspace: &WorkspaceId) -> Result<Vec<(String, i64)>> {
    Ok(ask
        .all(
            sql("select playbook, max(version) from playbook_changes where workspace_id = $1 group by playbook"),
            args![workspace],
        )
        .await?)
}

/// The version this playbook has now; 1 is the one that ships.
pub(super) async fn version_of(ask: &mut dyn Ask, workspace: &WorkspaceId, playbook: &str) -> Result<i64> {
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

const AUDIENCE: &str =
    "workspace_id, id, scenario, roles, because, salt, changed_at, changed_by, changed_name";

/// What a lead said of who must hear of a scenario.
pub(super) async fn seek_audience(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    scenario: &str,
) -> Result<Option<AudienceRule>> {
    let text = format!("select {AUDIENCE} from audience_rules where workspace_id = $1 and scenario = $2");
    Ok(ask.maybe(Sql::built(text), args![workspace, scenario]).await?)
}

/// All that leads said of it.
pub(super) async fn list_audiences(ask: &mut dyn Ask, workspace: &WorkspaceId) -> Result<Vec<AudienceRule>> {
    let text = format!("select {AUDIENCE} from audience_rules where workspace_id = $1 order by scenario");
    Ok(ask.all(Sql::built(text), args![workspace]).await?)
}

/// Keeps what a lead says of a scenario; of two at once, the later word holds.
pub(super) async fn put_audience(tx: &mut Tx, rule: &AudienceRule) -> Result<()> {
    let r = rule;
    let text = format!(
        "insert into audience_rules ({AUDIENCE}) values ($1,$2,$3,$4,$5,$6,$7,$8,$9)
         on conflict (workspace_id, id) do update set roles = excluded.roles, because = excluded.because, salt = excluded.salt,
            changed_at = excluded.changed_at, changed_by = excluded.changed_by, changed_name = excluded.changed_name"
    );
    let values = args![
        &r.workspace_id,
        &r.id,
        &r.scenario,
        r.roles.stored(),
        &r.because,
        &r.salt,
        r.changed_at,
        &r.changed_by,
        &r.changed_name
    ];
    tx.run(Sql::built(text), values).await?;
    Ok(())
}
