//! SQL stands in the `store` of a room and nowhere else; the ground keeps three small tables of its own.

use super::sources::{files, literals, product};

const OWN: [&str; 3] = ["src/ground/jobs.rs", "src/ground/workspace.rs", "src/ground/web/once.rs"];

fn is_sql(literal: &str) -> bool {
    let text = literal.trim_start().to_lowercase();
    let (verb, rest) = text.split_once(char::is_whitespace).unwrap_or((&text, ""));
    match verb {
        "select" => rest.contains("from "),
        "insert" => rest.starts_with("into "),
        "delete" => rest.starts_with("from "),
        "update" => rest.contains(" set "),
        _ => false,
    }
}

#[test]
fn sql_stands_in_stores_only() {
    let mut strays = Vec::new();
    for path in files("src", &["rs"]) {
        let place = path.to_string_lossy().into_owned();
        let is_store = path.file_name().is_some_and(|n| n == "store.rs") || place.contains("/store/");
        if is_store || OWN.contains(&place.as_str()) {
            continue;
        }
        for literal in literals(&product(&path)).iter().filter(|l| is_sql(l)) {
            strays.push(format!("{place}: {}", literal.chars().take(60).collect::<String>()));
        }
    }
    assert!(strays.is_empty(), "SQL outside a store:\n{}", strays.join("\n"));
}
