//! All SQL of followers.

pub(super) mod health;
pub(super) mod letters;
pub(super) mod news;
pub(super) mod requests;

use twodb::{Ask, Sql, args, sql};

use super::Follower;
use super::follower::FollowerView;
use crate::ground::Result;
use crate::ground::id::{FollowerId, IncidentId, WorkspaceId};
use crate::ground::web::{Page, Paging};
use crate::journal::Tx;

pub use news::list as list_news;

const FOLLOWER: &str = "workspace_id, id, incident_id, address, language, leave_secret, joined_at, salt";

/// How many follow the room of an incident.
pub async fn count(ask: &mut dyn Ask, workspace: &WorkspaceId, incident: &IncidentId) -> Result<i64> {
    let text = "select count(*) from followers where workspace_id = $1 and incident_id = $2";
    let (count,): (i64,) = ask.one(sql(text), args![workspace, incident]).await?;
    Ok(count)
}

/// Who follows it, the newest first.
pub(super) async fn list(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
    paging: &Paging,
) -> Result<Page<FollowerView>> {
    let (before, id) = paging.before();
    let text = "select id, address, language, joined_at from followers
                where workspace_id = $1 and incident_id = $2 and (joined_at, id) < ($3, $4)
                order by joined_at desc, id desc limit $5";
    let rows = ask.all(sql(text), args![workspace, incident, before, id, paging.rows() + 1]).await?;
    Ok(Page::cut(rows, paging, |f: &FollowerView| [f.joined_at.0.to_string(), f.id.to_string()]))
}

/// The follower of this id.
pub(super) async fn seek(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    id: &FollowerId,
) -> Result<Option<Follower>> {
    Ok(list_by_id(ask, workspace, &[id]).await?.pop())
}

/// The followers of these ids; who has left is not among them.
pub(super) async fn list_by_id(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    ids: &[&FollowerId],
) -> Result<Vec<Follower>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let text = format!(
        "select {FOLLOWER} from followers where workspace_id = $1 and id in {}",
        Sql::in_list(2, ids.len())
    );
    let mut values = args![workspace];
    values.extend(ids.iter().map(|id| twodb::Value::from(*id)));
    Ok(ask.all(Sql::built(text), values).await?)
}

/// Whoever follows with this address already.
pub(super) async fn seek_by_address(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
    address: &str,
) -> Result<Option<Follower>> {
    let text = format!(
        "select {FOLLOWER} from followers where workspace_id = $1 and incident_id = $2 and address = $3"
    );
    Ok(ask.maybe(Sql::built(text), args![workspace, incident, address]).await?)
}

/// Whoever may leave with this secret, in whichever workspace.
pub(super) async fn seek_leaving(ask: &mut dyn Ask, secret: &str) -> Result<Option<Follower>> {
    let text = format!("select {FOLLOWER} from followers where leave_secret = $1");
    Ok(ask.maybe(Sql::built(text), args![secret]).await?)
}

/// A new follower.
pub(super) async fn insert(tx: &mut Tx, follower: &Follower) -> Result<()> {
    let f = follower;
    let text = format!("insert into followers ({FOLLOWER}) values {}", Sql::in_list(1, 8));
    let values = args![
        &f.workspace_id,
        &f.id,
        &f.incident_id,
        &f.address,
        &f.language,
        &f.leave_secret,
        f.joined_at,
        &f.salt
    ];
    tx.run(Sql::built(text), values).await?;
    Ok(())
}

/// Erases a follower and the letters that wait for them; whether they were there.
pub(super) async fn erase(tx: &mut Tx, follower: &Follower) -> Result<bool> {
    let (workspace, id) = (&follower.workspace_id, &follower.id);
    for also in [
        "delete from follower_letters where workspace_id = $1 and follower_id = $2",
        "delete from follower_health where workspace_id = $1 and follower_id = $2",
    ] {
        tx.run(sql(also), args![workspace, id]).await?;
    }
    let gone = tx
        .run(sql("delete from followers where workspace_id = $1 and id = $2"), args![workspace, id])
        .await?;
    Ok(gone == 1)
}
