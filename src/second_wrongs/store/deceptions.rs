//! Concealments.

use twodb::{Ask, Sql, args, sql};

use crate::ground::id::{DeceptionId, IncidentId, WorkspaceId};
use crate::ground::{Fault, Result};
use crate::incidents::Case;
use crate::journal::Tx;
use crate::second_wrongs::Deception;

const DECEPTION: &str = "workspace_id, id, incident_id, case_id, customer_id, kind, words, evidence, since_at, state, \
    marked_at, marked_by, marked_name, reviewed_at, reviewed_by, reviewed_name, review_because, taken_back_at, \
    taken_back_by, taken_back_name, taken_back_because, erased_at, salt";

/// One of them; [`Fault::Missing`] when there is none.
pub(in crate::second_wrongs) async fn find(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    id: &DeceptionId,
) -> Result<Deception> {
    let text = format!("select {DECEPTION} from deceptions where workspace_id = $1 and id = $2");
    ask.maybe(Sql::built(text), args![workspace, id]).await?.ok_or(Fault::Missing("concealment"))
}

/// The same, held until the end of the change.
pub(in crate::second_wrongs) async fn find_held(tx: &mut Tx, id: &DeceptionId) -> Result<Deception> {
    let (workspace, hold) = (tx.actor().workspace.clone(), Sql::hold(tx));
    let text = format!("select {DECEPTION} from deceptions where workspace_id = $1 and id = $2 {hold}");
    tx.maybe(Sql::built(text), args![workspace, id]).await?.ok_or(Fault::Missing("concealment"))
}

/// Those of an incident, the last one first; at most 100.
pub(in crate::second_wrongs) async fn list(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
) -> Result<Vec<Deception>> {
    let text = format!(
        "select {DECEPTION} from deceptions where workspace_id = $1 and incident_id = $2
         order by marked_at desc, id desc limit 100"
    );
    Ok(ask.all(Sql::built(text), args![workspace, incident]).await?)
}

/// Those confirmed towards one customer, or towards all their incident touches; the first one first.
pub async fn list_of_case(ask: &mut dyn Ask, case: &Case) -> Result<Vec<Deception>> {
    let text = format!(
        "select {DECEPTION} from deceptions where workspace_id = $1 and incident_id = $2 and state = 'noted'
           and (case_id is null or case_id = $3) order by marked_at, id"
    );
    Ok(ask.all(Sql::built(text), args![&case.workspace_id, &case.incident_id, &case.id]).await?)
}

/// A new one.
pub(in crate::second_wrongs) async fn insert(tx: &mut Tx, deception: &Deception) -> Result<()> {
    let d = deception;
    let text = format!("insert into deceptions ({DECEPTION}) values {}", Sql::in_list(1, 23));
    let values = args![
        &d.workspace_id,
        &d.id,
        &d.incident_id,
        &d.case_id,
        &d.customer_id,
        &d.kind,
        &d.words,
        &d.evidence,
        d.since_at,
        &d.state,
        d.marked_at,
        &d.marked_by,
        &d.marked_name,
        d.reviewed_at,
        &d.reviewed_by,
        &d.reviewed_name,
        &d.review_because,
        d.taken_back_at,
        &d.taken_back_by,
        &d.taken_back_name,
        &d.taken_back_because,
        d.erased_at,
        &d.salt
    ];
    tx.run(Sql::built(text), values).await?;
    Ok(())
}

/// Writes back what became of one that is held.
pub(in crate::second_wrongs) async fn update(tx: &mut Tx, deception: &Deception) -> Result<()> {
    let d = deception;
    tx.run(
        sql("update deceptions set state = $1, reviewed_at = $2, reviewed_by = $3, reviewed_name = $4, review_because = $5,
               words = $6, evidence = $7, erased_at = $8, salt = $9, taken_back_at = $10, taken_back_by = $11,
               taken_back_name = $12, taken_back_because = $13 where workspace_id = $14 and id = $15"),
        args![
            &d.state,
            d.reviewed_at,
            &d.reviewed_by,
            &d.reviewed_name,
            &d.review_because,
            &d.words,
            &d.evidence,
            d.erased_at,
            &d.salt,
            d.taken_back_at,
            &d.taken_back_by,
            &d.taken_back_name,
            &d.taken_back_because,
            &d.workspace_id,
            &d.id
        ],
    )
    .await?;
    Ok(())
}
