//! Of which dimension of trust a statement speaks, and how much it weighs with whoever said it.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::ground::Time;
use crate::ground::id::{
    CaseId, CodeId, ContactId, CustomerId, IncidentId, RankId, StatementId, WorkspaceId,
};
use crate::journal::Witnessed;

/// What trust is made of: whether we can, whether we mean well by them, whether we are straight with them (R46).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
#[schema(as = StatementDimension)]
pub enum Dimension {
    /// Whether we can do it.
    Ability,
    /// Whether we have their good in mind, or only our own.
    Benevolence,
    /// Whether we say what is true and stand by it.
    Integrity,
}

impl Dimension {
    /// All, in the order forms show them.
    pub const ALL: [Self; 3] = [Self::Ability, Self::Benevolence, Self::Integrity];
    /// The word in the store, the API and the catalogue (`listening-dimension-WORD`).
    pub const fn word(self) -> &'static str {
        match self {
            Self::Ability => "ability",
            Self::Benevolence => "benevolence",
            Self::Integrity => "integrity",
        }
    }
    /// The dimension of this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|d| d.word() == word)
    }
}

/// The row: of which dimension a statement speaks.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
#[schema(as = StatementCode)]
pub struct Code {
    /// Whose desk.
    pub workspace_id: WorkspaceId,
    /// Which.
    pub id: CodeId,
    /// Which statement.
    pub statement_id: StatementId,
    /// About which incident.
    pub incident_id: IncidentId,
    /// In which case.
    pub case_id: CaseId,
    /// Whose words.
    pub customer_id: CustomerId,
    /// [`Dimension::word`].
    pub dimension: String,
    /// Which of us said so.
    pub coded_by: String,
    /// When.
    pub coded_at: Time,
}

impl Witnessed for Code {
    fn witness_id(&self) -> &str {
        self.id.as_str()
    }
}

/// The row: how much a statement weighs with one contact (R41).
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
#[schema(as = StatementRank)]
pub struct Rank {
    /// Whose desk.
    pub workspace_id: WorkspaceId,
    /// Which.
    pub id: RankId,
    /// Which statement.
    pub statement_id: StatementId,
    /// About which incident.
    pub incident_id: IncidentId,
    /// In which case.
    pub case_id: CaseId,
    /// Whose words.
    pub customer_id: CustomerId,
    /// With whom.
    pub contact_id: ContactId,
    /// 1 weighs most; 0 where they took it out of the order again.
    pub place: i64,
    /// When they said so.
    pub ranked_at: Time,
}

impl Witnessed for Rank {
    fn witness_id(&self) -> &str {
        self.id.as_str()
    }
}

/// Of which dimension a statement speaks, as a member says it.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
pub struct CodeSaid {
    /// ability, benevolence or integrity.
    pub dimension: Dimension,
}
