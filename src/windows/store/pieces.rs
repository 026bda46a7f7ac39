//! Pieces of streams.

use twodb::{Ask, Sql, args, sql};

use crate::ground::id::{IncidentId, WindowId, WorkspaceId};
use crate::ground::{Result, Time};
use crate::windows::stream::Row;

const ROW: &str = "seq, name, piece, head_seq, number, place, turn, ms, at";

/// All pieces of a window, without their bytes: a bounded number.
pub(in crate::windows) async fn list(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    window: &WindowId,
) -> Result<Vec<Row>> {
    let text =
        format!("select {ROW} from window_pieces where workspace_id = $1 and window_id = $2 order by seq");
    Ok(ask.all(Sql::built(text), args![workspace, window]).await?)
}

/// When the newest piece came that players can see, window by window.
pub(in crate::windows) async fn last_of(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    incident: &IncidentId,
) -> Result<Vec<(WindowId, Time)>> {
    let text = "select p.window_id, max(p.at) from windows w
                join window_pieces p on p.workspace_id = w.workspace_id and p.window_id = w.id
                where w.workspace_id = $1 and w.incident_id = $2 and w.state <> 'closed' and p.place is not null
                group by p.window_id";
    Ok(ask.all(sql(text), args![workspace, incident]).await?)
}

/// The bytes of a piece, and what it is.
pub(in crate::windows) async fn find(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    window: &WindowId,
    seq: i64,
) -> Result<Option<(String, Vec<u8>)>> {
    let text =
        "select piece, bytes from window_pieces where workspace_id = $1 and window_id = $2 and seq = $3";
    Ok(ask.maybe(sql(text), args![workspace, window, seq]).await?)
}

/// A new piece, that no playlist lists yet.
pub(in crate::windows) async fn insert(
    tx: &mut twodb::Tx,
    workspace: &WorkspaceId,
    window: &WindowId,
    row: &Row,
    bytes: Vec<u8>,
) -> Result<()> {
    let text = "insert into window_pieces (workspace_id, window_id, seq, name, piece, at, size, bytes)
                values ($1, $2, $3, $4, $5, $6, $7, $8)";
    let size = bytes.len();
    tx.run(sql(text), args![workspace, window, row.seq, &row.name, &row.piece, row.at, size, bytes]).await?;
    Ok(())
}

/// Lets players see a piece.
pub(in crate::windows) async fn place(
    tx: &mut twodb::Tx,
    workspace: &WorkspaceId,
    window: &WindowId,
    row: &Row,
) -> Result<()> {
    let text = "update window_pieces set head_seq = $1, number = $2, place = $3, turn = $4, ms = $5
                where workspace_id = $6 and window_id = $7 and seq = $8";
    let values = args![row.head_seq, row.number, row.place, row.turn, row.ms, workspace, window, row.seq];
    tx.run(sql(text), values).await?;
    Ok(())
}

/// Lets pieces go.
pub(in crate::windows) async fn delete(
    tx: &mut twodb::Tx,
    workspace: &WorkspaceId,
    window: &WindowId,
    gone: &[i64],
) -> Result<()> {
    if gone.is_empty() {
        return Ok(());
    }
    let text = format!(
        "delete from window_pieces where workspace_id = $1 and window_id = $2 and seq in {}",
        Sql::in_list(3, gone.len())
    );
    let mut values = args![workspace, window];
    values.extend(gone.iter().map(|seq| (*seq).into()));
    tx.run(Sql::built(text), values).await?;
    Ok(())
}

/// Lets every piece of a window go.
pub(in crate::windows) async fn delete_all(tx: &mut crate::journal::Tx, window: &WindowId) -> Result<()> {
    let workspace = tx.actor().workspace.clone();
    let text = "delete from window_pieces where workspace_id = $1 and window_id = $2";
    tx.run(sql(text), args![workspace, window]).await?;
    Ok(())
}
