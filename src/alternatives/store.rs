//! All SQL of alternatives.

pub(super) mod sources;

use std::collections::HashMap;

use twodb::{Ask as Asks, Sql, args, sql};

use super::{Alternative, Ask};
use crate::ground::id::{AlternativeId, AskId, CaseId, IncidentId, WorkspaceId};
use crate::ground::{Fault, Result};
use crate::journal::Tx;

const ALTERNATIVE: &str = "workspace_id, id, incident_id, kind, title, words, whom, amount, unit, until_at, offered_by, \
    offered_at, changed_by, changed_at, ended_at, ended_because, salt";
const ASK: &str = "workspace_id, id, alternative_id, incident_id, case_id, customer_id, contact_id, amount, words, \
    words_digest, state, owner_id, asked_by, asked_at, settled_by, settled_name, settled_at, settled_words, erased_at, salt";

/// One of them; [`Fault::Missing`] when there is none.
pub async fn find(ask: &mut dyn Asks, workspace: &WorkspaceId, id: &AlternativeId) -> Result<Alternative> {
    let text = format!("select {ALTERNATIVE} from alternatives where workspace_id = $1 and id = $2");
    ask.maybe(Sql::built(text), args![workspace, id]).await?.ok_or(Fault::Missing("alternative"))
}

/// The same, held until the end of the change: of two who ask at once, the second sees what the first took.
pub(super) async fn find_held(tx: &mut Tx, id: &AlternativeId) -> Result<Alternative> {
    let (workspace, hold) = (tx.actor().workspace.clone(), Sql::hold(tx));
    let text = format!("select {ALTERNATIVE} from alternatives where workspace_id = $1 and id = $2 {hold}");
    tx.maybe(Sql::built(text), args![workspace, id]).await?.ok_or(Fault::Missing("alternative"))
}

/// Those about an incident, in the order in which they were offered, at most 100; what was ended is among them.
pub async fn list(
    ask: &mut dyn Asks,
    workspace: &WorkspaceId,
    incident: &IncidentId,
) -> Result<Vec<Alternative>> {
    let text = format!(
        "select {ALTERNATIVE} from alternatives where workspace_id = $1 and incident_id = $2
         order by offered_at, id limit 100"
    );
    Ok(ask.all(Sql::built(text), args![workspace, incident]).await?)
}

/// How much of each alternative of an incident is asked for or given.
pub(super) async fn taken(
    ask: &mut dyn Asks,
    workspace: &WorkspaceId,
    incident: &IncidentId,
) -> Result<HashMap<AlternativeId, i64>> {
    let rows: Vec<(AlternativeId, i64)> = ask
        .all(
            sql("select alternative_id, cast(sum(amount) as bigint) from alternative_asks
                 where workspace_id = $1 and incident_id = $2 and state in ('asked', 'given') group by alternative_id"),
            args![workspace, incident],
        )
        .await?;
    Ok(rows.into_iter().collect())
}

/// Who asked for one, oldest first, at most 500.
pub async fn asks_of(ask: &mut dyn Asks, workspace: &WorkspaceId, id: &AlternativeId) -> Result<Vec<Ask>> {
    let text = format!(
        "select {ASK} from alternative_asks where workspace_id = $1 and alternative_id = $2
         order by asked_at, id limit 500"
    );
    Ok(ask.all(Sql::built(text), args![workspace, id]).await?)
}

/// What one customer asked for in their case, oldest first, at most 200.
pub async fn asks_of_case(ask: &mut dyn Asks, workspace: &WorkspaceId, case: &CaseId) -> Result<Vec<Ask>> {
    let text = format!(
        "select {ASK} from alternative_asks where workspace_id = $1 and case_id = $2 order by asked_at, id limit 200"
    );
    Ok(ask.all(Sql::built(text), args![workspace, case]).await?)
}

/// An ask with what it is for, whose it is, and who owes it.
#[derive(Debug, Clone, sqlx::FromRow)]
pub(super) struct AskLine {
    #[sqlx(flatten)]
    pub ask: Ask,
    /// What it is for.
    pub title: String,
    /// Whose it is.
    pub customer: String,
    /// Who owes it, by name.
    pub owner: Option<String>,
}

fn lines() -> String {
    let columns = ASK.replace(", ", ", k.");
    format!(
        "select k.{columns}, a.title, c.title as customer, m.name as owner from alternative_asks k
         join alternatives a on a.workspace_id = k.workspace_id and a.id = k.alternative_id
         join cases c on c.workspace_id = k.workspace_id and c.id = k.case_id
         left join members m on m.workspace_id = k.workspace_id and m.id = k.owner_id"
    )
}

/// Asks of a desk that wait for us, the oldest first, at most 50. -- reads: incidents, members
pub(super) async fn list_open(ask: &mut dyn Asks, workspace: &WorkspaceId) -> Result<Vec<AskLine>> {
    let text = format!(
        "{} where k.workspace_id = $1 and k.state = 'asked' order by k.asked_at, k.id limit 50",
        lines()
    );
    Ok(ask.all(Sql::built(text), args![workspace]).await?)
}

/// Who asked for one alternative, with their names, oldest first. -- reads: incidents, members
pub(super) async fn lines_of(
    ask: &mut dyn Asks,
    workspace: &WorkspaceId,
    id: &AlternativeId,
) -> Result<Vec<AskLine>> {
    let text = format!(
        "{} where k.workspace_id = $1 and k.alternative_id = $2 order by k.asked_at, k.id limit 500",
        lines()
    );
    Ok(ask.all(Sql::built(text), args![workspace, id]).await?)
}

/// One ask; [`Fault::Missing`] when there is none.
pub(super) async fn find_ask(ask: &mut dyn Asks, workspace: &WorkspaceId, id: &AskId) -> Result<Ask> {
    let text = format!("select {ASK} from alternative_asks where workspace_id = $1 and id = $2");
    ask.maybe(Sql::built(text), args![workspace, id]).await?.ok_or(Fault::Missing("ask"))
}

/// The same, held until the end of the change.
pub(super) async fn find_ask_held(tx: &mut Tx, id: &AskId) -> Result<Ask> {
    let (workspace, hold) = (tx.actor().workspace.clone(), Sql::hold(tx));
    let text = format!("select {ASK} from alternative_asks where workspace_id = $1 and id = $2 {hold}");
    tx.maybe(Sql::built(text), args![workspace, id]).await?.ok_or(Fault::Missing("ask"))
}

/// A new alternative.
pub(super) async fn insert(tx: &mut Tx, alternative: &Alternative) -> Result<()> {
    let a = alternative;
    let text = format!("insert into alternatives ({ALTERNATIVE}) values {}", Sql::in_list(1, 17));
    let values = args![
        &a.workspace_id,
        &a.id,
        &a.incident_id,
        &a.kind,
        &a.title,
        &a.words,
        &a.whom,
        a.amount,
        &a.unit,
        a.until_at,
        &a.offered_by,
        a.offered_at,
        &a.changed_by,
        a.changed_at,
        a.ended_at,
        &a.ended_because,
        &a.salt
    ];
    tx.run(Sql::built(text), values).await?;
    Ok(())
}

/// Writes back what became of one that is held.
pub(super) async fn update(tx: &mut Tx, alternative: &Alternative) -> Result<()> {
    let a = alternative;
    tx.run(
        sql(
            "update alternatives set kind = $1, title = $2, words = $3, whom = $4, amount = $5, unit = $6, until_at = $7,
                changed_by = $8, changed_at = $9, ended_at = $10, ended_because = $11
             where workspace_id = $12 and id = $13",
        ),
        args![
            &a.kind,
            &a.title,
            &a.words,
            &a.whom,
            a.amount,
            &a.unit,
            a.until_at,
            &a.changed_by,
            a.changed_at,
            a.ended_at,
            &a.ended_because,
            &a.workspace_id,
            &a.id
        ],
    )
    .await?;
    Ok(())
}

/// A new ask.
pub(super) async fn insert_ask(tx: &mut Tx, ask: &Ask) -> Result<()> {
    let k = ask;
    let text = format!("insert into alternative_asks ({ASK}) values {}", Sql::in_list(1, 20));
    let values = args![
        &k.workspace_id,
        &k.id,
        &k.alternative_id,
        &k.incident_id,
        &k.case_id,
        &k.customer_id,
        &k.contact_id,
        k.amount,
        &k.words,
        &k.words_digest,
        &k.state,
        &k.owner_id,
        &k.asked_by,
        k.asked_at,
        &k.settled_by,
        &k.settled_name,
        k.settled_at,
        &k.settled_words,
        k.erased_at,
        &k.salt
    ];
    tx.run(Sql::built(text), values).await?;
    Ok(())
}

/// Writes back what became of an ask that is held.
pub(super) async fn update_ask(tx: &mut Tx, ask: &Ask) -> Result<()> {
    let k = ask;
    tx.run(
        sql("update alternative_asks set words = $1, state = $2, owner_id = $3, settled_by = $4, settled_name = $5,
                settled_at = $6, settled_words = $7, erased_at = $8, salt = $9 where workspace_id = $10 and id = $11"),
        args![
            &k.words,
            &k.state,
            &k.owner_id,
            &k.settled_by,
            &k.settled_name,
            k.settled_at,
            &k.settled_words,
            k.erased_at,
            &k.salt,
            &k.workspace_id,
            &k.id
        ],
    )
    .await?;
    Ok(())
}
