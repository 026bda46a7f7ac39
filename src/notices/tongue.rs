//! Which language a reader is written to in. Pure: their tag and the tags there are in, a choice out.

use crate::ground::FieldFault;
use crate::wording;

/// The language of a text that nobody named and that could not be told from its words.
pub const HOUSE: &str = "en";
/// The longest tag, in characters: what BCP 47 recommends to have room for.
const LONGEST: usize = 35;

/// The place of the text that a reader of this language gets, among tags of which the first is the notice's own: the
/// same tag, else the same language without its region, else the same language of any region, else the notice's own.
pub fn chosen<'a>(reader: &str, tags: &(impl Iterator<Item = &'a str> + Clone)) -> usize {
    let wanted = tidy(reader);
    let primary = wording::primary(&wanted);
    let at = |fits: &dyn Fn(&str) -> bool| tags.clone().position(fits);
    at(&|tag| tag.eq_ignore_ascii_case(&wanted))
        .or_else(|| at(&|tag| tag.eq_ignore_ascii_case(&primary)))
        .or_else(|| at(&|tag| wording::primary(tag) == primary))
        .unwrap_or(0)
}

/// Whether a reader of this language reads another for want of their own. Of whom no language is known, nobody can say.
pub fn falls_back(reader: &str, read: &str) -> bool {
    let primary = wording::primary(reader);
    !primary.is_empty() && primary != wording::primary(read)
}

/// A tag as it is kept: `de`, `pt-BR`.
pub fn tidy(tag: &str) -> String {
    let tag = tag.trim().replace('_', "-");
    match tag.split_once('-') {
        Some((first, rest)) => format!("{}-{rest}", first.to_ascii_lowercase()),
        None => tag.to_ascii_lowercase(),
    }
}

/// A tag that somebody typed.
pub fn read(field: &str, typed: &str) -> Result<String, FieldFault> {
    let tag = tidy(typed);
    let part = |p: &str| (1..=8).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_alphanumeric());
    if wording::is_code(&tag) && tag.len() <= LONGEST && tag.split('-').all(part) {
        return Ok(tag);
    }
    Err(FieldFault::new(field, "This is no language tag.", "Write one such as en, de-AT or fr."))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_reader_gets_their_own_tag_then_their_language_then_the_notices_own() {
        for (reader, tags, read, falls) in [
            ("de-AT", &["en", "de", "de-AT"][..], "de-AT", false),
            ("de_at", &["en", "de", "de-AT"], "de-AT", false),
            ("de-CH", &["en", "de-AT", "de"], "de", false),
            ("de", &["en", "de-AT"], "de-AT", false),
            ("PL", &["en", "de"], "en", true),
            ("pt-BR", &["fr"], "fr", true),
            ("en-GB", &["en", "de"], "en", false),
            ("", &["de", "en"], "de", false),
            ("den", &["en", "de"], "en", true),
        ] {
            let at = chosen(reader, &tags.iter().copied());
            assert_eq!((tags[at], falls_back(reader, tags[at])), (read, falls), "{reader} of {tags:?}");
        }
    }

    #[test]
    fn a_tag_is_kept_tidy_and_what_is_none_is_named() {
        assert_eq!(read("language", " PT_BR ").unwrap(), "pt-BR");
        assert_eq!(read("language", "DE").unwrap(), "de");
        for wrong in ["", "d", "german", "de-", "de-<b>", "de AT", "de-abcdefghi", "x-y", "de.x"] {
            assert!(read("language", wrong).is_err(), "{wrong}");
        }
        assert!(read("language", &format!("de{}", "-abcdefgh".repeat(4))).is_err());
    }

    proptest! {
        #[test]
        fn there_is_always_a_text_and_never_a_worse_one(reader in "[a-zA-Z]{2}(-[A-Z]{2})?", tags in prop::collection::vec("[a-z]{2}(-[A-Z]{2})?", 1..6)) {
            let at = chosen(&reader, &tags.iter().map(String::as_str));
            let read = tags.get(at).unwrap();
            let exact = tags.iter().any(|tag| tag.eq_ignore_ascii_case(&reader));
            let same = |tag: &str| wording::primary(tag) == wording::primary(&reader);
            prop_assert!(!exact || read.eq_ignore_ascii_case(&reader));
            prop_assert_eq!(tags.iter().any(|tag| same(tag)), same(read), "{} read {} of {:?}", reader, read, tags);
            prop_assert!(same(read) || at == 0);
            prop_assert_eq!(falls_back(&reader, read), !same(read));
        }
    }
}
