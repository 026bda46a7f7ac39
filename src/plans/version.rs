//! A version of a plan as it was put before its readers, and what they said to it.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::material::Frozen;
use super::plan::entry_of;
use crate::ground::id::{CaseId, CustomerId, IncidentId, PlanId, WorkspaceId};
use crate::ground::{Result, Time};
use crate::journal::{Entry, Witnessed};

/// Where a version stands with its readers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum VersionState {
    /// The customer has not answered yet.
    Waiting,
    /// They accepted it.
    Accepted,
    /// They want something else.
    Wanted,
    /// A later version took its place before they answered.
    Replaced,
    /// Everybody may read it, and nobody is asked.
    Shown,
}

impl VersionState {
    /// All, in their order.
    pub const ALL: [Self; 5] = [Self::Waiting, Self::Accepted, Self::Wanted, Self::Replaced, Self::Shown];
    /// The word in the store, the API and the catalogue (`plans-version-WORD`).
    pub const fn word(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Accepted => "accepted",
            Self::Wanted => "wanted",
            Self::Replaced => "replaced",
            Self::Shown => "shown",
        }
    }
}

/// The row.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
pub struct PlanVersion {
    /// Whose desk.
    pub workspace_id: WorkspaceId,
    /// The plan's id, a slash and the number.
    pub id: String,
    /// Of which plan.
    pub plan_id: PlanId,
    /// About which incident.
    pub incident_id: IncidentId,
    /// In which case; absent in an incident's own plan.
    pub case_id: Option<CaseId>,
    /// The case's customer.
    pub customer_id: Option<CustomerId>,
    /// From 1.
    pub number: i64,
    /// What it was called.
    pub title: String,
    /// What we said with it.
    pub words: String,
    /// Its actions, as JSON: what, delivering what, by whom, by when.
    pub content: String,
    /// How many statements it stood on that nobody had confirmed.
    pub unconfirmed: i64,
    /// Who stood behind it.
    pub sponsor_name: String,
    /// When they confirmed it.
    pub confirmed_at: Time,
    /// Who put it before its readers.
    pub put_by: String,
    /// Their name on that day.
    pub put_name: String,
    /// When.
    pub put_at: Time,
    /// [`VersionState::word`].
    pub state: String,
    /// Who answered for the customer.
    pub answered_by: Option<String>,
    /// Their name on that day.
    pub answered_name: Option<String>,
    /// When.
    pub answered_at: Option<Time>,
    /// Their remarks, or what they want changed; may be empty, and is once erased.
    pub remarks: String,
    /// SHA-256 over salt and remarks, kept when the remarks are erased.
    pub remarks_digest: String,
    /// When the remarks were erased.
    pub erased_at: Option<Time>,
    /// Salt of the digests; gone with the remarks.
    #[schema(ignore)]
    pub salt: String,
}

impl PlanVersion {
    /// Its actions. What is no JSON of ours any more was changed by hand, which the verification names; it has none then.
    pub fn actions(&self) -> Vec<Frozen> {
        serde_json::from_str(&self.content).unwrap_or_default()
    }
    /// Whether the customer has not answered it.
    pub fn is_waiting(&self) -> bool {
        self.state == VersionState::Waiting.word()
    }
    /// The badge kind of where it stands.
    pub fn kind(&self) -> &'static str {
        match self.state.as_str() {
            state if state == VersionState::Accepted.word() => "done",
            state if state == VersionState::Wanted.word() => "late",
            state if state == VersionState::Waiting.word() => "wait",
            _ => "plain",
        }
    }
    /// An entry of its story that vouches for it.
    pub(super) fn entry(&self, fact: &'static str) -> Result<Entry> {
        let entry = entry_of(self.case_id.as_ref(), &self.incident_id, self.customer_id.as_ref(), fact);
        Ok(entry.about(self)?.with("version", self.number))
    }
}

impl Witnessed for PlanVersion {
    fn witness_id(&self) -> &str {
        &self.id
    }
}
