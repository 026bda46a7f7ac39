//! The considered act: a first wave and what it teaches, a pause, the rest; ended for good; one letter behind the other;
//! and a correction to those who were told what was wrong (R14, R18, R34).

use amends::customers;
use amends::customers::import::{self, Kind, Order};
use amends::ground::Actor;
use amends::ground::id::IncidentId;
use amends::reports;
use post::{Behaviour, Mailbox};
use serde_json::{Value, json};

use crate::harness::{TestDesk, settings};

/// A story with a mail server, on each engine.
macro_rules! sending_walk {
    ($name:ident, |$desk:ident, $mailbox:ident| $story:expr) => {
        mod $name {
            use super::*;
            async fn story($desk: TestDesk, $mailbox: Mailbox) {
                $story;
                let audit = reports::verify(&$desk.house, &$desk.workspace).await.unwrap();
                assert_eq!(audit.findings, [], "everything is as it was said");
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

pub(super) use sending_walk;

pub(super) fn with(mailbox: &Mailbox) -> amends::ground::Config {
    amends::ground::Config { smtp_url: Some(mailbox.url()), mail_rate: 0, ..settings() }
}

async fn take_in(desk: &TestDesk, kind: Kind, text: String) {
    let file_name = format!("{}.csv", kind.word());
    let order =
        Order { kind, file_name, bytes: Some(text.len() as u64), mapping: None, zone: None, is_dry: false };
    import::import(&desk.house, &desk.mara, order, std::io::Cursor::new(text.into_bytes()), |_| {})
        .await
        .unwrap();
}

/// An incident that touches so many customers: C-1 with two people, every other with one.
pub(super) async fn touched(desk: &TestDesk, many: usize) -> IncidentId {
    let (mut customers, mut contacts, mut list) = (
        String::from("customer_key,name,attribute region\n"),
        String::from(
            "contact_key,customer_key,name,email,language\nP-0,C-1,=Second of 1,second@example.test,en\n",
        ),
        Vec::new(),
    );
    for n in 1..=many {
        let region = ["north", "south"][n % 2];
        customers.push_str(&format!("C-{n},Customer {n},{region}\n"));
        contacts.push_str(&format!("P-{n},C-{n},Buyer {n},buyer{n}@example.test,{}\n", ["en", "ar"][n % 2]));
        list.push(format!("C-{n}"));
    }
    take_in(desk, Kind::Customers, customers).await;
    take_in(desk, Kind::Contacts, contacts).await;
    let said = json!({ "title": "The furnace stopped", "noticed_at": "2026-03-02T07:00:00Z" });
    let made = desk.call(&desk.mara, "POST", "/api/v1/incidents", said).await.expect(201).json();
    let incident: IncidentId = made["id"].as_str().unwrap().parse().unwrap();
    let scope = format!("/api/v1/incidents/{incident}/scopes");
    let drafted = desk.call(&desk.mara, "POST", &scope, json!({ "list": list.join("\n") })).await.expect(201);
    let drafted = drafted.json()["id"].as_str().unwrap().to_owned();
    let confirmed = format!("{scope}/{drafted}/confirmation");
    desk.call(&desk.tom, "POST", &confirmed, Value::Null).await.expect(200);
    desk.settle().await;
    incident
}

pub(super) fn first() -> Value {
    json!({ "kind": "first", "subject": "Our furnace stopped", "what_happened": "The lining cracked <b>at night</b>.",
        "what_you_can_do": "Tell us which parts stop your line first.", "next_update_at": "2026-03-20T15:00:00Z" })
}

/// A notice of Mara's, submitted.
pub(super) async fn submitted(desk: &TestDesk, incident: &IncidentId, said: Value) -> String {
    let path = format!("/api/v1/incidents/{incident}/notices");
    let notice = desk.call(&desk.mara, "POST", &path, said).await.expect(201).json();
    let id = notice["id"].as_str().unwrap().to_owned();
    desk.call(&desk.mara, "POST", &format!("/api/v1/notices/{id}/submission"), Value::Null).await.expect(200);
    id
}

pub(super) async fn act(
    desk: &TestDesk,
    by: &Actor,
    notice: &str,
    verb: &str,
    said: Value,
) -> crate::harness::Answer {
    desk.call(by, "POST", &format!("/api/v1/notices/{notice}/{verb}"), said).await
}

pub(super) async fn get(desk: &TestDesk, path: &str) -> Value {
    desk.call(&desk.vic, "GET", path, Value::Null).await.expect(200).json()
}

pub(super) async fn sending(desk: &TestDesk, notice: &str) -> Value {
    get(desk, &format!("/api/v1/notices/{notice}/sending")).await
}

pub(super) async fn state(desk: &TestDesk, notice: &str) -> Value {
    get(desk, &format!("/api/v1/notices/{notice}")).await
}

pub(super) fn because(why: &str) -> Value {
    json!({ "because": why })
}

sending_walk!(a_first_wave_teaches_before_the_rest_goes, |desk, mailbox| {
    mailbox.behave(|b| b.refuse.push("buyer2@example.test".into()));
    let incident = touched(&desk, 30).await;
    let id = submitted(&desk, &incident, first()).await;

    // What is said wrong is said beside its field, and nothing has left.
    for (said, field) in [
        (json!({ "first": "a few" }), "first"),
        (json!({ "rate": "0" }), "rate"),
        (json!({ "first": "10", "chosen": "C-99" }), "chosen"),
    ] {
        let refused = act(&desk, &desk.tom, &id, "approval", said).await.expect(422).json();
        assert_eq!(refused["fields"][0]["field"], field);
    }
    act(&desk, &desk.tom, &id, "approval", json!({ "shown_to": "30" }))
        .await
        .expect(409)
        .says("31 people now");
    act(&desk, &desk.tom, &id, "approval", json!({ "shown": "00" }))
        .await
        .expect(409)
        .says("text has changed");
    act(&desk, &desk.tom, &id, "go", Value::Null).await.expect(409).says("not on its way");

    // Ten first, two customers of them by name, the others by a lot whose seed is kept.
    desk.open_page(&desk.tom, &format!("/notices/{id}"))
        .await
        .expect(200)
        .says("name=\"shown_to\" value=\"31\"");
    let said = json!({ "first": "10", "chosen": "C-1\nC-2", "shown_to": "31" });
    act(&desk, &desk.tom, &id, "approval", said).await.expect(200);
    act(&desk, &desk.tom, &id, "go", Value::Null).await.expect(409).says("nothing to learn");
    desk.settle().await;
    let letters = mailbox.take();
    let went: Vec<&str> = letters.iter().map(|l| l.to[0].as_str()).collect();
    assert_eq!(went.len(), 9, "ten, one of them refused");
    assert!(went.contains(&"buyer1@example.test") && went.contains(&"second@example.test"));
    let view = sending(&desk, &id).await;
    assert_eq!((&view["waits_for_go"], &view["sending"]["first_wave"]), (&json!(true), &json!(10)));
    assert_eq!(view["first_wave"], json!({ "handed_over": 9, "refused": 1 }));
    assert!(view["sending"]["lot"].as_str().is_some_and(|seed| seed.len() == 32));
    assert_eq!(state(&desk, &id).await["state"], "sending");
    desk.open_page(&desk.tom, &format!("/notices/{id}"))
        .await
        .expect(200)
        .says("21 people wait")
        .says("drawn by lot");

    // However long it takes, the rest waits; a pause and its end do not let it go either.
    desk.wait(86_400_000);
    desk.settle().await;
    act(&desk, &desk.mara, &id, "go", Value::Null).await.expect(403);
    act(&desk, &desk.mara, &id, "stop", because("The telephone number is wrong")).await.expect(200);
    act(&desk, &desk.tom, &id, "go", Value::Null).await.expect(409).says("stopped");
    act(&desk, &desk.tom, &id, "resumption", because("It is the right one")).await.expect(200);
    desk.settle().await;
    assert_eq!(mailbox.take().len(), 0);

    // Then somebody who leads lets it go, once.
    let path = format!("/notices/{id}/go");
    desk.send_form(&desk.tom, &path, &[("because", "All of them understood it 👍")]).await.expect(303);
    act(&desk, &desk.tom, &id, "go", Value::Null).await.expect(409).says("already");
    desk.settle().await;
    assert_eq!(mailbox.take().len(), 21);
    assert_eq!(state(&desk, &id).await["state"], "sent");
    let list = get(&desk, "/api/v1/notices").await;
    assert_eq!((&list["items"][0]["deliveries"], &list["items"][0]["handed_over"]), (&json!(31), &json!(30)));
    let steps = sending(&desk, &id).await["steps"].clone();
    let steps: Vec<&str> = steps.as_array().unwrap().iter().map(|s| s["step"].as_str().unwrap()).collect();
    assert_eq!(steps, ["approved", "paused", "resumed", "go"]);
    let page = desk.open_page(&desk.vic, &format!("/notices/{id}")).await.expect(200);
    page.says("All of them understood it 👍").says("Tom Brandt").says("The telephone number is wrong");

    // What is settled later is counted again.
    let refused = get(&desk, &format!("/api/v1/notices/{id}/deliveries?state=refused")).await;
    let refused = refused["items"][0]["id"].as_str().unwrap().to_owned();
    mailbox.behave(|b| b.refuse.clear());
    let said = json!({ "how": "again", "because": "Their address works again" });
    desk.call(&desk.mara, "POST", &format!("/api/v1/deliveries/{refused}/settlement"), said)
        .await
        .expect(200);
    desk.settle().await;
    assert_eq!(get(&desk, "/api/v1/notices").await["items"][0]["handed_over"], 31);
});

sending_walk!(ended_for_good_it_never_goes, |desk, mailbox| {
    let incident = touched(&desk, 5).await;
    let id = submitted(&desk, &incident, first()).await;
    act(&desk, &desk.tom, &id, "approval", json!({ "chosen": "C-1" })).await.expect(200);
    desk.settle().await;
    assert_eq!(mailbox.take().len(), 2, "both people of the one who was chosen");
    act(&desk, &desk.mara, &id, "end", because("It is wrong")).await.expect(403);
    act(&desk, &desk.tom, &id, "end", because("")).await.expect(422);
    act(&desk, &desk.tom, &id, "end", because("It says the wrong furnace")).await.expect(200);
    desk.settle().await;
    let ended = state(&desk, &id).await;
    assert_eq!(
        (&ended["state"], &ended["deliveries"]),
        (&json!("ended"), &json!({ "failed": 4, "handed_over": 2 }))
    );
    let failed =
        get(&desk, &format!("/api/v1/notices/{id}/deliveries?state=failed")).await["items"][0].clone();
    let reply = failed["reply"].as_str().unwrap();
    assert_eq!(reply, "Stopped for good by Tom Brandt: It says the wrong furnace");
    let list = get(&desk, "/api/v1/notices").await;
    assert_eq!((&list["items"][0]["deliveries"], &list["items"][0]["handed_over"]), (&json!(6), &json!(2)));

    // Nothing of it goes on, and nobody is asked to reach those whom nobody meant to reach.
    act(&desk, &desk.tom, &id, "resumption", Value::Null).await.expect(409).says("ended for good");
    act(&desk, &desk.tom, &id, "go", Value::Null).await.expect(409).says("ended for good");
    let settlement = format!("/api/v1/deliveries/{}/settlement", failed["id"].as_str().unwrap());
    let said = json!({ "how": "again", "because": "They asked for it" });
    desk.call(&desk.mara, "POST", &settlement, said).await.expect(409).says("ended for good");
    let home = desk.open_page(&desk.mara, "/").await.expect(200);
    assert!(!home.text.contains("letters failed"), "{}", home.text);
    desk.open_page(&desk.vic, &format!("/notices/{id}")).await.expect(200).says("Stopped for good");

    // Whoever was not told is told by a new one.
    let id = submitted(&desk, &incident, first()).await;
    act(&desk, &desk.tom, &id, "approval", Value::Null).await.expect(200);
    desk.settle().await;
    assert_eq!(mailbox.take().len(), 4);
});

sending_walk!(one_letter_behind_the_other, |desk, mailbox| {
    let incident = touched(&desk, 9).await;
    let id = submitted(&desk, &incident, first()).await;
    act(&desk, &desk.tom, &id, "approval", json!({ "rate": "2" })).await.expect(200);
    desk.settle().await;
    assert_eq!(mailbox.count(), 1);
    desk.wait(1_000);
    desk.settle().await;
    assert_eq!(mailbox.count(), 3, "two a second");
    act(&desk, &desk.mara, &id, "stop", because("Wait")).await.expect(200);
    desk.wait(60_000);
    desk.settle().await;
    assert_eq!(mailbox.count(), 3);
    act(&desk, &desk.tom, &id, "resumption", Value::Null).await.expect(200);
    desk.wait(1_000);
    desk.settle().await;
    assert_eq!(mailbox.count(), 6, "not all at once after a pause either");
    desk.wait(5_000);
    desk.settle().await;
    assert_eq!(mailbox.count(), 10);
    assert_eq!(state(&desk, &id).await["state"], "sent");
});

sending_walk!(a_correction_goes_to_those_who_were_told, |desk, mailbox| {
    mailbox.behave(|b| b.refuse.push("buyer3@example.test".into()));
    let incident = touched(&desk, 4).await;
    let wrong = submitted(&desk, &incident, first()).await;
    act(&desk, &desk.tom, &wrong, "approval", json!({ "chosen": "C-1\nC-2\nC-3" })).await.expect(200);
    desk.settle().await;
    let letters = mailbox.take();
    assert_eq!(letters.len(), 3);

    // It says what it corrects.
    let said = json!({ "kind": "correction", "subject": "What we said was wrong", "what_we_know": "It is furnace 3." });
    let path = format!("/api/v1/incidents/{incident}/notices");
    let made = desk.call(&desk.mara, "POST", &path, said.clone()).await.expect(201).json();
    let made = format!("/api/v1/notices/{}/submission", made["id"].as_str().unwrap());
    desk.call(&desk.mara, "POST", &made, Value::Null).await.expect(422).says("which notice it corrects");
    let mut stray = said.clone();
    stray["corrects"] = "not_00000000000000000000000000".into();
    desk.call(&desk.mara, "POST", &path, stray).await.expect(422).says("Choose one that people were told");
    let mut right = said;
    right["corrects"] = wrong.as_str().into();
    let right = submitted(&desk, &incident, right).await;
    let audience = get(&desk, &format!("/api/v1/notices/{right}/audience")).await;
    assert_eq!((&audience["to_tell"], &audience["left_out"]["not_told"]), (&json!(3), &json!(2)));

    // Not while what is wrong is still on its way, and then to everybody at once.
    act(&desk, &desk.tom, &right, "approval", Value::Null).await.expect(409).says("still on its way");
    act(&desk, &desk.tom, &wrong, "end", because("It says the wrong furnace")).await.expect(200);
    act(&desk, &desk.tom, &right, "approval", json!({ "first": "1" })).await.expect(422).says("at once");
    desk.open_page(&desk.tom, &format!("/notices/{right}")).await.expect(200).says("What was said then");
    act(&desk, &desk.tom, &right, "approval", Value::Null).await.expect(200);
    desk.settle().await;
    let corrected: std::collections::BTreeSet<String> =
        mailbox.take().iter().map(|l| l.to[0].clone()).collect();
    let told: std::collections::BTreeSet<String> = letters.iter().map(|l| l.to[0].clone()).collect();
    assert_eq!(corrected, told);

    // The old one says so, to us and to its readers.
    desk.open_page(&desk.vic, &format!("/notices/{wrong}")).await.expect(200).says("was corrected by");
    let english = letters.iter().find(|l| l.to == ["buyer2@example.test"]).unwrap();
    let room = english.links()[0].clone();
    let room = room.split_once("/r/").map(|(_, secret)| format!("/r/{secret}")).unwrap();
    let page = desk.browse(None, axum::http::Method::GET, &room, &[]).await.expect(200);
    page.says("Something here was not right. We corrected it:").says("What we said was wrong");
});

/// What some of them have not got yet: C-1 since yesterday, C-2 from tomorrow, C-3 in ten days; C-2 the most of it.
async fn owing(desk: &TestDesk) {
    for (key, promised, amount) in
        [("C-1", "2026-03-01", "100.00"), ("C-2", "2026-03-03", "90000.00"), ("C-3", "2026-03-12", "700.00")]
    {
        let customer =
            customers::customer_of_key(&mut desk.house.read(), &desk.workspace, key).await.unwrap();
        let said = json!({ "key": format!("O-{key}"), "kind": "order", "label": "Blade", "status": "open",
            "promised": promised, "amount": amount, "currency": "EUR" });
        let path = format!("/api/v1/customers/{}/holdings", customer.unwrap());
        desk.call(&desk.mara, "POST", &path, said).await.expect(201);
    }
}

sending_walk!(what_the_second_member_sees_is_what_leaves, |desk, mailbox| {
    let incident = touched(&desk, 6).await;
    owing(&desk).await;
    let id = submitted(&desk, &incident, first()).await;
    let path = format!("/api/v1/notices/{id}");
    let seen = get(&desk, &format!("{path}/audience")).await;
    assert_eq!(seen["languages"], json!([["en", 4], ["ar", 3]]));
    assert_eq!(seen["leads"], json!([["past", 1], ["days", 1], ["month", 1], ["none", 3]]), "R20");
    assert_eq!(seen["shortest"][0]["first_on"], "2026-03-01");
    assert_eq!(seen["changes"], json!([]), "nothing was said before");
    let page = desk.open_page(&desk.tom, &format!("/notices/{id}")).await.expect(200);
    page.says("How long they have to prepare").says("Under three days").says("/people");

    // Whoever read another text, or other people, is asked again.
    let shown = seen["shown"].as_str().unwrap().to_owned();
    act(&desk, &desk.mara, &id, "return", because("A word is wrong")).await.expect(200);
    let mut better = first();
    better["what_happened"] = "The lining cracked.".into();
    desk.call(&desk.mara, "PUT", &path, better).await.expect(200);
    act(&desk, &desk.mara, &id, "submission", Value::Null).await.expect(200);
    let stale = [("shown", shown.as_str()), ("shown_to", "7")];
    desk.send_form(&desk.tom, &format!("/notices/{id}/approval"), &stale).await.expect(303);
    assert_eq!(state(&desk, &id).await["state"], "submitted", "nothing left");
    let shown = get(&desk, &format!("{path}/audience")).await["shown"].as_str().unwrap().to_owned();
    let fresh = [("shown", shown.as_str()), ("shown_to", "7"), ("first", ""), ("chosen", ""), ("rate", "")];
    desk.send_form(&desk.tom, &format!("/notices/{id}/approval"), &fresh).await.expect(303);
    desk.settle().await;
    assert_eq!((state(&desk, &id).await["state"].clone(), mailbox.count()), (json!("sent"), 7));

    // The next one is shown beside it, word by word.
    let update = json!({ "kind": "update", "subject": "Our furnace cools", "what_happened": "The lining cracked at noon.",
        "next_update_at": "2026-03-20T15:00:00Z" });
    let update = submitted(&desk, &incident, update).await;
    let seen = get(&desk, &format!("/api/v1/notices/{update}/audience")).await;
    assert_eq!(seen["before"], "Our furnace stopped");
    let page = desk.open_page(&desk.tom, &format!("/notices/{update}")).await.expect(200);
    page.says("<del>stopped</del>").says("<ins>cools</ins>");

    // Everybody can be looked at, person by person, and taken along as a sheet in which nothing is a formula.
    let first_again = submitted(&desk, &incident, first()).await;
    let people =
        desk.open_page(&desk.vic, &format!("/notices/{first_again}/people?which=not")).await.expect(200);
    people.says("has had a first notice already").says("Buyer 6");
    let told =
        desk.open_page(&desk.vic, &format!("/notices/{first_again}/people?which=told")).await.expect(200);
    told.says("There is nobody of this kind");
    let sheet = desk.open_page(&desk.vic, &format!("/notices/{first_again}/people.csv")).await.expect(200);
    assert_eq!(sheet.text.lines().count(), 8);
    sheet.says("'=Second of 1,Customer 1,en,already");
});

sending_walk!(a_sending_is_watched_and_its_proof_goes_along, |desk, mailbox| {
    mailbox.behave(|b| b.refuse.push("buyer2@example.test".into()));
    let incident = touched(&desk, 12).await;
    owing(&desk).await;
    let id = submitted(&desk, &incident, first()).await;
    desk.open_page(&desk.vic, &format!("/notices/{id}/sending")).await.expect(303);
    act(&desk, &desk.tom, &id, "approval", Value::Null).await.expect(200);
    desk.open_page(&desk.vic, &format!("/notices/{id}/sending"))
        .await
        .expect(200)
        .says("Their letter waits for its turn");
    desk.wait(600_000);
    desk.settle().await;
    let view = sending(&desk, &id).await;
    let glance = &view["glance"];
    assert_eq!((&glance["told"], &glance["relevant"]), (&json!(12), &json!(13)));
    assert_eq!(
        (&glance["since"], &glance["target"]),
        (&json!("2026-03-02T07:00:00Z"), &json!("2026-03-03T07:00:00Z"))
    );
    assert_eq!(glance["rise"][0][1], 12);
    let shares = |of: &str| -> Vec<(String, i64, i64)> {
        let share = |s: &Value| {
            (
                s["of"].as_str().unwrap().to_owned(),
                s["customers"].as_i64().unwrap(),
                s["told"].as_i64().unwrap(),
            )
        };
        glance[of].as_array().unwrap().iter().map(share).collect()
    };
    let of = |name: &str, customers, told| (name.to_owned(), customers, told);
    assert_eq!(shares("by_value"), [of("1", 1, 0), of("2", 1, 1), of("3", 1, 1), of("0", 9, 9)]);
    assert_eq!(shares("by_region"), [of("north", 6, 5), of("south", 6, 6)]);
    let worst = &glance["worst"][0];
    assert_eq!(
        (&worst["customer"], &worst["why"], &worst["value"]),
        (&json!("Customer 2"), &json!("refused"), &json!(9_000_000))
    );
    let page = desk.open_page(&desk.vic, &format!("/notices/{id}/sending")).await.expect(200);
    page.says("Time to tell")
        .says("EUR\u{a0}90,000.00")
        .says("Their mail server refused it")
        .says("north")
        .says("<path class=\"span\"");

    // Every letter as a sheet, of a notice and of an incident.
    for path in [format!("/notices/{id}/deliveries.csv"), format!("/incidents/{incident}/deliveries.csv")] {
        let sheet = desk.open_page(&desk.vic, &path).await.expect(200);
        assert_eq!(sheet.text.lines().count(), 14, "{}", sheet.text);
        let api = desk.call(&desk.vic, "GET", &format!("/api/v1{path}"), Value::Null).await.expect(200);
        assert_eq!(api.text, sheet.text, "a program gets the same");
        assert!(sheet.headers["content-disposition"].to_str().unwrap().starts_with("attachment"));
    }

    // And all of it in a folder, with the proof that verifies without us.
    let folder = std::path::PathBuf::from(format!("{}.telling", desk.house.config().seal_file));
    let many = reports::export_telling(&desk.house, &desk.workspace, &incident, &folder).await.unwrap();
    assert_eq!(many, 13);
    let read = |name: &str| std::fs::read_to_string(folder.join(name)).unwrap();
    let proof: chain::Proof = serde_json::from_str(&read("proof.json")).unwrap();
    chain::verify_proof(&proof).unwrap();
    for name in ["telling.csv", "notices.json", "incident.json"] {
        let said = chain::verify_file(&proof, name, read(name).as_bytes()).unwrap();
        assert!(said.is_some(), "{name} is vouched for");
    }
    let forged = read("telling.csv").replace("refused", "handed_over");
    assert!(chain::verify_file(&proof, "telling.csv", forged.as_bytes()).is_err());
    let part: chain::Proof = serde_json::from_str(&read("chains/0001.json")).unwrap();
    let found = chain::verify_proof(&part).unwrap();
    assert_eq!(found.chains.len(), 12);
    let sheet = read("telling.csv");
    let mut rows = csv::Reader::from_reader(sheet.as_bytes());
    let names = rows.headers().unwrap().clone();
    let at = |name: &str| names.iter().position(|n| n == name).unwrap();
    for row in rows.records().map(Result::unwrap) {
        assert_eq!(&row[at("proof")], "chains/0001.json");
        let link = part
            .chains
            .iter()
            .flatten()
            .find(|link| link.chain == row[at("chain")] && link.seq.to_string() == row[at("seq")]);
        let body: Value = serde_json::from_str(&link.unwrap().body).unwrap();
        assert_eq!((&body["fact"], &body["witness"]), (&json!(row[at("fact")]), &json!(row[at("digest")])));
    }
});
