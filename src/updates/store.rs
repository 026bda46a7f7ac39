//! All SQL of updates and of those who speak.

pub(super) mod speakers;

use twodb::{Ask, Sql, args, sql};

use super::{Update, UpdateVersion};
use crate::ground::id::{IncidentId, UpdateId, WorkspaceId};
use crate::ground::{Fault, Result};
use crate::journal::Tx;

const UPDATE: &str = "workspace_id, id, incident_id, status, text, next_update_at, speaker, posted_by, posted_at, version, \
    edited_at, edit_reason, withdrawn_at, withdrawn_reason, salt";
const VERSION: &str = "workspace_id, id, update_id, incident_id, number, text, text_digest, because, due_at, said_by, \
    said_name, said_at, erased_at, salt";

/// One of them; [`Fault::Missing`] when there is none.
pub async fn find(ask: &mut dyn Ask, workspace: &WorkspaceId, id: &UpdateId) -> Result<Update> {
    let text = format!("select {UPDATE} from updates where workspace_id = $1 and id = $2");
    ask.maybe(Sql::built(text), args![workspace, id]).await?.ok_or(Fault::Missing("update"))
}

/// The same, held until the end of the change.
pub(super) async fn find_held(tx: &mut Tx, id: &UpdateId) -> Result<Update> {
    let (workspace, hold) = (tx.actor().workspace.clone(), Sql::hold(tx));
    let text = format!("select {UPDATE} from updates where workspace_id = $1 and id = $2 {hold}");
    tx.maybe(Sql::built(text), args![workspace, id]).await?.ok_or(Fault::Missing("update"))
}

/// What we said about an incident, newest first, at most 200: what was taken back is among them with its reason and without
/// its text.
pub async fn list(ask: &mut dyn Ask, workspace: &WorkspaceId, incident: &IncidentId) -> Result<Vec<Update>> {
    let text = format!(
        "select {UPDATE} from updates where workspace_id = $1 and incident_id = $2
         order by posted_at desc, id desc limit 200"
    );
    let rows: Vec<Update> = ask.all(Sql::built(text), args![workspace, incident]).await?;
    Ok(rows.into_iter().map(Update::as_read).collect())
}

/// Every version of one update, in their order.
pub async fn versions(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    id: &UpdateId,
) -> Result<Vec<UpdateVersion>> {
    let text = format!(
        "select {VERSION} from update_versions where workspace_id = $1 and update_id = $2 order by number limit 500"
    );
    Ok(ask.all(Sql::built(text), args![workspace, id]).await?)
}

/// The versions of all updates of an incident that stand and were edited, update by update in their order; at most 2,000.
pub(super) async fn versions_of_edited(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
) -> Result<Vec<UpdateVersion>> {
    let columns = VERSION.replace(", ", ", v.");
    let text = format!(
        "select v.{columns} from update_versions v
         join updates u on u.workspace_id = v.workspace_id and u.id = v.update_id
         where v.workspace_id = $1 and v.incident_id = $2 and u.version > 1 and u.withdrawn_at is null
         order by v.update_id, v.number limit 2000"
    );
    Ok(ask.all(Sql::built(text), args![workspace, incident]).await?)
}

/// How many of the updates that were announced for a moment came by then, and of how many (R27).
pub async fn in_time(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
) -> Result<(i64, i64)> {
    Ok(ask
        .one(
            sql("select cast(coalesce(sum(case when said_at <= due_at then 1 else 0 end), 0) as bigint), count(*)
                 from update_versions where workspace_id = $1 and incident_id = $2 and due_at is not null"),
            args![workspace, incident],
        )
        .await?)
}

/// A new update.
pub(super) async fn insert(tx: &mut Tx, update: &Update) -> Result<()> {
    let u = update;
    let text = format!("insert into updates ({UPDATE}) values {}", Sql::in_list(1, 15));
    let values = args![
        &u.workspace_id,
        &u.id,
        &u.incident_id,
        &u.status,
        &u.text,
        u.next_update_at,
        &u.speaker,
        &u.posted_by,
        u.posted_at,
        u.version,
        u.edited_at,
        &u.edit_reason,
        u.withdrawn_at,
        &u.withdrawn_reason,
        &u.salt
    ];
    tx.run(Sql::built(text), values).await?;
    Ok(())
}

/// Writes back what became of one that is held.
pub(super) async fn update(tx: &mut Tx, update: &Update) -> Result<()> {
    let u = update;
    tx.run(
        sql(
            "update updates set text = $1, version = $2, edited_at = $3, edit_reason = $4, withdrawn_at = $5,
                withdrawn_reason = $6, salt = $7 where workspace_id = $8 and id = $9",
        ),
        args![
            &u.text,
            u.version,
            u.edited_at,
            &u.edit_reason,
            u.withdrawn_at,
            &u.withdrawn_reason,
            &u.salt,
            &u.workspace_id,
            &u.id
        ],
    )
    .await?;
    Ok(())
}

/// A new version.
pub(super) async fn insert_version(tx: &mut Tx, version: &UpdateVersion) -> Result<()> {
    let v = version;
    let text = format!("insert into update_versions ({VERSION}) values {}", Sql::in_list(1, 14));
    let values = args![
        &v.workspace_id,
        &v.id,
        &v.update_id,
        &v.incident_id,
        v.number,
        &v.text,
        &v.text_digest,
        &v.because,
        v.due_at,
        &v.said_by,
        &v.said_name,
        v.said_at,
        v.erased_at,
        &v.salt
    ];
    tx.run(Sql::built(text), values).await?;
    Ok(())
}

/// Takes the words out of a version.
pub(super) async fn erase_version(tx: &mut Tx, version: &UpdateVersion) -> Result<()> {
    let v = version;
    tx.run(
        sql("update update_versions set text = $1, salt = $2, erased_at = $3 where workspace_id = $4 and id = $5"),
        args![&v.text, &v.salt, v.erased_at, &v.workspace_id, &v.id],
    )
    .await?;
    Ok(())
}
