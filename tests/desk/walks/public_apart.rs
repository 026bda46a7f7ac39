//! Who may read a public room, and what nobody ever reads in one: the room by its address, the room for those it touches,
//! the work seen through it (R67), and never a word of another incident or of a customer (R69, R101).

use amends::customers::{self, ContactSaid, CustomerSaid};
use amends::ground::clock::{MINUTE, SECOND};
use amends::ground::id::{CaseId, IncidentId};
use amends::incidents::{self, Declaration, PublicStatus};
use amends::journal;
use amends::notices::links;
use amends::rooms::site::{self, SiteSaid};
use axum::body::Body;
use axum::http::{Method, Request};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};

use super::public::{declared, open, published, site, words};
use crate::harness::{Answer, TestDesk};
use crate::walk;

/// The private room of a new contact at a new customer whom an incident touches.
async fn touched(desk: &TestDesk, incident: &IncidentId, customer: &str, name: &str) -> (String, CaseId) {
    let said = CustomerSaid { name: customer.into(), ..CustomerSaid::default() };
    let customer = customers::add_customer(&desk.house, &desk.tom, &said).await.unwrap();
    let said = ContactSaid {
        name: name.into(),
        email: "one@example.test".into(),
        language: "en".into(),
        ..ContactSaid::default()
    };
    let contact = customers::add_contact(&desk.house, &desk.tom, &customer.id, &said).await.unwrap();
    let found = incidents::find(&mut desk.house.read(), &desk.workspace, incident).await.unwrap();
    let mut tx = journal::begin(&desk.house, &desk.tom).await.unwrap();
    let whom = [(customer.id.clone(), customer.name.clone())];
    let entries = incidents::open_cases(&mut tx, &found, &whom, "walk").await.unwrap();
    tx.say(entries).await.unwrap().commit().await.unwrap();
    let minted = links::mint(&desk.house, &desk.tom, incident, &contact.id).await.unwrap();
    let mut read = desk.house.read();
    let case =
        incidents::seek_case_of(&mut read, &desk.workspace, incident, &customer.id).await.unwrap().unwrap();
    (format!("/r/{}", minted.secret), case.id)
}

fn said<'a>(answer: &'a Answer, name: &str) -> &'a str {
    answer.headers.get(name).and_then(|v| v.to_str().ok()).unwrap_or_default()
}

walk!(a_room_by_its_address_cannot_be_guessed, |desk| {
    let incident = published(&desk).await;
    let (marta, _) = touched(&desk, &incident, "Nordwing", "Marta").await;
    open(&desk, &marta).await.expect(200).says("href=\"/s/furnace\"");
    let mut by_link = words();
    by_link["openness"] = "link".into();
    by_link["indexed"] = true.into();
    let view = site(&desk, "PUT", &incident, "", by_link.clone()).await.expect(200).json();
    let address = view["address"].as_str().unwrap().to_owned();
    assert!(address.len() >= 26 && view["indexed"] == false, "{view}");
    open(&desk, "/s/furnace").await.expect(404);
    let page = open(&desk, &format!("/s/{address}")).await.expect(200).says("Keep lot 4470");
    assert!(said(&page, "x-robots-tag").contains("noindex"));
    assert!(said(&page, "cache-control").starts_with("private"), "no cache on the way keeps its address");
    let again = site(&desk, "PUT", &incident, "", by_link).await.expect(200).json();
    assert_eq!(again["address"], address.as_str(), "words change, and whoever has the address keeps it");
    let mut to_all = words();
    to_all["openness"] = "public".into();
    site(&desk, "PUT", &incident, "", to_all).await.expect(200);
    open(&desk, &format!("/s/{address}")).await.expect(404);
    open(&desk, "/s/furnace").await.expect(200);
    // Two rooms do not share an address.
    let other = declared(&desk, "The furnace stopped").await;
    let begun = site(&desk, "POST", &other, "", Value::Null).await.expect(200).json();
    assert_eq!(begun["address"], "the-furnace-stopped");
    site(&desk, "PUT", &other, "", words()).await.expect(422).says("Another room has this address");
});

walk!(a_room_for_those_it_touches_opens_from_their_links_only, |desk| {
    let incident = published(&desk).await;
    let other = declared(&desk, "Another wrong").await;
    let (marta, _) = touched(&desk, &incident, "Nordwing", "Marta").await;
    let (stranger, _) = touched(&desk, &other, "Südflug", "Karl").await;
    let mut for_touched = words();
    for_touched["openness"] = "touched".into();
    site(&desk, "PUT", &incident, "", for_touched).await.expect(200);
    for below in ["", "/live", "/logo", "/windows", "/robots.txt"] {
        let answer = open(&desk, &format!("/s/furnace{below}")).await.expect(404);
        assert!(!answer.text.contains("lot 4470"));
    }
    open(&desk, &marta).await.expect(200).says(&format!("href=\"{marta}/room\""));
    let page = open(&desk, &format!("{marta}/room")).await.expect(200).says("Keep lot 4470");
    assert_eq!(said(&page, "cache-control"), "private, no-store");
    assert!(said(&page, "x-robots-tag").contains("noindex") && !page.text.contains("og:title"));
    open(&desk, &format!("{stranger}/room")).await.expect(404);
    site(&desk, "PUT", &incident, "/publication", json!({ "published": false })).await.expect(200);
    open(&desk, &format!("{marta}/room")).await.expect(404);
    assert!(!open(&desk, &marta).await.expect(200).text.contains("/room\""));
});

const JPEG: &[u8] = include_bytes!("../../../crates/footage/tests/data/plain.jpg");
const PNG: &[u8] = include_bytes!("../../../crates/footage/tests/data/plain.png");

/// A window with a picture that customers see: its id, and where machines send.
async fn window(desk: &TestDesk, incident: &IncidentId, title: &str) -> (String, String) {
    let path = format!("/api/v1/incidents/{incident}/windows");
    let hall = json!({ "kind": "picture", "title": title, "alt": "Two people", "expected_s": 60 });
    let made = desk.call(&desk.mara, "POST", &path, hall).await.expect(201).json();
    let id = made["id"].as_str().unwrap().to_owned();
    let key =
        desk.call(&desk.mara, "POST", &format!("/api/v1/windows/{id}/key"), Value::Null).await.expect(201);
    let address = key.json()["address"].as_str().unwrap().to_owned();
    let push = address[address.find("/push/").unwrap()..].to_owned();
    send(desk, &push, JPEG).await;
    show(desk, &id, true).await;
    (id, push)
}

async fn send(desk: &TestDesk, push: &str, bytes: &'static [u8]) {
    desk.ask(None, Request::put(format!("{push}/picture")).body(Body::from(bytes)).unwrap())
        .await
        .expect(200);
}

async fn show(desk: &TestDesk, id: &str, shown: bool) {
    let path = format!("/api/v1/windows/{id}/publication");
    desk.call(&desk.tom, "PUT", &path, json!({ "shown": shown })).await.expect(200);
}

walk!(the_work_is_seen_by_everybody_and_hidden_at_once, |desk| {
    let incident = published(&desk).await;
    let other = declared(&desk, "Another wrong").await;
    let (id, push) = window(&desk, &incident, "The <b>hall</b>").await;
    let (foreign, _) = window(&desk, &other, "Another hall").await;
    let page = open(&desk, "/s/furnace").await.expect(200).says("&#60;b&#62;hall").says("windows.js");
    let src = |page: &Answer| {
        let src = page.text.split("<img src=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        assert!(src.starts_with(&format!("/s/furnace/windows/{id}/pictures/")), "{src}");
        src
    };
    let first = src(&page);
    for _ in 0..3 {
        let image = open(&desk, &first).await.expect(200);
        assert_eq!(said(&image, "content-type"), "image/jpeg");
        assert_eq!(said(&image, "cache-control"), "public, max-age=86400, immutable");
        assert_eq!(said(&image, "x-content-type-options"), "nosniff");
        assert_eq!(said(&image, "content-security-policy"), "default-src 'none'; sandbox");
    }
    // A newer picture is there in seconds, though nobody said anything.
    desk.wait(5 * SECOND);
    send(&desk, &push, PNG).await;
    let newer = src(&open(&desk, "/s/furnace").await.expect(200));
    assert_ne!(newer, first);
    let alone = open(&desk, "/s/furnace/windows?lang=en").await.expect(200).says(&newer);
    assert!(!alone.text.contains("<html"));
    let known = Request::get("/s/furnace/windows").header("if-none-match", said(&alone, "etag"));
    desk.ask(None, known.body(Body::empty()).unwrap()).await.expect(304);
    desk.wait(10 * MINUTE);
    open(&desk, "/s/furnace").await.says("We are late");

    let at = newer.rsplit('/').next().unwrap();
    open(&desk, &format!("/s/furnace/windows/{foreign}/pictures/{at}")).await.expect(404);
    open(&desk, &format!("/s/furnace/windows/{id}/pictures/x")).await.expect(404);
    open(&desk, &format!("/s/furnace/windows/{id}/stream/live.m3u8")).await.expect(200);
    show(&desk, &id, false).await;
    open(&desk, &newer).await.expect(404);
    open(&desk, &format!("/s/furnace/windows/{id}/stream/live.m3u8")).await.expect(404);
    assert!(!open(&desk, "/s/furnace").await.expect(200).text.contains("windows.js"));
    assert!(open(&desk, "/s/furnace/windows").await.expect(200).text.is_empty());
});

/// An incident of a random world: who may read its room, how far that is, and how many customers it touches.
#[derive(Debug, Clone)]
struct Wrong {
    openness: usize,
    state: usize,
    customers: usize,
}

fn world() -> impl Strategy<Value = Vec<Wrong>> {
    let wrong = (0..3_usize, 0..5_usize, 1..3_usize).prop_map(|(openness, state, customers)| Wrong {
        openness,
        state,
        customers,
    });
    proptest::collection::vec(wrong, 2..4)
}

/// A word that stands nowhere else.
fn word(kind: &str, world: usize, n: usize) -> String {
    format!("{kind}w{world}n{n}x")
}

/// What was made of a wrong: where its pages are, and the words that belong there.
struct Made {
    public: String,
    is_readable: bool,
    own: Vec<String>,
    /// The pages of each contact, and the words of their customer.
    contacts: Vec<(String, Vec<String>)>,
}

async fn made(desk: &TestDesk, world: usize, n: usize, wrong: &Wrong) -> Made {
    let title = word("Title", world, n);
    let told =
        Declaration { title: title.clone(), summary: word("Summary", world, n), ..Declaration::default() };
    let incident = incidents::declare(&desk.house, &desk.tom, told, "UTC").await.unwrap().id;
    let because = word("Because", world, n);
    incidents::say_no_date(&desk.house, &desk.tom, &incident, &because).await.unwrap();
    let begun =
        site::draft(&desk.house, &desk.mara, &incident, amends::ground::page::Lang::En).await.unwrap();
    let said = SiteSaid {
        openness: site::Openness::ALL[wrong.openness],
        headline: word("Headline", world, n),
        means: word("Means", world, n),
        can_do: word("Cando", world, n),
        ..SiteSaid::default()
    };
    let changed = site::change(&desk.house, &desk.mara, &incident, &said).await.unwrap();
    assert_eq!(begun.id, changed.id);
    let (house, tom) = (&desk.house, &desk.tom);
    if wrong.state > 0 {
        site::publish(house, tom, &incident).await.unwrap();
    }
    match wrong.state {
        2 => drop(site::unpublish(house, tom, &incident).await.unwrap()),
        3 | 4 => {
            incidents::set_status(house, tom, &incident, PublicStatus::Resolved).await.unwrap();
            let ending = word("Ending", world, n);
            site::close(house, tom, &incident, &ending, &[]).await.unwrap();
            if wrong.state == 4 {
                site::archive(house, tom, &incident, None).await.unwrap();
            }
        }
        _ => {}
    }
    window(desk, &incident, &word("Window", world, n)).await;
    let kinds = ["Title", "Summary", "Because", "Headline", "Means", "Cando", "Ending", "Window"];
    let own = kinds.map(|kind| word(kind, world, n)).to_vec();
    let mut contacts = Vec::new();
    for c in 0..wrong.customers {
        let theirs = ["Customer", "Contact", "Impact"].map(|kind| word(kind, world, n * 10 + c));
        let (room, _) = touched(desk, &incident, &theirs[0], &theirs[1]).await;
        let hit = [("text", theirs[2].as_str()), ("kind", "production"), ("horizon", "near")];
        desk.browse(None, Method::POST, &format!("{room}/impacts"), &hit).await.expect(303);
        contacts.push((room, theirs.to_vec()));
    }
    Made { public: changed.path(), is_readable: wrong.state > 0 && wrong.state != 2, own, contacts }
}

/// Fails where a page holds a word that is not among those it may hold.
fn only(page: &Answer, place: &str, all: &[String], may: &[&String]) {
    for word in all.iter().filter(|word| !may.contains(word)) {
        assert!(!page.text.contains(word.as_str()), "{place} holds {word}");
    }
}

walk!(nobody_reads_what_is_of_another_incident_or_customer, |desk| {
    let mut runner = TestRunner::deterministic();
    let mut all: Vec<String> = Vec::new();
    let mut rooms: Vec<(Wrong, Made)> = Vec::new();
    for n in 0..4 {
        let plan = world().new_tree(&mut runner).unwrap().current();
        for (at, wrong) in plan.into_iter().enumerate() {
            let made = made(&desk, n, at, &wrong).await;
            all.extend(made.own.iter().cloned());
            all.extend(made.contacts.iter().flat_map(|(_, words)| words.iter().cloned()));
            rooms.push((wrong, made));
        }
    }
    for (wrong, made) in &rooms {
        let is_open = made.is_readable && wrong.openness != 2;
        let (own, none): (Vec<&String>, Vec<&String>) = (made.own.iter().collect(), Vec::new());
        for below in ["", "/windows", "?lang=ar"] {
            let place = format!("{}{below} of {wrong:?}", made.public);
            let page = open(&desk, &format!("{}{below}", made.public)).await;
            assert_eq!(page.status.as_u16() == 200, is_open, "{place}: {}", page.status);
            only(&page, &place, &all, if is_open { &own } else { &none });
        }
        for (room, theirs) in &made.contacts {
            let may: Vec<&String> = own.iter().copied().chain(theirs).collect();
            only(&open(&desk, room).await.expect(200), "a private view", &all, &may);
            let page = open(&desk, &format!("{room}/room")).await;
            assert_eq!(page.status.as_u16() == 200, made.is_readable, "{wrong:?}");
            only(&page, "a room behind a link", &all, &own);
            only(&open(&desk, &format!("{room}/windows")).await, "the work", &all, &own);
        }
    }
    assert!(rooms.iter().any(|(_, made)| made.is_readable), "a world without a room proves nothing");
});
