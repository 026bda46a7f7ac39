//! Public rooms, for the walks that need one: published, spoken in, changed, closed.

use amends::ground::Time;
use amends::ground::id::{Id, IncidentId};
use amends::journal::{self, Chain, Entry};
use amends::rooms::site::Site;
use amends::stand_in;
use amends::updates::Update;
use serde_json::json;

use crate::harness::TestDesk;

/// An address of this desk alone: rooms of all desks of a process stand beside each other.
pub fn address(desk: &TestDesk, name: &str) -> String {
    format!("{name}-{}", &desk.workspace.as_str()[20..])
}

/// An incident that is declared, and nothing more.
pub async fn declared(desk: &TestDesk, title: &str) -> IncidentId {
    let said = json!({ "title": title, "scenario": "outage" });
    let made = desk.call(&desk.mara, "POST", "/api/v1/incidents", said).await.expect(201).json();
    made["id"].as_str().unwrap().parse().unwrap()
}

async fn said(desk: &TestDesk, incident: &IncidentId, fact: &'static str) {
    let tx = journal::begin(&desk.house, &desk.tom).await.unwrap();
    tx.say(Entry::on(Chain::Incident(incident.clone()), fact)).await.unwrap().commit().await.unwrap();
}

/// Its public room, published.
pub async fn published(desk: &TestDesk, incident: &IncidentId, name: &str) -> Site {
    let site = Site {
        workspace_id: desk.workspace.clone(),
        incident_id: incident.clone(),
        address: address(desk, name),
        openness: "public".into(),
        state: "published".into(),
        name: "Halden Forge".into(),
        colour: "#14505f".into(),
        indexed: false,
        headline: "The furnace <b>stopped</b> 😀".into(),
        means: "Nothing is poured this week.".into(),
        can_do: "Tell us which parts stop your line first.".into(),
        post_mortem: String::new(),
        archive_until: None,
        published_at: Some(desk.house.now()),
        changed_at: desk.house.now(),
        salt: String::new(),
    };
    stand_in::put_site(site.clone());
    said(desk, incident, "room.published").await;
    site
}

/// The room in another state.
pub async fn changed(desk: &TestDesk, site: &Site, state: &str, fact: &'static str) -> Site {
    let site = Site { state: state.into(), changed_at: desk.house.now(), ..site.clone() };
    stand_in::put_site(site.clone());
    said(desk, &site.incident_id, fact).await;
    site
}

/// An update, posted.
pub async fn posted(desk: &TestDesk, incident: &IncidentId, status: &str, text: &str) -> Update {
    let update = Update {
        workspace_id: desk.workspace.clone(),
        id: Id::mint(desk.house.now(), desk.house.dice()),
        incident_id: incident.clone(),
        status: status.into(),
        text: text.into(),
        next_update_at: Some(desk.house.now().plus(4 * 3_600_000)),
        speaker: "Ines Okafor, head of operations".into(),
        posted_by: desk.tom.label(),
        posted_at: desk.house.now(),
        version: 1,
        edited_at: None,
        edit_reason: String::new(),
        withdrawn_at: None,
        withdrawn_reason: String::new(),
        salt: String::new(),
    };
    stand_in::put_update(update.clone());
    speak_next(desk, incident, desk.house.now().plus(4 * 3_600_000)).await;
    said(desk, incident, "update.posted").await;
    update
}

async fn speak_next(desk: &TestDesk, incident: &IncidentId, at: Time) {
    amends::incidents::say_next_update(&desk.house, &desk.mara, incident, at).await.unwrap();
}

/// The same update in other words.
pub async fn edited(desk: &TestDesk, update: &Update, text: &str) -> Update {
    let update = Update {
        text: text.into(),
        version: update.version + 1,
        edited_at: Some(desk.house.now()),
        ..update.clone()
    };
    stand_in::put_update(update.clone());
    said(desk, &update.incident_id, "update.edited").await;
    update
}

/// The same update, taken back.
pub async fn withdrawn(desk: &TestDesk, update: &Update, because: &str) -> Update {
    let update = Update {
        withdrawn_at: Some(desk.house.now()),
        withdrawn_reason: because.into(),
        ..update.clone()
    };
    stand_in::put_update(update.clone());
    said(desk, &update.incident_id, "update.withdrawn").await;
    update
}

/// The room closed with its incident, and what was learned.
pub async fn closed(desk: &TestDesk, site: &Site, post_mortem: &str) -> Site {
    amends::incidents::close_incident(&desk.house, &desk.tom, &site.incident_id).await.unwrap();
    let site = Site { post_mortem: post_mortem.into(), ..site.clone() };
    changed(desk, &site, "closed", "room.closed").await
}
