//! Notes of talks.

use twodb::{Ask, Sql, args};

use crate::ground::id::{CaseId, ContactId, InterviewId, InterviewNoteId, WorkspaceId};
use crate::ground::{Fault, Result};
use crate::interviews::Note;
use crate::journal::Tx;

const NOTE: &str = "workspace_id, id, interview_id, incident_id, case_id, customer_id, contact_id, number, kind, question, \
    text, version, text_digest, changed_by, changed_at, erased_at, salt";

/// One of them; [`Fault::Missing`] when there is none.
pub(in crate::interviews) async fn find(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    id: &InterviewNoteId,
) -> Result<Note> {
    let text = format!("select {NOTE} from interview_notes where workspace_id = $1 and id = $2");
    ask.maybe(Sql::built(text), args![workspace, id]).await?.ok_or(Fault::Missing("note"))
}

/// What one of them said to one question.
pub(in crate::interviews) async fn seek(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    interview: &InterviewId,
    number: i64,
    contact: &ContactId,
) -> Result<Option<Note>> {
    let text = format!(
        "select {NOTE} from interview_notes where workspace_id = $1 and interview_id = $2 and number = $3
            and contact_id = $4"
    );
    Ok(ask.maybe(Sql::built(text), args![workspace, interview, number, contact]).await?)
}

/// The notes of a talk, by question.
pub(in crate::interviews) async fn list(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    interview: &InterviewId,
) -> Result<Vec<Note>> {
    let text = format!(
        "select {NOTE} from interview_notes where workspace_id = $1 and interview_id = $2
         order by number, contact_id limit 1000"
    );
    Ok(ask.all(Sql::built(text), args![workspace, interview]).await?)
}

/// The notes of all talks of a case, by question; at most 2,000.
pub(in crate::interviews) async fn list_of_case(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    case: &CaseId,
) -> Result<Vec<Note>> {
    let text = format!(
        "select {NOTE} from interview_notes where workspace_id = $1 and case_id = $2 order by number, id limit 2000"
    );
    Ok(ask.all(Sql::built(text), args![workspace, case]).await?)
}

/// New, or written anew.
pub(in crate::interviews) async fn put(tx: &mut Tx, n: &Note) -> Result<()> {
    let text = format!(
        "insert into interview_notes ({NOTE}) values {} on conflict (workspace_id, id) do update set
            text = excluded.text, version = excluded.version, text_digest = excluded.text_digest,
            changed_by = excluded.changed_by, changed_at = excluded.changed_at, erased_at = excluded.erased_at,
            salt = excluded.salt",
        Sql::in_list(1, 17)
    );
    let values = args![
        &n.workspace_id,
        &n.id,
        &n.interview_id,
        &n.incident_id,
        &n.case_id,
        &n.customer_id,
        &n.contact_id,
        n.number,
        &n.kind,
        &n.question,
        &n.text,
        n.version,
        &n.text_digest,
        &n.changed_by,
        n.changed_at,
        n.erased_at,
        &n.salt
    ];
    tx.run(Sql::built(text), values).await?;
    Ok(())
}
