//! A report goes to a customer: from then on it is kept as it was.

use super::drawing::draw;
use super::people::must_be_gated;
use super::verbs::open_case;
use super::{MeetingReport, ReportContent, rules, store};
use crate::ground::id::{CaseId, MeetingReportId};
use crate::ground::text;
use crate::ground::{Actor, Fault, House, Result, Role};
use crate::incidents;
use crate::journal::{self, Chain, Entry, digest_of_words};

/// Gives a customer where it stands, with a word of ours at its head: their people read it in their rooms. Our words in it
/// hold no day that did not pass the gate (R54). Members and above.
pub async fn release(house: &House, actor: &Actor, case: &CaseId, words: &str) -> Result<MeetingReport> {
    actor.must_be(Role::Member)?;
    let words = text::optional("words", words, rules::WORDS)?.unwrap_or_default();
    let mut tx = journal::begin(house, actor).await?;
    let (case, desk) = open_case(&mut tx, case).await?;
    let incident = incidents::find(&mut tx, &actor.workspace, &case.incident_id).await?;
    let now = tx.now();
    let (since_at, content) = draw(&mut tx, &actor.workspace, &incident, &case, now).await?;
    if content.sections.is_empty() && content.heard == 0 && words.is_empty() {
        return Err(Fault::refused(
            "There is nothing to report yet.",
            "Write a word at its head, or put a plan before them first.",
        ));
    }
    let next = store::next_of_case(&mut tx, &actor.workspace, &case.id, now).await?;
    let mut said = vec![("words", words.as_str())];
    said.extend(ours(&content));
    must_be_gated(&mut tx, &case, &said, next.map(|meeting| meeting.starts_at), &desk.zone).await?;
    let content = serde_json::to_string(&content).map_err(Fault::broken)?;
    let salt = tx.salt();
    let report = MeetingReport {
        workspace_id: actor.workspace.clone(),
        id: tx.mint(),
        incident_id: case.incident_id.clone(),
        case_id: case.id.clone(),
        customer_id: case.customer_id.clone(),
        content_digest: digest_of_words(&salt, &format!("{words}\n{content}")),
        words,
        since_at,
        until_at: now,
        content,
        released_by: actor.label(),
        released_name: actor.name.clone(),
        erased_at: None,
        salt,
    };
    store::reports::insert(&mut tx, &report).await?;
    tx.say(entry(&report, "meeting_report.released")?).await?.commit().await?;
    Ok(report)
}

/// What of a report is in our words: theirs may name any day.
fn ours(content: &ReportContent) -> Vec<(&str, &str)> {
    let lines = content.sections.iter().flat_map(|section| &section.lines);
    let said = lines.flat_map(|line| {
        let words = if line.is_theirs { "" } else { line.words.as_str() };
        [("words", words), ("words", line.beside.as_str())]
    });
    said.collect()
}

/// Erases what a report says. Owners only. That it was given, when and by whom stays; the salt goes, so that no digest tells
/// anything.
pub async fn erase_report(house: &House, actor: &Actor, id: &MeetingReportId) -> Result<MeetingReport> {
    actor.must_be(Role::Owner)?;
    let mut tx = journal::begin(house, actor).await?;
    let report = store::reports::find_held(&mut tx, id).await?;
    if report.erased_at.is_some() {
        return Ok(report);
    }
    let report = MeetingReport {
        words: String::new(),
        content: String::new(),
        salt: String::new(),
        erased_at: Some(tx.now()),
        ..report
    };
    store::reports::erase(&mut tx, &report).await?;
    tx.say(entry(&report, "meeting_report.erased")?).await?.commit().await?;
    Ok(report)
}

fn entry(report: &MeetingReport, fact: &'static str) -> Result<Entry> {
    Entry::on(Chain::Case(report.case_id.clone()), fact)
        .incident(&report.incident_id)
        .customer(&report.customer_id)
        .about(report)
}
