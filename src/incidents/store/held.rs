//! Incidents and cases held until the end of a change, so that of two changes at once the second sees the first and undoes
//! nothing of it.
//!
//! **One order for all: the incident before its cases, and cases by their ids.** Whoever needs both holds the incident first, also
//! where the case says which it is: it is read, its incident is held, then it is held and read again. So no two changes wait for
//! each other.

use twodb::{Sql, args};

use super::{CASE, INCIDENT};
use crate::ground::id::{CaseId, CustomerId, IncidentId, MemberId, WorkspaceId};
use crate::ground::{Fault, Result};
use crate::incidents::{Case, Incident};
use crate::journal::Tx;

/// The incident, held; [`Fault::Missing`] when there is none of this id in the workspace.
pub async fn find_held(tx: &mut Tx, workspace: &WorkspaceId, id: &IncidentId) -> Result<Incident> {
    let hold = Sql::hold(tx);
    let text = format!("select {INCIDENT} from incidents where workspace_id = $1 and id = $2 {hold}");
    tx.maybe(Sql::built(text), args![workspace, id]).await?.ok_or(Fault::Missing("incident"))
}

/// A case, held.
pub(in crate::incidents) async fn find_case_held(tx: &mut Tx, id: &CaseId) -> Result<Case> {
    let (workspace, hold) = (tx.actor().workspace.clone(), Sql::hold(tx));
    let text = format!("select {CASE} from cases where workspace_id = $1 and id = $2 {hold}");
    tx.maybe(Sql::built(text), args![&workspace, id]).await?.ok_or(Fault::Missing("case"))
}

/// Cases by their ids, held; what is missing is left out.
pub(in crate::incidents) async fn list_cases_held(tx: &mut Tx, ids: &[CaseId]) -> Result<Vec<Case>> {
    let (workspace, hold) = (tx.actor().workspace.clone(), Sql::hold(tx));
    let mut ids: Vec<&CaseId> = ids.iter().collect();
    ids.sort_unstable();
    let mut cases = Vec::with_capacity(ids.len());
    for some in ids.chunks(500) {
        let text = format!(
            "select {CASE} from cases where workspace_id = $1 and id in {} order by id {hold}",
            Sql::in_list(2, some.len())
        );
        let mut values = args![&workspace];
        values.extend(some.iter().map(|id| twodb::Value::from(*id)));
        cases.extend(tx.all::<Case>(Sql::built(text), values).await?);
    }
    Ok(cases)
}

/// The cases of an incident that these customers already have, held. Which they are is read first, of all customers, so that
/// they are held in one order however many there are.
pub(in crate::incidents) async fn list_known(
    tx: &mut Tx,
    incident: &IncidentId,
    customers: &[(CustomerId, String)],
) -> Result<Vec<Case>> {
    let workspace = tx.actor().workspace.clone();
    let mut ids: Vec<CaseId> = Vec::new();
    for some in customers.chunks(500) {
        let text = format!(
            "select id from cases where workspace_id = $1 and incident_id = $2 and customer_id in {}",
            Sql::in_list(3, some.len())
        );
        let mut values = args![&workspace, incident];
        values.extend(some.iter().map(|(customer, _)| twodb::Value::from(customer)));
        let found = tx.all::<(CaseId,)>(Sql::built(text), values).await?;
        ids.extend(found.into_iter().map(|(id,)| id));
    }
    list_cases_held(tx, &ids).await
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
