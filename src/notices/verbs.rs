//! What a member says about a notice until it is out: drafted, changed, submitted, given back.

use jiff::civil::Date;

use super::text::{self, NoticeText, Spoken};
use super::written::{self, Written};
use super::{Notice, NoticeSaid, NoticeState, beginning, gate, rules, store, tongue};
use crate::ground::id::{IncidentId, NoticeId};
use crate::ground::text::required;
use crate::ground::{Actor, Fault, House, Result, Role};
use crate::incidents;
use crate::journal::{self, Chain, Entry, Tx};
use crate::wording::Parts;

/// Begins a notice about an incident. Nothing is required yet; what is written must be readable. `zone` reads
/// local times.
pub async fn draft(
    house: &House,
    actor: &Actor,
    incident: &IncidentId,
    said: &NoticeSaid,
    zone: &str,
) -> Result<Notice> {
    actor.must_be(Role::Member)?;
    let begun = if beginning::is_beginning(said) {
        Some(beginning::begun(&mut house.read(), &actor.workspace, said.clone()).await?)
    } else {
        None
    };
    let written = Written::of(begun.as_ref().unwrap_or(said), actor, zone)?;
    let mut tx = journal::begin(house, actor).await?;
    let incident = incidents::find(&mut tx, &actor.workspace, incident).await?;
    incidents::may_begin(&incident, None)?;
    check_corrected(&mut tx, &incident.id, written.corrects_id.as_ref()).await?;
    let notice = Notice {
        workspace_id: actor.workspace.clone(),
        id: tx.mint(),
        incident_id: incident.id,
        kind: String::new(),
        corrects_id: None,
        language: String::new(),
        template: None,
        texts_digest: String::new(),
        subject: String::new(),
        what_happened: String::new(),
        who_is_affected: String::new(),
        what_we_know: String::new(),
        what_we_do_not_know: String::new(),
        what_you_can_do: String::new(),
        next_update_at: None,
        sender: String::new(),
        acknowledges: 0,
        promise_id: None,
        fix_due_at: None,
        fix_confidence: None,
        no_date_because: None,
        state: NoticeState::Drafted.word().into(),
        drafted_at: tx.now(),
        drafted_by: actor.label(),
        changed_by: actor.label(),
        submitted_at: None,
        submitted_by: None,
        returned_because: None,
        approved_at: None,
        approved_by: None,
        begun_at: None,
        sent_at: None,
        stopped_at: None,
        stopped_by: None,
        stopped_because: None,
        salt: tx.salt(),
    };
    let (notice, texts) = written.onto(&tx, notice, Vec::new())?;
    let notice = Notice { texts_digest: store::texts::digest(&texts)?, ..notice };
    store::insert(&mut tx, &notice).await?;
    store::texts::put(&mut tx, &notice.id, &texts).await?;
    tx.say(entry(&notice, "notice.drafted")?).await?.commit().await?;
    Ok(notice)
}

/// Changes a notice that is being written.
pub async fn change(
    house: &House,
    actor: &Actor,
    id: &NoticeId,
    said: &NoticeSaid,
    zone: &str,
) -> Result<Notice> {
    actor.must_be(Role::Member)?;
    let written = Written::of(said, actor, zone)?;
    let mut tx = journal::begin(house, actor).await?;
    let notice = hold_to_change(&mut tx, id).await?;
    check_corrected(&mut tx, &notice.incident_id, written.corrects_id.as_ref()).await?;
    let known = text::texts_of(&mut tx, &notice).await?;
    let (notice, texts) = written.onto(&tx, notice, known)?;
    rewritten(tx, notice, texts).await
}

/// Writes a notice in a further language, or writes that text anew.
pub async fn write_text(
    house: &House,
    actor: &Actor,
    id: &NoticeId,
    language: &str,
    parts: &Parts,
) -> Result<Notice> {
    actor.must_be(Role::Member)?;
    let language = tongue::read("language", language)?;
    let parts = written::parts("", parts)?;
    let mut tx = journal::begin(house, actor).await?;
    let notice = hold_to_change(&mut tx, id).await?;
    let known = text::texts_of(&mut tx, &notice).await?;
    if notice.language.eq_ignore_ascii_case(&language) {
        return Err(written::twice("language", &language));
    }
    let fresh = written::laid(&tx, id, &known, language, parts);
    let others = known.into_iter().filter(|t| !t.language.eq_ignore_ascii_case(&fresh.language));
    let mut texts: Vec<NoticeText> = others.collect();
    texts.push(fresh);
    rewritten(tx, notice, texts).await
}

/// Takes a further language away: those who read it read the notice's own from then on.
pub async fn drop_text(house: &House, actor: &Actor, id: &NoticeId, language: &str) -> Result<Notice> {
    actor.must_be(Role::Member)?;
    let language = tongue::tidy(language);
    let mut tx = journal::begin(house, actor).await?;
    let notice = hold_to_change(&mut tx, id).await?;
    let mut texts = text::texts_of(&mut tx, &notice).await?;
    let before = texts.len();
    texts.retain(|t| !t.language.eq_ignore_ascii_case(&language));
    if texts.len() == before {
        return Err(Fault::Missing("text"));
    }
    rewritten(tx, notice, texts).await
}

/// A notice that may be written on, held until the end of the change.
async fn hold_to_change(tx: &mut Tx, id: &NoticeId) -> Result<Notice> {
    let notice = store::find_held(tx, id).await?;
    rules::may_change(&notice)?;
    let incident = incidents::find(tx, &notice.workspace_id, &notice.incident_id).await?;
    incidents::may_begin(&incident, None)?;
    Ok(notice)
}

/// Keeps a notice and its texts as they were written.
async fn rewritten(mut tx: Tx, notice: Notice, mut texts: Vec<NoticeText>) -> Result<Notice> {
    texts.sort_by(|one, two| one.language.cmp(&two.language));
    store::texts::put(&mut tx, &notice.id, &texts).await?;
    let changed_by = tx.actor().label();
    let notice = Notice { changed_by, texts_digest: store::texts::digest(&texts)?, ..notice };
    done(tx, notice, "notice.changed").await
}

/// Only what people were told about the same incident can be corrected.
async fn check_corrected(tx: &mut Tx, incident: &IncidentId, wrong: Option<&NoticeId>) -> Result<()> {
    let Some(wrong) = wrong else { return Ok(()) };
    let workspace = tx.actor().workspace.clone();
    match store::find(tx, &workspace, wrong).await {
        Ok(notice) if notice.incident_id == *incident && notice.begun_at.is_some() => Ok(()),
        Ok(_) | Err(Fault::Missing(_)) => Err(Fault::invalid(
            "corrects",
            "Nobody was told such a notice about this incident.",
            "Choose one that people were told.",
        )),
        Err(fault) => Err(fault),
    }
}

/// Lays a notice before a second person. `zone` is where its days are counted.
pub async fn submit(house: &House, actor: &Actor, id: &NoticeId, zone: &str) -> Result<Notice> {
    actor.must_be(Role::Member)?;
    let mut tx = journal::begin(house, actor).await?;
    let notice = store::find_held(&mut tx, id).await?;
    let incident = incidents::find(&mut tx, &actor.workspace, &notice.incident_id).await?;
    incidents::may_begin(&incident, None)?;
    let fix = gate::fix_day(&mut tx, &actor.workspace, &notice.incident_id, zone).await?;
    let spoken = Spoken::of(&mut tx, notice.clone()).await?;
    rules::may_submit(&spoken, tx.now(), today(&tx, zone), fix, zone)?;
    let notice = Notice {
        state: NoticeState::Submitted.word().into(),
        submitted_at: Some(tx.now()),
        submitted_by: Some(actor.label()),
        returned_because: None,
        ..notice
    };
    done(tx, notice, "notice.submitted").await
}

/// Gives a submitted notice back to be written on, because …; its author may take it back so.
pub async fn give_back(house: &House, actor: &Actor, id: &NoticeId, because: &str) -> Result<Notice> {
    actor.must_be(Role::Member)?;
    let because = required("because", because, 2_000)?;
    let mut tx = journal::begin(house, actor).await?;
    let notice = store::find_held(&mut tx, id).await?;
    if notice.state() != NoticeState::Submitted {
        return Err(Fault::Conflict("This notice does not wait for approval any more.".into()));
    }
    let notice =
        Notice { state: NoticeState::Drafted.word().into(), returned_because: Some(because), ..notice };
    done(tx, notice, "notice.returned").await
}

/// Writes the notice back and says so.
pub(super) async fn done(mut tx: Tx, notice: Notice, fact: &'static str) -> Result<Notice> {
    store::update(&mut tx, &notice).await?;
    tx.say(entry(&notice, fact)?).await?.commit().await?;
    Ok(notice)
}

/// An entry about a notice, on its incident's chain.
pub(super) fn entry(notice: &Notice, fact: &'static str) -> Result<Entry> {
    Ok(Entry::on(Chain::Incident(notice.incident_id.clone()), fact)
        .about(notice)?
        .with("kind", notice.kind.as_str()))
}

/// The calendar day of a change.
pub(super) fn today(tx: &Tx, zone: &str) -> Date {
    tx.now().day(zone)
}
