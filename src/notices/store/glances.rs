//! What a sending shows at a glance: counted over everybody it touches, and kept for a while.

use twodb::{Ask, Sql, args, sql};

use crate::ground::id::{IncidentId, NoticeId, WorkspaceId};
use crate::ground::{Result, Time};
use crate::notices::Notice;
use crate::notices::glance::{ClosedDomain, Share, Untold};

/// Where a customer may be said to be, the first that is known.
const REGIONS: [&str; 3] = ["region", "state", "country"];

/// The glance that is kept of a notice.
pub(in crate::notices) async fn seek(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    notice: &NoticeId,
) -> Result<Option<String>> {
    let text = sql("select figures from sending_glances where workspace_id = $1 and notice_id = $2");
    Ok(ask.maybe::<(String,)>(text, args![workspace, notice]).await?.map(|(figures,)| figures))
}

/// Keeps a glance.
pub(in crate::notices) async fn put(
    tx: &mut twodb::Tx,
    notice: &Notice,
    at: Time,
    figures: &str,
) -> Result<()> {
    let text = sql("insert into sending_glances (workspace_id, notice_id, at, figures) values ($1, $2, $3, $4)
                    on conflict (workspace_id, notice_id) do update set at = excluded.at, figures = excluded.figures");
    tx.run(text, args![&notice.workspace_id, &notice.id, at, figures]).await?;
    Ok(())
}

/// Notices on their way whose last glance was before a moment.
pub(in crate::notices) async fn list_stale(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    before: Time,
) -> Result<Vec<NoticeId>> {
    let text = sql("select n.id from notices n left join sending_glances g on g.workspace_id = n.workspace_id and g.notice_id = n.id
                    where n.workspace_id = $1 and n.state in ('approved', 'sending') and coalesce(g.at, 0) < $2 limit 5");
    Ok(ask.all::<(NoticeId,)>(text, args![workspace, before]).await?.into_iter().map(|(id,)| id).collect())
}

/// Letters of a notice handed over since a moment.
pub(in crate::notices) async fn handed_since(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    notice: &NoticeId,
    since: Time,
) -> Result<i64> {
    let text = sql(
        "select count(*) from deliveries where workspace_id = $1 and notice_id = $2 and handed_over_at > $3",
    );
    Ok(ask.count(text, args![workspace, notice, since]).await?)
}

/// When the last contact of an incident was told for the first time.
pub(in crate::notices) async fn last_told(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
) -> Result<Option<Time>> {
    let text = sql("select max(first_at) from (
                        select min(handed_over_at) as first_at from deliveries
                        where workspace_id = $1 and incident_id = $2 and handed_over_at is not null and state <> 'bounced'
                        group by contact_id) f");
    let (last,): (Option<i64>,) = ask.one(text, args![workspace, incident]).await?;
    Ok(last.map(Time))
}

/// How the telling of an incident rose: at the end of each step in which somebody was told first, how many were.
pub(in crate::notices) async fn rise(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
    since: Time,
    width: i64,
) -> Result<Vec<(Time, i64)>> {
    let text = sql("select step, count(*) from (
                        select case when min(handed_over_at) <= $3 then 0 else (min(handed_over_at) - $3) / $4 end as step from deliveries
                        where workspace_id = $1 and incident_id = $2 and handed_over_at is not null and state <> 'bounced'
                        group by contact_id) f
                    group by step order by step");
    let steps: Vec<(i64, i64)> = ask.all(text, args![workspace, incident, since, width]).await?;
    let mut told = 0;
    let rise = steps.into_iter().map(|(step, many)| {
        told += many;
        (since.plus((step + 1) * width), told)
    });
    Ok(rise.collect())
}

/// The customers of an incident, each with what they still have to get from us and whether they were told.
// reads: incidents, customers
const VALUED: &str = "select c.customer_id, c.told_at, (
        select sum(h.value_minor) from holdings h where h.workspace_id = c.workspace_id and h.customer_id = c.customer_id
          and h.delivered_on is null and h.currency = $3) as value
    from cases c where c.workspace_id = $1 and c.incident_id = $2 and c.state <> 'withdrawn'";

/// How many are told of each fifth of the customers by value, the highest first, and of those without one.
pub(in crate::notices) async fn by_value(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
    currency: &str,
) -> Result<Vec<Share>> {
    let text = format!(
        "select cast(fifth as text) as \"of\", count(*) as customers,
                cast(sum(case when told_at is null then 0 else 1 end) as bigint) as told,
                cast(min(value) as bigint) as least, cast(max(value) as bigint) as most
         from (select told_at, value, case when coalesce(value, 0) = 0 then 0
                   else ntile(5) over (partition by case when coalesce(value, 0) = 0 then 0 else 1 end order by value desc, customer_id) end as fifth
               from ({VALUED}) v) q
         group by fifth order by case when fifth = 0 then 9 else fifth end"
    );
    Ok(ask.all(Sql::built(text), args![workspace, incident, currency]).await?)
}

/// How many are told in each region, the largest first.
pub(in crate::notices) async fn by_region(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
) -> Result<Vec<Share>> {
    let keys: Vec<String> = (3..6).map(|at| Sql::json_text(ask, "attributes", at)).collect();
    let region = keys.iter().map(|key| format!("nullif({key}, '')")).collect::<Vec<_>>().join(", ");
    // reads: incidents, customers
    let text = format!(
        "select region as \"of\", count(*) as customers, cast(sum(case when told_at is null then 0 else 1 end) as bigint) as told,
                cast(null as bigint) as least, cast(null as bigint) as most
         from (select c.told_at, coalesce({region}, '') as region
               from cases c join customers u on u.workspace_id = c.workspace_id and u.id = c.customer_id
               where c.workspace_id = $1 and c.incident_id = $2 and c.state <> 'withdrawn') q
         group by region order by 2 desc, 1 limit 30"
    );
    let [region, state, country] = REGIONS;
    Ok(ask.all(Sql::built(text), args![workspace, incident, region, state, country]).await?)
}

/// The customers not told whom it hurts most: by what they have to get from us, times how long they wait.
pub(in crate::notices) async fn worst(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
    currency: &str,
    now: Time,
) -> Result<Vec<Untold>> {
    // reads: incidents, customers
    let text = sql("select case_id, customer_id, customer, value, since, coalesce((
                        select d.state from deliveries d where d.workspace_id = $1 and d.case_id = q.case_id and d.round > 0
                        order by d.queued_at desc, d.id desc limit 1),
                        case when exists (select 1 from contacts p where p.workspace_id = $1 and p.customer_id = q.customer_id
                            and p.left_at is null and p.email is not null) then 'unwritten' else 'nobody' end) as why
                    from (select c.id as case_id, c.customer_id, c.title as customer, c.opened_at as since, cast(coalesce((
                            select sum(h.value_minor) from holdings h where h.workspace_id = c.workspace_id and h.customer_id = c.customer_id
                              and h.delivered_on is null and h.currency = $3), 0) as bigint) as value
                          from cases c where c.workspace_id = $1 and c.incident_id = $2
                            and c.state not in ('withdrawn', 'closed') and c.told_at is null) q
                    order by (value / 100 + 1) * (($4 - since) / 1000 + 1) desc, case_id limit 20");
    Ok(ask.all(text, args![workspace, incident, currency, now]).await?)
}

/// Receiving domains that have taken nothing of a notice and lost something, the largest first.
pub(in crate::notices) async fn closed_domains(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    notice: &NoticeId,
) -> Result<Vec<ClosedDomain>> {
    let text = sql("select domain, letters, lost from (
                        select domain, count(*) as letters,
                            cast(sum(case when state = 'handed_over' then 1 else 0 end) as bigint) as taken,
                            cast(sum(case when state in ('refused', 'failed', 'bounced') or (state = 'queued' and attempts > 0)
                                then 1 else 0 end) as bigint) as lost
                        from deliveries where workspace_id = $1 and notice_id = $2 and channel = 'mail' group by domain) q
                    where taken = 0 and lost > 0 order by letters desc, domain limit 20");
    Ok(ask.all(text, args![workspace, notice]).await?)
}
