//! All SQL of second wrongs.

pub(super) mod deceptions;
pub(super) mod owed;
pub(super) mod ownings;

use twodb::{Ask, Sql, args, sql};

use super::SecondWrong;
use super::rules::Telling;
use crate::ground::id::{DeceptionId, IncidentId, NoticeId, SecondWrongId, WorkspaceId};
use crate::ground::{Fault, Result, Time};
use crate::journal::Tx;

pub(super) const WRONG: &str = "workspace_id, id, incident_id, kind, state, why, deception_id, case_id, aware_at, late_after, \
    told_at, outside_at, notice_id, notice_sentence, proposed_at, proposed_by, decided_at, decided_by, decided_name, \
    decided_because, owned_at, salt";

/// One of them; [`Fault::Missing`] when there is none.
pub(super) async fn find(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    id: &SecondWrongId,
) -> Result<SecondWrong> {
    let text = format!("select {WRONG} from second_wrongs where workspace_id = $1 and id = $2");
    ask.maybe(Sql::built(text), args![workspace, id]).await?.ok_or(Fault::Missing("second wrong"))
}

/// The same, held until the end of the change.
pub(super) async fn find_held(tx: &mut Tx, id: &SecondWrongId) -> Result<SecondWrong> {
    let (workspace, hold) = (tx.actor().workspace.clone(), Sql::hold(tx));
    let text = format!("select {WRONG} from second_wrongs where workspace_id = $1 and id = $2 {hold}");
    tx.maybe(Sql::built(text), args![workspace, id]).await?.ok_or(Fault::Missing("second wrong"))
}

/// The one that a concealment is, held until the end of the change.
pub(super) async fn seek_of_deception_held(tx: &mut Tx, id: &DeceptionId) -> Result<Option<SecondWrong>> {
    let (workspace, hold) = (tx.actor().workspace.clone(), Sql::hold(tx));
    let text =
        format!("select {WRONG} from second_wrongs where workspace_id = $1 and deception_id = $2 {hold}");
    Ok(tx.maybe(Sql::built(text), args![workspace, id]).await?)
}

/// The late telling of an incident, whatever became of it; one change at a time.
// reads: incidents
pub(super) async fn seek_late(
    tx: &mut Tx,
    workspace: &WorkspaceId,
    incident: &IncidentId,
) -> Result<Option<SecondWrong>> {
    let hold = Sql::hold(tx);
    let text = format!("select id from incidents where workspace_id = $1 and id = $2 {hold}");
    let _: Option<(String,)> = tx.maybe(Sql::built(text), args![workspace, incident]).await?;
    let text = format!(
        "select {WRONG} from second_wrongs where workspace_id = $1 and incident_id = $2 and kind = 'late'"
    );
    Ok(tx.maybe(Sql::built(text), args![workspace, incident]).await?)
}

/// Those of an incident, the first one first; at most 50.
pub async fn list_of_incident(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
) -> Result<Vec<SecondWrong>> {
    let text = format!(
        "select {WRONG} from second_wrongs where workspace_id = $1 and incident_id = $2 order by proposed_at, id limit 50"
    );
    Ok(ask.all(Sql::built(text), args![workspace, incident]).await?)
}

/// Those that a notice is to name, and that are still owed.
pub async fn named_by_notice(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    notice: &NoticeId,
) -> Result<Vec<SecondWrong>> {
    let text = format!(
        "select {WRONG} from second_wrongs where workspace_id = $1 and notice_id = $2 and state = 'owed' order by id"
    );
    Ok(ask.all(Sql::built(text), args![workspace, notice]).await?)
}

/// Whom an incident touches and when they were told, and which customer spoke of it themselves in between.
// reads: cases, mentions
pub(super) async fn telling(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
    aware: Time,
) -> Result<Telling> {
    let (last_told, cases, told): (Option<Time>, i64, i64) = ask
        .one(
            sql("select max(told_at), count(*), count(told_at) from cases
                 where workspace_id = $1 and incident_id = $2 and state <> 'withdrawn'"),
            args![workspace, incident],
        )
        .await?;
    let customer: Option<(Option<Time>,)> = ask
        .maybe(
            sql("select min(m.said_at) from mentions m join cases c on c.workspace_id = m.workspace_id
                    and c.incident_id = m.incident_id and c.customer_id = m.customer_id
                 where m.workspace_id = $1 and m.incident_id = $2 and m.customer_id is not null and m.withdrawn_at is null
                   and m.said_at > $3 and c.state <> 'withdrawn' and (c.told_at is null or m.said_at < c.told_at)"),
            args![workspace, incident, aware],
        )
        .await?;
    Ok(Telling {
        last_told,
        is_anybody_untold: told < cases || cases == 0,
        customer: customer.and_then(|(at,)| at),
        ..Telling::default()
    })
}

/// A new one.
pub(super) async fn insert(tx: &mut Tx, wrong: &SecondWrong) -> Result<()> {
    let w = wrong;
    let text = format!("insert into second_wrongs ({WRONG}) values {}", Sql::in_list(1, 22));
    let values = args![
        &w.workspace_id,
        &w.id,
        &w.incident_id,
        &w.kind,
        &w.state,
        &w.why,
        &w.deception_id,
        &w.case_id,
        w.aware_at,
        w.late_after,
        w.told_at,
        w.outside_at,
        &w.notice_id,
        &w.notice_sentence,
        w.proposed_at,
        &w.proposed_by,
        w.decided_at,
        &w.decided_by,
        &w.decided_name,
        &w.decided_because,
        w.owned_at,
        &w.salt
    ];
    tx.run(Sql::built(text), values).await?;
    Ok(())
}

/// Writes back one that is held.
pub(super) async fn update(tx: &mut Tx, wrong: &SecondWrong) -> Result<()> {
    let w = wrong;
    tx.run(
        sql("update second_wrongs set state = $1, why = $2, aware_at = $3, late_after = $4, told_at = $5, outside_at = $6,
                notice_id = $7, notice_sentence = $8, proposed_at = $9, decided_at = $10, decided_by = $11,
                decided_name = $12, decided_because = $13, owned_at = $14
             where workspace_id = $15 and id = $16"),
        args![
            &w.state,
            &w.why,
            w.aware_at,
            w.late_after,
            w.told_at,
            w.outside_at,
            &w.notice_id,
            &w.notice_sentence,
            w.proposed_at,
            w.decided_at,
            &w.decided_by,
            &w.decided_name,
            &w.decided_because,
            w.owned_at,
            &w.workspace_id,
            &w.id
        ],
    )
    .await?;
    Ok(())
}
