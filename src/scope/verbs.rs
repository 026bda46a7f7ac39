//! What a member says of a scope: draft, look, confirm, drop.

mod drafting;
mod sets;
mod watching;

pub use drafting::{draft, draft_proposed};
pub use sets::keep_set;
pub use watching::{look_again, mark, proposal};

use super::rule;
use super::{Preview, Scope, ScopeState, rules, store};
use crate::ground::id::{CustomerId, IncidentId, ScopeId, WorkspaceId};
use crate::ground::text;
use crate::ground::{Actor, House, Result, Role};
use crate::incidents::{self, Incident};
use crate::journal::{self, Chain, Entry, Tx};

/// Customers per batch: few enough for memory, many enough for few statements.
const BATCH: usize = 2_000;

/// What a second member looks at before they confirm.
pub async fn preview(
    house: &House,
    workspace: &WorkspaceId,
    incident: &IncidentId,
    id: &ScopeId,
) -> Result<Preview> {
    let mut read = house.read();
    let scope = store::find(&mut read, workspace, incident, id).await?;
    let (newly, no_longer) = match &scope.base_id {
        Some(base) => (
            store::preview::list_beyond(&mut read, workspace, id, base).await?,
            store::preview::list_beyond(&mut read, workspace, base, id).await?,
        ),
        None => (Vec::new(), Vec::new()),
    };
    let found_today = match (scope.state(), rule::parse(&scope.said)) {
        // Those possibly touched, and told too, stand among the touched: there it cannot be told from the figures.
        (ScopeState::Drafted, Ok(rule)) if scope.kind == "rule" && scope.possible_told != Some(1) => {
            let found = store::preview::count_found(&mut read, workspace, &rule.says).await?;
            Some(found).filter(|found| *found != scope.customers + scope.excluded)
        }
        _ => None,
    };
    Ok(Preview {
        sample: store::preview::sample(&mut read, workspace, id).await?,
        possibly: store::preview::possibly(&mut read, workspace, id).await?,
        left_out: store::preview::left_out(&mut read, workspace, id).await?,
        stray_entries: store::preview::strays(&mut read, workspace, id).await?,
        newly,
        no_longer,
        found_today,
        scope,
    })
}

/// Confirms a draft, by another member than drafted it, lead or above: every touched customer gets a case in the
/// same change, and who is touched no longer has theirs withdrawn, each with the reason.
pub async fn confirm(house: &House, actor: &Actor, incident: &IncidentId, id: &ScopeId) -> Result<Scope> {
    actor.must_be(Role::Lead)?;
    let by = actor.must_be_member()?;
    let workspace = &actor.workspace;
    let mut tx = journal::begin(house, actor).await?;
    store::hold(&mut tx, workspace, incident).await?;
    let incident = incidents::find(&mut tx, workspace, incident).await?;
    let scope = store::find(&mut tx, workspace, &incident.id, id).await?;
    let base = store::seek_confirmed(&mut tx, workspace, &incident.id).await?;
    rules::may_confirm(&scope, &incident, base.as_ref().map(|b| &b.id), by)?;
    store::watches::forget(&mut tx, workspace, &incident.id).await?;
    let opened = open(&mut tx, &incident, &scope).await?;
    let mut withdrawn = 0;
    if let Some(base) = base {
        withdrawn = withdraw(&mut tx, &incident, &base, &scope).await?;
        let replaced = Scope { state: ScopeState::Replaced.word().into(), ..base };
        store::update(&mut tx, &replaced).await?;
        tx.say_some(entry(&replaced, "scope.replaced")?.with("by", id.as_str())).await?;
    }
    let confirmed = Scope {
        state: ScopeState::Confirmed.word().into(),
        confirmed_at: Some(tx.now()),
        confirmed_by: Some(by.to_string()),
        confirmed_name: Some(actor.name.clone()),
        ..scope
    };
    store::update(&mut tx, &confirmed).await?;
    let entry = entry(&confirmed, "scope.confirmed")?
        .with("customers", confirmed.customers)
        .with("opened", opened)
        .with("withdrawn", withdrawn);
    tx.say(entry).await?.commit().await?;
    Ok(confirmed)
}

/// Drops a draft, with a reason: whoever drafted it, or a lead.
pub async fn drop_draft(
    house: &House,
    actor: &Actor,
    incident: &IncidentId,
    id: &ScopeId,
    because: &str,
) -> Result<Scope> {
    actor.must_be(Role::Member)?;
    let because = text::required("because", because, 2_000)?;
    let mut tx = journal::begin(house, actor).await?;
    store::hold(&mut tx, &actor.workspace, incident).await?;
    let scope = store::find(&mut tx, &actor.workspace, incident, id).await?;
    if scope.drafted_by != actor.label() {
        actor.must_be(Role::Lead)?;
    }
    rules::may_settle(&scope)?;
    let dropped = Scope {
        state: ScopeState::Dropped.word().into(),
        dropped_at: Some(tx.now()),
        dropped_by: Some(actor.label()),
        dropped_because: Some(because),
        ..scope
    };
    store::update(&mut tx, &dropped).await?;
    tx.say(entry(&dropped, "scope.dropped")?).await?.commit().await?;
    Ok(dropped)
}

fn entry(scope: &Scope, fact: &'static str) -> Result<Entry> {
    Ok(Entry::on(Chain::Incident(scope.incident_id.clone()), fact)
        .about(scope)?
        .with("version", scope.version))
}

/// Opens the missing cases, batch by batch; says how many.
async fn open(tx: &mut Tx, incident: &Incident, scope: &Scope) -> Result<usize> {
    let (mut opened, mut after) = (0, None::<CustomerId>);
    loop {
        let from = after.as_ref().map_or("", CustomerId::as_str);
        let workspace = &scope.workspace_id;
        let batch =
            store::members::next_without_case(tx, workspace, &incident.id, &scope.id, from, BATCH).await?;
        let Some((last, _)) = batch.last() else { return Ok(opened) };
        after = Some(last.clone());
        // The journal holds no personal text: the scope's id leads to its reason.
        let entries = incidents::open_cases(tx, incident, &batch, scope.id.as_str()).await?;
        // Once, after the first that were opened: where nothing is new there is nothing to plan by.
        if opened == 0 && !entries.is_empty() {
            incidents::take_stock_of_cases(tx).await?;
        }
        opened += entries.len();
        tx.say_some(entries).await?;
    }
}

/// Withdraws the cases of customers no longer touched, batch by batch; says how many.
async fn withdraw(tx: &mut Tx, incident: &Incident, base: &Scope, scope: &Scope) -> Result<usize> {
    let mut withdrawn = 0;
    loop {
        let workspace = &scope.workspace_id;
        let batch =
            store::members::next_to_withdraw(tx, workspace, &incident.id, &base.id, &scope.id, BATCH).await?;
        let entries = incidents::withdraw_cases(tx, &batch, &scope.reason).await?;
        if entries.is_empty() {
            return Ok(withdrawn);
        }
        withdrawn += entries.len();
        let reason = |e: Entry| e.with("reason", scope.id.as_str());
        tx.say_some(entries.into_iter().map(reason).collect::<Vec<_>>()).await?;
    }
}
