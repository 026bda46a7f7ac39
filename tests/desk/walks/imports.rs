//! Imports: from a file to rows of ours, run twice, mended and run again.

use amends::customers::import::{self, ImportRun, Kind, Mapping, Order, RunState};
use amends::customers::{contacts_of, customer_of_key, find, holdings_of, months_of};
use amends::ground::Result;
use amends::ground::web::Paging;

use axum::body::Body;
use axum::http::Request;
use serde_json::Value;

use crate::harness::{Answer, TestDesk};
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
    // Half past eleven at night there is the next day elsewhere, and kept all the same.
    for zone in ["America/Sao_Paulo", "UTC", "Asia/Tokyo"] {
        assert_eq!(kept.kept(desk.house.now(), zone), Some(true), "{zone}");
        assert_eq!(kept.late_by(desk.house.now(), zone), 0, "{zone}");
    }

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

walk!(a_file_of_months_says_what_each_came_to, |desk| {
    run(&desk, Kind::Customers, "customer_key,name\nK1,Ana\nK2,Bia\n").await.unwrap();
    let text = "customer_key,month,currency,revenue,margin,invoices_due,invoices_on_time\n\
        K1,2025-11,EUR,1200.00,(30.50),4,3\n\
        K1,2025-12,EUR,-80.00,,,\n\
        K2,2025-11-30,usd,5,,0,\n\
        K1,11/2025,EUR,7,,,\n\
        K9,2025-11,EUR,7,,,\n\
        K2,2199-01,EUR,7,,,\n\
        K2,2025-10,EUR,7,,2,3\n\
        K2,2025-09,,7,,,\n";
    let months = run(&desk, Kind::Months, text).await.unwrap();
    assert_eq!(sums(&months), (3, 0, 0, 5), "twice, nobody's, not begun, more than due, no currency");
    assert_eq!(sums(&run(&desk, Kind::Months, text).await.unwrap()), (0, 0, 3, 5));
    let moved = text.replace("K1,2025-12,EUR,-80.00,,,", "K1,2025-12,EUR,,,1,1");
    assert_eq!(sums(&run(&desk, Kind::Months, &moved).await.unwrap()), (0, 1, 2, 5));

    let mut read = desk.house.read();
    let ana = customer_of_key(&mut read, &desk.workspace, "K1").await.unwrap().unwrap();
    let known = months_of(&mut read, &desk.workspace, &ana, &Paging::default()).await.unwrap().items;
    let figures: Vec<_> =
        known.iter().map(|m| (m.month.as_str(), m.revenue_minor, m.margin_minor, m.invoices_due)).collect();
    let expected =
        [("2025-12", Some(-8_000), None, Some(1)), ("2025-11", Some(120_000), Some(-3_050), Some(4))];
    assert_eq!(figures, expected, "an empty cell says nothing");
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

/// Brings a file in as a browser does.
async fn bring_in(desk: &TestDesk, kind: &str, text: &str) -> Answer {
    let body = format!(
        "--cut\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\n{kind}\r\n\
         --cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"up <load>.csv\"\r\n\
         Content-Type: text/csv\r\n\r\n{text}\r\n--cut--\r\n"
    );
    let request = Request::post("/import")
        .header("accept", "text/html")
        .header("content-type", "multipart/form-data; boundary=cut")
        .header("sec-fetch-site", "same-origin")
        .body(Body::from(body))
        .unwrap();
    desk.ask(Some(&desk.mara), request).await
}

walk!(a_file_is_brought_in_tried_imported_and_mended, |desk| {
    bring_in(&desk, "", "").await.expect(422).says("the file is empty");
    bring_in(&desk, "", "a;b\n1;2\n").await.expect(422).says("Say what its rows are.");
    let text = "No;Company;Since\n7;Ana <b>;1/12/2017\n8;;x\n;Nobody;\n9;Zoë;\n";
    let at = bring_in(&desk, "customers", text).await.expect(303).location;
    desk.open_page(&desk.mara, &format!("{at}/mapping"))
        .await
        .expect(200)
        .says("Ana &#60;b&#62;")
        .says("Since");

    let missing = [("to.1", "name"), ("kind", "customers"), ("zone", "UTC"), ("how", "dry")];
    let page = desk.send_form(&desk.mara, &format!("{at}/run"), &missing).await.expect(422);
    page.says("customer_key");
    let mapped = [
        ("to.0", "key"),
        ("to.1", "name"),
        ("to.2", "attribute"),
        ("kind", "customers"),
        ("zone", "UTC"),
        ("how", "dry"),
    ];
    desk.send_form(&desk.vic, &format!("{at}/run"), &mapped).await.expect(403);
    // Looking again reads the first rows as the form maps them now, and imports nothing.
    let look: Vec<_> = mapped.iter().map(|f| if f.0 == "how" { ("how", "look") } else { *f }).collect();
    desk.send_form(&desk.mara, &format!("{at}/run"), &look).await.expect(200).says("the cell is empty");
    let unmapped: Vec<_> = look.iter().map(|f| if f.1 == "key" { (f.0, "") } else { *f }).collect();
    let looked = desk.send_form(&desk.mara, &format!("{at}/run"), &unmapped).await.expect(200);
    looked.says("No row can be read with these columns");
    desk.send_form(&desk.mara, &format!("{at}/run"), &mapped).await.expect(303);
    desk.settle().await;
    desk.open_page(&desk.mara, &at)
        .await
        .expect(200)
        .says("Tried")
        .says("Import for real")
        .says("the cell is empty");
    assert_eq!(customer_of_key(&mut desk.house.read(), &desk.workspace, "7").await.unwrap(), None);

    desk.send_form(&desk.mara, &format!("{at}/run"), &[("how", "real")]).await.expect(303);
    desk.settle().await;
    desk.open_page(&desk.mara, &at).await.expect(200).says("Done");
    let id = at.strip_prefix("/import/").unwrap();
    let run =
        desk.call(&desk.vic, "GET", &format!("/api/v1/imports/{id}"), Value::Null).await.expect(200).json();
    assert_eq!((&run["rows_new"], &run["rows_rejected"]), (&Value::from(3), &Value::from(1)));
    desk.send_form(&desk.mara, &format!("{at}/run"), &[("how", "real")]).await.expect(303);
    desk.open_page(&desk.mara, "/import").await.expect(200).says("up &#60;load&#62;.csv");

    let rejected = desk.open_page(&desk.vic, &format!("{at}/rejects.csv")).await.expect(200);
    assert!(rejected.headers["content-disposition"].to_str().unwrap().starts_with("attachment"));
    let mended = rejected.text.replace("\n,Nobody,", "\n10,Nobody,");
    assert_ne!(mended, rejected.text);
    // The same columns are mapped as before, whatever stands beside them; its own name is enough.
    let at = bring_in(&desk, "customers", &mended).await.expect(303).location;
    desk.send_form(&desk.mara, &format!("{at}/run"), &[("how", "real")]).await.expect(303);
    desk.settle().await;
    assert!(customer_of_key(&mut desk.house.read(), &desk.workspace, "10").await.unwrap().is_some());
});

walk!(an_import_by_api_goes_on_in_pieces, |desk| {
    let mut text = String::from("customer_key,name\n");
    for n in 0..70_000 {
        text += &format!("K{n},Customer {n}\n");
    }
    let request = Request::post("/api/v1/imports?kind=customers&file_name=many.csv")
        .header("content-type", "text/csv")
        .body(Body::from(text))
        .unwrap();
    let run = desk.ask(Some(&desk.mara), request).await.expect(201).json();
    assert_eq!(run["uses"]["fields"]["key"], "customer_key");
    let path = format!("/api/v1/imports/{}", run["id"].as_str().unwrap());
    desk.call(&desk.mara, "POST", &format!("{path}/runs"), Value::Null).await.expect(202);
    desk.settle().await;
    let run = desk.call(&desk.vic, "GET", &path, Value::Null).await.json();
    assert_eq!((run["state"].as_str(), &run["rows_new"]), (Some("done"), &Value::from(70_000)), "{run}");
    assert_eq!(run["bytes_done"], run["bytes_total"]);
    desk.call(&desk.mara, "POST", &format!("{path}/resumption"), Value::Null).await.expect(409);
});
