//! What a member says of a scope: draft, look, confirm, drop.

use super::draft::{self, Source};
use super::rule;
use super::{Preview, Scope, ScopeSaid, ScopeState, rules, store};
use crate::ground::id::{CustomerId, IncidentId, ScopeId, WorkspaceId};
use crate::ground::text;
use crate::ground::{Actor, Fault, House, Result, Role};
use crate::incidents::{self, Incident};
use crate::journal::{self, Chain, Entry, Tx};

/// Customers per batch: few enough for memory, many enough for few statements.
const BATCH: usize = 2_000;

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
    let mut strays = Vec::new();
    match &draft.source {
        Source::Rule(rule) => {
            draft::check_attributes(&mut tx, workspace, rule).await?;
            store::members::gather(&mut tx, workspace, &id, &rule.says).await?;
        }
        Source::List(entries) => {
            let strays_may_be = draft.strays_because.is_some();
            let (found, unknown) = draft::look_up(&mut tx, workspace, entries, strays_may_be).await?;
            store::members::put_customers(&mut tx, workspace, &id, &found).await?;
            store::members::put_strays(&mut tx, workspace, &id, &unknown).await?;
            strays = unknown;
        }
    }
    let left_out = draft::look_up_left_out(&mut tx, workspace, &draft.leave_out).await?;
    store::members::put_exclusions(&mut tx, workspace, &id, &left_out).await?;
    let (customers, holdings, excluded) = store::preview::figures(&mut tx, workspace, &id).await?;
    let base_id = base.map(|b| b.id);
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
        (ScopeState::Drafted, Ok(rule)) if scope.kind == "rule" => {
            let found = store::preview::count_found(&mut read, workspace, &rule.says).await?;
            Some(found).filter(|found| *found != scope.customers + scope.excluded)
        }
        _ => None,
    };
    Ok(Preview {
        sample: store::preview::sample(&mut read, workspace, id).await?,
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
