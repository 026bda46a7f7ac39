//! Silent contacts left to a person.

use twodb::{Ask, Sql, args, sql};

use super::silent::SIGNS;
use crate::chasing::Duty;
use crate::ground::id::{DutyId, WorkspaceId};
use crate::ground::{Fault, Result, Time};
use crate::journal::Tx;

const DUTY: &str = "workspace_id, id, incident_id, case_id, customer_id, contact_id, notice_id, owner_id, handed_at, how, words, settled_at, settled_by, salt";
const COLUMNS: [&str; 14] = [
    "workspace_id",
    "id",
    "incident_id",
    "case_id",
    "customer_id",
    "contact_id",
    "notice_id",
    "owner_id",
    "handed_at",
    "how",
    "words",
    "settled_at",
    "settled_by",
    "salt",
];

/// One of them; [`Fault::Missing`] when there is none.
pub async fn find(ask: &mut dyn Ask, workspace: &WorkspaceId, id: &DutyId) -> Result<Duty> {
    let text = format!("select {DUTY} from chase_duties where workspace_id = $1 and id = $2");
    ask.maybe(Sql::built(text), args![workspace, id]).await?.ok_or(Fault::Missing("duty"))
}

/// The same, held until the end of the change.
pub(in crate::chasing) async fn find_held(tx: &mut Tx, id: &DutyId) -> Result<Duty> {
    let (workspace, hold) = (tx.actor().workspace.clone(), Sql::hold(tx));
    let text = format!("select {DUTY} from chase_duties where workspace_id = $1 and id = $2 {hold}");
    tx.maybe(Sql::built(text), args![workspace, id]).await?.ok_or(Fault::Missing("duty"))
}

/// New ones.
pub(in crate::chasing) async fn put(tx: &mut Tx, duties: &[Duty]) -> Result<()> {
    let rows = duties.iter().map(|d| {
        args![
            &d.workspace_id,
            &d.id,
            &d.incident_id,
            &d.case_id,
            &d.customer_id,
            &d.contact_id,
            &d.notice_id,
            &d.owner_id,
            d.handed_at,
            &d.how,
            &d.words,
            d.settled_at,
            &d.settled_by,
            &d.salt
        ]
    });
    tx.insert_many("chase_duties", &COLUMNS, "", rows.collect::<Vec<_>>()).await?;
    Ok(())
}

/// What became of one.
pub(in crate::chasing) async fn settle(tx: &mut Tx, duty: &Duty) -> Result<()> {
    let text = "update chase_duties set how = $1, words = $2, settled_at = $3, settled_by = $4 where workspace_id = $5 and id = $6";
    let d = duty;
    tx.run(sql(text), args![&d.how, &d.words, d.settled_at, &d.settled_by, &d.workspace_id, &d.id]).await?;
    Ok(())
}

/// Those that are owed, the oldest first: which, who is silent, at which customer, since when. Whoever gave a sign since,
/// left, or whose case is over is owed nothing.
pub(in crate::chasing) async fn list_open(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
) -> Result<Vec<(DutyId, String, String, Time)>> {
    // reads: customers, incidents, notices
    let text = format!(
        "select t.id, p.name, c.title, t.told_at from (
            select id, case_id, contact_id, incident_id, handed_at as told_at from chase_duties
            where workspace_id = $1 and settled_at is null) t
         join contacts p on p.workspace_id = $1 and p.id = t.contact_id
         join cases c on c.workspace_id = $1 and c.id = t.case_id
         where p.left_at is null and c.state not in ('closed', 'withdrawn') and not {SIGNS}
           and not exists (select 1 from deliveries d where d.workspace_id = $1 and d.incident_id = t.incident_id
                and d.contact_id = t.contact_id and d.acknowledged_at is not null)
         order by t.told_at, t.id limit 50"
    );
    Ok(ask.all(Sql::built(text), args![workspace]).await?)
}
