//! What becomes of a batch of month rows. Pure: what is known goes in, what to write comes out.

use std::collections::{HashMap, HashSet};

use super::plan_customers::Hand;
use super::run::Tally;
use super::{Field, MonthRow, Rejected, Row};
use crate::customers::Month;
use crate::customers::said::{begun, not_begun};
use crate::ground::id::{CustomerId, MonthId};

/// What the store knows of the months in a batch.
#[derive(Debug, Default)]
pub(super) struct Known {
    /// Whom each customer key names.
    pub customers: HashMap<String, CustomerId>,
    /// Months by their [`handle`].
    pub months: HashMap<String, Month>,
    /// [`handle`]s that stood in an earlier row of this file.
    pub seen: HashSet<String>,
}

/// What to write.
#[derive(Debug, Default)]
pub(super) struct Plan {
    pub months: Vec<Month>,
    /// [`handle`]s to remember that are not written by this batch.
    pub seen: Vec<String>,
    pub tally: Tally,
    pub rejected: Vec<Rejected>,
}

/// By what a month is known again.
pub(super) fn handle(customer: &CustomerId, month: &str, currency: &str) -> String {
    format!("{customer} {month} {currency}")
}

/// See [`handle`].
pub(super) fn handle_of(month: &Month) -> String {
    handle(&month.customer_id, &month.month, &month.currency)
}

/// Plans a batch. `fresh` gives an id for a month that is new.
pub(super) fn plan(
    hand: &Hand<'_>,
    mut known: Known,
    rows: Vec<(MonthRow, Row)>,
    mut fresh: impl FnMut() -> MonthId,
) -> Plan {
    let mut plan = Plan::default();
    let zone = hand.bound.zone().iana_name().unwrap_or("UTC").to_owned();
    for (row, raw) in rows {
        let Some(customer) = known.customers.get(&row.customer) else {
            let why = "no customer has this key";
            let cure = "Import the customers first, or correct the key";
            plan.rejected.push(hand.bound.refuse(&raw, Field::Customer, &row.customer, why, cure));
            continue;
        };
        if !begun(&row.month, hand.now, &zone) {
            let wrong = not_begun();
            plan.rejected.push(hand.bound.refuse(&raw, Field::Month, &row.month, &wrong.why, &wrong.cure));
            continue;
        }
        let handle = handle(customer, &row.month, &row.currency);
        if !known.seen.insert(handle.clone()) {
            let why = "this month of the customer stood in an earlier row of the file";
            let cure = "Keep one row for each month and currency; the first was taken";
            plan.rejected.push(hand.bound.refuse(&raw, Field::Month, &row.month, why, cure));
            continue;
        }
        let old = known.months.remove(&handle);
        let is_new = old.is_none();
        let before = old.unwrap_or_else(|| {
            let at = (row.month.clone(), row.currency.clone());
            Month::new(hand.workspace.clone(), fresh(), customer.clone(), at, hand.now)
        });
        let after = taken_in(before.clone(), &row);
        if before == after {
            // Also a row that says nothing of a month of which nothing is known.
            plan.tally.unchanged += 1;
            plan.seen.push(handle);
            continue;
        }
        if is_new {
            plan.tally.new += 1;
        } else {
            plan.tally.changed += 1;
        }
        plan.months.push(Month {
            import_id: Some(hand.import.clone()),
            import_batch: Some(hand.batch),
            changed_at: hand.now,
            ..after
        });
    }
    plan
}

/// What the row says goes over what was known; an empty cell says nothing.
fn taken_in(month: Month, row: &MonthRow) -> Month {
    let invoices = row.invoices;
    Month {
        revenue_minor: row.revenue.or(month.revenue_minor),
        margin_minor: row.margin.or(month.margin_minor),
        invoices_due: invoices.map(|i| i.due).or(month.invoices_due),
        invoices_on_time: invoices.map(|i| i.on_time).or(month.invoices_on_time),
        ..month
    }
}
