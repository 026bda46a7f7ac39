//! The languages of outward texts that we know something of: patterns to warn of, and templates to begin from.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A language in which a text can be checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// English.
    En,
    /// German.
    De,
    /// French.
    Fr,
}

impl Language {
    /// All, in the order they are offered.
    pub const ALL: [Self; 3] = [Self::En, Self::De, Self::Fr];

    /// Its code, as in `lang`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::De => "de",
            Self::Fr => "fr",
        }
    }

    /// The language of a code such as `de` or `de-AT`; `None` when we know no patterns for it.
    pub fn from_code(code: &str) -> Option<Self> {
        let code = primary(code);
        Self::ALL.into_iter().find(|language| language.code() == code)
    }
}

/// The first part of a language tag, in small letters: `de` of `de-AT`.
pub fn primary(code: &str) -> String {
    code.split(['-', '_']).next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// The name of a language in itself, where we know it, else its code: what a person looks for in a list.
pub fn name_of(code: &str) -> String {
    match primary(code).as_str() {
        "ar" => "العربية".into(),
        "de" => "Deutsch".into(),
        "en" => "English".into(),
        "es" => "Español".into(),
        "fr" => "Français".into(),
        "it" => "Italiano".into(),
        "nl" => "Nederlands".into(),
        "pl" => "Polski".into(),
        "pt" => "Português".into(),
        "sv" => "Svenska".into(),
        other => other.to_owned(),
    }
}

/// Whether this is a language tag at all: two or three letters, perhaps followed by more parts.
pub fn is_code(code: &str) -> bool {
    let first = primary(code);
    (2..=3).contains(&first.len()) && first.bytes().all(|b| b.is_ascii_lowercase())
}
