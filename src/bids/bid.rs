//! A bid that we may make, what was decided, and what came of it; and what we are good at.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Advice;
use crate::ground::Time;
use crate::ground::id::{BidId, CustomerId, MemberId, WorkspaceId};
use crate::journal::Witnessed;

macro_rules! words {
    ($name:ident { $($variant:ident = $word:literal),* $(,)? }) => {
        impl $name {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];
            /// The word in the store, the API and the catalogue.
            pub const fn word(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)*
                }
            }
            /// The one of this word.
            pub fn from_word(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.word() == word)
            }
        }
    };
}

/// Whose idea it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
#[schema(as = BidCame)]
pub enum Came {
    /// They invited us.
    Invited,
    /// We would like to.
    Ours,
}
words!(Came { Invited = "invited", Ours = "ours" });

/// How large it is, in the desk's currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
#[schema(as = BidBand)]
pub enum Band {
    /// Up to ten thousand.
    Small,
    /// Up to a hundred thousand.
    Middle,
    /// Up to a million.
    Large,
    /// More.
    Huge,
}
words!(Band { Small = "small", Middle = "middle", Large = "large", Huge = "huge" });

/// Where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
#[schema(as = BidState)]
pub enum State {
    /// To be decided.
    Asked,
    /// We bid.
    Bid,
    /// We do not.
    Not,
    /// We look again on a day.
    Later,
    /// We won it.
    Won,
    /// Somebody else did.
    Lost,
    /// They shut us out.
    Excluded,
}
words!(State {
    Asked = "asked",
    Bid = "bid",
    Not = "not",
    Later = "later",
    Won = "won",
    Lost = "lost",
    Excluded = "excluded",
});

impl State {
    /// What may be decided.
    pub const DECISIONS: [Self; 3] = [Self::Bid, Self::Not, Self::Later];
    /// What may come of it.
    pub const OUTCOMES: [Self; 3] = [Self::Won, Self::Lost, Self::Excluded];
    /// Whether it waits for a decision.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Asked | Self::Later)
    }
    /// The badge kind.
    pub(super) const fn kind(self) -> &'static str {
        match self {
            Self::Asked => "late",
            Self::Later | Self::Bid => "wait",
            Self::Not | Self::Lost | Self::Excluded => "plain",
            Self::Won => "done",
        }
    }
}

/// The row.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
pub struct Bid {
    /// Whose desk.
    pub workspace_id: WorkspaceId,
    /// Which.
    pub id: BidId,
    /// At which customer.
    pub customer_id: CustomerId,
    /// What it is called.
    pub title: String,
    /// What for, and what they said; may be empty.
    pub words: String,
    /// [`Came::word`].
    pub came: String,
    /// What it takes, a tag on each line.
    pub takes: String,
    /// [`Band::word`].
    pub band: String,
    /// By which day they want an answer, `2026-03-12`.
    pub answer_on: String,
    /// Who would see to it.
    pub owner_id: MemberId,
    /// Their name on that day.
    pub owner_name: String,
    /// [`State::word`].
    pub state: String,
    /// Who asked whether we may.
    pub asked_by: String,
    /// Their name on that day.
    pub asked_name: String,
    /// When.
    pub asked_at: Time,
    /// What was decided last: `bid`, `not` or `later`.
    pub decision: Option<String>,
    /// Why; may be empty where it is as advised.
    pub because: String,
    /// When we look again, where that was decided.
    pub look_on: Option<String>,
    /// Who decided.
    pub decided_by: Option<String>,
    /// Their name on that day.
    pub decided_name: Option<String>,
    /// When.
    pub decided_at: Option<Time>,
    /// The advice of that day with its reasons, as JSON.
    pub advice: Option<String>,
    /// Whether the decision goes against it: 0 or 1.
    pub is_against: i64,
    /// What is known of how it came out.
    pub outcome_words: String,
    /// Who noted that.
    pub outcome_by: Option<String>,
    /// When.
    pub outcome_at: Option<Time>,
    /// When it last changed.
    pub moved_at: Time,
    /// Salt of the row's digest.
    #[schema(ignore)]
    pub salt: String,
}

impl Bid {
    /// Where it stands.
    pub fn state(&self) -> State {
        State::from_word(&self.state).unwrap_or(State::Asked)
    }
    /// What it takes, tag by tag.
    pub fn takes(&self) -> Vec<String> {
        self.takes.lines().map(str::to_owned).collect()
    }
    /// The advice of the day on which it was decided.
    pub fn advice(&self) -> Option<Advice> {
        self.advice.as_deref().and_then(|text| serde_json::from_str(text).ok())
    }
}

impl Witnessed for Bid {
    fn witness_id(&self) -> &str {
        self.id.as_str()
    }
}

/// What we are good at: one row for the desk.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
pub struct Competences {
    /// Whose desk.
    pub workspace_id: WorkspaceId,
    /// The desk's id, a slash, and `competences`.
    pub id: String,
    /// A tag on each line.
    pub tags: String,
    /// Who said so last.
    pub set_by: String,
    /// Their name on that day.
    pub set_name: String,
    /// When.
    pub set_at: Time,
    /// Salt of the row's digest.
    #[schema(ignore)]
    pub salt: String,
}

impl Competences {
    /// Tag by tag.
    pub fn tags(&self) -> Vec<String> {
        self.tags.lines().map(str::to_owned).collect()
    }
}

impl Witnessed for Competences {
    fn witness_id(&self) -> &str {
        &self.id
    }
}

/// A bid as our lists show it.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
pub struct BidLine {
    /// The bid.
    #[sqlx(flatten)]
    #[serde(flatten)]
    pub bid: Bid,
    /// At whom.
    pub customer: String,
}

/// Whether we may bid.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = BidAsking)]
#[serde(default)]
pub struct AskSaid {
    /// What it is called; at most 300 characters.
    pub title: String,
    /// What for, and what they said.
    pub words: String,
    /// `invited` or `ours`.
    pub came: String,
    /// What it takes: tags with a comma or a new line between two of them.
    pub takes: String,
    /// `small`, `middle`, `large` or `huge`.
    pub band: String,
    /// By which day they want an answer, `2026-03-12`.
    pub answer_on: String,
    /// Which of us would see to it; empty for whoever asks.
    pub owner_id: String,
}

/// What is decided.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = BidDeciding)]
#[serde(default)]
pub struct DecideSaid {
    /// `bid`, `not` or `later`.
    pub decision: String,
    /// Why; needed where it goes against the advice.
    pub because: String,
    /// When to look again, where it is `later`.
    pub look_on: String,
}

/// What came of it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = BidOutcome)]
#[serde(default)]
pub struct OutcomeSaid {
    /// `won`, `lost` or `excluded`.
    pub outcome: String,
    /// What is known of why.
    pub words: String,
}

/// What we are good at.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct CompetencesSaid {
    /// Tags with a comma or a new line between two of them; empty for none.
    pub tags: String,
}
