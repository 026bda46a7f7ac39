//! That somebody spoke of an incident.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::ground::Time;
use crate::ground::id::{CustomerId, IncidentId, MentionId, WorkspaceId};
use crate::journal::Witnessed;

/// Who spoke of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Speaker {
    /// We ourselves, before everyone: on our site, to the press.
    Us,
    /// A customer.
    Customer,
    /// The press, or anybody with an audience.
    Media,
    /// A regulator.
    Regulator,
    /// A partner or a supplier.
    Partner,
    /// One of our own people, on their own account.
    Staff,
}

impl Speaker {
    /// All, in their order.
    pub const ALL: [Self; 6] =
        [Self::Us, Self::Customer, Self::Media, Self::Regulator, Self::Partner, Self::Staff];
    /// The word in the store, the API and the catalogue (`mentions-speaker-WORD`).
    pub const fn word(self) -> &'static str {
        match self {
            Self::Us => "us",
            Self::Customer => "customer",
            Self::Media => "media",
            Self::Regulator => "regulator",
            Self::Partner => "partner",
            Self::Staff => "staff",
        }
    }
    /// The speaker of this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|s| s.word() == word)
    }
}

/// The row.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
pub struct Mention {
    /// Whose desk.
    pub workspace_id: WorkspaceId,
    /// Which.
    pub id: MentionId,
    /// Of which incident.
    pub incident_id: IncidentId,
    /// [`Speaker::word`].
    pub speaker: String,
    /// Where: a paper, a forum, the telephone.
    pub place: String,
    /// Its address, where it has one.
    pub url: Option<String>,
    /// How many it reached, in plain words.
    pub reach: Option<String>,
    /// What was said; empty once erased.
    pub words: String,
    /// Which customer spoke, if one did.
    pub customer_id: Option<CustomerId>,
    /// When it was said.
    pub said_at: Time,
    /// When we noticed.
    pub noticed_at: Time,
    /// The one that it stands in place of.
    pub replaces_id: Option<MentionId>,
    /// When somebody said that we answered.
    pub answered_at: Option<Time>,
    /// Who said so.
    pub answered_by: Option<String>,
    /// What we answered, and how.
    pub answer: Option<String>,
    /// When it was withdrawn.
    pub withdrawn_at: Option<Time>,
    /// By whom.
    pub withdrawn_by: Option<String>,
    /// Why.
    pub withdrawn_because: Option<String>,
    /// Salt of the row's digest.
    #[schema(ignore)]
    pub salt: String,
    /// When it was noted.
    pub noted_at: Time,
    /// By whom.
    pub noted_by: String,
    /// Their name on that day.
    pub noted_name: String,
    /// When its words were erased.
    pub erased_at: Option<Time>,
}

impl Mention {
    /// Whether it stands.
    pub const fn stands(&self) -> bool {
        self.withdrawn_at.is_none()
    }
}

impl Witnessed for Mention {
    fn witness_id(&self) -> &str {
        self.id.as_str()
    }
}

/// What a member notes. An absent field is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct MentionSaid {
    /// `us`, `customer`, `media`, `regulator`, `partner` or `staff`.
    pub speaker: String,
    /// Where, in plain words.
    pub place: String,
    /// Its address, `https://…`; empty for none.
    pub url: String,
    /// How many it reached, in plain words; empty when nobody knows.
    pub reach: String,
    /// What was said.
    pub words: String,
    /// Which customer, where a customer spoke.
    pub customer_id: String,
    /// When it was said. RFC 3339, or local time in the workspace's zone.
    pub said_at: String,
    /// When we noticed; empty for now.
    pub noticed_at: String,
}
