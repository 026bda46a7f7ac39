//! Steps that build the schema: one text for both engines, forward only, never edited once applied.
//!
//! The subset: `TEXT`, `BIGINT`, `DOUBLE PRECISION`, `BYTEA`, `ROWKEY` (a number the engine gives each row).
//! On SQLite these become its own words and every table is made strict; one that ends with `) SHORT_ROWS;` is kept in the
//! order of its key alone there, which saves half of the work where rows are short. A line `-- search: TABLE (COLUMNS)`
//! stands for a full-text index, and `-- no search: TABLE` says that there is none any more. Keys (`id`, `…_id`, `chain`) are compared
//! byte by byte on both engines; `-- keys byte by byte` brings that to tables that were made before it was so.

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
        if line == "-- keys byte by byte" {
            out.push_str(if engine == Engine::Postgres { KEYS_BYTE_BY_BYTE } else { "" });
            continue;
        }
        let line = line.split("--").next().unwrap_or_default().trim_end();
        in_table |= line.trim_start().starts_with("create table");
        let line = match engine {
            Engine::Postgres => {
                let line = if holds_key(line) {
                    line.replacen("TEXT", "TEXT collate \"C\"", 1)
                } else {
                    line.to_owned()
                };
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

/// Whether a line makes a column that holds a key: `id TEXT …`, or `add column case_id TEXT …`.
fn holds_key(line: &str) -> bool {
    let mut words = line.split_whitespace().skip_while(|word| !is_key(word));
    words.next().is_some() && words.next().is_some_and(|kind| kind.trim_end_matches([',', ';']) == "TEXT")
}

fn is_key(word: &str) -> bool {
    word == "id" || word == "chain" || word.ends_with("_id")
}

/// The locale of a database decides how PostgreSQL compares texts, by rules that cost many times what two keys are worth,
/// and that may change with the machine's libraries beneath an index.
const KEYS_BYTE_BY_BYTE: &str = r#"
do $$
declare of_table record;
begin
    for of_table in
        select c.table_name as name, string_agg(format('alter column %I type text collate "C"', c.column_name), ', ') as changes
        from information_schema.columns c
        join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name
        where c.table_schema = current_schema() and t.table_type = 'BASE TABLE' and c.data_type = 'text'
            and c.collation_name is null and (c.column_name in ('id', 'chain') or c.column_name like '%\_id')
        group by c.table_name
    loop
        execute format('alter table %I %s', of_table.name, of_table.changes);
    end loop;
end $$;
"#;

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
        let keys = "create table t (\n  id TEXT not null,\n  case_id TEXT,\n  solid TEXT\n);\nalter table t add column by_id TEXT;\n";
        let postgres = translated(Engine::Postgres, keys);
        assert!(
            postgres
                .contains("  id TEXT collate \"C\" not null,\n  case_id TEXT collate \"C\",\n  solid TEXT\n"),
            "{postgres}"
        );
        assert!(postgres.contains("add column by_id TEXT collate \"C\";"), "{postgres}");
        assert!(!translated(Engine::Sqlite, keys).contains("collate"));
        assert!(translated(Engine::Postgres, "-- keys byte by byte\n").contains("alter table"));
        assert_eq!(translated(Engine::Sqlite, "-- keys byte by byte\n"), "");
        let short = "create table t (\n  n BIGINT not null,\n  primary key (n)\n) SHORT_ROWS;\n";
        assert!(translated(Engine::Sqlite, short).contains(") strict, without rowid;"));
        assert!(translated(Engine::Postgres, short).contains("primary key (n)\n);"));
    }
}
