//! What a member answered to one mail, to the one person who wrote it.

use serde::Serialize;
use utoipa::ToSchema;

use crate::ground::Time;
use crate::ground::id::{CaseId, CustomerId, IncidentId, MailAnswerId, MailId, WorkspaceId};
use crate::journal::Witnessed;

/// The row.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
pub struct MailAnswer {
    /// Whose.
    pub workspace_id: WorkspaceId,
    /// Which.
    pub id: MailAnswerId,
    /// To which mail.
    pub mail_id: MailId,
    /// About which incident.
    pub incident_id: IncidentId,
    /// In which case.
    pub case_id: CaseId,
    /// To which customer.
    pub customer_id: CustomerId,
    /// To which address.
    pub to_address: String,
    /// Its subject.
    pub subject: String,
    /// The words; empty once erased.
    pub text: String,
    /// Its `Message-ID`: what is answered to it finds home by it.
    pub message_id: String,
    /// Who wrote it.
    pub answered_by: String,
    /// When.
    pub answered_at: Time,
    /// When its words were erased.
    pub erased_at: Option<Time>,
    /// Salt of the row's digest.
    #[schema(ignore)]
    pub salt: String,
}

impl Witnessed for MailAnswer {
    fn witness_id(&self) -> &str {
        self.id.as_str()
    }
}
