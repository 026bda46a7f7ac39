//! An executive who stands by a customer, and how often they were in touch (R82).

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::team::entry_of;
use crate::ground::id::{
    CaseId, CustomerId, ExecutiveContactId, ExecutiveId, IncidentId, MemberId, WorkspaceId,
};
use crate::ground::{Result, Time};
use crate::journal::{Entry, Witnessed};

/// The row.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
pub struct Executive {
    /// Whose desk.
    pub workspace_id: WorkspaceId,
    /// Which.
    pub id: ExecutiveId,
    /// About which incident.
    pub incident_id: IncidentId,
    /// In which case.
    pub case_id: CaseId,
    /// By which customer.
    pub customer_id: CustomerId,
    /// Which member.
    pub member_id: MemberId,
    /// Their name on the day they were named.
    pub member_name: String,
    /// `named`, `accepted`, `declined` or `released`.
    pub state: String,
    /// The language in which they accepted, and in which their digest is written.
    pub language: String,
    /// Who named them.
    pub named_by: String,
    /// Their name on that day.
    pub named_name: String,
    /// When.
    pub named_at: Time,
    /// Why they declined.
    pub because: String,
    /// When they said yes or no.
    pub answered_at: Option<Time>,
    /// When they were released.
    pub released_at: Option<Time>,
    /// From when on the next digest says what was said.
    pub digest_from: Time,
    /// When it is due; absent while they have not accepted.
    pub digest_due_at: Option<Time>,
    /// Salt of the row's digest.
    #[schema(ignore)]
    pub salt: String,
}

impl Executive {
    /// Whether they have not answered.
    pub fn is_named(&self) -> bool {
        self.state == "named"
    }
    /// Whether they stand by the customer.
    pub fn is_standing(&self) -> bool {
        self.state == "accepted"
    }
    /// The badge kind of where it stands.
    pub(super) fn kind(&self) -> &'static str {
        match self.state.as_str() {
            "named" => "wait",
            "accepted" => "done",
            _ => "plain",
        }
    }
    pub(super) fn entry(&self, fact: &'static str) -> Result<Entry> {
        let entry = entry_of(&self.incident_id, Some(&self.case_id), Some(&self.customer_id), fact);
        Ok(entry.about(self)?.with("member", self.member_id.as_str()))
    }
}

impl Witnessed for Executive {
    fn witness_id(&self) -> &str {
        self.id.as_str()
    }
}

/// An executive with how often they were in touch, and when last.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
pub struct ExecutiveLine {
    /// Who.
    #[sqlx(flatten)]
    #[serde(flatten)]
    pub executive: Executive,
    /// The customer, by name.
    pub customer: String,
    /// How often they were in touch.
    pub contacts: i64,
    /// When last.
    pub last_at: Option<Time>,
}

/// The row: once that they were in touch.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
pub struct ExecutiveContact {
    /// Whose desk.
    pub workspace_id: WorkspaceId,
    /// Which.
    pub id: ExecutiveContactId,
    /// Whose contact.
    pub executive_id: ExecutiveId,
    /// About which incident.
    pub incident_id: IncidentId,
    /// In which case.
    pub case_id: CaseId,
    /// With which customer.
    pub customer_id: CustomerId,
    /// `called`, `met` or `wrote`.
    pub how: String,
    /// What came of it; may be empty.
    pub words: String,
    /// When.
    pub met_at: Time,
    /// The call, where it was one of the line.
    pub call_id: Option<String>,
    /// Who noted it.
    pub noted_by: String,
    /// Their name on that day.
    pub noted_name: String,
    /// When.
    pub noted_at: Time,
    /// Salt of the row's digest.
    #[schema(ignore)]
    pub salt: String,
}

impl Witnessed for ExecutiveContact {
    fn witness_id(&self) -> &str {
        self.id.as_str()
    }
}

/// Whom a lead names.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
#[schema(as = ExecutiveNamedSaid)]
pub struct NamedSaid {
    /// Which member.
    pub member_id: String,
}

/// What is noted of a contact.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
#[schema(as = ExecutiveContactSaid)]
pub struct ContactSaid {
    /// `called`, `met` or `wrote`.
    pub how: String,
    /// When; empty for now. RFC 3339, or local time in the workspace's zone.
    pub met_at: String,
    /// What came of it; may be empty.
    pub words: String,
}
