//! What we now know: found by its words and shown when something similar is declared (R95), looked at again
//! (R96), and written into a playbook (R7).

use amends::ground::clock::DAY;
use amends::ground::id::IncidentId;
use amends::ground::page::Shell;
use amends::{incidents, lessons};
use serde_json::{Value, json};

use crate::harness::TestDesk;
use crate::walk;

async fn declared(desk: &TestDesk, title: &str, scenario: &str) -> IncidentId {
    let said = json!({ "title": title, "scenario": scenario });
    let made = desk.call(&desk.mara, "POST", "/api/v1/incidents", said).await.expect(201).json();
    made["id"].as_str().unwrap().parse().unwrap()
}

async fn panel_of(desk: &TestDesk, id: &IncidentId) -> String {
    let incident = incidents::find(&mut desk.house.read(), &desk.workspace, id).await.unwrap();
    lessons::panel::of_incident(&desk.house, &Shell::sample(), &desk.vic, &incident).await.unwrap().0.html
}

walk!(a_lesson_is_found_and_shows_itself, |desk| {
    let first = declared(&desk, "The furnace at Halden stopped", "outage").await;
    let new = desk.open_page(&desk.mara, &format!("/lessons/new?incident={first}")).await.expect(200);
    new.says("The furnace at Halden stopped").says("Which playbook changes?");
    let empty = [("title", "One furnace is none"), ("incident_id", first.as_str())];
    desk.send_form(&desk.mara, "/lessons", &empty).await.expect(422).says("Write at least a few words here.");
    let said = [
        ("title", "One furnace is none"),
        ("learned", "Keep a second <script>alert(1)</script> and ring the same evening. عيب"),
        ("changes", "Ring purchasing first."),
        ("tags", "hardening, telling"),
        ("incident_id", first.as_str()),
        ("playbook", "crisis"),
    ];
    desk.send_form(&desk.vic, "/lessons", &said).await.expect(403);
    let to = desk.send_form(&desk.mara, "/lessons", &said).await.expect(303).location;
    desk.open_page(&desk.vic, &to)
        .await
        .expect(200)
        .says("&#60;script&#62;")
        .says("Outage")
        .says("hardening, telling");
    desk.open_page(&desk.vic, "/playbooks/crisis").await.expect(200).says("Ring purchasing first.");

    for (typed, found) in
        [("furnace evening", 1), ("HARDEN", 1), ("عيب", 1), ("furnace carrier", 0), ("'\"*)", 0)]
    {
        let query = serde_urlencoded::to_string([("q", typed)]).unwrap();
        let page =
            desk.call(&desk.vic, "GET", &format!("/api/v1/lessons?{query}"), Value::Null).await.expect(200);
        assert_eq!(page.json()["items"].as_array().unwrap().len(), found, "{typed}");
        desk.open_page(&desk.vic, &format!("/lessons?{query}")).await.expect(200);
    }

    let similar = declared(&desk, "Another furnace broke down in Halden", "").await;
    assert!(
        !panel_of(&desk, &similar).await.contains("One furnace is none"),
        "one word of many is not enough"
    );
    let similar = declared(&desk, "The hardening furnace broke down", "").await;
    assert!(panel_of(&desk, &similar).await.contains("One furnace is none"), "two telling words");
    let alike = declared(&desk, "Nothing like it", "outage").await;
    assert!(panel_of(&desk, &alike).await.contains("One furnace is none"), "the same scenario");
    let other = declared(&desk, "Invoices went to the wrong addresses", "breach").await;
    assert!(!panel_of(&desk, &other).await.contains("One furnace is none"));
});

walk!(a_lesson_is_looked_at_again_and_keeps_its_versions, |desk| {
    let said =
        json!({ "title": "One furnace is none", "learned": "Keep a second.", "review_on": "2026-03-20" });
    let lesson = desk.call(&desk.mara, "POST", "/api/v1/lessons", said.clone()).await.expect(201).json();
    let path = format!("/api/v1/lessons/{}", lesson["id"].as_str().unwrap());
    let owed =
        || async { lessons::panel::owed(&desk.house, &Shell::sample(), &desk.workspace).await.unwrap() };
    assert!(owed().await.is_empty());
    desk.wait(30 * DAY);
    assert_eq!(owed().await[0].to_whom, "One furnace is none");

    let page = format!("/lessons/{}", lesson["id"].as_str().unwrap());
    desk.open_page(&desk.vic, &page).await.expect(200).says("Look at it again");
    desk.send_form(&desk.mara, &format!("{page}/confirmation"), &[]).await.expect(303);
    assert!(owed().await.is_empty(), "still true: it comes up again in half a year");

    let anew = json!({ "title": "Two furnaces", "learned": "Keep a second, and try it.", "version": 1 });
    desk.call(&desk.mara, "PUT", &path, anew.clone()).await.expect(200);
    desk.call(&desk.tom, "PUT", &path, anew).await.expect(409);
    let whole = desk.call(&desk.vic, "GET", &path, Value::Null).await.expect(200).json();
    assert_eq!((&whole["version"], &whole["versions"][1]["learned"]), (&json!(2), &json!("Keep a second.")));
    desk.open_page(&desk.vic, &page).await.expect(200).says("What we believed before");
});
