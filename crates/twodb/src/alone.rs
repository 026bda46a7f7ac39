//! Work that only one does at a time: among the tasks of this process and, on PostgreSQL, among all nodes.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError};

use sqlx::{Postgres, Transaction};

use crate::db::Pools;
use crate::{Db, Result, Tx};

/// The works that somebody in this process does alone just now.
pub(crate) type Taken = Arc<Mutex<HashSet<String>>>;

/// The right to do a named work alone. Given back when dropped; a node that dies gives it back too.
pub struct Alone {
    name: String,
    taken: Taken,
    // The server holds the name for as long as this transaction is open.
    held: Option<Transaction<'static, Postgres>>,
}

impl Db {
    /// The right to do the work called `name`; `None` while somebody else does it. What was read before may be
    /// stale by then: read inside.
    pub async fn alone(&self, name: &str) -> Result<Option<Alone>> {
        if !self.taken.lock().unwrap_or_else(PoisonError::into_inner).insert(name.to_owned()) {
            return Ok(None);
        }
        // From here on, dropping it takes the name out again.
        let mut alone = Alone { name: name.to_owned(), taken: self.taken.clone(), held: None };
        if let Pools::Postgres(pool) = &*self.pools {
            let mut tx = pool.begin().await?;
            let (free,): (bool,) =
                sqlx::query_as("select pg_try_advisory_xact_lock(hashtextextended($1, 0))")
                    .bind(name)
                    .fetch_one(&mut *tx)
                    .await?;
            if !free {
                return Ok(None);
            }
            alone.held = Some(tx);
        }
        Ok(Some(alone))
    }
}

impl Tx {
    /// Waits until no other transaction does the work called `name`, and keeps others waiting until the end of this one.
    /// On SQLite the one writer sees to that.
    pub async fn wait_alone(&mut self, name: &str) -> Result<()> {
        if let Self::Postgres(tx) = self {
            sqlx::query("select pg_advisory_xact_lock(hashtextextended($1, 0))")
                .bind(name)
                .execute(&mut **tx)
                .await?;
        }
        Ok(())
    }
}

impl Drop for Alone {
    fn drop(&mut self) {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.name);
    }
}
