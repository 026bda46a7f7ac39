//! Reading the journal. Writing is [`super::Tx::say`].

use twodb::Ask;

use super::{Recorded, store};
use crate::ground::Result;
use crate::ground::id::{CaseId, CustomerId, WorkspaceId};

/// A case's diary, oldest first.
pub async fn about_case(ask: &mut impl Ask, workspace: &WorkspaceId, case: &CaseId) -> Result<Vec<Recorded>> {
    store::list_chain(ask, workspace, case.as_str(), 0, 1_000).await
}

/// The entries of any chain after `seq`, oldest first, at most `most`.
pub async fn of_chain(
    ask: &mut impl Ask,
    workspace: &WorkspaceId,
    chain: &str,
    after: i64,
    most: i64,
) -> Result<Vec<Recorded>> {
    store::list_chain(ask, workspace, chain, after, most).await
}

/// What concerns a customer over all its cases, newest first.
pub async fn about_customer(
    ask: &mut impl Ask,
    workspace: &WorkspaceId,
    customer: &CustomerId,
    most: i64,
) -> Result<Vec<Recorded>> {
    store::list_customer(ask, workspace, customer.as_str(), most).await
}
