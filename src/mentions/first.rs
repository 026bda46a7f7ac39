//! Who told first, as values.

use serde::Serialize;
use utoipa::ToSchema;

use super::Speaker;
use crate::ground::Time;
use crate::ground::id::{CaseId, CustomerId};

/// Who told first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum FirstWord {
    /// Nobody has spoken of it yet, as far as we know.
    Nobody,
    /// We did.
    Us,
    /// Somebody else did, and we followed.
    Them,
    /// Somebody else did, and we have not yet.
    ThemAlone,
}

impl FirstWord {
    /// The word in the API.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Nobody => "nobody",
            Self::Us => "us",
            Self::Them => "them",
            Self::ThemAlone => "them_alone",
        }
    }
}

/// By how much we were ahead of everybody else, or behind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = TellingLead)]
pub struct Lead {
    /// Who told first.
    pub first: FirstWord,
    /// Who spoke first among the others.
    pub by: Option<Speaker>,
    /// When the first of the others spoke.
    pub outside_at: Option<Time>,
    /// When we first told them.
    pub told_at: Option<Time>,
    /// Milliseconds by which we were ahead; below zero when they heard it from somebody else before. Absent while one
    /// of the two has not spoken.
    pub lead_ms: Option<i64>,
}

/// The same of one customer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct LeadLine {
    /// Whose case.
    pub case_id: CaseId,
    /// Which customer.
    pub customer_id: CustomerId,
    /// The customer's name.
    pub title: String,
    /// Who told them first.
    pub lead: Lead,
}

/// The same over all customers that an incident touches.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct Leads {
    /// How many customers it touches.
    pub customers: i64,
    /// How many of them heard it from us first.
    pub us_first: i64,
    /// How many heard it from somebody else first, those we have not told yet included.
    pub them_first: i64,
    /// Of those, how many we have not told yet.
    pub them_alone: i64,
    /// The middle of our leads, in milliseconds, over those where both have spoken.
    pub median_ms: Option<i64>,
    /// Nine of ten leads are no worse than this.
    pub p90_ms: Option<i64>,
    /// The worst of our leads.
    pub worst_ms: Option<i64>,
}
