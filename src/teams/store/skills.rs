//! Skills, and who has them.

use std::collections::HashMap;

use twodb::{Ask, Sql, args, sql};

use super::loads::OPEN;
use crate::ground::Result;
use crate::ground::id::{MemberId, WorkspaceId};
use crate::journal::Tx;
use crate::teams::Skill;

const SKILL: &str = "workspace_id, id, member_id, tag, is_held, given_by, given_name, given_at";

/// Every skill that was ever said of a member, held until the end of the change.
pub(in crate::teams) async fn list_held(tx: &mut Tx, member: &MemberId) -> Result<Vec<Skill>> {
    let (workspace, hold) = (tx.actor().workspace.clone(), Sql::hold(tx));
    let text = format!(
        "select {SKILL} from skills where workspace_id = $1 and member_id = $2 order by tag limit 1000 {hold}"
    );
    Ok(tx.all(Sql::built(text), args![&workspace, member]).await?)
}

/// A skill that was never said of them; says whether nobody else said it in the same moment.
pub(in crate::teams) async fn insert(tx: &mut Tx, skill: &Skill) -> Result<bool> {
    let s = skill;
    let text = format!("insert into skills ({SKILL}) values {} on conflict do nothing", Sql::in_list(1, 8));
    let values = args![
        &s.workspace_id,
        &s.id,
        &s.member_id,
        &s.tag,
        s.is_held,
        &s.given_by,
        &s.given_name,
        s.given_at
    ];
    Ok(tx.run(Sql::built(text), values).await? == 1)
}

/// Said again, or taken back; it is held.
pub(in crate::teams) async fn update(tx: &mut Tx, skill: &Skill) -> Result<()> {
    tx.run(
        sql("update skills set is_held = $1, given_by = $2, given_name = $3, given_at = $4
             where workspace_id = $5 and id = $6"),
        args![
            skill.is_held,
            &skill.given_by,
            &skill.given_name,
            skill.given_at,
            &skill.workspace_id,
            &skill.id
        ],
    )
    .await?;
    Ok(())
}

/// Members who are here and have a skill that holds these words, those with the least on their desk first, then by name; at most
/// `most`. Without words, whoever has any.
// reads: members, promises, plans, questions
pub(in crate::teams) async fn list_able(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    tag: &str,
    most: i64,
) -> Result<Vec<(MemberId, String)>> {
    let like = format!("%{}%", tag.replace(['%', '_', '\\'], " "));
    let text = format!(
        "select m.id, m.name from members m
         left join (select o.owner_id, count(*) as things from ({OPEN}) o where o.owner_id is not null group by o.owner_id) l
            on l.owner_id = m.id
         where m.workspace_id = $1 and m.left_at is null and exists (
            select 1 from skills s where s.workspace_id = m.workspace_id and s.member_id = m.id and s.is_held = 1 and s.tag like $2)
         order by coalesce(l.things, 0), m.name, m.id limit $3"
    );
    Ok(ask.all(Sql::built(text), args![workspace, like, most]).await?)
}

/// The skills of these members.
pub(in crate::teams) async fn of_members(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    members: &[MemberId],
) -> Result<HashMap<MemberId, Vec<String>>> {
    let mut found: HashMap<MemberId, Vec<String>> = HashMap::new();
    if members.is_empty() {
        return Ok(found);
    }
    let text = format!(
        "select member_id, tag from skills where workspace_id = $1 and is_held = 1 and member_id in {} order by tag",
        Sql::in_list(2, members.len())
    );
    let mut values = args![workspace];
    values.extend(members.iter().map(twodb::Value::from));
    for (member, tag) in ask.all::<(MemberId, String)>(Sql::built(text), values).await? {
        found.entry(member).or_default().push(tag);
    }
    Ok(found)
}

/// The skills that anybody here has, with how many have each, by the alphabet; at most 200.
// reads: members
pub(in crate::teams) async fn tally(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
) -> Result<Vec<(String, i64)>> {
    let text = sql("select s.tag, count(*) from skills s
         join members m on m.workspace_id = s.workspace_id and m.id = s.member_id and m.left_at is null
         where s.workspace_id = $1 and s.is_held = 1 group by s.tag order by s.tag limit 200");
    Ok(ask.all(text, args![workspace]).await?)
}
