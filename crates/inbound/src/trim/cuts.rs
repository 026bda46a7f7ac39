//! Which lines were said, by the order of kinds.

use super::lines::{Kind, Line};

/// With so many lines below the quotes, these are an answer and no signature.
const ANSWER: usize = 7;

/// For each line, whether it was said.
pub(super) fn kept(lines: &[Line<'_>]) -> Vec<bool> {
    let kinds: Vec<Kind> = lines.iter().map(|line| line.kind).collect();
    let mut kept = vec![true; kinds.len()];
    let mut end = kinds.len();
    // 1. What follows a rule is another mail, or a signature; a rule above everything announces what was forwarded.
    if let Some(rule) = first_below_text(&kinds, Kind::Rule) {
        end = rule;
    }
    // 3. An attribution or a block of headers below something said begins the rest.
    if let Some(cut) =
        (0..end).find(|i| is_mark(kinds[*i]) && has_said(&kinds[..*i]) && cuts(&kinds[*i..end]))
    {
        end = cut;
    }
    let has_text = has_said(&kinds[..end]);
    let mut above = true;
    let mut takes_quotes = false;
    for (kind, kept) in kinds[..end].iter().zip(&mut kept) {
        match kind {
            // 2.
            Kind::Signature | Kind::Rule | Kind::Header => *kept = false,
            // 4., and 5. where nothing was said yet.
            Kind::Attribution => {
                *kept = false;
                takes_quotes = above;
            }
            Kind::Quote if takes_quotes && has_text => *kept = false,
            Kind::Empty => {}
            Kind::Quote | Kind::Text => {
                takes_quotes = false;
                above = false;
            }
        }
    }
    // 6. Quotes that nothing follows.
    if has_text {
        for i in (0..end).rev() {
            if kinds[i] == Kind::Text {
                break;
            }
            kept[i] = false;
        }
    }
    kept[end..].fill(false);
    hide_empty_ends(&kinds, &mut kept);
    kept
}

fn is_mark(kind: Kind) -> bool {
    matches!(kind, Kind::Attribution | Kind::Header)
}

fn has_said(kinds: &[Kind]) -> bool {
    kinds.contains(&Kind::Text)
}

fn first_below_text(kinds: &[Kind], kind: Kind) -> Option<usize> {
    let text = kinds.iter().position(|one| matches!(one, Kind::Text | Kind::Quote))?;
    kinds[text..].iter().position(|one| *one == kind).map(|i| text + i)
}

/// Whether a mark ends what was said: no quote follows it, or its quotes stand together and little is below them.
fn cuts(from: &[Kind]) -> bool {
    if !from.contains(&Kind::Quote) {
        return true;
    }
    let quotes = from
        .iter()
        .position(|kind| !matches!(kind, Kind::Empty | Kind::Quote | Kind::Attribution | Kind::Header))
        .unwrap_or(from.len());
    let below = &from[quotes..];
    let has_quotes = below.contains(&Kind::Quote);
    let is_quoted = from[..quotes].contains(&Kind::Quote);
    is_quoted && !has_quotes && below.iter().filter(|kind| **kind == Kind::Text).count() < ANSWER
}

/// Empty lines around what was said belong to neither.
fn hide_empty_ends(kinds: &[Kind], kept: &mut [bool]) {
    let is_said = |i: &usize| kept[*i] && kinds[*i] != Kind::Empty;
    let first = (0..kinds.len()).find(is_said).unwrap_or(kinds.len());
    let last = (0..kinds.len()).rev().find(is_said).map_or(first, |last| last + 1);
    kept[..first].fill(false);
    kept[last..].fill(false);
}
