//! Looking again: when rows change, rules in force are run once more, and whoever they find by then is proposed.

use super::super::rule::{self, Expr, Of, Rule};
use crate::ground::id::{CustomerId, IncidentId, WorkspaceId};
use crate::ground::{Actor, House, Result, Time};
use crate::incidents;
use crate::journal::{self, Chain, Entry, Logged, Recorded};
use crate::scope::{Proposal, Scope, Watch, store};

/// The most customers proposed at once: whoever sees as many drafts anew without counting further.
const MOST: usize = 10_000;

/// What a fact changes: rows of these kinds, or a set that rules name.
#[derive(Default)]
struct Changed {
    rows: Vec<Of>,
    sets: bool,
    since: Option<Time>,
}

impl Changed {
    fn note(&mut self, entry: &Recorded) {
        let rows: &[Of] = match entry.fact.as_str() {
            "holding.added" | "holding.changed" => &[Of::Holding],
            "customer.added" | "customer.changed" => &[Of::Customer],
            "contact.added" | "contact.changed" | "contact.left" | "contact.returned" => &[Of::Contact],
            "import.done" | "import.stopped" => &[Of::Holding, Of::Customer, Of::Contact],
            "scope.set_kept" => &[],
            _ => return,
        };
        self.sets |= rows.is_empty();
        self.rows.extend(rows);
        self.since = self.since.or(Some(entry.at));
    }

    fn matters_to(&self, rule: &Rule) -> bool {
        // Whoever is new may be found by a rule that says nothing of what they have.
        self.rows.iter().any(|of| rule.looks_at(*of)) || (self.sets && !rule.sets.is_empty())
    }
}

/// Marks the rules in force that what was said may matter to; they are looked at again by [`look_again`].
pub async fn mark(house: &House, workspace: &WorkspaceId, entries: &[Logged]) -> Result<()> {
    let mut changed = Changed::default();
    for logged in entries {
        changed.note(&logged.entry);
    }
    let Some(since) = changed.since else { return Ok(()) };
    let rules = store::watches::rules_in_force(&mut house.read(), workspace).await?;
    let matters = |said: &str| rule::parse(said).is_ok_and(|rule| changed.matters_to(&rule));
    let touched: Vec<_> = rules.into_iter().filter(|(_, _, said)| matters(said)).collect();
    if touched.is_empty() {
        return Ok(());
    }
    let mut tx = house.db().begin().await?;
    for (incident, scope, _) in touched {
        store::watches::mark(&mut tx, workspace, &incident, &scope, since, house.now()).await?;
    }
    Ok(tx.commit().await?)
}

/// Runs the next rule that is due, and proposes whom it finds besides; says how many rules were run. It writes only
/// what changed, and tells nobody anything.
pub async fn look_again(house: &House, workspace: &WorkspaceId) -> Result<usize> {
    // Most rounds find nothing, and must not take the writer for it.
    let mut read = house.read();
    if store::watches::seek_due(&mut read, workspace, house.now()).await?.is_none() {
        return Ok(0);
    }
    let Some(_alone) = house.db().alone(&format!("scope/{workspace}")).await? else {
        return Ok(0); // another node looks already
    };
    let Some(watch) = store::watches::seek_due(&mut read, workspace, house.now()).await? else {
        return Ok(0);
    };
    let base = store::seek_confirmed(&mut read, workspace, &watch.incident_id).await?;
    let is_open = incidents::find(&mut read, workspace, &watch.incident_id).await?.closed_at.is_none();
    let rule = base.as_ref().filter(|b| b.kind == "rule").and_then(|b| rule::parse(&b.said).ok());
    let (Some(base), Some(rule), true) = (base, rule, is_open) else {
        let mut tx = house.db().begin().await?;
        store::watches::drop_watch(&mut tx, workspace, &watch.incident_id).await?;
        tx.commit().await?;
        return Ok(1);
    };
    let began = house.now();
    let newly = find_newly(house, &base, &rule).await?;
    let took_ms = house.now().since(began);
    let before = store::watches::list_proposed(&mut read, workspace, &watch.incident_id).await?;
    settle(house, workspace, &watch, &base, took_ms, &before, &newly).await?;
    Ok(1)
}

/// Whom a version's rule finds by now and has not found; also whom it possibly touches, where those are told.
async fn find_newly(house: &House, base: &Scope, rule: &Rule) -> Result<Vec<(CustomerId, String)>> {
    let spared: Option<Expr> =
        base.leave_out_rule.as_deref().and_then(|text| rule::parse(text).ok()).map(|rule| rule.says);
    let mut read = house.read();
    let mut newly = Vec::new();
    let possibly = rule.possibly.as_ref().filter(|_| base.possible_told == Some(1));
    for says in [Some(&rule.says), possibly].into_iter().flatten() {
        newly.extend(
            store::watches::newly(&mut read, &base.workspace_id, &base.id, says, spared.as_ref(), MOST)
                .await?,
        );
    }
    newly.sort();
    newly.dedup_by(|a, b| a.0 == b.0);
    newly.truncate(MOST);
    Ok(newly)
}

async fn settle(
    house: &House,
    workspace: &WorkspaceId,
    watch: &Watch,
    base: &Scope,
    took_ms: i64,
    before: &[(CustomerId, String)],
    newly: &[(CustomerId, String)],
) -> Result<()> {
    if before == newly {
        let mut tx = house.db().begin().await?;
        store::watches::ran_unchanged(&mut tx, workspace, watch, house.now(), took_ms).await?;
        return Ok(tx.commit().await?);
    }
    let mut tx = journal::begin(house, &Actor::desk(workspace)).await?;
    store::hold(&mut tx, workspace, &watch.incident_id).await?;
    let in_force = store::seek_confirmed(&mut tx, workspace, &watch.incident_id).await?;
    if in_force.is_none_or(|scope| scope.id != base.id) {
        return Ok(()); // another version came into force meanwhile, and settled this
    }
    store::watches::propose(&mut tx, workspace, &watch.incident_id, newly).await?;
    let ran_at = tx.now();
    store::watches::ran(&mut tx, workspace, watch, ran_at, took_ms, newly.len()).await?;
    let entry = Entry::on(Chain::Incident(watch.incident_id.clone()), "scope.proposed")
        .with("scope", base.id.as_str())
        .with("customers", newly.len());
    tx.say(entry).await?.commit().await
}

/// What is proposed for an incident, if anybody is.
pub async fn proposal(
    house: &House,
    workspace: &WorkspaceId,
    incident: &IncidentId,
) -> Result<Option<Proposal>> {
    store::watches::seek_proposal(&mut house.read(), workspace, incident).await
}
