//! Which roles of contacts must hear of which scenario (R17).

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::SCENARIOS;
use crate::customers::Roles;
use crate::ground::Time;
use crate::ground::id::{AudienceId, WorkspaceId};
use crate::journal::Witnessed;

/// The row: what a lead said of one scenario.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
pub struct AudienceRule {
    /// Whose.
    pub workspace_id: WorkspaceId,
    /// Which.
    pub id: AudienceId,
    /// Of which scenario.
    pub scenario: String,
    /// The roles that must hear of it; none when everybody must.
    #[sqlx(try_from = "String")]
    pub roles: Roles,
    /// Why.
    pub because: String,
    /// Salt of the row's digest.
    #[schema(ignore)]
    pub salt: String,
    /// When it was said.
    pub changed_at: Time,
    /// By whom.
    pub changed_by: String,
    /// What they were called.
    pub changed_name: String,
}

impl Witnessed for AudienceRule {
    fn witness_id(&self) -> &str {
        self.id.as_str()
    }
}

/// Who must hear of a scenario, as a table shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct AudienceLine {
    /// The scenario.
    pub scenario: String,
    /// The roles that must hear of it; none when everybody must.
    pub roles: Vec<String>,
    /// What a lead said, where it is not as it ships.
    pub said: Option<AudienceRule>,
}

/// What a lead says of a scenario.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct AudienceSaid {
    /// The roles that must hear of it, separated by commas; empty when everybody must.
    pub roles: String,
    /// Why.
    pub because: String,
}

/// What ships. A scenario that stands here with no role concerns everybody who speaks for a customer.
const SHIPPED: [(&str, &[&str]); 9] = [
    ("outage", &["operations", "quality", "purchasing", "executive"]),
    ("missed-delivery", &["operations", "purchasing"]),
    ("recall", &["quality", "operations", "executive", "legal"]),
    ("breach", &["privacy", "legal", "executive"]),
    ("poor-service", &[]),
    ("broken-promise", &["purchasing", "executive"]),
    ("old-grievance", &["executive"]),
    ("scandal", &["executive", "legal", "purchasing"]),
    ("spreading", &[]),
];

/// The roles that must hear of a scenario as it ships; none, which is everybody, for one we do not know.
pub fn shipped(scenario: &str) -> &'static [&'static str] {
    SHIPPED.iter().find(|(word, _)| *word == scenario).map_or(&[], |(_, roles)| *roles)
}

/// Every scenario, with what was said of it or what ships.
pub(super) fn lines(said: &[AudienceRule]) -> Vec<AudienceLine> {
    let line = |scenario: &&str| {
        let said = said.iter().find(|rule| rule.scenario == **scenario).cloned();
        let roles = said.as_ref().map_or_else(
            || shipped(scenario).iter().map(|role| (*role).to_owned()).collect(),
            |rule| rule.roles.0.clone(),
        );
        AudienceLine { scenario: (*scenario).to_owned(), roles, said }
    };
    SCENARIOS.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_scenario_says_who_must_hear_in_roles_that_are_suggested() {
        for scenario in SCENARIOS {
            assert!(SHIPPED.iter().any(|(word, _)| *word == scenario), "{scenario}");
        }
        for role in SHIPPED.iter().flat_map(|(_, roles)| *roles) {
            assert!(Roles::SUGGESTED.contains(role), "{role}");
        }
        assert!(shipped("eclipse").is_empty(), "of what nobody thought of, everybody hears");
    }
}
