//! The law of proof: `docs/proof.md` says of every table how a hand in it is found, or why it says nothing. It is read
//! from there, so the document cannot go stale; `walks/proof/every_row.rs` lays the hands.

use std::collections::BTreeSet;

use super::sources::{files, literals, product};

/// How a table may be proven.
const CLASSES: [&str; 5] = ["journal", "vouched", "folded", "derived", "passing"];

fn cells() -> Vec<(String, String, String)> {
    let text = std::fs::read_to_string("docs/proof.md").unwrap();
    text.lines()
        .filter_map(|line| {
            let mut cells = line.trim().strip_prefix("| `")?.split('|').map(str::trim);
            let name = cells.next()?.trim_end_matches('`').to_owned();
            Some((name, cells.next()?.to_owned(), cells.next().unwrap_or_default().to_owned()))
        })
        .collect()
}

/// Each table of the document, and its class.
pub fn classes() -> Vec<(String, String)> {
    cells()
        .into_iter()
        .filter(|(name, ..)| !name.contains('.'))
        .map(|(name, class, _)| (name, class))
        .collect()
}

/// The columns, as `table.column`, that may change without a fact.
pub fn columns_that_say_nothing() -> BTreeSet<String> {
    cells().into_iter().map(|(name, ..)| name).filter(|name| name.contains('.')).collect()
}

/// Every table of the schema: those of the migrations, and the one in which these are noted.
fn tables() -> BTreeSet<String> {
    let mut tables = BTreeSet::from(["applied_migrations".to_owned()]);
    for path in files("migrations", &["sql"]) {
        let text = std::fs::read_to_string(path).unwrap();
        for line in text.lines().map(|l| l.trim().trim_end_matches(';')) {
            let words: Vec<&str> = line.split_whitespace().collect();
            match words[..] {
                ["create", "table", name, ..] => drop(tables.insert(name.to_owned())),
                ["drop", "table", name] => drop(tables.remove(name)),
                // A table made anew under another name takes the place of the one before.
                ["alter", "table", from, "rename", "to", to] => {
                    tables.remove(from);
                    tables.insert(to.to_owned());
                }
                _ => {}
            }
        }
    }
    tables
}

#[test]
fn every_table_is_classified_once_and_says_why() {
    let cells = cells();
    let named: Vec<String> = classes().into_iter().map(|(table, _)| table).collect();
    let known: BTreeSet<String> = named.iter().cloned().collect();
    assert_eq!(named.len(), known.len(), "a table stands twice in docs/proof.md");
    let unclassified: Vec<_> = tables().difference(&known).cloned().collect();
    assert!(
        unclassified.is_empty(),
        "how is a hand in these found? say so in docs/proof.md: {unclassified:?}"
    );
    let gone: Vec<_> = known.difference(&tables()).cloned().collect();
    assert!(gone.is_empty(), "docs/proof.md lists what is no table: {gone:?}");
    for (name, class, how) in cells.iter().filter(|(name, ..)| !name.contains('.')) {
        assert!(CLASSES.contains(&class.as_str()), "{name}: `{class}` is no class");
        assert!(how.len() > 10, "{name}: how?");
    }
    for (name, why, _) in cells.iter().filter(|(name, ..)| name.contains('.')) {
        let table = name.split('.').next().unwrap_or_default();
        assert!(known.contains(table) && why.len() > 10, "{name}: of which table, and why?");
    }
}

#[test]
fn every_table_that_is_proven_is_looked_at() {
    let looked_at: BTreeSet<String> =
        files("src/reports", &["rs"]).iter().flat_map(|path| literals(&product(path))).collect();
    for (table, _) in classes().iter().filter(|(_, class)| !["journal", "passing"].contains(&class.as_str()))
    {
        assert!(looked_at.contains(table), "no file of src/reports compares {table}");
    }
}
