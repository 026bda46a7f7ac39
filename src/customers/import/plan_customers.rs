//! What becomes of a batch of customer rows. Pure: what is known goes in, what to write comes out.

use std::collections::{HashMap, HashSet};

use super::run::Tally;
use super::{Bound, CustomerRow, Field, Rejected, Row};
use crate::customers::{Attributes, Customer, CustomerKey};
use crate::ground::Time;
use crate::ground::id::{CustomerId, ImportId, WorkspaceId};

/// What the store knows of the keys in a batch.
#[derive(Debug, Default)]
pub(super) struct Known {
    /// Whom each key names.
    pub by_key: HashMap<String, CustomerId>,
    /// Those named.
    pub customers: HashMap<CustomerId, Customer>,
    /// Keys that stood in an earlier row of this file.
    pub seen: HashSet<String>,
}

/// The run that plans, and what it may hand out.
pub(super) struct Hand<'a> {
    pub workspace: &'a WorkspaceId,
    pub import: &'a ImportId,
    pub batch: i64,
    pub now: Time,
    pub bound: &'a Bound,
}

/// What to write.
#[derive(Debug, Default)]
pub(super) struct Plan {
    pub customers: Vec<Customer>,
    pub keys: Vec<(CustomerKey, CustomerId)>,
    /// Keys to remember that are not written by this batch.
    pub seen: Vec<String>,
    pub tally: Tally,
    pub rejected: Vec<Rejected>,
}

/// Plans a batch. `fresh` gives an id and a salt for a customer who is new.
pub(super) fn plan(
    hand: &Hand<'_>,
    mut known: Known,
    rows: Vec<(CustomerRow, Row)>,
    mut fresh: impl FnMut() -> (CustomerId, String),
) -> Plan {
    let mut plan = Plan::default();
    let mut written: HashMap<CustomerId, usize> = HashMap::new();
    for (row, raw) in rows {
        let alias = row.alias.clone().filter(|alias| *alias != row.key);
        let met = known.seen.contains(&row.key);
        let alias_met = alias.as_ref().is_some_and(|alias| known.seen.contains(alias));
        if met && (alias.is_none() || alias_met) {
            plan.rejected.push(twice(hand, &raw, &row, alias.as_deref()));
            continue;
        }
        let by_key = known.by_key.get(&row.key).cloned();
        let by_alias = alias.as_ref().and_then(|alias| known.by_key.get(alias)).cloned();
        if by_alias.is_some() && (alias_met || by_key.is_some()) && by_alias != by_key {
            let value = alias.as_deref().unwrap_or_default();
            let why = "this key names another customer";
            plan.rejected.push(hand.bound.refuse(
                &raw,
                Field::Alias,
                value,
                why,
                "Correct one of the two keys",
            ));
            continue;
        }
        // A dry run has met keys that are not in the store.
        let is_new = by_key.is_none() && by_alias.is_none() && !met;
        let mut customer =
            match by_key.clone().or(by_alias.clone()).and_then(|id| known.customers.remove(&id)) {
                Some(customer) => customer,
                None => newcomer(hand, fresh()),
            };
        let mut changed = is_new;
        if !met {
            changed |= take_in(&mut customer, &row, is_new);
        }
        for (key, names, is_alias) in
            [(Some(&row.key), &by_key, !customer.keys.is_empty()), (alias.as_ref(), &by_alias, true)]
        {
            let Some(key) = key else { continue };
            if names.is_none() {
                let key = CustomerKey { key: key.clone(), is_alias };
                customer.keys.push(key.clone());
                plan.keys.push((key, customer.id.clone()));
                changed = true;
            } else if !known.seen.contains(key) {
                plan.seen.push(key.clone());
            }
            known.seen.insert(key.clone());
            known.by_key.insert(key.clone(), customer.id.clone());
        }
        match (is_new, changed) {
            (true, _) => plan.tally.new += 1,
            (false, true) => plan.tally.changed += 1,
            (false, false) => plan.tally.unchanged += 1,
        }
        if changed {
            customer.keys.sort();
            customer.import_id = Some(hand.import.clone());
            customer.import_batch = Some(hand.batch);
            customer.changed_at = hand.now;
            if let Some(place) = written.get(&customer.id).and_then(|at| plan.customers.get_mut(*at)) {
                place.clone_from(&customer);
            } else {
                written.insert(customer.id.clone(), plan.customers.len());
                plan.customers.push(customer.clone());
            }
        }
        known.customers.insert(customer.id.clone(), customer);
    }
    plan
}

fn newcomer(hand: &Hand<'_>, (id, salt): (CustomerId, String)) -> Customer {
    Customer {
        workspace_id: hand.workspace.clone(),
        id,
        name: String::new(),
        attributes: Attributes::default(),
        zone: None,
        language: None,
        size_note: None,
        import_id: None,
        import_batch: None,
        created_at: hand.now,
        changed_at: hand.now,
        salt,
        keys: Vec::new(),
    }
}

/// What the row says goes over what was known; an empty cell says nothing. Says whether it differed.
fn take_in(customer: &mut Customer, row: &CustomerRow, is_new: bool) -> bool {
    let name = row.name.clone().or_else(|| is_new.then(|| row.key.clone()));
    let mut changed = name.is_some_and(|name| std::mem::replace(&mut customer.name, name) != customer.name);
    for (ours, theirs) in [(&mut customer.language, &row.language), (&mut customer.zone, &row.zone)] {
        if theirs.is_some() && ours != theirs {
            ours.clone_from(theirs);
            changed = true;
        }
    }
    customer.attributes.take_in(row.attributes.iter().cloned()) || changed
}

fn twice(hand: &Hand<'_>, raw: &Row, row: &CustomerRow, alias: Option<&str>) -> Rejected {
    let (field, value) = alias.map_or((Field::Key, row.key.as_str()), |alias| (Field::Alias, alias));
    let cure = "Keep one row for each key; the first was taken";
    hand.bound.refuse(raw, field, value, "this key stood in an earlier row of the file", cure)
}
