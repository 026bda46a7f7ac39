//! A link that works once: to become the first member, to join, or to set a new password.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::ground::id::{InvitationId, MemberId, WorkspaceId};
use crate::ground::{Role, Time};
use crate::journal::Witnessed;

/// What a link is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// To become the first member of a desk, and its owner.
    First,
    /// To join by invitation.
    Join,
    /// To set a new password.
    Reset,
}

impl Purpose {
    /// The word in the store.
    pub const fn word(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Join => "join",
            Self::Reset => "reset",
        }
    }

    /// Where such a link leads, without its secret.
    pub const fn path(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Join => "invitations",
            Self::Reset => "reset",
        }
    }
}

/// The row. The secret is in the link only; here is its digest.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize)]
pub struct Invitation {
    /// Whose.
    pub workspace_id: WorkspaceId,
    /// Which.
    pub id: InvitationId,
    /// [`Purpose::word`].
    pub purpose: String,
    /// Who is invited; nobody in particular for the first member.
    pub email: Option<String>,
    /// The role it gives: [`Role::word`].
    pub role: String,
    /// Who used it, or whose password it resets.
    pub member_id: Option<MemberId>,
    /// SHA-256 of the secret.
    pub digest: String,
    /// When it was made.
    pub made_at: Time,
    /// By whom.
    pub made_by: String,
    /// Until when it works.
    pub expires_at: Time,
    /// When it was used.
    pub used_at: Option<Time>,
    /// When it was taken back.
    pub revoked_at: Option<Time>,
    /// Salt of the row's digest.
    pub salt: String,
}

impl Invitation {
    /// The role it gives.
    pub fn role(&self) -> Role {
        Role::from_word(&self.role).unwrap_or(Role::Viewer)
    }

    /// Whether it still works at `now`.
    pub fn is_open(&self, now: Time) -> bool {
        self.used_at.is_none() && self.revoked_at.is_none() && now < self.expires_at
    }
}

impl Witnessed for Invitation {
    fn witness_id(&self) -> &str {
        self.id.as_str()
    }
}

/// An open invitation as lists show it.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
pub struct InvitationLine {
    /// Which.
    pub id: InvitationId,
    /// Who is invited.
    pub email: String,
    /// The role it gives.
    pub role: String,
    /// When it was made.
    pub made_at: Time,
    /// Until when it works.
    pub expires_at: Time,
}

/// Whom an owner invites, and as what.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct Inviting {
    /// Where the invitation is sent.
    pub email: String,
    /// viewer, member, lead or owner.
    pub role: String,
}
