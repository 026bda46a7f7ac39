//! How often we meet customers.

use twodb::{Ask, Sql, args, sql};

use crate::ground::id::{CadenceId, CaseId, WorkspaceId};
use crate::ground::{Fault, Result, Time};
use crate::journal::Tx;
use crate::meetings::Cadence;

const CADENCE: &str = "workspace_id, id, incident_id, case_id, customer_id, state, title, every, unit, weekday, at, zone, place, \
    lasts, people, from_day, laid_day, due_at, set_by, set_at, changed_by, changed_at, ended_because, salt";

/// One of them; [`Fault::Missing`] when there is none.
pub async fn find(ask: &mut dyn Ask, workspace: &WorkspaceId, id: &CadenceId) -> Result<Cadence> {
    let text = format!("select {CADENCE} from meeting_cadences where workspace_id = $1 and id = $2");
    ask.maybe(Sql::built(text), args![workspace, id]).await?.ok_or(Fault::Missing("cadence"))
}

/// The same, held until the end of the change.
pub async fn find_held(tx: &mut Tx, id: &CadenceId) -> Result<Cadence> {
    let (workspace, hold) = (tx.actor().workspace.clone(), Sql::hold(tx));
    let text = format!("select {CADENCE} from meeting_cadences where workspace_id = $1 and id = $2 {hold}");
    tx.maybe(Sql::built(text), args![&workspace, id]).await?.ok_or(Fault::Missing("cadence"))
}

/// The cadences of a case, the newest first, at most 50.
pub async fn list_of_case(ask: &mut dyn Ask, workspace: &WorkspaceId, case: &CaseId) -> Result<Vec<Cadence>> {
    let text = format!(
        "select {CADENCE} from meeting_cadences where workspace_id = $1 and case_id = $2 order by set_at desc, id desc limit 50"
    );
    Ok(ask.all(Sql::built(text), args![workspace, case]).await?)
}

/// Cadences whose next meeting is to be laid out, and those whose case is over; at most 20. -- reads: incidents
pub async fn list_due(ask: &mut dyn Ask, workspace: &WorkspaceId, now: Time) -> Result<Vec<CadenceId>> {
    let text = sql("select d.id from meeting_cadences d
         join cases c on c.workspace_id = d.workspace_id and c.id = d.case_id
         where d.workspace_id = $1 and d.state = 'running' and (d.due_at <= $2 or c.state in ('closed', 'withdrawn'))
         order by d.due_at, d.id limit 20");
    let rows: Vec<(CadenceId,)> = ask.all(text, args![workspace, now]).await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// New.
pub async fn insert(tx: &mut Tx, c: &Cadence) -> Result<()> {
    let text = format!("insert into meeting_cadences ({CADENCE}) values {}", Sql::in_list(1, 24));
    let values = args![
        &c.workspace_id,
        &c.id,
        &c.incident_id,
        &c.case_id,
        &c.customer_id,
        &c.state,
        &c.title,
        c.every,
        &c.unit,
        c.weekday,
        &c.at,
        &c.zone,
        &c.place,
        c.lasts,
        &c.people,
        &c.from_day,
        &c.laid_day,
        c.due_at,
        &c.set_by,
        c.set_at,
        &c.changed_by,
        c.changed_at,
        &c.ended_because,
        &c.salt
    ];
    tx.run(Sql::built(text), values).await?;
    Ok(())
}

/// Writes back what became of one that is held.
pub async fn update(tx: &mut Tx, c: &Cadence) -> Result<()> {
    tx.run(
        sql(
            "update meeting_cadences set state = $1, title = $2, every = $3, unit = $4, weekday = $5, at = $6, zone = $7,
                place = $8, lasts = $9, people = $10, from_day = $11, laid_day = $12, due_at = $13, changed_by = $14,
                changed_at = $15, ended_because = $16 where workspace_id = $17 and id = $18",
        ),
        args![
            &c.state,
            &c.title,
            c.every,
            &c.unit,
            c.weekday,
            &c.at,
            &c.zone,
            &c.place,
            c.lasts,
            &c.people,
            &c.from_day,
            &c.laid_day,
            c.due_at,
            &c.changed_by,
            c.changed_at,
            &c.ended_because,
            &c.workspace_id,
            &c.id
        ],
    )
    .await?;
    Ok(())
}
