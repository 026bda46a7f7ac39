//! What they asked for.

use twodb::{Ask, Sql, args, sql};

use crate::ground::id::{CandidateId, CaseId, InterviewId, WorkspaceId};
use crate::ground::{Fault, Result};
use crate::interviews::{Candidate, CandidateLine};
use crate::journal::Tx;

const CANDIDATE: &str = "workspace_id, id, interview_id, note_id, incident_id, case_id, customer_id, contact_id, kind, state, \
    found_at, because, settled_by, settled_name, settled_at, salt";

fn lines() -> String {
    let columns = CANDIDATE.replace(", ", ", a.");
    format!(
        "select a.{columns}, n.text as words, p.name as contact, c.title as customer from candidates a
         join interview_notes n on n.workspace_id = a.workspace_id and n.id = a.note_id
         join contacts p on p.workspace_id = a.workspace_id and p.id = a.contact_id
         join cases c on c.workspace_id = a.workspace_id and c.id = a.case_id"
    )
}

/// One of them; [`Fault::Missing`] when there is none.
pub(in crate::interviews) async fn find(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    id: &CandidateId,
) -> Result<Candidate> {
    let text = format!("select {CANDIDATE} from candidates where workspace_id = $1 and id = $2");
    ask.maybe(Sql::built(text), args![workspace, id]).await?.ok_or(Fault::Missing("candidate"))
}

/// The same, held until the end of the change.
pub(in crate::interviews) async fn find_held(tx: &mut Tx, id: &CandidateId) -> Result<Candidate> {
    let (workspace, hold) = (tx.actor().workspace.clone(), Sql::hold(tx));
    let text = format!("select {CANDIDATE} from candidates where workspace_id = $1 and id = $2 {hold}");
    tx.maybe(Sql::built(text), args![&workspace, id]).await?.ok_or(Fault::Missing("candidate"))
}

/// What one customer asked for, oldest first; at most 200. -- reads: customers, incidents
pub(in crate::interviews) async fn list_of_case(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    case: &CaseId,
) -> Result<Vec<CandidateLine>> {
    let text = format!(
        "{} where a.workspace_id = $1 and a.case_id = $2 order by a.found_at, a.id limit 200",
        lines()
    );
    Ok(ask.all(Sql::built(text), args![workspace, case]).await?)
}

/// What waits for our word, the longest first; at most 50. -- reads: customers, incidents
pub(in crate::interviews) async fn list_open(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
) -> Result<Vec<CandidateLine>> {
    let text = format!(
        "{} where a.workspace_id = $1 and a.state = 'open' order by a.found_at, a.id limit 50",
        lines()
    );
    Ok(ask.all(Sql::built(text), args![workspace]).await?)
}

/// What was found in one interview.
pub(in crate::interviews) async fn list_of_interview(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    interview: &InterviewId,
) -> Result<Vec<Candidate>> {
    let text = format!(
        "select {CANDIDATE} from candidates where workspace_id = $1 and interview_id = $2 order by found_at, id limit 200"
    );
    Ok(ask.all(Sql::built(text), args![workspace, interview]).await?)
}

/// New.
pub(in crate::interviews) async fn insert(tx: &mut Tx, c: &Candidate) -> Result<()> {
    let text = format!("insert into candidates ({CANDIDATE}) values {}", Sql::in_list(1, 16));
    let values = args![
        &c.workspace_id,
        &c.id,
        &c.interview_id,
        &c.note_id,
        &c.incident_id,
        &c.case_id,
        &c.customer_id,
        &c.contact_id,
        &c.kind,
        &c.state,
        c.found_at,
        &c.because,
        &c.settled_by,
        &c.settled_name,
        c.settled_at,
        &c.salt
    ];
    tx.run(Sql::built(text), values).await?;
    Ok(())
}

/// Writes back one that is held.
pub(in crate::interviews) async fn update(tx: &mut Tx, c: &Candidate) -> Result<()> {
    tx.run(
        sql("update candidates set state = $1, because = $2, settled_by = $3, settled_name = $4, settled_at = $5
             where workspace_id = $6 and id = $7"),
        args![&c.state, &c.because, &c.settled_by, &c.settled_name, c.settled_at, &c.workspace_id, &c.id],
    )
    .await?;
    Ok(())
}
