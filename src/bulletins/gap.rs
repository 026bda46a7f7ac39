//! Those outside were told before our own people; and what an approver says of that.

use serde::Serialize;
use utoipa::ToSchema;

use super::Bulletin;
use crate::ground::Time;
use crate::ground::id::{BulletinGapId, IncidentId, NoticeId, WorkspaceId};
use crate::journal::Witnessed;

/// The row: a first notice was let out without a bulletin.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
#[schema(as = BulletinGap)]
pub struct Gap {
    /// Whose desk.
    pub workspace_id: WorkspaceId,
    /// Which.
    pub id: BulletinGapId,
    /// About which incident.
    pub incident_id: IncidentId,
    /// By which notice.
    pub notice_id: NoticeId,
    /// Why our own people hear later; absent where nobody said.
    pub because: Option<String>,
    /// When.
    pub said_at: Time,
    /// Who let it out.
    pub said_by: String,
    /// Their name on that day.
    pub said_name: String,
    /// Salt of the row's digest.
    #[schema(ignore)]
    pub salt: String,
}

impl Witnessed for Gap {
    fn witness_id(&self) -> &str {
        self.id.as_str()
    }
}

/// What our own people know of an incident by now.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Inside {
    /// A bulletin is out.
    pub out: Option<Bulletin>,
    /// One is drafted; the last one.
    pub drafted: Option<Bulletin>,
}

/// What an approver says of it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct InsideSaid<'a> {
    /// A drafted bulletin is to go out later than the notice.
    pub later: bool,
    /// Why our own people hear later.
    pub because: &'a str,
    /// Somebody was asked, and has to answer; a program that knows nothing of bulletins was not.
    pub is_asked: bool,
}
