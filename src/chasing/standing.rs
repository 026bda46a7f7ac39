//! How each contact who was told of an incident stands: they let us know, answered, looked, or are silent.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::ground::Time;
use crate::ground::id::{CaseId, ContactId, CustomerId};

/// How a contact stands who was told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
#[schema(as = ChaseStanding)]
pub enum Standing {
    /// They let us know that they have it.
    Acknowledged,
    /// They gave another sign: noted an impact, confirmed our notes, answered a survey or an offer.
    Answered,
    /// Their room was opened since, and nothing else.
    Seen,
    /// Nothing.
    Silent,
}

impl Standing {
    /// All, the surest first.
    pub const ALL: [Self; 4] = [Self::Acknowledged, Self::Answered, Self::Seen, Self::Silent];
    /// The word in queries, the API and the catalogue (`chasing-standing-WORD`).
    pub const fn word(self) -> &'static str {
        match self {
            Self::Acknowledged => "acknowledged",
            Self::Answered => "answered",
            Self::Seen => "seen",
            Self::Silent => "silent",
        }
    }
    /// The standing of this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|s| s.word() == word)
    }
    /// The badge kind: plain, wait, late or done.
    pub const fn badge(self) -> &'static str {
        match self {
            Self::Acknowledged | Self::Answered => "done",
            Self::Seen => "plain",
            Self::Silent => "wait",
        }
    }
}

/// How many of those who were told stand how.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct Hearing {
    /// Contacts of live and closed cases who were told.
    pub told: i64,
    /// They let us know that they have it.
    pub acknowledged: i64,
    /// They gave another sign.
    pub answered: i64,
    /// Their room was opened, and nothing else. Some mail systems open links, so this proves no reading.
    pub seen: i64,
    /// Nothing.
    pub silent: i64,
}

impl Hearing {
    /// How many stand so.
    pub const fn of(&self, standing: Standing) -> i64 {
        match standing {
            Standing::Acknowledged => self.acknowledged,
            Standing::Answered => self.answered,
            Standing::Seen => self.seen,
            Standing::Silent => self.silent,
        }
    }
    /// Those who gave a sign.
    pub const fn heard(&self) -> i64 {
        self.acknowledged + self.answered
    }
}

/// One contact who was told, and how they stand.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
pub struct StandingLine {
    /// Which.
    pub contact_id: ContactId,
    /// Their name.
    pub name: String,
    /// At which customer.
    pub customer_id: CustomerId,
    /// Its name.
    pub customer: String,
    /// In which case.
    pub case_id: CaseId,
    /// [`Standing::word`].
    pub standing: String,
    /// When they were first told.
    pub told_at: Time,
    /// How often they were reminded.
    pub reminders: i64,
    /// When they let us know.
    pub acknowledged_at: Option<Time>,
    /// How: `click`, `reply`, `spoken` or `hand`.
    pub acknowledged_how: Option<String>,
}
