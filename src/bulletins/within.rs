//! Changes of bulletins that are part of a larger change: they write in the caller's transaction and give back the entries
//! that the caller must say.

use super::rules::{self, Before};
use super::verbs::entry;
use super::{Bulletin, BulletinState, Gap, InsideSaid, Receipt, Share, store};
use crate::ground::id::{IncidentId, InterviewId, MemberId, NoticeId};
use crate::ground::mail::{self, SendMail};
use crate::ground::page::{Lang, t, t_args};
use crate::ground::{Fault, Result};
use crate::journal::{Chain, Entry, Tx};
use crate::members;

/// What happens inside before a first notice goes out: what is drafted is published in the same act; or those outside are
/// told before our own people, and that is said, with why where somebody gave a reason.
pub async fn before_outside(
    tx: &mut Tx,
    incident: &IncidentId,
    notice: &NoticeId,
    said: InsideSaid<'_>,
) -> Result<Vec<Entry>> {
    let workspace = tx.actor().workspace.clone();
    let inside = store::inside_of(tx, &workspace, incident).await?;
    match rules::inside(&inside, said)? {
        Before::Known => Ok(Vec::new()),
        Before::Publish => {
            let Some(drafted) = inside.drafted else { return Ok(Vec::new()) };
            let held = store::find_held(tx, &drafted.id).await?;
            Ok(publish(tx, held).await?.1)
        }
        Before::Later(because) => {
            let gap = Gap {
                workspace_id: workspace,
                id: tx.mint(),
                incident_id: incident.clone(),
                notice_id: notice.clone(),
                because: because.map(str::to_owned),
                said_at: tx.now(),
                said_by: tx.actor().label(),
                said_name: tx.actor().name.clone(),
                salt: tx.salt(),
            };
            store::insert_gap(tx, &gap).await?;
            let entry = Entry::on(Chain::Incident(incident.clone()), "notice.sent_before_bulletin")
                .about(&gap)?
                .with("notice", notice.as_str())
                .with("with_reason", because.is_some());
            Ok(vec![entry])
        }
    }
}

/// Shares the record of a talk with our own people, in one act: whoever shares it has read it. It tells nothing of the
/// incident itself, so it does not count as having told them before those outside.
pub async fn share(tx: &mut Tx, share: Share, lang: Lang) -> Result<(Bulletin, Vec<Entry>)> {
    let bulletin = Bulletin {
        workspace_id: tx.actor().workspace.clone(),
        id: tx.mint(),
        incident_id: share.incident_id,
        notice_id: None,
        subject: share.subject.split_whitespace().collect::<Vec<_>>().join(" "),
        what_happened: share.told,
        what_we_say: share.say,
        what_we_do_not_know: String::new(),
        what_you_may_promise: String::new(),
        questions_to: share.questions_to,
        by_mail: 0,
        language: lang.code().into(),
        state: BulletinState::Drafted.word().into(),
        drafted_at: tx.now(),
        drafted_by: tx.actor().label(),
        changed_by: tx.actor().label(),
        published_at: None,
        published_by: None,
        published_name: None,
        members: None,
        salt: tx.salt(),
        interview_id: Some(share.interview_id),
        effort_hours: Some(share.effort_hours),
        takes_days: Some(share.takes_days),
        erased_at: None,
    };
    store::insert(tx, &bulletin).await?;
    publish(tx, bulletin).await
}

/// Takes words that were erased out of every bulletin that shares the record of a talk: `told` is what still stands of it,
/// in the language of each. A bulletin of which nothing stands is erased.
pub async fn retell(
    tx: &mut Tx,
    interview: &InterviewId,
    told: impl Fn(Lang) -> String,
) -> Result<Vec<Entry>> {
    let mut entries = Vec::new();
    for bulletin in store::list_shares_held(tx, interview).await? {
        let what_happened = told(Lang::from_code(&bulletin.language).unwrap_or(Lang::En));
        if bulletin.erased_at.is_some() || what_happened == bulletin.what_happened {
            continue;
        }
        if what_happened.is_empty() {
            entries.push(erased(tx, bulletin).await?.1);
            continue;
        }
        let bulletin = Bulletin { what_happened, salt: tx.salt(), ..bulletin };
        store::update(tx, &bulletin).await?;
        entries.push(entry(&bulletin, "bulletin.retold")?);
    }
    Ok(entries)
}

/// A bulletin that is held, without its words.
pub(super) async fn erased(tx: &mut Tx, bulletin: Bulletin) -> Result<(Bulletin, Entry)> {
    let bulletin = Bulletin {
        subject: String::new(),
        what_happened: String::new(),
        what_we_say: String::new(),
        what_we_do_not_know: String::new(),
        what_you_may_promise: String::new(),
        questions_to: String::new(),
        erased_at: Some(tx.now()),
        salt: String::new(),
        ..bulletin
    };
    store::update(tx, &bulletin).await?;
    let entry = entry(&bulletin, "bulletin.erased")?;
    Ok((bulletin, entry))
}

/// Publishes a bulletin that is held. Whoever publishes it has read it.
pub(super) async fn publish(tx: &mut Tx, bulletin: Bulletin) -> Result<(Bulletin, Vec<Entry>)> {
    rules::may_change(&bulletin)?;
    let lacks = rules::lacks(&bulletin);
    if !lacks.is_empty() {
        return Err(Fault::Invalid(lacks));
    }
    let people = members::list(tx, &bulletin.workspace_id).await?;
    let bulletin = Bulletin {
        state: BulletinState::Published.word().into(),
        published_at: Some(tx.now()),
        published_by: Some(tx.actor().label()),
        published_name: Some(tx.actor().name.clone()),
        members: i64::try_from(people.len()).ok(),
        ..bulletin
    };
    store::update(tx, &bulletin).await?;
    let mut entries = vec![entry(&bulletin, "bulletin.published")?.with("members", people.len())];
    let publisher = tx.actor().member().cloned();
    if let Some(member) = &publisher {
        entries.extend(received(tx, &bulletin, member.clone()).await?.1);
    }
    if bulletin.by_mail != 0 {
        for person in people.iter().filter(|p| Some(&p.id) != publisher.as_ref()) {
            let letter = letter(tx, &bulletin, &person.email)?;
            let now = tx.now();
            tx.enqueue(&letter, now).await?;
        }
    }
    Ok((bulletin, entries))
}

/// The letter that brings a bulletin to one of our own people; reading it is said at the desk.
fn letter(tx: &Tx, bulletin: &Bulletin, to: &str) -> Result<SendMail> {
    let lang = Lang::from_code(&bulletin.language).unwrap_or(Lang::En);
    let mut lines = Vec::new();
    for (part, text) in bulletin.parts() {
        lines.push(t(lang, &format!("bulletins-part-{part}")));
        lines.push(text.to_owned());
    }
    let subject = t_args(lang, "bulletins-letter-subject", &[("subject", bulletin.subject.as_str().into())]);
    let link = format!("{}/bulletins/{}", tx.house().config().base_url.trim_end_matches('/'), bulletin.id);
    mail::compose(lang, to, subject, &lines, Some((t(lang, "bulletins-letter-link"), link)))
}

/// Notes that a member has read it; no entry where that was said in the same moment elsewhere.
pub(super) async fn received(
    tx: &mut Tx,
    bulletin: &Bulletin,
    member: MemberId,
) -> Result<(Receipt, Option<Entry>)> {
    let receipt = Receipt {
        workspace_id: bulletin.workspace_id.clone(),
        id: tx.mint(),
        bulletin_id: bulletin.id.clone(),
        incident_id: bulletin.incident_id.clone(),
        member_id: member,
        read_at: tx.now(),
    };
    if !store::insert_receipt(tx, &receipt).await? {
        return Ok((receipt, None));
    }
    let said = Entry::on(Chain::Incident(receipt.incident_id.clone()), "bulletin.read")
        .about(&receipt)?
        .with("bulletin", receipt.bulletin_id.as_str())
        .with("member", receipt.member_id.as_str());
    Ok((receipt, Some(said)))
}
