//! Why something leads to no action, and how many impacts nothing eases.

use twodb::{Ask, Sql, args, sql};

use crate::ground::Result;
use crate::ground::id::{CaseId, IncidentId, WorkspaceId};
use crate::journal::Tx;
use crate::plans::Reason;

const REASON: &str =
    "workspace_id, id, incident_id, case_id, customer_id, about, because, said_by, said_name, said_at, salt";

/// Every reason that was given in a case, oldest first: what is covered is asked of all of them.
pub async fn list(ask: &mut dyn Ask, workspace: &WorkspaceId, case: &CaseId) -> Result<Vec<Reason>> {
    let text = format!(
        "select {REASON} from plan_reasons where workspace_id = $1 and case_id = $2 order by said_at, id"
    );
    Ok(ask.all(Sql::built(text), args![workspace, case]).await?)
}

/// The reason that was given for a statement or an impact, held until the end of the change.
pub(in crate::plans) async fn seek_held(tx: &mut Tx, about: &str) -> Result<Option<Reason>> {
    let (workspace, hold) = (tx.actor().workspace.clone(), Sql::hold(tx));
    let text = format!("select {REASON} from plan_reasons where workspace_id = $1 and about = $2 {hold}");
    Ok(tx.maybe(Sql::built(text), args![workspace, about]).await?)
}

/// A new reason, or a known one in other words.
pub(in crate::plans) async fn put(tx: &mut Tx, reason: &Reason) -> Result<()> {
    let r = reason;
    let text = format!(
        "insert into plan_reasons ({REASON}) values {} on conflict (workspace_id, id) do update set because = excluded.because,
            said_by = excluded.said_by, said_name = excluded.said_name, said_at = excluded.said_at",
        Sql::in_list(1, 11)
    );
    let values = args![
        &r.workspace_id,
        &r.id,
        &r.incident_id,
        &r.case_id,
        &r.customer_id,
        &r.about,
        &r.because,
        &r.said_by,
        &r.said_name,
        r.said_at,
        &r.salt
    ];
    tx.run(Sql::built(text), values).await?;
    Ok(())
}

/// How many impacts of an incident nothing eases, counted up to 100; each is looked for among the few actions of its own case.
/// -- reads: listening
pub(in crate::plans) async fn count_uncontained(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
) -> Result<i64> {
    let (many,): (i64,) = ask
        .one(
            sql(
                "select count(*) from (select i.id from impacts i
                 join cases c on c.workspace_id = i.workspace_id and c.id = i.case_id
                 where i.workspace_id = $1 and i.incident_id = $2 and i.erased_at is null
                   and c.state not in ('closed', 'withdrawn')
                   and not exists (select 1 from plan_reasons r where r.workspace_id = i.workspace_id and r.about = i.id)
                   and not exists (select 1 from plan_actions a where a.workspace_id = i.workspace_id and a.case_id = i.case_id
                     and a.state <> 'dropped' and a.impacts like '% ' || i.id || ' %')
                 limit 100) found",
            ),
            args![workspace, incident],
        )
        .await?;
    Ok(many)
}
