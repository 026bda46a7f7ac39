//! A member: one of our own people.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::ground::id::{MemberId, WorkspaceId};
use crate::ground::workspace::Workspace;
use crate::ground::{Actor, Role, Time, Who};
use crate::journal::Witnessed;

/// The row. One who left stays, so that the journal can still say who it was.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize)]
pub struct Member {
    /// Whose.
    pub workspace_id: WorkspaceId,
    /// Which.
    pub id: MemberId,
    /// The name the others read.
    pub name: String,
    /// Where mail reaches them, and the name they sign in with.
    pub email: String,
    /// [`Role::word`].
    pub role: String,
    /// Since when.
    pub joined_at: Time,
    /// Until when.
    pub left_at: Option<Time>,
    /// Salt of the row's digest.
    pub salt: String,
}

impl Member {
    /// What they may do.
    pub fn role(&self) -> Role {
        // A word that is none of ours can only have been written by hand: it opens nothing.
        Role::from_word(&self.role).unwrap_or(Role::Viewer)
    }

    /// The member as somebody who acts.
    pub fn actor(&self) -> Actor {
        Actor {
            workspace: self.workspace_id.clone(),
            who: Who::Member { id: self.id.clone(), role: self.role() },
            name: self.name.clone(),
        }
    }
}

impl Witnessed for Member {
    fn witness_id(&self) -> &str {
        self.id.as_str()
    }
}

// The workspace's row belongs to the ground, which knows no journal; this room changes it.
impl Witnessed for Workspace {
    fn witness_id(&self) -> &str {
        self.id.as_str()
    }
}

/// A member as lists show them.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
pub struct MemberLine {
    /// Which.
    pub id: MemberId,
    /// The name.
    pub name: String,
    /// Where mail reaches them.
    pub email: String,
    /// viewer, member, lead or owner.
    pub role: String,
    /// Since when.
    pub joined_at: Time,
    /// Until when; absent while they are here.
    pub left_at: Option<Time>,
}

impl From<Member> for MemberLine {
    fn from(m: Member) -> Self {
        Self {
            id: m.id,
            name: m.name,
            email: m.email,
            role: m.role,
            joined_at: m.joined_at,
            left_at: m.left_at,
        }
    }
}

/// What the first member says of the company and of themselves.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Founding {
    /// The company's name, as customers read it.
    pub company: String,
    /// IANA zone for calendar days.
    pub zone: String,
    /// ISO 4217 code offered first in forms.
    pub currency: String,
    /// Their own name.
    pub name: String,
    /// Their own address.
    pub email: String,
    /// Their password.
    pub password: String,
}

/// A member who is brought in without a link: by the command line, a demonstration, a drill or a test.
#[derive(Debug, Clone)]
pub struct Joining {
    /// The name.
    pub name: String,
    /// The address.
    pub email: String,
    /// What they may do.
    pub role: Role,
    /// The password; none: they set one by a link that [`super::offer_reset`] makes.
    pub password: Option<String>,
}

/// What an owner may change of the workspace.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct Settings {
    /// The company's name, as customers read it.
    pub name: String,
    /// IANA zone for calendar days.
    pub zone: String,
    /// ISO 4217 code offered first in forms.
    pub currency: String,
}
