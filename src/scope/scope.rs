//! A scope: one version of which customers an incident touches.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::ground::Time;
use crate::ground::id::{CaseId, CustomerId, HoldingId, IncidentId, ScopeId, WorkspaceId};
use crate::journal::Witnessed;

/// Where a version stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum ScopeState {
    /// Waits for a second member.
    Drafted,
    /// In force: its customers have cases.
    Confirmed,
    /// Was in force until a later one was confirmed.
    Replaced,
    /// Never came into force.
    Dropped,
}

impl ScopeState {
    /// All, in their order.
    pub const ALL: [Self; 4] = [Self::Drafted, Self::Confirmed, Self::Replaced, Self::Dropped];
    /// The word in the store, the API and the catalogue (`scope-state-WORD`).
    pub const fn word(self) -> &'static str {
        match self {
            Self::Drafted => "drafted",
            Self::Confirmed => "confirmed",
            Self::Replaced => "replaced",
            Self::Dropped => "dropped",
        }
    }
    /// The state of this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|s| s.word() == word)
    }
}

/// The row.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
pub struct Scope {
    /// Whose.
    pub workspace_id: WorkspaceId,
    /// Which.
    pub id: ScopeId,
    /// Of which incident.
    pub incident_id: IncidentId,
    /// 1 for the incident's first, then counting.
    pub version: i64,
    /// `rule` or `list`.
    pub kind: String,
    /// The text of the rule, or the list as it was given.
    pub said: String,
    /// Why the scope is this, or why it changes.
    pub reason: String,
    /// [`ScopeState::word`].
    pub state: String,
    /// The version in force when this was drafted, which it would replace.
    pub base_id: Option<ScopeId>,
    /// Holdings that matched, of touched customers.
    pub holdings: i64,
    /// Customers touched: found and not left out.
    pub customers: i64,
    /// Customers found and left out.
    pub excluded: i64,
    /// Entries of a list that name nobody we know.
    pub strays: i64,
    /// Why those entries may stay out.
    pub strays_because: Option<String>,
    /// Customers touched here and not by the version it would replace.
    pub added: i64,
    /// Customers touched by the version it would replace and not here.
    pub withdrawn: i64,
    /// Customers only possibly touched; absent where the rule says nothing of such.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub possible: Option<i64>,
    /// 1 when those are told too, 0 when they are not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub possible_told: Option<i64>,
    /// Why they are told, or not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub possible_because: Option<String>,
    /// Customers found and left out by a rule, for being small or for what they have (R14).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub small: Option<i64>,
    /// That rule.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub leave_out_rule: Option<String>,
    /// And its reason.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub leave_out_because: Option<String>,
    /// Digest of whom it found, left out and did not know, so that the row vouches for them.
    #[schema(ignore)]
    pub found_digest: String,
    /// Salt of the row's digest.
    #[schema(ignore)]
    pub salt: String,
    /// When it was drafted.
    pub drafted_at: Time,
    /// By whom.
    pub drafted_by: String,
    /// What they were called.
    pub drafted_name: String,
    /// When it was confirmed.
    pub confirmed_at: Option<Time>,
    /// By whom.
    pub confirmed_by: Option<String>,
    /// What they were called.
    pub confirmed_name: Option<String>,
    /// When it was dropped.
    pub dropped_at: Option<Time>,
    /// By whom.
    pub dropped_by: Option<String>,
    /// Why.
    pub dropped_because: Option<String>,
}

impl Scope {
    /// Where it stands.
    pub fn state(&self) -> ScopeState {
        ScopeState::from_word(&self.state).unwrap_or(ScopeState::Drafted)
    }
}

impl Witnessed for Scope {
    fn witness_id(&self) -> &str {
        self.id.as_str()
    }
}

/// A version as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
pub struct ScopeLine {
    /// Which.
    pub id: ScopeId,
    /// Of which incident.
    pub incident_id: IncidentId,
    /// Its number.
    pub version: i64,
    /// `rule` or `list`.
    pub kind: String,
    /// Why it is this.
    pub reason: String,
    /// [`ScopeState::word`].
    pub state: String,
    /// Holdings that matched.
    pub holdings: i64,
    /// Customers touched.
    pub customers: i64,
    /// Customers found and left out.
    pub excluded: i64,
    /// Entries that name nobody we know.
    pub strays: i64,
    /// Customers newly touched.
    pub added: i64,
    /// Customers no longer touched.
    pub withdrawn: i64,
    /// When it was drafted.
    pub drafted_at: Time,
    /// By whom.
    pub drafted_name: String,
    /// When it was confirmed.
    pub confirmed_at: Option<Time>,
    /// By whom.
    pub confirmed_name: Option<String>,
    /// Why it was dropped.
    pub dropped_because: Option<String>,
}

/// A holding by which a scope found a customer.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
pub struct Matched {
    /// Which.
    pub id: HoldingId,
    /// Its key in another system.
    pub external_key: String,
    /// Order, shipment, lot …
    pub kind: String,
    /// What it is called.
    pub label: String,
    /// Its status now.
    pub status: String,
    /// The day promised.
    pub promised_on: Option<String>,
    /// The day it was delivered.
    pub delivered_on: Option<String>,
}

/// What a member says when they draft a scope: a rule, or a list.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct ScopeSaid {
    /// A rule over holdings and customers; empty when a list is given. See `docs/scope.md`.
    pub rule: String,
    /// External keys, customer ids or e-mail addresses, one a line, or CSV whose first row names one of the
    /// columns `key`, `customer_id` or `email`.
    pub list: String,
    /// Why the scope is this. Needed when it would change one that is in force.
    pub reason: String,
    /// Whom to leave out all the same: one a line, the key, id or address, a comma, the reason (R14).
    pub leave_out: String,
    /// Why entries of the list that name nobody we know may stay out; without it they are faults.
    pub strays_because: String,
    /// A rule over customers: whom it finds among those touched is left out (R14).
    pub leave_out_rule: String,
    /// Why those may be left out. Needed with such a rule: spending little is no reason by itself.
    pub leave_out_because: String,
    /// Whether customers only possibly touched are told too: `tell` or `leave`. Needed where the rule finds any.
    pub possibly: String,
    /// Why they are told, or not; needed where they are not.
    pub possibly_because: String,
    /// Leave out whom the version in force leaves out, each with the reason that stands there.
    pub keep_left_out: bool,
}

/// A customer in a preview, with the holding that brought them in.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
pub struct Touched {
    /// Which.
    pub customer_id: CustomerId,
    /// Their name.
    pub name: String,
    /// How many of their holdings matched.
    pub holdings: i64,
    /// The first of those; none when nothing was asked of holdings.
    pub holding_id: Option<HoldingId>,
    /// Its key in another system.
    pub holding_key: Option<String>,
    /// What it is called.
    pub holding_label: Option<String>,
    /// The day promised.
    pub promised_on: Option<String>,
    /// The day it was delivered.
    pub delivered_on: Option<String>,
}

impl Touched {
    /// What the holding is called: its label, else its key.
    pub fn holding_shown(&self) -> &str {
        let label = self.holding_label.as_deref().filter(|l| !l.is_empty());
        label.or(self.holding_key.as_deref()).unwrap_or_default()
    }
}

/// A customer that a version found and leaves out.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
pub struct LeftOut {
    /// Which.
    pub customer_id: CustomerId,
    /// Their name.
    pub name: String,
    /// Why.
    pub because: String,
}

/// A customer by name.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
pub struct Named {
    /// Which.
    pub customer_id: CustomerId,
    /// Their name.
    pub name: String,
}

/// An entry of a list that names nobody we know.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
pub struct Stray {
    /// The line it stands on.
    pub line: i64,
    /// As it was written.
    pub entry: String,
}

/// A case of the scope in force.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
pub struct TouchedCase {
    /// The case.
    pub case_id: CaseId,
    /// Of whom.
    pub customer_id: CustomerId,
}

/// What a second member looks at before they confirm.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Preview {
    /// The version.
    #[serde(flatten)]
    pub scope: Scope,
    /// Twenty of the customers touched, and why each is in.
    pub sample: Vec<Touched>,
    /// Twenty of those only possibly touched.
    pub possibly: Vec<Touched>,
    /// Customers found and left out, the first hundred.
    pub left_out: Vec<LeftOut>,
    /// Entries of the list that name nobody we know, the first hundred.
    pub stray_entries: Vec<Stray>,
    /// Customers newly touched, the first fifty.
    pub newly: Vec<Named>,
    /// Customers no longer touched, the first fifty.
    pub no_longer: Vec<Named>,
    /// How many customers the rule finds today, when that is another number than when it was drafted.
    pub found_today: Option<i64>,
}
