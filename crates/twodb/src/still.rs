//! A still picture: everything asked of it is answered as the store stood at one moment, however long one looks.

use crate::db::Pools;
use crate::{Args, Ask, Db, Engine, Pending, Result, Rows, Sql, Tx, Wanted};

/// A reading that does not see what is written meanwhile, and keeps nobody from writing.
pub struct Still(Tx);

impl Db {
    /// Takes the picture. It is given back when dropped.
    pub async fn still(&self) -> Result<Still> {
        Ok(Still(match &*self.pools {
            Pools::Sqlite { read, .. } => Tx::Sqlite(read.begin_with("BEGIN DEFERRED").await?),
            Pools::Postgres(pool) => {
                Tx::Postgres(pool.begin_with("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY").await?)
            }
        }))
    }
}

crate::asks!(Still);

impl Ask for Still {
    fn rows(&mut self, sql: Sql, args: Args, wanted: Wanted) -> Pending<'_, Rows> {
        self.0.rows(sql, args, wanted)
    }
    fn engine(&self) -> Engine {
        self.0.engine()
    }
}
