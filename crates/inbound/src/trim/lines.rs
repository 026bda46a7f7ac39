//! What each line of a text is.

use std::borrow::Cow;

use super::words::{FORWARDED, HEADERS, RULES};
use super::{attribution, signature};

/// Lines longer than this are paragraphs: no program writes so much around a text.
pub(super) const LONGEST: usize = 400;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Empty,
    Text,
    Quote,
    /// `On Monday Ann wrote:`
    Attribution,
    /// `From:`, `Sent:` and their kin, three or more together.
    Header,
    /// `-----`, alone or around `Original Message`.
    Rule,
    Signature,
}

pub(super) struct Line<'t> {
    pub kind: Kind,
    pub text: Cow<'t, str>,
}

/// The lines of a text, broken attributions made whole.
pub(super) fn of(text: &str) -> Vec<Line<'_>> {
    let raw: Vec<&str> = text.lines().map(|line| line.trim_end_matches('\r')).collect();
    let mut lines = Vec::with_capacity(raw.len());
    let (mut is_code, mut is_attributed) = (false, false);
    let mut at = 0;
    while let Some(line) = raw.get(at).copied() {
        let is_fence = line.trim_start().starts_with("```");
        if is_fence || is_code {
            is_code ^= is_fence;
            let kind = if line.trim().is_empty() { Kind::Empty } else { Kind::Text };
            lines.push(Line { kind, text: Cow::Borrowed(line) });
            at += 1;
            continue;
        }
        if let Some((whole, count)) = attribution::at(&raw[at..]) {
            is_attributed = true;
            lines.push(Line { kind: Kind::Attribution, text: whole });
            at += count;
            continue;
        }
        if let Some(count) = headers(&raw[at..]) {
            let block = raw[at..at + count].iter();
            lines.extend(block.map(|line| Line { kind: Kind::Header, text: Cow::Borrowed(*line) }));
            at += count;
            continue;
        }
        let text = if is_attributed { as_quote(line) } else { Cow::Borrowed(line) };
        lines.push(Line { kind: kind(&text), text });
        at += 1;
    }
    lines
}

fn kind(line: &str) -> Kind {
    let bare = line.trim();
    if bare.is_empty() {
        Kind::Empty
    } else if bare.starts_with('>') {
        Kind::Quote
    } else if line.len() > LONGEST {
        Kind::Text
    } else if is_rule(bare) {
        Kind::Rule
    } else if signature::is(bare) {
        Kind::Signature
    } else {
        Kind::Text
    }
}

/// Below an attribution `| ` and `Ann> ` quote as well; they are written as `> ` then.
fn as_quote(line: &str) -> Cow<'_, str> {
    if let Some(rest) = line.strip_prefix('|').filter(|rest| rest.is_empty() || rest.starts_with(' ')) {
        return Cow::Owned(format!(">{rest}"));
    }
    if let Some((name, rest)) = line.split_once('>')
        && !name.is_empty()
        && name.chars().count() <= 16
        && name.chars().all(char::is_alphanumeric)
        && (rest.is_empty() || rest.starts_with([' ', '>']))
    {
        return Cow::Owned(format!(">{rest}"));
    }
    Cow::Borrowed(line)
}

/// A line of one sign repeated, or such signs around words that announce another mail.
fn is_rule(line: &str) -> bool {
    let bare: String = line.chars().filter(|c| !c.is_whitespace()).collect();
    let mut signs = bare.chars();
    let is_line = signs.next().is_some_and(|first| {
        (RULES.contains(first) && bare.chars().count() > 1 || first == '—') && signs.all(|c| c == first)
    });
    if is_line {
        return true;
    }
    let lower = line.trim_matches(['*', ' ']).to_lowercase();
    let words = lower.trim_matches(['-', '_', '=', ' ', ':', '*']);
    let has_colon = lower.ends_with(':');
    let is_framed = lower.starts_with("--") || lower.starts_with("__") || lower.starts_with("==");
    (is_framed || has_colon) && FORWARDED.iter().any(|(row, alone)| words == *row && (is_framed || *alone))
}

/// How many lines a block of mail headers has that begins here. One value may run on to the next line.
fn headers(lines: &[&str]) -> Option<usize> {
    if !is_header(lines.first()?) {
        return None;
    }
    let (mut count, mut named, mut at) = (1, 1, 1);
    while let Some(line) = lines.get(at) {
        if is_header(line) {
            named += 1;
            count = at + 1;
        } else if line.trim().is_empty() || at - count >= 1 {
            break;
        }
        at += 1;
    }
    (named >= 3).then_some(count)
}

fn is_header(line: &str) -> bool {
    let Some((name, _)) = line.split_once([':', '：']).filter(|(name, _)| name.len() < 40) else {
        return false;
    };
    let name = name.trim_matches([' ', '*', '\u{a0}', '\t']).to_lowercase();
    HEADERS.contains(&name.as_str())
}
