//! How far the telling has come, counted by the store.

use twodb::{Ask, Sql, args, sql};

use crate::ground::id::{IncidentId, WorkspaceId};
use crate::ground::{Result, Time};
use crate::incidents;
use crate::notices::{Coverage, TimeToTell, rules};

/// How far the telling of an incident has come at `now`.
pub async fn coverage(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
    now: Time,
) -> Result<Coverage> {
    // reads: incidents, customers
    let (cases, reachable): (i64, i64) = ask
        .one(
            sql("select count(*), cast(coalesce(sum(case when exists (select 1 from contacts p where p.workspace_id = c.workspace_id
                    and p.customer_id = c.customer_id and p.left_at is null and (p.email is not null or exists (
                        select 1 from deliveries d where d.workspace_id = p.workspace_id and d.incident_id = c.incident_id
                        and d.contact_id = p.id and d.round > 0))) then 1 else 0 end), 0) as bigint)
                 from cases c where c.workspace_id = $1 and c.incident_id = $2 and c.state <> 'withdrawn'"),
            args![workspace, incident],
        )
        .await?;
    // Whom a notice would not be for is not counted as untold.
    let needed = super::needed(ask, workspace, incident).await?;
    let hears = needed.hears("p", 3);
    let (relevant, told): (i64, i64) = ask
        .one(
            Sql::built(format!("select count(*), cast(coalesce(sum(case when exists (select 1 from deliveries d where d.workspace_id = p.workspace_id
                    and d.incident_id = c.incident_id and d.contact_id = p.id and d.handed_over_at is not null and d.state <> 'bounced') then 1 else 0 end), 0) as bigint)
                 from cases c join contacts p on p.workspace_id = c.workspace_id and p.customer_id = c.customer_id
                 where c.workspace_id = $1 and c.incident_id = $2 and c.state <> 'withdrawn'
                   and p.left_at is null and ((p.email is not null and {hears}) or exists (select 1 from deliveries d
                       where d.workspace_id = p.workspace_id and d.incident_id = c.incident_id and d.contact_id = p.id and d.round > 0))")),
            needed.bound(args![workspace, incident]),
        )
        .await?;
    let mut found =
        Coverage { cases, unreachable_cases: cases - reachable, relevant, told, ..Coverage::default() };
    let states: Vec<(String, i64)> = ask
        .all(
            sql("select state, count(*) from deliveries where workspace_id = $1 and incident_id = $2
                 and round > 0 and (round = 1 or state <> 'failed') group by state"),
            args![workspace, incident],
        )
        .await?;
    for (state, many) in states {
        match state.as_str() {
            "refused" | "failed" => found.failed += many,
            "bounced" => found.bounced += many,
            "uncertain" => found.uncertain += many,
            "queued" => found.waiting += many,
            _ => {}
        }
    }
    (found.systems_took, found.systems_wait, found.systems_lost) =
        super::webhook::copies(ask, workspace, incident).await?;
    let noticed = incidents::find(ask, workspace, incident).await?.noticed_at;
    if let Some(noticed) = noticed {
        found.time_to_tell = time_to_tell(ask, workspace, incident, noticed).await?;
    }
    let told = super::list_of_incident(ask, workspace, incident).await?;
    let told: Vec<_> = told.iter().filter_map(|n| Some((n.begun_at?, n.next_update_at))).collect();
    (found.updates_late, found.update_overdue_since) = rules::late_updates(&told, now);
    Ok(found)
}

/// The median, the 90th percentile and the worst of the first telling of each contact.
async fn time_to_tell(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
    noticed: Time,
) -> Result<Option<TimeToTell>> {
    let told = ask
        .count(
            sql("select count(distinct contact_id) from deliveries
                 where workspace_id = $1 and incident_id = $2 and handed_over_at is not null and state <> 'bounced'"),
            args![workspace, incident],
        )
        .await?;
    if told == 0 {
        return Ok(None);
    }
    let ranks = [50, 90, 100].map(|p| rules::rank(p, told));
    let rows: Vec<(i64, i64)> = ask
        .all(
            sql("select place, first_at from (
                    select first_at, row_number() over (order by first_at) as place from (
                        select min(handed_over_at) as first_at from deliveries
                        where workspace_id = $1 and incident_id = $2 and handed_over_at is not null and state <> 'bounced' group by contact_id) f) r
                 where place in ($3, $4, $5)"),
            args![workspace, incident, ranks[0], ranks[1], ranks[2]],
        )
        .await?;
    // Whoever was told before we say we noticed was told at once.
    let of = |rank: i64| {
        rows.iter().find(|(place, _)| *place == rank).map_or(0, |(_, at)| Time(*at).since(noticed).max(0))
    };
    Ok(Some(TimeToTell { median_ms: of(ranks[0]), p90_ms: of(ranks[1]), worst_ms: of(ranks[2]), told }))
}
