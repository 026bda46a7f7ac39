//! A round, and how somebody rated in it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Gap, Item, gap_of};
use crate::ground::Time;
use crate::ground::id::{CaseId, CustomerId, IncidentId, RatingId, RoundId, WorkspaceId};
use crate::journal::Witnessed;

/// The row.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
#[schema(as = PerceptionRound)]
pub struct Round {
    /// Whose desk.
    pub workspace_id: WorkspaceId,
    /// Which.
    pub id: RoundId,
    /// About which incident.
    pub incident_id: IncidentId,
    /// In which case.
    pub case_id: CaseId,
    /// With which customer.
    pub customer_id: CustomerId,
    /// From 1.
    pub number: i64,
    /// What is rated, a list of items as JSON.
    pub items: String,
    /// Who opened it.
    pub opened_by: String,
    /// When.
    pub opened_at: Time,
    /// Who closed it.
    pub closed_by: Option<String>,
    /// When; until then everybody can rate, and rate again.
    pub closed_at: Option<Time>,
    /// Salt of the row's digest.
    #[schema(ignore)]
    pub salt: String,
}

impl Round {
    /// What is rated.
    pub fn list(&self) -> Vec<Item> {
        serde_json::from_str(&self.items).unwrap_or_default()
    }
    /// Whether it can be rated.
    pub fn is_open(&self) -> bool {
        self.closed_at.is_none()
    }
}

impl Witnessed for Round {
    fn witness_id(&self) -> &str {
        self.id.as_str()
    }
}

/// The row: how one person rated.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize)]
pub struct Rating {
    /// Whose desk.
    pub workspace_id: WorkspaceId,
    /// Which.
    pub id: RatingId,
    /// In which round.
    pub round_id: RoundId,
    /// About which incident.
    pub incident_id: IncidentId,
    /// In which case.
    pub case_id: CaseId,
    /// With which customer.
    pub customer_id: CustomerId,
    /// `ours` or `theirs`.
    pub side: String,
    /// Who: a member or a contact.
    pub rater: String,
    /// Item → 0 to 10, as JSON.
    pub marks: String,
    /// How often they rated.
    pub version: i64,
    /// When, last.
    pub rated_at: Time,
    /// Salt of the row's digest.
    pub salt: String,
}

impl Rating {
    /// What they gave, by item.
    pub fn given(&self) -> BTreeMap<String, i64> {
        serde_json::from_str(&self.marks).unwrap_or_default()
    }
    /// Whether one of ours rated.
    pub fn is_ours(&self) -> bool {
        self.side == "ours"
    }
}

impl Witnessed for Rating {
    fn witness_id(&self) -> &str {
        self.id.as_str()
    }
}

/// An item of our own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = PerceptionOwnItem)]
pub struct OwnItem {
    /// Which part of trust it belongs to: ability, benevolence or integrity.
    pub dimension: String,
    /// A sentence both sides can rate; at most 300 characters.
    pub text: String,
}

/// What a member opens a round with.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
#[schema(as = PerceptionOpenSaid)]
pub struct OpenSaid {
    /// Items that come with the desk, by their words; all of them where none is named and there are none of your own.
    pub items: Vec<String>,
    /// Items of your own; at most 12.
    pub own: Vec<OwnItem>,
}

/// How somebody rates.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
#[schema(as = PerceptionRateSaid)]
pub struct RateSaid {
    /// Item → 0 to 10; what is left out is not rated.
    pub marks: BTreeMap<String, i64>,
}

/// That somebody rated.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = PerceptionRated)]
pub struct Rated {
    /// In which round.
    pub round_id: RoundId,
    /// How often by now.
    pub version: i64,
    /// What they gave, by item.
    pub marks: BTreeMap<String, i64>,
}

/// A round, and the gap in it.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[schema(as = PerceptionRoundView)]
pub struct RoundView {
    /// The round.
    pub round: Round,
    /// What is rated.
    pub items: Vec<Item>,
    /// The gap.
    pub gap: Gap,
}

impl RoundView {
    /// A round as it was rated.
    pub fn of(round: Round, ratings: &[Rating]) -> Self {
        let items = round.list();
        let gap = gap_of(&items, ratings);
        Self { round, items, gap }
    }
}
