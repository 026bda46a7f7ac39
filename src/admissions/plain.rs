//! Words that soften an apology until nothing is left of it (R31). A short list of English, as data; it warns
//! and never refuses.

use serde::Serialize;
use utoipa::ToSchema;

/// A softening: how it reads, and which explanation belongs to it (`admissions-plain-WORD`).
const SOFTENINGS: [(&str, &str); 16] = [
    ("if you were affected", "doubt"),
    ("if anyone was", "doubt"),
    ("if this caused", "doubt"),
    ("any inconvenience", "doubt"),
    ("may have been affected", "doubt"),
    ("mistakes were made", "nobody"),
    ("errors occurred", "nobody"),
    ("it was decided", "nobody"),
    ("unfortunately due to", "excuse"),
    ("due to circumstances beyond", "excuse"),
    ("beyond our control", "excuse"),
    ("but you must understand", "excuse"),
    ("you feel that", "feelings"),
    ("sorry you feel", "feelings"),
    ("sorry that you feel", "feelings"),
    ("we take this very seriously", "phrase"),
];

/// A softening that was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub struct Softening {
    /// The words, as they are listed.
    pub found: &'static str,
    /// Why they soften: doubt, nobody, excuse, feelings or phrase.
    pub why: &'static str,
}

/// The softenings in a text, each once, whatever its case and line breaks.
pub fn softenings(text: &str) -> Vec<Softening> {
    let plain = text.to_lowercase().replace('’', "'");
    let plain = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    SOFTENINGS
        .into_iter()
        .filter(|(words, _)| plain.contains(words))
        .map(|(found, why)| Softening { found, why })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_finds_what_softens_and_leaves_plain_words_alone() {
        let found = softenings("We are sorry IF you\nwere affected. Mistakes were made.");
        assert_eq!(found.iter().map(|s| s.why).collect::<Vec<_>>(), ["doubt", "nobody"]);
        assert!(softenings("It was our fault. We put off the overhaul. 😀 خطؤنا").is_empty());
    }
}
