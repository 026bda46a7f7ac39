//! Who acts: a member with a role, a contact by a private link, or the desk itself on schedule.

use serde::{Deserialize, Serialize};

use super::id::{ContactId, CustomerId, MemberId, WorkspaceId};
use super::{Fault, Result};

/// What a member may do, in rising order; each role may do all that the ones before it may.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Reads everything, changes nothing.
    Viewer,
    /// Works cases: drafts, records, offers within the leeway.
    Member,
    /// Leads recoveries: confirms scopes, approves notices, dates and offers.
    Lead,
    /// Also invites members and changes settings.
    Owner,
}

impl Role {
    /// Every role, rising.
    pub const ALL: [Self; 4] = [Self::Viewer, Self::Member, Self::Lead, Self::Owner];

    /// The word in the store, the API and the catalogue (`members-role-WORD`).
    pub const fn word(self) -> &'static str {
        match self {
            Self::Viewer => "viewer",
            Self::Member => "member",
            Self::Lead => "lead",
            Self::Owner => "owner",
        }
    }

    /// The role of this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|r| r.word() == word)
    }
}

/// The kind of actor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Who {
    /// One of our own people, in a browser or through a key.
    Member {
        /// Which.
        id: MemberId,
        /// What they may do here and now.
        role: Role,
    },
    /// A person at a customer, by a private link.
    Contact {
        /// Which.
        id: ContactId,
        /// Of whom.
        customer: CustomerId,
    },
    /// The desk itself: reactions and schedules.
    Desk,
}

/// Somebody who does something, in a workspace.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// Where.
    pub workspace: WorkspaceId,
    /// Who.
    pub who: Who,
    /// The name to show, never written to the journal.
    pub name: String,
}

impl Actor {
    /// The label of the desk itself, in the journal.
    pub const DESK: &'static str = "desk";

    /// The desk itself.
    pub fn desk(workspace: &WorkspaceId) -> Self {
        Self { workspace: workspace.clone(), who: Who::Desk, name: "Amends".into() }
    }

    /// What the journal writes: an id, never a name.
    pub fn label(&self) -> String {
        match &self.who {
            Who::Member { id, .. } => id.to_string(),
            Who::Contact { id, .. } => id.to_string(),
            Who::Desk => Self::DESK.into(),
        }
    }

    /// The member's id, when a member acts.
    pub fn member(&self) -> Option<&MemberId> {
        match &self.who {
            Who::Member { id, .. } => Some(id),
            Who::Contact { .. } | Who::Desk => None,
        }
    }

    /// The member's id; [`Fault::Forbidden`] for anyone else.
    pub fn must_be_member(&self) -> Result<&MemberId> {
        self.member().ok_or_else(|| Fault::forbidden("Only a member of the desk may do this."))
    }

    /// Passes members of at least this role, and the desk itself; [`Fault::Forbidden`] otherwise.
    pub fn must_be(&self, least: Role) -> Result<()> {
        match &self.who {
            Who::Desk => Ok(()),
            Who::Member { role, .. } if *role >= least => Ok(()),
            Who::Member { role, .. } => Err(Fault::forbidden(format!(
                "This needs the role {}; yours is {}. Ask an owner of the workspace, or somebody who has it.",
                least.word(),
                role.word()
            ))),
            Who::Contact { .. } => Err(Fault::forbidden("Only a member of the desk may do this.")),
        }
    }
}
