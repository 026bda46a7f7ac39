//! What can go wrong between us and the store, in the few kinds a caller can act on.

use sqlx::error::ErrorKind;

/// The result of every call into the store.
pub type Result<T> = std::result::Result<T, Fault>;

/// A fault of the store. The text is for the operator; a page shows its own words.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// A row with these values is already there. Carries what the engine named: columns on SQLite, the
    /// constraint on PostgreSQL.
    #[error("already there: {0}")]
    Unique(String),
    /// A row points at one that is not there.
    #[error("points at a row that is not there: {0}")]
    Dangling(String),
    /// No row where exactly one was asked for.
    #[error("no such row")]
    NoRow,
    /// Another writer was in the way for too long; safe to try again.
    #[error("the database is busy; try again")]
    Busy,
    /// The database may not be written to.
    #[error("the database is read-only: check the permissions of its file and folder")]
    ReadOnly,
    /// There is no room left where the database lives.
    #[error("the disk of the database is full: free some room, nothing was changed")]
    Full,
    /// The database was written by a newer program.
    #[error("the database is newer than this program: it has the step {0}, which this program does not know")]
    Newer(String),
    /// A migration that was applied has since been edited.
    #[error("the applied migration {0} differs from the one in this program")]
    Edited(String),
    /// The URL is neither `sqlite:PATH` nor `postgres://…`.
    #[error("{0}")]
    Url(String),
    /// Anything else; the engine's own words.
    #[error("{0}")]
    Engine(#[source] sqlx::Error),
}

impl From<sqlx::Error> for Fault {
    fn from(error: sqlx::Error) -> Self {
        let Some(db) = error.as_database_error() else {
            return match error {
                sqlx::Error::RowNotFound => Self::NoRow,
                sqlx::Error::PoolTimedOut => Self::Busy,
                other => Self::Engine(other),
            };
        };
        let named = db.constraint().map_or_else(|| db.message().to_owned(), str::to_owned);
        match db.kind() {
            ErrorKind::UniqueViolation => return Self::Unique(named),
            ErrorKind::ForeignKeyViolation => return Self::Dangling(named),
            _ => {}
        }
        let code = db.code().map(std::borrow::Cow::into_owned).unwrap_or_default();
        // PostgreSQL answers with SQLSTATE; SQLite with an extended code whose low byte is the kind.
        match code.as_str() {
            "53100" => return Self::Full,
            "25006" => return Self::ReadOnly,
            "40001" | "40P01" | "55P03" | "55006" => return Self::Busy,
            _ => {}
        }
        // A SQLSTATE has five signs, and may all be digits.
        match code.parse::<u32>().map(|c| if code.len() < 5 { c & 0xff } else { 0 }) {
            Ok(5 | 6) => Self::Busy,
            Ok(8) => Self::ReadOnly,
            Ok(13) => Self::Full,
            _ => Self::Engine(error),
        }
    }
}
