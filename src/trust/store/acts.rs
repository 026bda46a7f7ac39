//! What a customer's trust is measured by: entries of their chains, and the cases they have.

use twodb::{Args, Ask, Sql, args};

use crate::ground::id::{CaseId, CustomerId, IncidentId, WorkspaceId};
use crate::ground::{Result, Time};
use crate::incidents::CaseState;
use crate::journal::Recorded;

/// Chains read in one statement.
const CHAINS: usize = 500;

/// A case from its opening to its end.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub(in crate::trust) struct CaseSpan {
    pub id: CaseId,
    pub customer_id: CustomerId,
    pub incident_id: IncidentId,
    /// What the incident is called.
    pub title: String,
    pub state: String,
    pub opened_at: Time,
    pub closed_at: Option<Time>,
}

impl CaseSpan {
    pub(in crate::trust) fn is_withdrawn(&self) -> bool {
        self.state == CaseState::Withdrawn.word()
    }
}

// reads: cases, incidents
/// Every case of these customers, the oldest first.
pub(in crate::trust) async fn list_cases(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    customers: &[CustomerId],
) -> Result<Vec<CaseSpan>> {
    let text = format!(
        "select c.id, c.customer_id, c.incident_id, i.title, c.state, c.opened_at, c.closed_at
         from cases c join incidents i on i.workspace_id = c.workspace_id and i.id = c.incident_id
         where c.workspace_id = $1 and c.customer_id in {} order by c.opened_at, c.id",
        Sql::in_list(2, customers.len())
    );
    let mut values: Args = args![workspace];
    values.extend(customers.iter().map(twodb::Value::from));
    Ok(ask.all(Sql::built(text), values).await?)
}

// reads: journal_entries
/// The entries of these chains that say one of these facts, until a moment.
pub(in crate::trust) async fn list_said(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    chains: &[&str],
    facts: &[&str],
    until: Time,
) -> Result<Vec<Recorded>> {
    let mut said = Vec::new();
    for some in chains.chunks(CHAINS) {
        let text = format!(
            "select chain, seq, at, fact, actor, incident_id, case_id, customer_id, subject, body
             from journal_entries where workspace_id = $1 and at <= $2 and chain in {} and fact in {}",
            Sql::in_list(3, some.len()),
            Sql::in_list(3 + some.len(), facts.len())
        );
        let mut values: Args = args![workspace, until];
        values.extend(some.iter().chain(facts).map(|text| twodb::Value::from(*text)));
        said.extend(ask.all::<Recorded>(Sql::built(text), values).await?);
    }
    Ok(said)
}
