//! What somebody wants to speak of.

use twodb::{Ask, Sql, Value, args, sql};

use crate::ground::Result;
use crate::ground::id::{MeetingId, WorkspaceId};
use crate::journal::Tx;
use crate::meetings::MeetingPoint;

const POINT: &str = "workspace_id, id, meeting_id, incident_id, case_id, customer_id, text, text_digest, added_by, added_name, \
    added_at, erased_at, salt";

/// The points of a meeting in the order in which they came.
pub async fn list(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    meeting: &MeetingId,
) -> Result<Vec<MeetingPoint>> {
    list_of_many(ask, workspace, std::slice::from_ref(meeting)).await
}

/// The same of several meetings; at most 1,000.
pub async fn list_of_many(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    meetings: &[MeetingId],
) -> Result<Vec<MeetingPoint>> {
    if meetings.is_empty() {
        return Ok(Vec::new());
    }
    let text = format!(
        "select {POINT} from meeting_points where workspace_id = $1 and meeting_id in {} order by added_at, id limit 1000",
        Sql::in_list(2, meetings.len())
    );
    let mut values = args![workspace];
    values.extend(meetings.iter().map(Value::from));
    Ok(ask.all(Sql::built(text), values).await?)
}

/// How many points a meeting has.
pub async fn count(ask: &mut dyn Ask, workspace: &WorkspaceId, meeting: &MeetingId) -> Result<i64> {
    let text = sql("select count(*) from meeting_points where workspace_id = $1 and meeting_id = $2");
    let (count,): (i64,) = ask.one(text, args![workspace, meeting]).await?;
    Ok(count)
}

/// New.
pub async fn insert(tx: &mut Tx, p: &MeetingPoint) -> Result<()> {
    let text = format!("insert into meeting_points ({POINT}) values {}", Sql::in_list(1, 13));
    let values = args![
        &p.workspace_id,
        &p.id,
        &p.meeting_id,
        &p.incident_id,
        &p.case_id,
        &p.customer_id,
        &p.text,
        &p.text_digest,
        &p.added_by,
        &p.added_name,
        p.added_at,
        p.erased_at,
        &p.salt
    ];
    tx.run(Sql::built(text), values).await?;
    Ok(())
}

/// The words of one go.
pub async fn erase(tx: &mut Tx, p: &MeetingPoint) -> Result<()> {
    tx.run(
        sql("update meeting_points set text = $1, salt = $2, erased_at = $3 where workspace_id = $4 and id = $5"),
        args![&p.text, &p.salt, p.erased_at, &p.workspace_id, &p.id],
    )
    .await?;
    Ok(())
}
