//! Somebody who is asked to come.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::ground::Time;
use crate::ground::id::{CaseId, CustomerId, IncidentId, MeetingId, MeetingPersonId, WorkspaceId};
use crate::journal::Witnessed;

/// What somebody says to an invitation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum MeetingAnswer {
    /// Nothing yet.
    Waiting,
    /// They come.
    Yes,
    /// They do not.
    No,
    /// They do not know yet.
    Maybe,
}

impl MeetingAnswer {
    /// What can be said.
    pub const SAID: [Self; 3] = [Self::Yes, Self::No, Self::Maybe];
    /// The word in the store, the API and the catalogue (`meetings-answer-WORD`).
    pub const fn word(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Yes => "yes",
            Self::No => "no",
            Self::Maybe => "maybe",
        }
    }
    /// The answer of this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::SAID.into_iter().find(|answer| answer.word() == word)
    }
    /// The same in calendars (`PARTSTAT`, RFC 5545).
    pub const fn in_calendars(self) -> &'static str {
        match self {
            Self::Waiting => "NEEDS-ACTION",
            Self::Yes => "ACCEPTED",
            Self::No => "DECLINED",
            Self::Maybe => "TENTATIVE",
        }
    }
}

/// The row.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
pub struct MeetingPerson {
    /// Whose desk.
    pub workspace_id: WorkspaceId,
    /// Which place at the table.
    pub id: MeetingPersonId,
    /// At which meeting.
    pub meeting_id: MeetingId,
    /// About which incident.
    pub incident_id: IncidentId,
    /// In which case.
    pub case_id: CaseId,
    /// With which customer.
    pub customer_id: CustomerId,
    /// A member or a contact, by id.
    pub who: String,
    /// Their name on that day.
    pub name: String,
    /// [`MeetingAnswer::word`].
    pub answer: String,
    /// Who said so.
    pub answered_by: Option<String>,
    /// When.
    pub answered_at: Option<Time>,
    /// 1 where they were there.
    pub was_there: i64,
    /// Salt of the row's digest.
    #[schema(ignore)]
    pub salt: String,
}

impl MeetingPerson {
    /// What they said.
    pub fn answer(&self) -> MeetingAnswer {
        MeetingAnswer::from_word(&self.answer).unwrap_or(MeetingAnswer::Waiting)
    }
    /// Whether they are one of the customer's people.
    pub fn is_theirs(&self) -> bool {
        self.who.starts_with("con_")
    }
    /// Whether they were there.
    pub fn was_there(&self) -> bool {
        self.was_there == 1
    }
    /// The badge kind of what they said.
    pub(super) fn badge(&self) -> &'static str {
        match self.answer() {
            MeetingAnswer::Yes => "done",
            MeetingAnswer::No => "late",
            MeetingAnswer::Maybe | MeetingAnswer::Waiting => "wait",
        }
    }
}

impl Witnessed for MeetingPerson {
    fn witness_id(&self) -> &str {
        self.id.as_str()
    }
}
