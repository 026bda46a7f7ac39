//! All SQL of incidents and cases.

mod held;
mod very_many;

use twodb::{Args, Ask, Sql, args, sql};

use super::{Case, CaseCounts, CaseLine, CaseState, Incident, IncidentLine};
use crate::ground::id::{CaseId, CustomerId, IncidentId, WorkspaceId};
use crate::ground::web::{Page, Paging};
use crate::ground::{Fault, Result, Time};
use crate::journal::Tx;

pub use held::find_held;
pub(super) use held::{find_case_held, list_cases_held, list_known, list_owned};
pub(super) use very_many::{take_stock, touches_very_many};

const INCIDENT: &str = "workspace_id, id, title, summary, scenario, occurred_at, occurred_by, noticed_at, noticed_by, \
    decided_at, decided_by, first_told_at, no_date_because, next_update_at, public_status, lead_id, closed_at, salt, \
    declared_at, declared_by";
const CASE: &str = "workspace_id, id, incident_id, customer_id, title, state, owner_id, acknowledged_at, told_at, \
    contested_because, reopened_count, closed_at, closed_how, closed_because, withdrawn_because, salt, opened_at, moved_at";
const CASE_COLUMNS: [&str; 18] = [
    "workspace_id",
    "id",
    "incident_id",
    "customer_id",
    "title",
    "state",
    "owner_id",
    "acknowledged_at",
    "told_at",
    "contested_because",
    "reopened_count",
    "closed_at",
    "closed_how",
    "closed_because",
    "withdrawn_because",
    "salt",
    "opened_at",
    "moved_at",
];

/// The incident; [`Fault::Missing`] when there is none of this id in the workspace.
pub async fn find(ask: &mut dyn Ask, workspace: &WorkspaceId, id: &IncidentId) -> Result<Incident> {
    let text = format!("select {INCIDENT} from incidents where workspace_id = $1 and id = $2");
    ask.maybe(Sql::built(text), args![workspace, id]).await?.ok_or(Fault::Missing("incident"))
}

/// Incidents, newest first; only those still open, or all.
pub async fn list_open(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    also_closed: bool,
    paging: &Paging,
) -> Result<Page<IncidentLine>> {
    let (before, id) = paging.before();
    let open = if also_closed { "" } else { "and i.closed_at is null" };
    let text = format!(
        "select i.id, i.title, i.scenario, i.noticed_at, i.first_told_at, i.next_update_at, i.closed_at, i.declared_at,
                (select count(*) from cases c where c.workspace_id = i.workspace_id and c.incident_id = i.id and c.state <> 'withdrawn') as cases,
                (select count(*) from cases c where c.workspace_id = i.workspace_id and c.incident_id = i.id and c.state <> 'withdrawn' and c.told_at is not null) as told,
                (select count(*) from cases c where c.workspace_id = i.workspace_id and c.incident_id = i.id and c.state = 'closed') as closed
         from incidents i
         where i.workspace_id = $1 and (i.declared_at, i.id) < ($2, $3) {open}
         order by i.declared_at desc, i.id desc limit $4"
    );
    let rows = ask.all(Sql::built(text), args![workspace, before, id, paging.rows() + 1]).await?;
    Ok(Page::cut(rows, paging, |r: &IncidentLine| [r.declared_at.0.to_string(), r.id.to_string()]))
}

/// A new incident.
pub(super) async fn insert(tx: &mut Tx, incident: &Incident) -> Result<()> {
    let i = incident;
    let text = format!(
        "insert into incidents ({INCIDENT}) values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17,$18,$19,$20)"
    );
    tx.run(
        Sql::built(text),
        args![
            &i.workspace_id,
            &i.id,
            &i.title,
            &i.summary,
            &i.scenario,
            i.occurred_at,
            &i.occurred_by,
            i.noticed_at,
            &i.noticed_by,
            i.decided_at,
            &i.decided_by,
            i.first_told_at,
            &i.no_date_because,
            i.next_update_at,
            &i.public_status,
            &i.lead_id,
            i.closed_at,
            &i.salt,
            i.declared_at,
            &i.declared_by
        ],
    )
    .await?;
    Ok(())
}

/// Writes back all that may change of an incident.
pub(super) async fn update(tx: &mut Tx, incident: &Incident) -> Result<()> {
    let i = incident;
    tx.run(
        sql("update incidents set title = $1, summary = $2, scenario = $3, occurred_at = $4, occurred_by = $5, noticed_at = $6,
                noticed_by = $7, decided_at = $8, decided_by = $9, first_told_at = $10, no_date_because = $11,
                next_update_at = $12, public_status = $13, lead_id = $14, closed_at = $15, salt = $16
         where workspace_id = $17 and id = $18"),
        args![
            &i.title, &i.summary, &i.scenario, i.occurred_at, &i.occurred_by, i.noticed_at, &i.noticed_by, i.decided_at,
            &i.decided_by, i.first_told_at, &i.no_date_because, i.next_update_at, &i.public_status, &i.lead_id,
            i.closed_at, &i.salt, &i.workspace_id, &i.id
        ],
    )
    .await?;
    Ok(())
}

/// The case; [`Fault::Missing`] when there is none of this id in the workspace.
pub async fn find_case(ask: &mut dyn Ask, workspace: &WorkspaceId, id: &CaseId) -> Result<Case> {
    let text = format!("select {CASE} from cases where workspace_id = $1 and id = $2");
    ask.maybe(Sql::built(text), args![workspace, id]).await?.ok_or(Fault::Missing("case"))
}

/// The case of a customer in an incident, if there is one.
pub async fn seek_case_of(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
    customer: &CustomerId,
) -> Result<Option<Case>> {
    let text =
        format!("select {CASE} from cases where workspace_id = $1 and incident_id = $2 and customer_id = $3");
    Ok(ask.maybe(Sql::built(text), args![workspace, incident, customer]).await?)
}

/// Cases of one incident, or of all (`None`), in one state, or in any (`None`), newest move first.
pub async fn list_cases(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: Option<&IncidentId>,
    state: Option<&str>,
    paging: &Paging,
) -> Result<Page<CaseLine>> {
    let (before, id) = paging.before();
    let mut values: Args = args![workspace, before, id, paging.rows() + 1];
    let mut of_incident = String::new();
    if let Some(incident) = incident {
        values.push(incident.into());
        of_incident = format!("and incident_id = ${}", values.len());
    }
    // Each state has a page of its own, and they are merged: an index over all states would change its place of each case
    // that is told, of very many at once, beside the one by state.
    let states = state.map_or_else(|| CaseState::ALL.map(CaseState::word).to_vec(), |state| vec![state]);
    let mut pages = Vec::with_capacity(states.len());
    for state in states {
        values.push(state.into());
        pages.push(format!(
            "select * from (select id, moved_at from cases where workspace_id = $1 {of_incident} and state = ${}
                and (moved_at, id) < ($2, $3) order by moved_at desc, id desc limit $4) page",
            values.len()
        ));
    }
    // The page is cut before anything is joined, from the indexes alone: a planner that begins with the incidents would sort
    // every case.
    let text = format!(
        "select c.id, c.incident_id, i.title as incident_title, c.customer_id, c.title, c.state, c.told_at,
                c.reopened_count, c.moved_at
         from (select * from ({}) any_state order by moved_at desc, id desc limit $4) page
         join cases c on c.workspace_id = $1 and c.id = page.id
         join incidents i on i.workspace_id = c.workspace_id and i.id = c.incident_id
         order by page.moved_at desc, page.id desc",
        pages.join(" union all ")
    );
    let rows = ask.all(Sql::built(text), values).await?;
    Ok(Page::cut(rows, paging, |r: &CaseLine| [r.moved_at.0.to_string(), r.id.to_string()]))
}

/// Every case of a customer, newest first.
pub async fn list_cases_of_customer(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    customer: &CustomerId,
) -> Result<Vec<CaseLine>> {
    Ok(ask
        .all(
            sql("select c.id, c.incident_id, i.title as incident_title, c.customer_id, c.title, c.state, c.told_at,
                    c.reopened_count, c.moved_at
             from cases c join incidents i on i.workspace_id = c.workspace_id and i.id = c.incident_id
             where c.workspace_id = $1 and c.customer_id = $2 order by c.opened_at desc limit 200"),
            args![workspace, customer],
        )
        .await?)
}

/// The wrongs of which a customer has a case that stands, newest first: which, what it is called, and when it began as
/// far as we know.
pub async fn wrongs_of_customer(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    customer: &CustomerId,
) -> Result<Vec<(IncidentId, String, Time)>> {
    Ok(ask
        .all(
            sql("select i.id, i.title, coalesce(i.occurred_at, i.noticed_at, i.declared_at) as began_at
             from cases c join incidents i on i.workspace_id = c.workspace_id and i.id = c.incident_id
             where c.workspace_id = $1 and c.customer_id = $2 and c.state <> 'withdrawn'
             order by began_at desc, i.id desc limit 50"),
            args![workspace, customer],
        )
        .await?)
}

/// Cases by their ids, of one incident; what is missing is left out.
pub async fn list_cases_by_id(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    ids: &[CaseId],
) -> Result<Vec<Case>> {
    let mut cases = Vec::with_capacity(ids.len());
    for some in ids.chunks(500) {
        let text = format!(
            "select {CASE} from cases where workspace_id = $1 and id in {}",
            Sql::in_list(2, some.len())
        );
        let mut values = args![workspace];
        values.extend(some.iter().map(twodb::Value::from));
        cases.extend(ask.all::<Case>(Sql::built(text), values).await?);
    }
    Ok(cases)
}

/// New cases, or known ones with a new state, in few statements. Known ones are written whole: whoever changes them holds them.
pub(super) async fn put_cases(tx: &mut Tx, cases: &[Case]) -> Result<()> {
    let rows = cases.iter().map(|c| {
        args![
            &c.workspace_id,
            &c.id,
            &c.incident_id,
            &c.customer_id,
            &c.title,
            &c.state,
            &c.owner_id,
            c.acknowledged_at,
            c.told_at,
            &c.contested_because,
            c.reopened_count,
            c.closed_at,
            &c.closed_how,
            &c.closed_because,
            &c.withdrawn_because,
            &c.salt,
            c.opened_at,
            c.moved_at
        ]
    });
    tx.insert_many(
        "cases",
        &CASE_COLUMNS,
        "on conflict (workspace_id, id) do update set state = excluded.state, owner_id = excluded.owner_id,
            acknowledged_at = excluded.acknowledged_at, told_at = excluded.told_at,
            contested_because = excluded.contested_because, reopened_count = excluded.reopened_count,
            closed_at = excluded.closed_at, closed_how = excluded.closed_how, closed_because = excluded.closed_because,
            withdrawn_because = excluded.withdrawn_because, moved_at = excluded.moved_at",
        rows.collect::<Vec<_>>(),
    )
    .await?;
    Ok(())
}

/// Writes back what telling changes of cases that are known.
pub(super) async fn note_told(tx: &mut Tx, cases: &[Case]) -> Result<()> {
    let rows = cases
        .iter()
        .map(|c| args![&c.workspace_id, &c.id, &c.state, c.told_at, c.acknowledged_at, c.moved_at])
        .collect::<Vec<_>>();
    let columns = ["workspace_id", "id", "state", "told_at", "acknowledged_at", "moved_at"];
    let text =
        "update cases set state = said.state, told_at = said.told_at, acknowledged_at = said.acknowledged_at,
            moved_at = said.moved_at
        from said where cases.workspace_id = said.workspace_id and cases.id = said.id";
    tx.with_many::<(CaseId,)>(&columns, text, rows).await?;
    Ok(())
}

/// Cases still live in an incident.
pub(super) async fn count_live(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
) -> Result<i64> {
    Ok(ask
        .count(
            sql("select count(*) from cases where workspace_id = $1 and incident_id = $2 and state not in ('closed', 'withdrawn')"),
            args![workspace, incident],
        )
        .await?)
}

/// Incidents whose next update or telling is owed, oldest first.
pub(super) async fn list_owing(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    now: Time,
) -> Result<Vec<Incident>> {
    let text = format!(
        "select {INCIDENT} from incidents where workspace_id = $1 and closed_at is null
         and ((noticed_at is not null and first_told_at is null) or (next_update_at is not null and next_update_at < $2))
         order by declared_at limit 100"
    );
    Ok(ask.all(Sql::built(text), args![workspace, now.plus(crate::ground::clock::DAY)]).await?)
}

/// Unhappy cases, oldest move first.
pub(super) async fn list_unhappy(ask: &mut dyn Ask, workspace: &WorkspaceId) -> Result<Vec<Case>> {
    let text = format!(
        "select {CASE} from cases where workspace_id = $1 and state = 'unhappy' order by moved_at limit 50"
    );
    Ok(ask.all(Sql::built(text), args![workspace]).await?)
}

/// Incidents whose title or summary holds these words, newest first, at most twenty.
pub async fn search(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    typed: &str,
) -> Result<Vec<(IncidentId, String)>> {
    let Some(words) = Sql::words(ask, typed) else { return Ok(Vec::new()) };
    let text = format!(
        "select id, title from incidents where workspace_id = $1 and {} order by declared_at desc limit 20",
        Sql::matches(ask, "incidents", 2)
    );
    Ok(ask.all(Sql::built(text), args![workspace, words]).await?)
}

/// Cases whose customer's name holds these words, newest move first, at most twenty.
// reads: customers
pub async fn search_cases(ask: &mut dyn Ask, workspace: &WorkspaceId, typed: &str) -> Result<Vec<CaseLine>> {
    let Some(words) = Sql::words(ask, typed) else { return Ok(Vec::new()) };
    let text = format!(
        "select c.id, c.incident_id, i.title as incident_title, c.customer_id, c.title, c.state, c.told_at,
                c.reopened_count, c.moved_at
         from (select * from cases where workspace_id = $1 and customer_id in (
                 select id from customers where workspace_id = $1 and {}) order by moved_at desc limit 20) c
         join incidents i on i.workspace_id = c.workspace_id and i.id = c.incident_id order by c.moved_at desc",
        Sql::matches(ask, "customers", 2)
    );
    Ok(ask.all(Sql::built(text), args![workspace, words]).await?)
}

/// Whether an incident touches anybody: a case that was not withdrawn.
pub async fn touches_anybody(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
) -> Result<bool> {
    // In the order of their index, so that not every withdrawn case is looked at first.
    let text =
        sql("select id from cases where workspace_id = $1 and incident_id = $2 and state <> 'withdrawn'
                    order by state limit 1");
    Ok(ask.maybe::<(CaseId,)>(text, args![workspace, incident]).await?.is_some())
}

/// How many cases of an incident stand where.
pub async fn count_cases(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
) -> Result<CaseCounts> {
    Ok(ask
        .one(
            sql("select cast(coalesce(sum(case when state <> 'closed' then 1 else 0 end), 0) as bigint) as live,
                    cast(coalesce(sum(case when state = 'closed' then 1 else 0 end), 0) as bigint) as closed,
                    cast(coalesce(sum(case when told_at is not null then 1 else 0 end), 0) as bigint) as told,
                    cast(coalesce(sum(case when reopened_count > 0 then 1 else 0 end), 0) as bigint) as reopened
             from cases where workspace_id = $1 and incident_id = $2 and state <> 'withdrawn'"),
            args![workspace, incident],
        )
        .await?)
}
