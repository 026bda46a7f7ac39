//! A window onto the work.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::ground::Time;
use crate::ground::id::{IncidentId, WindowId, WorkspaceId};
use crate::journal::Witnessed;

/// What is to be seen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum WindowKind {
    /// Single pictures, one after the other.
    #[default]
    Picture,
    /// A stream.
    Video,
    /// A number that rises towards another.
    Counter,
}

impl WindowKind {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::Picture, Self::Video, Self::Counter];

    /// The word in the store, the API and the catalogue (`windows-kind-WORD`).
    pub const fn word(self) -> &'static str {
        match self {
            Self::Picture => "picture",
            Self::Video => "video",
            Self::Counter => "counter",
        }
    }

    /// The kind of this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

/// Whether customers see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
#[schema(as = WindowState)]
pub enum State {
    /// Only we do.
    Hidden,
    /// They do.
    Shown,
    /// Nobody does any more; what it showed is gone.
    Closed,
}

impl State {
    /// The word in the store, the API and the catalogue (`windows-state-WORD`).
    pub const fn word(self) -> &'static str {
        match self {
            Self::Hidden => "hidden",
            Self::Shown => "shown",
            Self::Closed => "closed",
        }
    }
}

/// The row.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize)]
pub struct Window {
    /// Whose.
    pub workspace_id: WorkspaceId,
    /// Which.
    pub id: WindowId,
    /// Onto the work about which incident.
    pub incident_id: IncidentId,
    /// [`WindowKind::word`].
    pub kind: String,
    /// What stands above it.
    pub title: String,
    /// What is to be seen, for whoever cannot see it.
    pub alt: String,
    /// After how many seconds something new is to come.
    pub expected_s: i64,
    /// Its place among the others.
    pub place: i64,
    /// [`State::word`].
    pub state: String,
    /// A camera by its name in the settings, which the desk asks itself.
    pub camera: Option<String>,
    /// SHA-256 of the key with which machines send.
    pub key_digest: Option<String>,
    /// When it was made.
    pub key_made_at: Option<Time>,
    /// What a counter counts.
    pub unit: String,
    /// How many, of a counter.
    pub value: Option<i64>,
    /// Of how many.
    pub target: Option<i64>,
    /// As of when.
    pub counted_at: Option<Time>,
    /// Who added it.
    pub added_by: String,
    /// When.
    pub added_at: Time,
    /// Who changed it last.
    pub changed_by: String,
    /// When.
    pub changed_at: Time,
    /// Salt of the row's digest.
    pub salt: String,
}

impl Window {
    /// Its kind.
    pub fn kind(&self) -> WindowKind {
        WindowKind::from_word(&self.kind).unwrap_or_default()
    }
    /// Whether customers see it.
    pub fn is_shown(&self) -> bool {
        self.state == State::Shown.word()
    }
    /// Whether it is over.
    pub fn is_closed(&self) -> bool {
        self.state == State::Closed.word()
    }
}

impl Witnessed for Window {
    fn witness_id(&self) -> &str {
        self.id.as_str()
    }
}

/// A window as programs see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct WindowView {
    /// Which.
    pub id: WindowId,
    /// Onto the work about which incident.
    pub incident_id: IncidentId,
    /// `picture`, `video` or `counter`.
    pub kind: String,
    /// What stands above it.
    pub title: String,
    /// What is to be seen, for whoever cannot see it.
    pub alt: String,
    /// After how many seconds something new is to come.
    pub expected_s: i64,
    /// `hidden`, `shown` or `closed`.
    pub state: String,
    /// A camera by its name in the settings.
    pub camera: Option<String>,
    /// Since when there is a key with which machines send; none when there is no key.
    pub key_made_at: Option<Time>,
    /// What a counter counts.
    pub unit: String,
    /// How many, of a counter.
    pub value: Option<i64>,
    /// Of how many.
    pub target: Option<i64>,
    /// How old what it shows is: since when.
    pub last_at: Option<Time>,
    /// Whether that is later than we said.
    pub is_late: bool,
}

/// What a member says of a window.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct WindowSaid {
    /// What is to be seen; said once, when it is added.
    pub kind: WindowKind,
    /// What stands above it: at most 120 characters.
    pub title: String,
    /// What is to be seen, for whoever cannot see it: at most 500 characters.
    pub alt: String,
    /// After how many seconds something new is to come: 1 to 604,800; 0 for what its kind usually takes.
    pub expected_s: i64,
    /// A camera by its name in the settings; empty for none.
    pub camera: String,
    /// What a counter counts, such as `castings`; needed for one.
    pub unit: String,
    /// Of how many, for a counter; none when that is not known.
    pub target: Option<i64>,
}

/// What a counter stands at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct CountSaid {
    /// How many: 0 to 1,000,000,000,000.
    pub value: i64,
    /// Of how many; left out, it stays as it is.
    #[serde(default)]
    pub target: Option<i64>,
}
