//! All SQL of meetings.

pub mod cadences;
pub mod people;
pub mod points;
pub mod reports;

use twodb::{Ask, Sql, Value, args, sql};

use super::{Meeting, MeetingLine};
use crate::ground::id::{CadenceId, CaseId, ContactId, MeetingId, WorkspaceId};
use crate::ground::web::{Page, Paging};
use crate::ground::{Fault, Result, Time};
use crate::journal::Tx;

const MEETING: &str = "workspace_id, id, cadence_id, incident_id, case_id, customer_id, state, title, place, starts_at, lasts, \
    zone, uid, sequence, agenda, minutes, decisions, planned_by, planned_at, changed_at, because, settled_by, settled_at, \
    sent_by, sent_at, erased_at, salt";

/// One of them; [`Fault::Missing`] when there is none.
pub async fn find(ask: &mut dyn Ask, workspace: &WorkspaceId, id: &MeetingId) -> Result<Meeting> {
    let text = format!("select {MEETING} from meetings where workspace_id = $1 and id = $2");
    ask.maybe(Sql::built(text), args![workspace, id]).await?.ok_or(Fault::Missing("meeting"))
}

/// The same, held until the end of the change.
pub(super) async fn find_held(tx: &mut Tx, id: &MeetingId) -> Result<Meeting> {
    let (workspace, hold) = (tx.actor().workspace.clone(), Sql::hold(tx));
    let text = format!("select {MEETING} from meetings where workspace_id = $1 and id = $2 {hold}");
    tx.maybe(Sql::built(text), args![&workspace, id]).await?.ok_or(Fault::Missing("meeting"))
}

/// The meetings of a case, the latest first.
pub async fn list_of_case(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    case: &CaseId,
    paging: &Paging,
) -> Result<Page<Meeting>> {
    let (before, id) = paging.before();
    let text = format!(
        "select {MEETING} from meetings where workspace_id = $1 and case_id = $2 and (starts_at, id) < ($3, $4)
         order by starts_at desc, id desc limit $5"
    );
    let rows = ask.all(Sql::built(text), args![workspace, case, before, id, paging.rows() + 1]).await?;
    Ok(Page::cut(rows, paging, |m: &Meeting| [m.starts_at.0.to_string(), m.id.to_string()]))
}

/// The next meeting of a case that is to come at or after a moment.
pub(super) async fn next_of_case(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    case: &CaseId,
    from: Time,
) -> Result<Option<Meeting>> {
    let text = format!(
        "select {MEETING} from meetings where workspace_id = $1 and case_id = $2 and state = 'planned' and starts_at >= $3
         order by starts_at, id limit 1"
    );
    Ok(ask.maybe(Sql::built(text), args![workspace, case, from]).await?)
}

/// The last meeting of a case that was held and began before a moment.
pub(super) async fn last_held(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    case: &CaseId,
    before: Time,
) -> Result<Option<Meeting>> {
    let text = format!(
        "select {MEETING} from meetings where workspace_id = $1 and case_id = $2 and state = 'held' and starts_at < $3
         order by starts_at desc, id desc limit 1"
    );
    Ok(ask.maybe(Sql::built(text), args![workspace, case, before]).await?)
}

/// What of a cadence is to come at or after a moment, held until the end of the change; the first to come first, at most 50.
pub(super) async fn list_to_come_held(tx: &mut Tx, cadence: &CadenceId, from: Time) -> Result<Vec<Meeting>> {
    let (workspace, hold) = (tx.actor().workspace.clone(), Sql::hold(tx));
    let text = format!(
        "select {MEETING} from meetings where workspace_id = $1 and cadence_id = $2 and state = 'planned' and starts_at >= $3
         order by starts_at, id limit 50 {hold}"
    );
    Ok(tx.all(Sql::built(text), args![&workspace, cadence, from]).await?)
}

/// When the last meeting of a cadence began that did not lie ahead of a moment and was not called off.
pub(super) async fn last_begun(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    cadence: &CadenceId,
    now: Time,
) -> Result<Option<Time>> {
    let text = sql(
        "select starts_at from meetings where workspace_id = $1 and cadence_id = $2 and state <> 'cancelled'
         and starts_at < $3 order by starts_at desc, id desc limit 1",
    );
    let row: Option<(Time,)> = ask.maybe(text, args![workspace, cadence, now]).await?;
    Ok(row.map(|(at,)| at))
}

/// The meetings of a case to which somebody is asked, the latest first, at most 100.
pub async fn list_of_person(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    case: &CaseId,
    who: &str,
) -> Result<Vec<Meeting>> {
    let columns = MEETING.replace(", ", ", m.");
    let text = format!(
        "select m.{columns} from meetings m
         join meeting_people p on p.workspace_id = m.workspace_id and p.meeting_id = m.id and p.who = $3
         where m.workspace_id = $1 and m.case_id = $2 order by m.starts_at desc, m.id desc limit 100"
    );
    Ok(ask.all(Sql::built(text), args![workspace, case, who]).await?)
}

/// Every meeting of a case whose minutes went out, the first sent first; of those to whom this one was asked, where one is named.
pub async fn list_sent(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    case: &CaseId,
    to: Option<&ContactId>,
) -> Result<Vec<Meeting>> {
    let columns = MEETING.replace(", ", ", m.");
    let text = format!(
        "select m.{columns} from meetings m
         where m.workspace_id = $1 and m.case_id = $2 and m.sent_at is not null and m.erased_at is null
           and ($3 = '' or exists (select 1 from meeting_people p
               where p.workspace_id = m.workspace_id and p.meeting_id = m.id and p.who = $3))
         order by m.sent_at, m.id"
    );
    let who = to.map(ToString::to_string).unwrap_or_default();
    Ok(ask.all(Sql::built(text), args![workspace, case, who]).await?)
}

/// What is to come, behind a moment, in those of these cases that are over. -- reads: incidents
pub(super) async fn list_to_come_of_closed(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    cases: &[CaseId],
    now: Time,
) -> Result<Vec<MeetingId>> {
    if cases.is_empty() {
        return Ok(Vec::new());
    }
    let text = format!(
        "select m.id from meetings m
         join cases c on c.workspace_id = m.workspace_id and c.id = m.case_id
         where m.workspace_id = $1 and m.state = 'planned' and m.starts_at > $2
           and c.state in ('closed', 'withdrawn') and m.case_id in {}
         order by m.starts_at, m.id",
        Sql::in_list(3, cases.len())
    );
    let mut values = args![workspace, now];
    values.extend(cases.iter().map(Value::from));
    let rows: Vec<(MeetingId,)> = ask.all(Sql::built(text), values).await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

const LINE: &str =
    "select m.id, m.case_id, c.title as customer, m.title, m.place, m.starts_at, m.state from meetings m
    join cases c on c.workspace_id = m.workspace_id and c.id = m.case_id";

/// What somebody is asked to and is to come, or wants a word on what became of it; the first first. Nobody can write on what was
/// erased. -- reads: incidents
pub(super) async fn list_planned_of(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    who: &str,
    now: Time,
    paging: &Paging,
) -> Result<Page<MeetingLine>> {
    let [at, id] = paging.parts().unwrap_or([i64::MIN.to_string(), String::new()]);
    let at = at.parse().unwrap_or(i64::MIN);
    let text = format!(
        "{LINE} join meeting_people p on p.workspace_id = m.workspace_id and p.meeting_id = m.id and p.who = $2
         where m.workspace_id = $1 and m.state = 'planned' and (m.starts_at, m.id) > ($3, $4)
           and (m.erased_at is null or m.starts_at > $5)
         order by m.starts_at, m.id limit $6"
    );
    let rows = ask.all(Sql::built(text), args![workspace, who, at, id, now, paging.rows() + 1]).await?;
    Ok(Page::cut(rows, paging, |l: &MeetingLine| [l.starts_at.0.to_string(), l.id.to_string()]))
}

/// Meetings that should be over and of which nobody said what became of them, as far as that can still be written; the oldest first,
/// at most 50.
// reads: incidents
pub(super) async fn list_unsaid(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    now: Time,
) -> Result<Vec<MeetingLine>> {
    let text = format!(
        "{LINE} where m.workspace_id = $1 and m.state = 'planned' and m.erased_at is null
           and m.starts_at + m.lasts * 60000 <= $2
         order by m.starts_at, m.id limit 50"
    );
    Ok(ask.all(Sql::built(text), args![workspace, now]).await?)
}

/// Meetings that were held and whose minutes nobody sent; since when; the oldest first, at most 50. -- reads: incidents
pub(super) async fn list_unsent(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
) -> Result<Vec<(MeetingId, Time, String)>> {
    let text = sql("select m.id, m.settled_at, c.title from meetings m
         join cases c on c.workspace_id = m.workspace_id and c.id = m.case_id
         where m.workspace_id = $1 and m.state = 'held' and m.sent_at is null and m.erased_at is null
         order by m.settled_at, m.id limit 50");
    Ok(ask.all(text, args![workspace]).await?)
}

/// New.
pub(super) async fn insert(tx: &mut Tx, m: &Meeting) -> Result<()> {
    let text = format!("insert into meetings ({MEETING}) values {}", Sql::in_list(1, 27));
    let values = args![
        &m.workspace_id,
        &m.id,
        &m.cadence_id,
        &m.incident_id,
        &m.case_id,
        &m.customer_id,
        &m.state,
        &m.title,
        &m.place,
        m.starts_at,
        m.lasts,
        &m.zone,
        &m.uid,
        m.sequence,
        &m.agenda,
        &m.minutes,
        &m.decisions,
        &m.planned_by,
        m.planned_at,
        m.changed_at,
        &m.because,
        &m.settled_by,
        m.settled_at,
        &m.sent_by,
        m.sent_at,
        m.erased_at,
        &m.salt
    ];
    tx.run(Sql::built(text), values).await?;
    Ok(())
}

/// Writes back what became of one that is held.
pub(super) async fn update(tx: &mut Tx, m: &Meeting) -> Result<()> {
    tx.run(
        sql("update meetings set state = $1, title = $2, place = $3, starts_at = $4, lasts = $5, sequence = $6, agenda = $7,
                minutes = $8, decisions = $9, changed_at = $10, because = $11, settled_by = $12, settled_at = $13,
                sent_by = $14, sent_at = $15, erased_at = $16, salt = $17, zone = $18 where workspace_id = $19 and id = $20"),
        args![
            &m.state,
            &m.title,
            &m.place,
            m.starts_at,
            m.lasts,
            m.sequence,
            &m.agenda,
            &m.minutes,
            &m.decisions,
            m.changed_at,
            &m.because,
            &m.settled_by,
            m.settled_at,
            &m.sent_by,
            m.sent_at,
            m.erased_at,
            &m.salt,
            &m.zone,
            &m.workspace_id,
            &m.id
        ],
    )
    .await?;
    Ok(())
}
