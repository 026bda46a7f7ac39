//! What followers were told.

use twodb::{Ask, Sql, args};

use crate::followers::FollowerNews;
use crate::ground::Result;
use crate::ground::id::{FollowerNewsId, IncidentId, WorkspaceId};
use crate::journal::Tx;

const NEWS: &str = "workspace_id, id, incident_id, kind, about, version, title, link, status, words, speaker, next_update_at, \
    letters, told_at, salt";

/// What the followers of a room were told, the newest first, at most 500.
pub async fn list(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
) -> Result<Vec<FollowerNews>> {
    let text = format!(
        "select {NEWS} from follower_news where workspace_id = $1 and incident_id = $2
         order by told_at desc, id desc limit 500"
    );
    Ok(ask.all(Sql::built(text), args![workspace, incident]).await?)
}

/// One of them.
pub(in crate::followers) async fn seek(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    id: &FollowerNewsId,
) -> Result<Option<FollowerNews>> {
    let text = format!("select {NEWS} from follower_news where workspace_id = $1 and id = $2");
    Ok(ask.maybe(Sql::built(text), args![workspace, id]).await?)
}

/// A new one; false where it was told already.
pub(in crate::followers) async fn insert(tx: &mut Tx, news: &FollowerNews) -> Result<bool> {
    let n = news;
    let text =
        format!("insert into follower_news ({NEWS}) values {} on conflict do nothing", Sql::in_list(1, 15));
    let values = args![
        &n.workspace_id,
        &n.id,
        &n.incident_id,
        &n.kind,
        &n.about,
        n.version,
        &n.title,
        &n.link,
        &n.status,
        &n.words,
        &n.speaker,
        n.next_update_at,
        n.letters,
        n.told_at,
        &n.salt
    ];
    Ok(tx.run(Sql::built(text), values).await? == 1)
}
