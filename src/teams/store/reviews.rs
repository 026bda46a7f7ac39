//! Reviews of teams, and hand-overs.

use twodb::{Ask, Sql, args, sql};

use crate::ground::id::{CaseId, HandOverId, IncidentId, WorkspaceId};
use crate::ground::{Fault, Result};
use crate::journal::Tx;
use crate::teams::{HandOver, TeamReview};

const REVIEW: &str = "workspace_id, id, team, incident_id, case_id, customer_id, reviewed_on, findings, decision, because, \
    reviewed_by, reviewed_name, noted_at, salt";
const HAND_OVER: &str = "workspace_id, id, review_id, team, incident_id, case_id, customer_id, old_id, old_name, new_id, new_name, \
    from_on, words, made_at, announced_at, announced_by, announced_name, salt";

/// The reviews of a team, the last one first; at most 50.
pub(in crate::teams) async fn list(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    team: &str,
) -> Result<Vec<TeamReview>> {
    let text = format!(
        "select {REVIEW} from team_reviews where workspace_id = $1 and team = $2 order by noted_at desc, id desc limit 50"
    );
    Ok(ask.all(Sql::built(text), args![workspace, team]).await?)
}

/// A new review.
pub(in crate::teams) async fn insert(tx: &mut Tx, review: &TeamReview) -> Result<()> {
    let r = review;
    let text = format!("insert into team_reviews ({REVIEW}) values {}", Sql::in_list(1, 14));
    let values = args![
        &r.workspace_id,
        &r.id,
        &r.team,
        &r.incident_id,
        &r.case_id,
        &r.customer_id,
        &r.reviewed_on,
        &r.findings,
        &r.decision,
        &r.because,
        &r.reviewed_by,
        &r.reviewed_name,
        r.noted_at,
        &r.salt
    ];
    tx.run(Sql::built(text), values).await?;
    Ok(())
}

/// One hand-over; [`Fault::Missing`] when there is none.
pub(in crate::teams) async fn find_hand_over(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    id: &HandOverId,
) -> Result<HandOver> {
    let text = format!("select {HAND_OVER} from hand_overs where workspace_id = $1 and id = $2");
    ask.maybe(Sql::built(text), args![workspace, id]).await?.ok_or(Fault::Missing("hand-over"))
}

/// The same, held until the end of the change.
pub(in crate::teams) async fn find_hand_over_held(tx: &mut Tx, id: &HandOverId) -> Result<HandOver> {
    let (workspace, hold) = (tx.actor().workspace.clone(), Sql::hold(tx));
    let text = format!("select {HAND_OVER} from hand_overs where workspace_id = $1 and id = $2 {hold}");
    tx.maybe(Sql::built(text), args![&workspace, id]).await?.ok_or(Fault::Missing("hand-over"))
}

/// The hand-overs of a team, the last one first; at most 50.
pub(in crate::teams) async fn list_hand_overs(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    team: &str,
) -> Result<Vec<HandOver>> {
    let text = format!(
        "select {HAND_OVER} from hand_overs where workspace_id = $1 and team = $2 order by made_at desc, id desc limit 50"
    );
    Ok(ask.all(Sql::built(text), args![workspace, team]).await?)
}

/// The hand-overs of an incident and of one of its cases that were announced, the last one first.
pub(in crate::teams) async fn list_announced(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
    case: &CaseId,
) -> Result<Vec<HandOver>> {
    let text = format!(
        "select {HAND_OVER} from hand_overs where workspace_id = $1 and team in ($2, $3) and announced_at is not null
         order by announced_at desc, id desc"
    );
    Ok(ask.all(Sql::built(text), args![workspace, incident, case]).await?)
}

/// A new hand-over.
pub(in crate::teams) async fn insert_hand_over(tx: &mut Tx, hand_over: &HandOver) -> Result<()> {
    let h = hand_over;
    let text = format!("insert into hand_overs ({HAND_OVER}) values {}", Sql::in_list(1, 18));
    let values = args![
        &h.workspace_id,
        &h.id,
        &h.review_id,
        &h.team,
        &h.incident_id,
        &h.case_id,
        &h.customer_id,
        &h.old_id,
        &h.old_name,
        &h.new_id,
        &h.new_name,
        &h.from_on,
        &h.words,
        h.made_at,
        h.announced_at,
        &h.announced_by,
        &h.announced_name,
        &h.salt
    ];
    tx.run(Sql::built(text), values).await?;
    Ok(())
}

/// Writes back that one was announced.
pub(in crate::teams) async fn update_hand_over(tx: &mut Tx, hand_over: &HandOver) -> Result<()> {
    let h = hand_over;
    tx.run(
        sql("update hand_overs set announced_at = $1, announced_by = $2, announced_name = $3
             where workspace_id = $4 and id = $5"),
        args![h.announced_at, &h.announced_by, &h.announced_name, &h.workspace_id, &h.id],
    )
    .await?;
    Ok(())
}
