//! What customers said, in the ear of the executive who stands by them: as a page, and every Monday as a letter (R82).

use super::{Digest, Executive, ExecutiveLine, Voice, rules, store};
use crate::ground::clock::MINUTE;
use crate::ground::id::{CaseId, ExecutiveId, MemberId, WorkspaceId};
use crate::ground::mail::{self, SendMail};
use crate::ground::page::{Lang, format, t, t_args};
use crate::ground::workspace::Workspace;
use crate::ground::{Actor, House, Result, Time};
use crate::journal;
use crate::members;

/// How much of what was said goes into one digest.
const MOST: usize = 200;

/// What is being written this very minute may not be there yet: it comes with the next letter.
const SETTLING: i64 = MINUTE;

/// What one digest says.
struct Heard {
    voices: Vec<Voice>,
    /// Until when this is everything: the next digest begins behind it.
    until: Time,
    is_more: bool,
}

/// What was said in these cases since the last digest of whoever stands by them, until a moment; the oldest of it, where it is
/// more than one digest takes.
async fn heard(
    ask: &mut dyn twodb::Ask,
    workspace: &WorkspaceId,
    member: &MemberId,
    since: &[(CaseId, Time)],
    until: Time,
) -> Result<Heard> {
    let Some(from) = since.iter().map(|(_, from)| *from).min() else {
        return Ok(Heard { voices: Vec::new(), until, is_more: false });
    };
    let cases: Vec<CaseId> = since.iter().map(|(case, _)| case.clone()).collect();
    let most = i64::try_from(MOST).unwrap_or(i64::MAX - 1) + 1;
    let mut voices = store::voices::said(ask, workspace, member, &cases, (from, until), most).await?;
    let times: Vec<Time> = voices.iter().map(|voice| voice.said_at).collect();
    if let Some((count, until)) = rules::whole(&times, MOST, until) {
        let is_more = count < voices.len();
        voices.truncate(count);
        return Ok(Heard { voices, until, is_more });
    }
    // More was said at the first moment alone than one digest takes: this one takes all of that moment.
    let moment = times.first().copied().unwrap_or(until);
    let voices = store::voices::said(ask, workspace, member, &cases, (from, moment), i64::MAX).await?;
    let next = store::voices::said(ask, workspace, member, &cases, (moment, until), 1).await?;
    Ok(Heard { voices, until: moment, is_more: !next.is_empty() })
}

/// The digest of a member as it stands: by whom they stand, and what was said since the last letter.
pub async fn digest_of(
    ask: &mut dyn twodb::Ask,
    workspace: &WorkspaceId,
    member: &MemberId,
    now: Time,
) -> Result<Digest> {
    let standing = store::executives::list_of_member(ask, workspace, member).await?;
    let since: Vec<(CaseId, Time)> = standing
        .iter()
        .filter(|line| line.executive.is_standing())
        .map(|line| (line.executive.case_id.clone(), line.executive.digest_from))
        .collect();
    let Heard { voices, is_more, .. } = heard(ask, workspace, member, &since, now).await?;
    Ok(Digest { standing, voices, is_more })
}

/// Sends a member the digest that is due, once: the customers by whom they stand are held, and their next digest begins where
/// this one ends. Says whether one was due.
pub async fn send_digest(house: &House, desk: &Workspace, member: &MemberId) -> Result<bool> {
    let mut tx = journal::begin(house, &Actor::desk(&desk.id)).await?;
    let now = tx.now();
    let due = store::executives::list_due_held(&mut tx, member, now).await?;
    let Some(first) = due.first() else { return Ok(false) };
    let lang = Lang::from_code(&first.language).unwrap_or_default();
    let reader = members::find(&mut tx, &desk.id, member).await?;
    let since: Vec<(CaseId, Time)> = due.iter().map(|e| (e.case_id.clone(), e.digest_from)).collect();
    let Heard { voices, until, is_more } =
        heard(&mut tx, &desk.id, member, &since, now.plus(-SETTLING)).await?;
    let ids: Vec<ExecutiveId> = due.iter().map(|e| e.id.clone()).collect();
    let standing = store::executives::list_lines(&mut tx, &desk.id, &ids).await?;
    let link = format!("{}/digest", house.config().base_url);
    let letter = letter(lang, &reader.email, desk, &Digest { standing, voices, is_more }, link)?;
    tx.enqueue(&letter, now).await?;
    let mut entries = Vec::with_capacity(due.len());
    for executive in due {
        let executive = Executive {
            // Where what fitted ends before their own digest begins, nothing of it was theirs.
            digest_from: until.max(executive.digest_from),
            digest_due_at: Some(rules::next_digest(now, &desk.zone)),
            ..executive
        };
        store::executives::update(&mut tx, &executive).await?;
        entries.push(executive.entry("executive.digest_sent")?);
    }
    tx.say(entries).await?.commit().await?;
    Ok(true)
}

/// One customer, and how often their executive was in touch.
fn of_customer(lang: Lang, line: &ExecutiveLine, zone: &str) -> String {
    let customer = line.customer.as_str().into();
    match line.last_at {
        None => t_args(lang, "teams-letter-never", &[("customer", customer)]),
        Some(at) => {
            let day = format::day(lang, zone, at.0);
            let args = [("customer", customer), ("n", line.contacts.into()), ("day", day.into())];
            t_args(lang, "teams-letter-in-touch", &args)
        }
    }
}

fn letter(lang: Lang, to: &str, desk: &Workspace, digest: &Digest, link: String) -> Result<SendMail> {
    let mut lines: Vec<String> =
        digest.standing.iter().map(|line| of_customer(lang, line, &desk.zone)).collect();
    lines.push(t(lang, if digest.voices.is_empty() { "teams-letter-silence" } else { "teams-letter-said" }));
    lines.extend(digest.voices.iter().map(|voice| {
        let who = [voice.customer.as_str(), voice.who.as_str()];
        let who: Vec<&str> = who.into_iter().filter(|name| !name.is_empty()).collect();
        let day = format::day(lang, &desk.zone, voice.said_at.0);
        format!("{}, {day}:\n“{}”", who.join(" · "), voice.words)
    }));
    if digest.is_more {
        lines.push(t(lang, "teams-letter-more"));
    }
    let subject = t_args(lang, "teams-letter-subject", &[("company", desk.name.as_str().into())]);
    mail::compose(lang, to, subject, &lines, Some((t(lang, "teams-letter-open"), link)))
}
