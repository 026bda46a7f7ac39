//! Whom real bounces name as not reached.

use std::collections::BTreeSet;

use inbound::{Kind, read};

use crate::data::folder;

#[test]
fn real_bounces_name_those_not_reached() {
    let Some(folder) = folder("flufl-bounce") else { return };
    let key = std::fs::read_to_string(folder.join("expected.json")).unwrap();
    let key: serde_json::Value = serde_json::from_str(&key).unwrap();
    let (mut same, mut all) = (0, 0);
    for (file, answer) in key.as_object().unwrap() {
        // One row is no row: it shows how the others are written.
        let Some(addresses) = answer["failed_addresses"].as_array() else { continue };
        let wanted: BTreeSet<String> =
            addresses.iter().map(|address| address.as_str().unwrap().to_lowercase()).collect();
        let bytes = std::fs::read(folder.join("tests/data").join(file)).unwrap();
        let kind = read(&bytes).kind;
        let found: BTreeSet<String> = match &kind {
            Kind::Bounce(failures) => failures.iter().map(|one| one.address.to_lowercase()).collect(),
            _ => BTreeSet::new(),
        };
        all += 1;
        if wanted == found {
            same += 1;
        } else {
            println!("{file}: {wanted:?}, read as {kind:?}");
        }
    }
    println!("real bounces: {same} of {all} name the same addresses");
    assert!(same * 100 >= all * 95, "{same} of {all}");
}
