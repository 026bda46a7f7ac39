//! A meeting with a customer.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::AgendaItem;
use crate::ground::Time;
use crate::ground::clock::MINUTE;
use crate::ground::id::{CadenceId, CaseId, CustomerId, IncidentId, MeetingId, WorkspaceId};
use crate::journal::Witnessed;

/// Where a meeting stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum MeetingState {
    /// It is to come, or nobody said yet that it took place.
    Planned,
    /// It took place.
    Held,
    /// It was called off.
    Cancelled,
}

impl MeetingState {
    /// The word in the store, the API and the catalogue (`meetings-state-WORD`).
    pub const fn word(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Held => "held",
            Self::Cancelled => "cancelled",
        }
    }
    /// The state of this word.
    pub fn from_word(word: &str) -> Self {
        match word {
            "held" => Self::Held,
            "cancelled" => Self::Cancelled,
            _ => Self::Planned,
        }
    }
}

/// The row.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
pub struct Meeting {
    /// Whose desk.
    pub workspace_id: WorkspaceId,
    /// Which.
    pub id: MeetingId,
    /// Of which cadence, where it came of one.
    pub cadence_id: Option<CadenceId>,
    /// About which incident.
    pub incident_id: IncidentId,
    /// In which case.
    pub case_id: CaseId,
    /// With which customer.
    pub customer_id: CustomerId,
    /// [`MeetingState::word`].
    pub state: String,
    /// What it is called; the customer reads it.
    pub title: String,
    /// A place, or a link; the customer reads it.
    pub place: String,
    /// When it begins.
    pub starts_at: Time,
    /// How long, in minutes.
    pub lasts: i64,
    /// In which zone it was agreed.
    pub zone: String,
    /// What calendars know it by, for good (RFC 5545).
    pub uid: String,
    /// How often calendars were told of a change.
    pub sequence: i64,
    /// What was to be spoken of, as it stood when it was held: a list as JSON.
    pub agenda: String,
    /// What was said.
    pub minutes: String,
    /// What was decided.
    pub decisions: String,
    /// Who planned it.
    pub planned_by: String,
    /// When that was.
    pub planned_at: Time,
    /// When it was last changed.
    pub changed_at: Time,
    /// Why it was moved, or called off.
    pub because: String,
    /// Who said that it was held, or called it off.
    pub settled_by: Option<String>,
    /// When.
    pub settled_at: Option<Time>,
    /// Who sent the minutes.
    pub sent_by: Option<String>,
    /// When.
    pub sent_at: Option<Time>,
    /// When its words were erased.
    pub erased_at: Option<Time>,
    /// Salt of the row's digest.
    #[schema(ignore)]
    pub salt: String,
}

impl Meeting {
    /// Where it stands.
    pub fn state(&self) -> MeetingState {
        MeetingState::from_word(&self.state)
    }
    /// Whether it is to come, or nobody said what became of it.
    pub fn is_planned(&self) -> bool {
        self.state() == MeetingState::Planned
    }
    /// Whether it took place.
    pub fn is_held(&self) -> bool {
        self.state() == MeetingState::Held
    }
    /// When it ends.
    pub fn ends_at(&self) -> Time {
        self.starts_at.plus(self.lasts * MINUTE)
    }
    /// Whether its time has come, nobody said what became of it, and it can still be said.
    pub fn is_unsaid(&self, now: Time) -> bool {
        self.is_planned() && self.starts_at <= now && self.erased_at.is_none()
    }
    /// What was to be spoken of, once it was held.
    pub fn spoken_of(&self) -> Vec<AgendaItem> {
        serde_json::from_str(&self.agenda).unwrap_or_default()
    }
    /// Where a promise says that it was made here.
    pub(super) fn made_where(&self) -> String {
        format!("{} · {}", self.title.chars().take(150).collect::<String>(), self.id)
    }
    /// The badge kind of where it stands.
    pub(super) fn badge(&self, now: Time) -> &'static str {
        match self.state() {
            MeetingState::Planned if self.ends_at() < now && self.erased_at.is_none() => "late",
            MeetingState::Planned => "wait",
            MeetingState::Held => "done",
            MeetingState::Cancelled => "plain",
        }
    }
}

impl Witnessed for Meeting {
    fn witness_id(&self) -> &str {
        self.id.as_str()
    }
}

/// A meeting in a list.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
pub struct MeetingLine {
    /// Which.
    pub id: MeetingId,
    /// In which case.
    pub case_id: CaseId,
    /// With whom.
    pub customer: String,
    /// What it is called.
    pub title: String,
    /// A place, or a link.
    pub place: String,
    /// When it begins.
    pub starts_at: Time,
    /// [`MeetingState::word`].
    pub state: String,
}

/// A single meeting as a member plans it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct MeetingSaid {
    /// What it is called; the customer reads it.
    pub title: String,
    /// When, as `2026-03-09T14:00` in the zone, or as RFC 3339.
    pub starts_at: String,
    /// In which zone, by its IANA name; empty: the desk's.
    pub zone: String,
    /// How long, in minutes.
    pub lasts: String,
    /// A place, or a link; the customer reads it.
    pub place: String,
    /// Who comes: ids of members, and of contacts of this customer.
    pub people: Vec<String>,
}

/// Another time, or another place.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
#[schema(as = MeetingMoveSaid)]
pub struct MoveSaid {
    /// When, as `2026-03-09T14:00` in the zone of the meeting, or as RFC 3339.
    pub starts_at: String,
    /// How long, in minutes.
    pub lasts: String,
    /// A place, or a link.
    pub place: String,
    /// Why; they read it.
    pub because: String,
}

/// Who is asked to one that is planned already: these, and nobody else.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
#[schema(as = MeetingInviteSaid)]
pub struct InviteSaid {
    /// Who comes: ids of members, and of contacts of this customer.
    pub people: Vec<String>,
}

/// What was said and decided.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
#[schema(as = MeetingHeldSaid)]
pub struct HeldSaid {
    /// What was said; all who were asked read it.
    pub minutes: String,
    /// What was decided, one thing a line; they read it.
    pub decisions: String,
    /// Who was there: their places in the meeting, by id.
    pub there: Vec<String>,
}
