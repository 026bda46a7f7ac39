//! A remedy: a kind of making good, drafted for an incident.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::ground::id::{CaseId, IncidentId, MemberId, RemedyId, WorkspaceId};
use crate::ground::{Money, Time};
use crate::journal::Witnessed;

/// What kind of making good.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum RemedyKind {
    /// Money against what they buy next.
    Credit,
    /// Money back.
    Refund,
    /// A thing.
    Gift,
    /// Work done for them.
    Service,
    /// Something else.
    Other,
}

impl RemedyKind {
    /// All, in their order.
    pub const ALL: [Self; 5] = [Self::Credit, Self::Refund, Self::Gift, Self::Service, Self::Other];
    /// The word in the store, the API and the catalogue (`remedies-kind-WORD`).
    pub const fn word(self) -> &'static str {
        match self {
            Self::Credit => "credit",
            Self::Refund => "refund",
            Self::Gift => "gift",
            Self::Service => "service",
            Self::Other => "other",
        }
    }
    /// The kind of this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|k| k.word() == word)
    }
}

/// The row.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
pub struct Remedy {
    /// Whose desk.
    pub workspace_id: WorkspaceId,
    /// Which.
    pub id: RemedyId,
    /// For which incident.
    pub incident_id: IncidentId,
    /// [`RemedyKind::word`].
    pub kind: String,
    /// What to call it.
    pub title: String,
    /// What the customer reads.
    pub words: String,
    /// How much, in minor units; absent when it is not money.
    pub amount_minor: Option<i64>,
    /// ISO 4217 code of the amount.
    pub currency: Option<String>,
    /// Why this, and why this much; for ourselves.
    pub reason: String,
    /// Until when it can be accepted.
    pub expires_at: Option<Time>,
    /// 1 when customers had asked for it before we offered (R75).
    pub was_asked: i64,
    /// Who drafted it.
    pub drafted_by: MemberId,
    /// Their name on that day.
    pub drafter_name: String,
    /// Salt of the row's digest.
    #[schema(ignore)]
    pub salt: String,
    /// When.
    pub drafted_at: Time,
}

impl Remedy {
    /// How much, when it is money.
    pub fn amount(&self) -> Option<Money> {
        Some(Money { minor: self.amount_minor?, currency: self.currency.clone()? })
    }
}

impl Witnessed for Remedy {
    fn witness_id(&self) -> &str {
        self.id.as_str()
    }
}

/// What a member says when they draft a remedy.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct RemedySaid {
    /// `credit`, `refund`, `gift`, `service` or `other`.
    pub kind: String,
    /// What to call it.
    pub title: String,
    /// What the customer reads.
    pub words: String,
    /// How much, in minor units; a credit and a refund need it.
    pub amount: Option<Money>,
    /// Why this, and why this much.
    pub reason: String,
    /// Until when it can be accepted; empty for no end. RFC 3339, or local time in the workspace's zone.
    pub expires_at: String,
    /// Whether customers had asked for it.
    pub was_asked: bool,
    /// For every live case of the incident.
    pub all_cases: bool,
    /// For these cases.
    pub cases: Vec<CaseId>,
}

/// What came of drafting.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Drafted {
    /// The remedy.
    pub remedy: Remedy,
    /// Offers within the drafter's leeway: approved.
    pub approved: i64,
    /// Offers above it: they wait for a second person.
    pub waiting: i64,
    /// What to know before offering, in words; empty when there is nothing.
    pub warnings: Vec<String>,
}

/// What came of offering.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Offered {
    /// How many cases were offered it now.
    pub offered: i64,
    /// What somebody chose to overrule, in words; empty when there was nothing.
    pub warnings: Vec<String>,
}

/// How far the offers of a remedy have come.
#[derive(Debug, Clone, Default, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
pub struct Progress {
    /// Wait for a second person.
    pub drafted: i64,
    /// May be offered.
    pub approved: i64,
    /// Wait for the customer.
    pub offered: i64,
    /// Accepted, and still to be fulfilled.
    pub accepted: i64,
    /// Declined.
    pub declined: i64,
    /// Expired or withdrawn.
    pub ended: i64,
    /// Fulfilled.
    pub fulfilled: i64,
    /// Approved, of cases that nobody has acknowledged yet (R38).
    pub unacknowledged: i64,
}
