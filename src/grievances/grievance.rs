//! A grievance and its steps.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::admissions::{Matter, Stance};
use crate::ground::Time;
use crate::ground::id::{AdmissionId, CustomerId, GrievanceId, GrievanceStepId, IncidentId, WorkspaceId};
use crate::ground::page::Shell;
use crate::journal::Witnessed;

/// Where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum GrievanceState {
    /// We heard of it.
    Heard,
    /// Somebody looks into what happened then.
    Verifying,
    /// It was so, and it was us.
    Verified,
    /// We said so to them.
    Admitted,
    /// We looked, and it was not us; the evidence stands beside it.
    Contested,
}

impl GrievanceState {
    /// All, in their order.
    pub const ALL: [Self; 5] =
        [Self::Heard, Self::Verifying, Self::Verified, Self::Admitted, Self::Contested];
    /// The word in the store, the API and the catalogue (`grievances-state-WORD`).
    pub const fn word(self) -> &'static str {
        match self {
            Self::Heard => "heard",
            Self::Verifying => "verifying",
            Self::Verified => "verified",
            Self::Admitted => "admitted",
            Self::Contested => "contested",
        }
    }
    /// The state of this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|s| s.word() == word)
    }
    /// Whether they wait for a word from us.
    pub const fn waits(self) -> bool {
        matches!(self, Self::Heard | Self::Verifying | Self::Verified)
    }
    /// What a stance on an incident's fault makes of the grievance that was taken up as it.
    pub const fn of(stance: Stance) -> Option<Self> {
        match stance {
            Stance::Unknown => None,
            Stance::Alleged => Some(Self::Verifying),
            Stance::Verified => Some(Self::Verified),
            Stance::Admitted => Some(Self::Admitted),
            Stance::Contested => Some(Self::Contested),
        }
    }
}

/// The row.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
pub struct Grievance {
    /// Whose desk.
    pub workspace_id: WorkspaceId,
    /// Which.
    pub id: GrievanceId,
    /// Whose.
    pub customer_id: CustomerId,
    /// What to call it; empty once erased.
    pub title: String,
    /// In the customer's words; empty once erased.
    pub words: String,
    /// SHA-256 over salt and words, kept when the words are erased.
    pub words_digest: String,
    /// As much of its day as is known: 2016, 2016-05 or 2016-05-12.
    pub happened: String,
    /// [`GrievanceState::word`].
    pub state: String,
    /// The incident it was taken up as; what is said of that counts here.
    pub incident_id: Option<IncidentId>,
    /// Who of us heard it.
    pub heard_by: String,
    /// Their name on that day.
    pub heard_name: String,
    /// When.
    pub heard_at: Time,
    /// When it last changed.
    pub moved_at: Time,
    /// When its words were erased.
    pub erased_at: Option<Time>,
    /// Salt of the digests; gone with the words.
    #[schema(ignore)]
    pub salt: String,
}

impl Grievance {
    /// Where it stands.
    pub fn state(&self) -> GrievanceState {
        GrievanceState::from_word(&self.state).unwrap_or(GrievanceState::Heard)
    }
    /// What pages call it; once it was erased, that its words are gone.
    pub fn called(&self, shell: &Shell) -> String {
        if self.title.is_empty() { shell.t("grievances-erased") } else { self.title.clone() }
    }
    /// What may be admitted, and is asked of counsel, while it is no incident.
    pub(super) fn matter(&self) -> Matter {
        Matter::of_grievance(&self.id, &self.customer_id)
    }
    /// The badge kind of where it stands; how late a word of ours is has a badge of its own.
    pub(super) fn kind(&self) -> &'static str {
        match self.state() {
            GrievanceState::Admitted => "done",
            GrievanceState::Contested => "plain",
            GrievanceState::Heard | GrievanceState::Verifying | GrievanceState::Verified => "wait",
        }
    }
}

impl Witnessed for Grievance {
    fn witness_id(&self) -> &str {
        self.id.as_str()
    }
}

/// A grievance as lists over many customers show it.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
pub struct GrievanceLine {
    /// The grievance.
    #[sqlx(flatten)]
    #[serde(flatten)]
    pub grievance: Grievance,
    /// Whose it is.
    pub customer: String,
}

/// One step of a grievance; rows are added and never changed.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
pub struct GrievanceStep {
    /// Whose desk.
    pub workspace_id: WorkspaceId,
    /// Which.
    pub id: GrievanceStepId,
    /// Of which grievance.
    pub grievance_id: GrievanceId,
    /// Whose.
    pub customer_id: CustomerId,
    /// [`GrievanceState::word`].
    pub state: String,
    /// On what ground; empty where it was only heard, and once erased.
    pub because: String,
    /// What shows it.
    pub evidence: Option<String>,
    /// Of an admission: who said it to them, by name.
    pub speaker: Option<String>,
    /// Of an admission: how: `spoken`, `written` or `public`.
    pub form: Option<String>,
    /// The step on fault that it follows, where the grievance was taken up as an incident.
    pub admission_id: Option<AdmissionId>,
    /// Who took the step.
    pub said_by: String,
    /// Their name on that day.
    pub said_name: String,
    /// When.
    pub said_at: Time,
    /// Salt of the row's digest.
    #[schema(ignore)]
    pub salt: String,
}

impl Witnessed for GrievanceStep {
    fn witness_id(&self) -> &str {
        self.id.as_str()
    }
}

/// What a member notes of a wrong that a customer remembers. An absent field is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct GrievanceSaid {
    /// What to call it; at most 300 characters.
    pub title: String,
    /// What happened, in the customer's words; at most 20,000 characters.
    pub words: String,
    /// As much of its day as is known: 2016, 2016-05 or 2016-05-12.
    pub happened: String,
    /// Which contact told us; empty when it is not known.
    pub contact_id: String,
    /// What shows it, as far as there is anything yet.
    pub evidence: String,
}

/// The next step a member takes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct GrievanceStepSaid {
    /// `verifying`, `verified`, `admitted` or `contested`.
    pub state: String,
    /// On what ground.
    pub because: String,
    /// What shows it; needed to verify and to contest.
    pub evidence: String,
    /// Of an admission: who said it to them, by name; empty for whoever takes the step.
    pub speaker: String,
    /// Of an admission: how it was said, `spoken`, `written` or `public`; empty where that is not known.
    pub form: String,
}

/// As which incident a grievance is taken up.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct TakenUpSaid {
    /// An incident that is declared already; empty to declare one for it.
    pub incident_id: String,
}
