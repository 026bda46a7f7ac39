//! What is kept of a member's password.

use serde::Serialize;

use crate::ground::Time;
use crate::ground::id::{MemberId, WorkspaceId};
use crate::journal::Witnessed;

/// The row. The journal vouches for it as a part of the member: a hash put in by hand would let somebody in. It
/// has no `Debug`, so that no log can hold it.
#[derive(Clone, sqlx::FromRow, Serialize)]
pub struct Password {
    /// What the journal calls it: `MEMBER/password`.
    #[sqlx(rename = "witness_id")]
    pub id: String,
    /// Whose desk.
    pub workspace_id: WorkspaceId,
    /// Whose password.
    pub member_id: MemberId,
    /// As argon2id writes it, with a salt of its own.
    pub hash: String,
    /// Since when.
    pub set_at: Time,
}

impl Witnessed for Password {
    fn witness_id(&self) -> &str {
        &self.id
    }
}
