//! What teams owe: to each other, and to customers.

use twodb::{Ask, args, sql};

use crate::ground::id::WorkspaceId;
use crate::ground::{Result, Time};

/// Something that is owed, in closed cases and incidents no more.
#[derive(Debug, Clone, sqlx::FromRow)]
pub(in crate::teams) struct Due {
    /// What it is about: the id in its address.
    pub id: String,
    /// The customer, or what the incident is called.
    pub whom: String,
    /// Which of us, by name.
    pub who: String,
    /// By when, or since when.
    pub at: Time,
}

/// Who was asked into a team and has not answered, the oldest first; at most 50.
// reads: incidents, members
pub(in crate::teams) async fn asked(ask: &mut dyn Ask, workspace: &WorkspaceId) -> Result<Vec<Due>> {
    let text = sql("select t.team as id, coalesce(c.title, i.title) as whom, m.name as who, t.asked_at as at from team_members t
         join incidents i on i.workspace_id = t.workspace_id and i.id = t.incident_id and i.closed_at is null
         join members m on m.workspace_id = t.workspace_id and m.id = t.member_id and m.left_at is null
         left join cases c on c.workspace_id = t.workspace_id and c.id = t.case_id
         where t.workspace_id = $1 and t.state = 'asked' and (c.id is null or c.state not in ('closed', 'withdrawn'))
         order by t.asked_at, t.id limit 50");
    Ok(ask.all(text, args![workspace]).await?)
}

/// Executives who were named and have not answered, the oldest first; at most 50.
// reads: incidents, members
pub(in crate::teams) async fn named(ask: &mut dyn Ask, workspace: &WorkspaceId) -> Result<Vec<Due>> {
    let text = sql("select e.id, c.title as whom, m.name as who, e.named_at as at from executives e
         join cases c on c.workspace_id = e.workspace_id and c.id = e.case_id and c.state not in ('closed', 'withdrawn')
         join members m on m.workspace_id = e.workspace_id and m.id = e.member_id and m.left_at is null
         where e.workspace_id = $1 and e.state = 'named' order by e.named_at, e.id limit 50");
    Ok(ask.all(text, args![workspace]).await?)
}

/// Executives who have not been in touch since before a moment, with when they were last; the quietest first, at most 50.
// reads: incidents, members
pub(in crate::teams) async fn quiet(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    before: Time,
) -> Result<Vec<Due>> {
    let text = sql("select q.id, q.whom, q.who, q.at from (
            select e.id as id, c.title as whom, m.name as who, coalesce((select max(k.met_at) from executive_contacts k
                where k.workspace_id = e.workspace_id and k.executive_id = e.id), e.answered_at) as at
            from executives e
            join cases c on c.workspace_id = e.workspace_id and c.id = e.case_id and c.state not in ('closed', 'withdrawn')
            join members m on m.workspace_id = e.workspace_id and m.id = e.member_id
            where e.workspace_id = $1 and e.state = 'accepted') q
         where q.at <= $2 order by q.at, q.id limit 50");
    Ok(ask.all(text, args![workspace, before]).await?)
}

/// Hand-overs of which customers have not heard, the oldest first; at most 50.
// reads: incidents
pub(in crate::teams) async fn silent(ask: &mut dyn Ask, workspace: &WorkspaceId) -> Result<Vec<Due>> {
    let text = sql("select h.team as id, coalesce(c.title, i.title) as whom, h.new_name as who, h.made_at as at from hand_overs h
         join incidents i on i.workspace_id = h.workspace_id and i.id = h.incident_id and i.closed_at is null
         left join cases c on c.workspace_id = h.workspace_id and c.id = h.case_id
         where h.workspace_id = $1 and h.announced_at is null and (c.id is null or c.state not in ('closed', 'withdrawn'))
         order by h.made_at, h.id limit 50");
    Ok(ask.all(text, args![workspace]).await?)
}

/// Demands that wait for an answer, the first due first; at most 50.
// reads: incidents, members
pub(in crate::teams) async fn demanded(ask: &mut dyn Ask, workspace: &WorkspaceId) -> Result<Vec<Due>> {
    let text = sql("select d.case_id as id, c.title as whom, coalesce(m.name, '') as who, d.due_at as at from lead_demands d
         join cases c on c.workspace_id = d.workspace_id and c.id = d.case_id and c.state not in ('closed', 'withdrawn')
         join incidents i on i.workspace_id = d.workspace_id and i.id = d.incident_id
         left join members m on m.workspace_id = d.workspace_id and m.id = coalesce(c.owner_id, i.lead_id)
         where d.workspace_id = $1 and d.answered_at is null order by d.due_at, d.id limit 50");
    Ok(ask.all(text, args![workspace]).await?)
}

/// Who does not stand behind the list of what must never happen again: whoever is in a team of the incident, leads it, or owns
/// a case whose plan is out; the oldest list first, at most 50. It is said in a team of theirs: the incident's, where they are in
/// that one, else a case's.
// reads: incidents, plans, members
pub(in crate::teams) async fn without_list(ask: &mut dyn Ask, workspace: &WorkspaceId) -> Result<Vec<Due>> {
    // An incident's id begins with `inc_` and a case's with `cas_`: the greatest is the incident's.
    let text = sql("select max(w.team) as id, i.title as whom, m.name as who, n.written_at as at from never_again n
         join incidents i on i.workspace_id = n.workspace_id and i.id = n.incident_id and i.closed_at is null
         join (
            select t.incident_id, t.member_id, t.team from team_members t where t.workspace_id = $1 and t.state = 'joined'
            union all select l.id, l.lead_id, l.id from incidents l
            where l.workspace_id = $1 and l.closed_at is null and l.lead_id is not null
            union all select c.incident_id, c.owner_id, c.id from plans p
            join cases c on c.workspace_id = p.workspace_id and c.id = p.case_id and c.state not in ('closed', 'withdrawn')
            where p.workspace_id = $1 and c.owner_id is not null and p.put_at is not null
         ) w on w.incident_id = n.incident_id
         join members m on m.workspace_id = n.workspace_id and m.id = w.member_id and m.left_at is null
         where n.workspace_id = $1 and not exists (select 1 from never_again x
            where x.workspace_id = n.workspace_id and x.incident_id = n.incident_id and x.version > n.version)
          and not exists (select 1 from buy_ins b where b.workspace_id = n.workspace_id and b.subject = n.incident_id
            and b.version = n.version and b.member_id = w.member_id)
         group by n.id, n.written_at, i.title, m.id, m.name
         order by n.written_at, n.id, m.name, m.id limit 50");
    Ok(ask.all(text, args![workspace]).await?)
}

/// Who does not stand behind the version of the plan that is out: whoever is in its team, or leads it; the plan that was put
/// forward first comes first, at most 50.
// reads: incidents, plans, members
pub(in crate::teams) async fn without_plan(ask: &mut dyn Ask, workspace: &WorkspaceId) -> Result<Vec<Due>> {
    let text = sql("select w.team as id, coalesce(c.title, i.title) as whom, m.name as who, p.put_at as at from plans p
         join incidents i on i.workspace_id = p.workspace_id and i.id = p.incident_id and i.closed_at is null
         left join cases c on c.workspace_id = p.workspace_id and c.id = p.case_id
         join (
            select t.team, t.member_id from team_members t where t.workspace_id = $1 and t.state = 'joined'
            union select l.id, l.lead_id from incidents l where l.workspace_id = $1 and l.closed_at is null and l.lead_id is not null
            union select o.case_id, coalesce(k.owner_id, j.lead_id) from plans o
            join cases k on k.workspace_id = o.workspace_id and k.id = o.case_id
            join incidents j on j.workspace_id = o.workspace_id and j.id = o.incident_id where o.workspace_id = $1
         ) w on w.team = coalesce(p.case_id, p.incident_id)
         join members m on m.workspace_id = p.workspace_id and m.id = w.member_id and m.left_at is null
         where p.workspace_id = $1 and p.put_at is not null and p.state <> 'delivered'
          and (c.id is null or c.state not in ('closed', 'withdrawn'))
          and not exists (select 1 from buy_ins b where b.workspace_id = p.workspace_id and b.subject = p.id
            and b.version = case when p.state = 'drafted' then p.version - 1 else p.version end and b.member_id = w.member_id)
         order by p.put_at, p.id, m.name, m.id limit 50");
    Ok(ask.all(text, args![workspace]).await?)
}
