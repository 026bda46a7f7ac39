//! A transaction that cannot be committed unsaid.

use twodb::{Args, Ask, Engine, Row, Sql};

use super::{Entry, store};
use crate::ground::id::{Id, JobId};
use crate::ground::jobs::{self, Job};
use crate::ground::{Actor, House, Result, Time};

/// A change in progress by an actor at a moment. It reads and writes; it has no `commit`: see [`Tx::say`].
/// Dropped, it leaves no trace.
pub struct Tx {
    inner: twodb::Tx,
    house: House,
    actor: Actor,
    now: Time,
}

/// Begins a change by `actor`. The moment is read once, so that everything in one change has one time.
pub async fn begin(house: &House, actor: &Actor) -> Result<Tx> {
    Ok(Tx { inner: house.db().begin().await?, house: house.clone(), actor: actor.clone(), now: house.now() })
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
    /// Work that follows once this change is committed, and only then.
    pub async fn enqueue<J: Job>(&mut self, job: &J, run_at: Time) -> Result<()> {
        let id = self.mint::<JobId>();
        jobs::enqueue(&mut self.inner, &self.actor.workspace, id, job, run_at).await
    }

    /// Says what was done, in one or many entries, and so makes the change ready to be committed.
    pub async fn say(mut self, entries: impl Into<Vec<Entry>>) -> Result<Said> {
        let entries = entries.into();
        debug_assert!(!entries.is_empty(), "a change must say what it did");
        store::append(&mut self.inner, &self.actor, self.now, &entries).await?;
        let mut topics: Vec<String> = entries
            .iter()
            .flat_map(|e| {
                [e.incident.as_ref().map(ToString::to_string), e.case.as_ref().map(ToString::to_string)]
            })
            .flatten()
            .collect();
        // Incidents before cases: where very many are touched, what they have in common is what is hinted at.
        topics.sort_unstable_by(|a, b| b.cmp(a));
        topics.dedup();
        topics.truncate(8);
        Ok(Said { inner: self.inner, house: self.house, topics })
    }
}

impl From<Entry> for Vec<Entry> {
    fn from(entry: Entry) -> Self {
        vec![entry]
    }
}

impl Ask for Tx {
    async fn all<T: Row>(&mut self, sql: Sql, args: Args) -> twodb::Result<Vec<T>> {
        self.inner.all(sql, args).await
    }
    async fn maybe<T: Row>(&mut self, sql: Sql, args: Args) -> twodb::Result<Option<T>> {
        self.inner.maybe(sql, args).await
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
        let hints = self.house.db().hints();
        hints.say("journal").await;
        for topic in &self.topics {
            hints.say(topic).await;
        }
        Ok(())
    }
}
