//! A case: one customer's recovery from one incident.

use chain::Digest;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::ground::id::{CaseId, CustomerId, IncidentId, MemberId, WorkspaceId};
use crate::ground::{Fault, Result, Time};
use crate::journal::Witnessed;

/// Where a case stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum CaseState {
    /// Touched, and not told yet.
    Open,
    /// Told; being worked on.
    Told,
    /// Asked whether it held.
    Verifying,
    /// Said it did not hold; needs its owner.
    Unhappy,
    /// Put right, as the customer confirmed or a member answers for.
    Closed,
    /// Not touched after all.
    Withdrawn,
}

impl CaseState {
    /// All, in their order.
    pub const ALL: [Self; 6] =
        [Self::Open, Self::Told, Self::Verifying, Self::Unhappy, Self::Closed, Self::Withdrawn];
    /// The word in the store, the API and the catalogue (`incidents-case-WORD`).
    pub const fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Told => "told",
            Self::Verifying => "verifying",
            Self::Unhappy => "unhappy",
            Self::Closed => "closed",
            Self::Withdrawn => "withdrawn",
        }
    }
    /// The state of this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|s| s.word() == word)
    }
    /// Neither closed nor withdrawn.
    pub const fn is_live(self) -> bool {
        !matches!(self, Self::Closed | Self::Withdrawn)
    }
}

/// The row.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
pub struct Case {
    /// Whose.
    pub workspace_id: WorkspaceId,
    /// Which.
    pub id: CaseId,
    /// From which incident.
    pub incident_id: IncidentId,
    /// Of which customer.
    pub customer_id: CustomerId,
    /// The customer's name when it was opened, for lists and search.
    pub title: String,
    /// [`CaseState::word`].
    pub state: String,
    /// Who answers for it.
    pub owner_id: Option<MemberId>,
    /// When we first acknowledged to the customer that it happened to them.
    pub acknowledged_at: Option<Time>,
    /// When the customer was first told.
    pub told_at: Option<Time>,
    /// Why we contest it, if we do.
    pub contested_because: Option<String>,
    /// How often it was opened again.
    pub reopened_count: i64,
    /// When it was closed.
    pub closed_at: Option<Time>,
    /// [`Closing`]: `confirmed` or `reason`.
    pub closed_how: Option<String>,
    /// The reason, when nobody confirmed.
    pub closed_because: Option<String>,
    /// Why it was withdrawn.
    pub withdrawn_because: Option<String>,
    /// Salt of the row's digest.
    #[schema(ignore)]
    pub salt: String,
    /// When it was opened.
    pub opened_at: Time,
    /// When its state last changed.
    pub moved_at: Time,
}

impl Case {
    /// Where it stands.
    pub fn state(&self) -> CaseState {
        CaseState::from_word(&self.state).unwrap_or(CaseState::Open)
    }
}

/// The row in the order of its names, as every digest is taken: sorting them anew for each of very many cases would cost
/// more than the digest.
#[derive(Serialize)]
struct Proven<'a> {
    acknowledged_at: Option<Time>,
    closed_at: Option<Time>,
    closed_because: Option<&'a str>,
    closed_how: Option<&'a str>,
    contested_because: Option<&'a str>,
    customer_id: &'a CustomerId,
    id: &'a CaseId,
    incident_id: &'a IncidentId,
    moved_at: Time,
    opened_at: Time,
    owner_id: Option<&'a MemberId>,
    reopened_count: i64,
    salt: &'a str,
    state: &'a str,
    title: &'a str,
    told_at: Option<Time>,
    withdrawn_because: Option<&'a str>,
    workspace_id: &'a WorkspaceId,
}

impl Case {
    fn proven(&self) -> Proven<'_> {
        Proven {
            acknowledged_at: self.acknowledged_at,
            closed_at: self.closed_at,
            closed_because: self.closed_because.as_deref(),
            closed_how: self.closed_how.as_deref(),
            contested_because: self.contested_because.as_deref(),
            customer_id: &self.customer_id,
            id: &self.id,
            incident_id: &self.incident_id,
            moved_at: self.moved_at,
            opened_at: self.opened_at,
            owner_id: self.owner_id.as_ref(),
            reopened_count: self.reopened_count,
            salt: &self.salt,
            state: &self.state,
            title: &self.title,
            told_at: self.told_at,
            withdrawn_because: self.withdrawn_because.as_deref(),
            workspace_id: &self.workspace_id,
        }
    }
}

impl Witnessed for Case {
    fn witness_id(&self) -> &str {
        self.id.as_str()
    }
    fn digest(&self) -> Result<Digest> {
        Ok(Digest::of(&serde_json::to_vec(&self.proven()).map_err(Fault::broken)?))
    }
}

/// A case as a list shows it.
#[derive(Debug, Clone, sqlx::FromRow, Serialize, ToSchema)]
pub struct CaseLine {
    /// Which.
    pub id: CaseId,
    /// From which incident.
    pub incident_id: IncidentId,
    /// What the incident is called.
    pub incident_title: String,
    /// Of which customer.
    pub customer_id: CustomerId,
    /// The customer's name.
    pub title: String,
    /// Where it stands.
    pub state: String,
    /// When the customer was told.
    pub told_at: Option<Time>,
    /// How often it was opened again.
    pub reopened_count: i64,
    /// When its state last changed.
    pub moved_at: Time,
}

/// How a case is closed: one customer at a time, on their word or on a member's, never in bulk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Closing {
    /// The customer confirmed that solution and making good are right.
    Confirmed,
    /// Nobody confirmed; a member closes it by name, because …
    Reason(String),
}

/// How many cases of an incident stand where; those that were withdrawn do not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
pub struct CaseCounts {
    /// Neither closed nor withdrawn.
    pub live: i64,
    /// Closed.
    pub closed: i64,
    /// Told, of all.
    pub told: i64,
    /// Opened again at least once.
    pub reopened: i64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digest_is_taken_in_the_order_of_the_names_and_of_the_whole_row() {
        let case = Case {
            workspace_id: "wsp_06h2ghjxasr01000rfrbfwvsec".parse().unwrap(),
            id: "cas_06h2ghjxasr01000rfrbfwvsec".parse().unwrap(),
            incident_id: "inc_06h2ghjxasr01000rfrbfwvsec".parse().unwrap(),
            customer_id: "cus_06h2ghjxasr01000rfrbfwvsec".parse().unwrap(),
            title: "Kaminski <b>& Söhne</b>".into(),
            state: CaseState::Told.word().into(),
            owner_id: None,
            acknowledged_at: Some(Time(2)),
            told_at: Some(Time(1)),
            contested_because: None,
            reopened_count: 1,
            closed_at: None,
            closed_how: None,
            closed_because: None,
            withdrawn_because: None,
            salt: "salt".into(),
            opened_at: Time(0),
            moved_at: Time(2),
        };
        let text = serde_json::to_string(&case.proven()).unwrap();
        assert_eq!(text, serde_json::to_value(&case).unwrap().to_string());
        assert_eq!(case.digest().unwrap(), Digest::of(text.as_bytes()));
    }
}
