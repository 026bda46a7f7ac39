//! Asking somebody into a team, their answer, and the other departments (R86).

use super::team::{entry_of, nobody};
use super::{AskedSaid, Becoming, Department, DepartmentSaid, Team, TeamMember, TeamOf, rules, store};
use crate::bulletins;
use crate::ground::id::{BulletinId, DepartmentId, IncidentId, MemberId, TeamMemberId, WorkspaceId};
use crate::ground::text::{self, NAME};
use crate::ground::{Actor, Fault, House, Result, Role};
use crate::journal::{self, Entry, Tx};
use crate::members::{self, Member};

/// One of our own people who is here and may be this much.
pub(super) async fn ours(tx: &mut Tx, workspace: &WorkspaceId, typed: &str, least: Role) -> Result<Member> {
    let id: MemberId = typed.trim().parse().map_err(|_| nobody())?;
    let found = members::find(tx, workspace, &id).await.map_err(|fault| fault.if_missing(nobody))?;
    if found.left_at.is_some() || found.role() < least {
        return Err(nobody());
    }
    Ok(found)
}

/// Asks one of our people into a team; whoever asks themselves is in it. Members and above.
pub async fn ask(house: &House, actor: &Actor, of: &TeamOf, said: &AskedSaid) -> Result<TeamMember> {
    actor.must_be(Role::Member)?;
    let part = text::required("part", &said.part, NAME)
        .map_err(|fault| fault.where_empty(&said.part, "Say what they are to do in it."))?;
    let mut tx = journal::begin(house, actor).await?;
    let team = Team::find(&mut tx, &actor.workspace, of).await?;
    team.may_begin()?;
    let member = ours(&mut tx, &actor.workspace, &said.member_id, Role::Member).await?;
    if team.lead().as_ref() == Some(&member.id) {
        return Err(Fault::refused(
            format!("{} leads it already.", member.name),
            "Ask somebody else; a review changes who leads.",
        ));
    }
    let before = store::seek_held(&mut tx, team.key(), &member.id).await?;
    if before.as_ref().is_some_and(|place| place.is_asked() || place.is_in()) {
        return Err(Fault::Conflict("They were asked already. Nothing was changed.".into()));
    }
    let is_own = actor.member() == Some(&member.id);
    let place = TeamMember {
        workspace_id: actor.workspace.clone(),
        id: before.as_ref().map_or_else(|| tx.mint(), |place| place.id.clone()),
        team: team.key().to_owned(),
        incident_id: team.incident.id.clone(),
        case_id: team.case_id(),
        customer_id: team.customer_id(),
        member_id: member.id,
        member_name: member.name,
        part,
        skill: rules::wanted(&said.skill).chars().take(NAME).collect(),
        state: if is_own { "joined".into() } else { "asked".into() },
        asked_by: actor.label(),
        asked_name: actor.name.clone(),
        asked_at: tx.now(),
        because: String::new(),
        answered_at: is_own.then(|| tx.now()),
        left_at: None,
        salt: before.as_ref().map_or_else(|| tx.salt(), |place| place.salt.clone()),
    };
    if before.is_some() {
        store::update(&mut tx, &place).await?;
    } else if !store::insert(&mut tx, &place).await? {
        return Err(Fault::Conflict("They were asked already. Nothing was changed.".into()));
    }
    let fact = if is_own { "team.joined" } else { "team.asked" };
    tx.say(place.entry(fact)?).await?.commit().await?;
    Ok(place)
}

async fn answer(
    house: &House,
    actor: &Actor,
    id: &TeamMemberId,
    because: String,
    (state, fact): (&str, &'static str),
) -> Result<TeamMember> {
    let mut tx = journal::begin(house, actor).await?;
    let place = store::find_held(&mut tx, id).await?;
    rules::may_answer(&place, &actor.label())?;
    let place = TeamMember { state: state.into(), because, answered_at: Some(tx.now()), ..place };
    store::update(&mut tx, &place).await?;
    tx.say(place.entry(fact)?).await?.commit().await?;
    Ok(place)
}

/// Joins: whoever was asked, and nobody for them.
pub async fn accept(house: &House, actor: &Actor, id: &TeamMemberId) -> Result<TeamMember> {
    actor.must_be(Role::Member)?;
    answer(house, actor, id, String::new(), ("joined", "team.joined")).await
}

/// Does not join, because …
pub async fn decline(house: &House, actor: &Actor, id: &TeamMemberId, said: &Becoming) -> Result<TeamMember> {
    actor.must_be(Role::Member)?;
    let because = rules::declined(&said.because)?;
    answer(house, actor, id, because, ("declined", "team.declined")).await
}

/// Leaves a team, or is not asked any more: themselves, or a lead says so.
pub async fn leave(house: &House, actor: &Actor, id: &TeamMemberId, said: &Becoming) -> Result<TeamMember> {
    actor.must_be(Role::Member)?;
    let because = text::optional("because", &said.because, NAME)?.unwrap_or_default();
    let mut tx = journal::begin(house, actor).await?;
    let place = store::find_held(&mut tx, id).await?;
    if actor.member() != Some(&place.member_id) {
        actor.must_be(Role::Lead)?;
    }
    if !place.is_in() && !place.is_asked() {
        return Err(Fault::Conflict("They are not in it. Nothing was changed.".into()));
    }
    let place = TeamMember { state: "left".into(), because, left_at: Some(tx.now()), ..place };
    store::update(&mut tx, &place).await?;
    tx.say(place.entry("team.left")?).await?.commit().await?;
    Ok(place)
}

/// The bulletin that was named, where one was: one of this incident that is out.
async fn bulletin(
    tx: &mut Tx,
    workspace: &WorkspaceId,
    incident: &IncidentId,
    typed: &str,
) -> Result<Option<BulletinId>> {
    if typed.trim().is_empty() {
        return Ok(None);
    }
    let known = bulletins::list_of_incident(tx, workspace, incident).await?;
    let named = known.into_iter().find(|b| b.is_out() && b.id.as_str() == typed.trim());
    named.map(|b| Some(b.id)).ok_or_else(|| {
        let cure = "Choose one that is out, or leave it empty.";
        Fault::invalid("bulletin_id", "There is no such bulletin about this incident.", cure)
    })
}

fn told(department: &Department, fact: &'static str) -> Result<Entry> {
    let d = department;
    entry_of(&d.incident_id, d.case_id.as_ref(), d.customer_id.as_ref(), fact).about(d)
}

/// Takes another department in, with who speaks for it. Members and above.
pub async fn add_department(
    house: &House,
    actor: &Actor,
    of: &TeamOf,
    said: &DepartmentSaid,
) -> Result<Department> {
    actor.must_be(Role::Member)?;
    let (name, speaker, words) = rules::department(said)?;
    let mut tx = journal::begin(house, actor).await?;
    let team = Team::find(&mut tx, &actor.workspace, of).await?;
    team.may_begin()?;
    let bulletin_id = bulletin(&mut tx, &actor.workspace, &team.incident.id, &said.bulletin_id).await?;
    let is_told = words.is_some() || bulletin_id.is_some();
    let department = Department {
        workspace_id: actor.workspace.clone(),
        id: tx.mint(),
        team: team.key().to_owned(),
        incident_id: team.incident.id.clone(),
        case_id: team.case_id(),
        customer_id: team.customer_id(),
        name,
        speaker,
        told: words.unwrap_or_default(),
        bulletin_id,
        told_at: is_told.then(|| tx.now()),
        told_name: if is_told { actor.name.clone() } else { String::new() },
        added_at: tx.now(),
        changed_by: actor.label(),
        changed_at: tx.now(),
        left_at: None,
        salt: tx.salt(),
    };
    store::departments::insert(&mut tx, &department).await?;
    tx.say(told(&department, "department.added")?).await?.commit().await?;
    Ok(department)
}

/// Says what a department was told by now, who speaks for it, or that it is not with us any more. Members and above.
pub async fn change_department(
    house: &House,
    actor: &Actor,
    id: &DepartmentId,
    said: &DepartmentSaid,
) -> Result<Department> {
    actor.must_be(Role::Member)?;
    let (name, speaker, words) = rules::department(said)?;
    let mut tx = journal::begin(house, actor).await?;
    let before = store::departments::find_held(&mut tx, id).await?;
    if before.left_at.is_some() {
        return Err(Fault::Conflict("It is not with us any more. Take it in anew.".into()));
    }
    let named = bulletin(&mut tx, &actor.workspace, &before.incident_id, &said.bulletin_id).await?;
    let is_told = words.is_some() || (named.is_some() && named != before.bulletin_id);
    let is_gone = said.is_gone == "yes";
    let department = Department {
        name,
        speaker,
        told: words.unwrap_or_else(|| before.told.clone()),
        bulletin_id: if is_told { named } else { before.bulletin_id.clone() },
        told_at: if is_told { Some(tx.now()) } else { before.told_at },
        told_name: if is_told { actor.name.clone() } else { before.told_name.clone() },
        changed_by: actor.label(),
        changed_at: tx.now(),
        left_at: is_gone.then(|| tx.now()),
        ..before
    };
    store::departments::update(&mut tx, &department).await?;
    let fact = match (is_gone, is_told) {
        (true, _) => "department.left",
        (false, true) => "department.told",
        (false, false) => "department.changed",
    };
    tx.say(told(&department, fact)?).await?.commit().await?;
    Ok(department)
}
