//! A transaction in progress. Dropped without commit, it leaves no trace.

use sqlx::{Postgres, Sqlite, Transaction};

use crate::db::bound;
use crate::{Args, Ask, Engine, Result, Row, Sql, Value};

/// Markers in one statement; SQLite allows 32,766, PostgreSQL 65,535. A statement of this size is prepared once and used
/// again, and is small enough to be kept.
const MOST_MARKERS: usize = 2_000;

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
        let text = sql.text();
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
        let per_statement = (MOST_MARKERS / columns.len().max(1)).max(1);
        let mut touched = 0;
        let mut batch: Args = Vec::with_capacity(per_statement * columns.len());
        let mut count = 0;
        // Collected first: an iterator need not be Send across an await.
        let rows: Vec<Args> = rows.into_iter().collect();
        for row in rows {
            debug_assert_eq!(row.len(), columns.len(), "{table}: a row of another width than its columns");
            batch.extend(row);
            count += 1;
            if count == per_statement {
                touched += self.insert_batch(table, columns, tail, count, std::mem::take(&mut batch)).await?;
                count = 0;
            }
        }
        if count > 0 {
            touched += self.insert_batch(table, columns, tail, count, batch).await?;
        }
        Ok(touched)
    }

    async fn insert_batch(
        &mut self,
        table: &str,
        columns: &[&str],
        tail: &str,
        rows: usize,
        args: Args,
    ) -> Result<u64> {
        let values = markers(self.engine(), rows, columns.len());
        let text = format!("insert into {table} ({}) values {values} {tail}", columns.join(", "));
        self.run(Sql::built(text), args).await
    }

    /// Runs a statement that works on many rows at once, `said` with these columns, and gives back what it returns:
    /// `update … from said where … returning …`. It has no markers of its own; what all rows share is a column too.
    pub async fn with_many<T: Row>(
        &mut self,
        columns: &[&'static str],
        statement: &str,
        rows: impl IntoIterator<Item = Args> + Send,
    ) -> Result<Vec<T>> {
        let per_statement = (MOST_MARKERS / columns.len().max(1)).max(1);
        let rows: Vec<Args> = rows.into_iter().collect();
        let (mut found, mut rows) = (Vec::with_capacity(rows.len()), rows.into_iter().peekable());
        while rows.peek().is_some() {
            let some: Vec<Args> = rows.by_ref().take(per_statement).collect();
            let values = markers(self.engine(), some.len(), columns.len());
            let text = format!("with said ({}) as (values {values}) {statement}", columns.join(", "));
            found.extend(self.all(Sql::built(text), some.into_iter().flatten().collect()).await?);
        }
        Ok(found)
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
        let text = sqlx::AssertSqlSafe(text);
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

/// `($1,$2),($3,$4)` for two rows of two columns. On SQLite `(?,?),(?,?)`: there `$1` is a name, and every name is
/// looked for among all names before it, which makes a long statement slow.
fn markers(engine: Engine, rows: usize, columns: usize) -> String {
    use std::fmt::Write;
    if engine == Engine::Sqlite {
        let row = format!("({})", vec!["?"; columns].join(","));
        return vec![row; rows].join(",");
    }
    let mut text = String::with_capacity(rows * columns * 7);
    let mut next = 1;
    for row in 0..rows {
        text.push_str(if row == 0 { "(" } else { ",(" });
        for column in 0..columns {
            // Writing to a String cannot fail.
            let _ = write!(text, "{}${next}", if column == 0 { "" } else { "," });
            next += 1;
        }
        text.push(')');
    }
    text
}

impl Ask for Tx {
    async fn all<T: Row>(&mut self, sql: Sql, args: Args) -> Result<Vec<T>> {
        let text = sql.text();
        Ok(match self {
            Self::Sqlite(tx) => bound!(sqlx::query_as(text), args).fetch_all(&mut **tx).await?,
            Self::Postgres(tx) => bound!(sqlx::query_as(text), args).fetch_all(&mut **tx).await?,
        })
    }
    async fn maybe<T: Row>(&mut self, sql: Sql, args: Args) -> Result<Option<T>> {
        let text = sql.text();
        Ok(match self {
            Self::Sqlite(tx) => bound!(sqlx::query_as(text), args).fetch_optional(&mut **tx).await?,
            Self::Postgres(tx) => bound!(sqlx::query_as(text), args).fetch_optional(&mut **tx).await?,
        })
    }
    fn engine(&self) -> Engine {
        match self {
            Self::Sqlite(_) => Engine::Sqlite,
            Self::Postgres(_) => Engine::Postgres,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markers_count_up_row_by_row() {
        assert_eq!(markers(Engine::Postgres, 2, 3), "($1,$2,$3),($4,$5,$6)");
        assert_eq!(markers(Engine::Sqlite, 2, 3), "(?,?,?),(?,?,?)");
    }
}
