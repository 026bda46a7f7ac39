//! The first wave of a staged sending, found in the store: who was chosen by name, and the lot over all the others.

use std::collections::BTreeSet;

use super::Notice;
use super::store::{self, Hearing};
use super::waves::{Draw, First, FirstWave, Said};
use crate::customers;
use crate::ground::id::CustomerId;
use crate::ground::{Fault, FieldFault, Result};
use crate::journal::Tx;

/// Customers read at a time; of each only its lot is kept.
const AT_ONCE: i64 = 5_000;

/// The first wave of a notice; `None` when everybody is told at once.
pub(super) async fn drawn(tx: &mut Tx, notice: &Notice, how: &Said) -> Result<Option<FirstWave>> {
    if how.first == First::All {
        return Ok(None);
    }
    let chosen = chosen(tx, &how.chosen).await?;
    let mut missing: BTreeSet<CustomerId> = chosen.iter().cloned().collect();
    let mut draw = Draw::new(tx.salt(), missing.clone());
    let mut after = String::new();
    loop {
        let hearing = Hearing::of(notice);
        let some =
            store::customers_to_tell(tx, &notice.workspace_id, &notice.incident_id, hearing, &after, AT_ONCE)
                .await?;
        let Some((last, _)) = some.last() else { break };
        after = last.to_string();
        for (customer, people) in &some {
            missing.remove(customer);
            draw.add(customer, *people);
        }
    }
    if !missing.is_empty() {
        let names = how
            .chosen
            .iter()
            .zip(&chosen)
            .filter(|(_, c)| missing.contains(c))
            .map(|(name, _)| name.as_str());
        let why = format!("This notice does not go to {}.", names.collect::<Vec<_>>().join(", "));
        return Err(Fault::invalid(
            "chosen",
            why,
            "Choose among those who are told; who is not told is listed with why.",
        ));
    }
    Ok(draw.drawn(how.first))
}

/// The customers behind keys and ids, in their order; all that nobody knows at once.
async fn chosen(tx: &mut Tx, names: &[String]) -> Result<Vec<CustomerId>> {
    let workspace = tx.actor().workspace.clone();
    let keys: Vec<&str> = names.iter().map(String::as_str).collect();
    let known = customers::customers_of_keys(tx, &workspace, &keys).await?;
    let mut faults = Vec::new();
    let mut found = Vec::with_capacity(names.len());
    for name in names {
        match known.get(name).cloned().or_else(|| name.parse().ok()) {
            Some(customer) => found.push(customer),
            None => faults.push(FieldFault::new(
                "chosen",
                format!("No customer has the key {name}."),
                "Write keys or ids as the customer's page shows them, one a line.",
            )),
        }
    }
    if faults.is_empty() { Ok(found) } else { Err(Fault::Invalid(faults)) }
}
