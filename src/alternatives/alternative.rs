//! An alternative, and that a customer asked for it.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::ground::Time;
use crate::ground::id::{
    AlternativeId, AskId, CaseId, ContactId, CustomerId, IncidentId, MemberId, WorkspaceId,
};
use crate::journal::Witnessed;

/// What it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum AlternativeKind {
    /// Something they can do themselves.
    Workaround,
    /// Something else of ours.
    Own,
    /// Something of a partner.
    Partner,
    /// Something of a competitor: their harm matters more than our sale.
    Competitor,
    /// There is none, because ….
    None,
}

impl AlternativeKind {
    /// All, in the order forms show them.
    pub const ALL: [Self; 5] = [Self::Workaround, Self::Own, Self::Partner, Self::Competitor, Self::None];
    /// The word in the store, the API and the catalogue (`alternatives-kind-WORD`).
    pub const fn word(self) -> &'static str {
        match self {
            Self::Workaround => "workaround",
            Self::Own => "own",
            Self::Partner => "partner",
            Self::Competitor => "competitor",
            Self::None => "none",
        }
    }
    /// The kind of this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|k| k.word() == word)
    }
}

/// The row.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
pub struct Alternative {
    /// Whose desk.
    pub workspace_id: WorkspaceId,
    /// Which.
    pub id: AlternativeId,
    /// About which incident.
    pub incident_id: IncidentId,
    /// [`AlternativeKind::word`].
    pub kind: String,
    /// What to call it.
    pub title: String,
    /// What it is and how to come by it; or why there is none.
    pub words: String,
    /// Whom it helps.
    pub whom: String,
    /// How much there is; absent where that has no end.
    pub amount: Option<i64>,
    /// Of what.
    pub unit: String,
    /// Until when it can be had.
    pub until_at: Option<Time>,
    /// Who offered it.
    pub offered_by: String,
    /// When.
    pub offered_at: Time,
    /// Who changed it last.
    pub changed_by: String,
    /// When.
    pub changed_at: Time,
    /// When it ended.
    pub ended_at: Option<Time>,
    /// Why; empty while it can be had.
    pub ended_because: String,
    /// Salt of the row's digest.
    #[schema(ignore)]
    pub salt: String,
}

impl Alternative {
    /// Whether it says that there is none.
    pub fn is_none(&self) -> bool {
        self.kind == AlternativeKind::None.word()
    }
    /// Whether it was not ended and is not over.
    pub fn stands(&self, now: Time) -> bool {
        self.ended_at.is_none() && self.until_at.is_none_or(|until| until > now)
    }
}

impl Witnessed for Alternative {
    fn witness_id(&self) -> &str {
        self.id.as_str()
    }
}

/// An alternative with what is left of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct AlternativeView {
    /// The alternative.
    #[serde(flatten)]
    pub alternative: Alternative,
    /// How much is asked for or given.
    pub taken: i64,
    /// How much is left; absent where it has no end.
    pub left: Option<i64>,
    /// Whether a customer can ask for it now.
    pub can_be_asked: bool,
}

impl AlternativeView {
    /// As it stands now, with so much taken.
    pub fn of(alternative: Alternative, taken: i64, now: Time) -> Self {
        let left = alternative.amount.map(|amount| (amount - taken).max(0));
        let can_be_asked = alternative.stands(now) && !alternative.is_none() && left != Some(0);
        Self { alternative, taken, left, can_be_asked }
    }
    /// Whether all there was is taken.
    pub fn is_used_up(&self) -> bool {
        self.left == Some(0)
    }
}

/// Where an ask stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum AskState {
    /// It is set aside, and waits for us.
    Asked,
    /// They have it.
    Given,
    /// They do not get it, and know why.
    Declined,
}

impl AskState {
    /// The word in the store, the API and the catalogue (`alternatives-ask-WORD`).
    pub const fn word(self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::Given => "given",
            Self::Declined => "declined",
        }
    }
}

/// That a customer asked for an alternative.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
#[schema(as = AlternativeAsk)]
pub struct Ask {
    /// Whose desk.
    pub workspace_id: WorkspaceId,
    /// Which.
    pub id: AskId,
    /// For which alternative.
    pub alternative_id: AlternativeId,
    /// About which incident.
    pub incident_id: IncidentId,
    /// In which case.
    pub case_id: CaseId,
    /// Which customer.
    pub customer_id: CustomerId,
    /// Who of theirs, where that is known.
    pub contact_id: Option<ContactId>,
    /// How much.
    pub amount: i64,
    /// What they wrote beside it; may be empty, and is once erased.
    pub words: String,
    /// SHA-256 over salt and words, kept when the words are erased.
    pub words_digest: String,
    /// [`AskState::word`].
    pub state: String,
    /// Which of us owes it.
    pub owner_id: Option<MemberId>,
    /// Who wrote it down: a contact or a member.
    pub asked_by: String,
    /// When.
    pub asked_at: Time,
    /// Which of us gave or declined it.
    pub settled_by: Option<String>,
    /// Their name on that day.
    pub settled_name: Option<String>,
    /// When.
    pub settled_at: Option<Time>,
    /// What we said to it; the customer reads it.
    pub settled_words: String,
    /// When the words were erased.
    pub erased_at: Option<Time>,
    /// Salt of the digests; gone with the words.
    #[schema(ignore)]
    pub salt: String,
}

impl Ask {
    /// Whether it waits for us.
    pub fn is_open(&self) -> bool {
        self.state == AskState::Asked.word()
    }
}

impl Witnessed for Ask {
    fn witness_id(&self) -> &str {
        self.id.as_str()
    }
}

/// What a lead offers.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct AlternativeSaid {
    /// `workaround`, `own`, `partner`, `competitor`, or `none` where there is none.
    pub kind: String,
    /// What to call it; at most 300 characters.
    pub title: String,
    /// What it is and how to come by it; or why there is none.
    pub words: String,
    /// Whom it helps; empty for everyone.
    pub whom: String,
    /// How much there is, a whole number; empty where that has no end.
    pub amount: String,
    /// Of what, such as `hours` or `castings`; needed where there is an amount.
    pub unit: String,
    /// Until when. RFC 3339, or local time in the workspace's zone; empty where nobody knows an end.
    pub until_at: String,
    /// Of whom we asked elsewhere it comes: what they have is taken with this offer. Empty for nobody; read only when it is
    /// offered.
    pub source_id: String,
}

/// What a customer asks for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct AskSaid {
    /// How much, a whole number; empty for one.
    pub amount: String,
    /// What we should know; may be empty.
    pub words: String,
    /// Whose case, where a member writes it down.
    pub case_id: String,
    /// Which contact asked; empty when it is not known.
    pub contact_id: String,
}

/// What we say to an ask.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct SettleSaid {
    /// How they get it, or why not; the customer reads it.
    pub words: String,
}
