//! Standing behind the plan, and behind what must never happen again (R85).

use super::{AgreeSaid, BuyIn, NeverAgain, NeverAgainSaid, Team, TeamOf, rules, store};
use crate::ground::id::IncidentId;
use crate::ground::{Actor, Fault, House, Result, Role};
use crate::incidents;
use crate::journal::{self, Chain, Entry};
use crate::plans;

/// Writes what must never happen again, anew as a whole; whoever agreed to the version before is asked again. Members and above.
pub async fn write_never_again(
    house: &House,
    actor: &Actor,
    incident: &IncidentId,
    said: &NeverAgainSaid,
) -> Result<NeverAgain> {
    actor.must_be(Role::Member)?;
    let sentences = rules::sentences(&said.sentences)?;
    let mut tx = journal::begin(house, actor).await?;
    let found = incidents::find(&mut tx, &actor.workspace, incident).await?;
    incidents::may_begin(&found, None)?;
    let before = store::agreed::seek(&mut tx, &actor.workspace, incident).await?;
    let stale = || {
        Fault::Conflict(
            "Somebody wrote a newer version meanwhile. Read it, then write yours on top of it.".into(),
        )
    };
    let version = before.as_ref().map_or(0, |list| list.version);
    if version != said.version {
        return Err(stale());
    }
    if let Some(same) = before.filter(|list| list.sentences == sentences) {
        return Ok(same);
    }
    let list = NeverAgain {
        workspace_id: actor.workspace.clone(),
        id: tx.mint(),
        incident_id: incident.clone(),
        version: version + 1,
        sentences,
        written_by: actor.label(),
        written_name: actor.name.clone(),
        written_at: tx.now(),
        salt: tx.salt(),
    };
    if !store::agreed::insert(&mut tx, &list).await? {
        return Err(stale());
    }
    let entry = Entry::on(Chain::Incident(incident.clone()), "never_again.written").about(&list)?;
    tx.say(entry.with("version", list.version)).await?.commit().await?;
    Ok(list)
}

/// Says that one of the team stands behind the version that is out. Said again, it changes nothing. Members and above, of the
/// team.
pub async fn agree(house: &House, actor: &Actor, of: &TeamOf, said: &AgreeSaid) -> Result<BuyIn> {
    actor.must_be(Role::Member)?;
    let member = actor.must_be_member()?.clone();
    let mut tx = journal::begin(house, actor).await?;
    let workspace = &actor.workspace;
    let team = Team::find(&mut tx, workspace, of).await?;
    let is_list = match said.what.trim() {
        "never_again" => true,
        "plan" => false,
        _ => {
            let cure = "Say plan or never_again.";
            return Err(Fault::invalid("what", "What do you stand behind?", cure));
        }
    };
    let leads = team.lead().as_ref() == Some(&member);
    let is_of_it = leads
        || store::is_in(&mut tx, workspace, team.key(), &member).await?
        || (is_list && store::is_in_any(&mut tx, workspace, &team.incident.id, &member).await?);
    if !is_of_it {
        return Err(Fault::refused(
            "You are not in this team.",
            "Join it first; then your word counts in it.",
        ));
    }
    let (subject, standing) = if is_list {
        let list = store::agreed::seek(&mut tx, workspace, &team.incident.id).await?;
        (team.incident.id.to_string(), list.map(|list| list.version))
    } else {
        let plan = match &team.case {
            Some(case) => plans::seek_of_case(&mut tx, workspace, &case.id).await?,
            None => plans::seek_of_incident(&mut tx, workspace, &team.incident.id).await?,
        };
        let subject = plan.as_ref().map(|plan| plan.id.to_string()).unwrap_or_default();
        (subject, plan.and_then(|plan| plan.shown()))
    };
    let version = rules::stands(said, standing)?;
    let known = store::agreed::seek_buy_in(&mut tx, workspace, (&subject, version), &member).await?;
    if let Some(known) = known {
        return Ok(known);
    }
    let buy_in = BuyIn {
        workspace_id: workspace.clone(),
        id: tx.mint(),
        incident_id: team.incident.id.clone(),
        subject,
        version,
        member_id: member,
        agreed_at: tx.now(),
    };
    if !store::agreed::insert_buy_in(&mut tx, &buy_in).await? {
        return Err(Fault::Conflict("You have said so already. Nothing was changed.".into()));
    }
    let entry = Entry::on(Chain::Incident(team.incident.id.clone()), "team.agreed").about(&buy_in)?;
    let entry = entry.with("subject", buy_in.subject.as_str()).with("version", version);
    tx.say(entry).await?.commit().await?;
    Ok(buy_in)
}
