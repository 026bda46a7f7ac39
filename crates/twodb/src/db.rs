//! The two engines behind one handle, and the ways to ask them something.

use std::borrow::Cow;
use std::str::FromStr;
use std::sync::Arc;
use std::time::Duration;

use sqlx::postgres::{PgPool, PgPoolOptions, PgRow};
use sqlx::sqlite::{
    SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteRow, SqliteSynchronous,
};
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, FromRow};

use crate::alone::Taken;
use crate::{Args, Fault, Hints, Result, Tx, Value};

/// Which engine is behind the handle. Only for saying so; no SQL outside this crate depends on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// SQLite, one file.
    Sqlite,
    /// PostgreSQL.
    Postgres,
}

/// A row that either engine can give: derive `sqlx::FromRow` on a struct, or use a tuple.
pub trait Row: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin {}
impl<T> Row for T where T: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin {}

/// One SQL text: a literal through [`sql`], or a text put together at run time through [`Sql::built`], which
/// may hold only markers and names from our own code, never anything a person typed.
#[derive(Debug, Clone)]
pub struct Sql(Cow<'static, str>);

impl Sql {
    /// A text put together from our own fragments. Values go through markers, always.
    pub fn built(text: String) -> Self {
        Self(Cow::Owned(text))
    }
    pub(crate) fn text(self) -> AssertSqlSafe<String> {
        AssertSqlSafe(self.0.into_owned())
    }
    /// With its markers as this engine reads them soonest.
    pub(crate) fn text_for(self, engine: Engine) -> AssertSqlSafe<String> {
        match engine {
            Engine::Sqlite => AssertSqlSafe(numbered(&self.0)),
            Engine::Postgres => self.text(),
        }
    }
}

/// `?1` for `$1`: to SQLite the latter is a name, looked for among all names before it, which makes a statement of many
/// markers slow to read; the former is a number.
fn numbered(text: &str) -> String {
    let mut numbered = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let is_marker = c == '$' && rest.peek().is_some_and(char::is_ascii_digit);
        numbered.push(if is_marker { '?' } else { c });
    }
    numbered
}

/// A literal as SQL.
pub const fn sql(text: &'static str) -> Sql {
    Sql(Cow::Borrowed(text))
}

/// A connection to a server that has rested for longer is asked first whether it is still there.
const RESTED: Duration = Duration::from_secs(1);

/// Values asked for in one statement. Always as many, the last one repeated, so that the engine meets one text and keeps it
/// prepared.
const ASKED: usize = 1000;

/// Something that can be asked: the pool of readers, or a transaction in progress.
pub trait Ask: Send {
    /// Every row.
    fn all<T: Row>(&mut self, sql: Sql, args: Args) -> impl Future<Output = Result<Vec<T>>> + Send;
    /// The row, if there is one.
    fn maybe<T: Row>(&mut self, sql: Sql, args: Args) -> impl Future<Output = Result<Option<T>>> + Send;
    /// Which engine answers.
    fn engine(&self) -> Engine;

    /// The row; [`Fault::NoRow`] when there is none.
    fn one<T: Row>(&mut self, sql: Sql, args: Args) -> impl Future<Output = Result<T>> + Send {
        async move { self.maybe(sql, args).await?.ok_or(Fault::NoRow) }
    }
    /// The rows for which a column is one of `values`, however many: `select` ends before `in`, and binds `before` first.
    fn all_in<T: Row>(
        &mut self,
        select: &str,
        before: &Args,
        values: &[&str],
    ) -> impl Future<Output = Result<Vec<T>>> + Send {
        async move {
            let mut found = Vec::new();
            for some in values.chunks(ASKED) {
                let asked = if some.len() > 50 { ASKED } else { some.len().next_power_of_two() };
                let text = format!("{select} in {}", Sql::in_list(before.len() + 1, asked));
                let mut args = before.clone();
                let last = some.last().copied().unwrap_or_default();
                args.extend(some.iter().copied().chain(std::iter::repeat(last)).take(asked).map(Value::from));
                found.extend(self.all::<T>(Sql::built(text), args).await?);
            }
            Ok(found)
        }
    }
    /// The single number of a counting query.
    fn count(&mut self, sql: Sql, args: Args) -> impl Future<Output = Result<i64>> + Send {
        async move { Ok(self.one::<(i64,)>(sql, args).await?.0) }
    }
}

pub(crate) enum Pools {
    Sqlite { write: SqlitePool, read: SqlitePool },
    Postgres(PgPool),
}

/// A handle on the database; cheap to clone.
#[derive(Clone)]
pub struct Db {
    pub(crate) pools: Arc<Pools>,
    hints: Hints,
    pub(crate) taken: Taken,
}

impl Db {
    /// Connects to `sqlite:PATH` (made when missing) or `postgres://…`.
    ///
    /// SQLite is opened in WAL with full durability: one writer, eight readers.
    pub async fn connect(url: &str) -> Result<Self> {
        let pools = if let Some(path) = url.strip_prefix("sqlite:") {
            Self::open_sqlite(path.trim_start_matches("//")).await?
        } else if url.starts_with("postgres:") || url.starts_with("postgresql:") {
            let options = sqlx::postgres::PgConnectOptions::from_str(url)?
                .disable_statement_logging()
                // A plan that is kept was made when the store was young: a join of tables that were empty then is
                // read row by row for ever after. Each statement is planned by how large its tables are now.
                // And a page read out of order costs hardly more than the next one, as on every disk of today: otherwise
                // five hundred rows are looked for in all of a table, where their key leads to each.
                .options([("plan_cache_mode", "force_custom_plan"), ("random_page_cost", "1.1")]);
            let pool = PgPoolOptions::new()
                .max_connections(16)
                .acquire_timeout(Duration::from_secs(20))
                // A server that went away is found before it is asked; one that answered just now need not be: a page asks
                // some twenty times, and each time it would wait for two answers.
                .test_before_acquire(false)
                .before_acquire(|connection, meta| {
                    Box::pin(async move {
                        if meta.idle_for > RESTED {
                            connection.ping().await?;
                        }
                        Ok(true)
                    })
                });
            Pools::Postgres(pool.connect_with(options).await?)
        } else {
            return Err(Fault::Url(format!(
                "`{url}` is no database URL: use sqlite:PATH or postgres://USER@HOST/NAME"
            )));
        };
        let pools = Arc::new(pools);
        let hints = Hints::start(&pools);
        Ok(Self { pools, hints, taken: Taken::default() })
    }

    async fn open_sqlite(path: &str) -> Result<Pools> {
        let options = SqliteConnectOptions::new()
            .filename(path)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(Duration::from_secs(10))
            .pragma("cache_size", "-32000")
            // In pages: 64 MB of changes are gathered before they are carried over, so that a page which many changes
            // touch is carried once.
            .pragma("wal_autocheckpoint", "16000")
            .pragma("temp_store", "memory")
            .statement_cache_capacity(256)
            // Whoever asks is woken once for many rows, and not for every fifty.
            .row_buffer_size(1_024)
            // A statement of a thousand rows would fill the log with its text.
            .disable_statement_logging();
        // The file is never away: nothing is asked of a connection before it is used.
        let write = SqlitePoolOptions::new()
            .max_connections(1)
            .test_before_acquire(false)
            .acquire_timeout(Duration::from_mins(1))
            .connect_with(options.clone())
            .await?;
        let read = SqlitePoolOptions::new()
            .max_connections(8)
            .test_before_acquire(false)
            .acquire_timeout(Duration::from_secs(20))
            // There are eight of them, and the machine keeps the file in its memory too.
            .connect_with(
                options.create_if_missing(false).pragma("query_only", "on").pragma("cache_size", "-2000"),
            )
            .await?;
        Ok(Pools::Sqlite { write, read })
    }

    /// Which engine this is.
    pub fn engine(&self) -> Engine {
        match &*self.pools {
            Pools::Sqlite { .. } => Engine::Sqlite,
            Pools::Postgres(_) => Engine::Postgres,
        }
    }

    /// The readers, for questions outside a transaction.
    pub fn read(&self) -> Reader {
        Reader(self.clone())
    }

    /// Begins a transaction. On SQLite it holds the one writer from the start (`BEGIN IMMEDIATE`), so
    /// nothing read inside it can have changed by the time it writes.
    pub async fn begin(&self) -> Result<Tx> {
        Ok(match &*self.pools {
            Pools::Sqlite { write, .. } => Tx::Sqlite(write.begin_with("BEGIN IMMEDIATE").await?),
            Pools::Postgres(pool) => Tx::Postgres(pool.begin().await?),
        })
    }

    /// Hints that something changed, between tasks and between nodes.
    pub fn hints(&self) -> &Hints {
        &self.hints
    }

    /// Closes every connection, for an orderly stop.
    pub async fn close(&self) {
        match &*self.pools {
            Pools::Sqlite { write, read } => {
                read.close().await;
                write.close().await;
            }
            Pools::Postgres(pool) => pool.close().await,
        }
    }
}

/// The readers of a [`Db`].
#[derive(Clone)]
pub struct Reader(Db);

macro_rules! bound {
    ($query:expr, $args:expr) => {{
        let mut query = $query;
        for value in $args {
            query = match value {
                Value::Text(v) => query.bind(v),
                Value::Int(v) => query.bind(v),
                Value::Real(v) => query.bind(v),
                Value::Bytes(v) => query.bind(v),
            };
        }
        query
    }};
}
pub(crate) use bound;

impl Ask for Reader {
    async fn all<T: Row>(&mut self, sql: Sql, args: Args) -> Result<Vec<T>> {
        let text = sql.text_for(self.engine());
        Ok(match &*self.0.pools {
            Pools::Sqlite { read, .. } => bound!(sqlx::query_as(text), args).fetch_all(read).await?,
            Pools::Postgres(pool) => bound!(sqlx::query_as(text), args).fetch_all(pool).await?,
        })
    }
    async fn maybe<T: Row>(&mut self, sql: Sql, args: Args) -> Result<Option<T>> {
        let text = sql.text_for(self.engine());
        Ok(match &*self.0.pools {
            Pools::Sqlite { read, .. } => bound!(sqlx::query_as(text), args).fetch_optional(read).await?,
            Pools::Postgres(pool) => bound!(sqlx::query_as(text), args).fetch_optional(pool).await?,
        })
    }
    fn engine(&self) -> Engine {
        self.0.engine()
    }
}

impl Db {
    /// Lets the engine see how its tables have grown, so that it goes on choosing the right index. What has hardly grown
    /// costs one question. PostgreSQL does it by itself too, and a minute late: a desk that has just brought in its
    /// customers does not wait for that.
    pub async fn look_at_growth(&self) -> Result<()> {
        match self.engine() {
            // Every table that has grown tenfold since it was last looked at, a bounded number of rows of each.
            Engine::Sqlite => {
                self.statement_outside_transactions(crate::sql("pragma optimize = 0x10002")).await
            }
            Engine::Postgres => {
                let grown = "select quote_ident(relname) from pg_stat_user_tables
                             where schemaname = current_schema() and n_mod_since_analyze > 500 + n_live_tup / 5";
                for (table,) in self.read().all::<(String,)>(crate::sql(grown), Args::new()).await? {
                    self.statement_outside_transactions(Sql::built(format!("analyze (skip_locked) {table}")))
                        .await?;
                }
                Ok(())
            }
        }
    }

    /// Runs a statement that no transaction may hold, for instance `create database`; for operators' tools and
    /// tests. On SQLite it is run by the writer.
    pub async fn statement_outside_transactions(&self, sql: Sql) -> Result<()> {
        match &*self.pools {
            Pools::Sqlite { write, .. } => {
                sqlx::raw_sql(sql.text()).execute(write).await?;
            }
            Pools::Postgres(pool) => {
                sqlx::raw_sql(sql.text()).execute(pool).await?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markers_become_numbers_and_nothing_else_does() {
        assert_eq!(numbered("a = $1 and b in ($2,$13)"), "a = ?1 and b in (?2,?13)");
        assert_eq!(numbered("x ->> '$.name' = 'é $'"), "x ->> '$.name' = 'é $'");
    }
}
