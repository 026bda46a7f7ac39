//! Keeping sets of values that rules name.

use crate::ground::text;
use crate::ground::{Actor, Fault, House, Result, Role};
use crate::journal::{self, Chain, Entry};
use crate::scope::{ValueSet, set, store};

/// Values kept per statement batch.
const BATCH: usize = 20_000;

/// Keeps a set under a name, as its next version: every scope that is drafted or looked at again from now on means
/// these values. What was confirmed before stays as it was.
pub async fn keep_set(
    house: &House,
    actor: &Actor,
    name: &str,
    because: &str,
    values: &str,
) -> Result<ValueSet> {
    actor.must_be(Role::Member)?;
    let mut faults = Vec::new();
    let name = text::required("name", name, 100).map_err(|fault| faults.push(fault)).unwrap_or_default();
    let because =
        text::required("because", because, 2_000).map_err(|fault| faults.push(fault)).unwrap_or_default();
    faults.extend(set::lacks(values));
    if !faults.is_empty() {
        return Err(Fault::Invalid(faults));
    }
    let workspace = &actor.workspace;
    let mut tx = journal::begin(house, actor).await?;
    let before = store::sets::seek_newest(&mut tx, workspace, &name).await?;
    let mut kept = ValueSet {
        workspace_id: workspace.clone(),
        id: tx.mint(),
        name,
        version: before.as_ref().map_or(1, |set| set.version + 1),
        because,
        many: 0,
        values_digest: String::new(),
        salt: tx.salt(),
        made_at: tx.now(),
        made_by: actor.label(),
        made_name: actor.name.clone(),
        replaced_at: None,
    };
    let mut batch = Vec::with_capacity(BATCH);
    let mut rest = set::values(values);
    loop {
        batch.clear();
        batch.extend(rest.by_ref().take(BATCH));
        if batch.is_empty() {
            break;
        }
        // Sorted, they go into the index where the last ones went.
        batch.sort_unstable();
        let new = store::sets::put_values(&mut tx, workspace, &kept.id, &batch).await?;
        kept.many += i64::try_from(new).unwrap_or(0);
    }
    kept.values_digest = store::sets::digest(&mut tx, workspace, &kept.id).await?;
    let mut entries = Vec::new();
    if let Some(before) = before {
        let replaced = ValueSet { replaced_at: Some(tx.now()), ..before };
        let now = tx.now();
        store::sets::replace(&mut tx, workspace, &replaced.id, now).await?;
        entries.push(Entry::on(Chain::Workspace, "scope.set_replaced").about(&replaced)?);
    }
    if !store::sets::insert(&mut tx, &kept).await? {
        return Err(Fault::Conflict(
            "Somebody else brought this set a moment ago. Look at theirs, then send yours again.".into(),
        ));
    }
    entries.push(
        Entry::on(Chain::Workspace, "scope.set_kept")
            .about(&kept)?
            .with("version", kept.version)
            .with("values", kept.many),
    );
    tx.say(entries).await?.commit().await?;
    Ok(kept)
}
