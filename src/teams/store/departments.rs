//! The other departments.

use twodb::{Ask, Sql, args, sql};

use crate::ground::id::{DepartmentId, WorkspaceId};
use crate::ground::{Fault, Result};
use crate::journal::Tx;
use crate::teams::Department;

const DEPARTMENT: &str = "workspace_id, id, team, incident_id, case_id, customer_id, name, speaker, told, bulletin_id, told_at, \
    told_name, added_at, changed_by, changed_at, left_at, salt";

/// One of them; [`Fault::Missing`] when there is none.
pub(in crate::teams) async fn find(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    id: &DepartmentId,
) -> Result<Department> {
    let text = format!("select {DEPARTMENT} from team_departments where workspace_id = $1 and id = $2");
    ask.maybe(Sql::built(text), args![workspace, id]).await?.ok_or(Fault::Missing("department"))
}

/// The same, held until the end of the change.
pub(in crate::teams) async fn find_held(tx: &mut Tx, id: &DepartmentId) -> Result<Department> {
    let (workspace, hold) = (tx.actor().workspace.clone(), Sql::hold(tx));
    let text =
        format!("select {DEPARTMENT} from team_departments where workspace_id = $1 and id = $2 {hold}");
    tx.maybe(Sql::built(text), args![&workspace, id]).await?.ok_or(Fault::Missing("department"))
}

/// Those that work on it, in the order in which they came; at most 100.
pub(in crate::teams) async fn list(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    team: &str,
) -> Result<Vec<Department>> {
    let text = format!(
        "select {DEPARTMENT} from team_departments where workspace_id = $1 and team = $2 and left_at is null
         order by added_at, id limit 100"
    );
    Ok(ask.all(Sql::built(text), args![workspace, team]).await?)
}

/// A new one.
pub(in crate::teams) async fn insert(tx: &mut Tx, department: &Department) -> Result<()> {
    let d = department;
    let text = format!("insert into team_departments ({DEPARTMENT}) values {}", Sql::in_list(1, 17));
    let values = args![
        &d.workspace_id,
        &d.id,
        &d.team,
        &d.incident_id,
        &d.case_id,
        &d.customer_id,
        &d.name,
        &d.speaker,
        &d.told,
        &d.bulletin_id,
        d.told_at,
        &d.told_name,
        d.added_at,
        &d.changed_by,
        d.changed_at,
        d.left_at,
        &d.salt
    ];
    tx.run(Sql::built(text), values).await?;
    Ok(())
}

/// Writes back what became of one that is held.
pub(in crate::teams) async fn update(tx: &mut Tx, department: &Department) -> Result<()> {
    let d = department;
    tx.run(
        sql("update team_departments set name = $1, speaker = $2, told = $3, bulletin_id = $4, told_at = $5, told_name = $6,
                changed_by = $7, changed_at = $8, left_at = $9 where workspace_id = $10 and id = $11"),
        args![
            &d.name,
            &d.speaker,
            &d.told,
            &d.bulletin_id,
            d.told_at,
            &d.told_name,
            &d.changed_by,
            d.changed_at,
            d.left_at,
            &d.workspace_id,
            &d.id
        ],
    )
    .await?;
    Ok(())
}
