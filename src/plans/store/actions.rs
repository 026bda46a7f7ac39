//! The actions of plans.

use twodb::{Args, Ask, Sql, args, sql};

use crate::ground::id::{ActionId, PlanId, WorkspaceId};
use crate::ground::{Fault, Result};
use crate::journal::Tx;
use crate::plans::Action;

const ACTION: &str = "workspace_id, id, plan_id, incident_id, case_id, customer_id, what, deliverable, owner_id, contact_id, \
    owner_name, due_on, is_seen, statements, no_statement_because, impacts, promise_id, no_date_because, state, progress, \
    progress_at, settled_by, settled_at, dropped_because, added_by, added_at, salt";

/// One action; [`Fault::Missing`] when there is none.
pub async fn find(ask: &mut dyn Ask, workspace: &WorkspaceId, id: &ActionId) -> Result<Action> {
    let text = format!("select {ACTION} from plan_actions where workspace_id = $1 and id = $2");
    ask.maybe(Sql::built(text), args![workspace, id]).await?.ok_or(Fault::Missing("action"))
}

/// Every action of a plan in the order in which they were added; what was dropped is among them. A version keeps all of them,
/// and how many can be open at once is bounded by [`super::super::rules::MOST`].
pub async fn list(ask: &mut dyn Ask, workspace: &WorkspaceId, plan: &PlanId) -> Result<Vec<Action>> {
    let text = format!(
        "select {ACTION} from plan_actions where workspace_id = $1 and plan_id = $2 order by added_at, id"
    );
    Ok(ask.all(Sql::built(text), args![workspace, plan]).await?)
}

/// An action with whose it is.
#[derive(Debug, Clone, sqlx::FromRow)]
pub(in crate::plans) struct ActionLine {
    #[sqlx(flatten)]
    pub action: Action,
    /// The customer, or what the incident is called.
    pub whom: String,
}

/// Actions to be done by a day, the first due first, at most 50. -- reads: incidents
pub(in crate::plans) async fn list_due(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    until: &str,
) -> Result<Vec<ActionLine>> {
    let text = format!(
        "select a.{}, coalesce(c.title, i.title) as whom from plan_actions a
         join incidents i on i.workspace_id = a.workspace_id and i.id = a.incident_id
         left join cases c on c.workspace_id = a.workspace_id and c.id = a.case_id
         where a.workspace_id = $1 and a.state in ('open', 'started') and a.due_on <= $2
           and i.closed_at is null and (c.id is null or c.state not in ('closed', 'withdrawn'))
         order by a.due_on, a.id limit 50",
        ACTION.replace(", ", ", a.")
    );
    Ok(ask.all(Sql::built(text), args![workspace, until]).await?)
}

/// What may become otherwise of an action, in the order of its columns.
fn changing(a: &Action) -> Args {
    args![
        &a.what,
        &a.deliverable,
        &a.owner_id,
        &a.contact_id,
        &a.owner_name,
        &a.due_on,
        a.is_seen,
        a.statements.stored(),
        &a.no_statement_because,
        a.impacts.stored(),
        &a.promise_id,
        &a.no_date_because,
        &a.state,
        &a.progress,
        a.progress_at,
        &a.settled_by,
        a.settled_at,
        &a.dropped_because
    ]
}

/// A new action.
pub(in crate::plans) async fn insert(tx: &mut Tx, action: &Action) -> Result<()> {
    let a = action;
    let text = format!("insert into plan_actions ({ACTION}) values {}", Sql::in_list(1, 27));
    let mut values = args![&a.workspace_id, &a.id, &a.plan_id, &a.incident_id, &a.case_id, &a.customer_id];
    values.extend(changing(a));
    values.extend(args![&a.added_by, a.added_at, &a.salt]);
    tx.run(Sql::built(text), values).await?;
    Ok(())
}

/// Writes back what became of an action whose plan is held.
pub(in crate::plans) async fn update(tx: &mut Tx, action: &Action) -> Result<()> {
    let mut values = changing(action);
    values.extend(args![&action.workspace_id, &action.id]);
    tx.run(
        sql("update plan_actions set what = $1, deliverable = $2, owner_id = $3, contact_id = $4, owner_name = $5, due_on = $6,
                is_seen = $7, statements = $8, no_statement_because = $9, impacts = $10, promise_id = $11, no_date_because = $12,
                state = $13, progress = $14, progress_at = $15, settled_by = $16, settled_at = $17, dropped_because = $18
             where workspace_id = $19 and id = $20"),
        values,
    )
    .await?;
    Ok(())
}
