//! What follows from what: *when this fact is said, do that*. One readable table.
//!
//! Reactions read the journal's log in its order, each by a cursor that moves after it has done its work; after
//! a crash the last batch may run again, so each is safe to run twice. Among several nodes one reacts at a time.

use futures_util::future::BoxFuture;

use crate::ground::id::WorkspaceId;
use crate::ground::{House, Result};
use crate::journal::{self, Logged};
use crate::{calls, grievances, interviews, meetings, notices, rooms, scope, second_wrongs, teams, trust};

/// Entries handed to a reaction at once.
const BATCH: i64 = 500;

/// What a reaction does with facts in their order.
type Does = for<'a> fn(&'a House, &'a WorkspaceId, &'a [Logged]) -> BoxFuture<'a, Result<()>>;

/// The table: the name of the cursor, never changed once released, and what is done.
const TABLE: &[(&str, Does)] = &[
    (trust::READER, |house, workspace, entries| Box::pin(trust::on_fact(house, workspace, entries))),
    (trust::EFFORTS, |house, workspace, entries| Box::pin(trust::on_effort(house, workspace, entries))),
    (calls::READER, |house, workspace, entries| Box::pin(calls::on_fact(house, workspace, entries))),
    (second_wrongs::READER, |house, workspace, entries| {
        Box::pin(second_wrongs::on_fact(house, workspace, entries))
    }),
    (grievances::READER, |house, workspace, entries| {
        Box::pin(grievances::on_fact(house, workspace, entries))
    }),
    (interviews::READER, |house, workspace, entries| {
        Box::pin(interviews::on_fact(house, workspace, entries))
    }),
    (meetings::READER, |house, workspace, entries| Box::pin(meetings::on_fact(house, workspace, entries))),
    (notices::owning::READER, |house, workspace, entries| {
        Box::pin(notices::owning::on_fact(house, workspace, entries))
    }),
    (teams::READER, |house, workspace, entries| Box::pin(teams::on_fact(house, workspace, entries))),
    (scope::READER, |house, workspace, entries| Box::pin(scope::mark(house, workspace, entries))),
    (rooms::leaving::READER, |house, workspace, entries| {
        Box::pin(rooms::leaving::on_fact(house, workspace, entries))
    }),
];

/// Seals what was said, then reacts to it; says how many entries were sealed or looked at.
pub async fn react(house: &House, workspace: &WorkspaceId) -> Result<usize> {
    let sealed = journal::seal(house, workspace).await?;
    Ok(sealed + catch_up(house, workspace).await?)
}

/// Lets every reaction look at what it has not seen: one reading for all that stand at the same place, as nearly always
/// all of them do.
async fn catch_up(house: &House, workspace: &WorkspaceId) -> Result<usize> {
    let size = journal::log_size(&mut house.read(), workspace).await?;
    if places(house, workspace).await?.into_iter().all(|at| at >= size) {
        return Ok(0);
    }
    let Some(_alone) = house.db().alone(&format!("react/{workspace}")).await? else {
        return Ok(0); // another node reads already
    };
    let mut places = places(house, workspace).await?;
    let mut looked_at = 0;
    loop {
        let from = places.iter().copied().min().unwrap_or(size);
        let logged = journal::of_log(&mut house.read(), workspace, from, BATCH).await?;
        let Some(last) = logged.last() else { return Ok(looked_at) };
        let end = u64::try_from(last.leaf).unwrap_or(0) + 1;
        let (moved, done) = show(house, workspace, &logged, &places).await;
        journal::move_readers(house, workspace, &moved, end).await?;
        done?;
        for at in &mut places {
            *at = end.max(*at);
        }
        looked_at += logged.len();
    }
}

/// Where each reaction of the table stands.
async fn places(house: &House, workspace: &WorkspaceId) -> Result<Vec<u64>> {
    let known = journal::readers_at(&mut house.read(), workspace).await?;
    Ok(TABLE.iter().map(|(reader, _)| known.get(*reader).copied().unwrap_or(0)).collect())
}

/// Shows entries to each reaction that has not seen them all; gives those that have now, also where one of them could not do
/// its work: it and those behind it look again.
async fn show(
    house: &House,
    workspace: &WorkspaceId,
    logged: &[Logged],
    places: &[u64],
) -> (Vec<&'static str>, Result<()>) {
    let mut moved = Vec::with_capacity(TABLE.len());
    for ((reader, does), at) in TABLE.iter().zip(places) {
        let seen = logged.partition_point(|entry| u64::try_from(entry.leaf).is_ok_and(|leaf| leaf < *at));
        let Some(fresh @ [_, ..]) = logged.get(seen..) else { continue };
        if let Err(fault) = does(house, workspace, fresh).await {
            return (moved, Err(fault));
        }
        moved.push(*reader);
    }
    (moved, Ok(()))
}
