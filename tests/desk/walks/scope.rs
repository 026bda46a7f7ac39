//! Who is touched: a rule told where it is wrong, a draft that a second member confirms, cases that follow, and a
//! later version that adds and withdraws (R13, R14, R24).

use serde_json::{Value, json};

use crate::harness::TestDesk;
use crate::walk;

/// Customer, state, promised, delivered, status of their order.
const ORDERS: [(&str, &str, &str, &str, &str); 6] = [
    ("Ana Souza", "SP", "2017-11-28", "", "shipped"),
    ("Bruno <b>Lima</b>", "SP", "2017-11-20", "2017-12-01", "delivered"),
    ("Carla Dias", "RJ", "2017-11-30", "2017-11-30", "delivered"),
    ("Davi Rocha", "MG", "2017-11-15", "", "shipped"),
    ("Elisa Prado", "RJ", "2017-11-25", "", "canceled"),
    ("Fábio Reis", "SP", "2017-12-04", "", "shipped"),
];

const LATE: &str = "holding.promised_on < 2017-12-01 and not holding.delivered_before 2017-12-01 \
    and holding.status not in (canceled, unavailable)";

async fn customers(desk: &TestDesk) -> Vec<String> {
    let mut ids = Vec::new();
    for (n, (name, state, promised, delivered, status)) in ORDERS.iter().enumerate() {
        let said = json!({ "name": name, "key": format!("C-{}", n + 1), "attributes": { "state": state } });
        let customer = desk.call(&desk.mara, "POST", "/api/v1/customers", said).await.expect(201).json();
        let id = customer["id"].as_str().unwrap().to_owned();
        let said = json!({ "key": format!("O-{}", n + 1), "kind": "order", "label": "Garden chair", "status": status,
            "bought": "2017-11-01", "promised": promised, "delivered": delivered, "amount": "40.00", "currency": "BRL",
            "attributes": { "Lot no.": format!("A10{n}") } });
        let path = format!("/api/v1/customers/{id}/holdings");
        desk.call(&desk.mara, "POST", &path, said).await.expect(201);
        ids.push(id);
    }
    let said = json!({ "name": "Fábio", "email": "fabio@example.test" });
    desk.call(&desk.mara, "POST", &format!("/api/v1/customers/{}/contacts", ids[5]), said).await.expect(201);
    ids
}

async fn incident(desk: &TestDesk) -> String {
    let said = json!({ "title": "The carrier failed" });
    let incident = desk.call(&desk.mara, "POST", "/api/v1/incidents", said).await.expect(201).json();
    incident["id"].as_str().unwrap().to_owned()
}

async fn cases(desk: &TestDesk, incident: &str) -> Vec<(String, String)> {
    let path = format!("/api/v1/cases?incident={incident}&limit=200");
    let list = desk.call(&desk.vic, "GET", &path, Value::Null).await.expect(200).json();
    let text = |case: &Value, key: &str| case[key].as_str().unwrap().to_owned();
    let mut cases: Vec<_> = list["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|case| (text(case, "title"), text(case, "state")))
        .collect();
    cases.sort();
    cases
}

fn names(list: &Value) -> Vec<&str> {
    let mut names: Vec<_> =
        list.as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap()).collect();
    names.sort_unstable();
    names
}

walk!(a_second_member_confirms_who_is_touched, |desk| {
    customers(&desk).await;
    let incident = incident(&desk).await;
    let page = format!("/incidents/{incident}/scope");
    let api = format!("/api/v1/incidents/{incident}/scopes");

    // A bad rule is told where, on the page and in the API, and nothing is drafted.
    let wrong =
        desk.send_form(&desk.mara, &page, &[("rule", "holding.promissed_on < 2017-12-01")]).await.expect(422);
    wrong.says("Line 1, column 1: `holding.promissed_on` is no field. Near: holding.promised_on.");
    let wrong =
        desk.call(&desk.mara, "POST", &api, json!({ "rule": "customer.sate = SP" })).await.expect(422).json();
    assert!(wrong["fields"][0]["cure"].as_str().unwrap().contains("customer.state"), "{wrong}");
    desk.call(&desk.vic, "POST", &api, json!({ "rule": LATE })).await.expect(403);
    assert_eq!(desk.call(&desk.vic, "GET", &api, Value::Null).await.json()["items"], json!([]));

    // By clicking, a rule is written; then it is drafted and previewed.
    let clicked = [("field_1", "holding.promised_on"), ("operator_1", "less"), ("value_1", "2017-12-01")];
    let written = desk.send_form(&desk.mara, &format!("{page}/rule"), &clicked).await.expect(200);
    written.says("holding.promised_on &#60; 2017-12-01</textarea>");
    let drafted = desk.send_form(&desk.mara, &page, &[("rule", LATE)]).await.expect(303).location;
    desk.open_page(&desk.tom, &drafted).await.expect(200).says("Bruno &#60;b&#62;Lima&#60;/b&#62;");
    let id = drafted.rsplit('/').next().unwrap();
    let preview = desk.call(&desk.vic, "GET", &format!("{api}/{id}"), Value::Null).await.expect(200).json();
    assert_eq!((&preview["customers"], &preview["holdings"]), (&json!(3), &json!(3)), "{preview}");
    assert_eq!(names(&preview["sample"]), ["Ana Souza", "Bruno <b>Lima</b>", "Davi Rocha"]);
    let bruno = preview["sample"].as_array().unwrap().iter().find(|one| one["delivered_on"] == "2017-12-01");
    assert!(bruno.is_some(), "delivered on the day is not before it: {preview}");
    assert_eq!(preview["found_today"], Value::Null);

    // Neither a member nor the drafter alone confirms.
    let confirmation = format!("{api}/{id}/confirmation");
    desk.call(&desk.mara, "POST", &confirmation, Value::Null).await.expect(403);
    let own = desk.call(&desk.tom, "POST", &api, json!({ "rule": LATE })).await.expect(201).json();
    let own = format!("{api}/{}", own["id"].as_str().unwrap());
    let alone = desk.call(&desk.tom, "POST", &format!("{own}/confirmation"), Value::Null).await.expect(409);
    alone.says("You drafted this scope yourself.");
    assert_eq!(cases(&desk, &incident).await, [], "an unconfirmed scope opens no case");

    let done = desk.send_form(&desk.ines, &format!("{drafted}/confirmation"), &[]).await.expect(303);
    assert_eq!(done.location, drafted);
    let open = |name: &str| (name.to_owned(), "open".to_owned());
    let three = [open("Ana Souza"), open("Bruno <b>Lima</b>"), open("Davi Rocha")];
    assert_eq!(cases(&desk, &incident).await, three);
    desk.call(&desk.ines, "POST", &confirmation, Value::Null).await.expect(409).says("confirmed already");
    let stale = desk.call(&desk.ines, "POST", &format!("{own}/confirmation"), Value::Null).await.expect(409);
    stale.says("Another scope was confirmed");
    desk.call(&desk.tom, "POST", &format!("{own}/drop"), json!({})).await.expect(422);
    desk.call(&desk.tom, "POST", &format!("{own}/drop"), json!({ "because": "Overtaken" })).await.expect(200);
});

walk!(a_later_version_adds_and_withdraws_with_its_reason, |desk| {
    let ids = customers(&desk).await;
    let incident = incident(&desk).await;
    let api = format!("/api/v1/incidents/{incident}/scopes");
    let confirm = async |id: &Value, by| {
        let path = format!("{api}/{}/confirmation", id.as_str().unwrap());
        desk.call(by, "POST", &path, Value::Null).await
    };
    // Whoever is left out is left out with a reason (R14).
    let bare = json!({ "rule": LATE, "leave_out": "C-4" });
    desk.call(&desk.mara, "POST", &api, bare).await.expect(422).says("would be left out without a reason");
    let said = json!({ "rule": LATE, "leave_out": "C-4, told by telephone on Monday" });
    let first = desk.call(&desk.mara, "POST", &api, said).await.expect(201).json();
    assert_eq!((&first["customers"], &first["excluded"]), (&json!(2), &json!(1)));
    assert_eq!(first["left_out"][0]["because"], "told by telephone on Monday");
    confirm(&first["id"], &desk.tom).await.expect(200);
    let open = |name: &str| (name.to_owned(), "open".to_owned());
    assert_eq!(cases(&desk, &incident).await, [open("Ana Souza"), open("Bruno <b>Lima</b>")]);

    // A list: unknown entries are told by line, or stay out with a reason; the change needs its own.
    let list = format!("key\nC-1\nnobody\n{}\nfabio@example.test", ids[2]);
    let said = json!({ "list": list, "reason": "The carrier's own list came" });
    let unknown = desk.call(&desk.tom, "POST", &api, said).await.expect(422).json();
    assert!(
        unknown["fields"][0]["why"].as_str().unwrap().starts_with("Line 3: nobody here is known as `nobody`")
    );
    let said = json!({ "list": list, "strays_because": "A test order of our own" });
    desk.call(&desk.tom, "POST", &api, said).await.expect(422).says("no reason is given");
    let said = json!({ "list": list, "strays_because": "A test order of our own", "reason": "The carrier's own list came" });
    let second = desk.call(&desk.tom, "POST", &api, said.clone()).await.expect(201).json();
    assert_eq!(
        (&second["added"], &second["withdrawn"], &second["strays"]),
        (&json!(2), &json!(1), &json!(1))
    );
    assert_eq!(names(&second["newly"]), ["Carla Dias", "Fábio Reis"]);
    assert_eq!(names(&second["no_longer"]), ["Bruno <b>Lima</b>"]);

    // Two drafts for the same change, confirmed at once: one wins.
    let third = desk.call(&desk.tom, "POST", &api, said).await.expect(201).json();
    let (a, b) = tokio::join!(confirm(&second["id"], &desk.ines), confirm(&third["id"], &desk.ines));
    let mut statuses = [a.status.as_u16(), b.status.as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 409], "{} {}", a.text, b.text);
    let withdrawn = ("Bruno <b>Lima</b>".to_owned(), "withdrawn".to_owned());
    assert_eq!(
        cases(&desk, &incident).await,
        [open("Ana Souza"), withdrawn, open("Carla Dias"), open("Fábio Reis")]
    );

    // The withdrawn case says why, and its journal entry leads to the scope.
    let path = format!("/api/v1/cases?incident={incident}&state=withdrawn");
    let case = desk.call(&desk.vic, "GET", &path, Value::Null).await.json()["items"][0]["id"].clone();
    let path = format!("/api/v1/cases/{}", case.as_str().unwrap());
    let case_row = desk.call(&desk.vic, "GET", &path, Value::Null).await.expect(200).json();
    assert_eq!(case_row["withdrawn_because"], "The carrier's own list came");
    let case = case.as_str().unwrap().parse().unwrap();
    let diary = amends::journal::about_case(&mut desk.house.read(), &desk.workspace, &case).await.unwrap();
    let facts: Vec<&str> = diary.iter().map(|entry| entry.fact.as_str()).collect();
    assert_eq!(facts, ["case.opened", "case.withdrawn"]);
    assert!(diary[1].data("reason").as_str().unwrap().starts_with("sco_"));
    let id = incident.parse().unwrap();
    let live =
        amends::scope::confirmed_cases(&mut desk.house.read(), &desk.workspace, &id, None, 10).await.unwrap();
    assert_eq!(live.len(), 3);
    assert!(amends::scope::is_confirmed(&mut desk.house.read(), &desk.workspace, &id).await.unwrap());
});

walk!(two_who_confirm_the_same_draft_at_once, |desk| {
    customers(&desk).await;
    let incident = incident(&desk).await;
    let api = format!("/api/v1/incidents/{incident}/scopes");
    let draft = desk.call(&desk.mara, "POST", &api, json!({ "rule": LATE })).await.expect(201).json();
    let path = format!("{api}/{}/confirmation", draft["id"].as_str().unwrap());
    let (a, b) = tokio::join!(
        desk.call(&desk.tom, "POST", &path, Value::Null),
        desk.call(&desk.ines, "POST", &path, Value::Null)
    );
    let mut statuses = [a.status.as_u16(), b.status.as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 409], "{} {}", a.text, b.text);
    assert_eq!(cases(&desk, &incident).await.len(), 3);
});

walk!(every_kind_of_condition_means_the_same_on_both_engines, |desk| {
    customers(&desk).await;
    let incident = incident(&desk).await;
    let api = format!("/api/v1/incidents/{incident}/scopes");
    for (rule, found) in [
        ("holding.kind = order", 6),
        ("holding.kind != order", 0),
        ("customer.state = SP and holding.delivered_on is unknown", 2),
        ("not (customer.state = SP or customer.state = RJ)", 1),
        ("customer.state not in (SP)", 3),
        ("holding.delivered_by 2017-11-30", 1),
        ("not holding.delivered_by 2017-11-30", 5),
        ("holding.delivered_before 2017-11-30", 0),
        ("holding.delivered_on != 2017-11-30", 5),
        ("holding.promised_on between 2017-11-20 and 2017-11-28", 3),
        ("not holding.promised_on between 2017-11-20 and 2017-11-28", 3),
        ("holding.attr.\"Lot no.\" between A101 and A103", 3),
        ("holding.attr.\"Lot no.\" >= A104", 2),
        ("holding.value >= 40.00 BRL", 6),
        ("holding.value >= 40.00 EUR", 0),
        ("not holding.value >= 40.00 EUR", 6),
        ("holding.value between 39.99 BRL and 40 BRL", 6),
        ("customer.name contains Reis", 1),
        ("not customer.name contains \"a \"", 3),
        ("customer.name contains \"<b>\" or holding.label contains CHAIR", 1),
        ("holding.status is known and not customer.state is unknown", 6),
        ("customer.state > RJ", 3),
    ] {
        let draft = desk.call(&desk.mara, "POST", &api, json!({ "rule": rule })).await;
        assert_eq!(draft.status.as_u16(), 201, "{rule}: {}", draft.text);
        let draft = draft.json();
        assert_eq!(draft["customers"], found, "{rule}");
        assert_eq!(draft["said"], rule);
    }
});
