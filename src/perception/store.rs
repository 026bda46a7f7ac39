//! All SQL of the gap in perception.

use std::collections::HashMap;

use twodb::{Ask, Sql, args, sql};

use super::{Rating, Round};
use crate::ground::id::{CaseId, RoundId, WorkspaceId};
use crate::ground::{Fault, Result};
use crate::journal::Tx;

const ROUND: &str = "workspace_id, id, incident_id, case_id, customer_id, number, items, opened_by, opened_at, closed_by, closed_at, salt";
const RATING: &str = "workspace_id, id, round_id, incident_id, case_id, customer_id, side, rater, marks, version, rated_at, salt";

/// One round; [`Fault::Missing`] when there is none.
pub async fn find(ask: &mut dyn Ask, workspace: &WorkspaceId, id: &RoundId) -> Result<Round> {
    let text = format!("select {ROUND} from perception_rounds where workspace_id = $1 and id = $2");
    ask.maybe(Sql::built(text), args![workspace, id]).await?.ok_or(Fault::Missing("round"))
}

/// The same, held until the end of the change.
pub(super) async fn find_held(tx: &mut Tx, id: &RoundId) -> Result<Round> {
    let (workspace, hold) = (tx.actor().workspace.clone(), Sql::hold(tx));
    let text = format!("select {ROUND} from perception_rounds where workspace_id = $1 and id = $2 {hold}");
    tx.maybe(Sql::built(text), args![&workspace, id]).await?.ok_or(Fault::Missing("round"))
}

/// The rounds of a case, the last one first; at most 100.
pub async fn list_of_case(ask: &mut dyn Ask, workspace: &WorkspaceId, case: &CaseId) -> Result<Vec<Round>> {
    let text = format!(
        "select {ROUND} from perception_rounds where workspace_id = $1 and case_id = $2 order by number desc limit 100"
    );
    Ok(ask.all(Sql::built(text), args![workspace, case]).await?)
}

/// How everybody rated in the rounds of a case, by round.
pub(super) async fn ratings_of_case(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    case: &CaseId,
) -> Result<HashMap<RoundId, Vec<Rating>>> {
    let columns = RATING.replace(", ", ", t.");
    let text = format!(
        "select t.{columns} from perception_ratings t
         join perception_rounds r on r.workspace_id = t.workspace_id and r.id = t.round_id
         where r.workspace_id = $1 and r.case_id = $2 order by t.rated_at, t.id limit 5000"
    );
    let mut by_round: HashMap<RoundId, Vec<Rating>> = HashMap::new();
    for rating in ask.all::<Rating>(Sql::built(text), args![workspace, case]).await? {
        by_round.entry(rating.round_id.clone()).or_default().push(rating);
    }
    Ok(by_round)
}

/// How everybody rated in one round.
pub(super) async fn ratings_of(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    round: &RoundId,
) -> Result<Vec<Rating>> {
    let text = format!(
        "select {RATING} from perception_ratings where workspace_id = $1 and round_id = $2 order by rated_at, id limit 1000"
    );
    Ok(ask.all(Sql::built(text), args![workspace, round]).await?)
}

/// How one of them rated.
pub(super) async fn seek_rating(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    round: &RoundId,
    rater: &str,
) -> Result<Option<Rating>> {
    let text = format!(
        "select {RATING} from perception_ratings where workspace_id = $1 and round_id = $2 and rater = $3"
    );
    Ok(ask.maybe(Sql::built(text), args![workspace, round, rater]).await?)
}

/// A new round.
pub(super) async fn insert(tx: &mut Tx, r: &Round) -> Result<()> {
    let text = format!("insert into perception_rounds ({ROUND}) values {}", Sql::in_list(1, 12));
    let values = args![
        &r.workspace_id,
        &r.id,
        &r.incident_id,
        &r.case_id,
        &r.customer_id,
        r.number,
        &r.items,
        &r.opened_by,
        r.opened_at,
        &r.closed_by,
        r.closed_at,
        &r.salt
    ];
    tx.run(Sql::built(text), values).await?;
    Ok(())
}

/// Nobody rates in it any more.
pub(super) async fn update(tx: &mut Tx, r: &Round) -> Result<()> {
    tx.run(
        sql(
            "update perception_rounds set closed_by = $1, closed_at = $2 where workspace_id = $3 and id = $4",
        ),
        args![&r.closed_by, r.closed_at, &r.workspace_id, &r.id],
    )
    .await?;
    Ok(())
}

/// New, or given anew.
pub(super) async fn put_rating(tx: &mut Tx, r: &Rating) -> Result<()> {
    let text = format!(
        "insert into perception_ratings ({RATING}) values {} on conflict (workspace_id, id) do update set
            marks = excluded.marks, version = excluded.version, rated_at = excluded.rated_at",
        Sql::in_list(1, 12)
    );
    let values = args![
        &r.workspace_id,
        &r.id,
        &r.round_id,
        &r.incident_id,
        &r.case_id,
        &r.customer_id,
        &r.side,
        &r.rater,
        &r.marks,
        r.version,
        r.rated_at,
        &r.salt
    ];
    tx.run(Sql::built(text), values).await?;
    Ok(())
}
