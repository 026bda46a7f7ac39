//! Taking a batch: what is known is looked up, what becomes of the rows is planned, and all of it is written
//! and said in one transaction.

use std::collections::HashMap;

use chain::Digest;

use super::feed::{Batch, Rows};
use super::plan_customers::{self, Hand};
use super::run::{ImportRun, Tally};
use super::{
    Bound, ContactRow, CustomerRow, HoldingRow, MonthRow, Rejected, Row, RunState, plan_contacts,
    plan_holdings, plan_months,
};
use crate::customers::store::{self, imports};
use crate::ground::id::CustomerId;
use crate::ground::{Actor, Fault, House, Result};
use crate::journal::{self, Chain, Entry, Tx, Witnessed};

/// What a batch came to before it is said.
struct Taken {
    tally: Tally,
    rejected: Vec<Rejected>,
    seen: Vec<String>,
    marks: Vec<u8>,
}

/// Takes a batch into the store and moves the run on. [`Fault::Conflict`] when somebody else carries this run on.
/// With `go_on`, the rest of the file is left to a job.
pub(super) async fn take(
    house: &House,
    actor: &Actor,
    run: &ImportRun,
    bound: &Bound,
    batch: Batch,
    go_on: bool,
) -> Result<ImportRun> {
    let mut tx = journal::begin(house, actor).await?;
    let now = tx.now();
    let (workspace, number) = (actor.workspace.clone(), run.batches + 1);
    let hand = Hand { workspace: &workspace, import: &run.id, batch: number, now, bound };
    let taken = match batch.rows {
        Rows::Customers(rows) => customers(&mut tx, &hand, run, rows).await?,
        Rows::Contacts(rows) => contacts(&mut tx, &hand, run, rows).await?,
        Rows::Holdings(rows) => holdings(&mut tx, &hand, run, rows).await?,
        Rows::Months(rows) => months(&mut tx, &hand, run, rows).await?,
    };
    let rejected: Vec<Rejected> = batch.rejected.into_iter().chain(taken.rejected).collect();
    let moved = ImportRun {
        bytes_done: batch.bytes_read as i64,
        line: batch.line as i64,
        batches: number,
        encoding: Some(batch.encoding.to_owned()),
        rows_new: run.rows_new + taken.tally.new,
        rows_changed: run.rows_changed + taken.tally.changed,
        rows_unchanged: run.rows_unchanged + taken.tally.unchanged,
        rows_rejected: run.rows_rejected + rejected.len() as i64,
        moved_at: now,
        ..run.clone()
    };
    if !imports::move_on(&mut tx, &moved, RunState::Running, run.batches).await? {
        return Err(Fault::Conflict("This import is being carried on elsewhere.".into()));
    }
    imports::put_rejects(&mut tx, run, &rejected).await?;
    imports::put_seen(&mut tx, run, &taken.seen).await?;
    let mut entry =
        Entry::on(Chain::Workspace, if run.dry() { "import.batch_tried" } else { "import.batch_taken" })
            .about(&moved)?
            .with("batch", number)
            .with("kind", run.kind.as_str())
            .with("new", taken.tally.new)
            .with("changed", taken.tally.changed)
            .with("unchanged", taken.tally.unchanged)
            .with("rejected", rejected.len());
    if !taken.marks.is_empty() {
        entry = entry.with("digest", Digest::of(&taken.marks).to_string());
        imports::put_marks(&mut tx, run, number, taken.marks).await?;
    }
    if go_on {
        tx.enqueue(&super::jobs::CarryOn { import: run.id.clone() }, now).await?;
    }
    tx.say(entry).await?.commit().await?;
    house.db().hints().say(run.id.as_str()).await;
    Ok(moved)
}

/// The id and the digest of each row, one after the other: what the journal vouches for of this batch.
fn marks<R: Witnessed>(rows: &[R]) -> Result<Vec<u8>> {
    let mut marks = Vec::with_capacity(rows.len() * super::MARK);
    for row in rows {
        marks.extend_from_slice(row.witness_id().as_bytes());
        marks.extend_from_slice(row.digest()?.as_bytes().get(..super::MARK_DIGEST).unwrap_or_default());
    }
    Ok(marks)
}

/// Each value once.
fn each<'a>(values: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut once: Vec<&str> = values.collect();
    once.sort_unstable();
    once.dedup();
    once
}

async fn customers(
    tx: &mut Tx,
    hand: &Hand<'_>,
    run: &ImportRun,
    rows: Vec<(CustomerRow, Row)>,
) -> Result<Taken> {
    let workspace = hand.workspace;
    let (mut keys, mut aliases) = (Vec::with_capacity(rows.len()), Vec::new());
    for (row, _) in &rows {
        keys.push(row.key.as_str());
        aliases.extend(row.alias.as_deref());
    }
    keys.append(&mut aliases);
    let named = store::keys_known(tx, workspace, &keys).await?;
    let mut known = plan_customers::Known {
        seen: imports::seen(tx, run, &keys).await?,
        ..plan_customers::Known::default()
    };
    let mut ids = Vec::new();
    for (key, customer, import) in named {
        if import.as_ref() == Some(&run.id) {
            known.seen.insert(key.clone());
        }
        ids.push(customer.clone());
        known.by_key.insert(key, customer);
    }
    ids.sort_unstable();
    ids.dedup();
    let customers = store::customers_of_ids(tx, workspace, &ids).await?;
    known.customers = customers.into_iter().map(|customer| (customer.id.clone(), customer)).collect();
    let plan = plan_customers::plan(hand, known, rows, || (tx.mint(), tx.salt()));
    let mut seen = plan.seen;
    let mut marks = Vec::new();
    if run.dry() {
        seen.extend(plan.keys.into_iter().map(|(key, _)| key.key));
    } else {
        marks = self::marks(&plan.customers)?;
        store::put_customers(tx, &plan.customers).await?;
        store::put_keys(tx, workspace, &plan.keys, Some(&run.id)).await?;
    }
    Ok(Taken { tally: plan.tally, rejected: plan.rejected, seen, marks })
}

async fn contacts(
    tx: &mut Tx,
    hand: &Hand<'_>,
    run: &ImportRun,
    rows: Vec<(ContactRow, Row)>,
) -> Result<Taken> {
    let workspace = hand.workspace;
    let customers =
        store::customers_of_keys(tx, workspace, &each(rows.iter().map(|(row, _)| row.customer.as_str())))
            .await?;
    let mut ids: Vec<_> = customers.values().cloned().collect();
    ids.sort_unstable();
    ids.dedup();
    let mut contacts: HashMap<_, _> = HashMap::new();
    let of_customers = store::contacts_of_many(tx, workspace, &ids).await?;
    let own_keys = each(rows.iter().filter_map(|(row, _)| row.key.as_deref()));
    let of_keys = store::contacts_by_key(tx, workspace, &own_keys).await?;
    contacts.extend(of_customers.into_iter().chain(of_keys).map(|contact| (contact.id.clone(), contact)));
    let contacts: Vec<_> = contacts.into_values().collect();
    let handles = |row: &ContactRow| {
        let customer = customers.get(&row.customer)?;
        let (key, email, phone) = (row.key.as_deref(), row.email.as_deref(), row.phone.as_deref());
        Some(plan_contacts::handles(customer, key, email, phone))
    };
    let asked: Vec<String> = rows.iter().filter_map(|(row, _)| handles(row)).flatten().collect();
    let mut seen = imports::seen(tx, run, &asked.iter().map(String::as_str).collect::<Vec<_>>()).await?;
    for contact in contacts.iter().filter(|contact| contact.import_id.as_ref() == Some(&run.id)) {
        let (key, email) = (contact.external_key.as_deref(), contact.email.as_deref());
        seen.extend(plan_contacts::handles(&contact.customer_id, key, email, contact.phone.as_deref()));
    }
    let languages = store::languages_of(tx, workspace, &ids).await?;
    let known = plan_contacts::Known { customers, languages, contacts, seen };
    let plan = plan_contacts::plan(hand, known, rows, || (tx.mint(), tx.salt()));
    let mut seen = plan.seen;
    let mut marks = Vec::new();
    if run.dry() {
        seen.extend(plan.contacts.iter().flat_map(|contact| {
            let (key, email) = (contact.external_key.as_deref(), contact.email.as_deref());
            plan_contacts::handles(&contact.customer_id, key, email, contact.phone.as_deref())
        }));
    } else {
        marks = self::marks(&plan.contacts)?;
        store::put_contacts(tx, &plan.contacts).await?;
    }
    Ok(Taken { tally: plan.tally, rejected: plan.rejected, seen, marks })
}

async fn holdings(
    tx: &mut Tx,
    hand: &Hand<'_>,
    run: &ImportRun,
    rows: Vec<(HoldingRow, Row)>,
) -> Result<Taken> {
    let workspace = hand.workspace;
    let customers =
        store::customers_of_keys(tx, workspace, &each(rows.iter().map(|(row, _)| row.customer.as_str())))
            .await?;
    let own_keys: Vec<&str> = rows.iter().map(|(row, _)| row.key.as_str()).collect();
    let holdings = store::holdings_by_key(tx, workspace, &own_keys).await?;
    let mut seen = imports::seen(tx, run, &own_keys).await?;
    let written = holdings.iter().filter(|holding| holding.import_id.as_ref() == Some(&run.id));
    seen.extend(written.map(|holding| holding.external_key.clone()));
    let holdings = holdings.into_iter().map(|holding| (holding.external_key.clone(), holding)).collect();
    let known = plan_holdings::Known { customers, holdings, seen };
    let plan = plan_holdings::plan(hand, known, rows, || tx.mint());
    let mut seen = plan.seen;
    let mut marks = Vec::new();
    if run.dry() {
        seen.extend(plan.holdings.into_iter().map(|holding| holding.external_key));
    } else {
        marks = self::marks(&plan.holdings)?;
        store::put_holdings(tx, &plan.holdings).await?;
    }
    Ok(Taken { tally: plan.tally, rejected: plan.rejected, seen, marks })
}

async fn months(tx: &mut Tx, hand: &Hand<'_>, run: &ImportRun, rows: Vec<(MonthRow, Row)>) -> Result<Taken> {
    let workspace = hand.workspace;
    let customers =
        store::customers_of_keys(tx, workspace, &each(rows.iter().map(|(row, _)| row.customer.as_str())))
            .await?;
    let ids = each(customers.values().map(CustomerId::as_str));
    let named = rows.iter().map(|(row, _)| row.month.as_str());
    let span = (named.clone().min().unwrap_or_default(), named.max().unwrap_or_default());
    let known = store::months_between(tx, workspace, &ids, span).await?;
    let asked: Vec<String> = rows
        .iter()
        .filter_map(|(row, _)| {
            Some(plan_months::handle(customers.get(&row.customer)?, &row.month, &row.currency))
        })
        .collect();
    let mut seen = imports::seen(tx, run, &asked.iter().map(String::as_str).collect::<Vec<_>>()).await?;
    let written = known.iter().filter(|month| month.import_id.as_ref() == Some(&run.id));
    seen.extend(written.map(plan_months::handle_of));
    let months = known.into_iter().map(|month| (plan_months::handle_of(&month), month)).collect();
    let known = plan_months::Known { customers, months, seen };
    let plan = plan_months::plan(hand, known, rows, || tx.mint());
    let mut seen = plan.seen;
    let mut marks = Vec::new();
    if run.dry() {
        seen.extend(plan.months.iter().map(plan_months::handle_of));
    } else {
        marks = self::marks(&plan.months)?;
        store::put_months(tx, &plan.months).await?;
    }
    Ok(Taken { tally: plan.tally, rejected: plan.rejected, seen, marks })
}
