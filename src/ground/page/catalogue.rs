//! The message catalogue: every word a face says, by id, from `locales/<lang>/<room>.ftl`.
//!
//! Ids are kebab-case and begin with their room (`incidents-declare-title`). A message that a language
//! lacks is said in English; one that no language has is shown as its id, so that it is seen.

use std::{borrow::Cow, collections::HashMap};

use fluent_templates::{
    LanguageIdentifier, StaticLoader, fluent_bundle::FluentValue, langid, loader::Loader as _, static_loader,
};

pub use super::missing::missing_ids;
use super::{Lang, format};

static_loader! {
    static MESSAGES = {
        locales: "./locales",
        fallback_language: "en",
        customise: |bundle| {
            // Isolation marks would end up in mail subjects and CSV; templates use <bdi> instead.
            bundle.set_use_isolating(false);
            bundle.set_formatter(Some(|value, _| match value {
                FluentValue::Number(number) if number.value.fract() == 0.0 => {
                    Some(format::grouped(number.value as i64))
                }
                _ => None,
            }));
        },
    };
}

const ENGLISH: LanguageIdentifier = langid!("en");
const ARABIC: LanguageIdentifier = langid!("ar");
const GERMAN: LanguageIdentifier = langid!("de");
const FRENCH: LanguageIdentifier = langid!("fr");

/// A value put into a message: text, or a number that chooses the plural form.
#[derive(Debug, Clone, PartialEq)]
pub enum Arg {
    /// Text, put in as it is.
    Text(String),
    /// A number, grouped by thousands, and the selector of plurals.
    Number(f64),
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

// Templates hand over references, sometimes to references.
macro_rules! args_by_reference {
    ($($kind:ty),*) => { $(
        impl From<&$kind> for Arg {
            fn from(value: &$kind) -> Self { value.to_owned().into() }
        }
        impl From<&&$kind> for Arg {
            fn from(value: &&$kind) -> Self { (*value).to_owned().into() }
        }
    )* };
}
macro_rules! numbers {
    ($($kind:ty: $number:ident => $as_float:expr),*) => { $(
        impl From<$kind> for Arg {
            fn from($number: $kind) -> Self { Self::Number($as_float) }
        }
    )* };
}
impl From<&&str> for Arg {
    fn from(text: &&str) -> Self {
        Self::Text((*text).to_owned())
    }
}
numbers!(i32: n => n.into(), u16: n => n.into(), u32: n => n.into(), f64: n => n);
numbers!(i64: n => n as f64, u64: n => n as f64, usize: n => n as f64);
args_by_reference!(String, i32, i64, u16, u32, u64, usize, f64);

/// The message `id` in `lang`.
pub fn t(lang: Lang, id: &str) -> String {
    look_up(lang, id, None)
}

/// The message `id` in `lang` with its arguments put in.
pub fn t_args(lang: Lang, id: &str, args: &[(&'static str, Arg)]) -> String {
    let values: HashMap<Cow<'static, str>, FluentValue<'_>> = args
        .iter()
        .map(|(name, arg)| {
            let value = match arg {
                Arg::Text(text) => FluentValue::from(text.as_str()),
                Arg::Number(number) => FluentValue::from(*number),
            };
            (Cow::Borrowed(*name), value)
        })
        .collect();
    look_up(lang, id, Some(&values))
}

fn look_up(lang: Lang, id: &str, args: Option<&HashMap<Cow<'static, str>, FluentValue<'_>>>) -> String {
    let messages: &StaticLoader = &MESSAGES;
    let own = match lang {
        Lang::En => &ENGLISH,
        Lang::Ar => &ARABIC,
        Lang::De => &GERMAN,
        Lang::Fr => &FRENCH,
    };
    messages.try_lookup_complete(own, id, args).unwrap_or_else(|| format!("\u{27e6}{id}\u{27e7}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_message_is_seen_not_hidden() {
        assert_eq!(t(Lang::En, "page-no-such-thing"), "⟦page-no-such-thing⟧");
    }

    #[test]
    fn plurals_follow_each_language() {
        let say = |lang, n: i64| t_args(lang, "page-errors", &[("n", n.into())]);
        assert_eq!(say(Lang::En, 1), "One thing needs your attention");
        assert_eq!(say(Lang::En, 1200), "1,200 things need your attention");
        let arabic: Vec<String> = [1, 2, 3, 11].map(|n| say(Lang::Ar, n)).to_vec();
        assert_eq!(arabic.iter().collect::<std::collections::HashSet<_>>().len(), 4, "{arabic:?}");
    }

    #[test]
    fn no_isolation_marks_reach_plain_text() {
        let said = t_args(Lang::En, "page-signed-in-as", &[("name", "Ana".into())]);
        assert!(!said.contains(['\u{2068}', '\u{2069}']), "{said:?}");
    }
}
