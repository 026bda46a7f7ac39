//! Which of the addresses in a report are those that failed.

use super::report::{Named, Report};
use super::systems::{AFTER, AROUND, BEFORE, LISTS, NEVER};
use crate::address::add;

/// Signs that may stand between words and an address.
const BETWEEN: &[char] =
    &[' ', '<', '>', '"', '\'', '`', '(', ')', '[', ']', ':', ',', ';', '.', '-', '*', '=', '|', '\u{2022}'];

/// The addresses that the report surely speaks of as failed.
pub(super) fn surely(report: &Report, is_report: bool) -> Vec<String> {
    let list_from = list_from(report);
    let mut named = Vec::new();
    for one in &report.named {
        let in_list =
            list_from.is_some_and(|from| from < one.flat_start) && one.line > 0 && is_entry(&one.lead);
        let in_list = in_list && !is_recap(report, one);
        let is_headed = is_report && one.line > 0 && is_heading(report, one);
        if in_list || is_headed || is_said_of(report, one) {
            add(&mut named, &one.address);
        }
    }
    named
}

/// Every address in the report, less those it gives for asking, and its own: for reports in words we do not know.
pub(super) fn at_least(report: &Report, own: &[String]) -> Vec<String> {
    let mut named = Vec::new();
    for one in &report.named {
        let before = before(report, one);
        let is_own = own.iter().any(|own| own.eq_ignore_ascii_case(&one.address));
        let is_helper = NEVER
            .iter()
            .any(|words| one.address.to_lowercase().starts_with(words) || before.ends_with(words));
        if !is_own && !is_helper {
            add(&mut named, &one.address);
        }
    }
    named
}

/// Names in a list without their domain, as systems write that know only their own: one word on an indented line.
pub(super) fn without_domain(report: &Report, domain: &str) -> Vec<String> {
    let Some(list_from) = list_from(report).filter(|_| !domain.is_empty()) else { return Vec::new() };
    let mut named = Vec::new();
    for (line, at) in report.text.lines().zip(&report.lines_at).skip(1) {
        let word = line.trim();
        if *at <= list_from || word.is_empty() || !line.starts_with([' ', '\t']) {
            continue;
        }
        if !word.chars().all(|c| c.is_alphanumeric() || "._-+".contains(c)) {
            break;
        }
        add(&mut named, &format!("{word}@{}", domain.to_lowercase()));
    }
    named
}

/// Where the words begin that announce a list.
fn list_from(report: &Report) -> Option<usize> {
    LISTS.iter().filter_map(|words| report.flat.find(words)).min()
}

/// At the start of a line, but for signs of a list and words that name what follows.
fn is_entry(lead: &str) -> bool {
    let lead = lead.trim().trim_matches(BETWEEN).to_lowercase();
    lead.is_empty()
        || matches!(lead.as_str(), "recipient" | "recipient: [smtp" | "failed recipient" | "smtp" | "rfc822" | "to" | "address")
        // X.400: `c=US;a= ;p=ORG;dda:SMTP=somebody@example.com`
        || lead.starts_with("c=")
}

/// `To:` between `Subject:` and `Sent:`: Exchange repeats the headers of the mail before it names anybody.
fn is_recap(report: &Report, one: &Named) -> bool {
    const RECAP: &[&str] = &["subject:", "sent:", "cc:", "from:"];
    let lead = one.lead.trim().trim_end_matches(BETWEEN).to_lowercase();
    lead == "to"
        && report.text.lines().skip(one.line.saturating_sub(1)).take(3).any(|line| {
            let line = line.trim().to_lowercase();
            RECAP.iter().any(|name| line.starts_with(name))
        })
}

/// `<somebody@example.com>:` alone at the start of a line, as qmail, postfix and their kin begin what they say of one.
fn is_heading(report: &Report, one: &Named) -> bool {
    one.lead.trim() == "<" && report.flat[one.flat_end..].starts_with(">:")
}

/// Words right before it, right after it, or both.
fn is_said_of(report: &Report, one: &Named) -> bool {
    let before = before(report, one);
    let after = after(report, one);
    BEFORE.iter().any(|words| before.ends_with(words))
        || AFTER.iter().any(|words| after.starts_with(words))
        || AROUND.iter().any(|(left, right)| before.ends_with(left) && after.starts_with(right))
        || is_entry(&one.lead) && one.line > 0 && starts_with_reply_code(after)
}

fn before<'r>(report: &'r Report, one: &Named) -> &'r str {
    report.flat[..one.flat_start].trim_end_matches(BETWEEN)
}

fn after<'r>(report: &'r Report, one: &Named) -> &'r str {
    report.flat[one.flat_end..].trim_start_matches(BETWEEN)
}

/// `550 …`: what another system said of this recipient.
fn starts_with_reply_code(text: &str) -> bool {
    let bytes = text.as_bytes();
    matches!(bytes, [b'4' | b'5', a, b, rest @ ..]
        if a.is_ascii_digit() && b.is_ascii_digit() && rest.first().is_none_or(|c| matches!(c, b' ' | b'-' | b':')))
}
