//! How our own people are, without a name, and what went well (R87).

use super::{Pulse, PulseSaid, PulseWeek, Thanks, Week, rules, store};
use crate::ground::id::{IncidentId, MemberId, StatementId, WorkspaceId};
use crate::ground::{Actor, Fault, House, Result, Role, Time, workspace};
use crate::incidents;
use crate::journal::{self, Chain, Entry};
use crate::listening;

/// Answers the pulse of this week: any of our own people, each once. The desk says it in the journal, in the workspace's own
/// chain: no entry tells who answered, and no dossier of a customer tells of it at all.
pub async fn answer_pulse(
    house: &House,
    actor: &Actor,
    incident: &IncidentId,
    said: &PulseSaid,
) -> Result<()> {
    let member = actor.must_be_member()?;
    let answer = rules::pulse(said)?;
    let mut tx = journal::begin(house, &Actor::desk(&actor.workspace)).await?;
    let found = incidents::find(&mut tx, &actor.workspace, incident).await?;
    incidents::may_begin(&found, None)?;
    let zone = workspace::zone_of(&mut tx, &actor.workspace).await?;
    let fresh = PulseWeek {
        workspace_id: actor.workspace.clone(),
        id: tx.mint(),
        incident_id: incident.clone(),
        week: rules::week_of(tx.now(), &zone).to_string(),
        answers: "[]".into(),
        takers: "[]".into(),
        salt: tx.salt(),
    };
    let week = store::pulses::hold(&mut tx, &fresh).await?;
    if week.has(member) {
        return Err(Fault::Conflict("You have answered this week. You are asked again on Monday.".into()));
    }
    let week = week.taken(member, &answer, tx.salt())?;
    store::pulses::update(&mut tx, &week).await?;
    let entry = Entry::on(Chain::Workspace, "pulse.answered").incident(incident).about(&week)?;
    tx.say(entry.with("week", week.week.as_str())).await?.commit().await?;
    Ok(())
}

/// How our people are, over time, as far as it may be shown.
pub(super) async fn pulse_of(
    ask: &mut dyn twodb::Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
    member: Option<&MemberId>,
    now: Time,
) -> Result<Pulse> {
    let week = rules::week_of(now, &workspace::zone_of(ask, workspace).await?).to_string();
    let rows = store::pulses::list(ask, workspace, incident).await?;
    let this = rows.iter().find(|row| row.week == week);
    let is_answered = this.zip(member).is_some_and(|(row, member)| row.has(member));
    Ok(Pulse { is_answered, weeks: rows.iter().map(|row| Week::of(row, &week)).collect(), week })
}

/// Notes that a statement is a thank you, for our own people to see. Members and above.
pub async fn note_thanks(house: &House, actor: &Actor, id: &StatementId) -> Result<Thanks> {
    actor.must_be(Role::Member)?;
    let mut tx = journal::begin(house, actor).await?;
    let statement = listening::find_statement(&mut tx, &actor.workspace, id).await?;
    if statement.erased_at.is_some() {
        return Err(Fault::Conflict("Its words were erased. There is nothing left to show.".into()));
    }
    let thanks = Thanks {
        workspace_id: actor.workspace.clone(),
        id: tx.mint(),
        statement_id: statement.id,
        incident_id: statement.incident_id,
        case_id: statement.case_id.clone(),
        customer_id: statement.customer_id.clone(),
        noted_by: actor.label(),
        noted_name: actor.name.clone(),
        noted_at: tx.now(),
    };
    if !store::loads::insert_thanks(&mut tx, &thanks).await? {
        return Err(Fault::Conflict("It stands among what went well already. Nothing was changed.".into()));
    }
    let entry = Entry::on(Chain::Case(thanks.case_id.clone()), "statement.thanked")
        .incident(&thanks.incident_id)
        .customer(&thanks.customer_id)
        .about(&thanks)?;
    tx.say(entry.with("statement", thanks.statement_id.as_str())).await?.commit().await?;
    Ok(thanks)
}
