//! When rows change, the rule in force is run again: whoever it finds by then is proposed, and told by nobody until a
//! second member confirms the next version (R13, R24).

use amends::customers::import::{self, Kind, Order};
use serde_json::{Value, json};

use crate::harness::TestDesk;
use crate::walk;

async fn take_in(desk: &TestDesk, kind: Kind, text: &str) {
    let order = Order {
        kind,
        file_name: format!("{}.csv", kind.word()),
        bytes: Some(text.len() as u64),
        mapping: None,
        zone: None,
        is_dry: false,
    };
    let source = std::io::Cursor::new(text.as_bytes().to_vec());
    import::import(&desk.house, &desk.mara, order, source, |_| {}).await.unwrap();
}

const CUSTOMERS: &str = "customer_key,name\nC-1,Ana\nC-2,Bruno <b>Lima</b>\nC-3,كارلا\nC-4,Davi\nC-5,Elisa\n";
const BEFORE: &str = "holding_key,customer_key,kind,label,status,attribute lot\nO-1,C-1,pump,Pump,open,A9\nO-2,C-2,pump,Pump,open,A12\n";
const AFTER: &str = "holding_key,customer_key,kind,label,status,attribute lot\nO-3,C-3,pump,Pump,open,A10\nO-4,C-4,pump,Pump,open,A10\nO-5,C-5,pump,Pump,open,B10\n";

async fn proposal(desk: &TestDesk, incident: &str) -> Value {
    let path = format!("/api/v1/incidents/{incident}/scopes/proposal");
    desk.call(&desk.vic, "GET", &path, Value::Null).await.expect(200).json()["proposal"].clone()
}

walk!(who_is_found_since_an_import_is_proposed_and_not_told, |desk| {
    take_in(&desk, Kind::Customers, CUSTOMERS).await;
    take_in(&desk, Kind::Holdings, BEFORE).await;
    let said = json!({ "title": "Pumps of one lot crack" });
    let incident = desk.call(&desk.mara, "POST", "/api/v1/incidents", said).await.expect(201).json();
    let incident = incident["id"].as_str().unwrap();
    let api = format!("/api/v1/incidents/{incident}/scopes");
    let said =
        json!({ "rule": "holding.attr.lot from A9 to A11", "leave_out": "C-4, has sent it back already" });
    let first = desk.call(&desk.mara, "POST", &api, said).await.expect(201).json();
    assert_eq!(first["customers"], 1);
    let confirmation = format!("{api}/{}/confirmation", first["id"].as_str().unwrap());
    desk.call(&desk.tom, "POST", &confirmation, Value::Null).await.expect(200);
    desk.settle().await;
    assert_eq!(proposal(&desk, incident).await, Value::Null);

    desk.wait(3_600_000);
    take_in(&desk, Kind::Holdings, AFTER).await;
    desk.settle().await;
    let found = proposal(&desk, incident).await;
    assert_eq!((&found["newly"], &found["sample"][0]["name"]), (&json!(1), &json!("كارلا")), "{found}");
    desk.open_page(&desk.vic, &format!("/incidents/{incident}"))
        .await
        .expect(200)
        .says("One more customer is touched.");
    desk.open_page(&desk.vic, "/")
        .await
        .expect(200)
        .says("One more customer is touched, and has not been told");
    let path = format!("/api/v1/cases?incident={incident}");
    let cases = desk.call(&desk.vic, "GET", &path, Value::Null).await.json();
    assert_eq!(cases["items"].as_array().unwrap().len(), 1, "nobody has a case, or is told, by itself");

    // A holding that a program writes counts as well, and looking again finds the same people only once.
    let customers = desk.call(&desk.vic, "GET", "/api/v1/customers?limit=20", Value::Null).await.json();
    let elisa = customers["items"].as_array().unwrap().iter().find(|c| c["name"] == "Elisa").unwrap().clone();
    let said = json!({ "key": "O-6", "kind": "pump", "label": "Pump", "attributes": { "lot": "A11" } });
    let path = format!("/api/v1/customers/{}/holdings", elisa["id"].as_str().unwrap());
    desk.call(&desk.mara, "POST", &path, said).await.expect(201);
    desk.settle().await;
    assert_eq!(proposal(&desk, incident).await["newly"], 2);

    // A member drafts the next version from it, and says why; a second confirms, and it is settled.
    desk.call(&desk.mara, "POST", &format!("{api}/proposal"), json!({}))
        .await
        .expect(422)
        .says("no reason is given");
    desk.call(&desk.vic, "POST", &format!("{api}/proposal"), json!({ "reason": "x" })).await.expect(403);
    let page = format!("/incidents/{incident}/scope");
    desk.open_page(&desk.mara, &page).await.expect(200).says("2 more customers are touched.");
    let said = [("reason", "Found since the import of Monday")];
    let drafted = desk.send_form(&desk.mara, &format!("{page}/proposal"), &said).await.expect(303).location;
    let id = drafted.rsplit('/').next().unwrap();
    let preview = desk.call(&desk.vic, "GET", &format!("{api}/{id}"), Value::Null).await.expect(200).json();
    assert_eq!(
        (&preview["added"], &preview["withdrawn"], &preview["excluded"]),
        (&json!(2), &json!(0), &json!(1))
    );
    assert_eq!(preview["left_out"][0]["because"], "has sent it back already");
    desk.send_form(&desk.tom, &format!("{drafted}/confirmation"), &[]).await.expect(303);
    assert_eq!(proposal(&desk, incident).await, Value::Null);
    desk.settle().await;
    assert_eq!(proposal(&desk, incident).await, Value::Null, "it stays settled");
    let mut read = desk.house.read();
    let said = amends::journal::of_fact(&mut read, &desk.workspace, incident, "scope.proposed", 0, 10)
        .await
        .unwrap();
    let many: Vec<Value> = said.iter().map(|entry| entry.data("customers")).collect();
    assert_eq!(many, [json!(1), json!(2)], "each time somebody is found besides");
    let audit = amends::reports::verify(&desk.house, &desk.workspace).await.unwrap();
    assert!(audit.findings.is_empty(), "{:?}", audit.findings);
});

walk!(what_does_not_matter_to_a_rule_does_not_run_it, |desk| {
    take_in(&desk, Kind::Customers, CUSTOMERS).await;
    take_in(&desk, Kind::Holdings, BEFORE).await;
    let incident =
        desk.call(&desk.mara, "POST", "/api/v1/incidents", json!({ "title": "Late" })).await.json();
    let incident = incident["id"].as_str().unwrap();
    let api = format!("/api/v1/incidents/{incident}/scopes");
    let said = json!({ "rule": "holding.status = late or holding.kind = pump" });
    let first = desk.call(&desk.mara, "POST", &api, said).await.expect(201).json();
    let confirmation = format!("{api}/{}/confirmation", first["id"].as_str().unwrap());
    desk.call(&desk.tom, "POST", &confirmation, Value::Null).await.expect(200);
    desk.settle().await;
    let last_run = async |desk: &TestDesk| {
        let text = twodb::sql("select coalesce(max(ran_at), 0) from scope_watches");
        desk.house.read().count(text, twodb::args![]).await.unwrap()
    };
    let before = last_run(&desk).await;
    desk.wait(60_000);
    let customers = desk.call(&desk.vic, "GET", "/api/v1/customers", Value::Null).await.json();
    let path = format!("/api/v1/customers/{}/contacts", customers["items"][0]["id"].as_str().unwrap());
    desk.call(&desk.mara, "POST", &path, json!({ "name": "Eva", "email": "eva@example.test" }))
        .await
        .expect(201);
    desk.settle().await;
    assert_eq!(last_run(&desk).await, before, "a contact is nothing to this rule");
    take_in(&desk, Kind::Holdings, AFTER).await;
    desk.settle().await;
    assert!(last_run(&desk).await > before);
    assert_eq!(proposal(&desk, incident).await["newly"], 3);
});
