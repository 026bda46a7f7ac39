//! How following systems answer lately: no fact, as it changes with every round.

use std::collections::HashMap;

use twodb::{Ask, Sql, args, sql};

use crate::ground::Result;
use crate::ground::id::{FollowerId, WorkspaceId};
use crate::webhooks::Health;

#[derive(sqlx::FromRow)]
struct Row {
    follower_id: FollowerId,
    #[sqlx(flatten)]
    health: Health,
}

/// How these answer; whoever was never spoken with is not among them.
pub(in crate::followers) async fn of(
    ask: &mut impl Ask,
    workspace: &WorkspaceId,
    ids: &[&FollowerId],
) -> Result<HashMap<FollowerId, Health>> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let text = format!(
        "select follower_id, losses, failing_since, rest_until, last_taken_at, said from follower_health
         where workspace_id = $1 and follower_id in {}",
        Sql::in_list(2, ids.len())
    );
    let mut values = args![workspace];
    values.extend(ids.iter().map(|id| twodb::Value::from(*id)));
    let rows: Vec<Row> = ask.all(Sql::built(text), values).await?;
    Ok(rows.into_iter().map(|row| (row.follower_id, row.health)).collect())
}

/// Keeps how one answers.
pub(in crate::followers) async fn put(
    tx: &mut twodb::Tx,
    workspace: &WorkspaceId,
    id: &FollowerId,
    health: &Health,
) -> Result<()> {
    let text = "insert into follower_health (workspace_id, follower_id, losses, failing_since, rest_until, last_taken_at, said)
                values ($1, $2, $3, $4, $5, $6, $7)
                on conflict (workspace_id, follower_id) do update set losses = excluded.losses,
                    failing_since = excluded.failing_since, rest_until = excluded.rest_until,
                    last_taken_at = excluded.last_taken_at, said = excluded.said";
    let h = health;
    let values = args![workspace, id, h.losses, h.failing_since, h.rest_until, h.last_taken_at, &h.said];
    tx.run(sql(text), values).await?;
    Ok(())
}
