//! A transaction that cannot be committed unsaid.

use std::collections::BTreeSet;

use twodb::{Args, Ask, Engine, Pending, Row, Rows, Sql, Wanted};

use super::{Entry, Forged, store};
use crate::ground::id::{Id, JobId};
use crate::ground::jobs::{self, Job};
use crate::ground::{Actor, House, Result, Time};

/// The most topics hinted at after one change.
const MOST_TOPICS: usize = 8;

/// A change in progress by an actor at a moment. It reads and writes; it has no `commit`: see [`Tx::say`].
/// Dropped, it leaves no trace.
pub struct Tx {
    inner: twodb::Tx,
    house: House,
    actor: Actor,
    now: Time,
    topics: BTreeSet<String>,
}

/// Begins a change by `actor`. The moment is read once, so that everything in one change has one time.
pub async fn begin(house: &House, actor: &Actor) -> Result<Tx> {
    begin_at(house, actor, house.now()).await
}

/// The same at a moment that was read a little before, for a change that was worked out before the store is held.
pub async fn begin_at(house: &House, actor: &Actor, now: Time) -> Result<Tx> {
    let (house, actor) = (house.clone(), actor.clone());
    Ok(Tx { inner: house.db().begin().await?, house, actor, now, topics: BTreeSet::new() })
}

impl Tx {
    /// Who changes.
    pub fn actor(&self) -> &Actor {
        &self.actor
    }
    /// When.
    pub fn now(&self) -> Time {
        self.now
    }
    /// The house it happens in.
    pub fn house(&self) -> &House {
        &self.house
    }
    /// A new id of this moment.
    pub fn mint<I: Id>(&self) -> I {
        I::mint(self.now, self.house.dice())
    }
    /// A salt for a text that may have to be erased.
    pub fn salt(&self) -> String {
        self.house.dice().salt()
    }

    /// Runs a statement; says how many rows it touched. For `store.rs` files only.
    pub async fn run(&mut self, sql: Sql, args: Args) -> Result<u64> {
        Ok(self.inner.run(sql, args).await?)
    }
    /// Inserts many rows with few statements. For `store.rs` files only.
    pub async fn insert_many(
        &mut self,
        table: &'static str,
        columns: &[&'static str],
        tail: &'static str,
        rows: impl IntoIterator<Item = Args> + Send,
    ) -> Result<u64> {
        Ok(self.inner.insert_many(table, columns, tail, rows).await?)
    }
    /// Lets the engine plan by what this change has written so far; see [`twodb::Tx::take_stock`]. For `store.rs` files only.
    pub async fn take_stock(&mut self, table: &'static str) -> Result<()> {
        Ok(self.inner.take_stock(table).await?)
    }
    /// Runs a statement on many rows at once; see [`twodb::Tx::with_many`]. For `store.rs` files only.
    pub async fn with_many<T: Row>(
        &mut self,
        columns: &[&'static str],
        statement: &str,
        rows: impl IntoIterator<Item = Args> + Send,
    ) -> Result<Vec<T>> {
        Ok(self.inner.with_many(columns, statement, rows).await?)
    }
    /// The transaction beneath, for what changes without a fact: how a queue keeps its books. It cannot be committed apart.
    /// For `store.rs` files only.
    pub fn beneath(&mut self) -> &mut twodb::Tx {
        &mut self.inner
    }
    /// Work that follows once this change is committed, and only then.
    pub async fn enqueue<J: Job>(&mut self, job: &J, run_at: Time) -> Result<()> {
        let id = self.mint::<JobId>();
        jobs::enqueue(&mut self.inner, &self.actor.workspace, id, job, run_at).await
    }

    /// Says part of what is being done, so that a change of very many rows never holds all its entries at
    /// once. It makes nothing ready to be committed: the last word is [`Tx::say`].
    pub async fn say_some(&mut self, entries: impl Into<Vec<Entry>>) -> Result<()> {
        let entries = entries.into();
        store::append(&mut self.inner, &self.actor, self.now, &entries).await?;
        self.hint(&entries);
        Ok(())
    }

    /// Notes what open pages are told of these entries.
    fn hint(&mut self, entries: &[Entry]) {
        let incidents = entries.iter().filter_map(|e| e.incident.as_ref()).map(ToString::to_string);
        self.topics.extend(incidents);
        // A change that touches very many is hinted by what they have in common; a few are named.
        let cases = entries.iter().filter_map(|e| e.case.as_ref()).map(ToString::to_string);
        let room = MOST_TOPICS.saturating_sub(self.topics.len());
        self.topics.extend(cases.take(room));
    }

    /// Says what was done, in one or many entries, and so makes the change ready to be committed.
    pub async fn say(mut self, entries: impl Into<Vec<Entry>>) -> Result<Said> {
        let entries = entries.into();
        debug_assert!(!entries.is_empty(), "a change must say what it did");
        self.say_some(entries).await?;
        Ok(self.said())
    }

    /// Says what was worked out before the change began, and then `more`; none, and nothing of the change remains, where a
    /// chain has gone on since.
    pub async fn say_forged(mut self, forged: Forged, more: Vec<Entry>) -> Result<Option<Said>> {
        let Forged { stand, links, entries } = forged;
        debug_assert!(!entries.is_empty(), "a change must say what it did");
        let workspace = self.actor.workspace.clone();
        if !store::append_unless_moved(&mut self.inner, &workspace, &stand.heads, links).await? {
            return Ok(None);
        }
        self.hint(&entries);
        if !more.is_empty() {
            self.say_some(more).await?;
        }
        Ok(Some(self.said()))
    }

    fn said(self) -> Said {
        // Incidents before cases: what very many have in common is what is hinted at.
        let topics = self.topics.into_iter().rev().take(MOST_TOPICS).collect();
        Said { inner: self.inner, house: self.house, topics }
    }
}

impl From<Entry> for Vec<Entry> {
    fn from(entry: Entry) -> Self {
        vec![entry]
    }
}

twodb::asks!(Tx);

impl Ask for Tx {
    fn rows(&mut self, sql: Sql, args: Args, wanted: Wanted) -> Pending<'_, Rows> {
        self.inner.rows(sql, args, wanted)
    }
    fn engine(&self) -> Engine {
        self.inner.engine()
    }
}

/// A change that was said and waits to be committed.
#[must_use = "what was said is lost unless it is committed"]
pub struct Said {
    inner: twodb::Tx,
    house: House,
    topics: Vec<String>,
}

impl Said {
    /// Makes the change and its entries lasting, then hints to open pages and to the sealer.
    pub async fn commit(self) -> Result<()> {
        self.inner.commit().await?;
        let topics: Vec<&str> =
            std::iter::once("journal").chain(self.topics.iter().map(String::as_str)).collect();
        self.house.db().hints().say_all(&topics).await;
        Ok(())
    }
}
