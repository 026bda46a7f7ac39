//! Imports: from a file to rows of ours, run twice, mended and run again.

use amends::customers::import::{self, ImportRun, Kind, Mapping, Order, RunState};
use amends::customers::{contacts_of, customer_of_key, find, holdings_of};
use amends::ground::Result;
use amends::ground::web::Paging;

use crate::harness::TestDesk;
use crate::walk;

async fn run(desk: &TestDesk, kind: Kind, text: &str) -> Result<ImportRun> {
    run_with(desk, kind, text, None, false).await
}

async fn run_with(
    desk: &TestDesk,
    kind: Kind,
    text: &str,
    mapping: Option<Mapping>,
    is_dry: bool,
) -> Result<ImportRun> {
    let file_name = format!("{}.csv", kind.word());
    let order = Order { kind, file_name, bytes: Some(text.len() as u64), mapping, zone: None, is_dry };
    let source = std::io::Cursor::new(text.as_bytes().to_vec());
    import::import(&desk.house, &desk.mara, order, source, |_| {}).await
}

/// New, changed, unchanged, rejected.
fn sums(run: &ImportRun) -> (i64, i64, i64, i64) {
    (run.rows_new, run.rows_changed, run.rows_unchanged, run.rows_rejected)
}

const PEOPLE: &str = "customer_id,customer_unique_id,customer_zip_code_prefix,customer_city,customer_state\n\
    o1,ana,01001,são paulo,SP\n\
    o2,bia,20000,rio,RJ\n\
    o3,ana,04000,santos,SP\n";

const ORDERS: &str = "order_id,customer_id,order_status,order_purchase_timestamp,order_approved_at,order_delivered_carrier_date,order_delivered_customer_date,order_estimated_delivery_date\n\
    A,o1,delivered,2017-11-20 10:00:00,,,2017-12-01 23:30:00,2017-12-01\n\
    B,o3,shipped,2017-11-21 10:00:00,,,,2017-12-04\n\
    C,o9,shipped,2017-11-21 10:00:00,,,,2017-12-04\n\
    D,o2,shipped,2017-11-21 10:00:00,,,,2017-02-30\n";

walk!(a_person_with_an_alias_for_each_order_is_one_customer, |desk| {
    let first = run(&desk, Kind::Customers, PEOPLE).await.unwrap();
    assert_eq!((first.state(), sums(&first)), (RunState::Done, (2, 1, 0, 0)));
    let again = run(&desk, Kind::Customers, PEOPLE).await.unwrap();
    assert_eq!(sums(&again), (0, 0, 3, 0), "importing again changes nothing");

    let mut read = desk.house.read();
    let ana = customer_of_key(&mut read, &desk.workspace, "o3").await.unwrap().unwrap();
    assert_eq!(customer_of_key(&mut read, &desk.workspace, "ana").await.unwrap(), Some(ana.clone()));
    let ana = find(&mut read, &desk.workspace, &ana).await.unwrap();
    assert_eq!(ana.keys.len(), 3);
    assert_eq!(ana.attributes.0["city"], "são paulo", "the first row of a person speaks");

    let orders = run(&desk, Kind::Holdings, ORDERS).await.unwrap();
    assert_eq!(sums(&orders), (2, 0, 0, 2));
    let orders = run(&desk, Kind::Holdings, ORDERS).await.unwrap();
    assert_eq!(sums(&orders), (0, 0, 2, 2));
    let holdings = holdings_of(&mut read, &desk.workspace, Some(&ana.id), &Paging::default()).await.unwrap();
    let kept = holdings.items.iter().find(|h| h.external_key == "A").unwrap();
    assert_eq!(kept.delivered_on.as_deref(), Some("2017-12-01"), "the day as it was in São Paulo");
    assert_eq!(kept.kept(desk.house.now(), "America/Sao_Paulo"), Some(true));

    let moved = ORDERS.replace(
        "B,o3,shipped,2017-11-21 10:00:00,,,,",
        "B,o3,delivered,2017-11-21 10:00:00,,,2017-12-09 09:00:00,",
    );
    assert_eq!(sums(&run(&desk, Kind::Holdings, &moved).await.unwrap()), (0, 1, 1, 2));
});

walk!(a_dry_run_tells_and_changes_nothing, |desk| {
    let tried = run_with(&desk, Kind::Customers, PEOPLE, None, true).await.unwrap();
    assert_eq!(sums(&tried), (2, 1, 0, 0));
    assert_eq!(customer_of_key(&mut desk.house.read(), &desk.workspace, "ana").await.unwrap(), None);
    assert_eq!(sums(&run(&desk, Kind::Customers, PEOPLE).await.unwrap()), (2, 1, 0, 0));
});

walk!(what_stands_twice_in_a_file_is_told, |desk| {
    let text = "customer_key,name\nK1,Ana\nK2,Bia\nK1,Ana again\nK3,\n";
    let twice = run(&desk, Kind::Customers, text).await.unwrap();
    assert_eq!(sums(&twice), (3, 0, 0, 1));
    assert_eq!(sums(&run(&desk, Kind::Customers, text).await.unwrap()), (0, 0, 3, 1));
    let text = "customer_key,other_key,name\nK1,X,Ana\nK2,X,Bia\n";
    assert_eq!(sums(&run(&desk, Kind::Customers, text).await.unwrap()), (0, 1, 0, 1), "X is Ana's");

    // Over the end of a batch, and when the first of the two was written by this very run.
    let mut text = String::from("customer_key,name\n");
    for n in 0..9_000 {
        text += &format!("L{n},Customer {n}\n");
    }
    text += "L5,Again\nL8999,Again\n";
    assert_eq!(sums(&run_with(&desk, Kind::Customers, &text, None, true).await.unwrap()), (9_000, 0, 0, 2));
    assert_eq!(sums(&run(&desk, Kind::Customers, &text).await.unwrap()), (9_000, 0, 0, 2));
    assert_eq!(sums(&run(&desk, Kind::Customers, &text).await.unwrap()), (0, 0, 9_000, 2));
});

walk!(contacts_are_known_again_by_key_address_or_telephone, |desk| {
    run(&desk, Kind::Customers, "customer_key,name,language\nK1,Ana,pt-BR\nK2,Bia,\n").await.unwrap();
    let text = "customer_key,contact_key,name,email,phone,roles\n\
        K1,P1,Ana,ana@example.test,,\"quality, operations\"\n\
        K1,,Rui,rui@example.test,,\n\
        K2,,,,+55 11 5555 0100,\n\
        K9,,Nobody,nobody@example.test,,\n\
        K1,,Ana twice,ana@example.test,,\n\
        K2,,Not an address,bia,,\n";
    assert_eq!(sums(&run(&desk, Kind::Contacts, text).await.unwrap()), (3, 0, 0, 3));
    assert_eq!(sums(&run(&desk, Kind::Contacts, text).await.unwrap()), (0, 0, 3, 3));
    let moved = text.replace("ana@example.test,,\"quality", "ana.souza@example.test,,\"quality");
    // The row that stood twice is now a person of its own.
    assert_eq!(sums(&run(&desk, Kind::Contacts, &moved).await.unwrap()), (1, 1, 2, 2));
    let mut read = desk.house.read();
    let ana = customer_of_key(&mut read, &desk.workspace, "K1").await.unwrap().unwrap();
    let contacts = contacts_of(&mut read, &desk.workspace, &ana).await.unwrap();
    assert_eq!(contacts.len(), 3);
    assert!(contacts.iter().all(|c| c.language == "pt-BR"), "the customer's language");
});

walk!(a_file_nobody_knows_is_refused_with_a_guess, |desk| {
    let text = "Account Number;Company;Region\n1;Ana;SP\n";
    let fault = run(&desk, Kind::Customers, text).await.unwrap_err();
    assert!(fault.fields()[0].cure.contains(r#""key":"Account Number""#), "{fault}");
    let wrong = run(&desk, Kind::Customers, ORDERS).await.unwrap_err();
    assert!(wrong.fields()[0].cure.contains("Import it as holdings"), "{wrong:?}");
    let json = r#"{"kind":"customers","fields":{"key":"Account Number","name":"Company"},"attributes":{"region":"Region"}}"#;
    let mapping = Mapping::from_json(json).unwrap();
    assert_eq!(
        sums(&run_with(&desk, Kind::Customers, text, Some(mapping), false).await.unwrap()),
        (1, 0, 0, 0)
    );
    // Remembered: the same columns need no mapping any more.
    assert_eq!(sums(&run(&desk, Kind::Customers, text).await.unwrap()), (0, 0, 1, 0));
});

walk!(a_file_that_breaks_off_keeps_what_came_before, |desk| {
    let text = "customer_key,name\nK1,Ana\nK2,\"Bia";
    let cut = run(&desk, Kind::Customers, text).await.unwrap();
    assert_eq!((cut.state(), sums(&cut)), (RunState::Done, (1, 0, 0, 1)));
    let text = b"customer_key,name\nK1,Ana\nK2,\x80\x80\nK3,Zoe\n".to_vec();
    let order = Order {
        kind: Kind::Customers,
        file_name: "odd.csv".into(),
        bytes: None,
        mapping: None,
        zone: None,
        is_dry: false,
    };
    let source = std::io::Cursor::new(text);
    let stopped = import::import(&desk.house, &desk.mara, order, source, |_| {}).await.unwrap();
    assert_eq!((stopped.state(), sums(&stopped)), (RunState::Stopped, (0, 0, 1, 0)));
    assert!(stopped.why.unwrap().starts_with("Line 3: "));
    assert!(run_with(&desk, Kind::Customers, "", None, false).await.is_err());
    let viewer = Order {
        kind: Kind::Customers,
        file_name: String::new(),
        bytes: None,
        mapping: None,
        zone: None,
        is_dry: false,
    };
    let source = std::io::Cursor::new(b"customer_key\nK1\n");
    assert!(import::import(&desk.house, &desk.vic, viewer, source, |_| {}).await.is_err());
});
