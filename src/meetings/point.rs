//! What somebody wants to speak of, beside what is open anyway.

use serde::Serialize;
use utoipa::ToSchema;

use crate::ground::Time;
use crate::ground::id::{CaseId, CustomerId, IncidentId, MeetingId, MeetingPointId, WorkspaceId};
use crate::journal::Witnessed;

/// The row.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
pub struct MeetingPoint {
    /// Whose desk.
    pub workspace_id: WorkspaceId,
    /// Which.
    pub id: MeetingPointId,
    /// For which meeting.
    pub meeting_id: MeetingId,
    /// About which incident.
    pub incident_id: IncidentId,
    /// In which case.
    pub case_id: CaseId,
    /// With which customer.
    pub customer_id: CustomerId,
    /// In their words; empty once erased.
    pub text: String,
    /// SHA-256 over salt and text, kept when the text is erased.
    pub text_digest: String,
    /// A member or a contact.
    pub added_by: String,
    /// Their name on that day.
    pub added_name: String,
    /// When.
    pub added_at: Time,
    /// When the words were erased.
    pub erased_at: Option<Time>,
    /// Salt of the digests; gone with the text.
    #[schema(ignore)]
    pub salt: String,
}

impl Witnessed for MeetingPoint {
    fn witness_id(&self) -> &str {
        self.id.as_str()
    }
}
