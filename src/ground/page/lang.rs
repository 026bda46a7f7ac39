//! The languages the faces speak, and how one is chosen.

/// A language of the catalogue. Arabic is the second one on purpose: a right-to-left language keeps
/// every layout honest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Lang {
    /// English, the language every other falls back to.
    #[default]
    En,
    /// Arabic.
    Ar,
    /// German, in letters only.
    De,
    /// French, in letters only.
    Fr,
}

impl Lang {
    /// Every language of the faces, in the order they are offered.
    pub const ALL: [Self; 2] = [Self::En, Self::Ar];
    /// Every language of letters: a letter has few words, and whoever reads it never chose ours.
    pub const OF_LETTERS: [Self; 4] = [Self::En, Self::Ar, Self::De, Self::Fr];

    /// The BCP 47 code, as in `<html lang>`.
    pub fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Ar => "ar",
            Self::De => "de",
            Self::Fr => "fr",
        }
    }

    /// The direction of writing, as in `<html dir>`.
    pub fn dir(self) -> &'static str {
        match self {
            Self::En | Self::De | Self::Fr => "ltr",
            Self::Ar => "rtl",
        }
    }

    /// The language's own name for itself, which is what a person looks for in a list.
    pub fn name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::Ar => "العربية",
            Self::De => "Deutsch",
            Self::Fr => "Français",
        }
    }

    /// The language of a code such as `ar` or `en-GB`; `None` when the faces do not speak it.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lang| lang.is(code))
    }

    /// The language in which a letter is written to somebody of this language; `None` when we write none in it.
    pub fn of_letters(code: &str) -> Option<Self> {
        Self::OF_LETTERS.into_iter().find(|lang| lang.is(code))
    }

    fn is(self, code: &str) -> bool {
        let primary = code.split(['-', '_']).next().unwrap_or_default().trim();
        self.code().eq_ignore_ascii_case(primary)
    }

    /// The explicit choice if we speak it, else the best of an `Accept-Language` header, else English.
    pub fn negotiate(explicit: Option<&str>, accept_language: Option<&str>) -> Self {
        if let Some(chosen) = explicit.and_then(Self::from_code) {
            return chosen;
        }
        let mut best: Option<(f32, Self)> = None;
        for part in accept_language.unwrap_or_default().split(',') {
            let (code, quality) = part.split_once(";q=").unwrap_or((part, "1"));
            let quality: f32 = quality.trim().parse().unwrap_or(0.0);
            let Some(lang) = Self::from_code(code) else { continue };
            // The first named wins a draw, and q=0 means "not this one".
            if quality > 0.0 && best.is_none_or(|(so_far, _)| quality > so_far) {
                best = Some((quality, lang));
            }
        }
        best.map_or_else(Self::default, |(_, lang)| lang)
    }
}

#[cfg(test)]
mod tests {
    use super::Lang;

    #[test]
    fn letters_speak_more_languages_than_faces() {
        assert_eq!(Lang::of_letters("de-AT"), Some(Lang::De));
        assert_eq!((Lang::from_code("de-AT"), Lang::of_letters("it")), (None, None));
        assert_eq!(Lang::negotiate(Some("de"), Some("fr, ar;q=0.5")), Lang::Ar);
    }

    #[test]
    fn the_choice_of_the_person_wins_then_the_browser_then_english() {
        assert_eq!(Lang::negotiate(Some("ar"), Some("en")), Lang::Ar);
        assert_eq!(Lang::negotiate(Some("xx"), Some("ar-EG,ar;q=0.9,en;q=0.8")), Lang::Ar);
        assert_eq!(Lang::negotiate(None, Some("fr, en;q=0.5, ar;q=0.7")), Lang::Ar);
        assert_eq!(Lang::negotiate(None, Some("ar;q=0, fr")), Lang::En);
        assert_eq!(Lang::negotiate(None, None), Lang::En);
    }
}
