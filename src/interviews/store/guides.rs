//! Guides that members wrote.

use twodb::{Ask, Sql, args, sql};

use crate::ground::id::{GuideId, WorkspaceId};
use crate::ground::{Fault, Result};
use crate::interviews::Guide;
use crate::journal::Tx;

const GUIDE: &str =
    "workspace_id, id, name, questions, written_by, written_at, changed_by, changed_at, retired_at, salt";

/// One of them; [`Fault::Missing`] when there is none.
pub(in crate::interviews) async fn find(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    id: &GuideId,
) -> Result<Guide> {
    let text = format!("select {GUIDE} from guides where workspace_id = $1 and id = $2");
    ask.maybe(Sql::built(text), args![workspace, id]).await?.ok_or(Fault::Missing("guide"))
}

/// The same, held until the end of the change.
pub(in crate::interviews) async fn find_held(tx: &mut Tx, id: &GuideId) -> Result<Guide> {
    let (workspace, hold) = (tx.actor().workspace.clone(), Sql::hold(tx));
    let text = format!("select {GUIDE} from guides where workspace_id = $1 and id = $2 {hold}");
    tx.maybe(Sql::built(text), args![&workspace, id]).await?.ok_or(Fault::Missing("guide"))
}

/// Those that can be asked by, by name; at most 200.
pub(in crate::interviews) async fn list(ask: &mut dyn Ask, workspace: &WorkspaceId) -> Result<Vec<Guide>> {
    let text = format!(
        "select {GUIDE} from guides where workspace_id = $1 and retired_at is null order by name, id limit 200"
    );
    Ok(ask.all(Sql::built(text), args![workspace]).await?)
}

/// New.
pub(in crate::interviews) async fn insert(tx: &mut Tx, g: &Guide) -> Result<()> {
    let text = format!("insert into guides ({GUIDE}) values {}", Sql::in_list(1, 10));
    let values = args![
        &g.workspace_id,
        &g.id,
        &g.name,
        &g.questions,
        &g.written_by,
        g.written_at,
        &g.changed_by,
        g.changed_at,
        g.retired_at,
        &g.salt
    ];
    tx.run(Sql::built(text), values).await?;
    Ok(())
}

/// Writes back one that is held.
pub(in crate::interviews) async fn update(tx: &mut Tx, g: &Guide) -> Result<()> {
    tx.run(
        sql("update guides set name = $1, questions = $2, changed_by = $3, changed_at = $4, retired_at = $5
             where workspace_id = $6 and id = $7"),
        args![&g.name, &g.questions, &g.changed_by, g.changed_at, g.retired_at, &g.workspace_id, &g.id],
    )
    .await?;
    Ok(())
}
