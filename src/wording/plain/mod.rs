//! The plain-speech check (R31): words that soften, excuse or hide, sentences that nobody follows, shouting, and how
//! hard it is to read. Pure: a text in, findings with their places out. **It never** rewrites and never refuses: it
//! warns and says why, and whoever writes decides.

mod ease;
mod patterns;
#[cfg(test)]
mod tests;
mod words;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

pub use ease::Ease;
use words::Word;

use super::Language;

/// The most findings listed for one text; further ones are counted.
pub const MOST_FINDINGS: usize = 100;

/// Why something is warned of. The explanation is in the catalogue: `wording-why-WORD`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Why {
    /// It doubts that it happened to the reader.
    Doubt,
    /// It says that nobody did it.
    Nobody,
    /// It begins an excuse.
    Excuse,
    /// It plays down a danger, and people do not act.
    Calming,
    /// It apologises for the reader's feelings, not for our deed.
    Feelings,
    /// A phrase that everybody has read before.
    Phrase,
    /// A sentence that nobody follows to its end.
    LongSentence,
    /// Capitals or marks that shout.
    Shouting,
}

impl Why {
    /// All, in the order they are explained.
    pub const ALL: [Self; 8] = [
        Self::Doubt,
        Self::Nobody,
        Self::Excuse,
        Self::Calming,
        Self::Feelings,
        Self::Phrase,
        Self::LongSentence,
        Self::Shouting,
    ];
    /// The word in the API and the catalogue.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Doubt => "doubt",
            Self::Nobody => "nobody",
            Self::Excuse => "excuse",
            Self::Calming => "calming",
            Self::Feelings => "feelings",
            Self::Phrase => "phrase",
            Self::LongSentence => "long-sentence",
            Self::Shouting => "shouting",
        }
    }
}

/// Something to look at again, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = WordingFinding)]
pub struct Finding {
    /// Why.
    pub why: Why,
    /// The words as they stand in the text; of a long sentence its beginning.
    pub found: String,
    /// Where they begin, counted in characters from 0.
    pub start: usize,
    /// Behind their last character.
    pub end: usize,
    /// The line, from 1.
    pub line: usize,
    /// The character in that line, from 1.
    pub column: usize,
    /// The pattern as it is listed, where one was found.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pattern: Option<&'static str>,
}

/// How hard a text is to read.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Reading {
    /// In a word.
    pub ease: Ease,
    /// By the formula of its language, about 0 to 100; never shown without the word.
    pub score: f64,
    /// Words in all.
    pub words: usize,
    /// Sentences in all.
    pub sentences: usize,
    /// The longest sentence.
    pub longest: String,
    /// Its words.
    pub longest_words: usize,
}

/// What is to be said of a text.
#[derive(Debug, Clone, Default, PartialEq, Serialize, ToSchema)]
#[schema(as = WordingCheck)]
pub struct Check {
    /// The language it was read in; absent when we know no patterns for it.
    pub language: Option<Language>,
    /// What to look at again, in the order of the text.
    pub findings: Vec<Finding>,
    /// Findings beyond those listed.
    pub left_off: usize,
    /// How hard it is to read; absent for a text too short to tell.
    pub reading: Option<Reading>,
}

impl Check {
    /// Whether there is nothing to look at again.
    pub fn is_clean(&self) -> bool {
        self.findings.is_empty()
    }
    /// Whether it is harder to read than people in trouble should have to.
    pub fn is_hard(&self) -> bool {
        self.reading.as_ref().is_some_and(|r| matches!(r.ease, Ease::Hard | Ease::VeryHard))
    }
}

/// Checks a text in a language, or in the one its words are of.
pub fn check(text: &str, language: Option<Language>) -> Check {
    let language = language.or_else(|| patterns::guess(text));
    let known = language.and_then(patterns::of);
    let said = words::words(text, language, known.map_or(&[], |k| &k.abbreviations));
    let mut spans = shouting(text, &said);
    if let Some(known) = known {
        spans.extend(softening(known, &said));
        spans.extend(long(&said, known.longest_sentence));
    }
    spans.sort_by_key(|s| (s.start, std::cmp::Reverse(s.end)));
    let left_off = spans.len().saturating_sub(MOST_FINDINGS);
    spans.truncate(MOST_FINDINGS);
    let mut places = Places::of(text);
    let findings = spans.into_iter().map(|span| places.finding(&span)).collect();
    let reading = language.and_then(|language| reading(text, language, &said));
    Check { language, findings, left_off, reading }
}

/// A finding in bytes.
struct Span {
    why: Why,
    start: usize,
    end: usize,
    pattern: Option<&'static str>,
}

/// Every pattern, the longest at each place; one inside another is not said twice.
fn softening(known: &'static patterns::Known, said: &[Word]) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    for (at, first) in said.iter().enumerate() {
        let longest = known.found_at(said, at).max_by_key(|(_, last)| *last);
        let Some((pattern, last)) = longest else { continue };
        let end = said.get(last).map_or(first.end, |w| w.end);
        if let Some(before) = spans.last_mut().filter(|before| first.start < before.end) {
            if end <= before.end {
                continue;
            }
            // Two that overlap for one reason are one.
            if before.why == pattern.why {
                before.end = end;
                continue;
            }
        }
        spans.push(Span { why: pattern.why, start: first.start, end, pattern: Some(&pattern.listed) });
    }
    spans
}

/// The words of each sentence.
fn sentences(said: &[Word]) -> impl Iterator<Item = &[Word]> {
    said.chunk_by(|a, b| a.sentence == b.sentence)
}

fn long(said: &[Word], most: usize) -> Vec<Span> {
    sentences(said)
        .filter(|sentence| sentence.len() > most)
        .filter_map(|sentence| {
            let (first, last) = (sentence.first()?, sentence.last()?);
            Some(Span { why: Why::LongSentence, start: first.start, end: last.end, pattern: None })
        })
        .collect()
}

/// Words in capitals side by side, and marks that pile up. One such word is a name; a few letters are a code.
fn shouting(text: &str, said: &[Word]) -> Vec<Span> {
    let letters = |w: &Word| text.get(w.start..w.end).unwrap_or_default();
    let shouts = |w: &Word| {
        let word = letters(w);
        word.chars().filter(|c| c.is_alphabetic()).count() >= 2
            && word.chars().any(char::is_uppercase)
            && !word.chars().any(char::is_lowercase)
    };
    let mut spans = Vec::new();
    for run in said.chunk_by(|a, b| a.sentence == b.sentence && shouts(a) == shouts(b)) {
        let (Some(first), Some(last)) = (run.first(), run.last()) else { continue };
        let many: usize = run.iter().map(|w| letters(w).chars().count()).sum();
        if shouts(first) && run.len() >= 2 && many >= 8 {
            spans.push(Span { why: Why::Shouting, start: first.start, end: last.end, pattern: None });
        }
    }
    let mut from = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (c, from) {
            ('!' | '?', None) => from = Some(at),
            ('!' | '?', Some(_)) | (_, None) => {}
            (_, Some(start)) => {
                let marks = text.get(start..at).unwrap_or_default();
                if marks.len() >= 2 && marks.contains('!') {
                    spans.push(Span { why: Why::Shouting, start, end: at, pattern: None });
                }
                from = None;
            }
        }
    }
    spans
}

fn reading(text: &str, language: Language, said: &[Word]) -> Option<Reading> {
    if said.len() < ease::FEWEST_WORDS {
        return None;
    }
    let letters = |w: &Word| text.get(w.start..w.end).unwrap_or_default();
    let syllables = said.iter().map(|w| ease::syllables(language, letters(w))).sum();
    let longest = sentences(said).max_by_key(|sentence| sentence.len())?;
    let (first, last) = (longest.first()?, longest.last()?);
    let many = sentences(said).count();
    let score = ease::score(language, said.len(), many, syllables);
    Some(Reading {
        ease: Ease::of(score),
        score: (score * 10.0).round() / 10.0,
        words: said.len(),
        sentences: many,
        longest: shortened(text.get(first.start..last.end).unwrap_or_default()),
        longest_words: longest.len(),
    })
}

/// A text as a list shows it: its lines joined, its end left off when it is long.
fn shortened(text: &str) -> String {
    let mut joined = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some((cut, _)) = joined.char_indices().nth(120) {
        joined.truncate(cut);
        joined.push('…');
    }
    joined
}

/// Turns bytes into characters and lines, walking forward once.
struct Places<'a> {
    text: &'a str,
    byte: usize,
    char: usize,
    line: usize,
    column: usize,
}

impl<'a> Places<'a> {
    fn of(text: &'a str) -> Self {
        Self { text, byte: 0, char: 0, line: 1, column: 1 }
    }

    /// The spans come in the order of their beginnings.
    fn finding(&mut self, span: &Span) -> Finding {
        for c in self.text.get(self.byte..span.start).unwrap_or_default().chars() {
            self.char += 1;
            self.column += 1;
            if c == '\n' {
                self.line += 1;
                self.column = 1;
            }
        }
        self.byte = span.start;
        let inside = self.text.get(span.start..span.end).unwrap_or_default();
        Finding {
            why: span.why,
            found: shortened(inside),
            start: self.char,
            end: self.char + inside.chars().count(),
            line: self.line,
            column: self.column,
            pattern: span.pattern,
        }
    }
}
