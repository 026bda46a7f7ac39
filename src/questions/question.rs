//! A question, and each version of its answer.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::ground::Time;
use crate::ground::id::{CaseId, ContactId, CustomerId, IncidentId, MemberId, QuestionId, WorkspaceId};
use crate::journal::Witnessed;

/// The row.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
pub struct Question {
    /// Whose desk.
    pub workspace_id: WorkspaceId,
    /// Which.
    pub id: QuestionId,
    /// About which incident.
    pub incident_id: IncidentId,
    /// In whose case; none where it is nobody's in particular.
    pub case_id: Option<CaseId>,
    /// Of which customer.
    pub customer_id: Option<CustomerId>,
    /// Who asked, where that is known: nobody else of theirs reads the answer then.
    pub contact_id: Option<ContactId>,
    /// How it came: `room`, `phone`, `visit` or `mail`.
    pub channel: String,
    /// In their words; empty once erased.
    pub text: String,
    /// SHA-256 over salt and text, kept when the text is erased.
    pub text_digest: String,
    /// Who wrote it down: a contact or a member.
    pub asked_by: String,
    /// When.
    pub asked_at: Time,
    /// Which of us owes the answer.
    pub owner_id: Option<MemberId>,
    /// How many versions of an answer there are; 0 while it waits.
    pub answers: i64,
    /// When it was first answered.
    pub answered_at: Option<Time>,
    /// Since when everybody reads it.
    pub published_at: Option<Time>,
    /// Who let them.
    pub published_by: Option<String>,
    /// The question as everybody reads it.
    pub public_question: String,
    /// The answer as everybody reads it.
    pub public_answer: String,
    /// Why nobody but whoever asked reads it any more.
    pub taken_back_because: String,
    /// When its words were erased.
    pub erased_at: Option<Time>,
    /// Salt of the digests; gone with the text.
    #[schema(ignore)]
    pub salt: String,
}

impl Question {
    /// Whether somebody waits for us.
    pub const fn is_open(&self) -> bool {
        self.answered_at.is_none() && self.erased_at.is_none()
    }
    /// Whether everybody reads it.
    pub const fn is_published(&self) -> bool {
        self.published_at.is_some()
    }
}

impl Witnessed for Question {
    fn witness_id(&self) -> &str {
        self.id.as_str()
    }
}

/// One version of an answer.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
pub struct QuestionAnswer {
    /// Whose desk.
    pub workspace_id: WorkspaceId,
    /// The question's id, a slash and the number.
    pub id: String,
    /// To which question.
    pub question_id: QuestionId,
    /// About which incident.
    pub incident_id: IncidentId,
    /// From 1; the last one stands.
    pub number: i64,
    /// What we answered; empty once erased.
    pub text: String,
    /// SHA-256 over salt and text, kept when the text is erased.
    pub text_digest: String,
    /// Which member answered.
    pub said_by: String,
    /// Their name on that day.
    pub said_name: String,
    /// When.
    pub said_at: Time,
    /// When its text was erased.
    pub erased_at: Option<Time>,
    /// Salt of the digests; gone with the text.
    #[schema(ignore)]
    pub salt: String,
}

impl Witnessed for QuestionAnswer {
    fn witness_id(&self) -> &str {
        &self.id
    }
}

/// A question as our lists show it.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
pub struct QuestionLine {
    /// The question.
    #[sqlx(flatten)]
    #[serde(flatten)]
    pub question: Question,
    /// The customer's name; none where it is nobody's in particular.
    pub customer: Option<String>,
    /// Who owes the answer, by name.
    pub owner: Option<String>,
}

/// What somebody asks.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct QuestionSaid {
    /// In their words; at most 20,000 characters.
    pub question: String,
    /// How a member heard it: phone, visit or mail. What a contact writes is always `room`.
    pub channel: String,
    /// Whose case; empty for what is nobody's in particular.
    pub case_id: String,
    /// Which contact asked; empty when it is not known.
    pub contact_id: String,
}

/// What we answer.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = QuestionAnswerSaid)]
#[serde(default)]
pub struct AnswerSaid {
    /// The whole answer; at most 20,000 characters.
    pub answer: String,
}

/// What everybody is to read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct PublishSaid {
    /// The question, in words that name nobody.
    pub question: String,
    /// The answer, in words that name nobody.
    pub answer: String,
    /// `yes` by whoever has looked that nothing personal is in them.
    pub nothing_personal: String,
}
