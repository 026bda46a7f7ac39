//! A line of the record: a statement that came of a talk.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::ground::id::{
    CaseId, ContactId, CustomerId, IncidentId, InterviewId, InterviewLineId, InterviewNoteId, StatementId,
    WorkspaceId,
};
use crate::ground::{Money, Time};
use crate::journal::Witnessed;

/// The row.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
#[schema(as = InterviewLine)]
pub struct Line {
    /// Whose desk.
    pub workspace_id: WorkspaceId,
    /// Which.
    pub id: InterviewLineId,
    /// Of which interview.
    pub interview_id: InterviewId,
    /// The statement.
    pub statement_id: StatementId,
    /// The note it was taken from.
    pub note_id: Option<InterviewNoteId>,
    /// Whose words.
    pub contact_id: ContactId,
    /// About which incident.
    pub incident_id: IncidentId,
    /// In which case.
    pub case_id: CaseId,
    /// Which customer.
    pub customer_id: CustomerId,
    /// 1 where they added it to the record themselves.
    pub is_added: i64,
    /// Who took it, or added it.
    pub taken_by: String,
    /// When.
    pub taken_at: Time,
}

impl Witnessed for Line {
    fn witness_id(&self) -> &str {
        self.id.as_str()
    }
}

/// A statement that a member takes from the notes. With `kind` and `horizon` it is an impact.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
#[schema(as = InterviewTakeSaid)]
pub struct TakeSaid {
    /// The note it comes from; empty where it comes from none.
    pub note_id: String,
    /// Whose words; empty where the note says it.
    pub contact_id: String,
    /// The words, as close to theirs as you can.
    pub text: String,
    /// Of which part of trust it speaks: ability, benevolence or integrity.
    pub dimension: String,
    /// What it hits, where it is an impact: production, money, customers, safety, trust or other.
    pub kind: String,
    /// When it hits: near or medium.
    pub horizon: String,
    /// Its size as a person types it.
    pub amount: String,
    /// The currency of the amount.
    pub currency: String,
    /// Its size in minor units, for programs.
    pub money: Option<Money>,
    /// How many of their people it hits.
    pub people: String,
    /// What shows it.
    pub evidence: String,
}
