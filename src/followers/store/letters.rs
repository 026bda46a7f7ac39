//! Letters to followers that have not left yet: who is written to, when, and how often it was tried. What is for systems
//! waits apart, and for none that is left alone for a while.

use twodb::{Ask, Sql, args, sql};

use crate::followers::FollowerNews;
use crate::ground::id::{FollowerId, FollowerNewsId, IncidentId, WorkspaceId};
use crate::ground::{Result, Time};
use crate::journal::Tx;

/// A letter in hand.
#[derive(Debug, Clone, sqlx::FromRow)]
pub(in crate::followers) struct InHand {
    pub(in crate::followers) news_id: FollowerNewsId,
    pub(in crate::followers) follower_id: FollowerId,
    /// How often it was in hand, this time included.
    pub(in crate::followers) attempts: i64,
}

/// How many follow a room since before a moment.
pub(in crate::followers) async fn count_since(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
    since: Time,
) -> Result<i64> {
    let text =
        "select count(*) from followers where workspace_id = $1 and incident_id = $2 and joined_at < $3";
    let (count,): (i64,) = ask.one(sql(text), args![workspace, incident, since]).await?;
    Ok(count)
}

/// One letter for each of these; how many.
pub(in crate::followers) async fn queue(tx: &mut Tx, news: &FollowerNews, since: Time) -> Result<u64> {
    let text = "insert into follower_letters (workspace_id, news_id, follower_id, due_at, attempts, to_system)
                select workspace_id, cast($2 as text), id, cast($4 as bigint), 0, case when address like '%://%' then 1 else 0 end
                from followers
                where workspace_id = $1 and incident_id = $3 and joined_at < $5";
    let values = args![&news.workspace_id, &news.id, &news.incident_id, news.told_at, since];
    tx.run(sql(text), values).await
}

/// To whom letters go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::followers) enum To {
    People,
    Systems,
}

impl To {
    fn flag(self) -> i64 {
        i64::from(self == Self::Systems)
    }
}

/// What is due at `$2` in the workspace `$1`, of those that `$3` says: not for a system that is left alone for a while.
const DUE: &str = "l.workspace_id = $1 and l.to_system = $3 and l.due_at <= $2 and not exists (select 1 from follower_health h
    where h.workspace_id = l.workspace_id and h.follower_id = l.follower_id and h.rest_until > $2)";

/// Whether a letter is due.
pub(in crate::followers) async fn is_any_due(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    to: To,
    now: Time,
) -> Result<bool> {
    let text = format!("select l.follower_id from follower_letters l where {DUE} limit 1");
    let found: Option<(FollowerId,)> = ask.maybe(Sql::built(text), args![workspace, now, to.flag()]).await?;
    Ok(found.is_some())
}

/// Takes up to `most` letters that are due in hand, until `until`.
pub(in crate::followers) async fn claim(
    tx: &mut twodb::Tx,
    workspace: &WorkspaceId,
    to: To,
    now: Time,
    until: Time,
    most: i64,
) -> Result<Vec<InHand>> {
    let skip = Sql::skip_locked(tx);
    let text = format!(
        "with due as materialized (
             select l.news_id, l.follower_id from follower_letters l where {DUE}
             order by l.due_at, l.news_id limit $4 {skip})
         update follower_letters set due_at = $5, attempts = attempts + 1
         where workspace_id = $1 and (news_id, follower_id) in (select news_id, follower_id from due)
         returning news_id, follower_id, attempts"
    );
    Ok(tx.all(Sql::built(text), args![workspace, now, to.flag(), most, until]).await?)
}

/// They have left, or never will.
pub(in crate::followers) async fn done(
    tx: &mut twodb::Tx,
    workspace: &WorkspaceId,
    letters: &[&InHand],
) -> Result<()> {
    let rows = letters.iter().map(|l| args![workspace, &l.news_id, &l.follower_id, l.attempts]);
    let text = "delete from follower_letters
                where (workspace_id, news_id, follower_id, attempts) in (select workspace_id, news_id, follower_id, attempts from said)
                returning follower_id";
    let columns = ["workspace_id", "news_id", "follower_id", "attempts"];
    tx.with_many::<(FollowerId,)>(&columns, text, rows.collect::<Vec<_>>()).await?;
    Ok(())
}

/// A letter in hand that waits until then.
pub(in crate::followers) struct PutBack<'a> {
    pub(in crate::followers) letter: &'a InHand,
    pub(in crate::followers) until: Time,
    /// Whether it was tried; otherwise it counts as no attempt.
    pub(in crate::followers) was_tried: bool,
}

/// They wait, each until its moment.
pub(in crate::followers) async fn put_back(
    tx: &mut twodb::Tx,
    workspace: &WorkspaceId,
    put_back: &[PutBack<'_>],
) -> Result<()> {
    let rows = put_back.iter().map(|p| {
        let l = p.letter;
        args![workspace, &l.news_id, &l.follower_id, l.attempts, p.until, i64::from(!p.was_tried)]
    });
    let text = "update follower_letters set due_at = said.due, attempts = follower_letters.attempts - said.untried
                from said where follower_letters.workspace_id = said.workspace_id
                    and follower_letters.news_id = said.news_id and follower_letters.follower_id = said.follower_id
                    and follower_letters.attempts = said.attempts
                returning follower_letters.follower_id";
    let columns = ["workspace_id", "news_id", "follower_id", "attempts", "due", "untried"];
    tx.with_many::<(FollowerId,)>(&columns, text, rows.collect::<Vec<_>>()).await?;
    Ok(())
}
