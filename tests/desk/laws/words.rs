//! One word for one thing. The few synonyms that creep in most are looked for where people read, and in names.

use super::sources::{files, literals, product};

/// In what people read, as whole words.
const READ: [(&str, &str); 7] = [
    ("ticket", "case or concern"),
    ("tickets", "cases or concerns"),
    ("client", "customer"),
    ("clients", "customers"),
    ("recipient", "contact"),
    ("runbook", "playbook"),
    ("blast radius", "scope"),
];

/// In names of the code, anywhere in a name.
const NAMED: [(&str, &str); 6] = [
    ("ticket", "case or concern"),
    ("client_id", "customer"),
    ("client_name", "customer"),
    ("runbook", "playbook"),
    ("blast_radius", "scope"),
    ("audit_log", "journal"),
];

fn has_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let joins = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '-' || c == '_');
        !joins(text[..at].chars().next_back()) && !joins(text[at + word.len()..].chars().next())
    })
}

#[test]
fn one_word_for_one_thing() {
    let mut strays = Vec::new();
    for path in files("locales/en", &["ftl"]) {
        for line in std::fs::read_to_string(&path).unwrap().lines() {
            let said = line.split_once(" = ").map_or(line, |(_, said)| said).to_lowercase();
            for (word, better) in READ.iter().filter(|(word, _)| has_word(&said, word)) {
                strays.push(format!("{}: `{word}`, say {better}: {line}", path.display()));
            }
        }
    }
    for path in files("src", &["rs"]) {
        // What other systems call things stands in literals: an import must know it.
        let text =
            literals(&product(&path)).iter().fold(product(&path), |t, l| t.replace(&format!("\"{l}\""), ""));
        for (name, better) in NAMED.iter().filter(|(name, _)| text.contains(name)) {
            strays.push(format!("{}: `{name}`, say {better}", path.display()));
        }
    }
    assert!(strays.is_empty(), "{}", strays.join("\n"));
}
