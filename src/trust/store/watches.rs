//! Whose efforts are looked at, and when again: work on its way, that follows from the journal.

use twodb::{Args, Ask, Sql, Tx, args, sql};

use crate::ground::id::{CustomerId, WorkspaceId};
use crate::ground::{Result, Time};

/// Who is looked at already stays so.
const ONCE: &str = "on conflict (workspace_id, customer_id) do nothing";
/// Who is looked at already is looked at sooner.
const SOONER: &str = "on conflict (workspace_id, customer_id) do update set look_at = excluded.look_at";

// reads: cases
/// Has these customers looked at from a moment on, and everybody whom these incidents touch; those who are looked at already
/// only where it is to be sooner.
pub(in crate::trust) async fn look_at(
    tx: &mut Tx,
    workspace: &WorkspaceId,
    (customers, incidents): (&[CustomerId], &[&str]),
    at: Time,
    sooner: bool,
) -> Result<()> {
    let again = if sooner { SOONER } else { ONCE };
    let rows: Vec<Args> = customers.iter().map(|customer| args![workspace, customer, at]).collect();
    tx.insert_many("effort_watches", &["workspace_id", "customer_id", "look_at"], again, rows).await?;
    if incidents.is_empty() {
        return Ok(());
    }
    let text = format!(
        "insert into effort_watches (workspace_id, customer_id, look_at)
         select distinct c.workspace_id, c.customer_id, cast($1 as bigint) from cases c
         where c.workspace_id = $2 and c.state <> 'withdrawn' and c.incident_id in {} {again}",
        Sql::in_list(3, incidents.len())
    );
    let mut values: Args = args![at, workspace];
    values.extend(incidents.iter().map(|id| twodb::Value::from(*id)));
    tx.run(Sql::built(text), values).await?;
    Ok(())
}

/// Whom to look at by now, the longest due first.
pub(in crate::trust) async fn list_due(
    ask: &mut impl Ask,
    workspace: &WorkspaceId,
    now: Time,
    most: i64,
) -> Result<Vec<CustomerId>> {
    let rows: Vec<(CustomerId,)> = ask
        .all(
            sql("select customer_id from effort_watches where workspace_id = $1 and look_at <= $2
                 order by look_at, customer_id limit $3"),
            args![workspace, now, most],
        )
        .await?;
    Ok(rows.into_iter().map(|(customer,)| customer).collect())
}

/// What a look at one customer came to: since when there is effort without effect, and when to look again; nothing to look
/// at for ever where there is no effort left.
pub(in crate::trust) struct Looked {
    pub customer: CustomerId,
    pub flagged: Option<Time>,
    pub again: Option<Time>,
}

/// Writes down what a look came to. Who was marked in between is looked at with the next: at most a day later.
pub(in crate::trust) async fn looked(
    tx: &mut Tx,
    workspace: &WorkspaceId,
    found: &[Looked],
    now: Time,
) -> Result<()> {
    let (gone, stay): (Vec<_>, Vec<_>) = found.iter().partition(|look| look.again.is_none());
    let rows: Vec<Args> = stay
        .iter()
        .map(|look| args![workspace, &look.customer, look.again.unwrap_or(now), look.flagged])
        .collect();
    let columns = ["workspace_id", "customer_id", "look_at", "flagged_at"];
    let again = "on conflict (workspace_id, customer_id) do update set look_at = excluded.look_at,
        flagged_at = excluded.flagged_at";
    tx.insert_many("effort_watches", &columns, again, rows).await?;
    if gone.is_empty() {
        return Ok(());
    }
    let text = format!(
        "delete from effort_watches where workspace_id = $1 and customer_id in {}",
        Sql::in_list(2, gone.len())
    );
    let mut values: Args = args![workspace];
    values.extend(gone.iter().map(|look| twodb::Value::from(&look.customer)));
    tx.run(Sql::built(text), values).await?;
    Ok(())
}

/// A customer whose trust stays where it is for all our efforts.
#[derive(Debug, Clone, sqlx::FromRow)]
pub(in crate::trust) struct Flagged {
    pub customer_id: CustomerId,
    pub customer: String,
    pub flagged_at: Time,
}

/// Those customers, the longest first, at most 50. -- reads: customers
pub(in crate::trust) async fn list_flagged(
    ask: &mut impl Ask,
    workspace: &WorkspaceId,
) -> Result<Vec<Flagged>> {
    Ok(ask
        .all(
            sql("select w.customer_id, c.name as customer, w.flagged_at from effort_watches w
                 join customers c on c.workspace_id = w.workspace_id and c.id = w.customer_id
                 where w.workspace_id = $1 and w.flagged_at is not null
                 order by w.flagged_at, w.customer_id limit 50"),
            args![workspace],
        )
        .await?)
}
