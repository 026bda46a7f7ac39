//! Who has read a bulletin, and who has not.

use serde::Serialize;
use utoipa::ToSchema;

use crate::ground::Time;
use crate::ground::id::MemberId;

/// One of our own people, and whether they have read it.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
#[schema(as = BulletinReader)]
pub struct Reader {
    /// Who.
    pub member_id: MemberId,
    /// Their name.
    pub name: String,
    /// What they may do here.
    pub role: String,
    /// When they said that they have read it; absent while they have not.
    pub read_at: Option<Time>,
}

/// How far it has been read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = BulletinReading)]
pub struct Reading {
    /// Our own people who are here.
    pub members: i64,
    /// How many of them have read it.
    pub read: i64,
    /// Half of those who have read it did so within so many milliseconds.
    pub median_ms: Option<i64>,
    /// All of them did.
    pub worst_ms: Option<i64>,
}
