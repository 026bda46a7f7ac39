//! What is wrong with a rule: where, what stands there, and what belongs there.

use crate::ground::FieldFault;

/// A place in the text of a rule, counted from 1 as people count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct At {
    /// The line.
    pub line: usize,
    /// The character in the line.
    pub column: usize,
}

/// Why a rule was not understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleFault {
    /// Where.
    pub at: At,
    /// What is wrong there.
    pub why: String,
    /// What to do about it.
    pub cure: String,
}

impl RuleFault {
    /// A fault at a place.
    pub fn new(at: At, why: impl Into<String>, cure: impl Into<String>) -> Self {
        Self { at, why: why.into(), cure: cure.into() }
    }

    /// As the fault of the form's field `rule`.
    pub fn as_field(&self) -> FieldFault {
        let why = format!("Line {}, column {}: {}", self.at.line, self.at.column, self.why);
        FieldFault::new("rule", why, self.cure.clone())
    }
}

/// The first characters of what somebody wrote, for a sentence about it.
pub(super) fn shown(text: &str) -> String {
    let short: String = text.chars().take(40).collect();
    if short.len() < text.len() { format!("`{short}…`") } else { format!("`{short}`") }
}

/// Up to three of `names` that resemble `typed`, nearest first.
pub fn nearest<'a>(typed: &str, names: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let typed = typed.to_lowercase();
    // Four slips in a long name are still that name; in a short one they are another. `holding.` is no part of it.
    let name = typed.rsplit('.').next().unwrap_or(&typed);
    let most = (name.chars().count() / 2).clamp(1, 4);
    let mut near: Vec<(usize, &str)> = names
        .into_iter()
        .map(|name| (distance(&typed, &name.to_lowercase()), name))
        .filter(|(slips, _)| *slips <= most)
        .collect();
    near.sort_unstable();
    near.into_iter().take(3).map(|(_, name)| name).collect()
}

/// How many letters must be put in, taken out or changed (Levenshtein).
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().take(200).collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (n, x) in a.chars().take(200).enumerate() {
        let mut before = row.first().copied().unwrap_or(0);
        let mut left = n + 1;
        let mut next = vec![left];
        for (y, above) in b.iter().zip(row.iter().skip(1)) {
            left = (left + 1).min(above + 1).min(before + usize::from(x != *y));
            before = *above;
            next.push(left);
        }
        row = next;
    }
    row.last().copied().unwrap_or(0)
}
