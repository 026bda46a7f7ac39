//! Help that a customer offers.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::ground::Time;
use crate::ground::id::{CaseId, ContactId, CustomerId, HelpId, IncidentId, MemberId, WorkspaceId};
use crate::journal::Witnessed;

/// Where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum HelpState {
    /// It waits for our word.
    Offered,
    /// We take it.
    Accepted,
    /// We do not.
    Declined,
}

impl HelpState {
    /// The word in the store, the API and the catalogue (`help-state-WORD`).
    pub const fn word(self) -> &'static str {
        match self {
            Self::Offered => "offered",
            Self::Accepted => "accepted",
            Self::Declined => "declined",
        }
    }
}

/// The row.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
#[schema(as = OfferedHelp)]
pub struct Help {
    /// Whose desk.
    pub workspace_id: WorkspaceId,
    /// Which.
    pub id: HelpId,
    /// About which incident.
    pub incident_id: IncidentId,
    /// In which case.
    pub case_id: CaseId,
    /// Which customer.
    pub customer_id: CustomerId,
    /// Who of theirs, where that is known.
    pub contact_id: Option<ContactId>,
    /// How it came: `room`, `phone`, `visit` or `mail`.
    pub channel: String,
    /// What they offer, in their words; empty once erased.
    pub text: String,
    /// SHA-256 over salt and text, kept when the text is erased.
    pub text_digest: String,
    /// [`HelpState::word`].
    pub state: String,
    /// Which of us owes the answer.
    pub owner_id: Option<MemberId>,
    /// Who wrote it down: a contact or a member.
    pub offered_by: String,
    /// When.
    pub offered_at: Time,
    /// Our thanks, with what we make of it; the customer reads it.
    pub thanks: String,
    /// Which of us answered.
    pub answered_by: Option<String>,
    /// Their name on that day.
    pub answered_name: Option<String>,
    /// When.
    pub answered_at: Option<Time>,
    /// When the words were erased.
    pub erased_at: Option<Time>,
    /// Salt of the digests; gone with the text.
    #[schema(ignore)]
    pub salt: String,
}

impl Help {
    /// Whether it waits for our word.
    pub fn is_open(&self) -> bool {
        self.state == HelpState::Offered.word()
    }
    /// The badge kind of where it stands.
    pub(super) fn kind(&self) -> &'static str {
        match self.state.as_str() {
            state if state == HelpState::Accepted.word() => "done",
            state if state == HelpState::Declined.word() => "plain",
            _ => "wait",
        }
    }
}

impl Witnessed for Help {
    fn witness_id(&self) -> &str {
        self.id.as_str()
    }
}

/// Help as our lists show it.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
pub struct HelpLine {
    /// The help.
    #[sqlx(flatten)]
    #[serde(flatten)]
    pub help: Help,
    /// Whose it is.
    pub customer: String,
    /// Who owes the answer, by name.
    pub owner: Option<String>,
}

/// What a customer offers.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct HelpSaid {
    /// In their words; at most 20,000 characters.
    pub help: String,
    /// How a member heard it: phone, visit or mail. What a contact writes is always `room`.
    pub channel: String,
    /// Whose case, where a member writes it down.
    pub case_id: String,
    /// Which contact offered it; empty when it is not known.
    pub contact_id: String,
}

/// Our answer.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct ThanksSaid {
    /// Thanks, and what we make of it; the customer reads it.
    pub thanks: String,
}
