//! Movements as the journal vouches for them: those of each batch of entries, folded into one digest.

use serde::Serialize;
use twodb::{Args, Ask, Sql, args, sql};

use crate::ground::Result;
use crate::ground::id::WorkspaceId;
use crate::journal::Fold;

/// Rows read at a time.
const PAGE: i64 = 2_000;

/// A movement with all its columns.
#[derive(Debug, Clone, sqlx::FromRow, Serialize)]
struct Folded {
    chain: String,
    seq: i64,
    customer_id: String,
    dimension: String,
    rule: String,
    fact: String,
    weight: f64,
    value: f64,
    lasting: i64,
    incident_id: Option<String>,
    at: i64,
}

const FOLDED: &str = "m.chain, m.seq, m.customer_id, m.dimension, m.rule, m.fact, m.weight, m.value, m.lasting, \
    m.incident_id, m.at";

/// The digest of the movements by the entries from one leaf of the log to another, both of them among these, and
/// how many they are.
pub async fn movements_digest(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    from: i64,
    to: i64,
) -> Result<(String, i64)> {
    let (mut fold, mut count, mut from) = (Fold::new(), 0, from);
    let text = format!(
        "select l.leaf, {FOLDED} from journal_leaves l
         join trust_movements m on m.workspace_id = l.workspace_id and m.chain = l.chain and m.seq = l.seq
         where l.workspace_id = $1 and l.leaf >= $2 and l.leaf <= $3
         order by l.leaf, m.customer_id, m.dimension limit $4"
    );
    loop {
        let rows: Vec<Placed> = ask.all(Sql::built(text.clone()), args![workspace, from, to, PAGE]).await?;
        rows.iter().try_for_each(|row| fold.add(&row.moved))?;
        count += rows.len() as i64;
        let is_full = rows.len() as i64 == PAGE;
        let Some(last) = rows.into_iter().last().filter(|_| is_full) else {
            return Ok((fold.digest(), count));
        };
        // The page ended within an entry that moved very many: its rest is read by itself.
        count += rest(ask, workspace, &last.moved, &mut fold).await?;
        from = last.leaf + 1;
    }
}

/// A movement, and where its entry stands in the log.
#[derive(Debug, sqlx::FromRow)]
struct Placed {
    leaf: i64,
    #[sqlx(flatten)]
    moved: Folded,
}

/// Folds the movements of one entry behind this one; says how many.
async fn rest(ask: &mut dyn Ask, workspace: &WorkspaceId, after: &Folded, fold: &mut Fold) -> Result<i64> {
    let (mut after, mut count) = (after.clone(), 0);
    let text = format!(
        "select {FOLDED} from trust_movements m where m.workspace_id = $1 and m.chain = $2 and m.seq = $3
            and (m.customer_id, m.dimension) > ($4, $5)
         order by m.customer_id, m.dimension limit $6"
    );
    loop {
        let values = args![workspace, &after.chain, after.seq, &after.customer_id, &after.dimension, PAGE];
        let rows: Vec<Folded> = ask.all(Sql::built(text.clone()), values).await?;
        rows.iter().try_for_each(|row| fold.add(row))?;
        count += rows.len() as i64;
        match rows.into_iter().last() {
            Some(last) => after = last,
            None => return Ok(count),
        }
    }
}

/// How many movements there are.
pub async fn count_movements(ask: &mut dyn Ask, workspace: &WorkspaceId) -> Result<i64> {
    Ok(ask
        .count(sql("select count(*) from trust_movements where workspace_id = $1"), args![workspace])
        .await?)
}

/// Entries about a customer, before this leaf of the log, that say one of these facts and moved nothing.
pub(in crate::trust) async fn unmoved(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    facts: &[&str],
    before: u64,
) -> Result<Vec<(String, i64)>> {
    let text = format!(
        "select e.chain, e.seq from journal_entries e
         where e.workspace_id = $1 and e.customer_id is not null
           and exists (select 1 from journal_leaves l where l.workspace_id = e.workspace_id and l.chain = e.chain
                and l.seq = e.seq and l.leaf < $2)
           and not exists (select 1 from trust_movements m where m.workspace_id = e.workspace_id
                and m.chain = e.chain and m.seq = e.seq)
           and e.fact in {} limit 100",
        Sql::in_list(3, facts.len())
    );
    let mut values: Args = args![workspace, before];
    values.extend(facts.iter().map(|fact| twodb::Value::from(*fact)));
    Ok(ask.all(Sql::built(text), values).await?)
}
