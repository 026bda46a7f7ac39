//! That we owned up to a second wrong.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::admissions::ApologySaid;
use crate::ground::Time;
use crate::ground::id::{CaseId, CustomerId, IncidentId, OwningId, SecondWrongId, WorkspaceId};
use crate::journal::Witnessed;

/// The row.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
pub struct Owning {
    /// Whose desk.
    pub workspace_id: WorkspaceId,
    /// Which.
    pub id: OwningId,
    /// To which second wrong.
    pub wrong_id: SecondWrongId,
    /// On top of which incident.
    pub incident_id: IncidentId,
    /// To one customer, in this case; absent when to all it touches.
    pub case_id: Option<CaseId>,
    /// The case's customer.
    pub customer_id: Option<CustomerId>,
    /// `apology` or `notice`.
    pub how: String,
    /// The apology or the notice.
    pub source_id: String,
    /// The sentence of it that names the second wrong.
    pub sentence: String,
    /// When it was said.
    pub said_at: Time,
    /// Who recorded it.
    pub said_by: String,
    /// Salt of the row's digest.
    #[schema(ignore)]
    pub salt: String,
}

impl Witnessed for Owning {
    fn witness_id(&self) -> &str {
        self.id.as_str()
    }
}

/// An apology that names the second wrong, and the sentence of it that does.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct OwningSaid {
    /// The sentence of the apology that names it, word for word.
    pub sentence: String,
    /// The apology.
    pub apology: ApologySaid,
}
