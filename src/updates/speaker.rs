//! A person who speaks for us about an incident.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::ground::Time;
use crate::ground::id::{IncidentId, SpeakerId, WorkspaceId};
use crate::journal::Witnessed;

/// The row.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize)]
pub struct Speaker {
    /// Whose.
    pub workspace_id: WorkspaceId,
    /// Which.
    pub id: SpeakerId,
    /// About which incident.
    pub incident_id: IncidentId,
    /// Their name.
    pub name: String,
    /// What they do with us; may be empty.
    pub role: String,
    /// What kind of picture the face is.
    pub face_kind: Option<String>,
    /// The picture, in base64.
    pub face: Option<String>,
    /// What opens it: nobody comes upon it by guessing.
    pub face_key: Option<String>,
    /// Who named them.
    pub named_by: String,
    /// When.
    pub named_at: Time,
    /// When they stopped speaking for us.
    pub released_at: Option<Time>,
    /// Salt of the row's digest.
    pub salt: String,
}

impl Speaker {
    /// Name and role, as customers read it.
    pub fn label(&self) -> String {
        if self.role.is_empty() { self.name.clone() } else { format!("{}, {}", self.name, self.role) }
    }
    /// Where their face is to be seen.
    pub fn face_address(&self) -> Option<String> {
        self.face_key.as_ref().map(|key| format!("/faces/{key}"))
    }
    /// As programs see them.
    pub fn view(&self) -> SpeakerView {
        SpeakerView {
            id: self.id.clone(),
            incident_id: self.incident_id.clone(),
            name: self.name.clone(),
            role: self.role.clone(),
            face: self.face_address(),
            named_at: self.named_at,
            released_at: self.released_at,
        }
    }
}

impl Witnessed for Speaker {
    fn witness_id(&self) -> &str {
        self.id.as_str()
    }
}

/// A speaker as programs see them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct SpeakerView {
    /// Which.
    pub id: SpeakerId,
    /// About which incident.
    pub incident_id: IncidentId,
    /// Their name.
    pub name: String,
    /// What they do with us; may be empty.
    pub role: String,
    /// The path of their picture, where there is one.
    pub face: Option<String>,
    /// When they were named.
    pub named_at: Time,
    /// When they stopped speaking for us.
    pub released_at: Option<Time>,
}

/// Who speaks.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct SpeakerSaid {
    /// Their name: people answer people.
    pub name: String,
    /// What they do with us, such as `head of operations`; may be empty.
    pub role: String,
}
