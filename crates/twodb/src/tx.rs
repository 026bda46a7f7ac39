//! A transaction in progress. Dropped without commit, it leaves no trace.

use sqlx::{AssertSqlSafe, Postgres, Sqlite, Transaction};

use crate::db::{bound, fetched};
use crate::many::{self, Binds};
use crate::{Args, Ask, Engine, Pending, Result, Row, Rows, Sql, Value, Wanted};

/// A transaction on either engine.
pub enum Tx {
    /// On SQLite.
    Sqlite(Transaction<'static, Sqlite>),
    /// On PostgreSQL.
    Postgres(Transaction<'static, Postgres>),
}

impl Tx {
    /// Runs a statement; says how many rows it touched.
    pub async fn run(&mut self, sql: Sql, args: Args) -> Result<u64> {
        let text = sql.text_for(self.engine());
        Ok(match self {
            Self::Sqlite(tx) => bound!(sqlx::query(text), args).execute(&mut **tx).await?.rows_affected(),
            Self::Postgres(tx) => bound!(sqlx::query(text), args).execute(&mut **tx).await?.rows_affected(),
        })
    }

    /// Inserts many rows with few statements. `columns` as in `insert into TABLE (COLUMNS)`; `tail` is what
    /// follows the values, for instance `on conflict (…) do nothing`. Says how many rows it touched.
    pub async fn insert_many(
        &mut self,
        table: &'static str,
        columns: &[&'static str],
        tail: &'static str,
        rows: impl IntoIterator<Item = Args> + Send,
    ) -> Result<u64> {
        let mut touched = 0;
        for some in self.in_batches(columns.len(), rows) {
            touched += self.insert_some(table, columns, tail, some).await?;
        }
        Ok(touched)
    }

    async fn insert_some(
        &mut self,
        table: &str,
        columns: &[&'static str],
        tail: &str,
        some: Vec<Args>,
    ) -> Result<u64> {
        let insert = |rows: &str| format!("insert into {table} ({}) {rows} {tail}", columns.join(", "));
        Ok(match self {
            Self::Sqlite(tx) => {
                let text = AssertSqlSafe(insert(&many::marked(some.len(), columns.len())));
                bound!(sqlx::query(text), some.into_iter().flatten())
                    .execute(&mut **tx)
                    .await?
                    .rows_affected()
            }
            Self::Postgres(tx) => {
                let some = many::turned(some)?;
                let text = AssertSqlSafe(insert(&many::listed(&some)));
                sqlx::query(text).columns(some).execute(&mut **tx).await?.rows_affected()
            }
        })
    }

    /// Runs a statement that works on many rows at once, `said` with these columns, and gives back what it returns:
    /// `update … from said where … returning …`. It has no markers of its own; what all rows share is a column too.
    pub async fn with_many<T: Row>(
        &mut self,
        columns: &[&'static str],
        statement: &str,
        rows: impl IntoIterator<Item = Args> + Send,
    ) -> Result<Vec<T>> {
        let mut found = Vec::new();
        for some in self.in_batches(columns.len(), rows) {
            found.extend(self.with_some(columns, statement, some).await?.read::<T>()?);
        }
        Ok(found)
    }

    async fn with_some(
        &mut self,
        columns: &[&'static str],
        statement: &str,
        some: Vec<Args>,
    ) -> Result<Rows> {
        let with = |rows: &str| format!("with said ({}) as ({rows}) {statement}", columns.join(", "));
        Ok(match self {
            Self::Sqlite(tx) => {
                let text = AssertSqlSafe(with(&many::marked(some.len(), columns.len())));
                Rows::of_sqlite(
                    bound!(sqlx::query(text), some.into_iter().flatten()).fetch_all(&mut **tx).await?,
                )
            }
            Self::Postgres(tx) => {
                let some = many::turned(some)?;
                let text = AssertSqlSafe(with(&many::listed(&some)));
                Rows::of_postgres(sqlx::query(text).columns(some).fetch_all(&mut **tx).await?)
            }
        })
    }

    /// Lets the engine see how much this transaction has written into a table, so that what follows in it is planned by
    /// that: PostgreSQL knows a table by what it was when last looked at, and reads one that it takes for empty row by row.
    pub async fn take_stock(&mut self, table: &'static str) -> Result<()> {
        match self {
            // Plans by the shape of a table and not by its size.
            Self::Sqlite(_) => Ok(()),
            // Whoever else looks at the table does so for us.
            Self::Postgres(_) => self.script(format!("analyze (skip_locked) {table}")).await,
        }
    }

    /// As many rows in each as one statement takes. Collected first: an iterator need not be Send across an await.
    fn in_batches(&self, width: usize, rows: impl IntoIterator<Item = Args>) -> Vec<Vec<Args>> {
        let most = many::most_rows(self.engine(), width);
        let fits = |row: &Args| debug_assert_eq!(row.len(), width, "a row of another width than its columns");
        let (mut batches, mut rows) = (Vec::new(), rows.into_iter().inspect(fits).peekable());
        while rows.peek().is_some() {
            batches.push(rows.by_ref().take(most).collect());
        }
        batches
    }

    /// Makes it lasting.
    pub async fn commit(self) -> Result<()> {
        match self {
            Self::Sqlite(tx) => tx.commit().await?,
            Self::Postgres(tx) => tx.commit().await?,
        }
        Ok(())
    }

    pub(crate) async fn script(&mut self, text: String) -> Result<()> {
        let text = AssertSqlSafe(text);
        match self {
            Self::Sqlite(tx) => {
                sqlx::raw_sql(text).execute(&mut **tx).await?;
            }
            Self::Postgres(tx) => {
                sqlx::raw_sql(text).execute(&mut **tx).await?;
            }
        }
        Ok(())
    }
}

crate::asks!(Tx);

impl Ask for Tx {
    fn rows(&mut self, sql: Sql, args: Args, wanted: Wanted) -> Pending<'_, Rows> {
        let text = sql.text_for(self.engine());
        Box::pin(async move {
            Ok(match self {
                Self::Sqlite(tx) => Rows::of_sqlite(fetched!(text, args, wanted, &mut **tx)),
                Self::Postgres(tx) => Rows::of_postgres(fetched!(text, args, wanted, &mut **tx)),
            })
        })
    }
    fn engine(&self) -> Engine {
        match self {
            Self::Sqlite(_) => Engine::Sqlite,
            Self::Postgres(_) => Engine::Postgres,
        }
    }
}
