//! The two engines behind one handle.

use std::borrow::Cow;
use std::str::FromStr;
use std::sync::Arc;
use std::time::Duration;

use sqlx::postgres::{PgPool, PgPoolOptions};
use sqlx::sqlite::{
    SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous,
};
use sqlx::{AssertSqlSafe, ConnectOptions, Connection};

use crate::alone::Taken;
use crate::{Args, Ask, Fault, Hints, Pending, Result, Rows, Tx, Value, Wanted};

/// Which engine is behind the handle. Only for saying so; no SQL outside this crate depends on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// SQLite, one file.
    Sqlite,
    /// PostgreSQL.
    Postgres,
}

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
/// markers slow to read. `?1` is one too when its value is bound; so where each marker stands once and they stand in their
/// order, it is `?`.
fn numbered(text: &str) -> String {
    let mut pieces = text.split('$');
    let mut numbered = String::with_capacity(text.len());
    numbered.push_str(pieces.next().unwrap_or_default());
    let markers = pieces.clone().map(digits).filter(|digits| !digits.is_empty());
    let in_order = markers.zip(1_usize..).all(|(digits, place)| digits.parse() == Ok(place));
    for piece in pieces {
        let digits = digits(piece);
        numbered.push(if digits.is_empty() { '$' } else { '?' });
        numbered.push_str(if in_order { &piece[digits.len()..] } else { piece });
    }
    numbered
}

/// The digits that a text begins with.
fn digits(text: &str) -> &str {
    &text[..text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len())]
}

/// A literal as SQL.
pub const fn sql(text: &'static str) -> Sql {
    Sql(Cow::Borrowed(text))
}

/// A connection to a server that has rested for longer is asked first whether it is still there.
const RESTED: Duration = Duration::from_secs(1);

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
        let write = sqlite_pool()
            .max_connections(1)
            .acquire_timeout(Duration::from_mins(1))
            .connect_with(options.clone())
            .await?;
        let read = sqlite_pool()
            .max_connections(8)
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

/// The file is never away, so nothing is asked of a connection before it is used. But a disk that is full, or fails, makes
/// the engine roll a change back by itself, which the driver does not see: to it the change goes on for ever, and no other can
/// begin. Such a connection is closed, and the next who asks opens a fresh one.
fn sqlite_pool() -> SqlitePoolOptions {
    SqlitePoolOptions::new().test_before_acquire(false).after_release(|connection, _| {
        Box::pin(async move {
            if connection.is_in_transaction() {
                // A change that was given up is rolled back by the time of the answer.
                connection.ping().await?;
            }
            Ok(!connection.is_in_transaction())
        })
    })
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

/// The rows of a statement that are wanted, from whoever runs it.
macro_rules! fetched {
    ($text:expr, $args:expr, $wanted:expr, $on:expr) => {{
        let query = bound!(sqlx::query($text), $args);
        match $wanted {
            Wanted::All => query.fetch_all($on).await?,
            Wanted::First => query.fetch_optional($on).await?.into_iter().collect(),
        }
    }};
}
pub(crate) use fetched;

crate::asks!(Reader);

impl Ask for Reader {
    fn rows(&mut self, sql: Sql, args: Args, wanted: Wanted) -> Pending<'_, Rows> {
        let text = sql.text_for(self.engine());
        Box::pin(async move {
            Ok(match &*self.0.pools {
                Pools::Sqlite { read, .. } => Rows::of_sqlite(fetched!(text, args, wanted, read)),
                Pools::Postgres(pool) => Rows::of_postgres(fetched!(text, args, wanted, pool)),
            })
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

    /// A disk that is full makes SQLite roll back by itself; once there is room, changes go on.
    #[tokio::test]
    async fn after_a_full_disk_changes_go_on() {
        let folder = std::env::temp_dir().join(format!("twodb-full-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let db = Db::connect(&format!("sqlite:{}", folder.join("full.db").display())).await.unwrap();
        db.statement_outside_transactions(sql("create table t (words text not null)")).await.unwrap();
        // It never goes below what it has. A limit of one connection, as it goes with a full disk.
        db.statement_outside_transactions(sql("pragma max_page_count = 1")).await.unwrap();
        let write = async || {
            let mut tx = db.begin().await?;
            tx.run(sql("insert into t (words) values ($1)"), crate::args!["w".repeat(100_000)]).await?;
            tx.commit().await
        };
        let refused = write().await;
        assert!(matches!(refused, Err(Fault::Full)), "{refused:?}");
        write().await.expect("a fresh connection, which knows no limit");
        let many = db.read().count(sql("select count(*) from t"), Args::new()).await.unwrap();
        assert_eq!(many, 1, "what found no room left nothing behind");
        db.close().await;
        std::fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn markers_become_numbers_and_nothing_else_does() {
        assert_eq!(numbered("a = $1 and b in ($2,$13)"), "a = ?1 and b in (?2,?13)");
        assert_eq!(numbered("a = $2 and b = $1"), "a = ?2 and b = ?1");
        assert_eq!(numbered("a = $1 and b = $1"), "a = ?1 and b = ?1");
        assert_eq!(numbered("x ->> '$.name' = 'é $'"), "x ->> '$.name' = 'é $'");
    }

    #[test]
    fn markers_that_stand_in_their_order_need_no_number() {
        assert_eq!(numbered("a = $1 and b in ($2,$3) limit $4"), "a = ? and b in (?,?) limit ?");
        assert_eq!(numbered("x ->> '$.name' = $1"), "x ->> '$.name' = ?");
    }
}
