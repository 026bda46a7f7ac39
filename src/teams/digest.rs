//! What customers said, in their own words, for the executive who stands by them.

use serde::Serialize;
use utoipa::ToSchema;

use super::ExecutiveLine;
use crate::ground::Time;
use crate::ground::id::CaseId;

/// Something that a customer said, word by word.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
pub struct Voice {
    /// In which case.
    pub case_id: CaseId,
    /// The customer.
    pub customer: String,
    /// `statement`, `impact`, `answer`, `question` or `demand`.
    pub kind: String,
    /// Their words.
    pub words: String,
    /// Who of theirs, where that is known; else empty.
    pub who: String,
    /// When.
    pub said_at: Time,
}

/// What is in the ear of one executive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = ExecutiveDigest)]
pub struct Digest {
    /// By whom they stand, and how often they were in touch.
    pub standing: Vec<ExecutiveLine>,
    /// What was said since the last digest, oldest first; at most 200, and more only where more was said at one
    /// moment.
    pub voices: Vec<Voice>,
    /// Whether more was said than stands here.
    pub is_more: bool,
}
