//! Every route of the desk, collected from the description of the API and from the `.route(…)` calls of the
//! sources, so that no table of them can be forgotten.

use std::collections::BTreeSet;

use super::sources::{files, product};

const METHODS: [&str; 5] = ["get", "post", "put", "patch", "delete"];

/// `METHOD PATH` of every route.
pub fn collect() -> BTreeSet<String> {
    let mut found = described();
    for file in files("src", &["rs"]) {
        let text = product(&file);
        for (at, _) in text.match_indices(".route(") {
            let call = balanced(&text[at + ".route(".len()..]);
            let path = call.trim_start().strip_prefix('"').and_then(|rest| rest.split('"').next());
            let path =
                path.unwrap_or_else(|| panic!("{}: a route without a literal path: {call}", file.display()));
            for method in METHODS.iter().filter(|m| says(call, m)) {
                found.insert(format!("{} {path}", method.to_uppercase()));
            }
        }
    }
    found
}

fn described() -> BTreeSet<String> {
    let api: serde_json::Value = serde_json::from_str(&amends::app::openapi::document()).unwrap();
    let mut found = BTreeSet::new();
    for (path, verbs) in api["paths"].as_object().unwrap() {
        for method in METHODS.iter().filter(|m| verbs.get(**m).is_some()) {
            found.insert(format!("{} {path}", method.to_uppercase()));
        }
    }
    found
}

/// The arguments of a call, up to its closing bracket.
fn balanced(text: &str) -> &str {
    let mut depth = 1;
    for (at, c) in text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return &text[..at];
        }
    }
    text
}

/// Whether `get(` or `.get(` stands in the call, and not `target(`.
fn says(call: &str, method: &str) -> bool {
    call.match_indices(&format!("{method}("))
        .any(|(at, _)| !call[..at].ends_with(|c: char| c.is_ascii_alphanumeric() || c == '_'))
}
