//! A note: what one of them said to one question.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::ground::Time;
use crate::ground::id::{
    CaseId, ContactId, CustomerId, IncidentId, InterviewId, InterviewNoteId, WorkspaceId,
};
use crate::journal::Witnessed;

/// The row.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
#[schema(as = InterviewNote)]
pub struct Note {
    /// Whose desk.
    pub workspace_id: WorkspaceId,
    /// Which.
    pub id: InterviewNoteId,
    /// Of which interview.
    pub interview_id: InterviewId,
    /// About which incident.
    pub incident_id: IncidentId,
    /// In which case.
    pub case_id: CaseId,
    /// Which customer.
    pub customer_id: CustomerId,
    /// Whose words.
    pub contact_id: ContactId,
    /// To which question, from 1.
    pub number: i64,
    /// What the question is there for: open, restore, make_up or not_asked.
    pub kind: String,
    /// The question, as it was asked.
    pub question: String,
    /// Their words; empty once erased.
    pub text: String,
    /// How often it was written.
    pub version: i64,
    /// SHA-256 over salt and text, kept when the text is erased.
    pub text_digest: String,
    /// Who wrote last.
    pub changed_by: String,
    /// When.
    pub changed_at: Time,
    /// When the words were erased.
    pub erased_at: Option<Time>,
    /// Salt of the digests; gone with the text.
    #[schema(ignore)]
    pub salt: String,
}

impl Witnessed for Note {
    fn witness_id(&self) -> &str {
        self.id.as_str()
    }
}

/// What somebody typed into one note.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
#[schema(as = InterviewNoteSaid)]
pub struct NoteSaid {
    /// To which question, from 1.
    pub number: i64,
    /// Whose words.
    pub contact_id: String,
    /// The note as it is to read now.
    pub text: String,
    /// The note as it read when they began to type.
    pub base: String,
    /// The version that had; 0 where there was none.
    pub version: i64,
}

/// What became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(tag = "outcome", rename_all = "lowercase")]
#[schema(as = InterviewNoteKept)]
pub enum Kept {
    /// It stands as typed.
    Written {
        /// As it stands.
        note: Note,
    },
    /// Somebody else wrote elsewhere in it meanwhile: both stand.
    Merged {
        /// As it stands.
        note: Note,
    },
    /// Somebody else wrote at the same place meanwhile. Nothing was changed: look at both.
    Conflict {
        /// As it stands, without what you typed.
        note: Note,
    },
    /// There is nothing new in it.
    Same {
        /// As it stands; absent where nothing was noted yet.
        note: Option<Note>,
    },
}
