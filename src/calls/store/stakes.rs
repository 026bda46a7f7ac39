//! Those who come into the line, and what is at stake for them: set-wise.

use std::collections::HashMap;

use twodb::{Ask, Sql, args, sql};

use crate::ground::id::{CaseId, ContactId, CustomerId, DeliveryId, IncidentId, WorkspaceId};
use crate::ground::{Result, Time};

/// A delivery by voice that waits and stands in no line yet.
#[derive(Debug, Clone, sqlx::FromRow)]
pub(in crate::calls) struct Newcomer {
    pub delivery_id: DeliveryId,
    pub incident_id: IncidentId,
    pub case_id: CaseId,
    pub customer_id: CustomerId,
    pub contact_id: ContactId,
    pub waiting_since: Time,
    pub is_executive: i64,
    pub scenario: Option<String>,
    /// 1 when somebody of this case told us that somebody may be hurt.
    pub is_unsafe: i64,
    pub zone: Option<String>,
}

/// Of these deliveries, those by voice that wait.
pub(in crate::calls) async fn newcomers(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    ids: &[DeliveryId],
) -> Result<Vec<Newcomer>> {
    // reads: notices, customers, incidents, listening
    let text = format!(
        "select d.id as delivery_id, d.incident_id, d.case_id, d.customer_id, d.contact_id, d.queued_at as waiting_since,
            cast(case when p.roles like '% executive %' then 1 else 0 end as bigint) as is_executive, i.scenario,
            cast(case when exists (select 1 from impacts t where t.workspace_id = d.workspace_id and t.case_id = d.case_id
                and t.kind = 'safety') then 1 else 0 end as bigint) as is_unsafe, d.zone
         from deliveries d join contacts p on p.workspace_id = d.workspace_id and p.id = d.contact_id
         join incidents i on i.workspace_id = d.workspace_id and i.id = d.incident_id
         where d.workspace_id = $1 and d.channel = 'voice' and d.state = 'queued' and d.id in {}",
        Sql::in_list(2, ids.len())
    );
    let mut values = args![workspace];
    values.extend(ids.iter().map(twodb::Value::from));
    Ok(ask.all(Sql::built(text), values).await?)
}

/// What is at stake for each of these customers in an incident: by currency, the worth of what they have from us that is
/// not delivered, and the most that any customer of the incident has in it.
pub(in crate::calls) async fn stakes(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
    customers: &[CustomerId],
) -> Result<HashMap<CustomerId, Vec<(i64, i64)>>> {
    // reads: customers, incidents
    let most: Vec<(String, i64)> = ask
        .all(
            sql("select currency, max(worth) from (
                    select h.customer_id, h.currency, cast(sum(h.value_minor) as bigint) as worth
                    from cases c join holdings h on h.workspace_id = c.workspace_id and h.customer_id = c.customer_id
                    where c.workspace_id = $1 and c.incident_id = $2 and c.state <> 'withdrawn'
                      and h.delivered_on is null and h.value_minor > 0 and h.currency is not null
                    group by h.customer_id, h.currency) w group by currency"),
            args![workspace, incident],
        )
        .await?;
    let most: HashMap<String, i64> = most.into_iter().collect();
    let text = format!(
        "select customer_id, currency, cast(sum(value_minor) as bigint) from holdings
         where workspace_id = $1 and customer_id in {} and delivered_on is null and value_minor > 0 and currency is not null
         group by customer_id, currency",
        Sql::in_list(2, customers.len())
    );
    let mut values = args![workspace];
    values.extend(customers.iter().map(twodb::Value::from));
    let mut found: HashMap<CustomerId, Vec<(i64, i64)>> = HashMap::new();
    for (customer, currency, worth) in ask.all::<(CustomerId, String, i64)>(Sql::built(text), values).await? {
        let largest = most.get(&currency).copied().unwrap_or(worth);
        found.entry(customer).or_default().push((worth, largest));
    }
    Ok(found)
}
