//! All SQL of clarifications.

use std::collections::HashMap;

use twodb::{Ask, Sql, args, sql};

use super::{Clarification, ClarificationLine, Exchange};
use crate::ground::id::{CaseId, ClarificationId, WorkspaceId};
use crate::ground::web::{Page, Paging};
use crate::ground::{Fault, Result, Time};
use crate::journal::Tx;

const CLARIFICATION: &str = "workspace_id, id, incident_id, case_id, customer_id, contact_id, statement_id, question_id, way, \
    state, waits_for, lines, opened_by, opened_at, moved_at, settled_by, settled_name, settled_how, settled_at, erased_at, salt";
const LINE: &str = "workspace_id, id, clarification_id, case_id, number, side, channel, text, text_digest, said_by, said_name, \
    said_at, erased_at, salt";

/// Exchanges whose lines are read in one statement.
const AT_ONCE: usize = 500;

/// One of them; [`Fault::Missing`] when there is none.
pub async fn find(ask: &mut dyn Ask, workspace: &WorkspaceId, id: &ClarificationId) -> Result<Clarification> {
    let text = format!("select {CLARIFICATION} from clarifications where workspace_id = $1 and id = $2");
    ask.maybe(Sql::built(text), args![workspace, id]).await?.ok_or(Fault::Missing("clarification"))
}

/// The same, held until the end of the change.
pub(super) async fn find_held(tx: &mut Tx, id: &ClarificationId) -> Result<Clarification> {
    let (workspace, hold) = (tx.actor().workspace.clone(), Sql::hold(tx));
    let text =
        format!("select {CLARIFICATION} from clarifications where workspace_id = $1 and id = $2 {hold}");
    tx.maybe(Sql::built(text), args![workspace, id]).await?.ok_or(Fault::Missing("clarification"))
}

/// All that was said to one, in its order.
pub(super) async fn list_lines(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    id: &ClarificationId,
) -> Result<Vec<ClarificationLine>> {
    let text = format!(
        "select {LINE} from clarification_lines where workspace_id = $1 and clarification_id = $2 order by number"
    );
    Ok(ask.all(Sql::built(text), args![workspace, id]).await?)
}

/// All of one case with all that was said, oldest first: a dossier rests on it, and what a contact has yet to answer.
pub async fn list_of_case(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    case: &CaseId,
) -> Result<Vec<Exchange>> {
    let text = format!(
        "select {CLARIFICATION} from clarifications where workspace_id = $1 and case_id = $2 order by opened_at, id"
    );
    let all: Vec<Clarification> = ask.all(Sql::built(text), args![workspace, case]).await?;
    exchanges(ask, workspace, all).await
}

/// Those of one case with all that was said, newest first, a page at a time.
pub(super) async fn page_of_case(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    case: &CaseId,
    paging: &Paging,
) -> Result<Page<Exchange>> {
    let (before, id) = paging.before();
    let text = format!(
        "select {CLARIFICATION} from clarifications where workspace_id = $1 and case_id = $2 and (opened_at, id) < ($3, $4)
         order by opened_at desc, id desc limit $5"
    );
    let rows = ask.all(Sql::built(text), args![workspace, case, before, id, paging.rows() + 1]).await?;
    let rows: Page<Clarification> =
        Page::cut(rows, paging, |c: &Clarification| [c.opened_at.0.to_string(), c.id.to_string()]);
    Ok(Page { items: exchanges(ask, workspace, rows.items).await?, next: rows.next })
}

/// These with what was said to each, in few statements.
async fn exchanges(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    all: Vec<Clarification>,
) -> Result<Vec<Exchange>> {
    let mut said: HashMap<ClarificationId, Vec<ClarificationLine>> = HashMap::new();
    for some in all.chunks(AT_ONCE) {
        let text = format!(
            "select {LINE} from clarification_lines where workspace_id = $1 and clarification_id in {} order by clarification_id, number",
            Sql::in_list(2, some.len())
        );
        let mut values = args![workspace];
        values.extend(some.iter().map(|c| twodb::Value::from(&c.id)));
        for line in ask.all::<ClarificationLine>(Sql::built(text), values).await? {
            said.entry(line.clarification_id.clone()).or_default().push(line);
        }
    }
    let whole = |clarification: Clarification| Exchange {
        said: said.remove(&clarification.id).unwrap_or_default(),
        clarification,
    };
    Ok(all.into_iter().map(whole).collect())
}

/// One that waits, for Home: on whom, since when, and which of us looks after it.
#[derive(Debug, Clone, sqlx::FromRow)]
pub(super) struct Waiting {
    pub id: ClarificationId,
    pub way: String,
    pub waits_for: String,
    pub moved_at: Time,
    /// Whose it is.
    pub customer: String,
    /// Who looks after the case, or leads the incident.
    pub owner: Option<String>,
}

// reads: cases, incidents, members
/// Those that wait for us, and those that have waited for a customer since before a moment, while their case goes on; the
/// longest first, at most 50.
pub(super) async fn list_waiting(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    before: Time,
) -> Result<Vec<Waiting>> {
    Ok(ask
        .all(
            sql("select l.id, l.way, l.waits_for, l.moved_at, c.title as customer, m.name as owner from clarifications l
                 join cases c on c.workspace_id = l.workspace_id and c.id = l.case_id
                 join incidents i on i.workspace_id = l.workspace_id and i.id = l.incident_id
                 left join members m on m.workspace_id = l.workspace_id and m.id = coalesce(c.owner_id, i.lead_id)
                 where l.workspace_id = $1 and l.state = 'open' and l.erased_at is null
                    and c.state not in ('closed', 'withdrawn') and (l.waits_for = 'us' or l.moved_at < $2)
                 order by l.moved_at, l.id limit 50"),
            args![workspace, before],
        )
        .await?)
}

/// New.
pub(super) async fn insert(tx: &mut Tx, clarification: &Clarification) -> Result<()> {
    let c = clarification;
    let text = format!("insert into clarifications ({CLARIFICATION}) values {}", Sql::in_list(1, 21));
    let values = args![
        &c.workspace_id,
        &c.id,
        &c.incident_id,
        &c.case_id,
        &c.customer_id,
        &c.contact_id,
        &c.statement_id,
        &c.question_id,
        &c.way,
        &c.state,
        &c.waits_for,
        c.lines,
        &c.opened_by,
        c.opened_at,
        c.moved_at,
        &c.settled_by,
        &c.settled_name,
        &c.settled_how,
        c.settled_at,
        c.erased_at,
        &c.salt
    ];
    tx.run(Sql::built(text), values).await?;
    Ok(())
}

/// Writes back what became of one that is held.
pub(super) async fn update(tx: &mut Tx, clarification: &Clarification) -> Result<()> {
    let c = clarification;
    tx.run(
        sql("update clarifications set state = $1, waits_for = $2, lines = $3, moved_at = $4, settled_by = $5,
                settled_name = $6, settled_how = $7, settled_at = $8, erased_at = $9
             where workspace_id = $10 and id = $11"),
        args![
            &c.state,
            &c.waits_for,
            c.lines,
            c.moved_at,
            &c.settled_by,
            &c.settled_name,
            &c.settled_how,
            c.settled_at,
            c.erased_at,
            &c.workspace_id,
            &c.id
        ],
    )
    .await?;
    Ok(())
}

/// The next thing that is said.
pub(super) async fn insert_line(tx: &mut Tx, line: &ClarificationLine) -> Result<()> {
    let l = line;
    let text = format!("insert into clarification_lines ({LINE}) values {}", Sql::in_list(1, 14));
    let values = args![
        &l.workspace_id,
        &l.id,
        &l.clarification_id,
        &l.case_id,
        l.number,
        &l.side,
        &l.channel,
        &l.text,
        &l.text_digest,
        &l.said_by,
        &l.said_name,
        l.said_at,
        l.erased_at,
        &l.salt
    ];
    tx.run(Sql::built(text), values).await?;
    Ok(())
}

/// Takes the words of every line of one away, however many there are, and gives back what stays of each, in their order.
pub(super) async fn erase_lines(tx: &mut Tx, of: &Clarification) -> Result<Vec<ClarificationLine>> {
    let text = format!(
        "update clarification_lines set text = '', salt = '', erased_at = $1
         where workspace_id = $2 and clarification_id = $3 returning {LINE}"
    );
    let values = args![of.erased_at, &of.workspace_id, &of.id];
    let mut gone: Vec<ClarificationLine> = tx.all(Sql::built(text), values).await?;
    gone.sort_by_key(|line| line.number);
    Ok(gone)
}
