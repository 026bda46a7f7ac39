//! A survey, the cases it asks, and what their contacts answer.

use serde::{Deserialize, Deserializer, Serialize};
use utoipa::ToSchema;

use crate::ground::Time;
use crate::ground::id::{
    AnswerId, CaseId, ContactId, CustomerId, IncidentId, NoticeId, SurveyId, WorkspaceId,
};
use crate::journal::Witnessed;

/// The row: one asking of those an incident touched.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
pub struct Survey {
    /// Whose.
    pub workspace_id: WorkspaceId,
    /// Which.
    pub id: SurveyId,
    /// About which incident.
    pub incident_id: IncidentId,
    /// What was done, in words for customers: they read it above the questions.
    pub because: String,
    /// The notice that told them the solution is ready, when there was one.
    pub notice_id: Option<NoticeId>,
    /// How many cases it asks.
    pub asked: i64,
    /// Digest of the cases it asks, so that the row vouches for them.
    #[schema(ignore)]
    pub asked_digest: String,
    /// Salt of the row's digest.
    #[schema(ignore)]
    pub salt: String,
    /// When it was asked.
    pub asked_at: Time,
    /// By whom.
    pub asked_by: String,
}

impl Witnessed for Survey {
    fn witness_id(&self) -> &str {
        self.id.as_str()
    }
}

/// Whether something holds, in the customer's word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Held {
    /// It is right.
    Yes,
    /// It is not.
    No,
    /// It cannot be said yet.
    NotYet,
    /// Nothing was to be made good; only for the second question.
    NotApplicable,
}

impl Held {
    /// What may be answered about the solution.
    pub const OF_SOLUTION: [Self; 3] = [Self::Yes, Self::No, Self::NotYet];
    /// What may be answered about the making good.
    pub const OF_MAKING_GOOD: [Self; 4] = [Self::Yes, Self::No, Self::NotYet, Self::NotApplicable];

    /// The word in the store and the API.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::NotYet => "not_yet",
            Self::NotApplicable => "not_applicable",
        }
    }
    /// The answer of this word, if it is among those allowed.
    pub fn among(allowed: &[Self], word: &str) -> Option<Self> {
        allowed.iter().copied().find(|h| h.word() == word)
    }
}

/// How a case stands over all its contacts' answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    /// Somebody confirmed, and nobody said no.
    Happy,
    /// Somebody said no.
    Unhappy,
    /// Nobody can say yet.
    Unsure,
}

impl Outcome {
    /// The word in the store, the journal and the catalogue (`surveys-outcome-WORD`).
    pub const fn word(self) -> &'static str {
        match self {
            Self::Happy => "happy",
            Self::Unhappy => "unhappy",
            Self::Unsure => "unsure",
        }
    }
}

/// The row: one version of one contact's answer.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
pub struct Answer {
    /// Whose.
    pub workspace_id: WorkspaceId,
    /// Which.
    pub id: AnswerId,
    /// To which survey.
    pub survey_id: SurveyId,
    /// In which case.
    pub case_id: CaseId,
    /// Of which customer.
    pub customer_id: CustomerId,
    /// By which contact.
    pub contact_id: ContactId,
    /// 1 for the first; a changed answer counts up.
    pub version: i64,
    /// Is the solution right? [`Held::word`].
    pub solution: String,
    /// Is the making good right? [`Held::word`].
    pub making_good: String,
    /// Did they feel heard, 1 to 7.
    pub heard: Option<i64>,
    /// Did it feel sincere, 1 to 7.
    pub sincere: Option<i64>,
    /// In their own words.
    pub words: Option<String>,
    /// Salt of the row's digest.
    #[schema(ignore)]
    pub salt: String,
    /// When.
    pub answered_at: Time,
}

impl Witnessed for Answer {
    fn witness_id(&self) -> &str {
        self.id.as_str()
    }
}

/// What a contact answers.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(default)]
pub struct AnswerSaid {
    /// Is the solution right? `yes`, `no` or `not_yet`.
    pub solution: String,
    /// Is the making good right? `yes`, `no`, `not_yet` or `not_applicable`.
    pub making_good: String,
    /// Did you feel heard, 1 (not at all) to 7 (wholly).
    #[serde(deserialize_with = "seven")]
    pub heard: Option<i64>,
    /// Did it feel sincere, 1 to 7.
    #[serde(deserialize_with = "seven")]
    pub sincere: Option<i64>,
    /// In your own words.
    pub words: String,
}

/// A number as JSON has it, or as a form sends it; an empty field is no number.
fn seven<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<i64>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Sent {
        Number(i64),
        Text(String),
    }
    match Option::<Sent>::deserialize(deserializer)? {
        None => Ok(None),
        Some(Sent::Number(number)) => Ok(Some(number)),
        Some(Sent::Text(text)) if text.trim().is_empty() => Ok(None),
        Some(Sent::Text(text)) => text.trim().parse().map(Some).map_err(serde::de::Error::custom),
    }
}

/// A case as it was asked, and how it stands.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
pub struct AskedCase {
    /// By which survey.
    pub survey_id: SurveyId,
    /// Which case.
    pub case_id: CaseId,
    /// Of which incident.
    pub incident_id: IncidentId,
    /// Of which customer.
    pub customer_id: CustomerId,
    /// [`Outcome::word`]; none while it is silent.
    pub outcome: Option<String>,
    /// When the first of them answered.
    pub answered_at: Option<Time>,
    /// When an answer opened the case again.
    pub reopened_at: Option<Time>,
    /// When it was asked anew, by a later survey.
    pub superseded_at: Option<Time>,
    /// When it was asked.
    pub asked_at: Time,
}

/// A case that was asked and says nothing.
#[derive(Debug, Clone, sqlx::FromRow, Serialize, ToSchema)]
pub struct SilentLine {
    /// Which case.
    pub case_id: CaseId,
    /// Of which customer.
    pub customer_id: CustomerId,
    /// The customer's name.
    pub title: String,
    /// When it was asked.
    pub asked_at: Time,
}

/// An answer as a list shows it.
#[derive(Debug, Clone, sqlx::FromRow, Serialize, ToSchema)]
pub struct AnswerLine {
    /// Which.
    pub id: AnswerId,
    /// In which case.
    pub case_id: CaseId,
    /// By which contact.
    pub contact_id: ContactId,
    /// The customer's name.
    pub title: String,
    /// The contact's name; none when they are not in our books any more.
    pub contact: Option<String>,
    /// Which version of their answer.
    pub version: i64,
    /// Is the solution right?
    pub solution: String,
    /// Is the making good right?
    pub making_good: String,
    /// Did they feel heard, 1 to 7.
    pub heard: Option<i64>,
    /// Did it feel sincere, 1 to 7.
    pub sincere: Option<i64>,
    /// In their own words.
    pub words: Option<String>,
    /// When.
    pub answered_at: Time,
}
