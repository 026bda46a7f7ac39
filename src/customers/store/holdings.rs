//! Holdings.

use twodb::{Args, Ask, Sql, args, sql};

use crate::customers::{Delivered, Holding};
use crate::ground::id::{CustomerId, HoldingId, WorkspaceId};
use crate::ground::web::{Page, Paging};
use crate::ground::{Fault, Result};
use crate::journal::Tx;

const HOLDING: &str = "workspace_id, id, customer_id, external_key, kind, label, status, bought_on, promised_on, \
    delivered_on, bought_at, promised_at, delivered_at, value_minor, currency, attributes, import_id, import_batch, \
    created_at, changed_at";
const COLUMNS: [&str; 20] = [
    "workspace_id",
    "id",
    "customer_id",
    "external_key",
    "kind",
    "label",
    "status",
    "bought_on",
    "promised_on",
    "delivered_on",
    "bought_at",
    "promised_at",
    "delivered_at",
    "value_minor",
    "currency",
    "attributes",
    "import_id",
    "import_batch",
    "created_at",
    "changed_at",
];

/// The holding; [`Fault::Missing`] when there is none of this id in the workspace.
pub async fn find_holding(ask: &mut dyn Ask, workspace: &WorkspaceId, id: &HoldingId) -> Result<Holding> {
    let text = format!("select {HOLDING} from holdings where workspace_id = $1 and id = $2");
    ask.maybe(Sql::built(text), args![workspace, id]).await?.ok_or(Fault::Missing("holding"))
}

/// Holdings of one customer, or of all (`None`), newest first as they became known here.
pub async fn holdings_of(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    customer: Option<&CustomerId>,
    paging: &Paging,
) -> Result<Page<Holding>> {
    let mut values: Args = args![workspace];
    let mut also = String::new();
    if let Some(customer) = customer {
        values.push(customer.into());
        also.push_str(" and customer_id = $2");
    }
    if let Some([id]) = paging.parts() {
        values.push(id.into());
        also += &format!(" and id < ${}", values.len());
    }
    values.push((paging.rows() + 1).into());
    let text = format!(
        "select {HOLDING} from holdings where workspace_id = $1{also} order by id desc limit ${}",
        values.len()
    );
    let rows = ask.all(Sql::built(text), values).await?;
    Ok(Page::cut(rows, paging, |holding: &Holding| [holding.id.to_string()]))
}

/// The most holdings that dates are held against.
const MOST_DELIVERED: i64 = 3_000;

/// Holdings with a day of purchase and a promised day, those promised last; at most 3,000 of those promised before a day.
pub async fn last_delivered(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    before: &str,
) -> Result<Vec<Delivered>> {
    let text = sql(
        "select h.kind, h.status, h.bought_on, h.promised_on, h.delivered_on, c.attributes as of_customer
         from (select customer_id, kind, status, bought_on, promised_on, delivered_on from holdings
               where workspace_id = $1 and promised_on < $2 and bought_on is not null
               order by promised_on desc limit $3) h
         join customers c on c.workspace_id = $1 and c.id = h.customer_id",
    );
    Ok(ask.all(text, args![workspace, before, MOST_DELIVERED]).await?)
}

/// The holdings that these keys of another system name.
pub(in crate::customers) async fn holdings_by_key(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    keys: &[&str],
) -> Result<Vec<Holding>> {
    let text = format!("select {HOLDING} from holdings where workspace_id = $1 and external_key");
    Ok(ask.all_in(&text, &args![workspace], keys).await?)
}

/// The holdings of these ids.
pub(in crate::customers) async fn holdings_of_ids(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    ids: &[&str],
) -> Result<Vec<Holding>> {
    let text = format!("select {HOLDING} from holdings where workspace_id = $1 and id");
    Ok(ask.all_in(&text, &args![workspace], ids).await?)
}

/// New holdings, or known ones as they are now, in few statements.
pub(in crate::customers) async fn put_holdings(tx: &mut Tx, holdings: &[Holding]) -> Result<()> {
    let rows = holdings.iter().map(|h| {
        args![
            &h.workspace_id,
            &h.id,
            &h.customer_id,
            &h.external_key,
            &h.kind,
            &h.label,
            &h.status,
            &h.bought_on,
            &h.promised_on,
            &h.delivered_on,
            h.bought_at,
            h.promised_at,
            h.delivered_at,
            h.value_minor,
            &h.currency,
            &h.attributes,
            &h.import_id,
            h.import_batch,
            h.created_at,
            h.changed_at
        ]
    });
    tx.insert_many(
        "holdings",
        &COLUMNS,
        "on conflict (workspace_id, id) do update set customer_id = excluded.customer_id, kind = excluded.kind,
            label = excluded.label, status = excluded.status, bought_on = excluded.bought_on,
            promised_on = excluded.promised_on, delivered_on = excluded.delivered_on, bought_at = excluded.bought_at,
            promised_at = excluded.promised_at, delivered_at = excluded.delivered_at,
            value_minor = excluded.value_minor, currency = excluded.currency, attributes = excluded.attributes,
            import_id = excluded.import_id, import_batch = excluded.import_batch, changed_at = excluded.changed_at",
        rows.collect::<Vec<_>>(),
    )
    .await?;
    Ok(())
}
