//! A contact opens their private link, sees what happened, says how it hits them and whether we noted it right
//! (R42, R47, R66, R68, R69); nobody else sees it, and a link that has ended says so kindly.

use std::time::Duration;

use amends::customers::{self, ContactSaid, CustomerSaid};
use amends::ground::id::{CaseId, ContactId, IncidentId};
use amends::incidents::{self, Case, Declaration, Incident};
use amends::journal;
use amends::notices::links;
use axum::body::Body;
use axum::http::{Request, header};
use http_body_util::BodyExt;
use serde_json::Value;
use tower::ServiceExt;

use crate::harness::{Answer, TestDesk};
use crate::walk;

/// A customer's contact with their private link.
struct Person {
    id: ContactId,
    case: CaseId,
    link: amends::ground::id::LinkId,
    room: String,
}

async fn incident(desk: &TestDesk) -> Incident {
    let said = Declaration { title: "The furnace stopped & <b>stands</b>".into(), ..Declaration::default() };
    incidents::declare(&desk.house, &desk.tom, said, "UTC").await.unwrap()
}

async fn person(desk: &TestDesk, incident: &Incident, customer: &str, name: &str) -> Person {
    let said = CustomerSaid { name: customer.into(), ..CustomerSaid::default() };
    let customer = customers::add_customer(&desk.house, &desk.tom, &said).await.unwrap();
    let said = ContactSaid {
        name: name.into(),
        email: "one@example.test".into(),
        language: "en".into(),
        ..ContactSaid::default()
    };
    let contact = customers::add_contact(&desk.house, &desk.tom, &customer.id, &said).await.unwrap();
    let mut tx = journal::begin(&desk.house, &desk.tom).await.unwrap();
    let whom = [(customer.id.clone(), customer.name.clone())];
    let entries = incidents::open_cases(&mut tx, incident, &whom, "walk").await.unwrap();
    tx.say(entries).await.unwrap().commit().await.unwrap();
    let minted = links::mint(&desk.house, &desk.tom, &incident.id, &contact.id).await.unwrap();
    let case = case_of(desk, &incident.id, &customer.id).await;
    Person { id: contact.id, case: case.id, link: minted.link.id, room: format!("/r/{}", minted.secret) }
}

async fn case_of(desk: &TestDesk, incident: &IncidentId, customer: &amends::ground::id::CustomerId) -> Case {
    let found = incidents::seek_case_of(&mut desk.house.read(), &desk.workspace, incident, customer).await;
    found.unwrap().unwrap()
}

async fn open(desk: &TestDesk, path: &str) -> Answer {
    let request = Request::get(path).header(header::ACCEPT, "text/html").body(Body::empty()).unwrap();
    desk.ask(None, request).await
}

async fn send(desk: &TestDesk, path: &str, fields: &[(&str, &str)]) -> Answer {
    let request = Request::post(path)
        .header(header::ACCEPT, "text/html")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header("sec-fetch-site", "same-origin")
        .body(Body::from(serde_urlencoded::to_string(fields).unwrap()))
        .unwrap();
    desk.ask(None, request).await
}

const HIT: [(&str, &str); 5] = [
    ("text", "Two aircraft stand <script>alert(1)</script> 😡"),
    ("kind", "production"),
    ("horizon", "near"),
    ("amount", "12000"),
    ("currency", "EUR"),
];

async fn statements(desk: &TestDesk, case: &CaseId) -> Vec<Value> {
    let path = format!("/api/v1/cases/{case}/statements");
    let list = desk.call(&desk.vic, "GET", &path, Value::Null).await.expect(200).json();
    list["items"].as_array().unwrap().clone()
}

walk!(a_contact_is_heard, |desk| {
    let incident = incident(&desk).await;
    let marta = person(&desk, &incident, "Nordwing", "Marta <i>Lindqvist</i>").await;
    incidents::say_no_date(&desk.house, &desk.tom, &incident.id, "nobody has measured it").await.unwrap();

    let page = open(&desk, &marta.room).await.expect(200);
    assert_eq!(page.headers["cache-control"], "private, no-store");
    assert_eq!(page.headers["referrer-policy"], "same-origin");
    assert!(page.headers["x-robots-tag"].to_str().unwrap().contains("noindex"));
    page.says("The furnace stopped &#38; &#60;b&#62;stands").says("nobody has measured it");

    // What was not understood comes back with their words in it.
    let unclear = send(&desk, &format!("{}/impacts", marta.room), &[("text", "It <b>hurts</b>")]).await;
    unclear.expect(422).says("What does it hit?").says("It &#60;b&#62;hurts");

    let sent = send(&desk, &format!("{}/impacts?once=k1", marta.room), &HIT).await.expect(303);
    assert_eq!(sent.location, format!("{}#noted", marta.room));
    send(&desk, &format!("{}/impacts?once=k1", marta.room), &HIT).await.expect(303);
    let noted = statements(&desk, &marta.case).await;
    assert_eq!(noted.len(), 1, "a form sent twice is done once");
    let page = open(&desk, &marta.room).await.expect(200).says("alert(1)&#60;/script&#62; 😡");
    assert!(!page.text.contains("<script>alert"), "what a contact writes is escaped");
    assert!(page.text.len() < 50_000, "{} bytes", page.text.len());

    let path = format!("{}/statements/{}/confirmation", marta.room, noted[0]["id"].as_str().unwrap());
    send(&desk, &path, &[("verdict", "confirm")]).await.expect(303);
    let again = send(&desk, &path, &[("verdict", "confirm")]).await.expect(303);
    assert!(again.headers.contains_key("set-cookie"), "a second click says so");
    send(&desk, &path, &[("verdict", "correct"), ("words", "Three aircraft, not two")]).await.expect(303);
    let noted = statements(&desk, &marta.case).await;
    assert_eq!(noted[0]["state"], "corrected");
    assert_eq!(noted[0]["settled_by"], marta.id.as_str());
    assert_eq!(noted[0]["wordings"].as_array().unwrap().len(), 2, "every wording is kept");
    open(&desk, &marta.room).await.says("Three aircraft, not two");
});

walk!(nobody_sees_what_is_anothers, |desk| {
    let incident = incident(&desk).await;
    let marta = person(&desk, &incident, "Nordwing", "Marta").await;
    let karl = person(&desk, &incident, "Südflug", "Karl").await;
    send(&desk, &format!("{}/impacts", marta.room), &HIT).await.expect(303);
    let page = open(&desk, &karl.room).await.expect(200);
    assert!(!page.text.contains("Two aircraft") && !page.text.contains("Nordwing"));
    let noted = statements(&desk, &marta.case).await;
    let id = noted[0]["id"].as_str().unwrap();
    let path = format!("{}/statements/{id}/confirmation", karl.room);
    send(&desk, &path, &[("verdict", "confirm")]).await.expect(404);
    // Nor does a link open anything of the members' desk.
    open(&desk, &format!("/cases/{}", karl.case)).await.expect(303);

    let path = format!("/incidents/{}/room?contact={}", incident.id, marta.id);
    desk.open_page(&desk.vic, &path).await.expect(200).says("inert").says("Two aircraft");
    let path = format!("/links/{}/revocation", marta.link);
    desk.send_form(&desk.vic, &path, &[]).await.expect(403);
    desk.send_form(&desk.mara, &path, &[]).await.expect(303);
    open(&desk, &marta.room).await.expect(410).says("Halden Forge").says("new link");
    send(&desk, &format!("{}/impacts", marta.room), &HIT).await.expect(410);
    open(&desk, "/r/0123456789012345678901234567890123456789012").await.expect(404);
    // A member hands over a new one; while it lives nobody is shown it again.
    let path = format!("/cases/{}/links", marta.case);
    let page = desk.send_form(&desk.mara, &path, &[("contact", marta.id.as_str())]).await.expect(201);
    assert!(page.text.contains("/r/"));
    desk.send_form(&desk.mara, &path, &[("contact", marta.id.as_str())]).await.expect(303);
    customers::note_left(&desk.house, &desk.tom, &karl.id, true).await.unwrap();
    open(&desk, &karl.room).await.expect(410);
});

/// How often the one link into this case was opened.
async fn visits(desk: &TestDesk, case: &CaseId) -> i64 {
    let path = format!("/api/v1/cases/{case}/links");
    let links = desk.call(&desk.vic, "GET", &path, Value::Null).await.expect(200).json();
    links["items"][0]["opened_count"].as_i64().unwrap()
}

walk!(the_room_lives, |desk| {
    let incident = incident(&desk).await;
    let marta = person(&desk, &incident, "Nordwing", "Marta").await;
    let request = Request::get(format!("{}/live", marta.room)).body(Body::empty()).unwrap();
    let mut stream = desk.router.clone().oneshot(request).await.unwrap().into_body();
    // On PostgreSQL the first hint may come before its listener has connected; hints may be lost, pages may not.
    let mut heard = String::new();
    for n in 0..20 {
        let because = format!("the part is not measured, look {n}");
        incidents::say_no_date(&desk.house, &desk.tom, &incident.id, &because).await.unwrap();
        open(&desk, &marta.room).await.expect(200).says(&because);
        if let Ok(Some(Ok(frame))) = tokio::time::timeout(Duration::from_millis(500), stream.frame()).await {
            heard = String::from_utf8_lossy(frame.data_ref().unwrap()).into_owned();
            break;
        }
    }
    assert!(heard.contains("event: changed"), "{heard}");
    // Whoever drew their page before that, and listens only now, is told at once.
    let late = format!("{}/live?since={}", marta.room, desk.house.now().0);
    let request = Request::get(late).body(Body::empty()).unwrap();
    let mut stream = desk.router.clone().oneshot(request).await.unwrap().into_body();
    let frame = tokio::time::timeout(Duration::from_secs(5), stream.frame()).await.unwrap();
    let heard = String::from_utf8_lossy(frame.unwrap().unwrap().data_ref().unwrap()).into_owned();
    assert!(heard.contains("event: changed"), "{heard}");

    // An open page that fetches itself anew is no visit, however long it stays open.
    desk.wait(24 * 3_600_000);
    let before = visits(&desk, &marta.case).await;
    let again = Request::get(&marta.room)
        .header(header::ACCEPT, "text/html")
        .header("sec-fetch-dest", "empty")
        .body(Body::empty())
        .unwrap();
    desk.ask(None, again).await.expect(200);
    assert_eq!(visits(&desk, &marta.case).await, before);
    open(&desk, &marta.room).await.expect(200);
    assert_eq!(visits(&desk, &marta.case).await, before + 1);
    open(&desk, "/r/0123456789012345678901234567890123456789012/live").await.expect(404);
});

walk!(words_can_be_erased_and_stay_proven, |desk| {
    let incident = incident(&desk).await;
    let marta = person(&desk, &incident, "Nordwing", "Marta").await;
    send(&desk, &format!("{}/impacts", marta.room), &HIT).await.expect(303);
    let noted = statements(&desk, &marta.case).await;
    let id = noted[0]["id"].as_str().unwrap();
    desk.send_form(&desk.mara, &format!("/statements/{id}/reading"), &[]).await.expect(303);
    let path = format!("/api/v1/statements/{id}/erasure");
    desk.call(&desk.tom, "POST", &path, Value::Null).await.expect(403);
    desk.call(&desk.ines, "POST", &path, Value::Null).await.expect(200);
    let gone = statements(&desk, &marta.case).await;
    assert_eq!(gone[0]["wordings"][0]["text"], "");
    assert_eq!(gone[0]["wordings"][0]["text_digest"], noted[0]["wordings"][0]["text_digest"]);
    let path = format!("/api/v1/cases/{}/impacts", marta.case);
    let impacts = desk.call(&desk.vic, "GET", &path, Value::Null).await.expect(200);
    assert!(!impacts.text.contains("aircraft"));
    let note =
        [("text", "She asks for a call on Friday"), ("channel", "phone"), ("contact_id", marta.id.as_str())];
    desk.send_form(&desk.mara, &format!("/cases/{}/impacts", marta.case), &note).await.expect(303);
    open(&desk, &marta.room).await.says("She asks for a call on Friday");
    let page = desk.open_page(&desk.vic, &format!("/incidents/{}/impacts", incident.id)).await;
    page.expect(200).says("Nordwing");
});
