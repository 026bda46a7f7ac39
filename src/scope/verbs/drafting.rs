//! Drafting a version: by a rule, by a list, or from what is proposed since rows changed.

use super::entry;
use crate::ground::id::{IncidentId, ScopeId, WorkspaceId};
use crate::ground::{Actor, Fault, House, Result, Role};
use crate::incidents;
use crate::journal::{self, Tx};
use crate::scope::draft::{self, Draft, Source};
use crate::scope::rule::Rule;
use crate::scope::{Scope, ScopeSaid, ScopeState, rules, store};

/// Drafts a new version: finds whom it touches, and keeps that for a second member to look at. It sends nothing
/// and opens no case.
pub async fn draft(house: &House, actor: &Actor, incident: &IncidentId, said: &ScopeSaid) -> Result<Scope> {
    actor.must_be(Role::Member)?;
    let draft = draft::read(said)?;
    let workspace = &actor.workspace;
    let mut tx = journal::begin(house, actor).await?;
    let version = store::hold(&mut tx, workspace, incident).await?;
    if incidents::find(&mut tx, workspace, incident).await?.closed_at.is_some() {
        return Err(Fault::refused("The incident is closed.", "Declare a new one for what happened since."));
    }
    let base = store::seek_confirmed(&mut tx, workspace, incident).await?;
    rules::needs_reason(draft.reason.as_deref(), base.as_ref())?;
    let id: ScopeId = tx.mint();
    let (mut strays, mut possible) = (Vec::new(), None);
    match &draft.source {
        Source::Rule(rule) => possible = gather(&mut tx, workspace, &id, rule, &draft).await?,
        Source::List(entries) => {
            let strays_may_be = draft.strays_because.is_some();
            let (found, unknown) = draft::look_up(&mut tx, workspace, entries, strays_may_be).await?;
            store::members::put_customers(&mut tx, workspace, &id, &found).await?;
            store::members::put_strays(&mut tx, workspace, &id, &unknown).await?;
            strays = unknown;
        }
    }
    let small = leave_out(&mut tx, workspace, &id, &draft, base.as_ref()).await?;
    let (customers, holdings, excluded) = store::preview::figures(&mut tx, workspace, &id).await?;
    let base_id = base.map(|b| b.id);
    let tells = possible.and(draft.possibly_tell);
    let scope = Scope {
        workspace_id: workspace.clone(),
        incident_id: incident.clone(),
        version,
        kind: draft.source.word().into(),
        said: draft.said,
        reason: draft.reason.unwrap_or_default(),
        state: ScopeState::Drafted.word().into(),
        holdings,
        customers,
        excluded,
        strays: i64::try_from(strays.len()).unwrap_or(i64::MAX),
        strays_because: draft.strays_because.filter(|_| !strays.is_empty()),
        possible,
        possible_told: tells.map(i64::from),
        possible_because: draft.possibly_because.filter(|_| tells.is_some()),
        small,
        leave_out_rule: draft.leave_out_by.as_ref().map(|(rule, _)| rule.to_string()),
        leave_out_because: draft.leave_out_by.map(|(_, because)| because),
        added: store::preview::count_beyond(&mut tx, workspace, Some(&id), base_id.as_ref()).await?,
        withdrawn: store::preview::count_beyond(&mut tx, workspace, base_id.as_ref(), Some(&id)).await?,
        base_id,
        found_digest: store::found::digest(&mut tx, workspace, &id).await?,
        salt: tx.salt(),
        drafted_at: tx.now(),
        drafted_by: actor.label(),
        drafted_name: actor.name.clone(),
        confirmed_at: None,
        confirmed_by: None,
        confirmed_name: None,
        dropped_at: None,
        dropped_by: None,
        dropped_because: None,
        id,
    };
    store::insert(&mut tx, &scope).await?;
    let entry = entry(&scope, "scope.drafted")?
        .with("customers", scope.customers)
        .with("holdings", scope.holdings)
        .with("excluded", scope.excluded);
    tx.say(entry).await?.commit().await?;
    Ok(scope)
}

/// Whom a rule finds, for certain and possibly; how many of the latter, where it speaks of such and finds any.
async fn gather(
    tx: &mut Tx,
    workspace: &WorkspaceId,
    id: &ScopeId,
    rule: &Rule,
    draft: &Draft,
) -> Result<Option<i64>> {
    draft::check_names(tx, workspace, "rule", rule).await?;
    store::members::gather(tx, workspace, id, &rule.says).await?;
    let Some(possibly) = &rule.possibly else { return Ok(None) };
    if store::members::gather_possibles(tx, workspace, id, possibly).await? == 0 {
        return Ok(None);
    }
    let many = store::preview::count_possibles(tx, workspace, id).await?;
    if rules::decide_possibles(many, draft.possibly_tell, draft.possibly_because.as_deref())? {
        store::members::take_possibles_in(tx, workspace, id).await?;
    }
    Ok(Some(many))
}

/// Leaves out whom the draft names, whom its rule for that finds, and whom the version in force leaves out where that
/// is to be kept; each with a reason. Says how many by the rule.
async fn leave_out(
    tx: &mut Tx,
    workspace: &WorkspaceId,
    id: &ScopeId,
    draft: &Draft,
    base: Option<&Scope>,
) -> Result<Option<i64>> {
    let left_out = draft::look_up_left_out(tx, workspace, &draft.leave_out).await?;
    store::members::put_exclusions(tx, workspace, id, &left_out).await?;
    if let Some(base) = base.filter(|_| draft.keep_left_out) {
        store::members::leave_out_as(tx, workspace, id, &base.id).await?;
    }
    let Some((rule, because)) = &draft.leave_out_by else { return Ok(None) };
    draft::check_names(tx, workspace, "leave_out_rule", rule).await?;
    let many = store::members::leave_out_by(tx, workspace, id, &rule.says, because).await?;
    Ok(Some(i64::try_from(many).unwrap_or(i64::MAX)))
}

/// Drafts the next version from what is proposed: the rule in force, found again, with everything that was decided for
/// it. Whoever drafts it says why; a second member confirms it as any other.
pub async fn draft_proposed(
    house: &House,
    actor: &Actor,
    incident: &IncidentId,
    reason: &str,
) -> Result<Scope> {
    actor.must_be(Role::Member)?;
    let mut read = house.read();
    let base = store::find_confirmed(&mut read, &actor.workspace, incident).await?;
    if base.kind != "rule" {
        return Err(Fault::refused(
            "The scope in force is a list, which finds nobody by itself.",
            "Draft a new list that names whoever is touched besides.",
        ));
    }
    drop(read);
    let tells = if base.possible_told == Some(1) { "tell" } else { "leave" };
    let said = ScopeSaid {
        rule: base.said,
        reason: reason.to_owned(),
        leave_out_rule: base.leave_out_rule.unwrap_or_default(),
        leave_out_because: base.leave_out_because.unwrap_or_default(),
        possibly: tells.into(),
        possibly_because: base.possible_because.unwrap_or_else(|| reason.to_owned()),
        keep_left_out: true,
        ..ScopeSaid::default()
    };
    draft(house, actor, incident, &said).await
}
