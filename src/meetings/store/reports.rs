//! Reports as they were given to customers.

use twodb::{Ask, Sql, args, sql};

use crate::ground::id::{CaseId, MeetingReportId, WorkspaceId};
use crate::ground::{Fault, Result};
use crate::journal::Tx;
use crate::meetings::MeetingReport;

const REPORT: &str = "workspace_id, id, incident_id, case_id, customer_id, words, since_at, until_at, content, content_digest, \
    released_by, released_name, erased_at, salt";

/// One of them; [`Fault::Missing`] when there is none.
pub async fn find(ask: &mut dyn Ask, workspace: &WorkspaceId, id: &MeetingReportId) -> Result<MeetingReport> {
    let text = format!("select {REPORT} from meeting_reports where workspace_id = $1 and id = $2");
    ask.maybe(Sql::built(text), args![workspace, id]).await?.ok_or(Fault::Missing("report"))
}

/// The same, held until the end of the change.
pub async fn find_held(tx: &mut Tx, id: &MeetingReportId) -> Result<MeetingReport> {
    let (workspace, hold) = (tx.actor().workspace.clone(), Sql::hold(tx));
    let text = format!("select {REPORT} from meeting_reports where workspace_id = $1 and id = $2 {hold}");
    tx.maybe(Sql::built(text), args![&workspace, id]).await?.ok_or(Fault::Missing("report"))
}

/// Every report to a customer in a case, the newest first.
pub async fn list_of_case(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    case: &CaseId,
) -> Result<Vec<MeetingReport>> {
    let text = format!(
        "select {REPORT} from meeting_reports where workspace_id = $1 and case_id = $2 order by until_at desc, id desc"
    );
    Ok(ask.all(Sql::built(text), args![workspace, case]).await?)
}

/// New.
pub async fn insert(tx: &mut Tx, r: &MeetingReport) -> Result<()> {
    let text = format!("insert into meeting_reports ({REPORT}) values {}", Sql::in_list(1, 14));
    let values = args![
        &r.workspace_id,
        &r.id,
        &r.incident_id,
        &r.case_id,
        &r.customer_id,
        &r.words,
        r.since_at,
        r.until_at,
        &r.content,
        &r.content_digest,
        &r.released_by,
        &r.released_name,
        r.erased_at,
        &r.salt
    ];
    tx.run(Sql::built(text), values).await?;
    Ok(())
}

/// Its words go.
pub async fn erase(tx: &mut Tx, r: &MeetingReport) -> Result<()> {
    tx.run(
        sql("update meeting_reports set words = $1, content = $2, salt = $3, erased_at = $4
             where workspace_id = $5 and id = $6"),
        args![&r.words, &r.content, &r.salt, r.erased_at, &r.workspace_id, &r.id],
    )
    .await?;
    Ok(())
}
