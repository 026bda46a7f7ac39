//! The versions of plans that were put before their readers.

use twodb::{Ask, Sql, args, sql};

use crate::ground::id::{PlanId, WorkspaceId};
use crate::ground::{Fault, Result};
use crate::journal::Tx;
use crate::plans::PlanVersion;

const VERSION: &str = "workspace_id, id, plan_id, incident_id, case_id, customer_id, number, title, words, content, \
    unconfirmed, sponsor_name, confirmed_at, put_by, put_name, put_at, state, answered_by, answered_name, answered_at, remarks, \
    remarks_digest, erased_at, salt";

/// One version; [`Fault::Missing`] when there is none of this number.
pub(in crate::plans) async fn find(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    plan: &PlanId,
    number: i64,
) -> Result<PlanVersion> {
    let text = format!(
        "select {VERSION} from plan_versions where workspace_id = $1 and plan_id = $2 and number = $3"
    );
    ask.maybe(Sql::built(text), args![workspace, plan, number]).await?.ok_or(Fault::Missing("version"))
}

/// Every version of a plan, in their order, at most 200.
pub async fn list(ask: &mut dyn Ask, workspace: &WorkspaceId, plan: &PlanId) -> Result<Vec<PlanVersion>> {
    let text = format!(
        "select {VERSION} from plan_versions where workspace_id = $1 and plan_id = $2 order by number limit 200"
    );
    Ok(ask.all(Sql::built(text), args![workspace, plan]).await?)
}

/// A new version.
pub(in crate::plans) async fn insert(tx: &mut Tx, version: &PlanVersion) -> Result<()> {
    let v = version;
    let text = format!("insert into plan_versions ({VERSION}) values {}", Sql::in_list(1, 24));
    let values = args![
        &v.workspace_id,
        &v.id,
        &v.plan_id,
        &v.incident_id,
        &v.case_id,
        &v.customer_id,
        v.number,
        &v.title,
        &v.words,
        &v.content,
        v.unconfirmed,
        &v.sponsor_name,
        v.confirmed_at,
        &v.put_by,
        &v.put_name,
        v.put_at,
        &v.state,
        &v.answered_by,
        &v.answered_name,
        v.answered_at,
        &v.remarks,
        &v.remarks_digest,
        v.erased_at,
        &v.salt
    ];
    tx.run(Sql::built(text), values).await?;
    Ok(())
}

/// Writes back what its readers said to a version whose plan is held, or that their words were erased.
pub(in crate::plans) async fn update(tx: &mut Tx, version: &PlanVersion) -> Result<()> {
    let v = version;
    tx.run(
        sql("update plan_versions set state = $1, answered_by = $2, answered_name = $3, answered_at = $4, remarks = $5,
                remarks_digest = $6, erased_at = $7, salt = $8 where workspace_id = $9 and id = $10"),
        args![
            &v.state,
            &v.answered_by,
            &v.answered_name,
            v.answered_at,
            &v.remarks,
            &v.remarks_digest,
            v.erased_at,
            &v.salt,
            &v.workspace_id,
            &v.id
        ],
    )
    .await?;
    Ok(())
}
