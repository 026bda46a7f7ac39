//! The plan by which it ends is read by everybody, without a day until the gate lets one through (R54, R63).

use amends::ground::id::IncidentId;
use amends::journal;
use serde_json::{Value, json};

use super::super::meanwhile::{open, person};
use super::super::public_rooms::{declared, published};
use super::{all_holds, change};
use crate::harness::TestDesk;
use crate::walk;

async fn room_says(desk: &TestDesk, words: &str) {
    open(desk, "/s/furnace").await.expect(200).says(words);
}

/// Tom promises everyone that the furnace is lined by then.
async fn promised(desk: &TestDesk, incident: &IncidentId, due: &str) -> String {
    let said = json!({ "incident_id": incident, "kind": "delivery", "words": "The furnace is lined", "due_at": due,
        "evidence": "The bricks left the kiln on Monday.", "confidence": 80 });
    let made = desk.call(&desk.tom, "POST", "/api/v1/promises", said).await.expect(201).json();
    made["id"].as_str().unwrap().to_owned()
}

async fn facts(desk: &TestDesk, incident: &IncidentId) -> Vec<String> {
    let chain = incident.as_str();
    let all = journal::of_chain(&mut desk.house.read(), &desk.workspace, chain, 0, 200).await.unwrap();
    all.into_iter().map(|e| e.fact).filter(|f| f.starts_with("plan.") || f.starts_with("action.")).collect()
}

walk!(everybody_reads_how_it_ends_and_no_day_before_the_gate_lets_one_through, |desk| {
    let incident = declared(&desk, "The furnace stopped").await;
    let marta = person(&desk, &incident, "Nordwing", "Marta").await;
    published(&desk, &incident, "furnace").await;
    let said = [("title", "Until the furnace runs"), ("sponsor_id", desk.ines.member().unwrap().as_str())];
    let begun = desk.send_form(&desk.mara, &format!("/incidents/{incident}/plan"), &said).await.expect(303);
    let (plan, api) = (begun.location.clone(), format!("/api/v1{}", begun.location));
    let line = json!({ "what": "Line the furnace anew", "deliverable": "A lining that <b>holds</b>", "owner": desk.tom.member(),
        "due_on": "2026-03-12", "is_seen": true, "no_date_because": "The bricks are not here yet." });
    let added = desk.call(&desk.mara, "POST", &format!("{api}/actions"), line).await.expect(201).json();
    let ours = json!({ "what": "Argue with the insurer", "deliverable": "A letter", "owner": desk.ines.member(), "due_on": "2026-03-12" });
    let ours = desk.call(&desk.mara, "POST", &format!("{api}/actions"), ours).await.expect(201).json();
    let action = added["id"].as_str().unwrap();

    // Nobody reads it before its sponsor stands behind it and a lead shows it.
    assert!(!open(&desk, "/s/furnace").await.text.contains("Line the furnace"));
    desk.call(&desk.ines, "POST", &format!("{api}/confirmation"), json!({})).await.expect(200);
    assert!(!desk.open_page(&desk.mara, &plan).await.text.contains("Show it to everyone"), "a member cannot");
    desk.call(&desk.mara, "POST", &format!("{api}/versions"), json!({})).await.expect(403);
    desk.open_page(&desk.tom, &plan).await.says("Show it to everyone");
    desk.send_form(&desk.tom, &format!("{plan}/versions"), &[]).await.expect(303);
    let page = open(&desk, "/s/furnace")
        .await
        .says("What is being done, and how it goes")
        .says("Line the furnace anew");
    let page = page.says("No date yet").says("The bricks are not here yet").says("&#60;b&#62;holds");
    assert!(
        !page.text.contains("12 March")
            && !page.text.contains("insurer")
            && !page.text.contains("Tom Brandt")
    );
    open(&desk, &marta.room).await.says("Line the furnace anew").says("No date yet");

    // How it goes is read at once; what everybody reads, a lead says, and no day by the side door.
    let goes = json!({ "progress": "The old lining is out." });
    desk.call(&desk.mara, "POST", &format!("/api/v1/actions/{action}/progress"), goes.clone())
        .await
        .expect(403);
    desk.call(
        &desk.tom,
        "POST",
        &format!("/api/v1/actions/{action}/progress"),
        json!({ "progress": "Done on 12 March" }),
    )
    .await
    .expect(422);
    desk.call(&desk.tom, "POST", &format!("/api/v1/actions/{action}/progress"), goes).await.expect(200);
    room_says(&desk, "The old lining is out").await;

    // Nor by what was said of an action before anybody outside could read it (R54).
    let inside = json!({ "progress": "They pay on 19 March." });
    let goes = format!("/api/v1/actions/{}/progress", ours["id"].as_str().unwrap());
    desk.call(&desk.mara, "POST", &goes, inside).await.expect(200);
    change(&desk, &ours, json!({ "is_seen": true })).await.expect(422).says("progress");

    // A promise carries the day: to everyone, due on that day, and only once the gate let it through (R54).
    let other = promised(&desk, &incident, "2026-03-13T12:00:00Z").await;
    change(&desk, &added, json!({ "promise_id": other })).await.expect(422).says("due on 2026-03-13");
    let carries = promised(&desk, &incident, "2026-03-12T12:00:00Z").await;
    change(&desk, &added, json!({ "promise_id": carries })).await.expect(200);
    room_says(&desk, "No date yet").await;
    desk.call(&desk.tom, "POST", &format!("/api/v1/promises/{carries}/publication"), json!({}))
        .await
        .expect(409);
    desk.call(&desk.ines, "POST", &format!("/api/v1/promises/{carries}/publication"), json!({}))
        .await
        .expect(201);
    let page = open(&desk, "/s/furnace").await.says("by 12 March 2026");
    assert!(!page.text.contains("No date yet") && !page.text.contains("not here yet"));
    open(&desk, &marta.room).await.says("by 12 March 2026");
    desk.open_page(&desk.vic, &plan).await.says("Customers read this day");

    // Moved, no promise carries it: the page says so at once, until a new version and a new promise.
    let now = desk.call(&desk.vic, "GET", &format!("/api/v1/actions/{action}"), Value::Null).await.json();
    change(&desk, &now, json!({ "due_on": "2026-03-14" })).await.expect(422).says("promise_id");
    change(&desk, &now, json!({ "due_on": "2026-03-14", "promise_id": "" })).await.expect(200);
    room_says(&desk, "No date yet").await;
    desk.call(&desk.ines, "POST", &format!("{api}/confirmation"), json!({})).await.expect(200);
    desk.call(&desk.tom, "POST", &format!("{api}/versions"), json!({ "words": "The bricks are wet." }))
        .await
        .expect(201);
    room_says(&desk, "The bricks are wet").await;

    // Settled while its promise is open: the desk says so, and offers to keep it.
    let day = promised(&desk, &incident, "2026-03-14T12:00:00Z").await;
    let now = desk.call(&desk.vic, "GET", &format!("/api/v1/actions/{action}"), Value::Null).await.json();
    change(&desk, &now, json!({ "promise_id": day })).await.expect(200);
    desk.open_page(&desk.tom, &plan).await.says("Keep its promise with it");
    desk.send_form(&desk.tom, &format!("/actions/{action}/completion"), &[]).await.expect(303);
    desk.open_page(&desk.tom, &plan)
        .await
        .says("Its promise is still open")
        .says(&format!("/promises/{day}/keeping"));
    desk.call(&desk.tom, "POST", &format!("/api/v1/actions/{action}/completion"), json!({}))
        .await
        .expect(409);
    let second = json!({ "what": "Pour the first heat", "deliverable": "Twelve castings", "owner": desk.tom.member(),
        "due_on": "2026-03-14", "promise_id": day });
    let second = desk.call(&desk.mara, "POST", &format!("{api}/actions"), second).await.expect(201).json();
    let done = format!("/api/v1/actions/{}/completion", second["id"].as_str().unwrap());
    desk.call(&desk.mara, "POST", &done, json!({ "keep_promise": "yes" })).await.expect(200);
    let kept = desk.call(&desk.vic, "GET", &format!("/api/v1/promises/{day}"), Value::Null).await.json();
    assert_eq!(kept["state"], "kept");
    room_says(&desk, "Done").await;
    let said = facts(&desk, &incident).await;
    for fact in
        ["plan.drafted", "plan.confirmed", "plan.put", "plan.version_begun", "action.started", "action.done"]
    {
        assert!(said.iter().any(|f| f == fact), "{fact} is not in {said:?}");
    }
    all_holds(&desk).await;
});
