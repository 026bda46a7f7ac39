//! `docs/openapi.json` is what the router says of itself. `UPDATE=1` writes it anew.

use super::sources::{files, product};

#[test]
fn the_description_of_the_api_is_the_one_in_the_docs() {
    let now = format!("{}\n", amends::app::openapi::document());
    let path = "docs/openapi.json";
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(path, &now).unwrap();
    }
    let then = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        then == now,
        "{path} is not what the router says: run this test with UPDATE=1 and look at the change"
    );
}

/// Two types of one name would become one schema, and one of them would be described as the other.
#[test]
fn every_schema_has_a_name_of_its_own() {
    let mut seen = std::collections::BTreeMap::<String, Vec<String>>::new();
    for path in files("src", &["rs"]) {
        let text = product(&path);
        for item in text.split("#[derive(").skip(1).filter(|i| i.lines().next().unwrap().contains("ToSchema"))
        {
            let head = item.split('{').next().unwrap();
            let given = head.split("#[schema(as = ").nth(1).map(|rest| rest.split(')').next().unwrap());
            let own = head.split(['\n', ' ', '<']).skip_while(|w| !matches!(*w, "struct" | "enum")).nth(1);
            let name = given.or(own).unwrap_or_else(|| panic!("{}: no name in {head}", path.display()));
            seen.entry(name.to_owned()).or_default().push(path.display().to_string());
        }
    }
    seen.retain(|_, places| places.len() > 1);
    assert!(seen.is_empty(), "give one of each pair a name by #[schema(as = …)]: {seen:#?}");
}

/// A program that reads the description follows every reference.
#[test]
fn every_reference_leads_somewhere() {
    let text = amends::app::openapi::document();
    let api: serde_json::Value = serde_json::from_str(&text).unwrap();
    let lost: std::collections::BTreeSet<&str> = text
        .split("\"#/components/schemas/")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap())
        .filter(|name| api["components"]["schemas"].get(*name).is_none())
        .collect();
    assert!(lost.is_empty(), "these are not described: {lost:?}");
}
