//! Demands for another lead, or another team.

use twodb::{Ask, Sql, args, sql};

use crate::ground::id::{CaseId, ContactId, DemandId, WorkspaceId};
use crate::ground::{Fault, Result};
use crate::journal::Tx;
use crate::teams::Demand;

const DEMAND: &str = "workspace_id, id, incident_id, case_id, customer_id, contact_id, what, words, words_digest, channel, made_by, \
    made_at, due_at, answer, because, answered_by, answered_name, answered_at, erased_at, salt";

/// One of them; [`Fault::Missing`] when there is none.
pub(in crate::teams) async fn find(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    id: &DemandId,
) -> Result<Demand> {
    let text = format!("select {DEMAND} from lead_demands where workspace_id = $1 and id = $2");
    ask.maybe(Sql::built(text), args![workspace, id]).await?.ok_or(Fault::Missing("demand"))
}

/// The same, held until the end of the change.
pub(in crate::teams) async fn find_held(tx: &mut Tx, id: &DemandId) -> Result<Demand> {
    let (workspace, hold) = (tx.actor().workspace.clone(), Sql::hold(tx));
    let text = format!("select {DEMAND} from lead_demands where workspace_id = $1 and id = $2 {hold}");
    tx.maybe(Sql::built(text), args![&workspace, id]).await?.ok_or(Fault::Missing("demand"))
}

/// What a customer demanded: first what waits for an answer, by when it is due, then what has one, the last first; at most 50.
pub(in crate::teams) async fn list(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    case: &CaseId,
) -> Result<Vec<Demand>> {
    let text = format!(
        "select {DEMAND} from lead_demands where workspace_id = $1 and case_id = $2
         order by case when answered_at is null then 0 else 1 end, case when answered_at is null then due_at else 0 end,
            made_at desc, id desc limit 50"
    );
    Ok(ask.all(Sql::built(text), args![workspace, case]).await?)
}

/// What one of a customer's people reads of it: what they demanded themselves, and what nobody in particular did; the last first,
/// at most 50.
pub(in crate::teams) async fn list_of_contact(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    case: &CaseId,
    contact: &ContactId,
) -> Result<Vec<Demand>> {
    let text = format!(
        "select {DEMAND} from lead_demands where workspace_id = $1 and case_id = $2 and erased_at is null
            and (contact_id is null or contact_id = $3) order by made_at desc, id desc limit 50"
    );
    Ok(ask.all(Sql::built(text), args![workspace, case, contact]).await?)
}

/// A new one.
pub(in crate::teams) async fn insert(tx: &mut Tx, demand: &Demand) -> Result<()> {
    let d = demand;
    let text = format!("insert into lead_demands ({DEMAND}) values {}", Sql::in_list(1, 20));
    let values = args![
        &d.workspace_id,
        &d.id,
        &d.incident_id,
        &d.case_id,
        &d.customer_id,
        &d.contact_id,
        &d.what,
        &d.words,
        &d.words_digest,
        &d.channel,
        &d.made_by,
        d.made_at,
        d.due_at,
        &d.answer,
        &d.because,
        &d.answered_by,
        &d.answered_name,
        d.answered_at,
        d.erased_at,
        &d.salt
    ];
    tx.run(Sql::built(text), values).await?;
    Ok(())
}

/// Writes back what became of one that is held.
pub(in crate::teams) async fn update(tx: &mut Tx, demand: &Demand) -> Result<()> {
    let d = demand;
    tx.run(
        sql("update lead_demands set words = $1, answer = $2, because = $3, answered_by = $4, answered_name = $5,
                answered_at = $6, erased_at = $7, salt = $8 where workspace_id = $9 and id = $10"),
        args![
            &d.words,
            &d.answer,
            &d.because,
            &d.answered_by,
            &d.answered_name,
            d.answered_at,
            d.erased_at,
            &d.salt,
            &d.workspace_id,
            &d.id
        ],
    )
    .await?;
    Ok(())
}
