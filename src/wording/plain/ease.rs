//! How hard a text is to read: three formulas, one for each language, and what they count.
//!
//! - English: R. Flesch, *A new readability yardstick*, Journal of Applied Psychology 32 (1948): 206.835 − 1.015 words
//!   per sentence − 84.6 syllables per word.
//! - German: T. Amstad, *Wie verständlich sind unsere Zeitungen?*, Zürich 1978: 180 − words per sentence − 58.5
//!   syllables per word.
//! - French: L. Kandel and A. Moles, *Application de l’indice de Flesch à la langue française*, Cahiers d’études de
//!   radio-télévision 19 (1958): 207 − 1.015 words per sentence − 73.6 syllables per word.
//!
//! Syllables are counted by groups of vowels, which is right for most words and wrong for some; over a paragraph
//! that evens out. So the figure is never shown without its word.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::wording::Language;

/// Below so many words the formulas say nothing.
pub(super) const FEWEST_WORDS: usize = 30;

/// How hard it is to read, in a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Ease {
    /// 70 and above: everybody reads it at once.
    Easy,
    /// 50 to 70: plain.
    Plain,
    /// 30 to 50: like a specialist's report.
    Hard,
    /// Below 30: like a treatise.
    VeryHard,
}

impl Ease {
    pub(super) fn of(score: f64) -> Self {
        match score {
            s if s >= 70.0 => Self::Easy,
            s if s >= 50.0 => Self::Plain,
            s if s >= 30.0 => Self::Hard,
            _ => Self::VeryHard,
        }
    }
    /// The word in the API and the catalogue (`wording-ease-WORD`).
    pub const fn word(self) -> &'static str {
        match self {
            Self::Easy => "easy",
            Self::Plain => "plain",
            Self::Hard => "hard",
            Self::VeryHard => "very-hard",
        }
    }
}

/// The formula of a language.
pub(super) fn score(language: Language, words: usize, sentences: usize, syllables: usize) -> f64 {
    let per_sentence = words as f64 / sentences.max(1) as f64;
    let per_word = syllables as f64 / words.max(1) as f64;
    match language {
        Language::En => 206.835 - 1.015 * per_sentence - 84.6 * per_word,
        Language::De => 180.0 - per_sentence - 58.5 * per_word,
        Language::Fr => 207.0 - 1.015 * per_sentence - 73.6 * per_word,
    }
}

/// About how many syllables a word has; at least one.
pub(super) fn syllables(language: Language, word: &str) -> usize {
    let small = word.to_lowercase();
    let is_vowel = |c: char| "aeiouyàâäáæéèêëîïíôöóœùûüú".contains(c);
    let mut groups = 0;
    let mut inside = false;
    for c in small.chars() {
        let vowel = is_vowel(c);
        groups += usize::from(vowel && !inside);
        inside = vowel;
    }
    let mute = match language {
        Language::De => false,
        // Final `e` is mute but in `-le` after a consonant; so is the one in most `-es` and `-ed`.
        Language::En => {
            let is_syllabic_le = small
                .strip_suffix("le")
                .is_some_and(|stem| stem.chars().next_back().is_some_and(|c| !is_vowel(c)));
            let ends = |end: &str, but: &[char]| {
                small.strip_suffix(end).is_some_and(|stem| !stem.ends_with(but) && !stem.ends_with(is_vowel))
            };
            (ends("e", &[]) && !is_syllabic_le)
                || ends("es", &['s', 'x', 'z', 'c', 'g', 'h'])
                || ends("ed", &['t', 'd'])
        }
        Language::Fr => ["e", "es", "ent"].iter().any(|end| {
            small.strip_suffix(end).is_some_and(|stem| stem.len() > 1 && !stem.ends_with(is_vowel))
        }),
    };
    groups.saturating_sub(usize::from(mute && groups > 1)).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_are_counted_as_people_speak() {
        for (language, word, many) in [
            (Language::En, "furnace", 2),
            (Language::En, "table", 2),
            (Language::En, "cracked", 1),
            (Language::En, "we", 1),
            (Language::En, "delivery", 4),
            (Language::De, "Ofen", 2),
            (Language::De, "Lieferung", 3),
            (Language::De, "Rückruf", 2),
            (Language::Fr, "livraison", 3),
            (Language::Fr, "commande", 2),
            (Language::Fr, "café", 2),
        ] {
            assert_eq!(syllables(language, word), many, "{word}");
        }
    }

    #[test]
    fn the_formulas_are_those_of_their_authors() {
        // 100 words, 10 sentences, 150 syllables.
        assert!((score(Language::En, 100, 10, 150) - 69.785).abs() < 1e-9);
        assert!((score(Language::De, 100, 10, 150) - 82.25).abs() < 1e-9);
        assert!((score(Language::Fr, 100, 10, 150) - 86.45).abs() < 1e-9);
    }
}
