//! Telling: a notice in parts, a second person, one letter for each contact, and the truth of each (R17–R23, R27,
//! R29, R33).

use amends::ground::id::{CaseId, ContactId, CustomerId, Id, IncidentId, NoticeId};
use amends::ground::{Actor, Fault};
use amends::journal;
use amends::notices::{self, links};
use amends::scope::{self, ScopeSaid};
use post::{Behaviour, Mailbox};
use serde_json::{Value, json};
use twodb::{args, sql};

use crate::harness::{TestDesk, settings};

/// A story with a mail server, on each engine.
macro_rules! mail_walk {
    ($name:ident, |$desk:ident, $mailbox:ident| $story:expr) => {
        mod $name {
            use super::*;
            async fn story($desk: TestDesk, $mailbox: Mailbox) {
                $story;
            }
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn sqlite() {
                let mailbox = Mailbox::start(Behaviour::default()).unwrap();
                story(TestDesk::sqlite_with(with(&mailbox)).await, mailbox).await;
            }
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn postgres() {
                let mailbox = Mailbox::start(Behaviour::default()).unwrap();
                let Some(desk) = TestDesk::postgres_with(with(&mailbox)).await else { return };
                story(desk, mailbox).await;
            }
        }
    };
}

pub(super) use mail_walk;

pub(super) fn with(mailbox: &Mailbox) -> amends::ground::Config {
    let reply_domain = Some("halden.example".into());
    amends::ground::Config { smtp_url: Some(mailbox.url()), mail_rate: 0, reply_domain, ..settings() }
}

pub(super) const MINUTE: i64 = 60_000;
pub(super) const HOUR: i64 = 60 * MINUTE;

/// A customer with one contact, who has this address or none.
pub(super) async fn customer(
    desk: &TestDesk,
    name: &str,
    mail: Option<&str>,
    language: &str,
) -> (CustomerId, ContactId) {
    let (at, dice) = (desk.house.now(), desk.house.dice());
    let (customer, contact) = (CustomerId::mint(at, dice), ContactId::mint(at, dice));
    let mut tx = desk.house.db().begin().await.unwrap();
    tx.run(
        sql("insert into customers (workspace_id, id, name, attributes, created_at, changed_at) values ($1, $2, $3, '{}', $4, $4)"),
        args![&desk.workspace, &customer, name, at],
    )
    .await
    .unwrap();
    tx.run(
        sql("insert into contacts (workspace_id, id, customer_id, name, email, roles, language, created_at, changed_at)
             values ($1, $2, $3, $4, $5, '', $6, $7, $7)"),
        args![&desk.workspace, &contact, &customer, format!("{name}’s buyer"), mail, language, at],
    )
    .await
    .unwrap();
    tx.commit().await.unwrap();
    (customer, contact)
}

/// An incident noticed two hours ago.
pub(super) async fn incident(desk: &TestDesk) -> IncidentId {
    let said = json!({ "title": "The furnace stopped", "noticed_at": "2026-03-02T07:00:00Z" });
    let made = desk.call(&desk.mara, "POST", "/api/v1/incidents", said).await.expect(201).json();
    made["id"].as_str().unwrap().parse().unwrap()
}

/// The scope, drafted by Mara and confirmed by Tom: a case for each of these customers.
pub(super) async fn touched(desk: &TestDesk, incident: &IncidentId, customers: &[&CustomerId]) {
    let list = customers.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
    let said = ScopeSaid { list, ..ScopeSaid::default() };
    let drafted = scope::draft(&desk.house, &desk.mara, incident, &said).await.unwrap();
    scope::confirm(&desk.house, &desk.tom, incident, &drafted.id).await.unwrap();
}

pub(super) fn first() -> Value {
    json!({ "kind": "first", "subject": "Our furnace stopped", "what_happened": "The lining cracked <b>at night</b>.\n\nNobody was hurt.",
        "what_you_can_do": "Tell us which parts stop your line first.", "next_update_at": "2026-03-02T15:00:00Z" })
}

/// A notice of Mara's, submitted.
pub(super) async fn submitted(desk: &TestDesk, incident: &IncidentId, said: Value) -> String {
    let path = format!("/api/v1/incidents/{incident}/notices");
    let notice = desk.call(&desk.mara, "POST", &path, said).await.expect(201).json();
    let id = notice["id"].as_str().unwrap().to_owned();
    desk.call(&desk.mara, "POST", &format!("/api/v1/notices/{id}/submission"), Value::Null).await.expect(200);
    id
}

/// A notice to these many fresh customers, approved by Tom.
pub(super) async fn approved(desk: &TestDesk, many: usize) -> (IncidentId, String) {
    approved_at(desk, many, |n| format!("buyer{n}@example.test")).await
}

/// The same, to these addresses.
pub(super) async fn approved_at(
    desk: &TestDesk,
    many: usize,
    address: impl Fn(usize) -> String,
) -> (IncidentId, String) {
    let incident = incident(desk).await;
    let mut known = Vec::new();
    for n in 0..many {
        known.push(customer(desk, &format!("Customer {n}"), Some(&address(n)), "en").await.0);
    }
    let known: Vec<&CustomerId> = known.iter().collect();
    touched(desk, &incident, &known).await;
    let id = submitted(desk, &incident, first()).await;
    desk.call(&desk.tom, "POST", &format!("/api/v1/notices/{id}/approval"), Value::Null).await.expect(200);
    (incident, id)
}

pub(super) async fn get(desk: &TestDesk, path: &str) -> Value {
    desk.call(&desk.vic, "GET", path, Value::Null).await.expect(200).json()
}

/// How many letters of a notice are in this state.
pub(super) async fn count(desk: &TestDesk, notice: &str, state: &str) -> i64 {
    get(desk, &format!("/api/v1/notices/{notice}")).await["deliveries"][state].as_i64().unwrap_or(0)
}

pub(super) async fn one_in(desk: &TestDesk, notice: &str, state: &str) -> String {
    let list = get(desk, &format!("/api/v1/notices/{notice}/deliveries?state={state}")).await;
    list["items"][0]["id"].as_str().unwrap().to_owned()
}

mail_walk!(a_notice_goes_from_draft_to_proof, |desk, mailbox| {
    let incident = incident(&desk).await;
    let (nordic, buyer) = customer(&desk, "Nordic <script>", Some("marta@example.test"), "en").await;
    let (gulf, _) = customer(&desk, "الخليج", Some("sara@example.test"), "ar").await;
    let (silent, _) = customer(&desk, "Hale & Sons", None, "en").await;
    touched(&desk, &incident, &[&nordic, &gulf, &silent]).await;
    let no_date = json!({ "no_date_because": "the lining is still too hot to look at." });
    desk.call(&desk.mara, "PATCH", &format!("/api/v1/incidents/{incident}"), no_date).await.expect(200);

    // R23, R27: a first notice without what they can do now, or when we speak next, waits for nobody.
    let lacking =
        json!({ "kind": "first", "subject": "Our furnace stopped", "what_happened": "It cracked." });
    let path = format!("/incidents/{incident}/notices");
    let made = desk.call(&desk.mara, "POST", &format!("/api/v1{path}"), lacking).await.expect(201).json();
    let id = made["id"].as_str().unwrap().to_owned();
    assert_eq!(made["sender"], "Mara Lind", "a named person speaks (R33)");
    let refused =
        desk.call(&desk.mara, "POST", &format!("/api/v1/notices/{id}/submission"), Value::Null).await;
    let fields = refused.expect(422).json()["fields"].to_string();
    assert!(fields.contains("what_you_can_do") && fields.contains("next_update_at"), "{fields}");
    // A date that nobody published does not pass by the side door (R54).
    let mut dated = first();
    dated["what_we_know"] = "It runs again on 12 March.".into();
    desk.call(&desk.mara, "PUT", &format!("/api/v1/notices/{id}"), dated).await.expect(200);
    let refused =
        desk.call(&desk.mara, "POST", &format!("/api/v1/notices/{id}/submission"), Value::Null).await;
    refused.expect(422).says("2026-03-12");
    desk.call(&desk.mara, "PUT", &format!("/api/v1/notices/{id}"), first()).await.expect(200);

    // The page shows it as its readers will, who is left out, and lets it be submitted.
    let page = desk.open_page(&desk.mara, &format!("/notices/{id}")).await.expect(200);
    page.says("Nordic &#60;script&#62;")
        .says("Hale &#38; Sons")
        .says("/submission")
        .says("cracked &#60;b&#62;");
    desk.send_form(&desk.mara, &format!("/notices/{id}/submission"), &[]).await.expect(303);
    desk.call(&desk.mara, "POST", &format!("/api/v1/notices/{id}/approval"), Value::Null).await.expect(403);
    desk.call(&desk.vic, "POST", &format!("/api/v1/notices/{id}/approval"), Value::Null).await.expect(403);
    desk.settle().await;
    assert_eq!(mailbox.count(), 0, "without approval nothing is sent");
    desk.send_form(&desk.tom, &format!("/notices/{id}/approval"), &[]).await.expect(303);
    desk.wait(30 * MINUTE);
    desk.settle().await;

    let letters = mailbox.take();
    assert_eq!(letters.len(), 2);
    let marta = letters.iter().find(|l| l.to == ["marta@example.test"]).unwrap();
    assert_eq!(marta.subject(), "Our furnace stopped");
    assert!(marta.header("from").unwrap().contains("Mara Lind, Halden Forge"));
    assert!(marta.text().contains("Dear Nordic <script>’s buyer,"), "{}", marta.text());
    assert!(marta.text().contains("We have no date for you yet, because the lining"), "R22");
    assert!(marta.text().contains("2 March 2026, 15:00 (UTC)"), "{}", marta.text());
    assert!(marta.html().contains("cracked &#60;b&#62;at night") && !marta.html().contains("<script>"));
    let sara = letters.iter().find(|l| l.to == ["sara@example.test"]).unwrap();
    assert!(sara.html().contains("dir=\"rtl\"") && sara.text().contains("ما يمكنكم فعله الآن"));

    // The link opens, once for the journal; a wrong one does not.
    let secret = marta.links()[0].rsplit('/').next().unwrap().to_owned();
    let link = links::resolve(&desk.house, &secret).await.unwrap();
    assert_eq!((&link.contact_id, &link.incident_id), (&buyer, &incident));
    desk.wait(HOUR);
    assert_eq!(links::resolve(&desk.house, &secret).await.unwrap().opened_count, 2);
    let wrong = format!("{}A", &secret[..42]);
    assert!(wrong == secret || matches!(links::resolve(&desk.house, &wrong).await, Err(Fault::Missing(_))));

    // Told / to tell, and how long it took (R18).
    let coverage = get(&desk, &format!("/api/v1/incidents/{incident}/coverage")).await;
    assert_eq!(
        (&coverage["relevant"], &coverage["told"], &coverage["unreachable_cases"]),
        (&json!(2), &json!(2), &json!(1))
    );
    assert_eq!(coverage["time_to_tell"]["median_ms"], 150 * MINUTE);
    assert_eq!(coverage["time_to_tell"]["worst_ms"], 150 * MINUTE);
    let told = get(&desk, &format!("/api/v1/incidents/{incident}")).await;
    assert_eq!(told["first_told_at"], "2026-03-02T09:30:00Z");
    assert_eq!(told["next_update_at"], "2026-03-02T15:00:00Z", "a countdown runs (R27)");
    let cases = get(&desk, &format!("/api/v1/cases?incident={incident}&state=told")).await;
    let case = cases["items"].as_array().unwrap().iter().find(|c| c["title"] == "Nordic <script>").unwrap();
    let case: CaseId = case["id"].as_str().unwrap().parse().unwrap();
    assert!(get(&desk, &format!("/api/v1/cases/{case}")).await["acknowledged_at"].is_string(), "R29");
    let diary = journal::about_case(&mut desk.house.read(), &desk.workspace, &case).await.unwrap();
    let facts: Vec<&str> = diary.iter().map(|e| e.fact.as_str()).collect();
    assert_eq!(facts, ["case.opened", "delivery.queued", "delivery.handed_over", "case.told"]);
    assert_eq!(diary[3].data("acknowledged"), true, "R29");
    assert_eq!(get(&desk, &format!("/api/v1/notices/{id}")).await["state"], "sent");

    // A late update is seen and counted (R27).
    desk.wait(24 * HOUR);
    let coverage = get(&desk, &format!("/api/v1/incidents/{incident}/coverage")).await;
    assert_eq!(
        (&coverage["updates_late"], &coverage["update_overdue_since"]),
        (&json!(1), &json!("2026-03-02T15:00:00Z"))
    );

    // A first notice is not sent twice to anybody; a revoked link opens nothing, and the next notice brings a new one.
    let mut later = first();
    later["next_update_at"] = "2026-03-09T09:00:00Z".into();
    let again = submitted(&desk, &incident, later).await;
    let refused =
        desk.call(&desk.tom, "POST", &format!("/api/v1/notices/{again}/approval"), Value::Null).await;
    refused.expect(409).says("nobody to tell");
    links::revoke(&desk.house, &desk.mara, &link.id).await.unwrap();
    assert!(matches!(links::resolve(&desk.house, &secret).await, Err(Fault::Missing(_))));
    let update = json!({ "kind": "update", "subject": "Still hot", "what_we_know": "It cools.", "next_update_at": "2026-03-09T09:00:00Z" });
    let update = submitted(&desk, &incident, update).await;
    desk.call(&desk.tom, "POST", &format!("/api/v1/notices/{update}/approval"), Value::Null)
        .await
        .expect(200);
    desk.settle().await;
    let letters = mailbox.take();
    let marta = letters.iter().find(|l| l.to == ["marta@example.test"]).unwrap();
    let fresh = marta.links()[0].rsplit('/').next().unwrap().to_owned();
    assert_ne!(fresh, secret);
    assert!(links::resolve(&desk.house, &fresh).await.is_ok());
    desk.open_page(&desk.vic, &format!("/notices/{update}")).await.expect(200).says("marta@example.test");
    desk.open_page(&desk.vic, "/notices").await.expect(200).says("Still hot");
});

mail_walk!(an_unconfirmed_scope_sends_nothing, |desk, mailbox| {
    let incident = incident(&desk).await;
    let id = submitted(&desk, &incident, first()).await;
    let refused = desk.call(&desk.tom, "POST", &format!("/api/v1/notices/{id}/approval"), Value::Null).await;
    refused.expect(409).says("confirm");
    desk.open_page(&desk.tom, &format!("/notices/{id}")).await.expect(200).says("Nobody has confirmed");
    desk.settle().await;
    assert_eq!(mailbox.count(), 0);
});

mail_walk!(two_who_approve_at_once_send_it_once, |desk, mailbox| {
    let incident = incident(&desk).await;
    let (one, _) = customer(&desk, "Nordic", Some("marta@example.test"), "en").await;
    touched(&desk, &incident, &[&one]).await;
    let id: NoticeId = submitted(&desk, &incident, first()).await.parse().unwrap();
    let by = |actor: &Actor| {
        let (house, actor, id) = (desk.house.clone(), actor.clone(), id.clone());
        async move { notices::approve(&house, &actor, &id, "UTC").await }
    };
    let (ines, tom) = tokio::join!(by(&desk.ines), by(&desk.tom));
    let lost = match (ines, tom) {
        (Ok(_), Err(fault)) | (Err(fault), Ok(_)) => fault,
        both => panic!("one approves, the other is told so: {both:?}"),
    };
    assert!(matches!(lost, Fault::Conflict(_)), "{lost}");
    desk.settle().await;
    assert_eq!(mailbox.count(), 1);
});

mail_walk!(a_stopped_notice_waits_until_it_is_resumed, |desk, mailbox| {
    let (_, id) = approved(&desk, 3).await;
    let because = json!({ "because": "the numbers in it are wrong" });
    desk.call(&desk.mara, "POST", &format!("/api/v1/notices/{id}/stop"), because).await.expect(200);
    desk.settle().await;
    assert_eq!((count(&desk, &id, "queued").await, mailbox.count()), (3, 0));
    desk.call(&desk.mara, "POST", &format!("/api/v1/notices/{id}/resumption"), Value::Null).await.expect(403);
    desk.call(&desk.tom, "POST", &format!("/api/v1/notices/{id}/resumption"), Value::Null).await.expect(200);
    desk.settle().await;
    assert_eq!((count(&desk, &id, "handed_over").await, mailbox.count()), (3, 3));
});
