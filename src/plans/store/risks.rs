//! What may yet go wrong.

use twodb::{Ask, Sql, args, sql};

use crate::ground::id::{CaseId, RiskId, WorkspaceId};
use crate::ground::{Fault, Result};
use crate::journal::Tx;
use crate::plans::Risk;

const RISK: &str = "workspace_id, id, incident_id, case_id, customer_id, what, doing, owner_id, owner_name, look_on, \
    looked_words, looked_by, looked_at, state, noted_by, noted_at, salt";

/// One risk; [`Fault::Missing`] when there is none.
pub async fn find(ask: &mut dyn Ask, workspace: &WorkspaceId, id: &RiskId) -> Result<Risk> {
    let text = format!("select {RISK} from risks where workspace_id = $1 and id = $2");
    ask.maybe(Sql::built(text), args![workspace, id]).await?.ok_or(Fault::Missing("risk"))
}

/// The same, held until the end of the change.
pub(in crate::plans) async fn find_held(tx: &mut Tx, id: &RiskId) -> Result<Risk> {
    let (workspace, hold) = (tx.actor().workspace.clone(), Sql::hold(tx));
    let text = format!("select {RISK} from risks where workspace_id = $1 and id = $2 {hold}");
    tx.maybe(Sql::built(text), args![workspace, id]).await?.ok_or(Fault::Missing("risk"))
}

/// The risks of a case: those we look at first, by when we look; at most 200.
pub async fn list(ask: &mut dyn Ask, workspace: &WorkspaceId, case: &CaseId) -> Result<Vec<Risk>> {
    let text = format!(
        "select {RISK} from risks where workspace_id = $1 and case_id = $2
         order by case when state = 'open' then 0 else 1 end, look_on, id limit 200"
    );
    Ok(ask.all(Sql::built(text), args![workspace, case]).await?)
}

/// A risk with whose it is.
#[derive(Debug, Clone, sqlx::FromRow)]
pub(in crate::plans) struct RiskLine {
    #[sqlx(flatten)]
    pub risk: Risk,
    /// The customer.
    pub customer: String,
}

/// Risks whose next look has come, the longest due first, at most 50. -- reads: incidents
pub(in crate::plans) async fn list_due(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    today: &str,
) -> Result<Vec<RiskLine>> {
    let text = format!(
        "select r.{}, c.title as customer from risks r
         join cases c on c.workspace_id = r.workspace_id and c.id = r.case_id
         where r.workspace_id = $1 and r.state = 'open' and r.look_on <= $2
         order by r.look_on, r.id limit 50",
        RISK.replace(", ", ", r.")
    );
    Ok(ask.all(Sql::built(text), args![workspace, today]).await?)
}

/// A new risk.
pub(in crate::plans) async fn insert(tx: &mut Tx, risk: &Risk) -> Result<()> {
    let r = risk;
    let text = format!("insert into risks ({RISK}) values {}", Sql::in_list(1, 17));
    let values = args![
        &r.workspace_id,
        &r.id,
        &r.incident_id,
        &r.case_id,
        &r.customer_id,
        &r.what,
        &r.doing,
        &r.owner_id,
        &r.owner_name,
        &r.look_on,
        &r.looked_words,
        &r.looked_by,
        r.looked_at,
        &r.state,
        &r.noted_by,
        r.noted_at,
        &r.salt
    ];
    tx.run(Sql::built(text), values).await?;
    Ok(())
}

/// Writes back what was seen of a risk that is held.
pub(in crate::plans) async fn update(tx: &mut Tx, risk: &Risk) -> Result<()> {
    let r = risk;
    tx.run(
        sql("update risks set doing = $1, owner_id = $2, owner_name = $3, look_on = $4, looked_words = $5, looked_by = $6,
                looked_at = $7, state = $8 where workspace_id = $9 and id = $10"),
        args![
            &r.doing,
            &r.owner_id,
            &r.owner_name,
            &r.look_on,
            &r.looked_words,
            &r.looked_by,
            r.looked_at,
            &r.state,
            &r.workspace_id,
            &r.id
        ],
    )
    .await?;
    Ok(())
}
