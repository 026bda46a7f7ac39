//! What is to be cleared up, and each thing that was said to it.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::ground::Time;
use crate::ground::id::{
    CaseId, ClarificationId, ContactId, CustomerId, IncidentId, QuestionId, StatementId, WorkspaceId,
};
use crate::journal::Witnessed;

/// Who is to learn from whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
#[schema(as = ClarificationWay)]
pub enum Way {
    /// We ask what they mean.
    Ask,
    /// We offer to explain.
    Explain,
    /// They ask what we mean.
    Asked,
}

impl Way {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Ask, Self::Explain, Self::Asked];
    /// The word in the store, the API and the catalogue (`clarifications-way-WORD`).
    pub const fn word(self) -> &'static str {
        match self {
            Self::Ask => "ask",
            Self::Explain => "explain",
            Self::Asked => "asked",
        }
    }
    /// The way of this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|way| way.word() == word)
    }
}

/// One of the two sides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
#[schema(as = ClarificationSide)]
pub enum Side {
    /// We.
    Us,
    /// The customer.
    Them,
}

impl Side {
    /// The word in the store and the API.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Us => "us",
            Self::Them => "them",
        }
    }
    /// Whoever speaks next.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Us => Self::Them,
            Self::Them => Self::Us,
        }
    }
}

/// How it ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
#[schema(as = ClarificationOutcome)]
pub enum Outcome {
    /// We understood what they mean.
    Understood,
    /// It is clear to them now, in their word.
    Explained,
    /// Both know what the other means, and see it differently.
    Differ,
}

impl Outcome {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Understood, Self::Explained, Self::Differ];
    /// The word in the store, the API and the catalogue (`clarifications-state-WORD`).
    pub const fn word(self) -> &'static str {
        match self {
            Self::Understood => "understood",
            Self::Explained => "explained",
            Self::Differ => "differ",
        }
    }
    /// The outcome of this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.word() == word)
    }
}

/// The state before any outcome.
pub(super) const OPEN: &str = "open";

/// The row. What was said is in its lines.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
pub struct Clarification {
    /// Whose desk.
    pub workspace_id: WorkspaceId,
    /// Which.
    pub id: ClarificationId,
    /// About which incident.
    pub incident_id: IncidentId,
    /// In which case.
    pub case_id: CaseId,
    /// With which customer.
    pub customer_id: CustomerId,
    /// With whom of theirs, where it is somebody's: nobody else of theirs reads it then.
    pub contact_id: Option<ContactId>,
    /// Which of the things they told us it is about.
    pub statement_id: Option<StatementId>,
    /// Or which of their questions.
    pub question_id: Option<QuestionId>,
    /// [`Way::word`].
    pub way: String,
    /// `open`, or [`Outcome::word`].
    pub state: String,
    /// [`Side::word`] of whoever speaks next; empty once it is over.
    pub waits_for: String,
    /// How many things were said.
    pub lines: i64,
    /// Who began it: a contact or a member.
    pub opened_by: String,
    /// When.
    pub opened_at: Time,
    /// When somebody last said something.
    pub moved_at: Time,
    /// Who said how it ended.
    pub settled_by: Option<String>,
    /// Their name on that day.
    pub settled_name: Option<String>,
    /// How we know of it: `room`, `phone`, `visit` or `mail` for a word of theirs; absent where we understood.
    pub settled_how: Option<String>,
    /// When.
    pub settled_at: Option<Time>,
    /// When its words were erased.
    pub erased_at: Option<Time>,
    /// Salt of the row's digest.
    #[schema(ignore)]
    pub salt: String,
}

impl Clarification {
    /// Who is to learn from whom.
    pub fn way(&self) -> Way {
        Way::from_word(&self.way).unwrap_or(Way::Ask)
    }
    /// Whether it goes on.
    pub fn is_open(&self) -> bool {
        self.state == OPEN && self.erased_at.is_none()
    }
    /// Whether it is our turn.
    pub fn waits_for_us(&self) -> bool {
        self.is_open() && self.waits_for == Side::Us.word()
    }
    /// The badge kind of where it stands, for members.
    pub(super) fn kind(&self) -> &'static str {
        match (self.is_open(), self.waits_for_us()) {
            (true, true) => "late",
            (true, false) => "wait",
            (false, _) if self.state == Outcome::Differ.word() || self.state == OPEN => "plain",
            (false, _) => "done",
        }
    }
    /// The end of its state's id in the catalogue: `clarifications-stands-WORD`.
    pub fn stands(&self) -> &str {
        match (self.is_open(), self.waits_for_us()) {
            (true, true) => "us",
            (true, false) => "them",
            (false, _) if self.state == OPEN => "erased",
            (false, _) => &self.state,
        }
    }
}

impl Witnessed for Clarification {
    fn witness_id(&self) -> &str {
        self.id.as_str()
    }
}

/// One thing that was said.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
pub struct ClarificationLine {
    /// Whose desk.
    pub workspace_id: WorkspaceId,
    /// The clarification's id, a slash and the number.
    pub id: String,
    /// To which it belongs.
    pub clarification_id: ClarificationId,
    /// In which case.
    pub case_id: CaseId,
    /// From 1.
    pub number: i64,
    /// [`Side::word`].
    pub side: String,
    /// How it came: `room` for what stands in theirs, `phone`, `visit` or `mail` for a word of theirs that one of us noted.
    pub channel: String,
    /// What was said; empty once erased.
    pub text: String,
    /// SHA-256 over salt and text, kept when the text is erased.
    pub text_digest: String,
    /// Who wrote it down.
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

impl ClarificationLine {
    /// Whether we said it.
    pub fn is_ours(&self) -> bool {
        self.side == Side::Us.word()
    }
}

impl Witnessed for ClarificationLine {
    fn witness_id(&self) -> &str {
        &self.id
    }
}

/// The whole of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = ClarificationExchange)]
pub struct Exchange {
    /// What is to be cleared up.
    #[serde(flatten)]
    pub clarification: Clarification,
    /// What was said to it, in its order.
    pub said: Vec<ClarificationLine>,
}

/// What begins one.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = ClarificationOpening)]
#[serde(default)]
pub struct OpenSaid {
    /// `ask` or `explain`. What a contact begins is always `asked`.
    pub way: String,
    /// The first words: what we do not understand, or what we would explain; at most 20,000 characters.
    pub words: String,
    /// About which of the things they told us; empty where it is about a question.
    pub statement_id: String,
    /// About which of their questions.
    pub question_id: String,
    /// With whom of theirs; empty for whoever of them it concerns.
    pub contact_id: String,
}

/// The next thing that is said.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = ClarificationWords)]
#[serde(default)]
pub struct WordsSaid {
    /// At most 20,000 characters.
    pub words: String,
    /// Empty for our own words. `phone`, `visit` or `mail` where a member notes what they said elsewhere.
    pub channel: String,
}

/// How it ended.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = ClarificationSettling)]
#[serde(default)]
pub struct SettleSaid {
    /// `understood`, `explained` or `differ`.
    pub outcome: String,
    /// How they told us, where a member notes a word of theirs: `phone`, `visit` or `mail`.
    pub channel: String,
}
