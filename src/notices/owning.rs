//! A notice that owns up to a second wrong: that they were told late, or that something was hidden. Somebody names the
//! sentence that says it; once the notice is out and the sentence still stands there, we have owned up.

use twodb::Ask;

use super::{Notice, store};
use crate::ground::id::{NoticeId, WorkspaceId};
use crate::ground::{Actor, Fault, House, Result, Role, Time};
use crate::journal::{self, Logged};
use crate::second_wrongs::{self, SecondWrong};

/// The cursor by which this reaction reads the log.
pub const READER: &str = "owning";

/// What is owed on top of the incident of a notice, and what the notice names of it.
#[derive(Debug, Clone, Default)]
pub(super) struct Owing {
    /// Confirmed, and not owned up to.
    pub wrong: Option<SecondWrong>,
    /// The sentence of this notice that names it.
    pub sentence: Option<String>,
    /// The sentence was named, and does not stand in the text any more.
    pub is_gone: bool,
}

impl Owing {
    /// One that is owed and that the notice does not name yet.
    pub(super) fn sample(now: Time) -> Self {
        Self { wrong: Some(SecondWrong::sample(now)), ..Self::default() }
    }
}

/// All that its readers read of a notice.
fn text(notice: &Notice) -> String {
    let parts = notice.parts().into_iter().map(|(_, text)| text);
    std::iter::once(notice.subject.as_str()).chain(parts).collect::<Vec<_>>().join("\n\n")
}

/// What is owed, for whoever writes or approves a notice.
pub(super) async fn of(ask: &mut dyn Ask, notice: &Notice) -> Result<Owing> {
    let wrong = second_wrongs::owed_of_incident(ask, &notice.workspace_id, &notice.incident_id).await?;
    let named = wrong.as_ref().filter(|w| w.notice_id.as_ref() == Some(&notice.id));
    let sentence = named.and_then(|w| w.notice_sentence.clone());
    let is_gone = sentence.as_ref().is_some_and(|s| !second_wrongs::names(&text(notice), s));
    Ok(Owing { wrong, sentence, is_gone })
}

/// Says by which sentence a notice that is not out yet names what is owed.
pub(super) async fn name(house: &House, actor: &Actor, id: &NoticeId, sentence: &str) -> Result<()> {
    actor.must_be(Role::Member)?;
    let mut tx = journal::begin(house, actor).await?;
    let notice = store::find_held(&mut tx, id).await?;
    if notice.state().is_out() {
        return Err(Fault::Conflict("This notice is out already. Nothing was changed.".into()));
    }
    let owed = second_wrongs::owed_of_incident(&mut tx, &actor.workspace, &notice.incident_id).await?;
    let Some(wrong) = owed else {
        return Err(Fault::refused(
            "No second wrong is owed for this incident.",
            "Let a lead confirm it first, where they were told late.",
        ));
    };
    let entries = second_wrongs::name_in_notice(&mut tx, &wrong.id, id, sentence, &text(&notice)).await?;
    tx.say(entries).await?.commit().await
}

/// A notice has begun to reach people: what it names, we have owned up to. Safe to run twice.
pub async fn on_fact(house: &House, workspace: &WorkspaceId, logged: &[Logged]) -> Result<()> {
    for entry in logged.iter().map(|l| &l.entry).filter(|e| e.fact == "notice.begun") {
        let Some(id) = entry.subject.as_deref().and_then(|id| id.parse::<NoticeId>().ok()) else { continue };
        if second_wrongs::named_by_notice(&mut house.read(), workspace, &id).await?.is_empty() {
            continue;
        }
        let mut tx = journal::begin(house, &Actor::desk(workspace)).await?;
        let notice = store::find(&mut tx, workspace, &id).await?;
        let entries = second_wrongs::own_by_notice(&mut tx, &id, &text(&notice)).await?;
        if !entries.is_empty() {
            tx.say(entries).await?.commit().await?;
        }
    }
    Ok(())
}
