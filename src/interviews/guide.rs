//! A guide: the open questions of a talk.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::ground::Time;
use crate::ground::id::{GuideId, WorkspaceId};
use crate::journal::Witnessed;

/// What a question is there for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum QuestionKind {
    /// One of the guide's own.
    Open,
    /// What would help restore your trust? In every guide.
    Restore,
    /// How can we make up for the hardship? In every guide.
    MakeUp,
    /// What have we not asked? The last of every guide.
    NotAsked,
}

impl QuestionKind {
    /// Those that stand in every guide, in their order.
    pub const FIXED: [Self; 3] = [Self::Restore, Self::MakeUp, Self::NotAsked];
    /// The word in the store and the API; of the fixed ones also in the catalogue (`interviews-fixed-WORD`).
    pub const fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Restore => "restore",
            Self::MakeUp => "make_up",
            Self::NotAsked => "not_asked",
        }
    }
    /// Whether what they answer is a candidate for what we do or offer (R48).
    pub const fn asks_for_something(self) -> bool {
        matches!(self, Self::Restore | Self::MakeUp)
    }
}

/// One question, as it is asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = InterviewQuestion)]
pub struct Question {
    /// What it is there for.
    pub kind: QuestionKind,
    /// Its words.
    pub text: String,
}

/// The row: questions that members wrote.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
pub struct Guide {
    /// Whose desk.
    pub workspace_id: WorkspaceId,
    /// Which.
    pub id: GuideId,
    /// What to call it.
    pub name: String,
    /// The questions of its own, one a line. Those that stand in every guide follow them.
    pub questions: String,
    /// Who began it.
    pub written_by: String,
    /// When.
    pub written_at: Time,
    /// Who wrote on it last.
    pub changed_by: String,
    /// When.
    pub changed_at: Time,
    /// When it was put away; talks that were planned with it keep their questions.
    pub retired_at: Option<Time>,
    /// Salt of the row's digest.
    #[schema(ignore)]
    pub salt: String,
}

impl Guide {
    /// The questions of its own.
    pub fn own(&self) -> impl Iterator<Item = &str> {
        self.questions.lines()
    }
}

impl Witnessed for Guide {
    fn witness_id(&self) -> &str {
        self.id.as_str()
    }
}

/// What a member writes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct GuideSaid {
    /// What to call it; at most 300 characters.
    pub name: String,
    /// Open questions, one a line; at most 30. What stands in every guide need not be among them.
    pub questions: String,
}
