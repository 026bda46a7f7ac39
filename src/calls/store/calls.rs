//! Calls that were made, and what they come to.

use std::collections::BTreeMap;

use serde::Serialize;
use twodb::{Ask, Sql, args, sql};
use utoipa::ToSchema;

use crate::calls::{Call, Outcome};
use crate::ground::id::{CaseId, ContactId, DeliveryId, IncidentId, NoticeId, WorkspaceId};
use crate::ground::rate::Rate;
use crate::ground::{Result, Time};
use crate::journal::Tx;

const CALL: &str = "workspace_id, id, delivery_id, notice_id, incident_id, case_id, customer_id, contact_id, contact_name, \
    is_executive, member_id, member_name, number, outcome, note, again_at, promise_id, salt, made_at";

/// Keeps a call.
pub(in crate::calls) async fn insert(tx: &mut Tx, call: &Call) -> Result<()> {
    let c = call;
    let markers = (1..=19).map(|n| format!("${n}")).collect::<Vec<_>>().join(",");
    let values = args![
        &c.workspace_id,
        &c.id,
        &c.delivery_id,
        &c.notice_id,
        &c.incident_id,
        &c.case_id,
        &c.customer_id,
        &c.contact_id,
        &c.contact_name,
        c.is_executive,
        &c.member_id,
        &c.member_name,
        &c.number,
        &c.outcome,
        &c.note,
        c.again_at,
        &c.promise_id,
        &c.salt,
        c.made_at
    ];
    tx.run(Sql::built(format!("insert into calls ({CALL}) values ({markers})")), values).await?;
    Ok(())
}

/// The calls of one delivery, newest first.
pub(in crate::calls) async fn calls_of_delivery(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    id: &DeliveryId,
) -> Result<Vec<Call>> {
    let text = format!(
        "select {CALL} from calls where workspace_id = $1 and delivery_id = $2 order by made_at desc, id desc limit 50"
    );
    Ok(ask.all(Sql::built(text), args![workspace, id]).await?)
}

/// The calls to the people of a case, newest first.
pub async fn calls_of_case(ask: &mut dyn Ask, workspace: &WorkspaceId, case: &CaseId) -> Result<Vec<Call>> {
    let text = format!(
        "select {CALL} from calls where workspace_id = $1 and case_id = $2 order by made_at desc, id desc limit 100"
    );
    Ok(ask.all(Sql::built(text), args![workspace, case]).await?)
}

/// How far the speaking with those an incident touches has come.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = CallFigures)]
pub struct Figures {
    /// Customers we spoke with in person, of all that it touches (R26).
    pub spoken: Rate,
    /// Calls that wait.
    pub waiting: i64,
    /// Of those, that are to be made now.
    pub due: i64,
    /// Calls that were made, by what came of them.
    pub calls: BTreeMap<String, i64>,
    /// Executives spoken with, of those to be called.
    pub executives: Rate,
}

/// How far the speaking with those an incident touches has come.
pub async fn figures(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
    now: Time,
) -> Result<Figures> {
    // reads: incidents
    let (spoken, all): (i64, i64) = ask
        .one(
            sql("select cast(coalesce(sum(case when exists (select 1 from calls k where k.workspace_id = c.workspace_id
                    and k.incident_id = c.incident_id and k.outcome = 'spoken' and k.customer_id = c.customer_id)
                    then 1 else 0 end), 0) as bigint), count(*)
                 from cases c where c.workspace_id = $1 and c.incident_id = $2 and c.state <> 'withdrawn'"),
            args![workspace, incident],
        )
        .await?;
    let (waiting, due): (i64, i64) = ask
        .one(
            sql("select count(*), cast(coalesce(sum(case when due_at <= $3 then 1 else 0 end), 0) as bigint)
                 from call_lines where workspace_id = $1 and incident_id = $2"),
            args![workspace, incident, now],
        )
        .await?;
    let calls: Vec<(String, i64)> = ask
        .all(
            sql("select outcome, count(*) from calls where workspace_id = $1 and incident_id = $2 group by outcome"),
            args![workspace, incident],
        )
        .await?;
    let calls: BTreeMap<String, i64> = calls.into_iter().collect();
    let (had, to_call): (i64, i64) = ask
        .one(
            sql("select cast(coalesce(sum(spoken), 0) as bigint), count(*) from (
                    select contact_id, max(spoken) as spoken from (
                        select contact_id, case when outcome = 'spoken' then 1 else 0 end as spoken from calls
                        where workspace_id = $1 and incident_id = $2 and is_executive = 1
                        union all
                        select contact_id, 0 from call_lines
                        where workspace_id = $1 and incident_id = $2 and is_executive = 1) a group by contact_id) b"),
            args![workspace, incident],
        )
        .await?;
    Ok(Figures { spoken: Rate::of(spoken, all), waiting, due, calls, executives: Rate::of(had, to_call) })
}

/// Others at the customer of a delivery who have a number and to whom its notice was not taken by voice: whom to ring
/// instead.
pub(in crate::calls) async fn list_others(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    notice: &NoticeId,
    contact: &ContactId,
) -> Result<Vec<(ContactId, String, String)>> {
    // reads: customers, notices
    let text = sql("select p.id, p.name, p.phone from contacts me join contacts p on p.workspace_id = me.workspace_id
            and p.customer_id = me.customer_id and p.id <> me.id
         join notices n on n.workspace_id = me.workspace_id and n.id = $3
         where me.workspace_id = $1 and me.id = $2 and p.left_at is null and p.phone is not null
           and not exists (select 1 from deliveries d where d.workspace_id = p.workspace_id and d.incident_id = n.incident_id
               and d.contact_id = p.id and d.notice_id = n.id and d.channel = 'voice')
         order by p.name, p.id limit 20");
    Ok(ask.all(text, args![workspace, contact, notice]).await?)
}

/// Calls to be made now, by incident: how many, and since when the first of them waits.
pub(in crate::calls) async fn list_owed(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    now: Time,
) -> Result<Vec<(IncidentId, String, i64, Time)>> {
    // reads: incidents, notices
    let text = sql("select i.id, i.title, l.many, l.since from incidents i join (
            select q.incident_id, count(*) as many, min(q.waiting_since) as since from call_lines q
            join deliveries d on d.workspace_id = q.workspace_id and d.id = q.delivery_id
            where q.workspace_id = $1 and q.due_at <= $2 and d.next_at is not null group by q.incident_id
         ) l on l.incident_id = i.id where i.workspace_id = $1 order by l.since limit 50");
    Ok(ask.all(text, args![workspace, now]).await?)
}

impl Figures {
    /// How often somebody rang.
    pub(in crate::calls) fn made(&self) -> i64 {
        self.calls.values().sum()
    }
    /// How often that came to this.
    pub(in crate::calls) fn of(&self, outcome: Outcome) -> i64 {
        self.calls.get(outcome.word()).copied().unwrap_or(0)
    }
}
