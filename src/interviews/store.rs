//! All SQL of interviews.

pub mod candidates;
pub mod guides;
pub mod lines;
pub mod notes;

use twodb::{Ask, Sql, args, sql};

use super::Interview;
use crate::ground::id::{CaseId, InterviewId, WorkspaceId};
use crate::ground::{Fault, Result, Time};
use crate::journal::Tx;

const INTERVIEW: &str = "workspace_id, id, incident_id, case_id, customer_id, state, guide, questions, people, interviewer_id, \
    interviewer_name, is_consultant, involvement, despite, channel, plan_at, planned_by, planned_at, begun_at, ended_at, \
    minutes, ended_by, dropped_because, sent_at, sent_by, answered_at, answered_by, erased_at, salt";

/// One of them; [`Fault::Missing`] when there is none.
pub async fn find(ask: &mut dyn Ask, workspace: &WorkspaceId, id: &InterviewId) -> Result<Interview> {
    let text = format!("select {INTERVIEW} from interviews where workspace_id = $1 and id = $2");
    ask.maybe(Sql::built(text), args![workspace, id]).await?.ok_or(Fault::Missing("interview"))
}

/// The same, held until the end of the change.
pub(super) async fn find_held(tx: &mut Tx, id: &InterviewId) -> Result<Interview> {
    let (workspace, hold) = (tx.actor().workspace.clone(), Sql::hold(tx));
    let text = format!("select {INTERVIEW} from interviews where workspace_id = $1 and id = $2 {hold}");
    tx.maybe(Sql::built(text), args![&workspace, id]).await?.ok_or(Fault::Missing("interview"))
}

/// The interviews of a case, the first planned first; at most 200.
pub async fn list_of_case(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    case: &CaseId,
) -> Result<Vec<Interview>> {
    let text = format!(
        "select {INTERVIEW} from interviews where workspace_id = $1 and case_id = $2 order by planned_at, id limit 200"
    );
    Ok(ask.all(Sql::built(text), args![workspace, case]).await?)
}

/// What waits in an interview: which, since when, with whom it is.
pub(super) type Waiting = (InterviewId, Time, String);

/// Interviews that are to come or under way, and have a moment; the first to come first, at most 50.
// reads: incidents
pub(super) async fn list_planned(ask: &mut dyn Ask, workspace: &WorkspaceId) -> Result<Vec<Waiting>> {
    let text = sql("select i.id, i.plan_at, c.title from interviews i
         join cases c on c.workspace_id = i.workspace_id and c.id = i.case_id
         where i.workspace_id = $1 and i.state in ('planned', 'begun') and i.plan_at is not null
         order by i.plan_at, i.id limit 50");
    Ok(ask.all(text, args![workspace]).await?)
}

/// Talks that are over while nobody sent them the record; the longest over first, at most 50.
// reads: incidents
pub(super) async fn list_unsent(ask: &mut dyn Ask, workspace: &WorkspaceId) -> Result<Vec<Waiting>> {
    let text = sql("select i.id, i.ended_at, c.title from interviews i
         join cases c on c.workspace_id = i.workspace_id and c.id = i.case_id
         where i.workspace_id = $1 and i.state = 'ended' and i.sent_at is null and i.erased_at is null
         order by i.ended_at, i.id limit 50");
    Ok(ask.all(text, args![workspace]).await?)
}

/// Records that went out before a moment and that nobody of theirs answered; the longest out first, at most 50.
// reads: incidents
pub(super) async fn list_unanswered(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    before: Time,
) -> Result<Vec<Waiting>> {
    let text = sql("select i.id, i.sent_at, c.title from interviews i
         join cases c on c.workspace_id = i.workspace_id and c.id = i.case_id
         where i.workspace_id = $1 and i.sent_at is not null and i.answered_at is null and i.sent_at < $2
           and i.erased_at is null
         order by i.sent_at, i.id limit 50");
    Ok(ask.all(text, args![workspace, before]).await?)
}

/// New.
pub(super) async fn insert(tx: &mut Tx, i: &Interview) -> Result<()> {
    let text = format!("insert into interviews ({INTERVIEW}) values {}", Sql::in_list(1, 29));
    let values = args![
        &i.workspace_id,
        &i.id,
        &i.incident_id,
        &i.case_id,
        &i.customer_id,
        &i.state,
        &i.guide,
        &i.questions,
        &i.people,
        &i.interviewer_id,
        &i.interviewer_name,
        i.is_consultant,
        &i.involvement,
        &i.despite,
        &i.channel,
        i.plan_at,
        &i.planned_by,
        i.planned_at,
        i.begun_at,
        i.ended_at,
        i.minutes,
        &i.ended_by,
        &i.dropped_because,
        i.sent_at,
        &i.sent_by,
        i.answered_at,
        &i.answered_by,
        i.erased_at,
        &i.salt
    ];
    tx.run(Sql::built(text), values).await?;
    Ok(())
}

/// Writes back what became of one that is held.
pub(super) async fn update(tx: &mut Tx, i: &Interview) -> Result<()> {
    tx.run(
        sql("update interviews set state = $1, begun_at = $2, ended_at = $3, minutes = $4, ended_by = $5,
                dropped_because = $6, sent_at = $7, sent_by = $8, answered_at = $9, answered_by = $10, erased_at = $11
             where workspace_id = $12 and id = $13"),
        args![
            &i.state,
            i.begun_at,
            i.ended_at,
            i.minutes,
            &i.ended_by,
            &i.dropped_because,
            i.sent_at,
            &i.sent_by,
            i.answered_at,
            &i.answered_by,
            i.erased_at,
            &i.workspace_id,
            &i.id
        ],
    )
    .await?;
    Ok(())
}
