//! A second wrong.

use serde::Serialize;
use utoipa::ToSchema;

use crate::ground::clock::HOUR;
use crate::ground::id::{CaseId, DeceptionId, Id, IncidentId, NoticeId, SecondWrongId, WorkspaceId};
use crate::ground::{Dice, Time};
use crate::journal::Witnessed;

/// Which second wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WrongKind {
    /// They were told late.
    Late,
    /// Something was hidden from them.
    Concealed,
}

impl WrongKind {
    /// The word in the store, the API and the catalogue (`second-wrongs-kind-WORD`).
    pub const fn word(self) -> &'static str {
        match self {
            Self::Late => "late",
            Self::Concealed => "concealed",
        }
    }
}

/// Where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// By the rule it is one; nobody has said so yet.
    Proposed,
    /// It is one, and nobody has owned up to it yet.
    Owed,
    /// We said so.
    Owned,
    /// It was none, and somebody said why.
    Dismissed,
}

impl State {
    /// All, in their order.
    pub const ALL: [Self; 4] = [Self::Proposed, Self::Owed, Self::Owned, Self::Dismissed];
    /// The word in the store, the API and the catalogue (`second-wrongs-state-WORD`).
    pub const fn word(self) -> &'static str {
        match self {
            Self::Proposed => "proposed",
            Self::Owed => "owed",
            Self::Owned => "owned",
            Self::Dismissed => "dismissed",
        }
    }
    /// The state of this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|s| s.word() == word)
    }
    /// How a page marks it: plain, wait, late or done.
    pub const fn badge(self) -> &'static str {
        match self {
            Self::Proposed => "wait",
            Self::Owed => "late",
            Self::Owned => "done",
            Self::Dismissed => "plain",
        }
    }
}

/// By which rule it is one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// From knowing to telling took longer than the playbook allows.
    Limit,
    /// We knew, and somebody else told them before.
    Outside,
    /// Both.
    Both,
    /// A person found it, and another confirmed it.
    Person,
}

impl Why {
    /// The word in the store, the API and the catalogue (`second-wrongs-why-WORD`).
    pub const fn word(self) -> &'static str {
        match self {
            Self::Limit => "limit",
            Self::Outside => "outside",
            Self::Both => "both",
            Self::Person => "person",
        }
    }
}

/// The row.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
pub struct SecondWrong {
    /// Whose desk.
    pub workspace_id: WorkspaceId,
    /// Which.
    pub id: SecondWrongId,
    /// On top of which incident.
    pub incident_id: IncidentId,
    /// [`WrongKind::word`].
    pub kind: String,
    /// [`State::word`].
    pub state: String,
    /// [`Why::word`].
    pub why: String,
    /// The concealment that was found.
    pub deception_id: Option<DeceptionId>,
    /// Towards one customer, in this case; absent when towards all it touches.
    pub case_id: Option<CaseId>,
    /// Since when we knew.
    pub aware_at: Option<Time>,
    /// Whoever was told after this, or not yet, was told late.
    pub late_after: Time,
    /// When the first of them was told.
    pub told_at: Option<Time>,
    /// When somebody else spoke of it before us.
    pub outside_at: Option<Time>,
    /// The notice that is to name it.
    pub notice_id: Option<NoticeId>,
    /// By which sentence.
    pub notice_sentence: Option<String>,
    /// When it was proposed.
    pub proposed_at: Time,
    /// By whom.
    pub proposed_by: String,
    /// When somebody confirmed or dismissed it.
    pub decided_at: Option<Time>,
    /// Who.
    pub decided_by: Option<String>,
    /// Their name on that day.
    pub decided_name: Option<String>,
    /// Why it was dismissed.
    pub decided_because: Option<String>,
    /// When all it touches had heard us say so.
    pub owned_at: Option<Time>,
    /// Salt of the row's digest.
    #[schema(ignore)]
    pub salt: String,
}

impl SecondWrong {
    /// One that is owed, for the gallery.
    pub fn sample(now: Time) -> Self {
        let dice = Dice::seeded(34);
        Self {
            workspace_id: WorkspaceId::mint(now, &dice),
            id: SecondWrongId::mint(now, &dice),
            incident_id: IncidentId::mint(now, &dice),
            kind: "late".into(),
            state: "owed".into(),
            why: "both".into(),
            deception_id: None,
            case_id: None,
            aware_at: Some(now.plus(-40 * HOUR)),
            late_after: now.plus(-39 * HOUR),
            told_at: Some(now.plus(-4 * HOUR)),
            outside_at: Some(now.plus(-30 * HOUR)),
            notice_id: None,
            notice_sentence: None,
            proposed_at: now.plus(-4 * HOUR),
            proposed_by: "desk".into(),
            decided_at: Some(now.plus(-3 * HOUR)),
            decided_by: Some("mem_sample".into()),
            decided_name: Some("Tom Brandt".into()),
            decided_because: None,
            owned_at: None,
            salt: String::new(),
        }
    }

    /// Where it stands.
    pub fn state(&self) -> State {
        State::from_word(&self.state).unwrap_or(State::Proposed)
    }
    /// Whether it is that they were told late.
    pub fn is_late(&self) -> bool {
        self.kind == WrongKind::Late.word()
    }
}

impl Witnessed for SecondWrong {
    fn witness_id(&self) -> &str {
        self.id.as_str()
    }
}
