//! A plan: what is being done for one customer, or for all whom an incident touches.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::ground::Time;
use crate::ground::id::{CaseId, CustomerId, IncidentId, MemberId, PlanId, WorkspaceId};
use crate::journal::{Chain, Entry, Witnessed};

/// Where a plan stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum PlanState {
    /// Its version is being worked on; nobody outside reads it.
    Drafted,
    /// Its version is before the customer, or before everyone.
    Put,
    /// The customer accepted its version.
    Accepted,
    /// The customer wants something else.
    Wanted,
    /// All of it is done.
    Delivered,
}

impl PlanState {
    /// All, in their order.
    pub const ALL: [Self; 5] = [Self::Drafted, Self::Put, Self::Accepted, Self::Wanted, Self::Delivered];
    /// The word in the store, the API and the catalogue (`plans-state-WORD`).
    pub const fn word(self) -> &'static str {
        match self {
            Self::Drafted => "drafted",
            Self::Put => "put",
            Self::Accepted => "accepted",
            Self::Wanted => "wanted",
            Self::Delivered => "delivered",
        }
    }
    /// The state of this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|s| s.word() == word)
    }
}

/// The row.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
pub struct Plan {
    /// Whose desk.
    pub workspace_id: WorkspaceId,
    /// Which.
    pub id: PlanId,
    /// About which incident.
    pub incident_id: IncidentId,
    /// For which customer, in their case; absent where it is the incident's own.
    pub case_id: Option<CaseId>,
    /// The case's customer.
    pub customer_id: Option<CustomerId>,
    /// What to call it.
    pub title: String,
    /// Which of us answers for it.
    pub owner_id: MemberId,
    /// Who stands behind it; absent until somebody is named.
    pub sponsor_id: Option<MemberId>,
    /// Their name on the day they were named.
    pub sponsor_name: String,
    /// When the sponsor confirmed what it says now; absent while they have not.
    pub confirmed_at: Option<Time>,
    /// The version that is worked on or stands, from 1.
    pub version: i64,
    /// [`PlanState::word`].
    pub state: String,
    /// Who began it.
    pub drafted_by: String,
    /// When.
    pub drafted_at: Time,
    /// When its state changed last.
    pub moved_at: Time,
    /// When a version of it was put before its readers last.
    pub put_at: Option<Time>,
    /// When all of it was done.
    pub delivered_at: Option<Time>,
    /// Salt of the row's digest.
    #[schema(ignore)]
    pub salt: String,
}

impl Plan {
    /// Where it stands.
    pub fn state(&self) -> PlanState {
        PlanState::from_word(&self.state).unwrap_or(PlanState::Drafted)
    }
    /// The number of the version that its readers have, if they have one.
    pub fn shown(&self) -> Option<i64> {
        self.put_at?;
        match self.state() {
            PlanState::Drafted => Some(self.version - 1).filter(|n| *n > 0),
            PlanState::Put | PlanState::Accepted | PlanState::Wanted | PlanState::Delivered => {
                Some(self.version)
            }
        }
    }
    /// The badge kind of where it stands.
    pub fn kind(&self) -> &'static str {
        match self.state() {
            PlanState::Drafted => "plain",
            PlanState::Put => "wait",
            PlanState::Accepted | PlanState::Delivered => "done",
            PlanState::Wanted => "late",
        }
    }
    /// Whether it can still become another.
    pub fn is_live(&self) -> bool {
        self.state() != PlanState::Delivered
    }
    /// Whether its version is before its readers as it stands, and nothing is to be put before them.
    pub fn is_put(&self) -> bool {
        matches!(self.state(), PlanState::Put | PlanState::Accepted)
    }
    /// An entry of its story.
    pub(super) fn entry(&self, fact: &'static str) -> Entry {
        entry_of(self.case_id.as_ref(), &self.incident_id, self.customer_id.as_ref(), fact)
    }
}

/// An entry in the story of a case, or of the incident where there is none.
pub(super) fn entry_of(
    case: Option<&CaseId>,
    incident: &IncidentId,
    customer: Option<&CustomerId>,
    fact: &'static str,
) -> Entry {
    let chain = case.map_or_else(|| Chain::Incident(incident.clone()), |case| Chain::Case(case.clone()));
    let entry = Entry::on(chain, fact).incident(incident);
    match customer {
        Some(customer) => entry.customer(customer),
        None => entry,
    }
}

impl Witnessed for Plan {
    fn witness_id(&self) -> &str {
        self.id.as_str()
    }
}

/// What a member says of a plan.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct PlanSaid {
    /// What to call it; the customer reads it.
    pub title: String,
    /// Which lead or owner stands behind it; may follow later.
    pub sponsor_id: String,
    /// Which member answers for it; empty for whoever owns the case, or leads the incident.
    pub owner_id: String,
}

/// What a member says with a version that is put before its readers.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct PutSaid {
    /// What is new in it, or what we say to what they wanted; they read it. Needed where they asked for changes.
    pub words: String,
    /// `yes` to put it forward though it stands on words that they have not confirmed: it is marked so, and they read that.
    pub unconfirmed: String,
}
