//! Asking: who can be asked, in which forms, and the rows that come back.

use std::pin::Pin;

use sqlx::FromRow;
use sqlx::postgres::PgRow;
use sqlx::sqlite::SqliteRow;

use crate::{Args, Engine, Result, Sql, Value};

/// Something that can be asked: the pool of readers, or a transaction in progress. Whoever asks takes a `&mut dyn Ask`, and is
/// so compiled once for all of them; the forms of asking are those of [`asks!`](crate::asks).
pub trait Ask: Send {
    /// The rows that a statement gives.
    fn rows(&mut self, sql: Sql, args: Args, wanted: Wanted) -> Pending<'_, Rows>;
    /// Which engine answers.
    fn engine(&self) -> Engine;
}

/// Which rows are wanted.
#[derive(Debug, Clone, Copy)]
pub enum Wanted {
    /// Every one.
    All,
    /// The first, and no more.
    First,
}

/// An answer that is waited for.
pub type Pending<'a, T> = Pin<Box<dyn Future<Output = Result<T>> + Send + 'a>>;

/// Gives what can be asked the forms of asking.
#[macro_export]
macro_rules! asks {
    ($who:ty) => {
        impl $who {
            /// Every row.
            pub async fn all<T: $crate::Row>(
                &mut self,
                sql: $crate::Sql,
                args: $crate::Args,
            ) -> $crate::Result<Vec<T>> {
                $crate::Ask::rows(self, sql, args, $crate::Wanted::All).await?.read()
            }
            /// The row, if there is one.
            pub async fn maybe<T: $crate::Row>(
                &mut self,
                sql: $crate::Sql,
                args: $crate::Args,
            ) -> $crate::Result<Option<T>> {
                Ok($crate::Ask::rows(self, sql, args, $crate::Wanted::First).await?.read()?.pop())
            }
            /// The row; a fault of its own kind (`NoRow`) when there is none.
            pub async fn one<T: $crate::Row>(
                &mut self,
                sql: $crate::Sql,
                args: $crate::Args,
            ) -> $crate::Result<T> {
                self.maybe(sql, args).await?.ok_or($crate::Fault::NoRow)
            }
            /// The single number of a counting query.
            pub async fn count(&mut self, sql: $crate::Sql, args: $crate::Args) -> $crate::Result<i64> {
                self.one::<(i64,)>(sql, args).await.map(|(count,)| count)
            }
        }
    };
}

asks!(dyn Ask + '_);

/// Values asked for in one statement. Always as many, the last one repeated, so that the engine meets one text and keeps it
/// prepared.
const ASKED: usize = 1000;

impl dyn Ask + '_ {
    /// The rows for which a column is one of `values`, however many: `select` ends before `in`, and binds `before` first.
    pub async fn all_in<T: Row>(&mut self, select: &str, before: &Args, values: &[&str]) -> Result<Vec<T>> {
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

/// A row that either engine can give: derive `sqlx::FromRow` on a struct, or use a tuple.
pub trait Row: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin {}
impl<T> Row for T where T: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin {}

/// Rows as their engine gave them.
pub struct Rows(Given);

enum Given {
    Sqlite(Vec<SqliteRow>),
    Postgres(Vec<PgRow>),
}

impl Rows {
    pub(crate) fn of_sqlite(rows: Vec<SqliteRow>) -> Self {
        Self(Given::Sqlite(rows))
    }
    pub(crate) fn of_postgres(rows: Vec<PgRow>) -> Self {
        Self(Given::Postgres(rows))
    }
    /// What they say.
    pub fn read<T: Row>(self) -> Result<Vec<T>> {
        Ok(match self.0 {
            Given::Sqlite(rows) => rows.iter().map(T::from_row).collect::<sqlx::Result<_>>()?,
            Given::Postgres(rows) => rows.iter().map(T::from_row).collect::<sqlx::Result<_>>()?,
        })
    }
}
