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
    let mut done = journal::seal(house, workspace).await?;
    for (reader, does) in TABLE {
        done += catch_up(house, workspace, reader, *does).await?;
    }
    Ok(done)
}

async fn catch_up(house: &House, workspace: &WorkspaceId, reader: &str, does: Does) -> Result<usize> {
    let size = journal::log_size(&mut house.read(), workspace).await?;
    if journal::reader_at(&mut house.read(), workspace, reader).await? >= size {
        return Ok(0);
    }
    let Some(_alone) = house.db().alone(&format!("react/{workspace}/{reader}")).await? else {
        return Ok(0); // another node reads already
    };
    let mut at = journal::reader_at(&mut house.read(), workspace, reader).await?;
    let mut looked_at = 0;
    loop {
        let logged = journal::of_log(&mut house.read(), workspace, at, BATCH).await?;
        let Some(last) = logged.last().map(|l| l.leaf) else { return Ok(looked_at) };
        does(house, workspace, &logged).await?;
        at = u64::try_from(last).unwrap_or(0) + 1;
        journal::move_reader(house, workspace, reader, at).await?;
        looked_at += logged.len();
    }
}
