//! Saying and reading who must hear of what.

use twodb::Ask;

use super::audience::{self, AudienceLine, AudienceRule, AudienceSaid};
use super::{SCENARIOS, store};
use crate::customers::Roles;
use crate::ground::id::WorkspaceId;
use crate::ground::{Actor, Fault, House, Result, Role, text};
use crate::journal::{self, Chain, Entry};

/// The roles that must hear of a scenario; none when everybody must, as where no scenario was chosen.
pub async fn audience_of(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    scenario: Option<&str>,
) -> Result<Vec<String>> {
    let Some(scenario) = scenario else { return Ok(Vec::new()) };
    Ok(match store::seek_audience(ask, workspace, scenario).await? {
        Some(said) => said.roles.0,
        None => audience::shipped(scenario).iter().map(|role| (*role).to_owned()).collect(),
    })
}

/// Every scenario, and who must hear of it.
pub async fn audiences(ask: &mut dyn Ask, workspace: &WorkspaceId) -> Result<Vec<AudienceLine>> {
    Ok(audience::lines(&store::list_audiences(ask, workspace).await?))
}

/// Says which roles must hear of a scenario from now on, because …. Leads and above.
pub async fn set_audience(
    house: &House,
    actor: &Actor,
    scenario: &str,
    said: &AudienceSaid,
) -> Result<AudienceRule> {
    actor.must_be(Role::Lead)?;
    if !SCENARIOS.contains(&scenario) {
        return Err(Fault::Missing("scenario"));
    }
    let because = text::required("because", &said.because, 2_000)?;
    let typed = text::optional("roles", &said.roles, 500)?.unwrap_or_default();
    let mut tx = journal::begin(house, actor).await?;
    let before = store::seek_audience(&mut tx, &actor.workspace, scenario).await?;
    let rule = AudienceRule {
        workspace_id: actor.workspace.clone(),
        id: before.map_or_else(|| tx.mint(), |rule| rule.id),
        scenario: scenario.to_owned(),
        roles: Roles::read(&typed),
        because,
        salt: tx.salt(),
        changed_at: tx.now(),
        changed_by: actor.label(),
        changed_name: actor.name.clone(),
    };
    store::put_audience(&mut tx, &rule).await?;
    let entry = Entry::on(Chain::Workspace, "audience.set")
        .about(&rule)?
        .with("scenario", scenario)
        .with("roles", rule.roles.0.join(" "));
    tx.say(entry).await?.commit().await?;
    Ok(rule)
}
