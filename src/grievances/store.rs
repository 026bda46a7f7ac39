//! All SQL of grievances.

mod waiting;

use twodb::{Args, Ask, Sql, args, sql};

use super::{Grievance, GrievanceLine, GrievanceStep, Memory};
use crate::ground::id::{CaseId, CustomerId, GrievanceId, IncidentId, StatementId, WorkspaceId};
use crate::ground::web::{Page, Paging};
use crate::ground::{Fault, Result};
use crate::journal::Tx;

pub(super) use waiting::list_waiting;
pub use waiting::{count_waiting, count_waiting_of};

const GRIEVANCE: &str = "workspace_id, id, customer_id, title, words, words_digest, happened, state, incident_id, heard_by, \
    heard_name, heard_at, moved_at, erased_at, salt";
const STEP: &str = "workspace_id, id, grievance_id, customer_id, state, because, evidence, speaker, form, admission_id, \
    said_by, said_name, said_at, salt";
const MEMORY: &str = "workspace_id, id, grievance_id, customer_id, contact_id, member_id, statement_id, name, words, \
    noted_by, noted_at, salt";
/// How many are read at a time where all of them are meant.
const BATCH: i64 = 200;
/// Those who wait for a word from us.
const WAITING: &str = "in ('heard', 'verifying', 'verified')";

/// One of them; [`Fault::Missing`] when there is none.
pub async fn find(ask: &mut dyn Ask, workspace: &WorkspaceId, id: &GrievanceId) -> Result<Grievance> {
    let text = format!("select {GRIEVANCE} from grievances where workspace_id = $1 and id = $2");
    ask.maybe(Sql::built(text), args![workspace, id]).await?.ok_or(Fault::Missing("grievance"))
}

/// The same, held until the end of the change.
pub(super) async fn find_held(tx: &mut Tx, id: &GrievanceId) -> Result<Grievance> {
    let (workspace, hold) = (tx.actor().workspace.clone(), Sql::hold(tx));
    let text = format!("select {GRIEVANCE} from grievances where workspace_id = $1 and id = $2 {hold}");
    tx.maybe(Sql::built(text), args![workspace, id]).await?.ok_or(Fault::Missing("grievance"))
}

/// Those of one customer, those who wait for a word from us before the others, the oldest first; at most 200.
pub async fn list_of_customer(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    customer: &CustomerId,
) -> Result<Vec<Grievance>> {
    let text = format!(
        "select {GRIEVANCE} from grievances where workspace_id = $1 and customer_id = $2
         order by case when state {WAITING} then 0 else 1 end, happened, id limit 200"
    );
    Ok(ask.all(Sql::built(text), args![workspace, customer]).await?)
}

/// Which of them a list is of.
#[derive(Debug, Clone, Default)]
pub struct Look {
    /// Of one customer; absent for all of them.
    pub customer: Option<CustomerId>,
    /// Only those who wait for a word from us.
    pub waiting: bool,
}

/// Grievances of a desk, the oldest first, a page at a time. -- reads: customers
pub async fn list(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    look: &Look,
    paging: &Paging,
) -> Result<Page<GrievanceLine>> {
    let [happened, id] = paging.parts().unwrap_or_default();
    let mut values: Args = args![workspace, happened, id, paging.rows() + 1];
    let mut also = String::new();
    if let Some(customer) = &look.customer {
        values.push(customer.into());
        also.push_str(" and g.customer_id = $5");
    }
    if look.waiting {
        also.push_str(&format!(" and g.state {WAITING}"));
    }
    let columns = GRIEVANCE.replace(", ", ", g.");
    let text = format!(
        "select g.{columns}, c.name as customer from grievances g
         join customers c on c.workspace_id = g.workspace_id and c.id = g.customer_id
         where g.workspace_id = $1 and (g.happened, g.id) > ($2, $3){also} order by g.happened, g.id limit $4"
    );
    let rows = ask.all(Sql::built(text), values).await?;
    Ok(Page::cut(rows, paging, |l: &GrievanceLine| {
        [l.grievance.happened.clone(), l.grievance.id.to_string()]
    }))
}

/// Those that were taken up as an incident, after `after`, a batch at a time: of one customer, or of all.
pub(super) async fn list_taken_up(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
    customer: Option<&CustomerId>,
    after: &str,
) -> Result<Vec<GrievanceId>> {
    let of = customer.map_or("", CustomerId::as_str);
    let rows: Vec<(GrievanceId,)> = ask
        .all(
            sql("select id from grievances where workspace_id = $1 and incident_id = $2
                 and ($3 = '' or customer_id = $3) and id > $4 order by id limit $5"),
            args![workspace, incident, of, after, BATCH],
        )
        .await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Those of a customer that statements of a case led to, or that were taken up as its incident. -- reads: statements
pub(super) async fn list_of_case(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    customer: &CustomerId,
    case: &CaseId,
    incident: &IncidentId,
) -> Result<Vec<Grievance>> {
    let text = format!(
        "select {GRIEVANCE} from grievances where workspace_id = $1 and customer_id = $2 and (incident_id = $4 or id in (
            select m.grievance_id from grievance_memories m
            join statements s on s.workspace_id = m.workspace_id and s.id = m.statement_id
            where m.workspace_id = $1 and s.case_id = $3)) order by happened, id limit 50"
    );
    Ok(ask.all(Sql::built(text), args![workspace, customer, case, incident]).await?)
}

/// The steps of one, oldest first, at most 200.
pub async fn list_steps(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    id: &GrievanceId,
) -> Result<Vec<GrievanceStep>> {
    let text = format!(
        "select {STEP} from grievance_steps where workspace_id = $1 and grievance_id = $2 order by said_at, id limit 200"
    );
    Ok(ask.all(Sql::built(text), args![workspace, id]).await?)
}

/// Those of its steps and memories that still hold a word, a batch at a time: each is erased before the next are read.
pub(super) async fn list_worded(
    tx: &mut Tx,
    workspace: &WorkspaceId,
    id: &GrievanceId,
) -> Result<(Vec<GrievanceStep>, Vec<Memory>)> {
    let steps = format!(
        "select {STEP} from grievance_steps where workspace_id = $1 and grievance_id = $2
           and (because <> '' or coalesce(evidence, '') <> '') order by said_at, id limit $3"
    );
    let memories = format!(
        "select {MEMORY} from grievance_memories where workspace_id = $1 and grievance_id = $2 and words <> ''
         order by noted_at, id limit $3"
    );
    let steps = tx.all(Sql::built(steps), args![workspace, id, BATCH]).await?;
    let memories = tx.all(Sql::built(memories), args![workspace, id, BATCH]).await?;
    Ok((steps, memories))
}

/// The step that was taken last before it was taken up: it is what its incident learnt.
pub(super) async fn last_own_step(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    id: &GrievanceId,
) -> Result<Option<GrievanceStep>> {
    let text = format!(
        "select {STEP} from grievance_steps where workspace_id = $1 and grievance_id = $2 and admission_id is null
         order by said_at desc, id desc limit 1"
    );
    Ok(ask.maybe(Sql::built(text), args![workspace, id]).await?)
}

/// The step that was taken last.
pub(super) async fn last_step(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    id: &GrievanceId,
) -> Result<Option<GrievanceStep>> {
    let text = format!(
        "select {STEP} from grievance_steps where workspace_id = $1 and grievance_id = $2
         order by said_at desc, id desc limit 1"
    );
    Ok(ask.maybe(Sql::built(text), args![workspace, id]).await?)
}

/// Who remembers one, oldest first, at most 200.
pub async fn list_memories(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    id: &GrievanceId,
) -> Result<Vec<Memory>> {
    let text = format!(
        "select {MEMORY} from grievance_memories where workspace_id = $1 and grievance_id = $2
         order by noted_at, id limit 200"
    );
    Ok(ask.all(Sql::built(text), args![workspace, id]).await?)
}

/// Who remembers it, with the words of the statement that led to it and the case they stand in.
#[derive(Debug, Clone, sqlx::FromRow)]
pub(super) struct MemoryLine {
    #[sqlx(flatten)]
    pub memory: Memory,
    /// The words that stand, where a statement led to it.
    pub told: Option<String>,
    /// In which case it was told.
    pub case_id: Option<CaseId>,
}

/// Who remembers one, with what they told us, oldest first. -- reads: statements, wordings
pub(super) async fn memory_lines(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    id: &GrievanceId,
) -> Result<Vec<MemoryLine>> {
    let columns = MEMORY.replace(", ", ", m.");
    let text = format!(
        "select m.{columns}, w.text as told, s.case_id from grievance_memories m
         left join statements s on s.workspace_id = m.workspace_id and s.id = m.statement_id
         left join wordings w on w.workspace_id = s.workspace_id and w.statement_id = s.id and w.number = s.version
         where m.workspace_id = $1 and m.grievance_id = $2 order by m.noted_at, m.id limit 200"
    );
    Ok(ask.all(Sql::built(text), args![workspace, id]).await?)
}

/// The grievance that a statement led to, if it led to one.
pub(super) async fn seek_traced(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    statement: &StatementId,
) -> Result<Option<GrievanceId>> {
    let row: Option<(GrievanceId,)> = ask
        .maybe(
            sql("select grievance_id from grievance_memories where workspace_id = $1 and statement_id = $2"),
            args![workspace, statement],
        )
        .await?;
    Ok(row.map(|(id,)| id))
}

/// Which statements of a case led to a grievance. -- reads: statements
pub(super) async fn list_traced(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    case: &CaseId,
) -> Result<Vec<StatementId>> {
    let rows: Vec<(StatementId,)> = ask
        .all(
            sql("select s.id from statements s join grievance_memories m
                    on m.workspace_id = s.workspace_id and m.statement_id = s.id
                 where s.workspace_id = $1 and s.case_id = $2 limit 500"),
            args![workspace, case],
        )
        .await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// A new one.
pub(super) async fn insert(tx: &mut Tx, grievance: &Grievance) -> Result<()> {
    let g = grievance;
    let text = format!("insert into grievances ({GRIEVANCE}) values {}", Sql::in_list(1, 15));
    let values = args![
        &g.workspace_id,
        &g.id,
        &g.customer_id,
        &g.title,
        &g.words,
        &g.words_digest,
        &g.happened,
        &g.state,
        &g.incident_id,
        &g.heard_by,
        &g.heard_name,
        g.heard_at,
        g.moved_at,
        g.erased_at,
        &g.salt
    ];
    tx.run(Sql::built(text), values).await?;
    Ok(())
}

/// Writes back what became of one that is held.
pub(super) async fn update(tx: &mut Tx, grievance: &Grievance) -> Result<()> {
    let g = grievance;
    tx.run(
        sql(
            "update grievances set title = $1, words = $2, state = $3, incident_id = $4, moved_at = $5, erased_at = $6, salt = $7
             where workspace_id = $8 and id = $9",
        ),
        args![&g.title, &g.words, &g.state, &g.incident_id, g.moved_at, g.erased_at, &g.salt, &g.workspace_id, &g.id],
    )
    .await?;
    Ok(())
}

/// A new step.
pub(super) async fn insert_step(tx: &mut Tx, step: &GrievanceStep) -> Result<()> {
    let s = step;
    let text = format!("insert into grievance_steps ({STEP}) values {}", Sql::in_list(1, 14));
    let values = args![
        &s.workspace_id,
        &s.id,
        &s.grievance_id,
        &s.customer_id,
        &s.state,
        &s.because,
        &s.evidence,
        &s.speaker,
        &s.form,
        &s.admission_id,
        &s.said_by,
        &s.said_name,
        s.said_at,
        &s.salt
    ];
    tx.run(Sql::built(text), values).await?;
    Ok(())
}

/// Writes back a step whose words were erased; nothing else of one is ever changed.
pub(super) async fn erase_step(tx: &mut Tx, step: &GrievanceStep) -> Result<()> {
    let s = step;
    tx.run(
        sql("update grievance_steps set because = $1, evidence = $2, salt = $3 where workspace_id = $4 and id = $5"),
        args![&s.because, &s.evidence, &s.salt, &s.workspace_id, &s.id],
    )
    .await?;
    Ok(())
}

/// Somebody else who remembers it.
pub(super) async fn insert_memory(tx: &mut Tx, memory: &Memory) -> Result<()> {
    let m = memory;
    let text = format!("insert into grievance_memories ({MEMORY}) values {}", Sql::in_list(1, 12));
    let values = args![
        &m.workspace_id,
        &m.id,
        &m.grievance_id,
        &m.customer_id,
        &m.contact_id,
        &m.member_id,
        &m.statement_id,
        &m.name,
        &m.words,
        &m.noted_by,
        m.noted_at,
        &m.salt
    ];
    tx.run(Sql::built(text), values).await?;
    Ok(())
}

/// Writes back what somebody remembered, once its words were erased.
pub(super) async fn update_memory(tx: &mut Tx, memory: &Memory) -> Result<()> {
    let m = memory;
    tx.run(
        sql("update grievance_memories set words = $1, salt = $2 where workspace_id = $3 and id = $4"),
        args![&m.words, &m.salt, &m.workspace_id, &m.id],
    )
    .await?;
    Ok(())
}
