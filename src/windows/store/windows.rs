//! The windows themselves.

use twodb::{Args, Ask, Sql, args, sql};

use crate::ground::id::{IncidentId, WindowId, WorkspaceId};
use crate::ground::{Fault, Result, Time};
use crate::journal::Tx;
use crate::windows::Window;

const WINDOW: &str = "workspace_id, id, incident_id, kind, title, alt, expected_s, place, state, camera, key_digest, \
    key_made_at, unit, value, target, counted_at, added_by, added_at, changed_by, changed_at, salt";

fn values(w: &Window) -> Args {
    args![
        &w.workspace_id,
        &w.id,
        &w.incident_id,
        &w.kind,
        &w.title,
        &w.alt,
        w.expected_s,
        w.place,
        &w.state,
        &w.camera,
        &w.key_digest,
        w.key_made_at,
        &w.unit,
        w.value,
        w.target,
        w.counted_at,
        &w.added_by,
        w.added_at,
        &w.changed_by,
        w.changed_at,
        &w.salt
    ]
}

/// The window; [`Fault::Missing`] when there is none of this id.
pub async fn find(ask: &mut dyn Ask, workspace: &WorkspaceId, id: &WindowId) -> Result<Window> {
    let text = format!("select {WINDOW} from windows where workspace_id = $1 and id = $2");
    ask.maybe(Sql::built(text), args![workspace, id]).await?.ok_or(Fault::Missing("window"))
}

/// The same, held until the end of the change.
pub(in crate::windows) async fn find_held(tx: &mut Tx, id: &WindowId) -> Result<Window> {
    let (workspace, hold) = (tx.actor().workspace.clone(), Sql::hold(tx));
    let text = format!("select {WINDOW} from windows where workspace_id = $1 and id = $2 {hold}");
    tx.maybe(Sql::built(text), args![workspace, id]).await?.ok_or(Fault::Missing("window"))
}

/// Holds it in a change that says nothing, so that what is sent to it at once is taken one by one.
pub(in crate::windows) async fn hold(
    tx: &mut twodb::Tx,
    workspace: &WorkspaceId,
    id: &WindowId,
) -> Result<Window> {
    let text = format!("select {WINDOW} from windows where workspace_id = $1 and id = $2 {}", Sql::hold(tx));
    tx.maybe(Sql::built(text), args![workspace, id]).await?.ok_or(Fault::Missing("window"))
}

/// Those of an incident that are not closed, in their order.
pub async fn list(ask: &mut dyn Ask, workspace: &WorkspaceId, incident: &IncidentId) -> Result<Vec<Window>> {
    let text = format!(
        "select {WINDOW} from windows where workspace_id = $1 and incident_id = $2 and state <> 'closed'
         order by place, id limit 50"
    );
    Ok(ask.all(Sql::built(text), args![workspace, incident]).await?)
}

/// Those of an incident that customers see, in their order.
pub(in crate::windows) async fn list_shown(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
) -> Result<Vec<Window>> {
    let text = format!(
        "select {WINDOW} from windows where workspace_id = $1 and incident_id = $2 and state = 'shown'
         order by place, id limit 50"
    );
    Ok(ask.all(Sql::built(text), args![workspace, incident]).await?)
}

/// A window that customers see, and when something was last to be seen.
#[derive(Debug, sqlx::FromRow)]
pub struct Watched {
    /// The window.
    #[sqlx(flatten)]
    pub window: Window,
    /// What its incident is called.
    pub incident: String,
    /// When its newest picture came.
    pub picture_at: Option<Time>,
    /// When the newest piece came that can be played.
    pub piece_at: Option<Time>,
}

/// All that customers of open incidents see.
pub(in crate::windows) async fn list_watched(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
) -> Result<Vec<Watched>> {
    // reads: incidents
    let text = format!(
        "select {}, i.title as incident, (select max(p.at) from window_pictures p
                where p.workspace_id = w.workspace_id and p.window_id = w.id) as picture_at,
            (select max(c.at) from window_pieces c
                where c.workspace_id = w.workspace_id and c.window_id = w.id and c.place is not null) as piece_at
         from windows w join incidents i on i.workspace_id = w.workspace_id and i.id = w.incident_id
         where w.workspace_id = $1 and w.state = 'shown' and i.closed_at is null order by w.id limit 200",
        of_w()
    );
    Ok(ask.all(Sql::built(text), args![workspace]).await?)
}

/// The columns, where another table stands beside.
fn of_w() -> String {
    WINDOW.split(", ").map(|column| format!("w.{column}")).collect::<Vec<_>>().join(", ")
}

/// The window that a key opens, in whichever workspace.
pub(in crate::windows) async fn seek_by_key(ask: &mut dyn Ask, digest: &str) -> Result<Option<Window>> {
    let text = format!("select {WINDOW} from windows where key_digest = $1 and state <> 'closed'");
    Ok(ask.maybe(Sql::built(text), args![digest]).await?)
}

/// A new window.
pub(in crate::windows) async fn insert(tx: &mut Tx, window: &Window) -> Result<()> {
    let text = format!("insert into windows ({WINDOW}, fetch_at) values {}", Sql::in_list(1, 22));
    let mut values = values(window);
    values.push(window.added_at.into());
    tx.run(Sql::built(text), values).await?;
    Ok(())
}

/// Writes back a window that is held.
pub(in crate::windows) async fn update(tx: &mut Tx, window: &Window) -> Result<()> {
    let set: Vec<String> =
        WINDOW.split(", ").enumerate().skip(2).map(|(n, column)| format!("{column} = ${}", n + 1)).collect();
    let text = format!("update windows set {} where workspace_id = $1 and id = $2", set.join(", "));
    tx.run(Sql::built(text), values(window)).await?;
    Ok(())
}

/// Windows of open incidents whose camera is to be asked now.
pub(in crate::windows) async fn list_to_fetch(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    now: Time,
) -> Result<Vec<Window>> {
    // reads: incidents
    let text = format!(
        "select {} from windows w join incidents i on i.workspace_id = w.workspace_id and i.id = w.incident_id
         where w.workspace_id = $1 and w.camera is not null and w.state <> 'closed' and w.fetch_at <= $2
            and i.closed_at is null order by w.fetch_at limit 50",
        of_w()
    );
    Ok(ask.all(Sql::built(text), args![workspace, now]).await?)
}

/// Takes it on to ask a camera now, and says when it is asked next; false when another desk was quicker. When one asks
/// says nothing of what anybody did.
pub(in crate::windows) async fn claim_fetch(
    tx: &mut twodb::Tx,
    workspace: &WorkspaceId,
    id: &WindowId,
    now: Time,
    next: Time,
) -> Result<bool> {
    let text = "update windows set fetch_at = $1 where workspace_id = $2 and id = $3 and fetch_at <= $4";
    Ok(tx.run(sql(text), args![next, workspace, id, now]).await? == 1)
}
