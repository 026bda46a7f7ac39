//! Whom we owe: known and changed by hand, through pages and API alike.

use serde_json::{Value, json};

use crate::walk;

walk!(a_customer_becomes_known_by_hand, |desk| {
    let said = json!({ "name": "Ærø Værft <b>A/S</b>", "key": "C-1", "language": "da", "zone": "Europe/Copenhagen",
        "attributes": { "segment": "yards", "state": "Syddanmark" } });
    let customer = desk.call(&desk.mara, "POST", "/api/v1/customers", said.clone()).await.expect(201).json();
    let path = format!("/api/v1/customers/{}", customer["id"].as_str().unwrap());
    assert_eq!(customer["attributes"]["segment"], "yards");
    assert_eq!(customer["keys"][0]["key"], "C-1");

    let taken = desk.call(&desk.mara, "POST", "/api/v1/customers", said).await.expect(422).json();
    assert_eq!(taken["fields"][0]["field"], "key");
    let wrong = json!({ "name": "", "zone": "Mars/Olympus", "language": "!", "attributes": "no colon" });
    let wrong = desk.call(&desk.mara, "POST", "/api/v1/customers", wrong).await.expect(422).json();
    assert_eq!(wrong["fields"].as_array().unwrap().len(), 4, "every fault at once: {wrong}");
    desk.call(&desk.vic, "POST", "/api/v1/customers", json!({ "name": "x" })).await.expect(403);

    let changed = json!({ "name": "Ærø Værft", "key": "C-1-b" });
    let changed = desk.call(&desk.mara, "PUT", &path, changed).await.expect(200).json();
    assert_eq!(changed["keys"].as_array().unwrap().len(), 2, "a key is added, none taken away");
    for key in ["C-1", "C-1-b", "ærø", "vær"] {
        let query = serde_urlencoded::to_string([("q", key)]).unwrap();
        let found =
            desk.call(&desk.vic, "GET", &format!("/api/v1/customers?{query}"), Value::Null).await.json();
        assert_eq!(found["items"].as_array().unwrap().len(), 1, "{key}: {found}");
    }
});

walk!(contacts_and_holdings_stand_with_their_customer, |desk| {
    let customer =
        desk.call(&desk.mara, "POST", "/api/v1/customers", json!({ "name": "Ana Souza" })).await.json();
    let path = format!("/api/v1/customers/{}", customer["id"].as_str().unwrap());
    let said = json!({ "name": "Ana", "email": "ana@example.test", "roles": "Quality, head of operations" });
    let contact =
        desk.call(&desk.mara, "POST", &format!("{path}/contacts"), said.clone()).await.expect(201).json();
    assert_eq!(contact["roles"], json!(["quality", "head-of-operations"]));
    desk.call(&desk.mara, "POST", &format!("{path}/contacts"), said).await.expect(422);
    desk.call(&desk.mara, "POST", &format!("{path}/contacts"), json!({ "name": "Nobody" })).await.expect(422);
    let leaving = format!("/api/v1/contacts/{}/leaving", contact["id"].as_str().unwrap());
    desk.call(&desk.mara, "PUT", &leaving, Value::Null).await.expect(200);
    let query = "/api/v1/customers?without_contact=true";
    let alone = desk.call(&desk.vic, "GET", query, Value::Null).await.expect(200).json();
    assert_eq!(alone["items"][0]["contacts"], 0, "who left is not counted");
    let back = desk.call(&desk.mara, "DELETE", &leaving, Value::Null).await.expect(200).json();
    assert_eq!(back["left_at"], Value::Null);

    let said = json!({ "key": "O-1", "kind": "Order", "promised": "2026-03-01", "bought": "2026-02-20T10:15",
        "amount": "129.90", "currency": "brl" });
    let holding = desk.call(&desk.mara, "POST", &format!("{path}/holdings"), said).await.expect(201).json();
    assert_eq!((&holding["promised_on"], &holding["value_minor"]), (&json!("2026-03-01"), &json!(12990)));
    assert_eq!(holding["bought_at"], "2026-02-20T10:15:00Z");
    let wrong =
        json!({ "key": "O-2", "kind": "order", "promised": "2026-02-30", "amount": "-5", "currency": "EUR" });
    let wrong = desk.call(&desk.mara, "POST", &format!("{path}/holdings"), wrong).await.expect(422).json();
    assert_eq!(wrong["fields"].as_array().unwrap().len(), 2);
    let list = desk.call(&desk.vic, "GET", &format!("{path}/holdings"), Value::Null).await.json();
    assert_eq!(list["items"].as_array().unwrap().len(), 1);
});

walk!(the_list_goes_on_where_the_page_ended, |desk| {
    for n in 0..7 {
        let said = json!({ "name": format!("Customer {}", n / 2), "key": format!("K{n}") });
        desk.call(&desk.mara, "POST", "/api/v1/customers", said).await.expect(201);
        desk.wait(1_000);
    }
    for sort in ["name", "-name", "changed", "-changed"] {
        let (mut seen, mut after) = (Vec::new(), String::new());
        loop {
            let path = format!("/api/v1/customers?sort={sort}&limit=3{after}");
            let page = desk.call(&desk.vic, "GET", &path, Value::Null).await.expect(200).json();
            seen.extend(
                page["items"].as_array().unwrap().iter().map(|c| c["id"].as_str().unwrap().to_owned()),
            );
            let Some(next) = page["next"].as_str() else { break };
            after = format!("&after={next}");
        }
        let mut once = seen.clone();
        once.sort();
        once.dedup();
        assert_eq!((seen.len(), once.len()), (7, 7), "{sort}: each once");
    }
});

walk!(what_a_month_came_to_stands_beside_trust, |desk| {
    // R108: revenue, margin and on-time cash per customer, next to trust; against what was before the wrong.
    let customer =
        desk.call(&desk.mara, "POST", "/api/v1/customers", json!({ "name": "Aerovia", "key": "C-1" }));
    let customer = customer.await.expect(201).json()["id"].as_str().unwrap().to_owned();
    let page = format!("/customers/{customer}");
    let empty = desk.open_page(&desk.mara, &page).await.expect(200).text;
    assert!(
        empty.contains("No month is known yet") && empty.contains(&format!("{page}/months/new")),
        "{empty}"
    );

    let path = format!("/api/v1{page}/months");
    let month = |month: &str, revenue: &str, margin: &str, due: &str, on_time: &str| {
        json!({ "month": month, "currency": "eur", "revenue": revenue, "margin": margin, "invoices_due": due,
            "invoices_on_time": on_time })
    };
    for said in [
        month("2025-12", "100000.00", "30000.00", "4", "4"),
        month("2026-01", "120000.00", "30000.00", "4", "3"),
        month("2026-03", "55000.00", "-2000.00", "4", "1"),
    ] {
        desk.call(&desk.mara, "PUT", &path, said).await.expect(200);
    }
    let said = desk.call(&desk.mara, "PUT", &path, month("2026-03", "55000.00", "-2000.00", "4", "2"));
    let said = said.await.expect(200).json();
    assert_eq!((&said["revenue_minor"], &said["margin_minor"]), (&json!(5_500_000), &json!(-200_000)));
    let known = desk.call(&desk.vic, "GET", &path, Value::Null).await.expect(200).json();
    assert_eq!(known["items"].as_array().unwrap().len(), 3, "said anew, not twice: {known}");

    // The wrong began in March.
    let declared = json!({ "title": "The furnace stopped", "occurred_at": "2026-03-01T06:00:00Z" });
    let incident = desk.call(&desk.mara, "POST", "/api/v1/incidents", declared).await.expect(201).json();
    let scope = format!("/api/v1/incidents/{}/scopes", incident["id"].as_str().unwrap());
    let said = json!({ "list": "C-1", "reason": "Their order runs through it" });
    let drafted = desk.call(&desk.mara, "POST", &scope, said).await.expect(201).json();
    let confirm = format!("{scope}/{}/confirmation", drafted["id"].as_str().unwrap());
    desk.call(&desk.tom, "POST", &confirm, Value::Null).await;
    desk.settle().await;
    let shown = desk.open_page(&desk.vic, &page).await.expect(200).text;
    for words in
        ["EUR\u{a0}55,000.00", "before: EUR\u{a0}110,000.00", "50% less", "50% (2 / 4)", "87.5% (7 / 8)"]
    {
        assert!(shown.contains(words), "{words}: {shown}");
    }
    let (trust, months) = (shown.find("id=\"trust\""), shown.find("id=\"months\""));
    assert!(trust.unwrap() < months.unwrap(), "next to trust");
    assert!(!shown.contains("months/new"), "who only looks is offered no form");

    // Taken back; what is wrong is told beside its field and changes nothing.
    let blank = month("2026-03", "", "", "", "");
    desk.call(&desk.mara, "PUT", &path, blank.clone()).await.expect(200);
    desk.call(&desk.mara, "PUT", &path, blank).await.expect(422);
    let known = desk.call(&desk.vic, "GET", &format!("{path}?limit=1"), Value::Null).await.expect(200).json();
    assert_eq!(known["items"][0]["month"], "2026-01");
    let next = format!("{path}?limit=1&after={}", known["next"].as_str().unwrap());
    let next = desk.call(&desk.vic, "GET", &next, Value::Null).await.expect(200).json();
    assert_eq!((&next["items"][0]["month"], &next["next"]), (&json!("2025-12"), &Value::Null));
    for (wrong, field) in [
        (month("2099-01", "1", "", "", ""), "month"),
        (month("2026-13", "1", "", "", ""), "month"),
        (month("2026-01", "12.345", "", "", ""), "revenue"),
        (month("2026-01", "1", "", "3", "4"), "invoices_on_time"),
        (month("2026-01", "1", "", "", "1"), "invoices_on_time"),
        (month("2026-01", "1", "", "-1", ""), "invoices_due"),
        (json!({ "month": "2026-01", "currency": "XXQ", "revenue": "1" }), "currency"),
        (json!({ "month": "2026-02", "currency": "EUR" }), "revenue"),
    ] {
        let refused = desk.call(&desk.mara, "PUT", &path, wrong.clone()).await.expect(422).json();
        assert_eq!(refused["fields"][0]["field"], field, "{wrong}: {refused}");
    }
    desk.call(&desk.vic, "PUT", &path, month("2026-01", "1", "", "", "")).await.expect(403);
    desk.call(&desk.mara, "GET", "/api/v1/customers/cus_00000000000000000000000000/months", Value::Null)
        .await
        .expect(404);
});
