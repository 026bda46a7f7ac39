//! All SQL of plans: this file has the plans themselves, those beside it their parts.

pub mod actions;
pub mod reasons;
pub mod risks;
pub mod versions;

use twodb::{Ask, Sql, args, sql};

use super::Plan;
use crate::ground::id::{CaseId, IncidentId, PlanId, WorkspaceId};
use crate::ground::{Fault, Result};
use crate::journal::Tx;

const PLAN: &str = "workspace_id, id, incident_id, case_id, customer_id, title, owner_id, sponsor_id, sponsor_name, \
    confirmed_at, version, state, drafted_by, drafted_at, moved_at, put_at, delivered_at, salt";

/// One plan; [`Fault::Missing`] when there is none.
pub async fn find(ask: &mut dyn Ask, workspace: &WorkspaceId, id: &PlanId) -> Result<Plan> {
    let text = format!("select {PLAN} from plans where workspace_id = $1 and id = $2");
    ask.maybe(Sql::built(text), args![workspace, id]).await?.ok_or(Fault::Missing("plan"))
}

/// The same, held until the end of the change: whoever changes any of it holds the plan first.
pub(super) async fn find_held(tx: &mut Tx, id: &PlanId) -> Result<Plan> {
    let (workspace, hold) = (tx.actor().workspace.clone(), Sql::hold(tx));
    let text = format!("select {PLAN} from plans where workspace_id = $1 and id = $2 {hold}");
    tx.maybe(Sql::built(text), args![workspace, id]).await?.ok_or(Fault::Missing("plan"))
}

/// The plan of a case, where there is one.
pub async fn seek_of_case(ask: &mut dyn Ask, workspace: &WorkspaceId, case: &CaseId) -> Result<Option<Plan>> {
    let text = format!("select {PLAN} from plans where workspace_id = $1 and case_id = $2");
    Ok(ask.maybe(Sql::built(text), args![workspace, case]).await?)
}

/// The incident's own plan, where there is one.
pub async fn seek_of_incident(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
) -> Result<Option<Plan>> {
    let text =
        format!("select {PLAN} from plans where workspace_id = $1 and incident_id = $2 and case_id is null");
    Ok(ask.maybe(Sql::built(text), args![workspace, incident]).await?)
}

/// How the plans of an incident's customers stand: how many there are, wait for their customer, are accepted, and are delivered.
pub(super) async fn count(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
) -> Result<(i64, i64, i64, i64)> {
    Ok(ask
        .one(
            sql("select count(*), cast(coalesce(sum(case when state = 'put' then 1 else 0 end), 0) as bigint),
                    cast(coalesce(sum(case when state = 'accepted' then 1 else 0 end), 0) as bigint),
                    cast(coalesce(sum(case when state = 'delivered' then 1 else 0 end), 0) as bigint)
                 from plans where workspace_id = $1 and incident_id = $2 and case_id is not null"),
            args![workspace, incident],
        )
        .await?)
}

/// A plan that waits for us, with whose it is.
#[derive(Debug, Clone, sqlx::FromRow)]
pub(super) struct PlanLine {
    #[sqlx(flatten)]
    pub plan: Plan,
    /// The customer, or what the incident is called.
    pub whom: String,
    /// Who answers for it.
    pub owner: Option<String>,
}

/// Plans that wait for us, the oldest first, at most 50: a customer wants something else, what was put before its readers has
/// changed since, its sponsor stands behind it and nobody has put it forward, or they do not stand behind it yet. What is
/// closed owes nothing. -- reads: incidents, members
pub(super) async fn list_waiting(ask: &mut dyn Ask, workspace: &WorkspaceId) -> Result<Vec<PlanLine>> {
    let text = format!(
        "select p.{}, coalesce(c.title, i.title) as whom, m.name as owner from plans p
         join incidents i on i.workspace_id = p.workspace_id and i.id = p.incident_id
         left join cases c on c.workspace_id = p.workspace_id and c.id = p.case_id
         left join members m on m.workspace_id = p.workspace_id and m.id = p.owner_id
         where p.workspace_id = $1 and p.state in ('drafted', 'wanted')
           and (p.state = 'wanted' or p.version > 1 or p.confirmed_at is not null or (p.sponsor_id is not null
             and exists (select 1 from plan_actions a where a.workspace_id = p.workspace_id and a.plan_id = p.id)))
           and i.closed_at is null and (c.id is null or c.state not in ('closed', 'withdrawn'))
         order by p.moved_at, p.id limit 50",
        PLAN.replace(", ", ", p.")
    );
    Ok(ask.all(Sql::built(text), args![workspace]).await?)
}

/// A new plan.
pub(super) async fn insert(tx: &mut Tx, plan: &Plan) -> Result<()> {
    let p = plan;
    let text = format!("insert into plans ({PLAN}) values {}", Sql::in_list(1, 18));
    let values = args![
        &p.workspace_id,
        &p.id,
        &p.incident_id,
        &p.case_id,
        &p.customer_id,
        &p.title,
        &p.owner_id,
        &p.sponsor_id,
        &p.sponsor_name,
        p.confirmed_at,
        p.version,
        &p.state,
        &p.drafted_by,
        p.drafted_at,
        p.moved_at,
        p.put_at,
        p.delivered_at,
        &p.salt
    ];
    tx.run(Sql::built(text), values).await?;
    Ok(())
}

/// Writes back what became of a plan that is held.
pub(super) async fn update(tx: &mut Tx, plan: &Plan) -> Result<()> {
    let p = plan;
    tx.run(
        sql("update plans set title = $1, owner_id = $2, sponsor_id = $3, sponsor_name = $4, confirmed_at = $5, version = $6,
                state = $7, moved_at = $8, put_at = $9, delivered_at = $10 where workspace_id = $11 and id = $12"),
        args![
            &p.title,
            &p.owner_id,
            &p.sponsor_id,
            &p.sponsor_name,
            p.confirmed_at,
            p.version,
            &p.state,
            p.moved_at,
            p.put_at,
            p.delivered_at,
            &p.workspace_id,
            &p.id
        ],
    )
    .await?;
    Ok(())
}
