//! Who can do what, and who of them has room for it (R73).

use super::{Able, Skill, SkillsSaid, rules, store};
use crate::ground::id::{MemberId, WorkspaceId};
use crate::ground::{Actor, Fault, House, Result, Role};
use crate::journal::{self, Chain, Entry};
use crate::members;

/// The most people one search finds.
const MOST_FOUND: i64 = 50;

/// Says what one can do oneself; what is left out is taken back. Members and above.
pub async fn say_skills(house: &House, actor: &Actor, said: &SkillsSaid) -> Result<Vec<String>> {
    actor.must_be(Role::Member)?;
    set(house, actor, actor.must_be_member()?, said).await
}

/// Says what somebody else can do. Owners only: all others speak of themselves.
pub async fn give_skills(
    house: &House,
    actor: &Actor,
    member: &MemberId,
    said: &SkillsSaid,
) -> Result<Vec<String>> {
    actor.must_be(Role::Owner)?;
    set(house, actor, member, said).await
}

async fn set(house: &House, actor: &Actor, member: &MemberId, said: &SkillsSaid) -> Result<Vec<String>> {
    let tags = rules::skills(&said.skills)?;
    let mut tx = journal::begin(house, actor).await?;
    let member = members::find(&mut tx, &actor.workspace, member).await?;
    let member = if member.left_at.is_none() { member.id } else { return Err(Fault::Missing("member")) };
    let known = store::skills::list_held(&mut tx, &member).await?;
    let (by, name, now) = (actor.label(), actor.name.clone(), tx.now());
    let said_now = |skill: &Skill, is_held: bool| Skill {
        is_held: i64::from(is_held),
        given_by: by.clone(),
        given_name: name.clone(),
        given_at: now,
        ..skill.clone()
    };
    let mut entries = Vec::new();
    for skill in known.iter().filter(|skill| skill.is_held == 1 && !tags.contains(&skill.tag)) {
        let skill = said_now(skill, false);
        store::skills::update(&mut tx, &skill).await?;
        entries.push(entry(&skill, "skill.taken_back")?);
    }
    for tag in &tags {
        let skill = match known.iter().find(|skill| skill.tag == *tag) {
            Some(held) if held.is_held == 1 => continue,
            Some(before) => {
                let skill = said_now(before, true);
                store::skills::update(&mut tx, &skill).await?;
                skill
            }
            None => {
                let skill = Skill {
                    workspace_id: actor.workspace.clone(),
                    id: tx.mint(),
                    member_id: member.clone(),
                    tag: tag.clone(),
                    is_held: 1,
                    given_by: by.clone(),
                    given_name: name.clone(),
                    given_at: now,
                };
                if !store::skills::insert(&mut tx, &skill).await? {
                    return Err(Fault::Conflict(
                        "Somebody said so in the same moment. Look, then say it again.".into(),
                    ));
                }
                skill
            }
        };
        entries.push(entry(&skill, "skill.given")?);
    }
    if !entries.is_empty() {
        tx.say(entries).await?.commit().await?;
    }
    Ok(tags)
}

fn entry(skill: &Skill, fact: &'static str) -> Result<Entry> {
    Ok(Entry::on(Chain::Workspace, fact).about(skill)?.with("member", skill.member_id.as_str()))
}

/// Who has a skill that holds these words, with all they can do and what is open on their desk; those with the least first, at
/// most 50. Without words, everybody who said what they can do.
pub async fn find_able(ask: &mut dyn twodb::Ask, workspace: &WorkspaceId, typed: &str) -> Result<Vec<Able>> {
    let found = store::skills::list_able(ask, workspace, &rules::wanted(typed), MOST_FOUND).await?;
    let ids: Vec<MemberId> = found.iter().map(|(id, _)| id.clone()).collect();
    let mut skills = store::skills::of_members(ask, workspace, &ids).await?;
    let loads = store::loads::of_members(ask, workspace, &ids).await?;
    let able = found.into_iter().map(|(member_id, name)| Able {
        skills: skills.remove(&member_id).unwrap_or_default(),
        load: loads.get(&member_id).copied().unwrap_or_default(),
        member_id,
        name,
    });
    Ok(able.collect())
}
