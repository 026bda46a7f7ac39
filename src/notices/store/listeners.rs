//! Who hears a notice and who does not, person by person, in pages; counted by language; and how long each customer
//! has to prepare.

use twodb::{Ask, Sql, args};

use super::Hearing;
use super::audience::{CONTACTS, needed};
use crate::ground::Result;
use crate::ground::id::{IncidentId, WorkspaceId};
use crate::notices::shown::{Lead, Person};

/// The people of an incident behind one of them, each with whether they hear it or why not; only those of one word,
/// where it is given.
pub(in crate::notices) async fn listeners(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
    hearing: Hearing<'_>,
    only: &str,
    after: &str,
    most: i64,
) -> Result<Vec<Person>> {
    let mut values = args![workspace, incident, after, most, only];
    let needed = needed(ask, workspace, incident).await?;
    let why = hearing.why(&needed, &mut values);
    let text = format!(
        "select contact_id, customer_id, name, customer, language, why from (
            select p.id as contact_id, c.customer_id, p.name, c.title as customer, p.language, {why} as why {CONTACTS} and p.id > $3) w
         where $5 = '' or why = $5 or ($5 = 'not' and why <> 'told') order by contact_id limit $4"
    );
    Ok(ask.all(Sql::built(text), values).await?)
}

/// How many hear it in each language, the most first.
pub(in crate::notices) async fn languages(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
    hearing: Hearing<'_>,
) -> Result<Vec<(String, i64)>> {
    let mut values = args![workspace, incident];
    let needed = needed(ask, workspace, incident).await?;
    let told = hearing.told(&needed, &mut values);
    let text = format!(
        "select p.language, count(*) {CONTACTS} and {told} group by p.language order by 2 desc, 1 limit 500"
    );
    Ok(ask.all(Sql::built(text), values).await?)
}

/// How many customers have how long to prepare: `past`, `days` (under three), `week`, `month`, `later`, `none` (no
/// promised day that is open). `days` are today and the days three, eight and thirty-one from it.
pub(in crate::notices) async fn leads(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
    days: &[String; 4],
) -> Result<Vec<(String, i64)>> {
    let [today, three, eight, thirty_one] = days;
    // reads: incidents, customers
    let text = format!(
        "select lead, count(*) from (
            select case when first_on is null then 'none' when first_on < $3 then 'past' when first_on < $4 then 'days'
                when first_on < $5 then 'week' when first_on < $6 then 'month' else 'later' end as lead from ({FIRST_DAYS}) f) l
         group by lead"
    );
    Ok(ask.all(Sql::built(text), args![workspace, incident, today, three, eight, thirty_one]).await?)
}

/// The customers with the least time to prepare, soonest first: those whose day is past before all others.
pub(in crate::notices) async fn shortest_leads(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
    most: i64,
) -> Result<Vec<Lead>> {
    let text = format!(
        "select customer_id, customer, first_on from ({FIRST_DAYS}) f where first_on is not null order by first_on, customer_id limit $3"
    );
    Ok(ask.all(Sql::built(text), args![workspace, incident, most]).await?)
}

/// Each live case with the earliest promised day of what its customer has not got.
// reads: incidents, customers
const FIRST_DAYS: &str = "select c.customer_id, c.title as customer, (
        select min(h.promised_on) from holdings h where h.workspace_id = c.workspace_id and h.customer_id = c.customer_id
          and h.promised_on is not null and h.delivered_on is null) as first_on
    from cases c where c.workspace_id = $1 and c.incident_id = $2 and c.state not in ('closed', 'withdrawn')";
