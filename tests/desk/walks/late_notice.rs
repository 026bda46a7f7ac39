//! The late notice (S0): a wrong log is known for days before anybody is told, and a driver tells them before we do. The delay
//! is seen (R18, R19, R20); the second wrong opens by itself (R15, R34); the price of hiding is read; we own up in words of our
//! own, each with a name under it (R33, R34); what stops it happening again is done where they can read it, and stands in the
//! playbook (R7, R63, R95, R98); and trust shows the delay, and the word for it (R109).

use amends::customers::{self, ContactSaid, CustomerSaid};
use amends::ground::id::{CaseId, CustomerId, IncidentId};
use amends::{incidents, reports, trust};
use post::{Behaviour, Mailbox};
use serde_json::{Value, json};

use super::meanwhile::open;
use super::notices::{get, mail_walk, submitted, touched, with};
use crate::harness::TestDesk;

const LATE: &str = "We knew on Thursday and told you on Monday, and that was wrong.";
const RANG: &str = "Your driver told ours on Friday. Why not <b>you</b>? 😡";

/// Noticed on Thursday at four; it is Monday, nine.
async fn declared(desk: &TestDesk) -> IncidentId {
    let said = json!({ "title": "The hardness log of lot 4471 was wrong", "scenario": "outage",
        "noticed_at": "2026-02-26T16:00:00Z" });
    let made = desk.call(&desk.mara, "POST", "/api/v1/incidents", said).await.expect(201).json();
    made["id"].as_str().unwrap().parse().unwrap()
}

/// A customer with one contact.
pub async fn known(desk: &TestDesk, customer: &str, contact: &str, email: &str) -> CustomerId {
    let said = CustomerSaid { name: customer.into(), ..CustomerSaid::default() };
    let customer = customers::add_customer(&desk.house, &desk.tom, &said).await.unwrap();
    let said = ContactSaid {
        name: contact.into(),
        email: email.into(),
        language: "en".into(),
        ..ContactSaid::default()
    };
    customers::add_contact(&desk.house, &desk.tom, &customer.id, &said).await.unwrap();
    customer.id
}

/// The case of a customer in an incident.
pub async fn case_of(desk: &TestDesk, incident: &IncidentId, customer: &CustomerId) -> CaseId {
    let mut read = desk.house.read();
    incidents::seek_case_of(&mut read, &desk.workspace, incident, customer).await.unwrap().unwrap().id
}

/// The second wrong on top of an incident, once the desk has looked.
async fn second(desk: &TestDesk, incident: &IncidentId) -> Value {
    desk.settle().await;
    let all = get(desk, &format!("/api/v1/incidents/{incident}/second-wrongs")).await;
    assert!(all.as_array().unwrap().len() < 2, "one delay is one second wrong: {all}");
    all[0].clone()
}

/// The private room behind the link in somebody's letter.
fn room_in_letter(mailbox: &Mailbox, email: &str) -> String {
    let letters = mailbox.received();
    let letter = letters.iter().find(|l| l.to.iter().any(|to| to == email)).unwrap();
    let links = letter.links();
    let secret = links.iter().find_map(|link| link.split("/r/").nth(1)).unwrap();
    format!("/r/{secret}")
}

async fn integrity(desk: &TestDesk, customer: &CustomerId) -> (f64, Vec<String>) {
    desk.settle().await;
    let (mut read, now) = (desk.house.read(), desk.house.now());
    let record = trust::record_of(&mut read, &desk.workspace, customer, now).await.unwrap();
    assert!(
        record.lasting(trust::Dimension::Integrity).abs() < 1e-9,
        "late is not hidden, unless two say so"
    );
    (record.integrity.expectation, record.movements.into_iter().map(|m| m.rule).collect())
}

mail_walk!(told_days_late_and_owned_up_to, |desk, mailbox| {
    let incident = declared(&desk).await;
    let page = format!("/incidents/{incident}");
    let brightwing = known(&desk, "Brightwing <Aero>", "Marta Lindqvist", "marta@example.test").await;
    let kestrel = known(&desk, "عاصفة", "Sara", "sara@example.test").await;
    touched(&desk, &incident, &[&brightwing, &kestrel]).await;
    let case = case_of(&desk, &incident, &brightwing).await;

    // R19: since when we know and have told nobody stands on the incident, and what it costs to go on like that.
    desk.open_page(&desk.vic, &page).await.expect(200).says("Known but not told").says("3 d 17 h");
    desk.open_page(&desk.mara, &format!("{page}/price-of-hiding"))
        .await
        .expect(200)
        .says("0.95")
        .says("0.81")
        .says("It touches 2 customers.")
        .says(&format!("{page}/notices/new"));

    // R15, R34: they heard it from somebody else. That alone opens it; nobody had to think of it.
    assert_eq!(second(&desk, &incident).await, Value::Null, "nobody has been told, and nobody has spoken");
    let rang = json!({ "speaker": "customer", "place": "By telephone", "words": RANG, "customer_id": brightwing,
        "said_at": "2026-02-27T10:00:00Z" });
    desk.call(&desk.mara, "POST", &format!("/api/v1{page}/mentions"), rang).await.expect(201);
    let wrong = second(&desk, &incident).await;
    assert_eq!(
        (&wrong["state"], &wrong["why"], &wrong["aware_at"], &wrong["proposed_by"]),
        (&json!("proposed"), &json!("outside"), &json!("2026-02-26T16:00:00Z"), &json!("desk"))
    );
    desk.open_page(&desk.tom, "/").await.expect(200).says("Look whether they were told late");

    // R20: whoever approves reads how long we have known. It goes out, and the delay is a figure (R18).
    let said = json!({ "kind": "first", "subject": "The hardness log of your blades was wrong",
        "what_happened": "A log says harder than we measured.", "sender": "Ines Okafor",
        "what_you_can_do": "Fly none of lot 4471. We fetch them.", "next_update_at": "2026-03-02T15:00:00Z" });
    let notice = submitted(&desk, &incident, said).await;
    desk.open_page(&desk.tom, &format!("/notices/{notice}"))
        .await
        .expect(200)
        .says("You have known for 3 d 17 h");
    let approval = format!("/api/v1/notices/{notice}/approval");
    desk.call(&desk.tom, "POST", &approval, Value::Null).await.expect(200);
    let wrong = second(&desk, &incident).await;
    assert_eq!(mailbox.count(), 2);
    assert_eq!(
        (&wrong["state"], &wrong["why"]),
        (&json!("proposed"), &json!("both")),
        "late by the limit too"
    );
    let told = desk.open_page(&desk.vic, &page).await.expect(200);
    assert!(
        !told.says("3 d 17 h").text.contains("Known but not told"),
        "the timer has ended; the figure stays"
    );
    desk.open_page(&desk.vic, &format!("/cases/{case}")).await.expect(200).says("&#60;b&#62;you");

    // A lead says that it was one. From then on no case is closed in silence over it.
    let wrong = format!("/second-wrongs/{}", wrong["id"].as_str().unwrap());
    desk.send_form(&desk.mara, &format!("{wrong}/confirmation"), &[]).await.expect(403);
    desk.send_form(&desk.tom, &format!("{wrong}/confirmation"), &[]).await.expect(303);
    let closing = json!({ "because": "They have new blades." });
    desk.call(&desk.mara, "POST", &format!("/api/v1/cases/{case}/closure"), closing)
        .await
        .expect(409)
        .says("Own up to it first");
    let marta = room_in_letter(&mailbox, "marta@example.test");
    let sara = room_in_letter(&mailbox, "sara@example.test");
    let read = open(&desk, &marta).await.expect(200).says("A log says harder than we measured.");
    assert!(!read.text.contains("told you on Monday"), "nobody has said it yet");
    let (before, rules) = integrity(&desk, &brightwing).await;
    assert!(rules.iter().any(|rule| rule == "told-late"), "{rules:?}");

    // R33, R34: in words of our own, by somebody with a name, and they name the delay in a sentence.
    desk.open_page(&desk.mara, &format!("{wrong}?case={case}"))
        .await
        .expect(200)
        .says("Brightwing &#60;Aero");
    let form = format!("{wrong}/owning");
    let hollow = [
        ("case_id", case.as_str()),
        ("form", "spoken"),
        ("author", "Ines Okafor"),
        ("sentence", LATE),
        ("words", "We regret any inconvenience."),
        ("regret", "yes"),
    ];
    desk.send_form(&desk.mara, &form, &hollow).await.expect(422).says("does not stand in the text");
    desk.wait(60_000);
    let words = format!(
        "I rang you too late. {LATE} You flew three days on a number we knew was false. We fetch every blade, \
                         and I answer for it."
    );
    let humble = [
        ("case_id", case.as_str()),
        ("form", "spoken"),
        ("author", "Ines Okafor"),
        ("sentence", LATE),
        ("words", words.as_str()),
        ("responsibility", "yes"),
        ("repair", "yes"),
        ("regret", "yes"),
    ];
    desk.send_form(&desk.mara, &form, &humble).await.expect(303);
    let view = get(&desk, &format!("/api/v1{wrong}")).await;
    assert_eq!((&view["state"], &view["left"]), (&json!("owed"), &json!(1)), "Kestrel has not heard it");
    open(&desk, &marta).await.expect(200).says("You flew three days").says("Ines Okafor");
    let other = open(&desk, &sara).await.expect(200);
    assert!(!other.text.contains("You flew three days"), "what we say to one is theirs");
    let all = json!({ "sentence": LATE, "apology": { "form": "written", "author": "Ines Okafor",
        "words": format!("{LATE} We fetch every blade."), "parts": { "responsibility": true, "repair": true } } });
    desk.call(&desk.mara, "POST", &format!("/api/v1{form}"), all).await.expect(201);
    assert_eq!(get(&desk, &format!("/api/v1{wrong}")).await["state"], "owned");
    open(&desk, &sara).await.expect(200).says("told you on Monday");
    let (after, rules) = integrity(&desk, &brightwing).await;
    assert!(after > before && rules.iter().any(|rule| rule == "apologised"), "{before} {after} {rules:?}");
    desk.open_page(&desk.vic, &format!("/customers/{brightwing}"))
        .await
        .expect(200)
        .says("Told more than a day after we noticed")
        .says("We apologised, with responsibility and repair");

    // R63, R98: what stops it is a plan that they read, and what of it is done.
    let measure = json!({ "title": "So that you hear it first", "sponsor_id": desk.ines.member() });
    let plan =
        desk.call(&desk.mara, "POST", &format!("/api/v1{page}/plan"), measure).await.expect(201).json();
    let plan = format!("/api/v1/plans/{}", plan["id"].as_str().unwrap());
    let rings = json!({ "what": "Whoever sees a wrong log rings within the hour", "deliverable": "A number on every furnace",
        "owner": desk.tom.member(), "due_on": "2026-03-04", "is_seen": true,
        "no_date_because": "We try it on one shift first." });
    let action = desk.call(&desk.mara, "POST", &format!("{plan}/actions"), rings).await.expect(201).json();
    desk.call(&desk.ines, "POST", &format!("{plan}/confirmation"), json!({})).await.expect(200);
    desk.call(&desk.tom, "POST", &format!("{plan}/versions"), json!({})).await.expect(201);
    open(&desk, &sara).await.expect(200).says("rings within the hour").says("We try it on one shift first.");
    let done = format!("/api/v1/actions/{}/completion", action["id"].as_str().unwrap());
    desk.call(&desk.tom, "POST", &done, json!({})).await.expect(200);
    // R7, R95: and whoever declares the next one reads it.
    let lesson = json!({ "title": "Tell first, measure after", "learned": "We measured for three days before we rang.",
        "changes": "Ring with what is known within the hour.", "scenario": "outage", "incident_id": incident, "playbook": "crisis" });
    desk.call(&desk.mara, "POST", "/api/v1/lessons", lesson).await.expect(201);
    desk.open_page(&desk.vic, "/playbooks/crisis").await.expect(200).says("Ring with what is known");
    let next = declared(&desk).await;
    desk.open_page(&desk.vic, &format!("/incidents/{next}"))
        .await
        .expect(200)
        .says("Tell first, measure after");

    // What is ours stays ours: their rooms know nothing of prices, drivers and lessons.
    for room in [&marta, &sara] {
        let read = open(&desk, room).await.expect(200);
        for ours in ["second wrong", "price of hiding", "Your driver", "Tell first, measure after"] {
            assert!(!read.text.contains(ours), "customers read nothing of `{ours}`");
        }
    }
    desk.settle().await;
    assert_eq!(reports::verify(&desk.house, &desk.workspace).await.unwrap().findings, []);
});
