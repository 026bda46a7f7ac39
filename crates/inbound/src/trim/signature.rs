//! `Sent from my phone`: known devices and programs only. "Sent from our warehouse" is something said.

use super::words::{ALONE, DEVICES, SENT};

pub(super) fn is(line: &str) -> bool {
    if line.chars().count() > 200 {
        return false;
    }
    let lower = line.to_lowercase();
    let lower = lower.trim_matches(|c: char| c.is_whitespace() || "<>()[]*_.\u{200e}".contains(c));
    if ALONE.contains(&lower) {
        return true;
    }
    let Some(rest) = SENT.iter().find_map(|row| lower.strip_prefix(row)) else {
        return SHORT_ENDS.iter().any(|end| lower.ends_with(end)) && lower.split_whitespace().count() <= 4;
    };
    // What the link behind a name says does not count.
    let said = rest.split("http").next().unwrap_or_default();
    DEVICES.iter().any(|device| has_word(said, device)) || lower.contains(" my ") && names_model(said)
}

/// `Ann from mobile`.
const SHORT_ENDS: &[&str] = &[" from mobile", " from my mobile", " from my phone", " via mobile"];

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
