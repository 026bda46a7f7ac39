//! Whom a rule reaches beyond one holding: numbers as people count them, sets from a file, what a customer has or has
//! not, who is only possibly touched, and leaving out by a rule (R13, R14).

use axum::body::Body;
use axum::http::Request;
use serde_json::{Value, json};

use crate::harness::TestDesk;
use crate::walk;

/// Customer, region, serial of their pump, price, roles of their contact.
const PUMPS: [(&str, &str, &str, &str, &str); 6] = [
    ("Aerovia", "north", "SN9", "900.00", "quality"),
    ("Brightwing <b>Aero</b>", "north", "SN10", "900.00", "purchasing, legal"),
    ("Cirro", "south", "SN0099", "12.00", ""),
    ("Dalby", "south", "SN100", "900.00", "quality"),
    ("شركة الخليج", "south", "SN10a", "900.00", "executive"),
    ("Fjord 😀", "west", "XN10", "900.00", "operations"),
];

async fn pumps(desk: &TestDesk) {
    for (n, (name, region, serial, price, roles)) in PUMPS.iter().enumerate() {
        let said = json!({ "name": name, "key": format!("C-{n}"), "attributes": { "region": region } });
        let customer = desk.call(&desk.mara, "POST", "/api/v1/customers", said).await.expect(201).json();
        let path = format!("/api/v1/customers/{}", customer["id"].as_str().unwrap());
        let said = json!({ "key": format!("P-{n}"), "kind": "pump", "label": "Feed pump", "status": "shipped",
            "delivered": "2026-01-15", "amount": price, "currency": "EUR", "attributes": { "serial": serial } });
        desk.call(&desk.mara, "POST", &format!("{path}/holdings"), said).await.expect(201);
        let said = json!({ "name": format!("Their {n}"), "email": format!("p{n}@example.test"), "roles": roles,
            "language": if n == 4 { "ar" } else { "en" } });
        desk.call(&desk.mara, "POST", &format!("{path}/contacts"), said).await.expect(201);
    }
}

async fn incident(desk: &TestDesk) -> String {
    let said = json!({ "title": "Pumps of one batch may crack", "scenario": "recall" });
    let incident = desk.call(&desk.mara, "POST", "/api/v1/incidents", said).await.expect(201).json();
    incident["id"].as_str().unwrap().to_owned()
}

/// Brings a set as a program does.
async fn bring(desk: &TestDesk, name: &str, values: &str) -> crate::harness::Answer {
    let path = format!("/api/v1/sets?name={}&because=The+supplier%27s+list", name.replace(' ', "+"));
    let request =
        Request::post(path).header("content-type", "text/csv").body(Body::from(values.to_owned())).unwrap();
    desk.ask(Some(&desk.mara), request).await
}

walk!(numbers_sets_and_what_a_customer_has_mean_the_same_on_both_engines, |desk| {
    pumps(&desk).await;
    let incident = incident(&desk).await;
    bring(&desk, "recalled pumps", "serial,made\nSN9,2025\nSN100,2025\nnowhere,2025\n").await.expect(201);
    bring(&desk, "told by hand", "C-1\nC-5\n").await.expect(201);
    bring(&desk, "urgent roles", "legal\nexecutive\n").await.expect(201);
    let api = format!("/api/v1/incidents/{incident}/scopes");
    for (rule, found) in [
        // Byte by byte SN100 lies between SN10 and SN9; counted, it does not.
        ("holding.attr.serial between SN10 and SN9", 4),
        ("holding.attr.serial from SN9 to SN10", 2),
        ("holding.attr.serial from SN009 to SN099", 3),
        ("holding.attr.serial from SN1 to SN99999999999999999999999", 4),
        ("not holding.attr.serial from SN9 to SN10", 4),
        ("holding.key from P-1 to P-3", 3),
        ("holding.label begins with \"Feed \"", 6),
        ("not holding.label begins with \"Feed \"", 0),
        ("holding.attr.serial in set \"recalled pumps\"", 2),
        ("holding.attr.serial not in set \"recalled pumps\" and holding.kind = pump", 4),
        ("customer.key in set \"told by hand\"", 2),
        ("holding.kind = pump and customer.key not in set \"told by hand\"", 4),
        ("customer.key = C-3", 1),
        ("contact.role = Quality", 2),
        ("contact.role != quality", 4),
        ("contact.role in (legal, operations)", 2),
        ("contact.role in set \"urgent roles\"", 2),
        ("contact.role is unknown", 1),
        ("contact.language = ar and contact.email is known", 1),
        ("has a holding where (holding.value > 100 EUR and customer.region = north)", 2),
        ("has no holding where (holding.value > 100 EUR)", 1),
        ("has a contact where (contact.role = legal and contact.language = en)", 1),
        ("has a contact where (not contact.role = quality and contact.language != ar)", 3),
        ("has no contact or has had no delivery since 2026-01-16", 6),
        ("has had no delivery since 2026-01-15", 0),
        ("holding.kind = pump and has a holding where (holding.attr.serial = SN9)", 1),
    ] {
        let draft = desk.call(&desk.mara, "POST", &api, json!({ "rule": rule })).await;
        assert_eq!(draft.status.as_u16(), 201, "{rule}: {}", draft.text);
        assert_eq!(draft.json()["customers"], found, "{rule}");
    }
    let unknown =
        desk.call(&desk.mara, "POST", &api, json!({ "rule": "customer.key in set \"recalled pump\"" }));
    unknown.await.expect(422).says("Line 1, column 21: there is no set called").says("Near: recalled pumps.");
});

walk!(a_set_has_versions_and_rules_mean_the_newest, |desk| {
    pumps(&desk).await;
    let incident = incident(&desk).await;
    desk.open_page(&desk.vic, "/sets").await.expect(200).says("No set yet");
    let form = |name: &str, values: &str| {
        let part = |field: &str, value: &str| {
            format!("--cut\r\nContent-Disposition: form-data; name=\"{field}\"\r\n\r\n{value}\r\n")
        };
        let body =
            [part("name", name), part("because", "The <b>supplier's</b> list"), part("values", values)]
                .concat();
        Request::post("/sets")
            .header("accept", "text/html")
            .header("content-type", "multipart/form-data; boundary=cut")
            .header("sec-fetch-site", "same-origin")
            .body(Body::from(body + "--cut--\r\n"))
            .unwrap()
    };
    desk.ask(Some(&desk.mara), form("serials", " \n")).await.expect(422).says("The set holds no value.");
    desk.ask(Some(&desk.mara), form("", "SN9")).await.expect(422).says("This is empty.");
    desk.ask(Some(&desk.vic), form("serials", "SN9")).await.expect(403);
    desk.ask(Some(&desk.mara), form("serials", "SN9\nSN9\nSN10")).await.expect(303);
    let page = desk.open_page(&desk.vic, "/sets").await.expect(200);
    page.says("The &#60;b&#62;supplier&#39;s&#60;/b&#62; list");
    let api = format!("/api/v1/incidents/{incident}/scopes");
    let said = json!({ "rule": "holding.attr.serial in set serials" });
    let first = desk.call(&desk.mara, "POST", &api, said.clone()).await.expect(201).json();
    assert_eq!(first["customers"], 2, "a value that stands twice counts once");
    bring(&desk, "serials", "SN100").await.expect(201);
    let second = desk.call(&desk.mara, "POST", &api, said).await.expect(201).json();
    assert_eq!(second["customers"], 1);
    let sets = desk.call(&desk.vic, "GET", "/api/v1/sets", Value::Null).await.expect(200).json();
    let set = &sets["items"][0];
    assert_eq!(
        (&set["version"], &set["many"], sets["items"].as_array().unwrap().len()),
        (&json!(2), &json!(1), 1)
    );
    let path = format!("/api/v1/sets/{}/values", set["id"].as_str().unwrap());
    assert_eq!(desk.call(&desk.vic, "GET", &path, Value::Null).await.json()["items"], json!(["SN100"]));
    let audit = amends::reports::verify(&desk.house, &desk.workspace).await.unwrap();
    assert!(audit.findings.is_empty(), "{:?}", audit.findings);
});

walk!(those_possibly_touched_are_decided_about, |desk| {
    pumps(&desk).await;
    let incident = incident(&desk).await;
    let api = format!("/api/v1/incidents/{incident}/scopes");
    let rule = "holding.attr.serial from SN9 to SN10 possibly (customer.region in (north, south))";
    let open = desk.call(&desk.mara, "POST", &api, json!({ "rule": rule })).await.expect(422);
    open.says("3 customers are only possibly touched, and nobody has decided whether they are told.");
    let leave = json!({ "rule": rule, "possibly": "leave" });
    desk.call(&desk.mara, "POST", &api, leave).await.expect(422).says("would not be told without a reason");
    let leave =
        json!({ "rule": rule, "possibly": "leave", "possibly_because": "Their lots were <b>tested</b>" });
    let left = desk.call(&desk.mara, "POST", &api, leave).await.expect(201).json();
    assert_eq!(
        (&left["customers"], &left["possible"], &left["possible_told"]),
        (&json!(2), &json!(3), &json!(0))
    );
    assert_eq!(left["possibly"].as_array().unwrap().len(), 3);
    let page = format!("/incidents/{incident}/scope/{}", left["id"].as_str().unwrap());
    let page = desk.open_page(&desk.tom, &page).await.expect(200);
    page.says("3 customers are only possibly touched.").says("tested&#60;/b&#62;");
    let tell = json!({ "rule": rule, "possibly": "tell" });
    let told = desk.call(&desk.mara, "POST", &api, tell).await.expect(201).json();
    assert_eq!(
        (&told["customers"], &told["possible_told"], &told["found_today"]),
        (&json!(5), &json!(1), &Value::Null)
    );
    let path = format!("{api}/{}/confirmation", told["id"].as_str().unwrap());
    desk.call(&desk.tom, "POST", &path, Value::Null).await.expect(200);
    let cases =
        desk.call(&desk.vic, "GET", &format!("/api/v1/cases?incident={incident}"), Value::Null).await.json();
    assert_eq!(cases["items"].as_array().unwrap().len(), 5);
});

// R14: small is no reason by itself.
walk!(leaving_out_by_a_rule_wants_a_reason_and_says_how_many, |desk| {
    pumps(&desk).await;
    let incident = incident(&desk).await;
    let api = format!("/api/v1/incidents/{incident}/scopes");
    let small = "has no holding where (holding.value >= 100.00 EUR)";
    let bare = json!({ "rule": "holding.kind = pump", "leave_out_rule": small });
    desk.call(&desk.mara, "POST", &api, bare).await.expect(422).says("left out by a rule without a reason");
    let any = json!({ "rule": "holding.kind = pump", "leave_out_rule": "holding.value < 100.00 EUR", "leave_out_because": "x x" });
    desk.call(&desk.mara, "POST", &api, any)
        .await
        .expect(422)
        .says("whoever has such a holding among others");
    let said = json!({ "rule": "holding.kind = pump", "leave_out_rule": small,
        "leave_out_because": "Samples, collected already", "leave_out": "C-0, told by telephone" });
    let first = desk.call(&desk.mara, "POST", &api, said).await.expect(201).json();
    let figures = (&first["customers"], &first["excluded"], &first["small"]);
    assert_eq!(figures, (&json!(4), &json!(2), &json!(1)), "{first}");
    let page = format!("/incidents/{incident}/scope/{}", first["id"].as_str().unwrap());
    desk.open_page(&desk.tom, &page).await.expect(200).says("One customer is left out by the rule");
    let path = format!("{api}/{}/confirmation", first["id"].as_str().unwrap());
    desk.call(&desk.tom, "POST", &path, Value::Null).await.expect(200);
    // The next version may keep whom this one leaves out.
    let said = json!({ "rule": "holding.kind = pump", "reason": "Looked at again", "keep_left_out": true });
    let next = desk.call(&desk.mara, "POST", &api, said).await.expect(201).json();
    assert_eq!((&next["customers"], &next["excluded"], &next["added"]), (&json!(4), &json!(2), &json!(0)));
    assert_eq!(next["left_out"][0]["because"], "told by telephone");
});

walk!(a_rule_by_clicking_opens_in_its_rows_again, |desk| {
    pumps(&desk).await;
    let incident = incident(&desk).await;
    let page = format!("/incidents/{incident}/scope/rule");
    let clicked = [
        ("join", "all"),
        ("field_1", "holding.attr.serial"),
        ("operator_1", "from-to"),
        ("value_1", "SN9, SN10"),
        ("field_2", "customer.region"),
        ("operator_2", "equal"),
        ("value_2", "north"),
        ("group_2", "a"),
        ("field_3", "customer.region"),
        ("operator_3", "equal"),
        ("value_3", "west"),
        ("group_3", "a"),
    ];
    let written = desk.send_form(&desk.mara, &page, &clicked).await.expect(200);
    let rule = "holding.attr.serial from SN9 to SN10 and (customer.region = north or customer.region = west)";
    let written = written.says(&format!("{rule}</textarea>")).says("<option value=\"from-to\" selected>");
    assert!(written.text.contains(&format!("name=\"rows_of\" value=\"{rule}\"")), "{}", written.text);
    // Changed in its rows, the rule is written anew and not added to.
    let again = [
        ("rule", rule),
        ("rows_of", rule),
        ("join", "all"),
        ("field_1", "holding.attr.serial"),
        ("operator_1", "from-to"),
        ("value_1", "SN9, SN100"),
    ];
    let again = desk.send_form(&desk.mara, &page, &again).await.expect(200);
    again.says("\nholding.attr.serial from SN9 to SN100</textarea>");
    // What says more than rows can is added to; and rows can be added without writing anything.
    let beyond = [
        ("rule", "has no contact"),
        ("field_1", "customer.region"),
        ("operator_1", "equal"),
        ("value_1", "west"),
    ];
    let beyond = desk.send_form(&desk.mara, &page, &beyond).await.expect(200);
    beyond.says("(has no contact)\nand customer.region = west</textarea>").says("more than rows can hold");
    let more = [
        ("rows", "4"),
        ("more", "yes"),
        ("field_1", "customer.region"),
        ("operator_1", "equal"),
        ("value_1", "we"),
    ];
    let more = desk.send_form(&desk.mara, &page, &more).await.expect(200);
    more.says("name=\"field_6\"").says("value=\"we\"");
});
