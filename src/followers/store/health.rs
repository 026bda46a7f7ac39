//! How following systems answer lately: no fact, as it changes with every round.

use std::collections::HashMap;

use twodb::{Ask, Sql, args};

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
    ask: &mut dyn Ask,
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

/// Keeps how these answer, of those that follow still: whoever left while something was posted to them leaves nothing here.
pub(in crate::followers) async fn put(
    tx: &mut twodb::Tx,
    workspace: &WorkspaceId,
    found: &[(&FollowerId, &Health)],
) -> Result<()> {
    let rows = found.iter().map(|(id, h)| {
        args![workspace, *id, h.losses, h.failing_since, h.rest_until, h.last_taken_at, &h.said]
    });
    let text = "insert into follower_health (workspace_id, follower_id, losses, failing_since, rest_until, last_taken_at, said)
                select workspace_id, follower_id, losses, failing_since, rest_until, last_taken_at, words from said
                where exists (select 1 from followers f where f.workspace_id = said.workspace_id and f.id = said.follower_id)
                on conflict (workspace_id, follower_id) do update set losses = excluded.losses,
                    failing_since = excluded.failing_since, rest_until = excluded.rest_until,
                    last_taken_at = excluded.last_taken_at, said = excluded.said
                returning follower_id";
    let columns =
        ["workspace_id", "follower_id", "losses", "failing_since", "rest_until", "last_taken_at", "words"];
    tx.with_many::<(FollowerId,)>(&columns, text, rows.collect::<Vec<_>>()).await?;
    Ok(())
}
