//! Text in header lines: encoded words (RFC 2047), phrases, and what may stand as it is.

use data_encoding::BASE64;

/// Bytes of text in one encoded word: with the longest standard header name before it, the line stays within
/// the 76 characters that RFC 2047 allows.
const WORD: usize = 39;

/// Longest word left as it is: a line of mail may have 998 characters, and cannot be folded within a word.
const LONGEST: usize = 900;

/// Text as it can stand in a header: one line, no control characters, single spaces.
///
/// This is what makes header injection impossible: no line break survives.
pub(crate) fn one_line(text: &str) -> String {
    let spaced: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether the text may stand unencoded: printable ASCII that cannot be mistaken for an encoded word.
pub(crate) fn is_plain(text: &str) -> bool {
    text.bytes().all(|b| (b' '..=b'~').contains(&b))
        && !text.contains("=?")
        && text.split(' ').all(|word| word.len() <= LONGEST)
}

/// The text as encoded words, one to a line.
pub(crate) fn encoded(text: &str) -> String {
    let mut words = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let (word, after) = rest.split_at(rest.floor_char_boundary(WORD));
        words.push(format!("=?utf-8?b?{}?=", BASE64.encode(word.as_bytes())));
        rest = after;
    }
    words.join("\r\n ")
}

/// The text as a phrase, as it stands before an address: quoted when short and plain, encoded otherwise.
pub(crate) fn phrase(text: &str) -> String {
    if is_plain(text) && text.len() <= 60 {
        format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
    } else {
        encoded(text)
    }
}
