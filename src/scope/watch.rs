//! What the rule in force finds since rows changed: proposed, never told by itself.

use serde::Serialize;
use utoipa::ToSchema;

use super::Named;
use crate::ground::Time;
use crate::ground::id::{IncidentId, ScopeId};

/// That an incident's rule is looked at again, and what came of it the last time.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Watch {
    /// Of which incident.
    pub incident_id: IncidentId,
    /// The version in force when it was marked.
    pub scope_id: ScopeId,
    /// When it is to be looked at; absent while nothing changed.
    pub due_at: Option<Time>,
    /// The first change that may have brought whoever is proposed.
    pub since: Option<Time>,
    /// When it was last looked at.
    pub ran_at: Option<Time>,
    /// How long that took.
    pub took_ms: i64,
    /// How many customers are proposed.
    pub newly: i64,
}

/// Customers that the rule in force finds by now and that have no case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Proposal {
    /// The version whose rule finds them.
    pub scope_id: ScopeId,
    /// How many; at most 10,000 are counted.
    pub newly: i64,
    /// The first change since which they are found.
    pub since: Time,
    /// Twenty of them.
    pub sample: Vec<Named>,
}
