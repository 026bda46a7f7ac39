//! Sheets: what was to be seen, noted hour by hour.

use twodb::{Ask, args, sql};

use crate::ground::id::{WindowId, WorkspaceId};
use crate::ground::{Result, Time};
use crate::journal::Tx;
use crate::windows::Sheet;

/// Up to when what a window showed is noted; the beginning of time where nothing is.
pub(in crate::windows) async fn until(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    window: &WindowId,
) -> Result<Time> {
    let text =
        "select coalesce(max(until_at), 0) from window_sheets where workspace_id = $1 and window_id = $2";
    Ok(ask.one::<(Time,)>(sql(text), args![workspace, window]).await?.0)
}

/// Windows with pictures that came before `hour` and are not noted.
pub(in crate::windows) async fn list_due(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    hour: Time,
) -> Result<Vec<WindowId>> {
    // One seek for each window: its first picture behind its last sheet.
    let text = "select due.id from (
                    select w.id, (
                        select min(p.at) from window_pictures p
                        where p.workspace_id = w.workspace_id and p.window_id = w.id and p.at >= coalesce((
                            select max(s.until_at) from window_sheets s
                            where s.workspace_id = w.workspace_id and s.window_id = w.id), 0)) as from_at
                    from windows w where w.workspace_id = $1 and w.state <> 'closed') due
                where due.from_at < $2 order by due.id limit 50";
    let ids: Vec<(WindowId,)> = ask.all(sql(text), args![workspace, hour]).await?;
    Ok(ids.into_iter().map(|(id,)| id).collect())
}

/// A new sheet.
pub(in crate::windows) async fn insert(tx: &mut Tx, sheet: &Sheet) -> Result<()> {
    let text = "insert into window_sheets
                (workspace_id, id, window_id, incident_id, from_at, until_at, pictures, marks, noted_at)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    let s = sheet;
    let values = args![
        &s.workspace_id,
        &s.id,
        &s.window_id,
        &s.incident_id,
        s.from_at,
        s.until_at,
        s.pictures,
        &s.marks,
        s.noted_at
    ];
    tx.run(sql(text), values).await?;
    Ok(())
}
