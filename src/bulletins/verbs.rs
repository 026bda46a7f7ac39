//! What a member says of bulletins.

use super::{Bulletin, BulletinSaid, BulletinState, Receipt, rules, store, within};
use crate::ground::id::{BulletinId, IncidentId, NoticeId};
use crate::ground::page::Lang;
use crate::ground::{Actor, Fault, House, Result, Role};
use crate::incidents;
use crate::journal::{self, Chain, Entry};

/// Begins a bulletin about an incident, perhaps from a notice; one that was begun from it before and is still drafted is
/// given back as it stands. Letters that follow it are in `lang`.
pub async fn draft(
    house: &House,
    actor: &Actor,
    incident: &IncidentId,
    notice: Option<&NoticeId>,
    said: &BulletinSaid,
    lang: Lang,
) -> Result<Bulletin> {
    actor.must_be(Role::Member)?;
    let read = rules::read(said)?;
    let mut tx = journal::begin(house, actor).await?;
    let incident = incidents::find(&mut tx, &actor.workspace, incident).await?;
    incidents::may_begin(&incident, None)?;
    if let Some(notice) = notice
        && let Some(known) = store::seek_drafted_from(&mut tx, &actor.workspace, &incident.id, notice).await?
    {
        return Ok(known);
    }
    let bulletin = onto(
        read,
        Bulletin {
            workspace_id: actor.workspace.clone(),
            id: tx.mint(),
            incident_id: incident.id,
            notice_id: notice.cloned(),
            subject: String::new(),
            what_happened: String::new(),
            what_we_say: String::new(),
            what_we_do_not_know: String::new(),
            what_you_may_promise: String::new(),
            questions_to: String::new(),
            by_mail: 0,
            language: lang.code().into(),
            state: BulletinState::Drafted.word().into(),
            drafted_at: tx.now(),
            drafted_by: actor.label(),
            changed_by: actor.label(),
            published_at: None,
            published_by: None,
            published_name: None,
            members: None,
            salt: tx.salt(),
            interview_id: None,
            effort_hours: None,
            takes_days: None,
            erased_at: None,
        },
    );
    store::insert(&mut tx, &bulletin).await?;
    tx.say(entry(&bulletin, "bulletin.drafted")?).await?.commit().await?;
    Ok(bulletin)
}

/// Writes on a bulletin that is drafted.
pub async fn change(
    house: &House,
    actor: &Actor,
    id: &BulletinId,
    said: &BulletinSaid,
    lang: Lang,
) -> Result<Bulletin> {
    actor.must_be(Role::Member)?;
    let read = rules::read(said)?;
    let mut tx = journal::begin(house, actor).await?;
    let bulletin = store::find_held(&mut tx, id).await?;
    rules::may_change(&bulletin)?;
    let bulletin =
        Bulletin { changed_by: actor.label(), language: lang.code().into(), ..onto(read, bulletin) };
    store::update(&mut tx, &bulletin).await?;
    tx.say(entry(&bulletin, "bulletin.changed")?).await?.commit().await?;
    Ok(bulletin)
}

fn onto(read: rules::Read, bulletin: Bulletin) -> Bulletin {
    let [what_happened, what_we_say, what_we_do_not_know, what_you_may_promise, questions_to] = read.parts;
    Bulletin {
        subject: read.subject,
        what_happened,
        what_we_say,
        what_we_do_not_know,
        what_you_may_promise,
        questions_to,
        by_mail: i64::from(read.by_mail),
        ..bulletin
    }
}

/// Erases its words. Owners only. That our own people were told, when, by whom, and who has read it stay; the salt goes, so
/// that no digest tells anything. Letters that it went out in are in their hands.
pub async fn erase(house: &House, actor: &Actor, id: &BulletinId) -> Result<Bulletin> {
    actor.must_be(Role::Owner)?;
    let mut tx = journal::begin(house, actor).await?;
    let bulletin = store::find_held(&mut tx, id).await?;
    if bulletin.erased_at.is_some() {
        return Ok(bulletin);
    }
    let (bulletin, entry) = within::erased(&mut tx, bulletin).await?;
    tx.say(entry).await?.commit().await?;
    Ok(bulletin)
}

/// Publishes it: it stands on the Home of each member until they say that they have read it. Leads and above.
pub async fn publish(house: &House, actor: &Actor, id: &BulletinId) -> Result<Bulletin> {
    actor.must_be(Role::Lead)?;
    let mut tx = journal::begin(house, actor).await?;
    let bulletin = store::find_held(&mut tx, id).await?;
    let (bulletin, entries) = within::publish(&mut tx, bulletin).await?;
    tx.say(entries).await?.commit().await?;
    Ok(bulletin)
}

/// Says that a member has read it. Said again, it changes nothing.
pub async fn read(house: &House, actor: &Actor, id: &BulletinId) -> Result<Receipt> {
    let member = actor.must_be_member()?.clone();
    let mut tx = journal::begin(house, actor).await?;
    let bulletin = store::find(&mut tx, &actor.workspace, id).await?;
    if !bulletin.is_out() {
        return Err(Fault::refused("This bulletin is not out yet.", "Read it once it is published."));
    }
    if let Some(known) = store::seek_receipt(&mut tx, &actor.workspace, id, &member).await? {
        return Ok(known);
    }
    let (receipt, entry) = within::received(&mut tx, &bulletin, member).await?;
    match entry {
        Some(entry) => tx.say(entry).await?.commit().await?,
        None => return Err(Fault::Conflict("You have said so already. Nothing was changed.".into())),
    }
    Ok(receipt)
}

/// An entry about a bulletin, on its incident's chain.
pub(super) fn entry(bulletin: &Bulletin, fact: &'static str) -> Result<Entry> {
    Entry::on(Chain::Incident(bulletin.incident_id.clone()), fact).about(bulletin)
}
