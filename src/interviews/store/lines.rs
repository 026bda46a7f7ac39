//! Statements that came of talks.

use std::collections::HashMap;

use twodb::{Ask, Sql, args, sql};

use crate::ground::Result;
use crate::ground::id::{CaseId, InterviewId, StatementId, WorkspaceId};
use crate::interviews::Line;
use crate::journal::Tx;

const LINE: &str = "workspace_id, id, interview_id, statement_id, note_id, contact_id, incident_id, case_id, customer_id, \
    is_added, taken_by, taken_at";

/// Every line of one record, in their order.
pub(in crate::interviews) async fn list(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    interview: &InterviewId,
) -> Result<Vec<Line>> {
    let text = format!(
        "select {LINE} from interview_lines where workspace_id = $1 and interview_id = $2
         order by taken_at, id"
    );
    Ok(ask.all(Sql::built(text), args![workspace, interview]).await?)
}

/// Every line of all records of a case, in their order.
pub(in crate::interviews) async fn list_of_case(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    case: &CaseId,
) -> Result<Vec<Line>> {
    let text = format!(
        "select {LINE} from interview_lines where workspace_id = $1 and case_id = $2 order by taken_at, id"
    );
    Ok(ask.all(Sql::built(text), args![workspace, case]).await?)
}

/// The statements of a case that stand in records, each with its interview.
pub async fn statements_of_case(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    case: &CaseId,
) -> Result<Vec<(StatementId, InterviewId)>> {
    Ok(ask
        .all(
            sql("select statement_id, interview_id from interview_lines
                 where workspace_id = $1 and case_id = $2"),
            args![workspace, case],
        )
        .await?)
}

/// The talks in whose records a statement stands.
pub(in crate::interviews) async fn interviews_of(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    statement: &StatementId,
) -> Result<Vec<InterviewId>> {
    let text = sql(
        "select distinct interview_id from interview_lines where workspace_id = $1 and statement_id = $2",
    );
    let rows: Vec<(InterviewId,)> = ask.all(text, args![workspace, statement]).await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Of each record of a case, how many of its lines they settled, of how many.
// reads: listening
pub(in crate::interviews) async fn settled_of_case(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    case: &CaseId,
) -> Result<HashMap<InterviewId, (i64, i64)>> {
    let text = sql("select l.interview_id, count(s.settled_at), count(*) from interview_lines l
         join statements s on s.workspace_id = l.workspace_id and s.id = l.statement_id
         where l.workspace_id = $1 and l.case_id = $2 group by l.interview_id");
    let counted: Vec<(InterviewId, i64, i64)> = ask.all(text, args![workspace, case]).await?;
    Ok(counted.into_iter().map(|(id, settled, all)| (id, (settled, all))).collect())
}

/// New.
pub(in crate::interviews) async fn insert(tx: &mut Tx, l: &Line) -> Result<()> {
    let text = format!("insert into interview_lines ({LINE}) values {}", Sql::in_list(1, 12));
    let values = args![
        &l.workspace_id,
        &l.id,
        &l.interview_id,
        &l.statement_id,
        &l.note_id,
        &l.contact_id,
        &l.incident_id,
        &l.case_id,
        &l.customer_id,
        l.is_added,
        &l.taken_by,
        l.taken_at
    ];
    tx.run(Sql::built(text), values).await?;
    Ok(())
}
