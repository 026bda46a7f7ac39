//! Who is asked to meetings.

use twodb::{Ask, Sql, Value, args, sql};

use crate::ground::Result;
use crate::ground::id::{MeetingId, WorkspaceId};
use crate::journal::Tx;
use crate::meetings::MeetingPerson;

const COLUMNS: [&str; 13] = [
    "workspace_id",
    "id",
    "meeting_id",
    "incident_id",
    "case_id",
    "customer_id",
    "who",
    "name",
    "answer",
    "answered_by",
    "answered_at",
    "was_there",
    "salt",
];

fn columns() -> String {
    COLUMNS.join(", ")
}

/// Who is asked to a meeting: the customer's people first, then by name; at most 40 are.
pub async fn list(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    meeting: &MeetingId,
) -> Result<Vec<MeetingPerson>> {
    let text = format!(
        "select {} from meeting_people where workspace_id = $1 and meeting_id = $2
         order by case when who like 'con%' then 0 else 1 end, name, id",
        columns()
    );
    Ok(ask.all(Sql::built(text), args![workspace, meeting]).await?)
}

/// The same of several meetings.
pub async fn list_of_many(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    meetings: &[MeetingId],
) -> Result<Vec<MeetingPerson>> {
    if meetings.is_empty() {
        return Ok(Vec::new());
    }
    let text = format!(
        "select {} from meeting_people where workspace_id = $1 and meeting_id in {}
         order by case when who like 'con%' then 0 else 1 end, name, id",
        columns(),
        Sql::in_list(2, meetings.len())
    );
    let mut values = args![workspace];
    values.extend(meetings.iter().map(Value::from));
    Ok(ask.all(Sql::built(text), values).await?)
}

/// New.
pub async fn insert(tx: &mut Tx, people: &[MeetingPerson]) -> Result<()> {
    let rows = people.iter().map(|p| {
        args![
            &p.workspace_id,
            &p.id,
            &p.meeting_id,
            &p.incident_id,
            &p.case_id,
            &p.customer_id,
            &p.who,
            &p.name,
            &p.answer,
            &p.answered_by,
            p.answered_at,
            p.was_there,
            &p.salt
        ]
    });
    tx.insert_many("meeting_people", &COLUMNS, "", rows.collect::<Vec<_>>()).await?;
    Ok(())
}

/// They are asked no more. The meeting is held by whoever changes this.
pub async fn remove(tx: &mut Tx, people: &[MeetingPerson]) -> Result<()> {
    let Some(first) = people.first() else { return Ok(()) };
    let text = format!(
        "delete from meeting_people where workspace_id = $1 and id in {}",
        Sql::in_list(2, people.len())
    );
    let mut values = args![&first.workspace_id];
    values.extend(people.iter().map(|person| Value::from(&person.id)));
    tx.run(Sql::built(text), values).await?;
    Ok(())
}

/// Writes back what they said, and whether they were there. The meeting is held by whoever changes this.
pub async fn update(tx: &mut Tx, people: &[MeetingPerson]) -> Result<()> {
    for p in people {
        tx.run(
            sql("update meeting_people set answer = $1, answered_by = $2, answered_at = $3, was_there = $4
                 where workspace_id = $5 and id = $6"),
            args![&p.answer, &p.answered_by, p.answered_at, p.was_there, &p.workspace_id, &p.id],
        )
        .await?;
    }
    Ok(())
}
