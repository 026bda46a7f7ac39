//! The line of calls: who comes next, who has what in hand.

use twodb::{Args, Ask, Sql, args, sql};

use crate::calls::{Line, List, Waiting};
use crate::ground::id::{CaseId, ContactId, DeliveryId, IncidentId, MemberId, PromiseId, WorkspaceId};
use crate::ground::web::{Page, Paging};
use crate::ground::{Fault, Result, Time};
use crate::journal::Tx;

const LINE: &str = "workspace_id, delivery_id, incident_id, case_id, customer_id, contact_id, is_executive, is_fear, urgency, \
    place, waiting_since, due_at, tries, promise_id, promised_at, taken_by, taken_until, fence";
const COLUMNS: [&str; 18] = [
    "workspace_id",
    "delivery_id",
    "incident_id",
    "case_id",
    "customer_id",
    "contact_id",
    "is_executive",
    "is_fear",
    "urgency",
    "place",
    "waiting_since",
    "due_at",
    "tries",
    "promise_id",
    "promised_at",
    "taken_by",
    "taken_until",
    "fence",
];

/// Whether a row of the line, called `l`, may be rung at all: its delivery waits, and its notice is not stopped.
const MAY_BE_RUNG: &str =
    "exists (select 1 from deliveries d where d.workspace_id = l.workspace_id and d.id = l.delivery_id
    and d.state = 'queued' and d.next_at is not null)";

/// New rows of the line; those that stand in it stay where they are.
pub(in crate::calls) async fn line_up(tx: &mut twodb::Tx, lines: &[Line]) -> Result<u64> {
    let rows = lines.iter().map(values).collect::<Vec<_>>();
    Ok(tx
        .insert_many("call_lines", &COLUMNS, "on conflict (workspace_id, delivery_id) do nothing", rows)
        .await?)
}

fn values(l: &Line) -> Args {
    args![
        &l.workspace_id,
        &l.delivery_id,
        &l.incident_id,
        &l.case_id,
        &l.customer_id,
        &l.contact_id,
        l.is_executive,
        l.is_fear,
        l.urgency,
        l.place,
        l.waiting_since,
        l.due_at,
        l.tries,
        &l.promise_id,
        l.promised_at,
        &l.taken_by,
        l.taken_until,
        l.fence
    ]
}

/// A call in the line; `None` when it stands in none.
pub(in crate::calls) async fn seek(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    id: &DeliveryId,
) -> Result<Option<Line>> {
    let text = format!("select {LINE} from call_lines where workspace_id = $1 and delivery_id = $2");
    Ok(ask.maybe(Sql::built(text), args![workspace, id]).await?)
}

/// A call in the line, held until the end of the change.
pub(in crate::calls) async fn find_held(tx: &mut Tx, id: &DeliveryId) -> Result<Line> {
    let (workspace, hold) = (tx.actor().workspace.clone(), Sql::hold(tx));
    let text = format!("select {LINE} from call_lines where workspace_id = $1 and delivery_id = $2 {hold}");
    tx.maybe(Sql::built(text), args![workspace, id]).await?.ok_or(Fault::Missing("call"))
}

/// The call that a member has in hand now.
pub(in crate::calls) async fn seek_in_hand(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    member: &MemberId,
    now: Time,
) -> Result<Option<DeliveryId>> {
    let text = format!(
        "select l.delivery_id from call_lines l where l.workspace_id = $1 and l.taken_by = $2 and l.taken_until > $3
           and {MAY_BE_RUNG} order by l.taken_until desc limit 1"
    );
    let found: Option<(DeliveryId,)> = ask.maybe(Sql::built(text), args![workspace, member, now]).await?;
    Ok(found.map(|(id,)| id))
}

/// Gives the first call of a list that nobody has in hand to a member, until `until`.
pub(in crate::calls) async fn take_next(
    tx: &mut twodb::Tx,
    workspace: &WorkspaceId,
    list: List,
    member: &MemberId,
    (now, until): (Time, Time),
) -> Result<Option<DeliveryId>> {
    let skip = Sql::skip_locked(tx);
    let text = format!(
        "with next as materialized (
            select l.delivery_id from call_lines l
            where l.workspace_id = $4 and l.is_executive = $5 and l.due_at <= $3
              and (l.taken_until is null or l.taken_until <= $3) and {MAY_BE_RUNG}
            order by l.urgency, l.place, l.delivery_id limit 1 {skip})
         update call_lines set taken_by = $1, taken_until = $2, fence = fence + 1
         where workspace_id = $4 and delivery_id in (select delivery_id from next)
         returning delivery_id"
    );
    let values = args![member, until, now, workspace, list.column()];
    let taken: Option<(DeliveryId,)> = tx.maybe(Sql::built(text), values).await?;
    Ok(taken.map(|(id,)| id))
}

/// Gives one call to a member, unless somebody else has it in hand; says whether it did.
pub(in crate::calls) async fn take(
    tx: &mut twodb::Tx,
    workspace: &WorkspaceId,
    id: &DeliveryId,
    member: &MemberId,
    (now, until): (Time, Time),
) -> Result<bool> {
    let text = format!(
        "update call_lines as l set taken_by = $1, taken_until = $2, fence = fence + 1
         where l.workspace_id = $4 and l.delivery_id = $5
           and (l.taken_until is null or l.taken_until <= $3 or l.taken_by = $1) and {MAY_BE_RUNG}"
    );
    Ok(tx.run(Sql::built(text), args![member, until, now, workspace, id]).await? == 1)
}

/// Puts a call back that a member has in hand; says whether they had it.
pub(in crate::calls) async fn put_back(
    tx: &mut twodb::Tx,
    workspace: &WorkspaceId,
    id: &DeliveryId,
    member: &MemberId,
) -> Result<bool> {
    let text = "update call_lines set taken_by = null, taken_until = null
                where workspace_id = $1 and delivery_id = $2 and taken_by = $3";
    Ok(tx.run(sql(text), args![workspace, id, member]).await? == 1)
}

/// Lets a held call come again.
pub(in crate::calls) async fn come_again(tx: &mut Tx, line: &Line) -> Result<()> {
    let text =
        "update call_lines set urgency = $1, due_at = $2, tries = $3, promise_id = $4, promised_at = $5,
                    taken_by = null, taken_until = null
                where workspace_id = $6 and delivery_id = $7";
    let values = args![
        line.urgency,
        line.due_at,
        line.tries,
        &line.promise_id,
        line.promised_at,
        &line.workspace_id,
        &line.delivery_id
    ];
    tx.run(sql(text), values).await?;
    Ok(())
}

/// Forgets the promise of a call, where somebody has settled it.
pub(in crate::calls) async fn forget_promise(tx: &mut twodb::Tx, line: &Line) -> Result<()> {
    let text = "update call_lines set promise_id = null, promised_at = null, urgency = $1
                where workspace_id = $2 and delivery_id = $3";
    tx.run(sql(text), args![line.urgency, &line.workspace_id, &line.delivery_id]).await?;
    Ok(())
}

/// Takes a call out of the line.
pub(in crate::calls) async fn remove(tx: &mut Tx, id: &DeliveryId) -> Result<()> {
    let workspace = tx.actor().workspace.clone();
    let text = "delete from call_lines where workspace_id = $1 and delivery_id = $2";
    tx.run(sql(text), args![workspace, id]).await?;
    Ok(())
}

/// Takes a call out of the line whose delivery waits no more.
pub(in crate::calls) async fn forget_ended(
    tx: &mut twodb::Tx,
    workspace: &WorkspaceId,
    id: &DeliveryId,
) -> Result<()> {
    let text = "delete from call_lines where workspace_id = $1 and delivery_id = $2 and not exists (
                    select 1 from deliveries d where d.workspace_id = $1 and d.id = $2 and d.state = 'queued')";
    tx.run(sql(text), args![workspace, id]).await?;
    Ok(())
}

/// Whoever waits for a call about this case may be afraid: they come first from now on.
pub(in crate::calls) async fn note_fear(
    tx: &mut twodb::Tx,
    workspace: &WorkspaceId,
    case: &CaseId,
) -> Result<()> {
    let text = "update call_lines set is_fear = 1, urgency = 0 where workspace_id = $1 and case_id = $2 and is_fear = 0";
    tx.run(sql(text), args![workspace, case]).await?;
    Ok(())
}

/// The calls that wait for a case, or for one contact.
pub(in crate::calls) async fn list_of(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    case: Option<&CaseId>,
    contact: Option<&ContactId>,
) -> Result<Vec<DeliveryId>> {
    let (column, id) = match (case, contact) {
        (Some(case), _) => ("case_id", case.as_str()),
        (None, Some(contact)) => ("contact_id", contact.as_str()),
        (None, None) => return Ok(Vec::new()),
    };
    let text = format!(
        "select delivery_id from call_lines where workspace_id = $1 and {column} = $2 order by delivery_id"
    );
    let found: Vec<(DeliveryId,)> = ask.all(Sql::built(text), args![workspace, id]).await?;
    Ok(found.into_iter().map(|(id,)| id).collect())
}

/// Calls that were promised for a moment before `before`, with the promise.
pub(in crate::calls) async fn list_promised(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    before: Time,
) -> Result<Vec<(DeliveryId, PromiseId)>> {
    let text = "select delivery_id, promise_id from call_lines
                where workspace_id = $1 and promised_at is not null and promised_at < $2 and promise_id is not null
                order by promised_at limit 100";
    Ok(ask.all(sql(text), args![workspace, before]).await?)
}

/// The line, first those who are rung first: of one incident, or of all.
pub(in crate::calls) async fn list(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    list: List,
    incident: Option<&IncidentId>,
    paging: &Paging,
) -> Result<Page<Waiting>> {
    let start = || ["-1".to_owned(), i64::MIN.to_string(), String::new()];
    let [urgency, place, id] = paging.parts().unwrap_or_else(start);
    let mut values = args![
        workspace,
        list.column(),
        urgency.parse().unwrap_or(-1_i64),
        place.parse().unwrap_or(i64::MIN),
        id,
        paging.rows() + 1
    ];
    let mut also = "";
    if let Some(incident) = incident {
        values.push(incident.into());
        also = " and l.incident_id = $7";
    }
    // reads: notices, incidents, members
    let text = format!(
        "select l.delivery_id, l.incident_id, i.title as incident_title, l.case_id, c.title as customer, l.contact_id,
            d.to_name as name, d.to_address as number, d.zone, l.urgency, l.place, l.waiting_since, l.due_at, l.promised_at,
            l.tries, m.name as taken_by, l.taken_until,
            (select count(*) from calls k where k.workspace_id = l.workspace_id and k.customer_id = l.customer_id
                and k.is_executive = 1 and k.outcome = 'spoken') as executives_spoken
         from call_lines l join deliveries d on d.workspace_id = l.workspace_id and d.id = l.delivery_id
         join cases c on c.workspace_id = l.workspace_id and c.id = l.case_id
         join incidents i on i.workspace_id = l.workspace_id and i.id = l.incident_id
         left join members m on m.workspace_id = l.workspace_id and m.id = l.taken_by
         where l.workspace_id = $1 and l.is_executive = $2 and (l.urgency, l.place, l.delivery_id) > ($3, $4, $5)
           and d.state = 'queued' and d.next_at is not null{also}
         order by l.urgency, l.place, l.delivery_id limit $6"
    );
    let rows = ask.all(Sql::built(text), values).await?;
    let key = |w: &Waiting| [w.urgency.to_string(), w.place.0.to_string(), w.delivery_id.to_string()];
    Ok(Page::cut(rows, paging, key))
}

/// How many wait in each list, and how many of those are to be rung now.
pub(in crate::calls) async fn count(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    list: List,
    now: Time,
) -> Result<(i64, i64)> {
    let text = format!(
        "select count(*), cast(coalesce(sum(case when l.due_at <= $3 then 1 else 0 end), 0) as bigint) from call_lines l
         where l.workspace_id = $1 and l.is_executive = $2 and {MAY_BE_RUNG}"
    );
    Ok(ask.one(Sql::built(text), args![workspace, list.column(), now]).await?)
}
