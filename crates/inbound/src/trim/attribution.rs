//! `On Monday Ann wrote:` — in many languages, and broken over lines wherever a program liked.

use std::borrow::Cow;

use super::lines::LONGEST;
use super::words::{LEADS, VERBS};

/// How many lines one is broken over at most.
const MOST_LINES: usize = 6;

/// The attribution that begins with the first of these lines, made whole, and how many lines it takes.
pub(super) fn at<'t>(lines: &[&'t str]) -> Option<(Cow<'t, str>, usize)> {
    let first = *lines.first()?;
    if first.len() > LONGEST || first.trim().is_empty() {
        return None;
    }
    // Most lines have neither a date nor an address.
    if !first.contains(|c: char| c.is_numeric() || matches!(c, '@' | '<')) {
        return None;
    }
    if is_whole(first) {
        return Some((Cow::Borrowed(first), 1));
    }
    if !begins(first) {
        return None;
    }
    let is_quoted = first.trim_start().starts_with('>');
    let mut whole = first.trim_end().to_owned();
    for (i, line) in lines.iter().enumerate().skip(1).take(MOST_LINES) {
        let line = line.trim();
        let bare = bare(line);
        if bare.is_empty() && !line.is_empty() && !is_quoted {
            return None;
        }
        if bare.is_empty() {
            // The address may stand after an empty line.
            if lines.get(i + 1).is_some_and(|next| next.trim().starts_with('<')) {
                continue;
            }
            return None;
        }
        if is_quoted && !line.starts_with('>') || !bare.starts_with('<') && begins(line) {
            return None;
        }
        whole.push(' ');
        whole.push_str(line);
        if whole.len() > LONGEST {
            return None;
        }
        if is_whole(&whole) {
            return Some((Cow::Owned(whole), i + 1));
        }
    }
    None
}

/// Without marks of quoting, stars and dashes around it.
fn bare(line: &str) -> &str {
    line.trim().trim_start_matches(['>', ' ', '*', '-', '_', '|']).trim_end_matches(['*', '-', ' ', '_'])
}

/// Whether one may begin here and go on in the next line.
fn begins(line: &str) -> bool {
    let lower = bare(line).to_lowercase();
    leads(&lower) || lower.ends_with('<') || lower.contains('<') && verb_in(&lower)
}

/// Begins as one does: with a day, or with a word that leads to a day.
fn leads(lower: &str) -> bool {
    let is_led = || {
        let mut words = lower.split(|c: char| c.is_whitespace() || c == ',').filter(|word| !word.is_empty());
        words.next().is_some_and(|word| LEADS.contains(&word))
            || LEADS.iter().any(|lead| !lead.is_ascii() && lower.starts_with(lead))
    };
    is_dated(lower) && (lower.starts_with(|c: char| c.is_numeric()) || is_led())
}

fn is_whole(line: &str) -> bool {
    let lower = bare(line).to_lowercase();
    if lower.ends_with('<') {
        return false;
    }
    let has_colon = lower.ends_with([':', '：']);
    let words = lower.trim_end_matches([':', '：', ' ', '\u{a0}']);
    let has_address = words.contains('@');
    if let Some(verb) = VERBS.iter().find(|verb| ends_with_word(words, verb)) {
        let before = words[..words.len() - verb.len()].trim_end();
        // Who quotes themselves goes on writing.
        let is_own = before.ends_with(" i") || before.ends_with(" ich") || before.ends_with(" we");
        return !is_own && (has_address && has_colon || leads(&lower));
    }
    if has_colon && verb_in(words) && is_dated(words) && (has_address || leads(&lower)) {
        return true;
    }
    // No verb at all: a date as programs write it, and then an address or a time zone.
    let ends_in_address = words.ends_with('>') && has_address;
    if has_colon && ends_in_address && leads(&lower) {
        return true;
    }
    begins_with_iso_date(&lower) && (ends_in_address || words.contains(" gmt") || words.contains(" utc"))
}

/// Whether a verb stands in the text as a word of its own.
fn verb_in(lower: &str) -> bool {
    VERBS.iter().any(|verb| {
        lower.match_indices(verb).any(|(at, _)| {
            let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
            !verb.is_ascii() && verb.chars().all(|c| c >= '\u{2e80}')
                || !is_letter(lower[..at].chars().next_back())
                    && !is_letter(lower[at + verb.len()..].chars().next())
        })
    })
}

fn ends_with_word(text: &str, word: &str) -> bool {
    text.strip_suffix(word).is_some_and(|before| {
        // Chinese, Japanese and Korean part no words.
        word.chars().all(|c| c >= '\u{2e80}')
            || before.chars().next_back().is_none_or(|c| !c.is_alphanumeric())
    })
}

/// A year, or a time of day.
fn is_dated(lower: &str) -> bool {
    let numbers = |c: char| !c.is_numeric();
    let has_year = lower.split(numbers).any(|n| n.chars().count() == 4);
    let has_time = lower.split_whitespace().any(|word| {
        word.split_once([':', '.']).is_some_and(|(hours, minutes)| {
            (1..=2).contains(&hours.chars().count())
                && hours.chars().all(char::is_numeric)
                && minutes.chars().take_while(|c| c.is_numeric()).count() == 2
        })
    });
    has_year || has_time
}

/// `2016-03-03` or `2013/7/20`.
fn begins_with_iso_date(lower: &str) -> bool {
    let date = lower.split_whitespace().next().unwrap_or_default();
    let parts: Vec<&str> = date.split(['-', '/', '.']).collect();
    parts.len() == 3
        && parts[0].len() == 4
        && parts.iter().all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()))
}
