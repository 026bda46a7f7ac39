//! That we owned up.

use twodb::{Ask, Sql, args};

use crate::ground::Result;
use crate::ground::id::{SecondWrongId, WorkspaceId};
use crate::journal::Tx;
use crate::second_wrongs::Owning;

const OWNING: &str = "workspace_id, id, wrong_id, incident_id, case_id, customer_id, how, source_id, sentence, said_at, said_by, salt";

/// Those of one second wrong, the first one first; at most 200.
pub(in crate::second_wrongs) async fn list(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    wrong: &SecondWrongId,
) -> Result<Vec<Owning>> {
    let text = format!(
        "select {OWNING} from second_wrong_ownings where workspace_id = $1 and wrong_id = $2 order by said_at, id limit 200"
    );
    Ok(ask.all(Sql::built(text), args![workspace, wrong]).await?)
}

/// A new one.
pub(in crate::second_wrongs) async fn insert(tx: &mut Tx, owning: &Owning) -> Result<()> {
    let o = owning;
    let text = format!("insert into second_wrong_ownings ({OWNING}) values {}", Sql::in_list(1, 12));
    let values = args![
        &o.workspace_id,
        &o.id,
        &o.wrong_id,
        &o.incident_id,
        &o.case_id,
        &o.customer_id,
        &o.how,
        &o.source_id,
        &o.sentence,
        o.said_at,
        &o.said_by,
        &o.salt
    ];
    tx.run(Sql::built(text), values).await?;
    Ok(())
}
