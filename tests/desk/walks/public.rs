//! The public room of an incident (R66, R68): drafted from the facts, published by a lead, read by a thousand, changed,
//! taken down, closed with its post-mortem, archived; the date that is not there yet (R22). How a page is kept, what open
//! pages hear, how a room looks and what stands before its door are told beside this.

mod guarded;
mod kept;
mod live;
mod looks;

use amends::ground::clock::{DAY, HOUR};
use amends::ground::id::IncidentId;
use amends::incidents::{self, Declaration, PublicStatus};
use amends::{journal, reports};
use axum::body::Body;
use axum::http::{Method, Request};
use serde_json::{Value, json};

use crate::harness::{Answer, TestDesk};
use crate::walk;

pub(super) async fn declared(desk: &TestDesk, title: &str) -> IncidentId {
    let summary = "The lining of furnace 2 cracked at night. Nobody was hurt.".into();
    let said = Declaration { title: title.into(), summary, ..Declaration::default() };
    incidents::declare(&desk.house, &desk.tom, said, "UTC").await.unwrap().id
}

pub(super) fn words() -> Value {
    json!({ "address": "furnace", "headline": "The furnace <b>stopped</b>.",
        "means": "Parts of this week are late.", "can_do": "Keep lot 4470 apart.\nRing us. 😀" })
}

pub(super) async fn site(
    desk: &TestDesk,
    method: &str,
    incident: &IncidentId,
    below: &str,
    said: Value,
) -> Answer {
    let path = format!("/api/v1/incidents/{incident}/site{below}");
    desk.call(&desk.tom, method, &path, said).await
}

/// A room that everybody can read, at `/s/furnace`.
pub(super) async fn published(desk: &TestDesk) -> IncidentId {
    let incident = declared(desk, "The furnace stopped").await;
    site(desk, "POST", &incident, "", Value::Null).await.expect(200);
    site(desk, "PUT", &incident, "", words()).await.expect(200);
    site(desk, "PUT", &incident, "/publication", json!({ "published": true })).await.expect(200);
    incident
}

pub(super) async fn open(desk: &TestDesk, path: &str) -> Answer {
    desk.browse(None, Method::GET, path, &[]).await
}

async fn open_with(desk: &TestDesk, path: &str, headers: &[(&str, &str)]) -> Answer {
    let request =
        headers.iter().fold(Request::get(path), |request, (name, value)| request.header(*name, *value));
    desk.ask(None, request.body(Body::empty()).unwrap()).await
}

fn said<'a>(answer: &'a Answer, name: &str) -> &'a str {
    answer.headers.get(name).and_then(|v| v.to_str().ok()).unwrap_or_default()
}

async fn facts(desk: &TestDesk, incident: &IncidentId) -> Vec<String> {
    let chain = incident.as_str();
    let all = journal::of_chain(&mut desk.house.read(), &desk.workspace, chain, 0, 100).await.unwrap();
    all.into_iter().map(|entry| entry.fact).filter(|fact| fact.starts_with("room.")).collect()
}

walk!(a_room_is_begun_published_and_ended, |desk| {
    let incident = declared(&desk, "The furnace at Halden stopped").await;
    let path = format!("/api/v1/incidents/{incident}/site");
    desk.call(&desk.vic, "POST", &path, Value::Null).await.expect(403);
    desk.call(&desk.vic, "GET", &path, Value::Null).await.expect(404);
    let begun = desk.call(&desk.mara, "POST", &path, Value::Null).await.expect(200).json();
    assert_eq!(begun["address"], "the-furnace-at-halden-stopped");
    assert_eq!(begun["headline"], "The lining of furnace 2 cracked at night.");
    assert_eq!((begun["state"].as_str(), begun["name"].as_str()), (Some("draft"), Some("Halden Forge")));
    let again = desk.call(&desk.mara, "POST", &path, Value::Null).await.expect(200).json();
    assert_eq!(again["id"], begun["id"], "begun twice is begun once");
    open(&desk, "/s/the-furnace-at-halden-stopped").await.expect(404).says("There is no page here");
    desk.open_page(&desk.vic, &format!("/incidents/{incident}/site/preview"))
        .await
        .expect(200)
        .says("Only you");

    for wrong in ["Furnace", "a", "-a-b", "a/b", "für"] {
        let said = json!({ "address": wrong });
        desk.call(&desk.mara, "PUT", &path, said).await.expect(422).says("\"address\"");
    }
    desk.call(&desk.mara, "PUT", &path, json!({ "colour": "red" })).await.expect(422).says("\"colour\"");
    desk.call(&desk.mara, "PUT", &path, json!({ "lang": "de" })).await.expect(422).says("\"lang\"");
    // What is missing, and a day that nobody published, keep it in.
    let publish = format!("{path}/publication");
    let early = json!({ "address": "furnace", "headline": "It runs again on 12 March 2026." });
    desk.call(&desk.mara, "PUT", &path, early).await.expect(200);
    desk.call(&desk.mara, "PUT", &publish, json!({ "published": true })).await.expect(403);
    let refused = desk.call(&desk.tom, "PUT", &publish, json!({ "published": true })).await.expect(422);
    refused.says("\"can_do\"").says("names 2026-03-12");
    desk.open_page(&desk.tom, &format!("/incidents/{incident}/site"))
        .await
        .expect(200)
        .says("names 2026-03-12");
    desk.call(&desk.mara, "PUT", &path, words()).await.expect(200);
    desk.call(&desk.tom, "PUT", &publish, json!({ "published": true })).await.expect(200);
    desk.call(&desk.tom, "PUT", &publish, json!({ "published": true })).await.expect(409);

    // In the order that somebody reads it in, at night, angry.
    incidents::say_next_update(&desk.house, &desk.tom, &incident, desk.house.now().plus(2 * HOUR))
        .await
        .unwrap();
    incidents::say_no_date(&desk.house, &desk.tom, &incident, "nobody has measured it").await.unwrap();
    let page = open(&desk, "/s/furnace").await.expect(200);
    let order = [
        "&#60;b&#62;stopped",
        "Parts of this week",
        "Keep lot 4470",
        "When we speak next",
        "No date yet",
        "nobody has measured",
    ];
    let main = &page.text[page.text.find("<main").unwrap()..];
    let places: Vec<usize> =
        order.iter().map(|words| main.find(words).unwrap_or_else(|| panic!("{words}"))).collect();
    assert!(places.is_sorted(), "{places:?}");
    assert!(page.text.contains("og:title") && page.text.contains("<noscript><meta http-equiv=\"refresh\""));
    assert!(page.text.len() < 20_000, "{} bytes", page.text.len());
    assert!(!page.headers.contains_key("set-cookie"));
    assert!(said(&page, "x-robots-tag").contains("noindex"), "until somebody says that it may be found");
    assert!(said(&page, "content-security-policy").starts_with("default-src 'self'"));

    // What everybody reads is changed by leads, and read at once.
    desk.call(&desk.mara, "PUT", &path, words()).await.expect(403);
    let mut anew = words();
    anew["means"] = "Parts of next week are late too.".into();
    anew["indexed"] = true.into();
    desk.call(&desk.tom, "PUT", &path, anew).await.expect(200);
    let page = open(&desk, "/s/furnace").await.says("Parts of next week are late too.").says("index, follow");
    assert_eq!(said(&page, "x-robots-tag"), "");
    open(&desk, "/s/furnace/robots.txt").await.expect(200).says("Allow: /");
    desk.send_form(&desk.mara, &format!("/incidents/{incident}/site/unpublication"), &[]).await.expect(303);
    open(&desk, "/s/furnace").await.expect(410).says("This page was taken down");
    open(&desk, "/s/furnace/live").await.expect(410);
    desk.send_form(&desk.tom, &format!("/incidents/{incident}/site/publication"), &[]).await.expect(303);
    open(&desk, "/s/furnace").await.expect(200);

    // It ends when there is nothing left to wait for, says how, and is kept for as long as we say.
    let ending = json!({ "post_mortem": "The lining was due in May.\nWe put it off twice <i>and</i> will not again." });
    desk.call(&desk.tom, "POST", &format!("{path}/closing"), ending.clone())
        .await
        .expect(409)
        .says("not put right");
    incidents::set_status(&desk.house, &desk.tom, &incident, PublicStatus::Resolved).await.unwrap();
    let page = open(&desk, "/s/furnace").await.expect(200).says("It is put right");
    assert!(!page.text.contains("No date yet"), "what is put right waits for no date");
    desk.call(&desk.tom, "POST", &format!("{path}/closing"), json!({ "post_mortem": " " })).await.expect(422);
    desk.call(&desk.tom, "POST", &format!("{path}/closing"), ending).await.expect(200);
    open(&desk, "/s/furnace")
        .await
        .expect(200)
        .says("id=\"post-mortem\"")
        .says("We put it off twice &#60;i&#62;");
    let until = desk.house.now().plus(3 * DAY);
    let early = json!({ "until": "2026-01-01T00:00:00Z" });
    desk.call(&desk.tom, "POST", &format!("{path}/archive"), early).await.expect(422);
    desk.call(&desk.tom, "POST", &format!("{path}/archive"), json!({ "until": until.rfc3339() }))
        .await
        .expect(200);
    desk.call(&desk.tom, "PUT", &path, words()).await.expect(409).says("archived");
    open(&desk, "/s/furnace").await.expect(200).says("post-mortem");
    desk.wait(4 * DAY);
    open(&desk, "/s/furnace").await.expect(410).says("This page is over");

    let wanted = [
        "drafted",
        "changed",
        "changed",
        "published",
        "changed",
        "unpublished",
        "published",
        "closed",
        "archived",
    ];
    let wanted: Vec<String> = wanted.iter().map(|past| format!("room.{past}")).collect();
    assert_eq!(facts(&desk, &incident).await, wanted);
    desk.settle().await;
    let found = reports::verify(&desk.house, &desk.workspace).await.unwrap().findings;
    assert!(found.is_empty(), "{found:?}");
});
