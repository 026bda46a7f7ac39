//! Reading one cell: text, addresses, tags. What comes out is what we keep; markup, emoji and
//! right-to-left text are text like any other, and are made safe where they are shown.

use jiff::tz::TimeZone;

/// What is wrong with a value and what to do; where it stood is added by the row.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::customers) struct Wrong {
    pub why: String,
    pub cure: String,
}

impl Wrong {
    pub(in crate::customers) fn new(why: impl Into<String>, cure: impl Into<String>) -> Self {
        Self { why: why.into(), cure: cure.into() }
    }
}

/// The longest names, keys, attributes, in characters.
pub(in crate::customers) const NAME: usize = 300;
/// See [`NAME`].
pub(in crate::customers) const KEY: usize = 200;
/// See [`NAME`].
pub(in crate::customers) const WORD: usize = 60;
/// See [`NAME`].
pub(in crate::customers) const NOTE: usize = 2000;

/// Text of one line, of at most `limit` characters, without control characters.
pub(in crate::customers) fn line(text: &str, limit: usize) -> Result<String, Wrong> {
    if let Some(c) = text.chars().find(|c| c.is_control()) {
        let (why, cure) = match c {
            '\n' | '\r' => ("there is a line break in it".to_owned(), "Put it on one line"),
            _ => (format!("there is a control character in it (U+{:04X})", c as u32), "Remove it"),
        };
        return Err(Wrong::new(why, cure));
    }
    short(text, limit)
}

/// Text that may have several lines and tabs.
pub(in crate::customers) fn lines(text: &str, limit: usize) -> Result<String, Wrong> {
    if let Some(c) = text.chars().find(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t')) {
        let why = format!("there is a control character in it (U+{:04X})", c as u32);
        return Err(Wrong::new(why, "Remove it"));
    }
    short(text, limit)
}

fn short(text: &str, limit: usize) -> Result<String, Wrong> {
    // Bytes first: they are free to count, and no text has more characters than bytes.
    if text.len() > limit {
        let count = text.chars().count();
        if count > limit {
            let why = format!("it has {count} characters; at most {limit} fit");
            return Err(Wrong::new(why, "Shorten it"));
        }
    }
    Ok(text.to_owned())
}

/// An e-mail address that a mail server could be asked about.
pub(in crate::customers) fn email(text: &str) -> Result<String, Wrong> {
    let wrong = |why: &str| Err(Wrong::new(why, "Write it as name@example.org"));
    let Some((local, domain)) = text.rsplit_once('@') else {
        return wrong("an e-mail address has an @");
    };
    if text.len() > 254 || local.len() > 64 {
        return wrong("the e-mail address is too long");
    }
    if !text.is_ascii() {
        return Err(Wrong::new(
            "the e-mail address has letters beyond ASCII",
            "Write the domain in its xn-- form; letters beyond ASCII before the @ cannot be mailed to",
        ));
    }
    let atom = |b: u8| b.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~".contains(&b);
    if local.is_empty() || !local.split('.').all(|part| !part.is_empty() && part.bytes().all(atom)) {
        return wrong("the part before the @ is not one that mail knows");
    }
    let label = |l: &str| {
        (1..=63).contains(&l.len())
            && l.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
            && !l.starts_with('-')
            && !l.ends_with('-')
    };
    if !domain.contains('.') || !domain.split('.').all(label) {
        return wrong("the part after the @ is not a domain");
    }
    Ok(text.to_owned())
}

/// A telephone number: digits with the usual marks.
pub(in crate::customers) fn phone(text: &str) -> Result<String, Wrong> {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let marks = text.chars().all(|c| c.is_ascii_digit() || "+-./() ext#".contains(c));
    if !(3..=20).contains(&digits) || !marks || text.len() > WORD {
        return Err(Wrong::new("this is not a telephone number", "Write it as +55 11 5555 0100"));
    }
    Ok(text.to_owned())
}

/// How many: a whole number, none or more.
pub(in crate::customers) fn count(text: &str) -> Result<i64, Wrong> {
    let is_count = (1..=9).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    text.parse()
        .ok()
        .filter(|_| is_count)
        .ok_or_else(|| Wrong::new("this is not a count", "Write a whole number, such as 12"))
}

/// A language tag, in its usual spelling.
pub(in crate::customers) fn language(text: &str) -> Result<String, Wrong> {
    text.parse::<unic_langid::LanguageIdentifier>()
        .map(|tag| tag.to_string())
        .map_err(|_| Wrong::new("this is not a language tag", "Write it as en or pt-BR"))
}

/// The name of a time zone that exists.
pub(in crate::customers) fn zone(text: &str) -> Result<String, Wrong> {
    let zone = TimeZone::get(text).ok();
    zone.and_then(|zone| zone.iana_name().map(str::to_owned))
        .ok_or_else(|| Wrong::new("there is no such time zone", "Write it as Europe/Berlin or UTC"))
}
