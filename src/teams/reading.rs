//! A team, read whole: few questions to the store, however many are in it.

use twodb::Ask;

use super::team::{Agreed, PlanOut};
use super::{
    Department, DepartmentLine, HandOver, Lead, Load, Seat, Team, TeamMember, TeamOf, TeamView, store,
};
use crate::ground::id::{BulletinId, MemberId, WorkspaceId};
use crate::ground::{Result, Time};
use crate::incidents::Case;
use crate::journal::{self, Recorded};
use crate::{bulletins, members, plans};

/// Entries read at a time.
const PAGE: i64 = 1_000;

/// The team of an incident or of a case, with who is in it, what they carry, and what they stand behind.
pub async fn view_of(ask: &mut dyn Ask, workspace: &WorkspaceId, of: &TeamOf) -> Result<TeamView> {
    let team = Team::find(ask, workspace, of).await?;
    let own = store::list(ask, workspace, team.key()).await?;
    let mut everywhere = match &team.case {
        Some(_) => store::list(ask, workspace, team.incident.id.as_str()).await?,
        None => Vec::new(),
    };
    everywhere.retain(TeamMember::is_in);
    let mut ids: Vec<MemberId> = own.iter().chain(&everywhere).map(|place| place.member_id.clone()).collect();
    ids.extend(team.lead());
    ids.sort_unstable();
    ids.dedup();
    let loads = store::loads::of_members(ask, workspace, &ids).await?;
    let skills = store::skills::of_members(ask, workspace, &ids).await?;
    let names = members::names(ask, workspace, &ids).await?;
    let load = |id: &MemberId| loads.get(id).copied().unwrap_or_default();
    let lead = team.lead().map(|id| Lead {
        name: names.get(&id).cloned().unwrap_or_default(),
        load: load(&id),
        member_id: id,
    });
    let plan = plan_out(ask, workspace, &team).await?;
    let never_again = store::agreed::seek(ask, workspace, &team.incident.id).await?;
    let mut people: Vec<(MemberId, String)> = Vec::new();
    // Whoever owns a case is asked for their word once it has a plan.
    let is_led = team.case.is_none() || plan.is_some();
    people.extend(lead.iter().filter(|_| is_led).map(|lead| (lead.member_id.clone(), lead.name.clone())));
    let leads = |p: &&TeamMember| people.iter().any(|(id, _)| *id == p.member_id);
    let joined: Vec<_> = own.iter().filter(|p| p.is_in() && !leads(p)).collect();
    people.extend(joined.into_iter().map(|p| (p.member_id.clone(), p.member_name.clone())));
    let list = never_again.as_ref().map(|list| list.version);
    let agreed = agreed_by(ask, workspace, &team, people, plan.as_ref(), list).await?;
    let seat = |member: TeamMember| Seat {
        skills: skills.get(&member.member_id).cloned().unwrap_or_default(),
        load: load(&member.member_id),
        member,
    };
    let (executives, demands) = match &team.case {
        Some(case) => (
            store::executives::list_of_case(ask, workspace, &case.id).await?,
            store::demands::list(ask, workspace, &case.id).await?,
        ),
        None => (Vec::new(), Vec::new()),
    };
    Ok(TeamView {
        team: team.key().to_owned(),
        title: team.title().to_owned(),
        incident_id: team.incident.id.clone(),
        case_id: team.case_id(),
        lead,
        members: own.into_iter().map(&seat).collect(),
        everywhere: everywhere.into_iter().map(&seat).collect(),
        departments: departments(ask, workspace, &team).await?,
        executives,
        reviews: store::reviews::list(ask, workspace, team.key()).await?,
        hand_overs: store::reviews::list_hand_overs(ask, workspace, team.key()).await?,
        demands,
        plan,
        never_again,
        agreed,
    })
}

/// What a customer reads of new leads, the last one first: those of their own case, and those of the incident where their case went
/// along or has nobody of its own. A customer whose case keeps its owner has no new lead.
pub async fn list_announced(ask: &mut dyn Ask, case: &Case) -> Result<Vec<HandOver>> {
    let workspace = &case.workspace_id;
    let mut all = store::reviews::list_announced(ask, workspace, &case.incident_id, &case.id).await?;
    // Only where the incident has a new lead and the case an owner does it count when it was given to whom.
    if case.owner_id.is_none() || all.iter().all(|hand_over| hand_over.is_of(case)) {
        return Ok(all);
    }
    let given = given(ask, case).await?;
    all.retain(|hand_over| hand_over.concerns(case, &given));
    Ok(all)
}

/// When a case was given to whom.
async fn given(ask: &mut dyn Ask, case: &Case) -> Result<Vec<(Time, String)>> {
    let (mut given, mut after) = (Vec::new(), 0);
    loop {
        let chain = case.id.as_str();
        let page = journal::of_fact(ask, &case.workspace_id, chain, "case.assigned", after, PAGE).await?;
        let Some(last) = page.last() else { return Ok(given) };
        after = last.seq;
        let owner = |entry: &Recorded| entry.data("owner").as_str().unwrap_or_default().to_owned();
        given.extend(page.iter().map(|entry| (entry.at, owner(entry))));
    }
}

/// The version of the plan that its readers have.
async fn plan_out(ask: &mut dyn Ask, workspace: &WorkspaceId, team: &Team) -> Result<Option<PlanOut>> {
    let plan = match &team.case {
        Some(case) => plans::seek_of_case(ask, workspace, &case.id).await?,
        None => plans::seek_of_incident(ask, workspace, &team.incident.id).await?,
    };
    Ok(plan.and_then(|plan| Some(PlanOut { version: plan.shown()?, id: plan.id, title: plan.title })))
}

async fn agreed_by(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    team: &Team,
    people: Vec<(MemberId, String)>,
    plan: Option<&PlanOut>,
    list: Option<i64>,
) -> Result<Vec<Agreed>> {
    if plan.is_none() && list.is_none() {
        return Ok(Vec::new());
    }
    let to_plan = match plan {
        Some(plan) => store::agreed::list_agreed(ask, workspace, plan.id.as_str(), plan.version).await?,
        None => Vec::new(),
    };
    let to_list = match list {
        Some(version) => {
            store::agreed::list_agreed(ask, workspace, team.incident.id.as_str(), version).await?
        }
        None => Vec::new(),
    };
    let one = |(member_id, name): (MemberId, String)| Agreed {
        plan: plan.is_none() || to_plan.contains(&member_id),
        never_again: list.is_none() || to_list.contains(&member_id),
        member_id,
        name,
    };
    Ok(people.into_iter().map(one).collect())
}

/// The departments, and which of them were told less than our own people by now.
async fn departments(ask: &mut dyn Ask, workspace: &WorkspaceId, team: &Team) -> Result<Vec<DepartmentLine>> {
    let known = store::departments::list(ask, workspace, team.key()).await?;
    let out = bulletins::list_of_incident(ask, workspace, &team.incident.id).await?;
    let last = out.iter().filter(|b| b.is_out()).max_by_key(|b| b.published_at);
    let last: Option<(&BulletinId, _)> = last.and_then(|b| Some((&b.id, b.published_at?)));
    let is_behind = |d: &Department| match last {
        None => false,
        Some((id, at)) => d.bulletin_id.as_ref() != Some(id) && d.told_at.is_none_or(|told| told < at),
    };
    Ok(known.into_iter().map(|d| DepartmentLine { is_behind: is_behind(&d), department: d }).collect())
}

/// What lies on the desks of whoever works on an incident, the heaviest first: whoever leads it, and whoever is in its team.
pub(super) async fn carried(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    team: &Team,
) -> Result<Vec<(String, Load)>> {
    let mut ids: Vec<MemberId> = store::list(ask, workspace, team.key())
        .await?
        .into_iter()
        .filter(TeamMember::is_in)
        .map(|place| place.member_id)
        .collect();
    ids.extend(team.lead());
    let loads = store::loads::of_members(ask, workspace, &ids).await?;
    let names = members::names(ask, workspace, &ids).await?;
    let mut carried: Vec<(String, Load)> = names
        .into_iter()
        .map(|(id, name)| {
            let load = loads.get(&id).copied().unwrap_or_default();
            (name, load)
        })
        .collect();
    carried.sort_by_key(|(_, load)| std::cmp::Reverse(load.total()));
    Ok(carried)
}
