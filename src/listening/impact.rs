//! An impact: how it hits a customer, in their own words.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::ground::id::{CaseId, ContactId, CustomerId, ImpactId, IncidentId, StatementId, WorkspaceId};
use crate::ground::{Money, Time};
use crate::journal::Witnessed;

/// What it hits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum ImpactKind {
    /// Their machines, lines or daily work stand or slow down.
    Production,
    /// It costs them money.
    Money,
    /// It reaches customers of theirs.
    Customers,
    /// Somebody may be hurt.
    Safety,
    /// They no longer know whether they can rely on us.
    Trust,
    /// Something else.
    Other,
}

impl ImpactKind {
    /// All, in the order forms show them.
    pub const ALL: [Self; 6] =
        [Self::Production, Self::Money, Self::Customers, Self::Safety, Self::Trust, Self::Other];
    /// The word in the store, the API and the catalogue (`listening-kind-WORD`).
    pub const fn word(self) -> &'static str {
        match self {
            Self::Production => "production",
            Self::Money => "money",
            Self::Customers => "customers",
            Self::Safety => "safety",
            Self::Trust => "trust",
            Self::Other => "other",
        }
    }
    /// The kind of this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|k| k.word() == word)
    }
}

/// When it hits (R42).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Horizon {
    /// Now, or in the next days.
    Near,
    /// In the weeks and months that follow.
    Medium,
}

impl Horizon {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Near, Self::Medium];
    /// The word in the store, the API and the catalogue (`listening-horizon-WORD`).
    pub const fn word(self) -> &'static str {
        match self {
            Self::Near => "near",
            Self::Medium => "medium",
        }
    }
    /// The horizon of this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|h| h.word() == word)
    }
}

/// How we heard it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Channel {
    /// The contact wrote it in their room.
    Room,
    /// By telephone.
    Phone,
    /// We sat together.
    Visit,
    /// By mail or letter.
    Mail,
}

impl Channel {
    /// Those a member may name; the room names itself.
    pub const HEARD: [Self; 3] = [Self::Phone, Self::Visit, Self::Mail];
    /// The word in the store, the API and the catalogue (`listening-channel-WORD`).
    pub const fn word(self) -> &'static str {
        match self {
            Self::Room => "room",
            Self::Phone => "phone",
            Self::Visit => "visit",
            Self::Mail => "mail",
        }
    }
    /// The channel of this word.
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Room, Self::Phone, Self::Visit, Self::Mail].into_iter().find(|c| c.word() == word)
    }
}

/// The row.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
pub struct Impact {
    /// Whose.
    pub workspace_id: WorkspaceId,
    /// Which.
    pub id: ImpactId,
    /// From which incident.
    pub incident_id: IncidentId,
    /// In which case.
    pub case_id: CaseId,
    /// Whom it hits.
    pub customer_id: CustomerId,
    /// Who told us, where that is known.
    pub contact_id: Option<ContactId>,
    /// What we noted of it, for them to confirm.
    pub statement_id: StatementId,
    /// [`ImpactKind::word`].
    pub kind: String,
    /// [`Horizon::word`].
    pub horizon: String,
    /// In their words; empty once erased.
    pub text: String,
    /// Its size in minor units, where they put a figure on it.
    pub minor: Option<i64>,
    /// The currency of that size.
    pub currency: Option<String>,
    /// [`Channel::word`].
    pub channel: String,
    /// SHA-256 over salt and text, kept when the text is erased.
    pub text_digest: String,
    /// Salt of the digests; gone with the text.
    #[schema(ignore)]
    pub salt: String,
    /// Who wrote it down: a contact or a member.
    pub reported_by: String,
    /// When.
    pub reported_at: Time,
    /// When the text was erased.
    pub erased_at: Option<Time>,
    /// How many of their people it hits, where they said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub people: Option<i64>,
    /// What shows it, where there is something.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evidence: Option<String>,
}

impl Impact {
    /// Its size, where they put a figure on it.
    pub fn money(&self) -> Option<Money> {
        Some(Money { minor: self.minor?, currency: self.currency.clone()? })
    }
}

impl Witnessed for Impact {
    fn witness_id(&self) -> &str {
        self.id.as_str()
    }
}

/// What a contact writes in their room, or a member writes down for them.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct ImpactSaid {
    /// What it hits: production, money, customers, safety, trust or other.
    pub kind: String,
    /// When it hits: near or medium.
    pub horizon: String,
    /// In their words; at most 20,000 characters.
    pub text: String,
    /// Its size as a person types it, for instance `12000`; empty when there is no figure.
    pub amount: String,
    /// The currency of the amount, ISO 4217.
    pub currency: String,
    /// Its size in minor units, for programs; used when `amount` is empty.
    pub money: Option<Money>,
    /// How many of their people it hits, as a person types it; empty where nobody said.
    pub people: String,
    /// What shows it: a report, a photograph, a record; empty where there is nothing.
    pub evidence: String,
    /// How a member heard it: phone, visit or mail. A contact's own writing is always `room`.
    pub channel: String,
    /// Which contact a member heard it from; empty when it is not known.
    pub contact_id: String,
}

/// What a member writes down of a talk, without putting it in a drawer.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct NoteSaid {
    /// What they said, as close to their words as you can.
    pub text: String,
    /// How you heard it: phone, visit or mail.
    pub channel: String,
    /// From which contact; empty when it is not known.
    pub contact_id: String,
}
