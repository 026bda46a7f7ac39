//! What changed from one version of a text to the next, word by word.

use serde::Serialize;
use similar::{ChangeTag, TextDiff};

use super::Parts;

/// A run of words that stayed, went or came.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Piece {
    /// `same`, `gone` or `new`.
    pub kind: &'static str,
    /// The words, with the spaces between them.
    pub text: String,
}

/// The parts that differ, each with its pieces.
pub fn between(old: &Parts, new: &Parts) -> Vec<(&'static str, Vec<Piece>)> {
    old.each()
        .into_iter()
        .zip(new.each())
        .filter(|((_, before), (_, after))| before != after)
        .map(|((part, before), (_, after))| (part, pieces(before, after)))
        .collect()
}

/// What changed from one text to the next.
pub fn pieces(before: &str, after: &str) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for change in TextDiff::from_words(before, after).iter_all_changes() {
        let kind = match change.tag() {
            ChangeTag::Equal => "same",
            ChangeTag::Delete => "gone",
            ChangeTag::Insert => "new",
        };
        match pieces.last_mut().filter(|last| last.kind == kind) {
            Some(last) => last.text.push_str(change.value()),
            None => pieces.push(Piece { kind, text: change.value().to_owned() }),
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn only_what_changed_is_shown_word_by_word() {
        let old =
            Parts { subject: "Stop".into(), what_happened: "It may burn today.".into(), ..Parts::default() };
        let new = Parts { what_happened: "It can burn today.".into(), ..old.clone() };
        let shown = between(&old, &new);
        assert_eq!(shown.len(), 1);
        let kinds: Vec<(&str, &str)> = shown[0].1.iter().map(|p| (p.kind, p.text.as_str())).collect();
        assert_eq!(kinds, [("same", "It "), ("gone", "may"), ("new", "can"), ("same", " burn today.")]);
        assert!(between(&old, &old).is_empty());
    }

    proptest! {
        #[test]
        fn what_stayed_and_went_is_the_old_and_what_stayed_and_came_the_new(old in "[a-c \n]{0,40}", new in "[a-c \n]{0,40}") {
            let pieces = pieces(&old, &new);
            let of = |but: &str| pieces.iter().filter(|p| p.kind != but).map(|p| p.text.as_str()).collect::<String>();
            prop_assert_eq!(of("new"), old);
            prop_assert_eq!(of("gone"), new);
        }
    }
}
