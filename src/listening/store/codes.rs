//! Dimensions of statements, and their weights.

use twodb::{Ask, Sql, args};

use crate::ground::Result;
use crate::ground::id::{CaseId, ContactId, StatementId, WorkspaceId};
use crate::journal::Tx;
use crate::listening::{Code, Rank};

const CODE: &str =
    "workspace_id, id, statement_id, incident_id, case_id, customer_id, dimension, coded_by, coded_at";
const RANK: &str =
    "workspace_id, id, statement_id, incident_id, case_id, customer_id, contact_id, place, ranked_at";

/// The dimensions of the statements of a case.
pub async fn list_codes(ask: &mut dyn Ask, workspace: &WorkspaceId, case: &CaseId) -> Result<Vec<Code>> {
    let text = format!("select {CODE} from statement_codes where workspace_id = $1 and case_id = $2");
    Ok(ask.all(Sql::built(text), args![workspace, case]).await?)
}

/// How much the statements of a case weigh with whoever ranked them, what weighs most first.
pub async fn list_ranks(ask: &mut dyn Ask, workspace: &WorkspaceId, case: &CaseId) -> Result<Vec<Rank>> {
    let text = format!(
        "select {RANK} from statement_ranks where workspace_id = $1 and case_id = $2 and place > 0
         order by place, ranked_at, id"
    );
    Ok(ask.all(Sql::built(text), args![workspace, case]).await?)
}

/// The dimension of one statement, held until the end of the change.
pub(in crate::listening) async fn seek_held(tx: &mut Tx, statement: &StatementId) -> Result<Option<Code>> {
    let (workspace, hold) = (tx.actor().workspace.clone(), Sql::hold(tx));
    let text =
        format!("select {CODE} from statement_codes where workspace_id = $1 and statement_id = $2 {hold}");
    Ok(tx.maybe(Sql::built(text), args![&workspace, statement]).await?)
}

/// The places one contact gave in a case, held until the end of the change.
pub(in crate::listening) async fn ranks_held(
    tx: &mut Tx,
    case: &CaseId,
    contact: &ContactId,
) -> Result<Vec<Rank>> {
    let (workspace, hold) = (tx.actor().workspace.clone(), Sql::hold(tx));
    let text = format!(
        "select {RANK} from statement_ranks where workspace_id = $1 and case_id = $2 and contact_id = $3
         order by id limit 2000 {hold}"
    );
    Ok(tx.all(Sql::built(text), args![&workspace, case, contact]).await?)
}

/// New, or said otherwise.
pub(in crate::listening) async fn put_code(tx: &mut Tx, c: &Code) -> Result<()> {
    let text = format!(
        "insert into statement_codes ({CODE}) values {} on conflict (workspace_id, id) do update set
            dimension = excluded.dimension, coded_by = excluded.coded_by, coded_at = excluded.coded_at",
        Sql::in_list(1, 9)
    );
    let values = args![
        &c.workspace_id,
        &c.id,
        &c.statement_id,
        &c.incident_id,
        &c.case_id,
        &c.customer_id,
        &c.dimension,
        &c.coded_by,
        c.coded_at
    ];
    tx.run(Sql::built(text), values).await?;
    Ok(())
}

/// New, or at another place.
pub(in crate::listening) async fn put_rank(tx: &mut Tx, r: &Rank) -> Result<()> {
    let text = format!(
        "insert into statement_ranks ({RANK}) values {} on conflict (workspace_id, id) do update set
            place = excluded.place, ranked_at = excluded.ranked_at",
        Sql::in_list(1, 9)
    );
    let values = args![
        &r.workspace_id,
        &r.id,
        &r.statement_id,
        &r.incident_id,
        &r.case_id,
        &r.customer_id,
        &r.contact_id,
        r.place,
        r.ranked_at
    ];
    tx.run(Sql::built(text), values).await?;
    Ok(())
}
