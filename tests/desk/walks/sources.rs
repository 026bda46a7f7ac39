//! Looking elsewhere (R71): Mara asks our own hall, a partner and a competitor, writes down what they said, and Tom offers
//! customers what one of them has. Customers read what they are offered, and never whom we asked.

use amends::ground::clock::{HOUR, SECOND};
use amends::{journal, reports};
use serde_json::{Value, json};

use super::meanwhile::{open, person};
use super::public_rooms::{declared, published};
use crate::harness::TestDesk;
use crate::walk;

async fn asked(desk: &TestDesk, path: &str, said: Value) -> Value {
    desk.call(&desk.mara, "POST", path, said).await.expect(201).json()
}

walk!(we_look_elsewhere_and_what_is_found_is_offered, |desk| {
    let incident = declared(&desk, "The furnace stopped").await;
    let site = published(&desk, &incident, "furnace").await;
    let marta = person(&desk, &incident, "Nordwing", "Marta").await;
    let page = format!("/incidents/{incident}/sources");
    let api = format!("/api/v1{page}");
    desk.open_page(&desk.vic, &page).await.expect(200).says("Nobody was asked elsewhere yet");

    // Mara asks three; one form is not understood, and comes back with what she wrote.
    let form = [("kind", "competitor"), ("name", "Nordhammer <b>Forge</b> 😀"), ("state", "offered")];
    desk.send_form(&desk.vic, &page, &form).await.expect(403);
    let refused = desk.send_form(&desk.mara, &page, &form).await.expect(422);
    refused.says("You did not write what they said.").says("Nordhammer &#60;b&#62;Forge");
    let full = json!({ "kind": "partner", "name": "شركة الخليج", "person": "Sara", "state": "cannot", "said": "Full until May." });
    asked(&desk, &api, full).await;
    let hall = json!({ "kind": "own", "name": "Our hall in Oslo", "asked_at": "2026-03-02T08:00:00Z" });
    let hall = asked(&desk, &api, hall).await;
    assert_eq!((&hall["state"], &hall["said"]), (&json!("asked"), &json!("")));
    let ahead = json!({ "kind": "own", "name": "X", "asked_at": "2026-03-03T08:00:00Z" });
    desk.call(&desk.mara, "POST", &api, ahead).await.expect(422).says("asked_at");
    desk.wait(HOUR + 7 * SECOND);
    let offers = [
        ("kind", "competitor"),
        ("name", "Nordhammer <b>Forge</b> 😀"),
        ("person", "Åse Dahl"),
        ("state", "offered"),
        ("said", "Forty hours from Thursday on, at their night rate."),
        ("amount", "40"),
        ("unit", "hours"),
        ("whom", "Whoever has an order due this week"),
    ];
    desk.send_form(&desk.mara, &page, &offers).await.expect(303);

    // What Oslo said since; members read all of it, the newest first, page by page.
    let id = hall["id"].as_str().unwrap();
    let since = json!({ "kind": "own", "name": "Our hall in Oslo", "state": "cannot", "said": "Their crane is down." });
    desk.call(&desk.vic, "PUT", &format!("/api/v1/sources/{id}"), since.clone()).await.expect(403);
    let since =
        desk.call(&desk.mara, "PUT", &format!("/api/v1/sources/{id}"), since).await.expect(200).json();
    assert_eq!(since["asked_at"], "2026-03-02T08:00:00Z", "when they were asked stays");
    let first = desk.call(&desk.vic, "GET", &format!("{api}?limit=2"), Value::Null).await.expect(200).json();
    let names: Vec<_> = first["items"].as_array().unwrap().iter().map(|s| s["name"].clone()).collect();
    assert_eq!(names, [json!("Nordhammer <b>Forge</b> 😀"), json!("شركة الخليج")]);
    let next = format!("{api}?limit=2&after={}", first["next"].as_str().unwrap());
    let rest = desk.call(&desk.vic, "GET", &next, Value::Null).await.expect(200).json();
    assert_eq!((&rest["items"][0]["id"], &rest["next"]), (&json!(id), &Value::Null));
    let seen = desk.open_page(&desk.vic, &format!("/incidents/{incident}/alternatives")).await.expect(200);
    let seen = seen.says("Whom we asked elsewhere").says("Their crane is down").says("They have 40 hours");
    assert!(!seen.text.contains("Offer it to customers"), "Vic cannot");

    // Tom offers it: the form knows what is known, and with the offer it is taken.
    let competitor = first["items"][0]["id"].as_str().unwrap().to_owned();
    let offer = format!("/incidents/{incident}/alternatives");
    desk.open_page(&desk.tom, &page).await.says(&format!("{offer}?source={competitor}#offer"));
    let form = desk.open_page(&desk.tom, &format!("{offer}?source={competitor}")).await.expect(200);
    form.says("value=\"40\"").says(&format!("value=\"{competitor}\""));
    desk.open_page(&desk.tom, &format!("{offer}?source=src_00000000000000000000000000")).await.expect(404);
    let offered = [
        ("kind", "competitor"),
        ("title", "Hours at Nordhammer"),
        ("words", "Ring them and name us; we pay the difference."),
        ("amount", "40"),
        ("unit", "hours"),
        ("source_id", competitor.as_str()),
    ];
    desk.send_form(&desk.mara, &offer, &offered).await.expect(403);
    let wrong = json!({ "kind": "own", "title": "X", "words": "Y", "source_id": "nobody" });
    desk.call(&desk.tom, "POST", &format!("/api/v1{offer}"), wrong).await.expect(422).says("source_id");
    let made = desk.send_form(&desk.tom, &offer, &offered).await.expect(303);
    let taken =
        desk.call(&desk.vic, "GET", &format!("/api/v1/sources/{competitor}"), Value::Null).await.json();
    assert_eq!(
        (&taken["state"], taken["alternative_id"].as_str()),
        (&json!("taken"), made.location.split('/').next_back())
    );
    desk.open_page(&desk.tom, &format!("/sources/{competitor}"))
        .await
        .says("What customers are offered of it");

    // What customers are offered stays taken, and is offered once; the minute of the form keeps the second it was asked at.
    let before = taken["asked_at"].as_str().unwrap();
    let mut still = json!({ "kind": "competitor", "name": "Nordhammer", "person": "Åse Dahl", "state": "taken",
        "said": "Forty hours from Thursday on, at their night rate.", "asked_at": format!("{}:00Z", &before[..16]) });
    let path = format!("/api/v1/sources/{competitor}");
    let said = desk.call(&desk.mara, "PUT", &path, still.clone()).await.expect(200).json();
    assert_eq!(said["asked_at"], before);
    still["state"] = json!("offered");
    desk.call(&desk.mara, "PUT", &path, still).await.expect(422).says("Customers are offered this already");
    let seen = desk.open_page(&desk.mara, &format!("/sources/{competitor}")).await.expect(200);
    assert!(!seen.text.contains("value=\"cannot\""), "nobody is shown a choice that is refused");
    desk.send_form(&desk.tom, &offer, &offered).await.expect(422).says("what this source has already");
    let silent = [("source_id", id), ("kind", "own"), ("title", "Oslo"), ("words", "Take it there.")];
    desk.send_form(&desk.tom, &offer, &silent)
        .await
        .expect(422)
        .says("has not said that they have something");

    // Customers, and everybody, read what they are offered; whom we asked and what they said stays ours.
    for path in [marta.room.clone(), site.path()] {
        let room = open(&desk, &path).await.expect(200).says("40 of 40 hours left");
        for ours in ["night rate", "Åse", "crane", "شركة الخليج", "Whom we asked"] {
            assert!(!room.text.contains(ours), "{path}: {ours}");
        }
    }

    // Whom we spoke with is erased when they ask for it; that we asked stays.
    let erase = format!("/sources/{competitor}/erasure");
    desk.send_form(&desk.tom, &erase, &[]).await.expect(403);
    desk.send_form(&desk.ines, &erase, &[]).await.expect(303);
    let gone = desk.open_page(&desk.vic, &format!("/sources/{competitor}")).await.expect(200);
    let gone = gone.says("The words were erased.");
    assert!(!gone.text.contains("Åse") && !gone.text.contains("night rate"));
    let again = json!({ "kind": "own", "name": "X" });
    desk.call(&desk.mara, "PUT", &format!("/api/v1/sources/{competitor}"), again).await.expect(409);
    let mut facts = Vec::new();
    for fact in ["source_noted", "source_changed", "source_taken", "source_erased"] {
        let fact = format!("alternative.{fact}");
        let said =
            journal::of_fact(&mut desk.house.read(), &desk.workspace, incident.as_str(), &fact, 0, 9).await;
        facts.push(said.unwrap().len());
    }
    assert_eq!(facts, [3, 2, 1, 1]);
    desk.settle().await;
    assert_eq!(reports::verify(&desk.house, &desk.workspace).await.unwrap().findings, []);
});
