//! What our people can do, and what already lies on their desks.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::ground::Time;
use crate::ground::id::{MemberId, SkillId, WorkspaceId};
use crate::journal::Witnessed;

/// The row.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
pub struct Skill {
    /// Whose desk.
    pub workspace_id: WorkspaceId,
    /// Which.
    pub id: SkillId,
    /// Whose it is.
    pub member_id: MemberId,
    /// One word or a few, in small letters.
    pub tag: String,
    /// 1 while they have it.
    pub is_held: i64,
    /// Who said so, last.
    pub given_by: String,
    /// Their name on that day.
    pub given_name: String,
    /// When.
    pub given_at: Time,
}

impl Witnessed for Skill {
    fn witness_id(&self) -> &str {
        self.id.as_str()
    }
}

/// What is open on somebody's desk.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
#[schema(as = TeamLoad)]
pub struct Load {
    /// Promises that are not kept yet.
    pub promises: i64,
    /// Actions of plans.
    pub actions: i64,
    /// Risks to look at.
    pub looks: i64,
    /// Questions to answer.
    pub questions: i64,
}

impl Load {
    /// All of it.
    pub fn total(&self) -> i64 {
        self.promises + self.actions + self.looks + self.questions
    }
}

/// Somebody who can do it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = TeamAble)]
pub struct Able {
    /// Which member.
    pub member_id: MemberId,
    /// Their name.
    pub name: String,
    /// All their skills.
    pub skills: Vec<String>,
    /// What is open on their desk.
    pub load: Load,
}

/// The skills that somebody has.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct SkillsSaid {
    /// With commas between them, or one a line; at most 20 of at most 40 characters.
    pub skills: String,
}
