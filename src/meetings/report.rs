//! Where it stands for a customer, in writing.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::ground::Time;
use crate::ground::id::{CaseId, CustomerId, IncidentId, MeetingReportId, WorkspaceId};
use crate::journal::Witnessed;

/// What a report says.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ReportContent {
    /// What went wrong.
    pub incident: String,
    /// For whom it is.
    pub customer: String,
    /// How much more they told us that we have heard and not answered by an action yet.
    pub heard: i64,
    /// What is being done, what we promised, what they told us, what comes next: in this order, without empty ones.
    pub sections: Vec<ReportSection>,
}

/// One part of it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ReportSection {
    /// `plan`, `promises`, `told` or `next`; the catalogue has its heading (`meetings-report-WORD`).
    pub kind: String,
    /// Its lines.
    pub lines: Vec<ReportLine>,
}

/// One line of a part.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ReportLine {
    /// What it is about.
    pub words: String,
    /// What we say to it; empty where there is nothing more.
    pub beside: String,
    /// How it stands; the catalogue has it in words (`meetings-line-WORD`).
    pub state: String,
    /// The moment that belongs to it; only one that may be read outside.
    pub at: Option<Time>,
    /// Whether the words are the customer's own.
    pub is_theirs: bool,
}

impl ReportLine {
    /// The badge kind of how it stands.
    pub(super) fn badge(&self) -> &'static str {
        match self.state.as_str() {
            "done" | "kept" | "acted" => "done",
            "late" | "broken" | "overdue" => "late",
            "dropped" | "renewed" | "reason" => "plain",
            _ => "wait",
        }
    }
}

/// The row: a report as it was given to a customer.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
pub struct MeetingReport {
    /// Whose desk.
    pub workspace_id: WorkspaceId,
    /// Which.
    pub id: MeetingReportId,
    /// About which incident.
    pub incident_id: IncidentId,
    /// In which case.
    pub case_id: CaseId,
    /// For which customer.
    pub customer_id: CustomerId,
    /// Our own words at its head; may be empty.
    pub words: String,
    /// Since when it reports.
    pub since_at: Time,
    /// Until when: the moment it was released.
    pub until_at: Time,
    /// What they read: a [`ReportContent`] as JSON, kept as it was; empty once erased.
    pub content: String,
    /// SHA-256 over salt, words and content, kept when these are erased.
    pub content_digest: String,
    /// Who released it.
    pub released_by: String,
    /// Their name on that day.
    pub released_name: String,
    /// When its words were erased.
    pub erased_at: Option<Time>,
    /// Salt of the digests; gone with the words.
    #[schema(ignore)]
    pub salt: String,
}

impl MeetingReport {
    /// What it says; nothing once erased.
    pub fn content(&self) -> ReportContent {
        serde_json::from_str(&self.content).unwrap_or_default()
    }
}

impl Witnessed for MeetingReport {
    fn witness_id(&self) -> &str {
        self.id.as_str()
    }
}
