//! How those who stay silent about an incident are asked again.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::ground::Time;
use crate::ground::id::{ChaseRuleId, IncidentId, WorkspaceId};
use crate::journal::Witnessed;

/// The row. Where there is none, nobody is chased, and the rule shown is what ships for the scenario.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
pub struct ChaseRule {
    /// Whose.
    pub workspace_id: WorkspaceId,
    /// Which.
    pub id: ChaseRuleId,
    /// About which incident.
    pub incident_id: IncidentId,
    /// 1 while those who are silent are chased.
    pub is_on: i64,
    /// Hours of silence before a reminder.
    pub remind_after: i64,
    /// The most reminders.
    pub most_reminders: i64,
    /// Hours after the last reminder before another way is tried.
    pub other_after: i64,
    /// Hours after that before a person owes it.
    pub person_after: i64,
    /// Who set it.
    pub set_by: String,
    /// When.
    pub set_at: Time,
}

impl Witnessed for ChaseRule {
    fn witness_id(&self) -> &str {
        self.id.as_str()
    }
}

/// What a lead says of it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct ChaseSaid {
    /// Whether those who are silent are chased.
    pub is_on: bool,
    /// Hours of silence before a reminder: 1 to 720.
    pub remind_after: i64,
    /// The most reminders: 0 to 3.
    pub most_reminders: i64,
    /// Hours after the last reminder before another way is tried: 1 to 720.
    pub other_after: i64,
    /// Hours after that before a person owes it: 1 to 720.
    pub person_after: i64,
}

impl From<&ChaseRule> for ChaseSaid {
    fn from(rule: &ChaseRule) -> Self {
        Self {
            is_on: rule.is_on == 1,
            remind_after: rule.remind_after,
            most_reminders: rule.most_reminders,
            other_after: rule.other_after,
            person_after: rule.person_after,
        }
    }
}
