//! Pictures: what is kept of each, and its bytes apart.

use serde::Serialize;
use twodb::{Ask, Sql, args, sql};
use utoipa::ToSchema;

use crate::ground::id::{IncidentId, WindowId, WorkspaceId};
use crate::ground::{Result, Time};

/// A picture without its bytes.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow, Serialize, ToSchema)]
pub struct Meta {
    /// Of which window.
    pub window_id: WindowId,
    /// When it came.
    pub at: Time,
    /// `jpeg`, `png` or `webp`.
    pub kind: String,
    /// How wide it is.
    pub width: i64,
    /// How high.
    pub height: i64,
    /// Bytes.
    pub size: i64,
    /// SHA-256 of the bytes.
    pub digest: String,
}

/// When a picture came, and what it was.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Mark {
    /// When.
    pub at: Time,
    /// SHA-256.
    pub digest: String,
}

const META: &str = "window_id, at, kind, width, height, size, digest";

/// The newest picture of a window.
pub(in crate::windows) async fn newest(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    window: &WindowId,
) -> Result<Option<Meta>> {
    let text = format!(
        "select {META} from window_pictures where workspace_id = $1 and window_id = $2 order by at desc limit 1"
    );
    Ok(ask.maybe(Sql::built(text), args![workspace, window]).await?)
}

/// The pictures of a window, as time went: a bounded number.
pub(in crate::windows) async fn list(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    window: &WindowId,
) -> Result<Vec<Meta>> {
    let text =
        format!("select {META} from window_pictures where workspace_id = $1 and window_id = $2 order by at");
    Ok(ask.all(Sql::built(text), args![workspace, window]).await?)
}

/// The pictures of all windows of an incident that are not closed, window by window as time went.
pub(in crate::windows) async fn list_of(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
) -> Result<Vec<Meta>> {
    let columns: Vec<String> = META.split(", ").map(|column| format!("p.{column}")).collect();
    let text = format!(
        "select {} from windows w join window_pictures p on p.workspace_id = w.workspace_id and p.window_id = w.id
         where w.workspace_id = $1 and w.incident_id = $2 and w.state <> 'closed' order by p.window_id, p.at",
        columns.join(", ")
    );
    Ok(ask.all(Sql::built(text), args![workspace, incident]).await?)
}

/// The bytes of one picture, and their kind.
pub(in crate::windows) async fn find(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    window: &WindowId,
    at: Time,
) -> Result<Option<(String, Vec<u8>)>> {
    let text =
        "select kind, bytes from window_pictures where workspace_id = $1 and window_id = $2 and at = $3";
    Ok(ask.maybe(sql(text), args![workspace, window, at]).await?)
}

/// A new picture.
pub(in crate::windows) async fn insert(
    tx: &mut twodb::Tx,
    workspace: &WorkspaceId,
    meta: &Meta,
    bytes: Vec<u8>,
) -> Result<()> {
    let text =
        "insert into window_pictures (workspace_id, window_id, at, kind, width, height, size, digest, bytes)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    let m = meta;
    let values = args![workspace, &m.window_id, m.at, &m.kind, m.width, m.height, m.size, &m.digest, bytes];
    tx.run(sql(text), values).await?;
    Ok(())
}

/// Lets pictures go.
pub(in crate::windows) async fn delete(
    tx: &mut twodb::Tx,
    workspace: &WorkspaceId,
    window: &WindowId,
    gone: &[i64],
) -> Result<()> {
    for some in gone.chunks(500) {
        let text = format!(
            "delete from window_pictures where workspace_id = $1 and window_id = $2 and at in {}",
            Sql::in_list(3, some.len())
        );
        let mut values = args![workspace, window];
        values.extend(some.iter().map(|at| (*at).into()));
        tx.run(Sql::built(text), values).await?;
    }
    Ok(())
}

/// Lets every picture of a window go.
pub(in crate::windows) async fn delete_all(tx: &mut crate::journal::Tx, window: &WindowId) -> Result<()> {
    let workspace = tx.actor().workspace.clone();
    let text = "delete from window_pictures where workspace_id = $1 and window_id = $2";
    tx.run(sql(text), args![workspace, window]).await?;
    Ok(())
}

/// What came in a span, the end left out, as time went.
pub(in crate::windows) async fn list_marks(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    window: &WindowId,
    from: Time,
    until: Time,
) -> Result<Vec<Mark>> {
    let text = "select at, digest from window_pictures
                where workspace_id = $1 and window_id = $2 and at >= $3 and at < $4 order by at";
    Ok(ask.all(sql(text), args![workspace, window, from, until]).await?)
}
