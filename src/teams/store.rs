//! All SQL of teams: this file has who is in them, those beside it the rest.

pub mod agreed;
pub mod demands;
pub mod departments;
pub mod executives;
pub mod loads;
pub mod owing;
pub mod pulses;
pub mod reviews;
pub mod skills;
pub mod voices;

use twodb::{Ask, Sql, args, sql};

use super::TeamMember;
use crate::ground::id::{IncidentId, MemberId, TeamMemberId, WorkspaceId};
use crate::ground::{Fault, Result};
use crate::journal::Tx;

pub(super) const MEMBER: &str = "workspace_id, id, team, incident_id, case_id, customer_id, member_id, member_name, part, skill, \
    state, asked_by, asked_name, asked_at, because, answered_at, left_at, salt";

/// One of them; [`Fault::Missing`] when there is none.
pub async fn find(ask: &mut dyn Ask, workspace: &WorkspaceId, id: &TeamMemberId) -> Result<TeamMember> {
    let text = format!("select {MEMBER} from team_members where workspace_id = $1 and id = $2");
    ask.maybe(Sql::built(text), args![workspace, id]).await?.ok_or(Fault::Missing("member of the team"))
}

/// The same, held until the end of the change.
pub(super) async fn find_held(tx: &mut Tx, id: &TeamMemberId) -> Result<TeamMember> {
    let (workspace, hold) = (tx.actor().workspace.clone(), Sql::hold(tx));
    let text = format!("select {MEMBER} from team_members where workspace_id = $1 and id = $2 {hold}");
    tx.maybe(Sql::built(text), args![&workspace, id]).await?.ok_or(Fault::Missing("member of the team"))
}

/// A member's place in a team, held, where they were ever asked.
pub(super) async fn seek_held(tx: &mut Tx, team: &str, member: &MemberId) -> Result<Option<TeamMember>> {
    let (workspace, hold) = (tx.actor().workspace.clone(), Sql::hold(tx));
    let text = format!(
        "select {MEMBER} from team_members where workspace_id = $1 and team = $2 and member_id = $3 {hold}"
    );
    Ok(tx.maybe(Sql::built(text), args![&workspace, team, member]).await?)
}

/// Everybody who was ever asked into a team, in the order in which they were; at most 200.
pub(super) async fn list(ask: &mut dyn Ask, workspace: &WorkspaceId, team: &str) -> Result<Vec<TeamMember>> {
    let text = format!(
        "select {MEMBER} from team_members where workspace_id = $1 and team = $2 order by asked_at, id limit 200"
    );
    Ok(ask.all(Sql::built(text), args![workspace, team]).await?)
}

/// Whether somebody is in a team.
pub(super) async fn is_in(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    team: &str,
    member: &MemberId,
) -> Result<bool> {
    let text = sql("select count(*) from team_members
         where workspace_id = $1 and team = $2 and member_id = $3 and state = 'joined'");
    let (there,): (i64,) = ask.one(text, args![workspace, team, member]).await?;
    Ok(there > 0)
}

/// Whether somebody is in any team of an incident.
pub(super) async fn is_in_any(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
    member: &MemberId,
) -> Result<bool> {
    let text = sql("select count(*) from team_members
         where workspace_id = $1 and incident_id = $2 and state = 'joined' and member_id = $3");
    let (there,): (i64,) = ask.one(text, args![workspace, incident, member]).await?;
    Ok(there > 0)
}

/// How many are in a team, and how many have not answered.
pub(super) async fn count(ask: &mut dyn Ask, workspace: &WorkspaceId, team: &str) -> Result<(i64, i64)> {
    let text = sql("select cast(coalesce(sum(case when state = 'joined' then 1 else 0 end), 0) as bigint),
            cast(coalesce(sum(case when state = 'asked' then 1 else 0 end), 0) as bigint)
         from team_members where workspace_id = $1 and team = $2");
    Ok(ask.one(text, args![workspace, team]).await?)
}

/// Somebody new in a team; says whether nobody else put them there in the same moment.
pub(super) async fn insert(tx: &mut Tx, member: &TeamMember) -> Result<bool> {
    let m = member;
    let text =
        format!("insert into team_members ({MEMBER}) values {} on conflict do nothing", Sql::in_list(1, 18));
    let values = args![
        &m.workspace_id,
        &m.id,
        &m.team,
        &m.incident_id,
        &m.case_id,
        &m.customer_id,
        &m.member_id,
        &m.member_name,
        &m.part,
        &m.skill,
        &m.state,
        &m.asked_by,
        &m.asked_name,
        m.asked_at,
        &m.because,
        m.answered_at,
        m.left_at,
        &m.salt
    ];
    Ok(tx.run(Sql::built(text), values).await? == 1)
}

/// Writes back what became of a place that is held.
pub(super) async fn update(tx: &mut Tx, member: &TeamMember) -> Result<()> {
    let m = member;
    tx.run(
        sql("update team_members set member_name = $1, part = $2, skill = $3, state = $4, asked_by = $5, asked_name = $6,
                asked_at = $7, because = $8, answered_at = $9, left_at = $10 where workspace_id = $11 and id = $12"),
        args![
            &m.member_name,
            &m.part,
            &m.skill,
            &m.state,
            &m.asked_by,
            &m.asked_name,
            m.asked_at,
            &m.because,
            m.answered_at,
            m.left_at,
            &m.workspace_id,
            &m.id
        ],
    )
    .await?;
    Ok(())
}
