//! The patterns of each language, read once from their files: words that soften, excuse or hide, and why each is
//! warned of. How they are written stands in `docs/wording.md`.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::Why;
use super::words::{Word, words};
use crate::wording::Language;

/// A gap in a pattern passes over so many words at most.
const GAP: usize = 3;

const FILES: [(Language, &str); 3] = [
    (Language::En, include_str!("patterns/en.toml")),
    (Language::De, include_str!("patterns/de.toml")),
    (Language::Fr, include_str!("patterns/fr.toml")),
];

/// A file as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    longest_sentence: usize,
    abbreviations: Vec<String>,
    common: Vec<String>,
    group: Vec<Group>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Group {
    why: Why,
    phrases: Vec<String>,
}

/// One step of a pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Step {
    /// One of these words; `true` where a word that begins so will do.
    Word(Vec<(String, bool)>),
    /// Up to [`GAP`] words, whichever.
    Gap,
}

impl Step {
    fn fits(&self, word: &str) -> bool {
        match self {
            Self::Gap => true,
            Self::Word(ways) => ways
                .iter()
                .any(|(way, begins)| if *begins { word.starts_with(way.as_str()) } else { word == way }),
        }
    }
}

/// A pattern: how it is listed, why it is warned of, and its steps.
pub(super) struct Pattern {
    pub listed: String,
    pub why: Why,
    steps: Vec<Step>,
}

/// What is known of a language.
pub(super) struct Known {
    pub longest_sentence: usize,
    pub abbreviations: Vec<String>,
    common: Vec<String>,
    patterns: Vec<Pattern>,
    /// Which patterns may begin with a word; those that begin with a part of one are in `beginnings`.
    by_word: HashMap<String, Vec<usize>>,
    beginnings: Vec<usize>,
}

static KNOWN: LazyLock<Vec<(Language, Known)>> = LazyLock::new(|| {
    FILES.iter().map(|(language, text)| (*language, Known::read(*language, text))).collect()
});

/// What is known of this language.
pub(super) fn of(language: Language) -> Option<&'static Known> {
    KNOWN.iter().find(|(own, _)| *own == language).map(|(_, known)| known)
}

/// The language whose commonest words occur most; `None` when none of them do.
pub(super) fn guess(text: &str) -> Option<Language> {
    // As in French, so that an elided word counts in every language; the beginning tells enough.
    let beginning: String = text.chars().take(4_000).collect();
    let said = words(&beginning, Some(Language::Fr), &[]);
    KNOWN
        .iter()
        .map(|(language, known)| {
            (*language, said.iter().filter(|w| known.common.contains(&w.folded)).count())
        })
        .filter(|(_, many)| *many > 0)
        // Of equals the first listed: `max_by_key` alone would take the last.
        .rev()
        .max_by_key(|(_, many)| *many)
        .map(|(language, _)| language)
}

impl Known {
    fn read(language: Language, text: &str) -> Self {
        #[expect(clippy::expect_used, reason = "files of our own, read by a test below")]
        let file: File = toml::from_str(text).expect("a file of patterns");
        let mut patterns = Vec::new();
        for group in file.group {
            patterns.extend(group.phrases.into_iter().map(|listed| Pattern {
                steps: steps(language, &listed),
                listed,
                why: group.why,
            }));
        }
        let mut by_word: HashMap<String, Vec<usize>> = HashMap::new();
        let mut beginnings = Vec::new();
        for (at, pattern) in patterns.iter().enumerate() {
            let Some(Step::Word(ways)) = pattern.steps.first() else { continue };
            if ways.iter().any(|(_, begins)| *begins) {
                beginnings.push(at);
            } else {
                for (way, _) in ways {
                    by_word.entry(way.clone()).or_default().push(at);
                }
            }
        }
        Self {
            longest_sentence: file.longest_sentence,
            abbreviations: file.abbreviations,
            common: file.common,
            patterns,
            by_word,
            beginnings,
        }
    }

    /// The patterns that begin with the word at `at`: each with the index of the last word it covers, the longest.
    pub(super) fn found_at(
        &'static self,
        said: &[Word],
        at: usize,
    ) -> impl Iterator<Item = (&'static Pattern, usize)> {
        let word = said.get(at).map_or("", |w| w.folded.as_str());
        let named = self.by_word.get(word).map_or(&[][..], Vec::as_slice);
        let begun = self.beginnings.iter().filter(move |i| {
            self.patterns.get(**i).and_then(|p| p.steps.first()).is_some_and(|step| step.fits(word))
        });
        named.iter().chain(begun).filter_map(move |i| {
            let pattern = self.patterns.get(*i)?;
            Some((pattern, reach(&pattern.steps, said, at)?))
        })
    }
}

/// How far these steps reach from the word at `at`, within its sentence. A pattern has few steps and a gap passes
/// over few words, so this ends soon whatever the text.
fn reach(steps: &[Step], said: &[Word], at: usize) -> Option<usize> {
    let (first, rest) = steps.split_first()?;
    let word = said.get(at)?;
    let goes_on = |next: usize| said.get(next).is_some_and(|w| w.sentence == word.sentence);
    if *first == Step::Gap {
        return (at..=at + GAP).filter(|next| goes_on(*next)).find_map(|next| reach(rest, said, next));
    }
    if !first.fits(&word.folded) {
        return None;
    }
    if rest.is_empty() {
        return Some(at);
    }
    // A gap may be of no words at all, and then begins with the next.
    goes_on(at + 1).then(|| reach(rest, said, at + 1)).flatten()
}

/// `if you were|are affected`, `inconvenien*`, `sorry … you feel`.
fn steps(language: Language, listed: &str) -> Vec<Step> {
    let mut steps = Vec::new();
    for piece in listed.split_whitespace() {
        if piece == "…" {
            steps.push(Step::Gap);
            continue;
        }
        if !piece.contains('|') && !piece.ends_with('*') {
            // One piece may be two words: `d’éventuels`.
            let each = words(piece, Some(language), &[]).into_iter();
            steps.extend(each.map(|w| Step::Word(vec![(w.folded, false)])));
            continue;
        }
        let ways = piece.split('|').filter_map(|way| {
            let begins = way.ends_with('*');
            let word = words(way.trim_end_matches('*'), Some(language), &[]).pop()?;
            Some((word.folded, begins))
        });
        steps.push(Step::Word(ways.collect()));
    }
    steps
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_read_and_every_pattern_begins_with_a_word() {
        for language in Language::ALL {
            let known = of(language).unwrap();
            assert!(known.patterns.len() > 40, "{language:?}");
            for pattern in &known.patterns {
                assert!(matches!(pattern.steps.first(), Some(Step::Word(_))), "{}", pattern.listed);
                assert!(matches!(pattern.steps.last(), Some(Step::Word(_))), "{}", pattern.listed);
                let empty =
                    |s: &Step| matches!(s, Step::Word(ways) if ways.iter().any(|(w, _)| w.is_empty()));
                assert!(!pattern.steps.iter().any(empty), "{}", pattern.listed);
            }
        }
    }

    #[test]
    fn the_language_is_told_by_its_commonest_words() {
        assert_eq!(guess("The furnace cracked and we will pay for it."), Some(Language::En));
        assert_eq!(guess("Der Ofen ist gerissen, und wir zahlen das."), Some(Language::De));
        assert_eq!(guess("Le four s’est fissuré et nous le payons."), Some(Language::Fr));
        assert_eq!(guess("تشقق الفرن"), None);
    }
}
