//! A customer's system that asked to hear from us.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::ground::Time;
use crate::ground::id::{ContactId, CustomerId, WebhookId, WorkspaceId};
use crate::journal::Witnessed;

/// Whether a system hears from us.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum WebhookState {
    /// It has not taken a ping yet, so nobody knows who listens there.
    Untried,
    /// It hears from us.
    Live,
    /// One of us said that it shall wait.
    Paused,
    /// The desk stopped: it is gone, or took nothing for days.
    Disabled,
    /// It was taken away.
    Removed,
}

impl WebhookState {
    /// All, in their order.
    pub const ALL: [Self; 5] = [Self::Untried, Self::Live, Self::Paused, Self::Disabled, Self::Removed];
    /// The word in the store, the API and the catalogue (`webhooks-state-WORD`).
    pub const fn word(self) -> &'static str {
        match self {
            Self::Untried => "untried",
            Self::Live => "live",
            Self::Paused => "paused",
            Self::Disabled => "disabled",
            Self::Removed => "removed",
        }
    }
    /// The state of this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|s| s.word() == word)
    }
    /// The badge kind: plain, wait, late or done.
    pub const fn badge(self) -> &'static str {
        match self {
            Self::Untried | Self::Paused => "wait",
            Self::Live => "done",
            Self::Disabled => "late",
            Self::Removed => "plain",
        }
    }
}

/// The row.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
pub struct Webhook {
    /// Whose desk.
    pub workspace_id: WorkspaceId,
    /// Which.
    pub id: WebhookId,
    /// Of which customer.
    pub customer_id: CustomerId,
    /// Who there looks after it.
    pub contact_id: ContactId,
    /// What they call it.
    pub label: String,
    /// Where it listens.
    pub url: String,
    /// 1 when the customer said that this is how they want to be told.
    pub tells: i64,
    /// Who of them said so, and how.
    pub tells_because: Option<String>,
    /// Who of us noted it.
    pub tells_by: Option<String>,
    /// When.
    pub tells_at: Option<Time>,
    /// 1 when it is its contact's alone, so that their private link may go there.
    pub carries_link: i64,
    /// [`WebhookState::word`].
    pub state: String,
    /// Why it is paused, disabled or removed.
    pub because: Option<String>,
    /// Which secret: one more each time it is exchanged.
    pub generation: i64,
    /// Until when the secret before is used beside it.
    pub previous_until: Option<Time>,
    /// When it was added.
    pub added_at: Time,
    /// By whom.
    pub added_by: String,
    /// When it was last changed.
    pub changed_at: Time,
    /// By whom.
    pub changed_by: String,
    /// Salt of the row's digest.
    #[schema(ignore)]
    pub salt: String,
}

impl Webhook {
    /// Whether it hears from us.
    pub fn state(&self) -> WebhookState {
        WebhookState::from_word(&self.state).unwrap_or(WebhookState::Disabled)
    }
    /// Whether the customer said that this is how they want to be told.
    pub fn does_tell(&self) -> bool {
        self.tells == 1
    }
}

impl Witnessed for Webhook {
    fn witness_id(&self) -> &str {
        self.id.as_str()
    }
}

/// What a lead says of a customer's system.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct WebhookSaid {
    /// The contact who looks after it; stays the same once it is added.
    pub contact_id: String,
    /// What they call it.
    pub label: String,
    /// Where it listens: an address that begins with https://.
    pub url: String,
    /// Whether the customer said that this is how they want to be told: then a notice that it took counts as told.
    pub tells: bool,
    /// Who of them said so, and how; required then.
    pub tells_because: String,
    /// Whether it is that contact's alone, so that their private link may go there.
    pub carries_link: bool,
}
