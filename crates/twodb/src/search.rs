//! Full-text search: FTS5 on SQLite, `tsvector` on PostgreSQL, one face.
//!
//! A migration asks for it with a line of its own after the table, `-- search: lessons (title, body)`; the
//! table needs a column `doc ROWKEY`. The index is kept by the engine in the same transaction as the row.

use crate::{Ask, Engine, Sql};

/// The statements behind a `-- search:` line.
pub(crate) fn index_of(engine: Engine, table: &str, columns: &[&str]) -> String {
    let list = columns.join(", ");
    match engine {
        Engine::Postgres => {
            let text =
                columns.iter().map(|c| format!("coalesce({c}, '')")).collect::<Vec<_>>().join(" || ' ' || ");
            format!(
                "alter table {table} add column search tsvector generated always as (to_tsvector('simple', {text})) stored;\n\
                 create index {table}_search on {table} using gin (search);\n"
            )
        }
        Engine::Sqlite => {
            let old = columns.iter().map(|c| format!("old.{c}")).collect::<Vec<_>>().join(", ");
            let new = columns.iter().map(|c| format!("new.{c}")).collect::<Vec<_>>().join(", ");
            let forget = format!(
                "insert into {table}_search ({table}_search, rowid, {list}) values ('delete', old.doc, {old});"
            );
            let learn = format!("insert into {table}_search (rowid, {list}) values (new.doc, {new});");
            format!(
                "create virtual table {table}_search using fts5({list}, content='{table}', content_rowid='doc', tokenize='unicode61 remove_diacritics 2');\n\
                 create trigger {table}_search_in after insert on {table} begin {learn} end;\n\
                 create trigger {table}_search_out after delete on {table} begin {forget} end;\n\
                 create trigger {table}_search_new after update of {list} on {table} begin {forget} {learn} end;\n"
            )
        }
    }
}

/// The statements behind a `-- no search:` line.
pub(crate) fn no_index_of(engine: Engine, table: &str) -> String {
    match engine {
        Engine::Postgres => format!("alter table {table} drop column search;\n"),
        Engine::Sqlite => {
            let triggers = ["in", "out", "new"].map(|when| format!("drop trigger {table}_search_{when};\n"));
            format!("{}drop table {table}_search;\n", triggers.concat())
        }
    }
}

impl Sql {
    /// The condition "this row of `table` matches the words bound to `$marker`", for a `where`. Bind the
    /// text through [`Sql::words`].
    pub fn matches(ask: &dyn Ask, table: &str, marker: usize) -> String {
        match ask.engine() {
            Engine::Sqlite => {
                format!(
                    "{table}.doc in (select rowid from {table}_search where {table}_search match ${marker})"
                )
            }
            Engine::Postgres => format!("{table}.search @@ to_tsquery('simple', ${marker})"),
        }
    }

    /// What a person typed, as the value for [`Sql::matches`]: every word must occur, the last may be a
    /// beginning. `None` when no word is left.
    pub fn words(ask: &dyn Ask, typed: &str) -> Option<String> {
        let words: Vec<String> = typed
            .split(|c: char| !c.is_alphanumeric())
            .filter(|w| !w.is_empty())
            .take(12)
            .map(str::to_lowercase)
            .collect();
        (!words.is_empty()).then(|| match ask.engine() {
            Engine::Sqlite => {
                let quoted: Vec<String> = words.iter().map(|w| format!("\"{w}\"")).collect();
                format!("{}*", quoted.join(" "))
            }
            Engine::Postgres => {
                let quoted: Vec<String> = words.iter().map(|w| format!("'{w}'")).collect();
                format!("{}:*", quoted.join(" & "))
            }
        })
    }

    /// The tail of a claiming query: on PostgreSQL, rows that another node holds are passed over; on SQLite
    /// the one writer makes it needless. Put the query in a `with … as materialized (…)`: PostgreSQL may run a
    /// plain subquery again for each row, and then claims more than its limit.
    pub fn skip_locked(ask: &dyn Ask) -> &'static str {
        match ask.engine() {
            Engine::Sqlite => "",
            Engine::Postgres => "for update skip locked",
        }
    }

    /// The tail that holds a row until the end of the transaction.
    pub fn hold(ask: &dyn Ask) -> &'static str {
        match ask.engine() {
            Engine::Sqlite => "",
            Engine::Postgres => "for update",
        }
    }

    /// `in`-list markers for `count` values starting at `$first`: `(($3),($4))` as `values`.
    pub fn in_list(first: usize, count: usize) -> String {
        let list = (first..first + count).map(|n| format!("${n}")).collect::<Vec<_>>().join(",");
        format!("({list})")
    }
}
