//! Who must hear: roles of contacts by scenario, and nobody untold for want of a role (R17).

use serde_json::{Value, json};

use crate::harness::TestDesk;
use crate::walk;

/// Customer, and each of their people with roles.
const PEOPLE: [(&str, &[(&str, &str)]); 4] = [
    // Quality and legal hear of a recall, purchasing need not.
    ("Aerovia", &[("Quin", "quality"), ("Paul", "purchasing"), ("Lena", "legal, purchasing")]),
    // Nobody here has a role that must hear: everybody is told.
    ("Brightwing", &[("Pia", "purchasing"), ("Pete <b>", "marketing")]),
    // Nobody's role is known: everybody is told, and nobody is missing.
    ("Cirro", &[("Carla", "")]),
    ("Dalby", &[("Quirin", "quality"), ("Noor", ""), ("Left", "quality")]),
];

async fn people(desk: &TestDesk) -> String {
    let mut keys = Vec::new();
    for (n, (name, contacts)) in PEOPLE.iter().enumerate() {
        let key = format!("C-{n}");
        let said = json!({ "name": name, "key": key });
        let customer = desk.call(&desk.mara, "POST", "/api/v1/customers", said).await.expect(201).json();
        let path = format!("/api/v1/customers/{}/contacts", customer["id"].as_str().unwrap());
        for (who, roles) in *contacts {
            let email = format!("{}@example.test", who.to_lowercase().replace(" <b>", ""));
            let said = json!({ "name": who, "email": email, "roles": roles });
            let contact = desk.call(&desk.mara, "POST", &path, said).await.expect(201).json();
            if *who == "Left" {
                let path = format!("/api/v1/contacts/{}/leaving", contact["id"].as_str().unwrap());
                desk.call(&desk.mara, "PUT", &path, Value::Null).await;
            }
        }
        keys.push(key);
    }
    keys.join("\n")
}

async fn notice(desk: &TestDesk, scenario: Option<&str>, list: &str) -> (String, String) {
    let said =
        json!({ "title": "Pumps may crack", "scenario": scenario, "noticed_at": "2026-03-02T07:00:00Z" });
    let incident = desk.call(&desk.mara, "POST", "/api/v1/incidents", said).await.expect(201).json();
    let incident = incident["id"].as_str().unwrap().to_owned();
    let api = format!("/api/v1/incidents/{incident}/scopes");
    let draft = desk.call(&desk.mara, "POST", &api, json!({ "list": list })).await.expect(201).json();
    let confirmation = format!("{api}/{}/confirmation", draft["id"].as_str().unwrap());
    desk.call(&desk.tom, "POST", &confirmation, Value::Null).await.expect(200);
    let said = json!({ "kind": "first", "subject": "Product safety recall", "what_happened": "Pumps crack.",
        "what_you_can_do": "Stop them.", "next_update_at": "2026-03-02T15:00:00Z" });
    let path = format!("/api/v1/incidents/{incident}/notices");
    let notice = desk.call(&desk.mara, "POST", &path, said).await.expect(201).json();
    (incident, notice["id"].as_str().unwrap().to_owned())
}

fn names(list: &Value) -> Vec<&str> {
    let mut names: Vec<_> =
        list.as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap()).collect();
    names.sort_unstable();
    names
}

walk!(roles_decide_who_must_hear_and_nobody_is_left_untold_for_want_of_one, |desk| {
    let list = people(&desk).await;
    let (incident, id) = notice(&desk, Some("recall"), &list).await;
    let path = format!("/api/v1/notices/{id}/audience");
    let audience = desk.call(&desk.vic, "GET", &path, Value::Null).await.expect(200).json();
    assert_eq!(audience["needed"], json!(["quality", "operations", "executive", "legal"]));
    assert_eq!(names(&audience["sample"]), ["Carla", "Lena", "Noor", "Pete <b>", "Pia", "Quin", "Quirin"]);
    assert_eq!(
        (&audience["left_out"]["not_relevant"], &audience["left_out"]["left"]),
        (&json!(1), &json!(1))
    );
    let paul =
        audience["left_out_sample"].as_array().unwrap().iter().find(|who| who["name"] == "Paul").unwrap();
    assert_eq!(paul["why"], "not_relevant");
    // Aerovia lacks two of the four roles, Brightwing all, Dalby three; at Cirro no role is known.
    assert_eq!(audience["missing"], 9, "{audience}");
    let page = desk.open_page(&desk.tom, &format!("/notices/{id}")).await.expect(200);
    page.says("has another role than those who must hear").says("Nobody for operations: add a contact");

    // The case says the same of its own people.
    let cases =
        desk.call(&desk.vic, "GET", &format!("/api/v1/cases?incident={incident}"), Value::Null).await.json();
    let case = cases["items"].as_array().unwrap().iter().find(|c| c["title"] == "Aerovia").unwrap().clone();
    let page =
        desk.open_page(&desk.vic, &format!("/cases/{}", case["id"].as_str().unwrap())).await.expect(200);
    page.says("Of this kind of incident these roles must hear: quality, operations, executive, legal.")
        .says("Nobody for executive: add a contact");

    // What is queued is what was shown, and whoever need not hear is not counted as untold.
    desk.call(&desk.mara, "POST", &format!("/api/v1/notices/{id}/submission"), Value::Null).await.expect(200);
    desk.call(&desk.tom, "POST", &format!("/api/v1/notices/{id}/approval"), Value::Null).await.expect(200);
    let path = format!("/api/v1/notices/{id}/deliveries?limit=50");
    let letters = desk.call(&desk.vic, "GET", &path, Value::Null).await.expect(200).json();
    assert_eq!(letters["items"].as_array().unwrap().len(), 7);
    let coverage =
        desk.call(&desk.vic, "GET", &format!("/api/v1/incidents/{incident}/coverage"), Value::Null).await;
    assert_eq!(coverage.expect(200).json()["relevant"], 7);
});

walk!(a_lead_says_who_must_hear_and_of_what_nobody_knows_everybody_hears, |desk| {
    let list = people(&desk).await;
    desk.open_page(&desk.vic, "/playbooks/audience").await.expect(200).says("as shipped");
    let said = json!({ "roles": "Purchasing; marketing", "because": "They book the lorries" });
    desk.call(&desk.mara, "PUT", "/api/v1/audiences/recall", said.clone()).await.expect(403);
    desk.call(&desk.tom, "PUT", "/api/v1/audiences/eclipse", said.clone()).await.expect(404);
    let bare = [("scenario", "recall"), ("roles", "purchasing")];
    desk.send_form(&desk.tom, "/playbooks/audience", &bare).await.expect(422).says("This is empty.");
    desk.send_form(&desk.tom, "/playbooks/audience", &[("because", "x y z")])
        .await
        .expect(422)
        .says("No scenario is chosen.");
    desk.call(&desk.tom, "PUT", "/api/v1/audiences/recall", said).await.expect(200);
    let (_, id) = notice(&desk, Some("recall"), &list).await;
    let path = format!("/api/v1/notices/{id}/audience");
    let audience = desk.call(&desk.vic, "GET", &path, Value::Null).await.expect(200).json();
    // At Dalby nobody buys or markets, so both hear who have not left.
    assert_eq!(names(&audience["sample"]), ["Carla", "Lena", "Noor", "Paul", "Pete <b>", "Pia", "Quirin"]);

    let changed = [("scenario", "recall"), ("roles", ""), ("because", "Lives are at stake")];
    desk.send_form(&desk.tom, "/playbooks/audience", &changed).await.expect(303);
    let audience = desk.call(&desk.vic, "GET", &path, Value::Null).await.expect(200).json();
    assert_eq!((audience["to_tell"].clone(), audience["missing"].clone()), (json!(8), json!(0)));
    let (_, id) = notice(&desk, None, &list).await;
    let path = format!("/api/v1/notices/{id}/audience");
    assert_eq!(desk.call(&desk.vic, "GET", &path, Value::Null).await.json()["to_tell"], 8);
    let audit = amends::reports::verify(&desk.house, &desk.workspace).await.unwrap();
    assert!(audit.findings.is_empty(), "{:?}", audit.findings);
});
