//! All SQL of reports. It only reads, and only tables of rooms below.

use std::collections::{HashMap, HashSet};

use twodb::{Args, Ask, Row, Sql, args, sql};

use crate::ground::Result;
use crate::ground::id::{CaseId, IncidentId, WorkspaceId};

/// Where rows stand that the journal vouches for: their table, what it calls them, and whose they are.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    pub table: &'static str,
    /// The id by which the journal knows a row: a column, or columns put together.
    pub id: &'static str,
    pub whose: &'static str,
}

impl Place {
    /// A table like most.
    pub(super) const fn of(table: &'static str) -> Self {
        Self { table, id: "id", whose: "workspace_id" }
    }
}

/// Rows behind an id, in its order, each with that id as `witness_id`.
// reads: every table in the registry of witnesses
pub(super) async fn rows_after<T: Row>(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    place: Place,
    after: &str,
    most: i64,
) -> Result<Vec<T>> {
    let Place { table, id, whose } = place;
    let text = format!(
        "select t.*, {id} as witness_id from {table} t where {whose} = $1 and {id} > $2 order by {id} limit $3"
    );
    Ok(ask.all(Sql::built(text), args![workspace, after, most]).await?)
}

/// Parts whose whole is not there, by the id of that.
// reads: every table in the list of parts
pub(super) async fn orphans(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    (table, column): (&'static str, &'static str),
    whole: &'static str,
    most: i64,
) -> Result<Vec<String>> {
    let text = format!(
        "select distinct p.{column} from {table} p where p.workspace_id = $1 and not exists (
            select 1 from {whole} w where w.workspace_id = p.workspace_id and w.id = p.{column}) limit $2"
    );
    let rows = ask.all::<(String,)>(Sql::built(text), args![workspace, most]).await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Rows that vouch for their parts, behind an id: the id, and the digest they hold; none while there is none.
// reads: every table that vouches for parts
pub(super) async fn folds_after(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    (table, column): (&'static str, &'static str),
    after: &str,
    most: i64,
) -> Result<Vec<(String, Option<String>)>> {
    let text =
        format!("select id, {column} from {table} where workspace_id = $1 and id > $2 order by id limit $3");
    Ok(ask.all(Sql::built(text), args![workspace, after, most]).await?)
}

/// Rows of a table that belong to a case, in the order in which they came.
// reads: offers, survey_answers, statement_codes, statement_ranks, interviews, interview_notes, interview_lines, candidates,
// lead_demands, executive_contacts, meetings, meeting_people, meeting_points, meeting_reports, perception_rounds
pub(super) async fn rows_of_case<T: Row>(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    table: &'static str,
    case: &CaseId,
) -> Result<Vec<T>> {
    let text = format!("select * from {table} where workspace_id = $1 and case_id = $2 order by id");
    Ok(ask.all(Sql::built(text), args![workspace, case]).await?)
}

/// The cases of an incident behind one of them, in the order of their ids.
// reads: cases
pub(super) async fn cases_after(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
    after: &str,
    most: i64,
) -> Result<Vec<String>> {
    let text = sql(
        "select id from cases where workspace_id = $1 and incident_id = $2 and id > $3 order by id limit $4",
    );
    let rows = ask.all::<(String,)>(text, args![workspace, incident, after, most]).await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// The surveys that asked a case, in the order in which they did.
// reads: surveys, survey_cases
pub(super) async fn surveys_of_case<T: Row>(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    case: &CaseId,
) -> Result<Vec<T>> {
    let text = sql("select u.* from surveys u join survey_cases s on s.workspace_id = u.workspace_id and s.survey_id = u.id
         where s.workspace_id = $1 and s.case_id = $2 order by u.asked_at, u.id");
    Ok(ask.all(text, args![workspace, case]).await?)
}

/// Which of these ids are in a table.
// reads: every table in the registry of witnesses
pub(super) async fn ids_present(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    place: Place,
    ids: &[String],
) -> Result<HashSet<String>> {
    if ids.is_empty() {
        return Ok(HashSet::new());
    }
    let Place { table, id, whose } = place;
    let list = Sql::in_list(2, ids.len());
    let text = format!("select {id} from {table} where {whose} = $1 and {id} in {list}");
    let mut values = args![workspace];
    values.extend(ids.iter().map(twodb::Value::from));
    let rows = ask.all::<(String,)>(Sql::built(text), values).await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

fn of_incidents(workspace: &WorkspaceId, incidents: &[IncidentId]) -> (String, Args) {
    let mut values = args![workspace];
    values.extend(incidents.iter().map(twodb::Value::from));
    (Sql::in_list(2, incidents.len()), values)
}

/// How long telling took in one incident.
#[derive(Debug, Clone, Copy, Default, sqlx::FromRow)]
pub(super) struct Telling {
    pub p50: Option<i64>,
    pub p90: Option<i64>,
    pub worst: Option<i64>,
}

/// From noticing to telling each customer, in milliseconds: median, 90th percentile and worst, by incident.
// reads: incidents, cases
pub(super) async fn tellings(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incidents: &[IncidentId],
) -> Result<HashMap<String, Telling>> {
    let (list, values) = of_incidents(workspace, incidents);
    let text = format!(
        "select incident_id, min(case when place * 2 >= n then ms end) as p50,
                min(case when place * 10 >= n * 9 then ms end) as p90, max(ms) as worst
         from (select c.incident_id, c.told_at - i.noticed_at as ms,
                   row_number() over (partition by c.incident_id order by c.told_at - i.noticed_at) as place,
                   count(*) over (partition by c.incident_id) as n
               from cases c join incidents i on i.workspace_id = c.workspace_id and i.id = c.incident_id
               where c.workspace_id = $1 and c.incident_id in {list} and c.told_at is not null
                   and i.noticed_at is not null and c.state <> 'withdrawn') spans
         group by incident_id"
    );
    let rows = ask.all::<(String, Option<i64>, Option<i64>, Option<i64>)>(Sql::built(text), values).await?;
    let telling = |(id, p50, p90, worst)| (id, Telling { p50, p90, worst });
    Ok(rows.into_iter().map(telling).collect())
}

/// Cases closed on the customer's own word, by incident.
// reads: cases
pub(super) async fn confirmed(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incidents: &[IncidentId],
) -> Result<HashMap<String, i64>> {
    let (list, values) = of_incidents(workspace, incidents);
    let text = format!(
        "select incident_id, count(*) from cases where workspace_id = $1 and incident_id in {list}
         and closed_how = 'confirmed' group by incident_id"
    );
    Ok(ask.all::<(String, i64)>(Sql::built(text), values).await?.into_iter().collect())
}

/// Promises by what became of them: incident, state, whether the moment has passed, how many.
// reads: promises
pub(super) async fn promises(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incidents: &[IncidentId],
    now: i64,
) -> Result<Vec<(String, String, i64, i64)>> {
    let (list, mut values) = of_incidents(workspace, incidents);
    values.push(now.into());
    let at = values.len();
    let text = format!(
        "select incident_id, state, past, count(*) from (
             select incident_id, state, cast(case when due_at < ${at} then 1 else 0 end as bigint) as past
             from promises where workspace_id = $1 and incident_id in {list}) p
         group by incident_id, state, past"
    );
    Ok(ask.all(Sql::built(text), values).await?)
}

/// Offers that reached a customer, and those they took, by incident.
// reads: offers
pub(super) async fn offers(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incidents: &[IncidentId],
) -> Result<HashMap<String, (i64, i64)>> {
    let (list, values) = of_incidents(workspace, incidents);
    let text = format!(
        "select incident_id, count(*), cast(sum(case when state in ('accepted', 'fulfilled') then 1 else 0 end) as bigint)
         from offers where workspace_id = $1 and incident_id in {list} and offered_at is not null group by incident_id"
    );
    let rows = ask.all::<(String, i64, i64)>(Sql::built(text), values).await?;
    Ok(rows.into_iter().map(|(id, made, taken)| (id, (made, taken))).collect())
}
