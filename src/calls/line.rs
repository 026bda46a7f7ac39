//! The line: deliveries by voice that wait for somebody to ring.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::ground::Time;
use crate::ground::id::{
    CaseId, ContactId, CustomerId, DeliveryId, IncidentId, MemberId, PromiseId, WorkspaceId,
};

/// Which line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
#[schema(as = CallList)]
pub enum List {
    /// Everybody but executives.
    #[default]
    All,
    /// Contacts with the role `executive`, rung by those whom a lead has named (R82).
    Executives,
}

impl List {
    /// The word in addresses and the catalogue (`calls-list-WORD`).
    pub const fn word(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Executives => "executives",
        }
    }
    /// The list of this word; the common one for any other.
    pub fn from_word(word: &str) -> Self {
        if word == Self::Executives.word() { Self::Executives } else { Self::All }
    }
    pub(super) const fn column(self) -> i64 {
        match self {
            Self::All => 0,
            Self::Executives => 1,
        }
    }
}

/// The row. It is a queue's, and says nothing of its own.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Line {
    /// Whose desk.
    pub workspace_id: WorkspaceId,
    /// Of which delivery.
    pub delivery_id: DeliveryId,
    /// About which incident.
    pub incident_id: IncidentId,
    /// In which case.
    pub case_id: CaseId,
    /// At which customer.
    pub customer_id: CustomerId,
    /// Whom to ring.
    pub contact_id: ContactId,
    /// 1 when they are an executive.
    pub is_executive: i64,
    /// 1 when they may be afraid for their safety or their data.
    pub is_fear: i64,
    /// [`super::urgency`].
    pub urgency: i64,
    /// When they came into the line, less the head start that what is at stake gives them.
    pub place: Time,
    /// Since when they wait.
    pub waiting_since: Time,
    /// Not to be rung before this.
    pub due_at: Time,
    /// How often somebody rang.
    pub tries: i64,
    /// The promise to call them back, if there is one.
    pub promise_id: Option<PromiseId>,
    /// By when that was.
    pub promised_at: Option<Time>,
    /// Who has it in hand.
    pub taken_by: Option<MemberId>,
    /// Until when.
    pub taken_until: Option<Time>,
    /// Rises with each taking.
    pub fence: i64,
}

impl Line {
    /// Who has the call in hand now.
    pub fn holder(&self, now: Time) -> Option<&MemberId> {
        self.taken_by.as_ref().filter(|_| self.taken_until.is_some_and(|until| now < until))
    }
}

/// A call that waits, as the list shows it.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
#[schema(as = CallWaiting)]
pub struct Waiting {
    /// Of which delivery.
    pub delivery_id: DeliveryId,
    /// About which incident.
    pub incident_id: IncidentId,
    /// What it is called.
    pub incident_title: String,
    /// In which case.
    pub case_id: CaseId,
    /// The customer's name.
    pub customer: String,
    /// Whom to ring.
    pub contact_id: ContactId,
    /// Their name.
    pub name: String,
    /// Their number.
    pub number: String,
    /// Their time zone, where it is known.
    pub zone: Option<String>,
    /// 0 fear, 1 a call we promised, 2 the others.
    pub urgency: i64,
    /// When they came into the line, less the head start that what is at stake gives them; with the urgency the order.
    pub place: Time,
    /// Since when they wait.
    pub waiting_since: Time,
    /// Not to be rung before this.
    pub due_at: Time,
    /// By when we promised to call back.
    pub promised_at: Option<Time>,
    /// How often somebody rang.
    pub tries: i64,
    /// Who has it in hand; a name.
    pub taken_by: Option<String>,
    /// Until when.
    pub taken_until: Option<Time>,
    /// How often one of this customer's executives was spoken with.
    pub executives_spoken: i64,
}

impl Waiting {
    /// Why it stands where it does (`calls-why-WORD`), and its badge.
    pub(super) fn why(&self) -> (&'static str, &'static str) {
        match (self.urgency, self.promised_at) {
            (0, _) => ("fear", "late"),
            (_, Some(_)) => ("promised", "wait"),
            _ => ("waits", "plain"),
        }
    }
    pub(super) fn is_taken(&self, now: i64) -> bool {
        self.taken_by.is_some() && self.taken_until.is_some_and(|until| now < until.0)
    }
    pub(super) fn is_later(&self, now: i64) -> bool {
        self.due_at.0 > now
    }
}
