//! One SQL text, two engines.
//!
//! The only place in the house that names a database driver. Everybody else writes one SQL text with
//! `$1` markers in a portable subset; it runs on SQLite (one writer, many readers) and on PostgreSQL.
//! What truly differs between the two (claiming work, full-text search, hints between nodes, the words
//! of a migration) is named here by its purpose.
//!
//! This crate knows nothing of what is stored, and never retries a write by itself.

mod alone;
mod ask;
mod db;
mod fault;
mod hints;
mod many;
mod migrate;
mod search;
mod still;
mod text;
mod tx;
mod value;

pub use alone::Alone;
pub use ask::{Ask, Pending, Row, Rows, Wanted};
pub use db::{Db, Engine, Reader, Sql, sql};
pub use fault::{Fault, Result};
pub use hints::{EVERYTHING, Hints};
pub use migrate::Migration;
pub use still::Still;
pub use tx::Tx;
pub use value::{Args, Scalar, Value};
