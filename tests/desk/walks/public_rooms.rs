//! Public rooms, for the walks that need one: published, spoken in, changed, closed.

use amends::ground::id::IncidentId;
use amends::rooms::site::{self, Site};
use amends::updates::{self, Update};
use serde_json::{Value, json};

use crate::harness::TestDesk;

/// An incident that is declared, and nothing more.
pub async fn declared(desk: &TestDesk, title: &str) -> IncidentId {
    let said = json!({ "title": title, "scenario": "outage" });
    let made = desk.call(&desk.mara, "POST", "/api/v1/incidents", said).await.expect(201).json();
    made["id"].as_str().unwrap().parse().unwrap()
}

async fn say(desk: &TestDesk, incident: &IncidentId, method: &str, below: &str, said: Value) {
    let path = format!("/api/v1/incidents/{incident}/site{below}");
    let answer = desk.call(&desk.tom, method, &path, said).await;
    assert!(answer.status.is_success(), "{method} {path}: {}", answer.text);
}

/// The room of an incident, as it stands.
pub async fn site_of(desk: &TestDesk, incident: &IncidentId) -> Site {
    site::of_incident(&mut desk.house.read(), &desk.workspace, incident).await.unwrap().unwrap()
}

/// Its public room, published.
pub async fn published(desk: &TestDesk, incident: &IncidentId, name: &str) -> Site {
    published_for(desk, incident, name, "public").await
}

/// Its room, published for those who may read it by this word.
pub async fn published_for(desk: &TestDesk, incident: &IncidentId, name: &str, openness: &str) -> Site {
    say(desk, incident, "POST", "", Value::Null).await;
    let address = if openness == "public" { name } else { "" };
    let words = json!({ "address": address, "openness": openness, "headline": "The furnace <b>stopped</b> 😀",
        "means": "Nothing is poured this week.", "can_do": "Tell us which parts stop your line first.",
        "others": [{ "lang": "ar", "headline": "توقف الفرن" }] });
    say(desk, incident, "PUT", "", words).await;
    say(desk, incident, "PUT", "/publication", json!({ "published": true })).await;
    site_of(desk, incident).await
}

/// Taken down, published again, or archived.
pub async fn changed(desk: &TestDesk, site: &Site, state: &str) -> Site {
    let incident = &site.incident_id;
    match state {
        "archived" => say(desk, incident, "POST", "/archive", json!({})).await,
        state => {
            let said = json!({ "published": state == "published" });
            say(desk, incident, "PUT", "/publication", said).await;
        }
    }
    site_of(desk, incident).await
}

async fn update_of(desk: &TestDesk, incident: &IncidentId, id: &str) -> Update {
    let all = updates::list(&mut desk.house.read(), &desk.workspace, incident).await.unwrap();
    all.into_iter().find(|update| update.id.as_str() == id).unwrap()
}

/// An update, posted; we speak next in four hours.
pub async fn posted(desk: &TestDesk, incident: &IncidentId, status: &str, text: &str) -> Update {
    let next = desk.house.now().plus(4 * 3_600_000).rfc3339();
    let said = json!({ "status": status, "text": text, "next_update_at": next });
    let path = format!("/api/v1/incidents/{incident}/updates");
    let made = desk.call(&desk.tom, "POST", &path, said).await.expect(201).json();
    update_of(desk, incident, made["id"].as_str().unwrap()).await
}

/// The same update in other words.
pub async fn edited(desk: &TestDesk, update: &Update, text: &str) -> Update {
    let said = json!({ "text": text, "because": "It was not right.", "version": update.version });
    desk.call(&desk.tom, "PUT", &format!("/api/v1/updates/{}", update.id), said).await.expect(200);
    update_of(desk, &update.incident_id, update.id.as_str()).await
}

/// The same update, taken back.
pub async fn withdrawn(desk: &TestDesk, update: &Update, because: &str) -> Update {
    let path = format!("/api/v1/updates/{}/withdrawal", update.id);
    desk.call(&desk.tom, "POST", &path, json!({ "because": because })).await.expect(200);
    update_of(desk, &update.incident_id, update.id.as_str()).await
}

/// The room closed with its incident, and what was learned.
pub async fn closed(desk: &TestDesk, site: &Site, post_mortem: &str) -> Site {
    amends::incidents::close_incident(&desk.house, &desk.tom, &site.incident_id).await.unwrap();
    say(desk, &site.incident_id, "POST", "/closing", json!({ "post_mortem": post_mortem })).await;
    site_of(desk, &site.incident_id).await
}
