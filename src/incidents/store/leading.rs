//! Cases held, to be given another owner.

use twodb::{Ask, Sql, args};

use super::CASE;
use crate::ground::id::{CaseId, IncidentId, MemberId};
use crate::ground::{Fault, Result};
use crate::incidents::Case;
use crate::journal::Tx;

/// A case, held until the end of the change.
pub(in crate::incidents) async fn find_held(tx: &mut Tx, id: &CaseId) -> Result<Case> {
    let (workspace, hold) = (tx.actor().workspace.clone(), Sql::hold(tx));
    let text = format!("select {CASE} from cases where workspace_id = $1 and id = $2 {hold}");
    tx.maybe(Sql::built(text), args![&workspace, id]).await?.ok_or(Fault::Missing("case"))
}

/// Live cases of an incident that somebody owns, held; 500 at once.
pub(in crate::incidents) async fn list_owned(
    tx: &mut Tx,
    incident: &IncidentId,
    owner: &MemberId,
) -> Result<Vec<Case>> {
    let (workspace, hold) = (tx.actor().workspace.clone(), Sql::hold(tx));
    let text = format!(
        "select {CASE} from cases where workspace_id = $1 and incident_id = $2 and owner_id = $3
            and state not in ('closed', 'withdrawn') order by id limit 500 {hold}"
    );
    Ok(tx.all(Sql::built(text), args![&workspace, incident, owner]).await?)
}
