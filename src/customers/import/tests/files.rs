//! Real files, where they are at hand. They are not part of the repository.

use std::collections::HashSet;
use std::fs::File;
use std::path::PathBuf;

use jiff::tz::TimeZone;

use super::super::{Bound, Kind, Options, Reader, Row, Step, guess, recognise};
use crate::customers::{kept_by_calendar_day, late_by_days};

fn open(name: &str) -> Option<Reader<File>> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/data").join(name);
    let Ok(file) = File::open(&path) else {
        println!("skipped: {} is not here", path.display());
        return None;
    };
    Some(Reader::open(file, Options::default()).unwrap())
}

#[test]
fn olist_customers_are_people_with_an_alias_for_each_order() {
    let Some(mut reader) = open("olist/olist_customers_dataset.csv") else { return };
    let layout = recognise(reader.header()).unwrap();
    assert_eq!((layout.name, layout.mapping.kind), ("Olist customers", Kind::Customers));
    let bound = Bound::bind(&layout.mapping, reader.header()).unwrap();
    assert!(bound.ignored().is_empty());
    let (mut row, mut keys, mut aliases) = (Row::default(), HashSet::new(), HashSet::new());
    while let Step::Row = reader.read(&mut row).unwrap() {
        let read = bound.customer(&row).unwrap();
        assert_eq!(read.attributes.len(), 3);
        keys.insert(read.key);
        aliases.insert(read.alias.unwrap());
    }
    assert_eq!(aliases.len(), 7822);
    assert!(keys.len() < aliases.len(), "some people bought more than once");
}

#[test]
fn olist_orders_hold_promised_days_and_instants_of_delivery() {
    let Some(mut reader) = open("olist/olist_orders_dataset.csv") else { return };
    let layout = recognise(reader.header()).unwrap();
    assert_eq!((layout.name, layout.mapping.kind), ("Olist orders", Kind::Holdings));
    let bound = Bound::bind(&layout.mapping, reader.header()).unwrap();
    assert_eq!(bound.ignored(), ["order_approved_at", "order_delivered_carrier_date"]);
    let zone = TimeZone::get(&layout.mapping.zone).unwrap();
    let (mut row, mut rows, mut late) = (Row::default(), 0, 0);
    while let Step::Row = reader.read(&mut row).unwrap() {
        let read = bound.holding(&row).unwrap();
        rows += 1;
        if let Some((promised, delivered)) = read.promised.zip(read.delivered) {
            let kept = kept_by_calendar_day(promised, delivered, &zone);
            assert_eq!(kept, late_by_days(promised, delivered, &zone) == 0);
            late += usize::from(!kept);
        }
    }
    assert_eq!(rows, 7822);
    assert!((300..900).contains(&late), "{late} late");
}

#[test]
fn the_columns_of_others_are_guessed() {
    for (name, kind, fields) in [
        ("b2b/hubspot-dbt-fivetran/integration_tests/seeds/company_data.csv", Kind::Customers, 2),
        ("b2b/hubspot-dbt-fivetran/integration_tests/seeds/contact_data.csv", Kind::Contacts, 2),
        ("olist/olist_orders_dataset.csv", Kind::Holdings, 7),
    ] {
        let Some(reader) = open(name) else { return };
        let mapping = guess(kind, reader.header());
        assert!(mapping.fields.len() >= fields, "{name}: {:?}", mapping.fields);
    }
}
