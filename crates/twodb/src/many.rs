//! Many rows in one statement, each engine in the form that it reads soonest: SQLite takes a marker for each value,
//! PostgreSQL a list for each column.
//!
//! PostgreSQL plans a statement of two thousand markers for longer than it runs it, and anew for every number of rows;
//! with a list for each column the text is the same for any number of rows and as short as the table is narrow.

use sqlx::Postgres;
use sqlx::postgres::PgArguments;
use sqlx::query::Query;

use crate::{Args, Engine, Fault, Result, Value};

/// Markers in one statement on SQLite, which allows 32,766. A statement of this size is prepared once and used again, and
/// is small enough to be kept.
const MOST_MARKERS: usize = 2_000;

/// Rows in one statement on PostgreSQL: what a node holds in memory twice.
const MOST_ROWS: usize = 1_000;

/// How many rows of this width one statement takes.
pub(crate) fn most_rows(engine: Engine, width: usize) -> usize {
    match engine {
        Engine::Sqlite => (MOST_MARKERS / width.max(1)).max(1),
        Engine::Postgres => MOST_ROWS,
    }
}

/// Rows as SQLite reads them: `values (?,?),(?,?)`. With `$1` in place of `?` every marker would be a name, looked for
/// among all names before it.
pub(crate) fn marked(rows: usize, width: usize) -> String {
    let row = format!("({})", vec!["?"; width].join(","));
    format!("values {}", vec![row; rows].join(","))
}

/// Rows as PostgreSQL reads them: `select * from unnest($1::text[],$2::int8[])`.
pub(crate) fn listed(columns: &[Column]) -> String {
    let lists: Vec<String> =
        columns.iter().enumerate().map(|(at, column)| format!("${}::{}[]", at + 1, column.kind())).collect();
    format!("select * from unnest({})", lists.join(","))
}

/// All values of one column, in the order of their rows.
#[derive(Debug, PartialEq)]
pub(crate) enum Column {
    Text(Vec<Option<String>>),
    Int(Vec<Option<i64>>),
    Real(Vec<Option<f64>>),
    Bytes(Vec<Option<Vec<u8>>>),
}

impl Column {
    /// An empty one for values of this kind.
    fn for_kind_of(value: &Value, rows: usize) -> Self {
        match value {
            Value::Text(_) => Self::Text(Vec::with_capacity(rows)),
            Value::Int(_) => Self::Int(Vec::with_capacity(rows)),
            Value::Real(_) => Self::Real(Vec::with_capacity(rows)),
            Value::Bytes(_) => Self::Bytes(Vec::with_capacity(rows)),
        }
    }
    const fn kind(&self) -> &'static str {
        match self {
            Self::Text(_) => "text",
            Self::Int(_) => "int8",
            Self::Real(_) => "float8",
            Self::Bytes(_) => "bytea",
        }
    }
    /// False where the value is of another kind than its column.
    fn push(&mut self, value: Value) -> bool {
        match (self, value) {
            (Self::Text(all), Value::Text(v)) => all.push(v),
            (Self::Int(all), Value::Int(v)) => all.push(v),
            (Self::Real(all), Value::Real(v)) => all.push(v),
            (Self::Bytes(all), Value::Bytes(v)) => all.push(v),
            _ => return false,
        }
        true
    }
}

/// Rows turned into their columns; the first row says of which kind each is.
pub(crate) fn turned(rows: Vec<Args>) -> Result<Vec<Column>> {
    let count = rows.len();
    let first = rows.first().map(Vec::as_slice).unwrap_or_default();
    let mut columns: Vec<Column> = first.iter().map(|value| Column::for_kind_of(value, count)).collect();
    for row in rows {
        let fits = row.len() == columns.len()
            && columns.iter_mut().zip(row).fold(true, |fits, (column, value)| column.push(value) && fits);
        if !fits {
            return Err(Fault::Engine(sqlx::Error::Encode("a row of another shape than the first".into())));
        }
    }
    Ok(columns)
}

/// What takes a list for each marker.
pub(crate) trait Binds: Sized {
    fn column(self, column: Column) -> Self;
    fn columns(self, columns: Vec<Column>) -> Self {
        columns.into_iter().fold(self, Self::column)
    }
}

macro_rules! binds {
    ($column:ident, $query:ident) => {
        match $column {
            Column::Text(all) => $query.bind(all),
            Column::Int(all) => $query.bind(all),
            Column::Real(all) => $query.bind(all),
            Column::Bytes(all) => $query.bind(all),
        }
    };
}

impl Binds for Query<'_, Postgres, PgArguments> {
    fn column(self, column: Column) -> Self {
        binds!(column, self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::args;

    #[test]
    fn each_engine_reads_rows_in_its_own_form() {
        assert_eq!(marked(2, 3), "values (?,?,?),(?,?,?)");
        let columns = turned(vec![args!["a", 1_i64], args![None::<String>, 2_i64]]).unwrap();
        assert_eq!(columns[0], Column::Text(vec![Some("a".to_owned()), None]));
        assert_eq!(listed(&columns), "select * from unnest($1::text[],$2::int8[])");
    }

    #[test]
    fn a_row_of_another_shape_is_refused() {
        assert!(turned(vec![args!["a"], args![1_i64]]).is_err());
        assert!(turned(vec![args!["a"], args!["b", "c"]]).is_err());
        assert_eq!(turned(Vec::new()).unwrap(), Vec::new());
    }
}
