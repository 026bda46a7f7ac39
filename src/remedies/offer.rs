//! An offer: one remedy offered to one customer.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::ground::id::{CaseId, CustomerId, IncidentId, MemberId, OfferId, RemedyId, WorkspaceId};
use crate::ground::{Money, Time};
use crate::journal::Witnessed;

/// Where an offer stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum OfferState {
    /// Above the drafter's leeway: waits for a second person.
    Drafted,
    /// May be offered.
    Approved,
    /// The customer may answer.
    Offered,
    /// Accepted; to be fulfilled.
    Accepted,
    /// Declined, with our thanks; no failure (R78).
    Declined,
    /// Not answered in time.
    Expired,
    /// Taken back.
    Withdrawn,
    /// Done.
    Fulfilled,
}

impl OfferState {
    /// All, in their order.
    pub const ALL: [Self; 8] = [
        Self::Drafted,
        Self::Approved,
        Self::Offered,
        Self::Accepted,
        Self::Declined,
        Self::Expired,
        Self::Withdrawn,
        Self::Fulfilled,
    ];
    /// The word in the store, the API and the catalogue (`remedies-state-WORD`).
    pub const fn word(self) -> &'static str {
        match self {
            Self::Drafted => "drafted",
            Self::Approved => "approved",
            Self::Offered => "offered",
            Self::Accepted => "accepted",
            Self::Declined => "declined",
            Self::Expired => "expired",
            Self::Withdrawn => "withdrawn",
            Self::Fulfilled => "fulfilled",
        }
    }
    /// The state of this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|s| s.word() == word)
    }
}

/// The row.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
pub struct Offer {
    /// Whose desk.
    pub workspace_id: WorkspaceId,
    /// Which.
    pub id: OfferId,
    /// Of which remedy.
    pub remedy_id: RemedyId,
    /// For which incident.
    pub incident_id: IncidentId,
    /// In which case.
    pub case_id: CaseId,
    /// To whom.
    pub customer_id: CustomerId,
    /// The customer's name on that day, for lists.
    pub whom: String,
    /// [`OfferState::word`].
    pub state: String,
    /// How much, in minor units; absent when it is not money.
    pub amount_minor: Option<i64>,
    /// ISO 4217 code of the amount.
    pub currency: Option<String>,
    /// Until when it can be accepted.
    pub expires_at: Option<Time>,
    /// Who drafted it.
    pub drafted_by: MemberId,
    /// Who approved it; the drafter, within the leeway.
    pub approved_by: Option<MemberId>,
    /// Their name on that day.
    pub approver_name: Option<String>,
    /// `leeway`, or `second` for a second person.
    pub approved_how: Option<String>,
    /// When.
    pub approved_at: Option<Time>,
    /// Since when the customer may answer.
    pub offered_at: Option<Time>,
    /// When it was accepted or declined.
    pub answered_at: Option<Time>,
    /// By which contact, or by which member on their word.
    pub answered_by: Option<String>,
    /// What they said with it.
    pub answer_words: Option<String>,
    /// When it was fulfilled, withdrawn or expired.
    pub settled_at: Option<Time>,
    /// By whom.
    pub settled_by: Option<String>,
    /// How it was fulfilled, or why it was withdrawn.
    pub settled_words: Option<String>,
    /// Salt of the row's digest.
    #[schema(ignore)]
    pub salt: String,
    /// When it was drafted.
    pub drafted_at: Time,
    /// When its state last changed.
    pub moved_at: Time,
}

impl Offer {
    /// Where it stands.
    pub fn state(&self) -> OfferState {
        OfferState::from_word(&self.state).unwrap_or(OfferState::Drafted)
    }
    /// How much, when it is money.
    pub fn amount(&self) -> Option<Money> {
        Some(Money { minor: self.amount_minor?, currency: self.currency.clone()? })
    }
}

impl Witnessed for Offer {
    fn witness_id(&self) -> &str {
        self.id.as_str()
    }
}

/// An offer as a list shows it.
#[derive(Debug, Clone, sqlx::FromRow, Serialize, ToSchema)]
pub struct OfferLine {
    /// Which.
    pub id: OfferId,
    /// Of which remedy.
    pub remedy_id: RemedyId,
    /// For which incident.
    pub incident_id: IncidentId,
    /// In which case.
    pub case_id: CaseId,
    /// To whom.
    pub customer_id: CustomerId,
    /// The customer's name.
    pub whom: String,
    /// What it is called.
    pub title: String,
    /// What the customer reads.
    pub words: String,
    /// What kind of making good.
    pub kind: String,
    /// Where it stands.
    pub state: String,
    /// How much, in minor units.
    pub amount_minor: Option<i64>,
    /// ISO 4217 code of the amount.
    pub currency: Option<String>,
    /// Until when it can be accepted.
    pub expires_at: Option<Time>,
    /// Since when the customer may answer.
    pub offered_at: Option<Time>,
    /// When its state last changed.
    pub moved_at: Time,
}

impl OfferLine {
    /// How much, when it is money.
    pub fn amount(&self) -> Option<Money> {
        Some(Money { minor: self.amount_minor?, currency: self.currency.clone()? })
    }
}

/// Offers counted and summed, per state and currency.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
pub struct Sum {
    /// Where they stand.
    pub state: String,
    /// ISO 4217 code; absent for what is not money.
    pub currency: Option<String>,
    /// How many.
    pub offers: i64,
    /// Their amounts together, in minor units.
    pub minor: i64,
    /// Of those, offered before anybody asked (R75).
    pub before_asked: i64,
}
