//! `Sent from my phone`: known devices and programs only. "Sent from our warehouse" is something said.

use super::words::{ALONE, DEVICES, ENDS, SENT};

pub(super) fn is(line: &str) -> bool {
    if line.chars().count() > 200 || line.is_ascii() && !line.contains(' ') {
        return false;
    }
    let lower = line.to_lowercase();
    let lower = lower.trim_matches(|c: char| c.is_whitespace() || "<>()[]*_.\u{200e}".contains(c));
    if ALONE.contains(&clause(lower)) {
        return true;
    }
    let Some(rest) = SENT.iter().find_map(|row| lower.strip_prefix(row)) else {
        return ENDS.iter().any(|end| lower.ends_with(end)) && lower.split_whitespace().count() <= 4;
    };
    // What the link behind a name says does not count.
    let said = clause(rest.split("http").next().unwrap_or_default());
    DEVICES.iter().any(|device| has_word(said, device)) || lower.contains(" my ") && names_model(said)
}

/// Up to the first comma: what comes after it is said of something else.
fn clause(text: &str) -> &str {
    text.find([',', ';', '.']).map_or(text, |at| {
        let (clause, rest) = text.split_at(at);
        // `web.de` is one word.
        if rest[1..].starts_with(' ') { clause } else { text }
    })
}

/// A word that begins so: `iphone6` is an iPhone, a `headphone` is none.
fn has_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        !word.is_ascii() || !text[..at].chars().next_back().is_some_and(|c| c.is_ascii_alphanumeric())
    })
}

/// `TI-85`: letters and digits in one word name a model.
fn names_model(text: &str) -> bool {
    text.split_whitespace().take(4).any(|word| {
        word.chars().any(|c| c.is_ascii_digit()) && word.chars().next().is_some_and(char::is_alphabetic)
    })
}
