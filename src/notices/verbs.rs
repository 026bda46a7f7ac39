//! What a member says about a notice until it is out: drafted, changed, submitted, given back.

use jiff::civil::Date;

use super::{Notice, NoticeKind, NoticeSaid, NoticeState, gate, rules, store};
use crate::ground::id::{IncidentId, NoticeId};
use crate::ground::text::{self, NAME, PASSAGE};
use crate::ground::{Actor, Fault, FieldFault, House, Result, Role, Time};
use crate::incidents;
use crate::journal::{self, Chain, Entry, Tx};

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
    let read = Read::of(said, actor, zone)?;
    let mut tx = journal::begin(house, actor).await?;
    let incident = incidents::find(&mut tx, &actor.workspace, incident).await?;
    incidents::may_begin(&incident, None)?;
    check_corrected(&mut tx, &incident.id, read.corrects_id.as_ref()).await?;
    let notice = read.onto(Notice {
        workspace_id: actor.workspace.clone(),
        id: tx.mint(),
        incident_id: incident.id,
        kind: String::new(),
        corrects_id: None,
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
    });
    store::insert(&mut tx, &notice).await?;
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
    let read = Read::of(said, actor, zone)?;
    let mut tx = journal::begin(house, actor).await?;
    let notice = store::find_held(&mut tx, id).await?;
    rules::may_change(&notice)?;
    let incident = incidents::find(&mut tx, &actor.workspace, &notice.incident_id).await?;
    incidents::may_begin(&incident, None)?;
    check_corrected(&mut tx, &incident.id, read.corrects_id.as_ref()).await?;
    let notice = Notice { changed_by: actor.label(), ..read.onto(notice) };
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
    rules::may_submit(&notice, tx.now(), today(&tx, zone), fix, zone)?;
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
    let because = text::required("because", because, 2_000)?;
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

/// What was written, read.
struct Read {
    kind: NoticeKind,
    corrects_id: Option<NoticeId>,
    subject: String,
    parts: [String; 5],
    next_update_at: Option<Time>,
    sender: String,
}

impl Read {
    fn of(said: &NoticeSaid, actor: &Actor, zone: &str) -> Result<Self> {
        let mut faults = Vec::new();
        let mut optional = |field: &str, typed: &str, most: usize| {
            text::optional(field, typed, most)
                .unwrap_or_else(|fault| {
                    faults.push(fault);
                    None
                })
                .unwrap_or_default()
        };
        // A subject is one line, whatever was pasted into it.
        let subject = said.subject.split_whitespace().collect::<Vec<_>>().join(" ");
        let subject = optional("subject", &subject, NAME);
        let sender = optional("sender", &said.sender, NAME);
        let parts = [
            optional("what_happened", &said.what_happened, PASSAGE),
            optional("who_is_affected", &said.who_is_affected, PASSAGE),
            optional("what_we_know", &said.what_we_know, PASSAGE),
            optional("what_we_do_not_know", &said.what_we_do_not_know, PASSAGE),
            optional("what_you_can_do", &said.what_you_can_do, PASSAGE),
        ];
        let kind = NoticeKind::from_word(&said.kind);
        if kind.is_none() {
            faults.push(FieldFault::new(
                "kind",
                "This is no kind of notice we know.",
                "Choose one of the five.",
            ));
        }
        let wrong = said.corrects.trim();
        let corrects_id: Option<NoticeId> =
            wrong.parse().ok().filter(|_| kind == Some(NoticeKind::Correction));
        if corrects_id.is_none() && !wrong.is_empty() && kind == Some(NoticeKind::Correction) {
            let why = "This is no notice.";
            faults.push(FieldFault::new("corrects", why, "Choose one that people were told."));
        }
        let typed = said.next_update_at.trim();
        let next_update_at = Time::parse(typed, zone);
        if next_update_at.is_none() && !typed.is_empty() {
            let why = "This is no moment that exists.";
            faults.push(FieldFault::new(
                "next_update_at",
                why,
                "Choose a day and an hour, like 2026-11-23T09:30.",
            ));
        }
        let Some(kind) = kind.filter(|_| faults.is_empty()) else { return Err(Fault::Invalid(faults)) };
        let sender = if sender.is_empty() { actor.name.clone() } else { sender };
        Ok(Self { kind, corrects_id, subject, parts, next_update_at, sender })
    }

    fn onto(self, notice: Notice) -> Notice {
        let [what_happened, who_is_affected, what_we_know, what_we_do_not_know, what_you_can_do] = self.parts;
        Notice {
            kind: self.kind.word().into(),
            corrects_id: self.corrects_id,
            subject: self.subject,
            what_happened,
            who_is_affected,
            what_we_know,
            what_we_do_not_know,
            what_you_can_do,
            next_update_at: self.next_update_at,
            sender: self.sender,
            acknowledges: i64::from(self.kind.acknowledges()),
            ..notice
        }
    }
}
