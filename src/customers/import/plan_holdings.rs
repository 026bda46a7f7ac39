//! What becomes of a batch of holding rows. Pure: what is known goes in, what to write comes out.

use std::collections::{HashMap, HashSet};

use super::plan_customers::Hand;
use super::run::Tally;
use super::{Field, HoldingRow, Rejected, Row};
use crate::customers::Holding;
use crate::customers::verbs::split_in;
use crate::ground::id::{CustomerId, HoldingId};

/// What the store knows of the keys in a batch.
#[derive(Debug, Default)]
pub(super) struct Known {
    /// Whom each customer key names.
    pub customers: HashMap<String, CustomerId>,
    /// Holdings by their key.
    pub holdings: HashMap<String, Holding>,
    /// Keys that stood in an earlier row of this file.
    pub seen: HashSet<String>,
}

/// What to write.
#[derive(Debug, Default)]
pub(super) struct Plan {
    pub holdings: Vec<Holding>,
    /// Keys to remember that are not written by this batch.
    pub seen: Vec<String>,
    pub tally: Tally,
    pub rejected: Vec<Rejected>,
}

/// Plans a batch. `fresh` gives an id for a holding that is new.
pub(super) fn plan(
    hand: &Hand<'_>,
    mut known: Known,
    rows: Vec<(HoldingRow, Row)>,
    mut fresh: impl FnMut() -> HoldingId,
) -> Plan {
    let mut plan = Plan::default();
    for (row, raw) in rows {
        if known.seen.contains(&row.key) {
            let why = "this key stood in an earlier row of the file";
            let cure = "Keep one row for each key; the first was taken";
            plan.rejected.push(hand.bound.refuse(&raw, Field::Key, &row.key, why, cure));
            continue;
        }
        let Some(customer) = known.customers.get(&row.customer) else {
            let why = "no customer has this key";
            let cure = "Import the customers first, or correct the key";
            plan.rejected.push(hand.bound.refuse(&raw, Field::Customer, &row.customer, why, cure));
            continue;
        };
        let old = known.holdings.remove(&row.key);
        let is_new = old.is_none();
        let before =
            old.unwrap_or_else(|| Holding::new(hand.workspace.clone(), fresh(), customer.clone(), hand.now));
        known.seen.insert(row.key.clone());
        let after = taken_in(hand, before.clone(), row, customer);
        if !is_new && before == after {
            plan.tally.unchanged += 1;
            plan.seen.push(after.external_key);
            continue;
        }
        if is_new {
            plan.tally.new += 1;
        } else {
            plan.tally.changed += 1;
        }
        plan.holdings.push(Holding {
            import_id: Some(hand.import.clone()),
            import_batch: Some(hand.batch),
            changed_at: hand.now,
            ..after
        });
    }
    plan
}

/// What the row says goes over what was known; an empty cell says nothing.
fn taken_in(hand: &Hand<'_>, holding: Holding, row: HoldingRow, customer: &CustomerId) -> Holding {
    let mut attributes = holding.attributes;
    attributes.take_in(row.attributes);
    let zone = hand.bound.zone();
    let day = |when, on, at| match when {
        None => (on, at),
        some => split_in(some, zone),
    };
    let (bought_on, bought_at) = day(row.bought, holding.bought_on, holding.bought_at);
    let (promised_on, promised_at) = day(row.promised, holding.promised_on, holding.promised_at);
    let (delivered_on, delivered_at) = day(row.delivered, holding.delivered_on, holding.delivered_at);
    let unnamed = holding.label.is_empty();
    let worth = row.amount.map(|amount| (Some(amount.minor), Some(amount.currency.code().to_owned())));
    let (value_minor, currency) = worth.unwrap_or((holding.value_minor, holding.currency));
    Holding {
        customer_id: customer.clone(),
        kind: row.kind,
        label: row.label.unwrap_or(if unnamed { row.key.clone() } else { holding.label }),
        status: row.status.unwrap_or(holding.status),
        external_key: row.key,
        bought_on,
        promised_on,
        delivered_on,
        bought_at,
        promised_at,
        delivered_at,
        value_minor,
        currency,
        attributes,
        ..holding
    }
}
