//! Who asked to follow. These rows say nothing of what anybody did yet, so they are written without a word of the journal.

use twodb::{Ask, Sql, args, sql};

use crate::followers::FollowerRequest;
use crate::ground::id::{FollowerRequestId, IncidentId, WorkspaceId};
use crate::ground::{Result, Time};
use crate::journal::Tx;

const REQUEST: &str = "workspace_id, id, incident_id, address, language, title, link, secret_digest, letters, asked_at, ends_at, \
     post_at, tries";

/// What this address asked of this room, held until the end of the change.
pub(in crate::followers) async fn seek_held(
    tx: &mut twodb::Tx,
    workspace: &WorkspaceId,
    incident: &IncidentId,
    address: &str,
) -> Result<Option<FollowerRequest>> {
    let hold = Sql::hold(tx);
    let text = format!(
        "select {REQUEST} from follower_requests where workspace_id = $1 and incident_id = $2 and address = $3 {hold}"
    );
    Ok(tx.maybe(Sql::built(text), args![workspace, incident, address]).await?)
}

/// The question of this id.
pub(in crate::followers) async fn seek(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    id: &FollowerRequestId,
) -> Result<Option<FollowerRequest>> {
    let text = format!("select {REQUEST} from follower_requests where workspace_id = $1 and id = $2");
    Ok(ask.maybe(Sql::built(text), args![workspace, id]).await?)
}

/// The question that this secret answers, while it stands, in whichever workspace.
pub(in crate::followers) async fn seek_by_secret(
    ask: &mut dyn Ask,
    digest: &str,
    now: Time,
) -> Result<Option<FollowerRequest>> {
    let text = format!("select {REQUEST} from follower_requests where secret_digest = $1 and ends_at > $2");
    Ok(ask.maybe(Sql::built(text), args![digest, now]).await?)
}

/// Writes a question, in the place of one that this address was asked before; gives its id.
pub(in crate::followers) async fn put(
    tx: &mut twodb::Tx,
    request: &FollowerRequest,
) -> Result<FollowerRequestId> {
    let r = request;
    let text = format!(
        "insert into follower_requests ({REQUEST}) values {}
         on conflict (workspace_id, incident_id, address) do update set secret_digest = excluded.secret_digest,
            letters = excluded.letters, asked_at = excluded.asked_at, ends_at = excluded.ends_at, language = excluded.language,
            title = excluded.title, link = excluded.link, post_at = excluded.post_at, tries = excluded.tries
         returning id",
        Sql::in_list(1, 13)
    );
    let values = args![
        &r.workspace_id,
        &r.id,
        &r.incident_id,
        &r.address,
        &r.language,
        &r.title,
        &r.link,
        &r.secret_digest,
        r.letters,
        r.asked_at,
        r.ends_at,
        r.post_at,
        r.tries
    ];
    let (id,): (FollowerRequestId,) = tx.one(Sql::built(text), values).await?;
    Ok(id)
}

/// Takes a question away, once it is answered; whether it was there.
pub(in crate::followers) async fn delete(tx: &mut Tx, request: &FollowerRequest) -> Result<bool> {
    let text = "delete from follower_requests where workspace_id = $1 and id = $2";
    Ok(tx.run(sql(text), args![&request.workspace_id, &request.id]).await? == 1)
}

/// Forgets questions that nobody answered; how many.
pub(in crate::followers) async fn forget(
    tx: &mut twodb::Tx,
    workspace: &WorkspaceId,
    now: Time,
) -> Result<u64> {
    let text = "delete from follower_requests where workspace_id = $1 and ends_at <= $2";
    Ok(tx.run(sql(text), args![workspace, now]).await?)
}

/// Whether there is one that nobody answered in time.
pub(in crate::followers) async fn is_any_over(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    now: Time,
) -> Result<bool> {
    let text = "select id from follower_requests where workspace_id = $1 and ends_at <= $2 limit 1";
    let found: Option<(FollowerRequestId,)> = ask.maybe(sql(text), args![workspace, now]).await?;
    Ok(found.is_some())
}

/// Whether a question to a system is due.
pub(in crate::followers) async fn is_any_to_post(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    now: Time,
) -> Result<bool> {
    let text =
        "select id from follower_requests where workspace_id = $1 and post_at <= $2 and ends_at > $2 limit 1";
    let found: Option<(FollowerRequestId,)> = ask.maybe(sql(text), args![workspace, now]).await?;
    Ok(found.is_some())
}

/// Takes up to `most` questions to systems in hand, until `until`.
pub(in crate::followers) async fn claim(
    tx: &mut twodb::Tx,
    workspace: &WorkspaceId,
    now: Time,
    until: Time,
    most: i64,
) -> Result<Vec<FollowerRequest>> {
    let skip = Sql::skip_locked(tx);
    let text = format!(
        "with due as materialized (
             select id from follower_requests where workspace_id = $1 and post_at <= $2 and ends_at > $2
             order by post_at limit $3 {skip})
         update follower_requests set post_at = $4, tries = tries + 1
         where workspace_id = $1 and id in (select id from due)
         returning {REQUEST}"
    );
    Ok(tx.all(Sql::built(text), args![workspace, now, most, until]).await?)
}

/// When a question that is in hand is posted next; at no time where it need not be.
pub(in crate::followers) struct AskNext<'a> {
    pub(in crate::followers) asked: &'a FollowerRequest,
    pub(in crate::followers) at: Option<Time>,
    /// Whether it was posted; otherwise it counts as no try.
    pub(in crate::followers) was_tried: bool,
}

/// They wait, each until its moment.
pub(in crate::followers) async fn ask_next(
    tx: &mut twodb::Tx,
    workspace: &WorkspaceId,
    next: &[AskNext<'_>],
) -> Result<()> {
    let rows = next.iter().map(|n| {
        let asked = n.asked;
        args![workspace, &asked.id, asked.tries, n.at, i64::from(!n.was_tried)]
    });
    let text = "update follower_requests set post_at = said.due, tries = follower_requests.tries - said.untried
                from said where follower_requests.workspace_id = said.workspace_id and follower_requests.id = said.id
                    and follower_requests.tries = said.tries
                returning follower_requests.id";
    let columns = ["workspace_id", "id", "tries", "due", "untried"];
    tx.with_many::<(FollowerRequestId,)>(&columns, text, rows.collect::<Vec<_>>()).await?;
    Ok(())
}
