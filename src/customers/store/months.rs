//! Months with customers.

use twodb::{Ask, Sql, args};

use crate::customers::Month;
use crate::ground::Result;
use crate::ground::id::{CustomerId, WorkspaceId};
use crate::ground::web::{Page, Paging};
use crate::journal::Tx;

const MONTH: &str = "workspace_id, id, customer_id, month, currency, revenue_minor, margin_minor, invoices_due, \
    invoices_on_time, import_id, import_batch, created_at, changed_at";
const COLUMNS: [&str; 13] = [
    "workspace_id",
    "id",
    "customer_id",
    "month",
    "currency",
    "revenue_minor",
    "margin_minor",
    "invoices_due",
    "invoices_on_time",
    "import_id",
    "import_batch",
    "created_at",
    "changed_at",
];

/// The months with a customer of which something is known, newest first.
pub async fn months_of(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    customer: &CustomerId,
    paging: &Paging,
) -> Result<Page<Month>> {
    // Behind every month there is.
    let [month, currency] = paging.parts().unwrap_or_else(|| ["9".to_owned(), String::new()]);
    let text = format!(
        "select {MONTH} from months
         where workspace_id = $1 and customer_id = $2 and (month, currency) < ($3, $4)
           and (revenue_minor is not null or margin_minor is not null or invoices_due is not null)
         order by month desc, currency desc limit $5"
    );
    let rows =
        ask.all(Sql::built(text), args![workspace, customer, month, currency, paging.rows() + 1]).await?;
    Ok(Page::cut(rows, paging, |m: &Month| [m.month.clone(), m.currency.clone()]))
}

/// One month with a customer in one currency, if anything was ever said of it.
pub(in crate::customers) async fn seek_month(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    customer: &CustomerId,
    (month, currency): (&str, &str),
) -> Result<Option<Month>> {
    let text = format!(
        "select {MONTH} from months where workspace_id = $1 and customer_id = $2 and month = $3 and currency = $4"
    );
    Ok(ask.maybe(Sql::built(text), args![workspace, customer, month, currency]).await?)
}

/// The months with these customers from one month to another, both included.
pub(in crate::customers) async fn months_between(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    customers: &[&str],
    (from, to): (&str, &str),
) -> Result<Vec<Month>> {
    let text = format!(
        "select {MONTH} from months where workspace_id = $1 and month >= $2 and month <= $3 and customer_id"
    );
    Ok(ask.all_in(&text, &args![workspace, from, to], customers).await?)
}

/// The months of these ids.
pub(in crate::customers) async fn months_of_ids(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    ids: &[&str],
) -> Result<Vec<Month>> {
    let text = format!("select {MONTH} from months where workspace_id = $1 and id");
    Ok(ask.all_in(&text, &args![workspace], ids).await?)
}

/// New months, or known ones as they are now, in few statements.
pub(in crate::customers) async fn put_months(tx: &mut Tx, months: &[Month]) -> Result<()> {
    let rows = months.iter().map(|m| {
        args![
            &m.workspace_id,
            &m.id,
            &m.customer_id,
            &m.month,
            &m.currency,
            m.revenue_minor,
            m.margin_minor,
            m.invoices_due,
            m.invoices_on_time,
            &m.import_id,
            m.import_batch,
            m.created_at,
            m.changed_at
        ]
    });
    tx.insert_many(
        "months",
        &COLUMNS,
        "on conflict (workspace_id, id) do update set revenue_minor = excluded.revenue_minor,
            margin_minor = excluded.margin_minor, invoices_due = excluded.invoices_due,
            invoices_on_time = excluded.invoices_on_time, import_id = excluded.import_id,
            import_batch = excluded.import_batch, changed_at = excluded.changed_at",
        rows.collect::<Vec<_>>(),
    )
    .await?;
    Ok(())
}
