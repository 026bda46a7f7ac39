//! Whom we asked elsewhere.

use twodb::{Ask, Sql, args};

use crate::alternatives::source::Source;
use crate::ground::id::{IncidentId, SourceId, WorkspaceId};
use crate::ground::web::{Page, Paging};
use crate::ground::{Fault, Result};
use crate::journal::Tx;

const SOURCE: &str = "workspace_id, id, incident_id, kind, name, person, asked_at, said, amount, unit, whom, state, \
    alternative_id, noted_by, noted_name, noted_at, changed_by, changed_at, erased_at, salt";

/// Those we asked about an incident, the newest first.
pub async fn list(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
    paging: &Paging,
) -> Result<Page<Source>> {
    let (before, id) = paging.before();
    let text = format!(
        "select {SOURCE} from alternative_sources
         where workspace_id = $1 and incident_id = $2 and (asked_at, id) < ($3, $4)
         order by asked_at desc, id desc limit $5"
    );
    let rows = ask.all(Sql::built(text), args![workspace, incident, before, id, paging.rows() + 1]).await?;
    Ok(Page::cut(rows, paging, |s: &Source| [s.asked_at.0.to_string(), s.id.to_string()]))
}

/// One of them; [`Fault::Missing`] when there is none.
pub async fn find(ask: &mut dyn Ask, workspace: &WorkspaceId, id: &SourceId) -> Result<Source> {
    let text = format!("select {SOURCE} from alternative_sources where workspace_id = $1 and id = $2");
    ask.maybe(Sql::built(text), args![workspace, id]).await?.ok_or(Fault::Missing("source"))
}

/// The same, held until the end of the change.
pub(in crate::alternatives) async fn find_held(tx: &mut Tx, id: &SourceId) -> Result<Source> {
    let (workspace, hold) = (tx.actor().workspace.clone(), Sql::hold(tx));
    let text = format!("select {SOURCE} from alternative_sources where workspace_id = $1 and id = $2 {hold}");
    tx.maybe(Sql::built(text), args![workspace, id]).await?.ok_or(Fault::Missing("source"))
}

/// A new one.
pub(in crate::alternatives) async fn insert(tx: &mut Tx, source: &Source) -> Result<()> {
    let s = source;
    let text = format!("insert into alternative_sources ({SOURCE}) values {}", Sql::in_list(1, 20));
    let values = args![
        &s.workspace_id,
        &s.id,
        &s.incident_id,
        &s.kind,
        &s.name,
        &s.person,
        s.asked_at,
        &s.said,
        s.amount,
        &s.unit,
        &s.whom,
        &s.state,
        &s.alternative_id,
        &s.noted_by,
        &s.noted_name,
        s.noted_at,
        &s.changed_by,
        s.changed_at,
        s.erased_at,
        &s.salt
    ];
    tx.run(Sql::built(text), values).await?;
    Ok(())
}

/// Writes back what became of one that is held.
pub(in crate::alternatives) async fn update(tx: &mut Tx, source: &Source) -> Result<()> {
    let s = source;
    tx.run(
        twodb::sql(
            "update alternative_sources set kind = $1, name = $2, person = $3, asked_at = $4, said = $5, amount = $6,
                unit = $7, whom = $8, state = $9, alternative_id = $10, changed_by = $11, changed_at = $12,
                erased_at = $13, salt = $14
             where workspace_id = $15 and id = $16",
        ),
        args![
            &s.kind,
            &s.name,
            &s.person,
            s.asked_at,
            &s.said,
            s.amount,
            &s.unit,
            &s.whom,
            &s.state,
            &s.alternative_id,
            &s.changed_by,
            s.changed_at,
            s.erased_at,
            &s.salt,
            &s.workspace_id,
            &s.id
        ],
    )
    .await?;
    Ok(())
}
