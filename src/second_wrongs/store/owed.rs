//! Whom a second wrong touches, and what is still owed for it. Whom a late telling touches follows from when each was
//! told: nothing is noted for each of them.
// reads: cases, mentions, incidents

use twodb::{Ask, Sql, args, sql};

use super::WRONG;
use crate::ground::id::{CaseId, IncidentId, SecondWrongId, WorkspaceId};
use crate::ground::{Result, Time};
use crate::incidents::Case;
use crate::second_wrongs::{Deception, SecondWrong};

/// Whether the wrong `w` touches the case `c`, at the moment `$2`.
const TOUCHES: &str = "c.workspace_id = w.workspace_id and c.incident_id = w.incident_id and c.state <> 'withdrawn'
    and ((w.kind = 'concealed' and (w.case_id is null or w.case_id = c.id))
      or (w.kind = 'late' and (c.told_at > w.late_after or (c.told_at is null and w.late_after < $2)
        or exists (select 1 from mentions m where m.workspace_id = c.workspace_id and m.incident_id = c.incident_id
            and m.customer_id = c.customer_id and m.withdrawn_at is null and m.said_at > w.aware_at
            and (c.told_at is null or m.said_at < c.told_at)))))";

/// Whether nobody has owned up to the wrong `w` towards the case `c`.
const UNOWNED: &str = "not exists (select 1 from second_wrong_ownings o where o.workspace_id = w.workspace_id
    and o.wrong_id = w.id and (o.case_id is null or o.case_id = c.id))";

/// What is owed on top of an incident: the first second wrong that was confirmed and nobody owned up to.
pub async fn owed_of_incident(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
) -> Result<Option<SecondWrong>> {
    let text = format!(
        "select {WRONG} from second_wrongs where workspace_id = $1 and incident_id = $2 and state = 'owed'
         order by proposed_at, id limit 1"
    );
    Ok(ask.maybe(Sql::built(text), args![workspace, incident]).await?)
}

/// The second wrongs that touch a case, each with whether we still owe it to say so.
pub async fn list_of_case(ask: &mut dyn Ask, case: &Case, now: Time) -> Result<Vec<(SecondWrong, bool)>> {
    let touching: Vec<(SecondWrongId, i64)> = ask
        .all(
            Sql::built(format!(
                "select w.id, cast(case when w.state = 'owed' and {UNOWNED} then 1 else 0 end as bigint)
                 from second_wrongs w join cases c on {TOUCHES}
                 where w.workspace_id = $1 and c.id = $3 and w.state in ('proposed', 'owed', 'owned') order by w.proposed_at, w.id"
            )),
            args![&case.workspace_id, now, &case.id],
        )
        .await?;
    let mut found = Vec::with_capacity(touching.len());
    for (id, owed) in touching {
        found.push((super::find(ask, &case.workspace_id, &id).await?, owed != 0));
    }
    Ok(found)
}

/// How many second wrongs we still owe a case a word for.
pub async fn count_owed_of_case(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    case: &CaseId,
    now: Time,
) -> Result<i64> {
    let text = format!(
        "select count(*) from second_wrongs w join cases c on {TOUCHES}
         where w.workspace_id = $1 and c.id = $3 and w.state = 'owed' and {UNOWNED}"
    );
    Ok(ask.count(Sql::built(text), args![workspace, now, case]).await?)
}

/// How many cases a second wrong touches, and towards how many of them nobody has owned up.
pub(in crate::second_wrongs) async fn count_touched(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    wrong: &SecondWrongId,
    now: Time,
) -> Result<(i64, i64)> {
    let text = format!(
        "select count(*), cast(coalesce(sum(case when {UNOWNED} then 1 else 0 end), 0) as bigint)
         from second_wrongs w join cases c on {TOUCHES} where w.workspace_id = $1 and w.id = $3"
    );
    Ok(ask.one(Sql::built(text), args![workspace, now, wrong]).await?)
}

/// A case that a second wrong touches.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub(crate) struct TouchedCase {
    /// Which.
    pub id: CaseId,
    /// The customer's name.
    pub title: String,
    /// When they were told.
    pub told_at: Option<Time>,
    /// 1 where nobody has owned up to them yet.
    pub is_owed: i64,
}

/// Those it touches, in the order of their cases; those we owe a word first.
pub(in crate::second_wrongs) async fn list_touched(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    wrong: &SecondWrongId,
    now: Time,
    most: i64,
) -> Result<Vec<TouchedCase>> {
    let text = format!(
        "select id, title, told_at, is_owed from (
            select c.id, c.title, c.told_at, cast(case when {UNOWNED} then 1 else 0 end as bigint) as is_owed
            from second_wrongs w join cases c on {TOUCHES} where w.workspace_id = $1 and w.id = $3) t
         order by is_owed desc, id limit $4"
    );
    Ok(ask.all(Sql::built(text), args![workspace, now, wrong, most]).await?)
}

/// What waits for somebody over all incidents: those proposed and those owed, with what their incident is called; the
/// longest waiting first.
pub(in crate::second_wrongs) async fn list_waiting(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
) -> Result<Vec<(SecondWrongId, String, String, Time, String)>> {
    Ok(ask
        .all(
            sql("select w.id, w.kind, w.state, coalesce(w.decided_at, w.proposed_at), i.title from second_wrongs w
                 join incidents i on i.workspace_id = w.workspace_id and i.id = w.incident_id
                 where w.workspace_id = $1 and w.state in ('proposed', 'owed') order by w.proposed_at, w.id limit 50"),
            args![workspace],
        )
        .await?)
}

/// Concealments that wait for a second person, with what their incident is called; the longest waiting first.
pub(in crate::second_wrongs) async fn list_marked(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
) -> Result<Vec<(Deception, String)>> {
    let rows: Vec<(crate::ground::id::DeceptionId, String)> = ask
        .all(
            sql("select d.id, i.title from deceptions d
                 join incidents i on i.workspace_id = d.workspace_id and i.id = d.incident_id
                 where d.workspace_id = $1 and d.state = 'marked' order by d.marked_at, d.id limit 50"),
            args![workspace],
        )
        .await?;
    let mut found = Vec::with_capacity(rows.len());
    for (id, title) in rows {
        found.push((super::deceptions::find(ask, workspace, &id).await?, title));
    }
    Ok(found)
}
