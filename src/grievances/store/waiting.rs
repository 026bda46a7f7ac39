//! Those who wait for a word from us.

use twodb::{Args, Ask, Sql, args};

use super::WAITING;
use crate::ground::id::{CustomerId, GrievanceId, WorkspaceId};
use crate::ground::{Result, Time};

/// One that waits for a word from us, without its words: for Home, which everybody opens all day.
#[derive(Debug, Clone, sqlx::FromRow)]
pub(in crate::grievances) struct Waiting {
    pub id: GrievanceId,
    pub happened: String,
    pub heard_at: Time,
    /// Whose it is.
    pub customer: String,
}

/// Those who wait for a word from us, whoever told us first first, at most 50. -- reads: customers
pub(in crate::grievances) async fn list_waiting(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
) -> Result<Vec<Waiting>> {
    let text = format!(
        "select g.id, g.happened, g.heard_at, c.name as customer from grievances g
         join customers c on c.workspace_id = g.workspace_id and c.id = g.customer_id
         where g.workspace_id = $1 and g.state {WAITING} order by g.heard_at, g.id limit 50"
    );
    Ok(ask.all(Sql::built(text), args![workspace]).await?)
}

/// How many of these customers' wrongs wait for a word from us; whoever has none is left out.
pub async fn count_waiting(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    customers: &[CustomerId],
) -> Result<Vec<(CustomerId, i64)>> {
    let text = format!(
        "select customer_id, count(*) from grievances where workspace_id = $1 and state {WAITING} and customer_id in {}
         group by customer_id",
        Sql::in_list(2, customers.len())
    );
    let mut values: Args = args![workspace];
    values.extend(customers.iter().map(twodb::Value::from));
    Ok(ask.all(Sql::built(text), values).await?)
}

/// How many of one customer wait for a word from us, however many there are.
pub async fn count_waiting_of(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    customer: &CustomerId,
) -> Result<i64> {
    let counted = count_waiting(ask, workspace, std::slice::from_ref(customer)).await?;
    Ok(counted.first().map_or(0, |(_, waiting)| *waiting))
}
