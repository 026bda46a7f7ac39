//! Leeway: how far a member may go alone.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::ground::Time;
use crate::ground::id::WorkspaceId;
use crate::journal::Witnessed;

/// The row: a role's or one member's leeway in one currency.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
pub struct Leeway {
    /// Whose desk.
    pub workspace_id: WorkspaceId,
    /// `WHO:CURRENCY`.
    pub id: String,
    /// `member`, `lead`, `owner`, or a member's id.
    pub who: String,
    /// ISO 4217 code.
    pub currency: String,
    /// The most for one offer, in minor units.
    pub per_offer_minor: i64,
    /// The most for one customer in 30 days, in minor units, all offers given alone together.
    pub per_customer_minor: i64,
    /// Who set it; `desk` for what ships.
    pub set_by: String,
    /// When.
    pub set_at: Time,
}

impl Leeway {
    /// Shipped, and set by nobody yet.
    pub fn is_default(&self) -> bool {
        self.set_by == "desk"
    }
}

impl Witnessed for Leeway {
    fn witness_id(&self) -> &str {
        &self.id
    }
}

/// What an owner says of a leeway.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct LeewaySaid {
    /// `member`, `lead`, `owner`, or a member's id.
    pub who: String,
    /// ISO 4217 code.
    pub currency: String,
    /// The most for one offer, in minor units.
    pub per_offer_minor: i64,
    /// The most for one customer in 30 days, in minor units.
    pub per_customer_minor: i64,
}
