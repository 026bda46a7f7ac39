//! Whose efforts are looked at, and when again: work on its way, that follows from the journal.

use twodb::{Args, Ask, Sql, Tx, args, sql};

use crate::ground::id::{CustomerId, WorkspaceId};
use crate::ground::{Result, Time};

/// Who is looked at already stays so. Their moment moves by a thousandth of a second all the same: a look that is under way
/// sees by it that something came in between.
const ONCE: &str =
    "on conflict (workspace_id, customer_id) do update set look_at = effort_watches.look_at - 1";
/// Who is looked at already is looked at sooner, and never later than they were to be.
const SOONER: &str = "on conflict (workspace_id, customer_id) do update set look_at =
        case when effort_watches.look_at < excluded.look_at then effort_watches.look_at else excluded.look_at end - 1";

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

/// Whom to look at by now and since when that is due, the longest due first.
pub(in crate::trust) async fn list_due(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    now: Time,
    most: i64,
) -> Result<Vec<(CustomerId, Time)>> {
    Ok(ask
        .all(
            sql("select customer_id, look_at from effort_watches where workspace_id = $1 and look_at <= $2
                 order by look_at, customer_id limit $3"),
            args![workspace, now, most],
        )
        .await?)
}

/// What a look at one customer came to: since when there is effort without effect, and when to look again; nothing to look
/// at for ever where there is no effort left.
pub(in crate::trust) struct Looked {
    pub customer: CustomerId,
    /// The moment that was due when the look began.
    pub due: Time,
    pub flagged: Option<Time>,
    pub again: Option<Time>,
}

/// Writes down what a look came to. Whoever was marked while it was under way, or is being marked just now, stays as they
/// were marked, and is looked at with the next.
pub(in crate::trust) async fn looked(tx: &mut Tx, workspace: &WorkspaceId, found: &[Looked]) -> Result<()> {
    let (mut stay, mut gone): (Vec<Args>, Vec<Args>) = (Vec::new(), Vec::new());
    for look in found {
        match look.again {
            Some(again) => stay.push(args![workspace, &look.customer, look.due, again, look.flagged]),
            None => gone.push(args![workspace, &look.customer, look.due]),
        }
    }
    let unmarked = format!(
        ", unmarked as materialized (
             select customer_id from effort_watches where (workspace_id, customer_id, look_at) in
                 (select workspace_id, customer_id, due from said) {})",
        Sql::skip_locked(tx)
    );
    let text = format!(
        "{unmarked} update effort_watches set look_at = said.again, flagged_at = said.flagged
         from said join unmarked on unmarked.customer_id = said.customer_id
         where effort_watches.workspace_id = said.workspace_id and effort_watches.customer_id = said.customer_id
         returning effort_watches.customer_id"
    );
    let columns = ["workspace_id", "customer_id", "due", "again", "flagged"];
    tx.with_many::<(CustomerId,)>(&columns, &text, stay).await?;
    let text = format!(
        "{unmarked} delete from effort_watches where (workspace_id, customer_id) in
             (select said.workspace_id, said.customer_id from said
              join unmarked on unmarked.customer_id = said.customer_id) returning customer_id"
    );
    tx.with_many::<(CustomerId,)>(&["workspace_id", "customer_id", "due"], &text, gone).await?;
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
    ask: &mut dyn Ask,
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

#[cfg(test)]
mod tests {
    use twodb::Db;

    use super::*;
    use crate::ground::Dice;
    use crate::ground::id::Id;

    #[tokio::test]
    async fn whoever_is_marked_while_a_look_is_under_way_is_looked_at_again() {
        let db = Db::connect("sqlite::memory:").await.unwrap();
        let mut tx = db.begin().await.unwrap();
        let table = "create table effort_watches (workspace_id TEXT, customer_id TEXT, look_at BIGINT, flagged_at BIGINT,
            primary key (workspace_id, customer_id))";
        tx.run(sql(table), args![]).await.unwrap();
        let (now, dice) = (Time(1_000), Dice::seeded(110));
        let desk = WorkspaceId::mint(now, &dice);
        let all: [CustomerId; 4] = std::array::from_fn(|_| CustomerId::mint(now, &dice));
        let [spoke, done_for, quiet, over] = &all;
        look_at(&mut tx, &desk, (&all, &[]), now, false).await.unwrap();
        let due = list_due(&mut tx, &desk, now, 10).await.unwrap();
        assert_eq!(due.len(), 4);

        // Meanwhile one says something themselves, at the moment that was due; and something is done for another.
        look_at(&mut tx, &desk, (std::slice::from_ref(spoke), &[]), now, true).await.unwrap();
        look_at(&mut tx, &desk, (std::slice::from_ref(done_for), &[]), now.plus(9), false).await.unwrap();
        let look = |customer: &CustomerId, again: Option<i64>| Looked {
            customer: customer.clone(),
            due: now,
            flagged: again.map(|_| now),
            again: again.map(Time),
        };
        let found =
            [look(spoke, Some(2_000)), look(done_for, None), look(quiet, Some(2_000)), look(over, None)];
        looked(&mut tx, &desk, &found).await.unwrap();

        let mut still: Vec<CustomerId> = list_due(&mut tx, &desk, now, 10)
            .await
            .unwrap()
            .into_iter()
            .map(|(customer, _)| customer)
            .collect();
        still.sort_unstable();
        let mut marked = vec![spoke.clone(), done_for.clone()];
        marked.sort_unstable();
        assert_eq!(still, marked, "what came in between is not lost");
        let later = list_due(&mut tx, &desk, Time(2_000), 10).await.unwrap();
        assert!(later.contains(&(quiet.clone(), Time(2_000))) && later.len() == 3, "{later:?}");
    }
}
