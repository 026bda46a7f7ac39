//! Reading the journal and its log. Writing is [`super::Tx::say`].

use std::collections::HashMap;

use twodb::Ask;

use super::{Logged, Recorded, Stamp, store};
use crate::ground::id::{CaseId, WorkspaceId};
use crate::ground::{House, Result};

/// A case's diary, oldest first.
pub async fn about_case(ask: &mut dyn Ask, workspace: &WorkspaceId, case: &CaseId) -> Result<Vec<Recorded>> {
    store::list_chain(ask, workspace, case.as_str(), 0, 1_000).await
}

/// The entries of any chain after `seq`, oldest first, at most `most`.
pub async fn of_chain(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    chain: &str,
    after: i64,
    most: i64,
) -> Result<Vec<Recorded>> {
    store::list_chain(ask, workspace, chain, after, most).await
}

/// How many entries a chain has.
pub async fn length_of(ask: &mut dyn Ask, workspace: &WorkspaceId, chain: &str) -> Result<i64> {
    store::length(ask, workspace, chain).await
}

/// The entries of a chain that say one fact, after `seq`, oldest first.
pub async fn of_fact(
    ask: &mut dyn Ask,
    workspace: &WorkspaceId,
    chain: &str,
    fact: &str,
    after: i64,
    most: i64,
) -> Result<Vec<Recorded>> {
    store::list_fact(ask, workspace, chain, fact, after, most).await
}

/// Sealed entries from leaf number `from` on, in the order of the log.
pub async fn of_log(ask: &mut dyn Ask, workspace: &WorkspaceId, from: u64, most: i64) -> Result<Vec<Logged>> {
    store::log::list_log(ask, workspace, from, most).await
}

/// The last signed checkpoint, once anything was sealed.
pub async fn last_checkpoint(ask: &mut dyn Ask, workspace: &WorkspaceId) -> Result<Option<Stamp>> {
    store::log::last_checkpoint(ask, workspace).await
}

/// How many entries are sealed.
pub async fn log_size(ask: &mut dyn Ask, workspace: &WorkspaceId) -> Result<u64> {
    store::log::reader_at(ask, workspace, store::log::SEALER).await
}

/// Where a reader of the log stands: the number of the next leaf it will read.
pub async fn reader_at(ask: &mut dyn Ask, workspace: &WorkspaceId, reader: &str) -> Result<u64> {
    store::log::reader_at(ask, workspace, reader).await
}

/// Where each reader of the log stands that has ever read.
pub async fn readers_at(ask: &mut dyn Ask, workspace: &WorkspaceId) -> Result<HashMap<String, u64>> {
    store::log::readers_at(ask, workspace).await
}

/// Moves readers on to one place, in a small transaction of its own: their work was done before, and may be done twice.
pub async fn move_readers(house: &House, workspace: &WorkspaceId, readers: &[&str], leaf: u64) -> Result<()> {
    if readers.is_empty() {
        return Ok(());
    }
    let mut tx = house.db().begin().await?;
    store::log::move_readers(&mut tx, workspace, readers, leaf).await?;
    Ok(tx.commit().await?)
}
