//! Who was told and how they stand, and who of them is chased next: found by the store, a page at a time.

use twodb::{Args, Ask, Sql, args, sql};

use crate::chasing::{Hearing, Standing, StandingLine};
use crate::ground::id::{
    CaseId, ContactId, CustomerId, DeliveryId, IncidentId, MemberId, NoticeId, WorkspaceId,
};
use crate::ground::web::{Page, Paging};
use crate::ground::{Result, Time};
use crate::notices::Channel;

/// Whether a contact `t` gave a sign of their own in their case since they were told, other than letting us know.
// reads: listening, surveys, remedies
pub(super) const SIGNS: &str =
    "(exists (select 1 from statements s where s.workspace_id = $1 and s.case_id = t.case_id
        and ((s.contact_id = t.contact_id and s.noted_at >= t.told_at) or (s.settled_by = t.contact_id and s.settled_at >= t.told_at)))
      or exists (select 1 from survey_answers a where a.workspace_id = $1 and a.case_id = t.case_id
        and a.contact_id = t.contact_id and a.answered_at >= t.told_at)
      or exists (select 1 from offers o where o.workspace_id = $1 and o.case_id = t.case_id
        and o.answered_by = t.contact_id and o.answered_at >= t.told_at))";

/// What left for each contact of an incident ($2) behind one ($3), without what asks whether it held. A contact has one
/// case in an incident, and ids of notices stand in the order in which they were drafted.
// reads: notices
fn told(also: &str) -> String {
    format!(
        "select d.contact_id, max(d.case_id) as case_id, max(d.customer_id) as customer_id,
        min(d.handed_over_at) as told_at, max(d.handed_over_at) as letter_at,
        max(case when d.round > 1 then d.queued_at end) as step_at, max(d.round) as round,
        max(case when d.handed_over_at is not null then d.notice_id end) as notice_id,
        max(d.acknowledged_at) as acknowledged_at, max(d.acknowledged_how) as acknowledged_how,
        cast(sum(case when d.round > 1 and d.channel = 'mail' then 1 else 0 end) as bigint) as reminders,
        cast(sum(case when d.round > 1 and d.channel <> 'mail' then 1 else 0 end) as bigint) as others,
        cast(sum(case when d.state in ('bounced', 'refused') then 1 else 0 end) as bigint) as came_back,
        cast(sum(case when d.round > 1 and d.channel = 'mail' and d.state = 'queued' then 1 else 0 end) as bigint) as on_way
    from deliveries d where d.workspace_id = $1 and d.incident_id = $2 and d.contact_id > $3
      and d.notice_id in (select n.id from notices n where n.workspace_id = $1 and n.incident_id = $2 and n.kind <> 'survey'){also}
    group by d.contact_id having min(d.handed_over_at) is not null"
    )
}

fn standing() -> String {
    format!(
        "case when t.acknowledged_at is not null then 'acknowledged' when {SIGNS} then 'answered'
            when exists (select 1 from private_links l where l.workspace_id = $1 and l.contact_id = t.contact_id
                and l.incident_id = $2 and l.last_opened_at >= t.told_at) then 'seen' else 'silent' end"
    )
}

/// How many of those who were told of an incident stand how; who left their customer, or whose case was withdrawn, is
/// not counted.
pub async fn hearing(ask: &mut dyn Ask, workspace: &WorkspaceId, incident: &IncidentId) -> Result<Hearing> {
    // reads: customers, incidents
    let text = format!(
        "select standing, count(*) from (select {} as standing from ({}) t
            join contacts p on p.workspace_id = $1 and p.id = t.contact_id
            join cases c on c.workspace_id = $1 and c.id = t.case_id
            where p.left_at is null and c.state <> 'withdrawn') s group by standing",
        standing(),
        told("")
    );
    let mut found = Hearing::default();
    for (word, many) in ask.all::<(String, i64)>(Sql::built(text), args![workspace, incident, ""]).await? {
        found.told += many;
        match Standing::from_word(&word) {
            Some(Standing::Acknowledged) => found.acknowledged = many,
            Some(Standing::Answered) => found.answered = many,
            Some(Standing::Seen) => found.seen = many,
            _ => found.silent = many,
        }
    }
    Ok(found)
}

/// Those who were told of an incident and how each stands, by contact: all, or those who stand so.
pub async fn list(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
    standing: Option<Standing>,
    paging: &Paging,
) -> Result<Page<StandingLine>> {
    let [after] = paging.parts().unwrap_or_default();
    let mut values: Args = args![workspace, incident, after, paging.rows() + 1];
    let mut which = "";
    if let Some(standing) = standing {
        values.push(standing.word().into());
        which = "where standing = $5";
    }
    let rows = ask.all(lines("", which, "$4"), values).await?;
    Ok(Page::cut(rows, paging, |r: &StandingLine| [r.contact_id.to_string()]))
}

/// The same of one case.
pub(in crate::chasing) async fn list_of_case(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
    case: &CaseId,
) -> Result<Vec<StandingLine>> {
    ask.all(lines(" and d.case_id = $4", "", "200"), args![workspace, incident, "", case])
        .await
        .map_err(Into::into)
}

fn lines(also: &str, which: &str, most: &str) -> Sql {
    // reads: customers, incidents
    Sql::built(format!(
        "select contact_id, name, customer_id, customer, case_id, standing, told_at, reminders, acknowledged_at, acknowledged_how
         from (select t.contact_id, p.name, t.customer_id, c.title as customer, t.case_id, {} as standing, t.told_at, t.reminders,
                t.acknowledged_at, t.acknowledged_how
            from ({}) t join contacts p on p.workspace_id = $1 and p.id = t.contact_id
            join cases c on c.workspace_id = $1 and c.id = t.case_id
            where p.left_at is null and c.state <> 'withdrawn') s {which} order by contact_id limit {most}",
        standing(),
        told(also)
    ))
}

/// A silent contact of a live case, with what the next step needs to know.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub(in crate::chasing) struct Candidate {
    pub(in crate::chasing) incident_id: IncidentId,
    pub(in crate::chasing) contact_id: ContactId,
    pub(in crate::chasing) case_id: CaseId,
    pub(in crate::chasing) customer_id: CustomerId,
    /// The newest notice that left for them.
    pub(in crate::chasing) notice_id: NoticeId,
    pub(in crate::chasing) name: String,
    pub(in crate::chasing) customer: String,
    pub(in crate::chasing) email: Option<String>,
    pub(in crate::chasing) phone: Option<String>,
    pub(in crate::chasing) language: String,
    pub(in crate::chasing) zone: Option<String>,
    /// What else is known of their customer, as JSON.
    pub(in crate::chasing) attributes: String,
    pub(in crate::chasing) owner_id: Option<MemberId>,
    pub(in crate::chasing) told_at: Time,
    pub(in crate::chasing) letter_at: Time,
    pub(in crate::chasing) step_at: Option<Time>,
    pub(in crate::chasing) round: i64,
    pub(in crate::chasing) reminders: i64,
    pub(in crate::chasing) others: i64,
    pub(in crate::chasing) came_back: i64,
    pub(in crate::chasing) on_way: i64,
    /// Somebody at their customer whom nothing about this incident was written to.
    pub(in crate::chasing) colleague_id: Option<ContactId>,
}

/// Those who are silent, or were only seen, behind a contact, and whose last word from us is no younger than `before`:
/// of live cases, told by a notice that was not stopped, left to no person yet.
pub(in crate::chasing) async fn list_candidates(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
    after: &str,
    before: Time,
    most: i64,
) -> Result<Vec<Candidate>> {
    // reads: customers, incidents, notices
    let text = format!(
        "select n.incident_id, t.contact_id, t.case_id, t.customer_id, t.notice_id, p.name, c.title as customer, p.email, p.phone, p.language,
            coalesce(p.zone, u.zone) as zone, u.attributes, c.owner_id, t.told_at, t.letter_at, t.step_at, t.round, t.reminders,
            t.others, t.came_back, t.on_way,
            (select min(q.id) from contacts q where q.workspace_id = $1 and q.customer_id = t.customer_id and q.left_at is null
                and q.email is not null and not exists (select 1 from deliveries e where e.workspace_id = $1
                    and e.incident_id = $2 and e.contact_id = q.id and e.round > 0)) as colleague_id
         from ({}) t join contacts p on p.workspace_id = $1 and p.id = t.contact_id
         join customers u on u.workspace_id = $1 and u.id = t.customer_id
         join cases c on c.workspace_id = $1 and c.id = t.case_id
         join notices n on n.workspace_id = $1 and n.id = t.notice_id
         where t.acknowledged_at is null and coalesce(t.step_at, t.told_at) <= $4 and p.left_at is null
           and c.state not in ('closed', 'withdrawn') and n.state in ('sending', 'sent') and not {SIGNS}
           and not exists (select 1 from chase_duties h where h.workspace_id = $1 and h.incident_id = $2 and h.contact_id = t.contact_id)
         order by t.contact_id limit $5",
        told("")
    );
    Ok(ask.all(Sql::built(text), args![workspace, incident, after, before, most]).await?)
}

/// What waits by this channel to remind somebody and is not needed any more: their reader let us know by another delivery, gave another sign, or
/// their case is over.
pub(in crate::chasing) async fn list_not_needed(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    channel: Channel,
) -> Result<Vec<DeliveryId>> {
    // reads: notices, incidents
    let text = format!(
        "select t.id from (select d.id, d.contact_id, d.case_id, d.incident_id, (select min(e.handed_over_at) from deliveries e
                where e.workspace_id = $1 and e.incident_id = d.incident_id and e.contact_id = d.contact_id) as told_at
            from deliveries d where d.workspace_id = $1 and d.channel = $2 and d.state = 'queued' and d.round > 1) t
         join cases c on c.workspace_id = $1 and c.id = t.case_id
         where c.state in ('closed', 'withdrawn') or {SIGNS}
            or exists (select 1 from deliveries e where e.workspace_id = $1 and e.incident_id = t.incident_id
                and e.contact_id = t.contact_id and e.acknowledged_at is not null)
         order by t.id limit 500"
    );
    let ids: Vec<(DeliveryId,)> = ask.all(Sql::built(text), args![workspace, channel.word()]).await?;
    Ok(ids.into_iter().map(|(id,)| id).collect())
}

/// The zones of reminders by mail that are due now; `home` where none is known.
pub(in crate::chasing) async fn list_zones_due(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    home: &str,
    now: Time,
) -> Result<Vec<String>> {
    // reads: notices
    let text = "select distinct coalesce(d.zone, $2) from deliveries d
                where d.workspace_id = $1 and d.state = 'queued' and d.round > 1 and d.channel = 'mail' and d.next_at <= $3";
    let zones: Vec<(String,)> = ask.all(sql(text), args![workspace, home, now]).await?;
    Ok(zones.into_iter().map(|(zone,)| zone).collect())
}

/// Lets reminders by mail that are due in a zone wait until morning there. When the queue looks again is no fact.
pub(in crate::chasing) async fn put_off(
    tx: &mut twodb::Tx,
    workspace: &WorkspaceId,
    (home, zone): (&str, &str),
    now: Time,
    morning: Time,
) -> Result<u64> {
    let text = "update deliveries set next_at = $1 where workspace_id = $2 and state = 'queued' and round > 1
                and channel = 'mail' and next_at <= $3 and coalesce(zone, $4) = $5";
    Ok(tx.run(sql(text), args![morning, workspace, now, home, zone]).await?)
}
