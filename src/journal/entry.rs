//! An entry: who, what, when, about which incident, case and customer.

use std::collections::BTreeMap;

use chain::Digest;
use serde::Serialize;
use serde_json::Value;

use crate::ground::id::{CaseId, CustomerId, IncidentId};
use crate::ground::{Fault, Result, Time};

/// Which chain an entry continues.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Chain {
    /// The workspace's own: members, settings, imports, lessons.
    Workspace,
    /// An incident's.
    Incident(IncidentId),
    /// A case's.
    Case(CaseId),
    /// A customer's: what is not part of any case.
    Customer(CustomerId),
}

/// A row whose present state the journal vouches for: its digest is in the last entry about it, so a change
/// by hand is found. A row that holds personal text carries a random `salt` among its fields, so that the
/// digest tells nothing once the text is erased.
pub trait Witnessed: Serialize {
    /// The row's id.
    fn witness_id(&self) -> &str;

    /// The digest of the row: SHA-256 over its JSON with sorted keys.
    fn digest(&self) -> Result<Digest> {
        // Through Value, whose map sorts its keys.
        let value = serde_json::to_value(self).map_err(Fault::broken)?;
        Ok(Digest::of(value.to_string().as_bytes()))
    }
}

/// The digest of words under their salt, which stays when both are erased and tells nothing then.
pub fn digest_of_words(salt: &str, words: &str) -> String {
    Digest::of(format!("{salt}{words}").as_bytes()).to_string()
}

/// An entry about to be written. Build it with [`Entry::on`] and the methods that follow.
#[derive(Debug, Clone)]
pub struct Entry {
    pub(super) chain: Chain,
    pub(super) fact: &'static str,
    pub(super) incident: Option<IncidentId>,
    pub(super) case: Option<CaseId>,
    pub(super) customer: Option<CustomerId>,
    pub(super) subject: Option<String>,
    pub(super) witness: Option<Digest>,
    pub(super) data: BTreeMap<&'static str, Value>,
}

impl Entry {
    /// A fact on a chain. Facts are `noun.past` and listed in `docs/facts.md`.
    pub fn on(chain: Chain, fact: &'static str) -> Self {
        let (incident, case, customer) = match &chain {
            Chain::Workspace => (None, None, None),
            Chain::Incident(id) => (Some(id.clone()), None, None),
            Chain::Case(id) => (None, Some(id.clone()), None),
            Chain::Customer(id) => (None, None, Some(id.clone())),
        };
        Self { chain, fact, incident, case, customer, subject: None, witness: None, data: BTreeMap::new() }
    }

    /// About this incident.
    #[must_use]
    pub fn incident(mut self, id: &IncidentId) -> Self {
        self.incident = Some(id.clone());
        self
    }
    /// About this case.
    #[must_use]
    pub fn case(mut self, id: &CaseId) -> Self {
        self.case = Some(id.clone());
        self
    }
    /// About this customer.
    #[must_use]
    pub fn customer(mut self, id: &CustomerId) -> Self {
        self.customer = Some(id.clone());
        self
    }
    /// About this row, whose state the entry vouches for from now on.
    pub fn about(mut self, row: &impl Witnessed) -> Result<Self> {
        self.subject = Some(row.witness_id().to_owned());
        self.witness = Some(row.digest()?);
        Ok(self)
    }
    /// About a thing that is not vouched for row by row.
    #[must_use]
    pub fn subject(mut self, id: impl std::fmt::Display) -> Self {
        self.subject = Some(id.to_string());
        self
    }
    /// A figure, an id or a word that belongs to the fact; never personal text.
    #[must_use]
    pub fn with(mut self, key: &'static str, value: impl Into<Value>) -> Self {
        self.data.insert(key, value.into());
        self
    }
}

/// An entry as it stands in the journal.
#[derive(Debug, Clone, sqlx::FromRow, Serialize)]
pub struct Recorded {
    /// The chain it continues.
    pub chain: String,
    /// Its place there, from 1.
    pub seq: i64,
    /// When.
    pub at: Time,
    /// What.
    pub fact: String,
    /// Who: an id, or `desk`.
    pub actor: String,
    /// About which incident.
    pub incident_id: Option<String>,
    /// About which case.
    pub case_id: Option<String>,
    /// About which customer.
    pub customer_id: Option<String>,
    /// About which row.
    pub subject: Option<String>,
    /// The whole of it, as the JSON that was hashed.
    pub body: String,
}

impl Recorded {
    /// A value of the fact's data; null when absent.
    pub fn data(&self, key: &str) -> Value {
        let body: Value = serde_json::from_str(&self.body).unwrap_or_default();
        body["data"][key].clone()
    }
}
