//! Whom we asked elsewhere for what helps customers meanwhile, and what they said.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Alternative, AlternativeSaid};
use crate::ground::Time;
use crate::ground::id::{AlternativeId, IncidentId, SourceId, WorkspaceId};
use crate::journal::Witnessed;

/// Where it stands with somebody we asked.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum SourceState {
    /// They have not answered yet.
    #[default]
    Asked,
    /// They have nothing for us.
    Cannot,
    /// They offer something.
    Offered,
    /// We took it.
    Taken,
}

impl SourceState {
    /// All, in the order forms show them.
    pub const ALL: [Self; 4] = [Self::Asked, Self::Cannot, Self::Offered, Self::Taken];

    /// The word in the store, the API and the catalogue (`alternatives-source-WORD`).
    pub const fn word(self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::Cannot => "cannot",
            Self::Offered => "offered",
            Self::Taken => "taken",
        }
    }
    /// The state of this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.word() == word)
    }
    /// The badge kind: plain, wait, late or done.
    pub const fn badge(self) -> &'static str {
        match self {
            Self::Asked | Self::Offered => "wait",
            Self::Cannot => "plain",
            Self::Taken => "done",
        }
    }
}

/// The row.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
#[schema(as = AlternativeSource)]
pub struct Source {
    /// Whose desk.
    pub workspace_id: WorkspaceId,
    /// Which.
    pub id: SourceId,
    /// About which incident.
    pub incident_id: IncidentId,
    /// `own`, `partner` or `competitor`.
    pub kind: String,
    /// Whom we asked: a company, or a place of ours.
    pub name: String,
    /// Whom we spoke with there; may be empty, and is once erased.
    pub person: String,
    /// When.
    pub asked_at: Time,
    /// What they said; empty until they answer, and once erased.
    pub said: String,
    /// How much they have; absent where that is not known, or has no end.
    pub amount: Option<i64>,
    /// Of what.
    pub unit: String,
    /// Whom it would help.
    pub whom: String,
    /// [`SourceState::word`].
    pub state: String,
    /// What customers are offered of it.
    pub alternative_id: Option<AlternativeId>,
    /// Who of us noted it.
    pub noted_by: String,
    /// Their name on that day.
    pub noted_name: String,
    /// When.
    pub noted_at: Time,
    /// Who changed it last.
    pub changed_by: String,
    /// When.
    pub changed_at: Time,
    /// When the person and their words were erased.
    pub erased_at: Option<Time>,
    /// Salt of the row's digest; gone with the words.
    #[schema(ignore)]
    pub salt: String,
}

impl Source {
    /// Where it stands with them.
    pub fn state(&self) -> SourceState {
        SourceState::from_word(&self.state).unwrap_or_default()
    }
    /// Whether customers could be offered what they have.
    pub fn can_be_offered(&self) -> bool {
        self.state() == SourceState::Offered && self.alternative_id.is_none() && self.erased_at.is_none()
    }
    /// How it may stand next: what customers are offered stays taken.
    pub fn states(&self) -> &'static [SourceState] {
        if self.alternative_id.is_some() { &[SourceState::Taken] } else { &SourceState::ALL }
    }
    /// What customers would be offered, as far as it is known: what it is and how they come by it is still to be said.
    pub fn as_offer(&self) -> AlternativeSaid {
        AlternativeSaid {
            kind: self.kind.clone(),
            title: self.name.clone(),
            whom: self.whom.clone(),
            amount: self.amount.map(|amount| amount.to_string()).unwrap_or_default(),
            unit: self.unit.clone(),
            source_id: self.id.to_string(),
            ..AlternativeSaid::default()
        }
    }
    /// Taken up: customers are offered this.
    pub(super) fn taken_as(self, alternative: &Alternative) -> Self {
        Self {
            state: SourceState::Taken.word().into(),
            alternative_id: Some(alternative.id.clone()),
            changed_by: alternative.offered_by.clone(),
            changed_at: alternative.offered_at,
            ..self
        }
    }
}

impl Witnessed for Source {
    fn witness_id(&self) -> &str {
        self.id.as_str()
    }
}

/// What a member notes of somebody we asked.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = AlternativeSourceSaid)]
#[serde(default)]
pub struct SourceSaid {
    /// `own`, `partner` or `competitor`.
    pub kind: String,
    /// Whom we asked: a company, or a place of ours; at most 300 characters.
    pub name: String,
    /// Whom we spoke with there.
    pub person: String,
    /// When. RFC 3339, or local time in the workspace's zone; empty for now.
    pub asked_at: String,
    /// `asked` while they have not answered, `cannot`, `offered` or `taken`; empty for `asked`.
    pub state: String,
    /// What they said; needed once they answered.
    pub said: String,
    /// How much they have, a whole number; empty where that is not known, or has no end.
    pub amount: String,
    /// Of what; needed where there is an amount.
    pub unit: String,
    /// Whom it would help.
    pub whom: String,
}
