//! Every fact the journal can say is listed in `docs/facts.md`, and nothing else is.

use std::collections::BTreeSet;

use super::sources::{files, literals, product};

/// What a dot may stand before in a literal that is no fact.
const NO_FACTS: [&str; 26] = [
    "seal",
    "rs",
    "html",
    "css",
    "js",
    "svg",
    "json",
    "ftl",
    "toml",
    "csv",
    "db",
    "txt",
    "md",
    "sql",
    "eml",
    "xlsx",
    "log",
    "test",
    "example",
    "localdomain",
    "com",
    "org",
    "checkpoints",
    "new",
    "atom",
    "ics",
];

/// Where a word with a dot is something else: a setting, a field of a rule, a column of somebody's file, a variable.
const NOT_HERE: [&str; 8] = [
    "src/ground",
    "src/scope/rule",
    "src/scope/pages",
    "src/scope/pages.rs",
    "src/scope/store",
    "src/customers/pages",
    "src/notices/store",
    "src/wording/values.rs",
];

fn is_fact(text: &str) -> bool {
    let word = |w: &str| !w.is_empty() && w.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
    text.split_once('.').is_some_and(|(noun, past)| word(noun) && word(past) && !NO_FACTS.contains(&past))
}

#[test]
fn every_fact_is_listed_and_every_listed_fact_is_said() {
    let said: BTreeSet<String> = files("src", &["rs"])
        .iter()
        .filter(|p| !NOT_HERE.iter().any(|folder| p.starts_with(folder)))
        // A job has a name of its own, which is no fact.
        .map(|p| product(p).lines().filter(|l| !l.contains("const NAME:")).collect::<Vec<_>>().join("\n"))
        .flat_map(|text| literals(&text))
        .filter(|l| is_fact(l))
        .collect();
    let listed: BTreeSet<String> = std::fs::read_to_string("docs/facts.md")
        .unwrap()
        .lines()
        .filter(|l| l.starts_with("- `"))
        .flat_map(|l| {
            l.split(" — ").next().unwrap_or_default().split('`').map(str::to_owned).collect::<Vec<_>>()
        })
        .filter(|word| is_fact(word))
        .collect();
    let unlisted: Vec<_> = said.difference(&listed).collect();
    let unsaid: Vec<_> = listed.difference(&said).collect();
    assert!(unlisted.is_empty(), "said, but not in docs/facts.md: {unlisted:?}");
    assert!(unsaid.is_empty(), "in docs/facts.md, but never said: {unsaid:?}");
}
