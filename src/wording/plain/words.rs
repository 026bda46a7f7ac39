//! A text taken apart into words and sentences, each with its place, so that patterns are found whatever the
//! case, the spacing and the quotes.

use crate::wording::Language;

/// A word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    /// Folded: small letters, without accents, straight apostrophes.
    pub folded: String,
    /// Where it begins, in bytes.
    pub start: usize,
    /// Behind its last byte.
    pub end: usize,
    /// In which sentence, from 0.
    pub sentence: usize,
}

/// The words of a text in their order. `short` are abbreviations, folded, behind which a full stop ends nothing.
pub(super) fn words(text: &str, language: Option<Language>, short: &[String]) -> Vec<Word> {
    let mut found: Vec<Word> = Vec::new();
    let mut sentence = 0;
    let mut has_words = false;
    let mut chars = text.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        if !is_of_word(c) {
            let rest = text.get(start..).unwrap_or_default();
            if has_words && ends_sentence(c, rest, found.last(), short) {
                sentence += 1;
                has_words = false;
            }
            continue;
        }
        let mut folded = String::new();
        fold(c, &mut folded);
        let mut end = start + c.len_utf8();
        while let Some(&(at, next)) = chars.peek() {
            let behind = text.get(at + next.len_utf8()..).and_then(|rest| rest.chars().next());
            let joins =
                is_apostrophe(next) && language != Some(Language::Fr) && behind.is_some_and(is_of_word);
            if !is_of_word(next) && !is_silent(next) && !joins {
                break;
            }
            if joins {
                folded.push('\'');
            } else {
                fold(next, &mut folded);
            }
            end = at + next.len_utf8();
            chars.next();
        }
        has_words = true;
        found.push(Word { folded, start, end, sentence });
    }
    found
}

/// What may stand inside a word and is not read: soft hyphens, joiners, marks above a letter.
fn is_silent(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' | '\u{300}'..='\u{36f}')
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | '′' | '＇')
}

fn is_of_word(c: char) -> bool {
    c.is_alphanumeric()
}

/// A letter as it is compared: small, without its accent; several where it stands for several.
fn fold(c: char, into: &mut String) {
    for small in c.to_lowercase() {
        match small {
            'à'..='å' => into.push('a'),
            'æ' => into.push_str("ae"),
            'ç' => into.push('c'),
            'è'..='ë' => into.push('e'),
            'ì'..='ï' => into.push('i'),
            'ñ' => into.push('n'),
            'ò'..='ö' => into.push('o'),
            'ù'..='ü' => into.push('u'),
            'ý' | 'ÿ' => into.push('y'),
            'œ' => into.push_str("oe"),
            'ß' => into.push_str("ss"),
            silent if is_silent(silent) => {}
            other => into.push(other),
        }
    }
}

/// Whether a sentence ends with this sign; `rest` begins with it.
fn ends_sentence(c: char, rest: &str, last: Option<&Word>, short: &[String]) -> bool {
    let mut behind = rest.chars().skip(1);
    let next = behind.next();
    match c {
        '!' | '?' | '…' | '؟' | '。' => true,
        '.' => {
            let Some(next) = next else { return true };
            if !next.is_whitespace() {
                return matches!(next, '"' | '”' | '“' | '»' | ')' | ']');
            }
            let is_end_of_line = next == '\n';
            let is_abbreviation = last.is_some_and(|w| {
                // `z. B.`, `e. g.`, `12. März`, `No. 5`
                w.folded.chars().count() == 1 && w.folded.chars().all(char::is_alphabetic)
                    || w.folded.len() <= 2 && w.folded.bytes().all(|b| b.is_ascii_digit())
                    || short.contains(&w.folded)
            });
            is_end_of_line || !is_abbreviation
        }
        // An empty line, or an item of a list.
        '\n' => {
            let line = rest.get(1..).unwrap_or_default().trim_start_matches([' ', '\t']);
            line.starts_with(['\n', '-', '–', '•', '*'])
        }
        _ => false,
    }
}
