//! Those who speak.

use twodb::{Ask, Sql, args, sql};

use crate::ground::id::{IncidentId, SpeakerId, WorkspaceId};
use crate::ground::{Fault, Result};
use crate::journal::Tx;
use crate::updates::Speaker;

const SPEAKER: &str = "workspace_id, id, incident_id, name, role, face_kind, face, face_key, named_by, named_at, released_at, \
    salt";

/// Who speaks about an incident, in the order in which they were named; those who stopped are among them.
pub async fn list(ask: &mut dyn Ask, workspace: &WorkspaceId, incident: &IncidentId) -> Result<Vec<Speaker>> {
    let text = format!(
        "select {SPEAKER} from speakers where workspace_id = $1 and incident_id = $2 order by named_at, id limit 100"
    );
    Ok(ask.all(Sql::built(text), args![workspace, incident]).await?)
}

/// One of them; [`Fault::Missing`] when there is none.
pub(in crate::updates) async fn find(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    id: &SpeakerId,
) -> Result<Speaker> {
    let text = format!("select {SPEAKER} from speakers where workspace_id = $1 and id = $2");
    ask.maybe(Sql::built(text), args![workspace, id]).await?.ok_or(Fault::Missing("speaker"))
}

/// The same, held until the end of the change.
pub(in crate::updates) async fn find_held(tx: &mut Tx, id: &SpeakerId) -> Result<Speaker> {
    let (workspace, hold) = (tx.actor().workspace.clone(), Sql::hold(tx));
    let text = format!("select {SPEAKER} from speakers where workspace_id = $1 and id = $2 {hold}");
    tx.maybe(Sql::built(text), args![workspace, id]).await?.ok_or(Fault::Missing("speaker"))
}

/// The face that a key opens: its kind, and the picture in base64.
pub(in crate::updates) async fn face(ask: &mut dyn Ask, key: &str) -> Result<Option<(String, String)>> {
    let text = sql("select face_kind, face from speakers where face_key = $1 and face is not null");
    Ok(ask.maybe(text, args![key]).await?)
}

/// A new one.
pub(in crate::updates) async fn insert(tx: &mut Tx, speaker: &Speaker) -> Result<()> {
    let s = speaker;
    let text = format!("insert into speakers ({SPEAKER}) values {}", Sql::in_list(1, 12));
    let values = args![
        &s.workspace_id,
        &s.id,
        &s.incident_id,
        &s.name,
        &s.role,
        &s.face_kind,
        &s.face,
        &s.face_key,
        &s.named_by,
        s.named_at,
        s.released_at,
        &s.salt
    ];
    tx.run(Sql::built(text), values).await?;
    Ok(())
}

/// Writes back what became of one that is held.
pub(in crate::updates) async fn update(tx: &mut Tx, speaker: &Speaker) -> Result<()> {
    let s = speaker;
    tx.run(
        sql("update speakers set face_kind = $1, face = $2, face_key = $3, released_at = $4
             where workspace_id = $5 and id = $6"),
        args![&s.face_kind, &s.face, &s.face_key, s.released_at, &s.workspace_id, &s.id],
    )
    .await?;
    Ok(())
}
