//! The words of a notice or a template, part by part (R21).

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The parts a notice says, each empty where it does not say it.
#[derive(Debug, Clone, Default, PartialEq, Eq, sqlx::FromRow, Serialize, Deserialize, ToSchema)]
#[serde(default)]
#[schema(as = TextParts)]
pub struct Parts {
    /// Its subject, one line.
    pub subject: String,
    /// What happened.
    pub what_happened: String,
    /// Who is affected.
    pub who_is_affected: String,
    /// What we know.
    pub what_we_know: String,
    /// What we do not know.
    pub what_we_do_not_know: String,
    /// What the reader can do now.
    pub what_you_can_do: String,
}

impl Parts {
    /// The word of each part, in their order; the same as in the form and the API.
    pub const WORDS: [&str; 6] = [
        "subject",
        "what_happened",
        "who_is_affected",
        "what_we_know",
        "what_we_do_not_know",
        "what_you_can_do",
    ];

    /// Each part with its word.
    pub fn each(&self) -> [(&'static str, &str); 6] {
        let [subject, happened, who, know, unknown, can] = Self::WORDS;
        [
            (subject, &self.subject),
            (happened, &self.what_happened),
            (who, &self.who_is_affected),
            (know, &self.what_we_know),
            (unknown, &self.what_we_do_not_know),
            (can, &self.what_you_can_do),
        ]
    }

    /// The text of a part; empty for a word that names none.
    pub fn part(&self, word: &str) -> &str {
        self.each().into_iter().find(|(own, _)| *own == word).map_or("", |(_, text)| text)
    }

    /// The same parts, each made anew, unless one cannot be.
    pub fn map<E>(&self, mut change: impl FnMut(&'static str, &str) -> Result<String, E>) -> Result<Self, E> {
        let [subject, happened, who, know, unknown, can] = self.each().map(|(word, text)| change(word, text));
        Ok(Self {
            subject: subject?,
            what_happened: happened?,
            who_is_affected: who?,
            what_we_know: know?,
            what_we_do_not_know: unknown?,
            what_you_can_do: can?,
        })
    }

    /// Whether nothing is said at all.
    pub fn is_empty(&self) -> bool {
        self.each().iter().all(|(_, text)| text.is_empty())
    }
}
