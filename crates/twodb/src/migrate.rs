//! Steps that build the schema: one text for both engines, forward only, never edited once applied.
//!
//! The subset: `TEXT`, `BIGINT`, `DOUBLE PRECISION`, `BYTEA`, `ROWKEY` (a number the engine gives each row).
//! On SQLite these become its own words and every table is made strict; one that ends with `) SHORT_ROWS;` is kept in the
//! order of its key alone there, which saves half of the work where rows are short. A line `-- search: TABLE (COLUMNS)`
//! stands for a full-text index, and `-- no search: TABLE` says that there is none any more.

use crate::{Ask, Db, Engine, Fault, Result, args, search, sql};

/// One step: its file name and its text.
#[derive(Debug, Clone)]
pub struct Migration {
    /// The file name; steps are applied in the order of their names.
    pub name: String,
    /// The portable SQL.
    pub text: String,
}

impl Db {
    /// Applies the steps that are missing, each in a transaction of its own; says how many.
    ///
    /// [`Fault::Newer`] when the store has a step that is not among them, [`Fault::Edited`] when one differs.
    pub async fn migrate(&self, steps: &[Migration]) -> Result<usize> {
        let mut tx = self.begin().await?;
        if tx.engine() == Engine::Postgres {
            // Two nodes may start at once: the second waits here, then finds nothing to do.
            tx.run(sql("select pg_advisory_xact_lock(7171)"), args![]).await?;
        }
        tx.run(
            sql("create table if not exists applied_migrations (name text primary key, text text not null)"),
            args![],
        )
        .await?;
        let applied: Vec<(String, String)> =
            tx.all(sql("select name, text from applied_migrations order by name"), args![]).await?;
        for (name, text) in &applied {
            match steps.iter().find(|s| s.name == *name) {
                None => return Err(Fault::Newer(name.clone())),
                Some(step) if step.text != *text => return Err(Fault::Edited(name.clone())),
                Some(_) => {}
            }
        }
        let mut count = 0;
        for step in steps.iter().filter(|s| applied.iter().all(|(name, _)| *name != s.name)) {
            let engine = tx.engine();
            tx.script(translated(engine, &step.text)).await?;
            tx.run(
                sql("insert into applied_migrations (name, text) values ($1, $2)"),
                args![&step.name, &step.text],
            )
            .await?;
            count += 1;
        }
        tx.commit().await?;
        Ok(count)
    }
}

fn translated(engine: Engine, text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 256);
    let mut in_table = false;
    for line in text.lines() {
        if let Some((table, columns)) = line.strip_prefix("-- search: ").and_then(|l| l.split_once(" (")) {
            let columns: Vec<&str> = columns.trim_end_matches(')').split(',').map(str::trim).collect();
            out.push_str(&search::index_of(engine, table.trim(), &columns));
            continue;
        }
        if let Some(table) = line.strip_prefix("-- no search: ") {
            out.push_str(&search::no_index_of(engine, table.trim()));
            continue;
        }
        let line = line.split("--").next().unwrap_or_default().trim_end();
        in_table |= line.trim_start().starts_with("create table");
        let line = match engine {
            Engine::Postgres => {
                line.replace("ROWKEY", "BIGINT GENERATED ALWAYS AS IDENTITY").replace(") SHORT_ROWS;", ");")
            }
            Engine::Sqlite => {
                let strict = if in_table { line.replace(");", ") strict;") } else { line.to_owned() };
                strict
                    .replace(") SHORT_ROWS;", ") strict, without rowid;")
                    .replace("ROWKEY", "INTEGER PRIMARY KEY")
                    .replace("BIGINT", "INTEGER")
                    .replace("DOUBLE PRECISION", "REAL")
                    .replace("BYTEA", "BLOB")
            }
        };
        in_table &= !line.contains(';');
        out.push_str(&line);
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_text_becomes_the_words_of_each_engine() {
        let text = "create table t (\n  doc ROWKEY, -- why\n  n BIGINT not null\n);\n-- search: t (a, b)\n";
        let sqlite = translated(Engine::Sqlite, text);
        assert!(sqlite.contains("doc INTEGER PRIMARY KEY,\n  n INTEGER not null\n) strict;"), "{sqlite}");
        assert!(sqlite.contains("using fts5(a, b"), "{sqlite}");
        let postgres = translated(Engine::Postgres, text);
        assert!(postgres.contains("n BIGINT not null\n);"), "{postgres}");
        assert!(postgres.contains("tsvector"), "{postgres}");
        assert!(translated(Engine::Sqlite, "-- no search: t\n").contains("drop table t_search;"));
        assert!(translated(Engine::Postgres, "-- no search: t\n").contains("drop column search;"));
        let short = "create table t (\n  n BIGINT not null,\n  primary key (n)\n) SHORT_ROWS;\n";
        assert!(translated(Engine::Sqlite, short).contains(") strict, without rowid;"));
        assert!(translated(Engine::Postgres, short).contains("primary key (n)\n);"));
    }
}
