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
    if let Some(cut) = first_cut(&kinds[..end]) {
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
            Kind::Quote if takes_quotes => *kept = false,
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

fn has_said(kinds: &[Kind]) -> bool {
    kinds.contains(&Kind::Text)
}

fn first_below_text(kinds: &[Kind], kind: Kind) -> Option<usize> {
    let text = kinds.iter().position(|one| matches!(one, Kind::Text | Kind::Quote))?;
    kinds[text..].iter().position(|one| *one == kind).map(|i| text + i)
}

/// The first mark below a text that ends what was said: no quote follows it, or its quotes stand together and little is
/// below them. Read from the end, so that each line is looked at once.
fn first_cut(kinds: &[Kind]) -> Option<usize> {
    let text = kinds.iter().position(|kind| *kind == Kind::Text)?;
    let mut cut = None;
    // Of what follows: whether there are quotes, how many texts, and whether there are quotes below the next of those.
    let (mut quotes, mut texts, mut quotes_below) = (false, 0, false);
    // Quotes among the marks, quotes and empty lines that follow at once.
    let mut is_quoted = false;
    for (i, kind) in kinds.iter().enumerate().skip(text).rev() {
        match kind {
            Kind::Attribution | Kind::Header => {
                if !quotes || is_quoted && !quotes_below && texts < ANSWER {
                    cut = Some(i);
                }
            }
            Kind::Quote => (quotes, is_quoted) = (true, true),
            Kind::Empty => {}
            Kind::Text | Kind::Signature | Kind::Rule => {
                texts += usize::from(*kind == Kind::Text);
                quotes_below = quotes;
                is_quoted = false;
            }
        }
    }
    cut
}

/// Empty lines around what was said belong to neither.
fn hide_empty_ends(kinds: &[Kind], kept: &mut [bool]) {
    let is_said = |i: &usize| kept[*i] && kinds[*i] != Kind::Empty;
    let first = (0..kinds.len()).find(is_said).unwrap_or(kinds.len());
    let last = (0..kinds.len()).rev().find(is_said).map_or(first, |last| last + 1);
    kept[..first].fill(false);
    kept[last..].fill(false);
}
