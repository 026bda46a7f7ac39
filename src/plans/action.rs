//! An action: one thing that is done, by whom, delivering what, by when.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::material::Frozen;
use super::plan::entry_of;
use crate::ground::Time;
use crate::ground::id::{
    ActionId, CaseId, ContactId, CustomerId, IncidentId, MemberId, PlanId, PromiseId, WorkspaceId,
};
use crate::journal::{Entry, Witnessed};

/// Where an action stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum ActionState {
    /// Nobody has begun it.
    Open,
    /// It goes on.
    Started,
    /// What it delivers is there.
    Done,
    /// It will not be done, because ….
    Dropped,
}

impl ActionState {
    /// All, in their order.
    pub const ALL: [Self; 4] = [Self::Open, Self::Started, Self::Done, Self::Dropped];
    /// The word in the store, the API and the catalogue (`plans-action-WORD`).
    pub const fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Started => "started",
            Self::Done => "done",
            Self::Dropped => "dropped",
        }
    }
    /// The state of this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|s| s.word() == word)
    }
    /// Whether it is still to be done.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Open | Self::Started)
    }
    /// The badge kind of it.
    pub const fn kind(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Started => "wait",
            Self::Open | Self::Dropped => "plain",
        }
    }
}

/// Ids of other things: in the store with a space at both ends of each.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(transparent)]
pub struct Refs(pub Vec<String>);

impl Refs {
    /// As the store holds them.
    pub fn stored(&self) -> String {
        if self.0.is_empty() { String::new() } else { format!(" {} ", self.0.join(" ")) }
    }
    /// Whether this one is among them.
    pub fn has(&self, id: &str) -> bool {
        self.0.iter().any(|own| own == id)
    }
    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl From<String> for Refs {
    fn from(stored: String) -> Self {
        Self(stored.split_whitespace().map(str::to_owned).collect())
    }
}

/// The row.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
#[schema(as = PlanAction)]
pub struct Action {
    /// Whose desk.
    pub workspace_id: WorkspaceId,
    /// Which.
    pub id: ActionId,
    /// Of which plan.
    pub plan_id: PlanId,
    /// About which incident.
    pub incident_id: IncidentId,
    /// In which case; absent in an incident's own plan.
    pub case_id: Option<CaseId>,
    /// The case's customer.
    pub customer_id: Option<CustomerId>,
    /// What is done.
    pub what: String,
    /// What will be there when it is done.
    pub deliverable: String,
    /// Which of us does it.
    pub owner_id: Option<MemberId>,
    /// Who at the customer does it, where it is their own task.
    pub contact_id: Option<ContactId>,
    /// The name of either on the day it was given to them.
    pub owner_name: String,
    /// By which day, `2026-03-12`.
    pub due_on: String,
    /// Whether its readers outside see it: 1 or 0.
    pub is_seen: i64,
    /// The statements it stands on.
    #[sqlx(try_from = "String")]
    #[schema(value_type = Vec<String>)]
    pub statements: Refs,
    /// Why it stands on none.
    pub no_statement_because: String,
    /// The impacts that it eases.
    #[sqlx(try_from = "String")]
    #[schema(value_type = Vec<String>)]
    pub impacts: Refs,
    /// The promise that carries its day, if one does.
    pub promise_id: Option<PromiseId>,
    /// Why customers read no day yet.
    pub no_date_because: String,
    /// [`ActionState::word`].
    pub state: String,
    /// How it goes, as last said.
    pub progress: String,
    /// When that was said.
    pub progress_at: Option<Time>,
    /// Who said that it is done, or dropped it.
    pub settled_by: Option<String>,
    /// When.
    pub settled_at: Option<Time>,
    /// Why it was dropped; empty otherwise.
    pub dropped_because: String,
    /// Who added it.
    pub added_by: String,
    /// When.
    pub added_at: Time,
    /// Salt of the row's digest.
    #[schema(ignore)]
    pub salt: String,
}

impl Action {
    /// Where it stands.
    pub fn state(&self) -> ActionState {
        ActionState::from_word(&self.state).unwrap_or(ActionState::Open)
    }
    /// Whether it is still to be done.
    pub fn is_open(&self) -> bool {
        self.state().is_open()
    }
    /// Whether it was dropped.
    pub fn is_dropped(&self) -> bool {
        self.state() == ActionState::Dropped
    }
    /// Whether it is the customer's own task.
    pub fn is_theirs(&self) -> bool {
        self.contact_id.is_some()
    }
    /// Whether its readers outside see it; a customer sees what is theirs to do.
    pub fn is_seen(&self) -> bool {
        self.is_seen == 1 || self.is_theirs()
    }
    /// Whether what is said of it is read by everybody at once.
    pub fn is_public(&self) -> bool {
        self.case_id.is_none() && self.is_seen()
    }
    /// The id of who does it, one of us or one of theirs.
    pub fn owner(&self) -> String {
        let ours = self.owner_id.as_ref().map(ToString::to_string);
        ours.or_else(|| self.contact_id.as_ref().map(ToString::to_string)).unwrap_or_default()
    }
    /// Whether its day is over and it is not done.
    pub fn is_late(&self, today: &str) -> bool {
        self.is_open() && self.due_on.as_str() < today
    }
    /// What a version of the plan keeps of it.
    pub fn frozen(&self) -> Frozen {
        Frozen {
            id: self.id.to_string(),
            what: self.what.clone(),
            deliverable: self.deliverable.clone(),
            owner: self.owner(),
            owner_name: self.owner_name.clone(),
            is_theirs: self.is_theirs(),
            due_on: self.due_on.clone(),
            is_seen: self.is_seen(),
        }
    }
    /// An entry of its story that vouches for it.
    pub(super) fn entry(&self, fact: &'static str) -> crate::ground::Result<Entry> {
        let entry = entry_of(self.case_id.as_ref(), &self.incident_id, self.customer_id.as_ref(), fact);
        Ok(entry.about(self)?.with("plan", self.plan_id.as_str()))
    }
}

impl Witnessed for Action {
    fn witness_id(&self) -> &str {
        self.id.as_str()
    }
}

/// What a member says of an action.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct ActionSaid {
    /// What is done; at most 300 characters.
    pub what: String,
    /// What will be there when it is done.
    pub deliverable: String,
    /// Who does it: a member's id, or a contact's where it is the customer's own task.
    pub owner: String,
    /// By which day, `2026-03-12`.
    pub due_on: String,
    /// Whether customers see it. Their own tasks they always see.
    pub is_seen: bool,
    /// The statements it stands on, by their ids.
    pub statements: Vec<String>,
    /// Why it stands on none; needed in a customer's plan where it does not.
    pub no_statement_because: String,
    /// The impacts that it eases, by their ids.
    pub impacts: Vec<String>,
    /// The promise that carries its day; empty where none does. It must be due on that day.
    pub promise_id: String,
    /// Why customers read no day yet; they read it.
    pub no_date_because: String,
}

/// How an action goes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct ProgressSaid {
    /// How it goes, in a sentence; empty where there is only to say that it was begun. Whoever sees the action reads it.
    pub progress: String,
}

/// That an action is done.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct DoneSaid {
    /// What is there now; may be empty.
    pub progress: String,
    /// `yes` to keep its promise with it.
    pub keep_promise: String,
}

/// That an action will not be done.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct DropSaid {
    /// Why not.
    pub because: String,
}
