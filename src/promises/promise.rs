//! A promise: what we said we would do, to whom, by whom, by when.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::outlook::Passed;
use crate::ground::Time;
use crate::ground::id::{CaseId, CustomerId, IncidentId, MemberId, PromiseId, WorkspaceId};
use crate::journal::Witnessed;

/// What kind of thing was promised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// The day it will be mended.
    FixDate,
    /// The next time we speak.
    NextUpdate,
    /// To call somebody back.
    CallBack,
    /// To deliver something.
    Delivery,
    /// Anything else.
    Other,
}

impl Kind {
    /// All, in their order.
    pub const ALL: [Self; 5] = [Self::FixDate, Self::NextUpdate, Self::CallBack, Self::Delivery, Self::Other];
    /// The word in the store, the API and the catalogue (`promises-kind-WORD`).
    pub const fn word(self) -> &'static str {
        match self {
            Self::FixDate => "fix_date",
            Self::NextUpdate => "next_update",
            Self::CallBack => "call_back",
            Self::Delivery => "delivery",
            Self::Other => "other",
        }
    }
    /// The kind of this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|k| k.word() == word)
    }
}

/// What became of a promise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum PromiseState {
    /// Not settled yet.
    Open,
    /// Kept on or before it was due.
    Kept,
    /// Kept, after it was due.
    Late,
    /// It will not be kept.
    Broken,
    /// Replaced by another, before it was due.
    Renewed,
}

impl PromiseState {
    /// All, in their order.
    pub const ALL: [Self; 5] = [Self::Open, Self::Kept, Self::Late, Self::Broken, Self::Renewed];
    /// The word in the store, the API and the catalogue (`promises-state-WORD`).
    pub const fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Kept => "kept",
            Self::Late => "late",
            Self::Broken => "broken",
            Self::Renewed => "renewed",
        }
    }
    /// The state of this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|s| s.word() == word)
    }
}

/// The row.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
pub struct Promise {
    /// Whose desk.
    pub workspace_id: WorkspaceId,
    /// Which.
    pub id: PromiseId,
    /// About which incident.
    pub incident_id: IncidentId,
    /// To one customer, in this case; absent when made to everyone the incident touches.
    pub case_id: Option<CaseId>,
    /// The case's customer.
    pub customer_id: Option<CustomerId>,
    /// The customer's or the incident's name on that day, for lists.
    pub whom: String,
    /// [`Kind::word`].
    pub kind: String,
    /// What we said, as we said it.
    pub words: String,
    /// Who promised, and answers for it.
    pub owner_id: MemberId,
    /// Their name on that day.
    pub owner_name: String,
    /// Where it was made: on the phone, in a meeting, in a letter.
    pub made_where: Option<String>,
    /// By when.
    pub due_at: Time,
    /// By when whoever does the work thinks that it is done, where that is another day.
    pub estimate_at: Option<Time>,
    /// What makes us sure.
    pub evidence: Option<String>,
    /// Who brought the evidence.
    pub evidence_by: Option<MemberId>,
    /// How sure, in per cent.
    pub confidence: Option<i64>,
    /// Who let the date pass the gate.
    pub approver_id: Option<MemberId>,
    /// Their name on that day.
    pub approver_name: Option<String>,
    /// Since when customers may read it.
    pub published_at: Option<Time>,
    /// [`PromiseState::word`].
    pub state: String,
    /// When it was kept, broken or renewed.
    pub settled_at: Option<Time>,
    /// By whom.
    pub settled_by: Option<String>,
    /// Why it was broken or renewed.
    pub because: Option<String>,
    /// The promise that this one replaces.
    pub renews_id: Option<PromiseId>,
    /// The promise that replaced this one.
    pub renewed_by_id: Option<PromiseId>,
    /// When the desk noticed that it is overdue.
    pub overdue_said_at: Option<Time>,
    /// What our own record said of the date when it passed the gate.
    #[sqlx(flatten)]
    #[serde(flatten)]
    pub passed: Passed,
    /// Salt of the row's digest.
    #[schema(ignore)]
    pub salt: String,
    /// When it was made.
    pub made_at: Time,
}

impl Promise {
    /// What was promised.
    pub fn kind(&self) -> Kind {
        Kind::from_word(&self.kind).unwrap_or(Kind::Other)
    }
    /// What became of it.
    pub fn state(&self) -> PromiseState {
        PromiseState::from_word(&self.state).unwrap_or(PromiseState::Open)
    }
    /// Still to be kept.
    pub fn is_open(&self) -> bool {
        self.state() == PromiseState::Open
    }
    /// Still to be kept, and the moment has passed.
    pub fn is_overdue(&self, now: Time) -> bool {
        self.is_open() && self.due_at < now
    }
}

impl Witnessed for Promise {
    fn witness_id(&self) -> &str {
        self.id.as_str()
    }
}

/// What a member says when they promise something.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct PromiseSaid {
    /// About which incident; may stay empty when a case is named.
    pub incident_id: String,
    /// To one customer: their case. Empty: to everyone the incident touches.
    pub case_id: String,
    /// `fix_date`, `next_update`, `call_back`, `delivery` or `other`.
    pub kind: String,
    /// What is promised, in words the customer would recognise.
    pub words: String,
    /// By when. RFC 3339, or local time in the workspace's zone.
    pub due_at: String,
    /// By when whoever does the work thinks that it is done; empty where that is the day promised. What our record makes of
    /// estimates is held against the promised day.
    pub estimate_at: String,
    /// What makes us sure; may follow later.
    pub evidence: String,
    /// How sure, 1 to 100 per cent; may follow later.
    pub confidence: Option<i64>,
    /// Where it was made.
    pub made_where: String,
}

/// What makes us sure of a date, and how sure.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct Support {
    /// What makes us sure.
    pub evidence: String,
    /// How sure, 1 to 100 per cent.
    pub confidence: Option<i64>,
}

/// Another date in place of the first, said before the first was due.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct Renewal {
    /// The new moment.
    pub due_at: String,
    /// Why the first could not stand.
    pub because: String,
    /// What is promised now; empty keeps the words.
    pub words: String,
    /// What makes us sure of the new date.
    pub evidence: String,
    /// How sure, 1 to 100 per cent.
    pub confidence: Option<i64>,
}

/// A date that passed the gate, as customers read it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Published {
    /// Which promise.
    pub id: PromiseId,
    /// By when.
    pub due: Time,
    /// How sure, in per cent.
    pub confidence: i64,
    /// What is promised.
    pub words: String,
}

/// Whose promises are counted or listed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Whose {
    /// All of them.
    All,
    /// Made about this incident, to everyone or to one.
    Incident(IncidentId),
    /// Made to this case, or to everyone of its incident.
    Case(CaseId),
    /// Made to this customer, or to everyone of an incident that touches them.
    Customer(CustomerId),
    /// Made by this member.
    Owner(MemberId),
}

/// Which promises a ledger shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Filter {
    /// Not settled yet.
    #[default]
    Open,
    /// Not settled, and due within 48 hours.
    Soon,
    /// Not settled, and the moment has passed.
    Overdue,
    /// Kept, late, broken or renewed.
    Settled,
    /// All.
    All,
}

impl Filter {
    /// All, in the order of the tabs.
    pub const ALL: [Self; 5] = [Self::Open, Self::Soon, Self::Overdue, Self::Settled, Self::All];
    /// The word in addresses and the catalogue (`promises-filter-WORD`).
    pub const fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Soon => "soon",
            Self::Overdue => "overdue",
            Self::Settled => "settled",
            Self::All => "all",
        }
    }
}

/// Promises counted; the rate is of those that have come due, with its interval.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, ToSchema)]
pub struct Tally {
    /// Not settled and not due yet.
    pub open: i64,
    /// Kept in time.
    pub kept: i64,
    /// Kept, but late.
    pub late: i64,
    /// Broken.
    pub broken: i64,
    /// Not settled though the moment has passed.
    pub overdue: i64,
    /// Renewed before they were due: counted apart.
    pub renewed: i64,
    /// All that have come due: kept, late, broken and overdue.
    pub due: i64,
    /// Kept in time, of those due; absent when none was due.
    pub rate: Option<f64>,
    /// Where the rate may begin (Wilson, 95 %).
    pub low: f64,
    /// Where it may end.
    pub high: f64,
}

/// The yes of whoever lets a date pass the gate.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct Approval {
    /// Why the date is right although our own record gives it less than the confidence it carries; empty where it does not.
    pub despite: String,
}
