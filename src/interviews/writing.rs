//! Guides: writing, changing, putting away.

use super::shipped::{self, SHIPPED};
use super::store::guides as store;
use super::{Guide, GuideSaid, Question, rules};
use crate::ground::id::{GuideId, WorkspaceId};
use crate::ground::page::Lang;
use crate::ground::{Actor, Fault, House, Result, Role};
use crate::journal::{self, Chain, Entry, Tx};
use twodb::Ask;

/// Writes a guide. Members and above.
pub async fn write_guide(house: &House, actor: &Actor, said: &GuideSaid) -> Result<Guide> {
    actor.must_be(Role::Member)?;
    let (name, questions) = rules::read_guide(said, &fixed())?;
    let mut tx = journal::begin(house, actor).await?;
    let guide = Guide {
        workspace_id: actor.workspace.clone(),
        id: tx.mint(),
        name,
        questions,
        written_by: actor.label(),
        written_at: tx.now(),
        changed_by: actor.label(),
        changed_at: tx.now(),
        retired_at: None,
        salt: tx.salt(),
    };
    store::insert(&mut tx, &guide).await?;
    tx.say(entry(&guide, "guide.written")?).await?.commit().await?;
    Ok(guide)
}

/// Writes it otherwise; talks that were planned with it keep their questions. Members and above.
pub async fn change_guide(house: &House, actor: &Actor, id: &GuideId, said: &GuideSaid) -> Result<Guide> {
    actor.must_be(Role::Member)?;
    let (name, questions) = rules::read_guide(said, &fixed())?;
    let mut tx = journal::begin(house, actor).await?;
    let guide = store::find_held(&mut tx, id).await?;
    rules::may_change(&guide)?;
    let guide = Guide { name, questions, changed_by: actor.label(), changed_at: tx.now(), ..guide };
    store::update(&mut tx, &guide).await?;
    tx.say(entry(&guide, "guide.changed")?).await?.commit().await?;
    Ok(guide)
}

/// Puts it away: nobody plans with it any more. Members and above.
pub async fn retire_guide(house: &House, actor: &Actor, id: &GuideId) -> Result<Guide> {
    actor.must_be(Role::Member)?;
    let mut tx = journal::begin(house, actor).await?;
    let guide = store::find_held(&mut tx, id).await?;
    rules::may_change(&guide)?;
    let guide = Guide { retired_at: Some(tx.now()), changed_by: actor.label(), ..guide };
    store::update(&mut tx, &guide).await?;
    tx.say(entry(&guide, "guide.retired")?).await?.commit().await?;
    Ok(guide)
}

/// What stands in every guide, in every language: nobody needs to write it again.
fn fixed() -> Vec<Question> {
    Lang::ALL.into_iter().flat_map(|lang| shipped::whole(Vec::<String>::new(), lang)).collect()
}

/// The guides that can be asked by: the shipped ones by their words, then our own by their ids; each with its name.
pub async fn guides(ask: &mut dyn Ask, workspace: &WorkspaceId, lang: Lang) -> Result<Vec<(String, String)>> {
    let shipped = SHIPPED.iter().map(|s| (s.key.to_owned(), s.name(lang)));
    let own = store::list(ask, workspace).await?.into_iter().map(|g| (g.id.to_string(), g.name));
    Ok(shipped.chain(own).collect())
}

/// The name of a guide and its questions, whole.
pub(super) async fn questions_of(tx: &mut Tx, word: &str, lang: Lang) -> Result<(String, Vec<Question>)> {
    let nothing = || Fault::invalid("guide", "There is no such guide.", "Choose one of the list.");
    let word = word.trim();
    if let Some(shipped) = shipped::seek(word) {
        return Ok((shipped.name(lang), shipped::whole(shipped.own(lang), lang)));
    }
    let id: GuideId = word.parse().map_err(|_| nothing())?;
    let workspace = tx.actor().workspace.clone();
    match store::find(tx, &workspace, &id).await {
        Ok(guide) if guide.retired_at.is_none() => {
            let questions = shipped::whole(guide.own().map(str::to_owned), lang);
            Ok((guide.name, questions))
        }
        Ok(_) | Err(Fault::Missing(_)) => Err(nothing()),
        Err(fault) => Err(fault),
    }
}

fn entry(guide: &Guide, fact: &'static str) -> Result<Entry> {
    Entry::on(Chain::Workspace, fact).about(guide)
}
