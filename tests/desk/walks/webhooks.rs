//! A customer's own system hears a notice the minute it leaves: signed, tried again, sent again, and never in place of
//! the person who is told unless the customer said so (R17, R18).

use amends::ground::id::{CustomerId, IncidentId};
use amends::ground::{Actor, Config};
use amends::{customers, incidents, reports};
use hooks::{Behaviour, Receiver, Secret};
use post::Mailbox;
use serde_json::{Value, json};
use twodb::{args, sql};

use super::sendings::{self, first, submitted, touched};
use crate::harness::{Answer, TestDesk};

const SECOND: i64 = 1_000;
const HOUR: i64 = 3_600 * SECOND;

/// A story with a mail server and a customer's system, on each engine.
macro_rules! hook_walk {
    ($name:ident, |$desk:ident, $mailbox:ident, $receiver:ident| $story:expr) => {
        mod $name {
            use super::*;
            async fn story($desk: TestDesk, $mailbox: Mailbox) {
                let $receiver = Receiver::start(Behaviour::default()).unwrap();
                $story;
                let audit = reports::verify(&$desk.house, &$desk.workspace).await.unwrap();
                assert_eq!(audit.findings, [], "everything is as it was said");
            }
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn sqlite() {
                let mailbox = Mailbox::start(post::Behaviour::default()).unwrap();
                story(TestDesk::sqlite_with(with(&mailbox)).await, mailbox).await;
            }
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn postgres() {
                let mailbox = Mailbox::start(post::Behaviour::default()).unwrap();
                let Some(desk) = TestDesk::postgres_with(with(&mailbox)).await else { return };
                story(desk, mailbox).await;
            }
        }
    };
}

fn with(mailbox: &Mailbox) -> Config {
    Config { webhook_hosts: vec!["127.0.0.1".into()], ..sendings::with(mailbox) }
}

async fn ask(desk: &TestDesk, by: &Actor, path: &str, said: Value) -> Answer {
    desk.call(by, "POST", &format!("/api/v1{path}"), said).await
}

async fn get(desk: &TestDesk, path: &str) -> Value {
    desk.call(&desk.vic, "GET", &format!("/api/v1{path}"), Value::Null).await.expect(200).json()
}

async fn customer(desk: &TestDesk, key: &str) -> CustomerId {
    let found = customers::customer_of_key(&mut desk.house.read(), &desk.workspace, key).await.unwrap();
    found.unwrap()
}

/// What a lead says of the system of the first contact of a customer.
async fn system(desk: &TestDesk, key: &str, url: &str) -> (CustomerId, Value) {
    let customer = customer(desk, key).await;
    let people = customers::contacts_of(&mut desk.house.read(), &desk.workspace, &customer).await.unwrap();
    let said =
        json!({ "contact_id": people[0].id, "label": format!("Incident desk <b>{key}</b> 😀"), "url": url });
    (customer, said)
}

fn secret(handed: &Value) -> Secret {
    Secret::read(handed["secret"].as_str().unwrap()).unwrap()
}

/// A system that was added and has taken a ping: which, and its secret.
async fn listening(desk: &TestDesk, key: &str, receiver: &Receiver, also: Value) -> (String, Secret) {
    let (customer, mut said) = system(desk, key, &receiver.url()).await;
    said.as_object_mut().unwrap().extend(also.as_object().unwrap().clone());
    let made =
        ask(desk, &desk.tom, &format!("/customers/{customer}/webhooks"), said).await.expect(201).json();
    let id = made["id"].as_str().unwrap().to_owned();
    let ping = ask(desk, &desk.mara, &format!("/webhooks/{id}/ping"), Value::Null).await.expect(200).json();
    assert_eq!((&ping["taken"], &ping["webhook"]["state"]), (&json!(true), &json!("live")));
    assert_eq!(receiver.take().len(), 1);
    (id, secret(&made))
}

async fn approve(desk: &TestDesk, notice: &str, said: Value) {
    ask(desk, &desk.tom, &format!("/notices/{notice}/approval"), said).await.expect(200);
    desk.settle().await;
}

async fn told(desk: &TestDesk, incident: &IncidentId, key: &str) -> bool {
    let (customer, mut read) = (customer(desk, key).await, desk.house.read());
    let case = incidents::seek_case_of(&mut read, &desk.workspace, incident, &customer).await.unwrap();
    case.unwrap().told_at.is_some()
}

/// What was posted to a system, newest first.
async fn posted(desk: &TestDesk, id: &str) -> Vec<Value> {
    get(desk, &format!("/webhooks/{id}/deliveries")).await["items"].as_array().unwrap().clone()
}

fn now(desk: &TestDesk) -> i64 {
    desk.house.now().0 / SECOND
}

fn update(subject: &str) -> Value {
    json!({ "kind": "update", "subject": subject, "what_we_know": "It cools.", "next_update_at": "2026-03-20T15:00:00Z" })
}

hook_walk!(a_system_is_added_tried_and_hears_nothing_it_should_not, |desk, _mailbox, receiver| {
    touched(&desk, 2).await;
    let (customer, said) = system(&desk, "C-1", &receiver.url()).await;
    let path = format!("/customers/{customer}/webhooks");
    ask(&desk, &desk.mara, &path, said.clone()).await.expect(403);

    // What cannot be posted to is said beside its field, however a private number is written.
    let long = format!("https://hooks.example.com/{}", "a".repeat(2_000));
    for url in [
        "",
        "hooks",
        "http://hooks.example.com/",
        "https://10.0.0.1/",
        "https://167772161/",
        "https://0300.0250.1.1/",
        "https://[::ffff:169.254.169.254]/",
        "https://me:pw@hooks.example.com/",
        "https://hooks.example.com/#x",
        &long,
    ] {
        let mut wrong = said.clone();
        wrong["url"] = url.into();
        let refused = ask(&desk, &desk.tom, &path, wrong).await.expect(422).json();
        assert_eq!(refused["fields"][0]["field"], "url", "{url}");
    }
    let (_, stranger) = system(&desk, "C-2", &receiver.url()).await;
    ask(&desk, &desk.tom, &path, stranger).await.expect(422).says("belongs to another customer");
    let mut unsaid = said.clone();
    unsaid["tells"] = true.into();
    ask(&desk, &desk.tom, &path, unsaid).await.expect(422).says("tells_because");
    let fields = [("label", "x"), ("url", "http://hooks.example.com/"), ("contact_id", "")];
    let form = desk.send_form(&desk.tom, &path, &fields).await.expect(422);
    form.says("did not say who looks after it").says("does not begin with https://");

    // Added, its secret shown once.
    let page = desk.open_page(&desk.vic, &format!("/customers/{customer}")).await.expect(200);
    page.says("No system of theirs asked to hear");
    let made = ask(&desk, &desk.tom, &path, said.clone()).await.expect(201).json();
    let (id, secret) = (made["id"].as_str().unwrap(), secret(&made));
    assert_eq!(made["state"], "untried");
    ask(&desk, &desk.tom, &path, said).await.expect(422).says("looks after a system already");
    let view = get(&desk, &format!("/webhooks/{id}")).await;
    assert!(view.get("secret").is_none() && !view.to_string().contains("whsec_"));
    let page = desk.open_page(&desk.tom, &format!("/webhooks/{id}")).await.expect(200);
    assert!(!page.text.contains("whsec_"));
    page.says("It hears nothing until it has taken a ping");
    desk.open_page(&desk.vic, &format!("/webhooks/{id}/deliveries"))
        .await
        .expect(200)
        .says("Nothing was posted yet");

    // It is tried until it takes a ping; somebody who changed a letter of that on its way is found out.
    receiver.behave(|b| b.status = 500);
    let ping = format!("/webhooks/{id}/ping");
    ask(&desk, &desk.vic, &ping, Value::Null).await.expect(403);
    let tried = ask(&desk, &desk.mara, &ping, Value::Null).await.expect(200).json();
    assert_eq!(
        (&tried["taken"], &tried["status"], &tried["webhook"]["state"]),
        (&json!(false), &json!(500), &json!("untried"))
    );
    receiver.behave(|b| b.status = 204);
    let tried = desk.send_form(&desk.mara, &ping.clone(), &[]).await;
    tried.expect(303);
    assert_eq!(get(&desk, &format!("/webhooks/{id}")).await["state"], "live");
    let came = receiver.take();
    assert_eq!(came.len(), 2);
    assert_eq!(came[1].verify(&secret, now(&desk)), Ok(()));
    let mut tampered = came[1].clone();
    tampered.body = tampered.body.replace("ping", "pong");
    assert!(tampered.verify(&secret, now(&desk)).is_err());
    assert!(came[1].verify(&secret, now(&desk) + 301).is_err(), "kept and sent again by somebody else");

    // A name that leads to this machine is not spoken with; a new address has to be tried anew.
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let inside = format!("https://localhost:{}/", listener.local_addr().unwrap().port());
    let moved = json!({ "label": "Elsewhere", "url": inside });
    let change =
        desk.call(&desk.tom, "PUT", &format!("/api/v1/webhooks/{id}"), moved).await.expect(200).json();
    assert_eq!(change["state"], "untried");
    let tried = ask(&desk, &desk.mara, &ping, Value::Null).await.expect(200).json();
    assert_eq!((&tried["taken"], &tried["status"]), (&json!(false), &Value::Null));
    assert!(tried["said"].as_str().unwrap().contains("is no address of the public internet"), "{tried}");
    assert!(listener.accept().is_err(), "nobody was spoken with");
    desk.call(&desk.tom, "DELETE", &format!("/api/v1/webhooks/{id}"), Value::Null).await.expect(204);
    ask(&desk, &desk.mara, &ping, Value::Null).await.expect(409).says("taken away");
});

hook_walk!(down_and_up_again_it_takes_each_message_under_one_id, |desk, mailbox, receiver| {
    let incident = touched(&desk, 2).await;
    let (id, secret) = listening(&desk, "C-1", &receiver, json!({})).await;
    let port = receiver.port();
    receiver.stop();
    let notice = submitted(&desk, &incident, first()).await;
    approve(&desk, &notice, json!({})).await;

    // The letters left, and the notice is sent: a system that is down keeps nobody waiting.
    assert_eq!(mailbox.take().len(), 3);
    assert_eq!(get(&desk, &format!("/notices/{notice}")).await["state"], "sent");
    let coverage = get(&desk, &format!("/incidents/{incident}/coverage")).await;
    assert_eq!((&coverage["told"], &coverage["relevant"]), (&json!(3), &json!(3)));
    assert_eq!((&coverage["systems_wait"], &coverage["waiting"]), (&json!(1), &json!(0)));
    let list = get(&desk, "/notices").await;
    assert_eq!((&list["items"][0]["deliveries"], &list["items"][0]["handed_over"]), (&json!(3), &json!(3)));
    let line = posted(&desk, &id).await.remove(0);
    assert_eq!((&line["state"], &line["attempts"], &line["round"]), (&json!("queued"), &json!(1), &json!(0)));
    assert!(line["reply"].as_str().unwrap().starts_with("no connection"), "{line}");
    desk.settle().await;
    assert_eq!(posted(&desk, &id).await[0]["attempts"], 1, "not before its pause is over");

    // Up again, asking for two minutes; then it takes the message, once.
    let headers = vec![("retry-after".to_owned(), "600".to_owned())];
    let receiver =
        Receiver::start_on(port, Behaviour { status: 503, headers, ..Behaviour::default() }).unwrap();
    desk.wait(7 * SECOND);
    desk.settle().await;
    receiver.behave(|b| *b = Behaviour { status: 202, body: "thank\nyou".into(), ..Behaviour::default() });
    desk.wait(599 * SECOND);
    desk.settle().await;
    let asked = receiver.take();
    assert_eq!(asked.len(), 1, "it asked for ten minutes");
    desk.wait(SECOND);
    desk.settle().await;
    let came = receiver.take();
    assert_eq!(came.len(), 1);
    let delivery = line["id"].as_str().unwrap();
    assert_eq!((came[0].id(), &came[0].body), (delivery, &asked[0].body), "the same over every try");
    assert_eq!(came[0].verify(&secret, now(&desk)), Ok(()));
    let said: Value = serde_json::from_str(&came[0].body).unwrap();
    assert_eq!((&said["type"], &said["data"]["delivery"]), (&json!("notice.sent"), &json!(delivery)));
    assert_eq!((&said["data"]["notice"]["kind"], &said["data"]["tells"]), (&json!("first"), &json!(false)));
    assert_eq!(said["data"]["notice"]["subject"], "Our furnace stopped");
    assert_eq!(said["data"]["next_update_at"], "2026-03-20T15:00:00Z");
    assert!(said["data"]["room"].as_str().unwrap().ends_with("/r"), "no private link");
    let line = posted(&desk, &id).await.remove(0);
    assert_eq!((&line["state"], &line["reply"]), (&json!("passed_on"), &json!("202 thank you")));
    let tries = get(&desk, &format!("/deliveries/{delivery}/tries")).await;
    let tries: Vec<&Value> = tries.as_array().unwrap().iter().map(|t| &t["status"]).collect();
    assert_eq!(tries, [&json!(202), &json!(503), &Value::Null]);
    let page = desk.open_page(&desk.mara, &format!("/deliveries/{delivery}")).await.expect(200);
    page.says("Nobody is told by it").says("thank you").says("Send it again now");
    let page = desk.open_page(&desk.vic, &format!("/notices/{notice}/sending")).await.expect(200);
    page.says("Customers’ own systems").says("Passed on to their system");
    assert_eq!(get(&desk, &format!("/incidents/{incident}/coverage")).await["systems_took"], 1);
    desk.wait(30 * HOUR);
    desk.settle().await;
    assert_eq!(receiver.take().len(), 0, "once");

    // A desk that died after it had posted and before it wrote that down: posted again, under the same id.
    let second = submitted(&desk, &incident, update("It cools")).await;
    ask(&desk, &desk.tom, &format!("/notices/{second}/approval"), json!({})).await.expect(200);
    let mut tx = desk.house.db().begin().await.unwrap();
    let text = sql(
        "update deliveries set lease_until = $1, fence = fence + 1, attempts = 1 where channel = 'webhook' and notice_id = $2",
    );
    let until = desk.house.now().plus(600 * SECOND);
    assert_eq!(tx.run(text, args![until, second.as_str()]).await.unwrap(), 1);
    tx.commit().await.unwrap();
    desk.settle().await;
    assert_eq!(receiver.take().len(), 0, "in its hands");
    desk.wait(601 * SECOND);
    desk.settle().await;
    let came = receiver.take();
    assert_eq!((came.len(), came[0].id()), (1, posted(&desk, &id).await[0]["id"].as_str().unwrap()));
    assert_eq!(posted(&desk, &id).await[0]["state"], "passed_on");

    // Sent again because somebody asked: one, then all since Monday; what is known of each stays.
    ask(&desk, &desk.vic, &format!("/deliveries/{delivery}/replay"), Value::Null).await.expect(403);
    ask(&desk, &desk.mara, &format!("/deliveries/{delivery}/replay"), Value::Null).await.expect(200);
    desk.settle().await;
    let came = receiver.take();
    assert_eq!((came.len(), came[0].id()), (1, delivery));
    let replay = format!("/webhooks/{id}/replay");
    ask(&desk, &desk.mara, &replay, json!({ "since": "soon" })).await.expect(422);
    ask(&desk, &desk.mara, &replay, json!({ "since": "2026-05-01T00:00:00Z" })).await.expect(409);
    receiver.behave(|b| b.status = 500);
    let all =
        ask(&desk, &desk.mara, &replay, json!({ "since": "2026-03-02T00:00:00Z" })).await.expect(200).json();
    assert_eq!(all["messages"], 2);
    desk.settle().await;
    assert!(
        posted(&desk, &id).await.iter().all(|line| line["state"] == "passed_on"),
        "what they took they have"
    );
    receiver.behave(|b| b.status = 200);
    receiver.take();
    desk.wait(60 * SECOND);
    desk.settle().await;
    desk.wait(60 * SECOND);
    desk.settle().await;
    let mut again: Vec<String> = receiver.take().iter().map(|came| came.id().to_owned()).collect();
    again.sort();
    assert_eq!(again.len(), 2, "{again:?}");
    desk.send_form(&desk.mara, &replay, &[("since", "2026-03-02T00:00")]).await.expect(303);
});

hook_walk!(a_secret_is_exchanged_without_a_gap, |desk, _mailbox, receiver| {
    let incident = touched(&desk, 1).await;
    let (id, old) = listening(&desk, "C-1", &receiver, json!({})).await;
    let path = format!("/webhooks/{id}/rotation");
    ask(&desk, &desk.mara, &path, Value::Null).await.expect(403);
    let new = secret(&ask(&desk, &desk.tom, &path, Value::Null).await.expect(200).json());
    assert!(old != new);
    ask(&desk, &desk.tom, &path, Value::Null).await.expect(409).says("being exchanged");
    let notice = submitted(&desk, &incident, first()).await;
    approve(&desk, &notice, json!({})).await;
    let came = receiver.take().remove(0);
    assert_eq!((came.verify(&old, now(&desk)), came.verify(&new, now(&desk))), (Ok(()), Ok(())));
    desk.wait(24 * HOUR);
    let notice = submitted(&desk, &incident, update("It cools")).await;
    approve(&desk, &notice, json!({})).await;
    let came = receiver.take().remove(0);
    assert_eq!(came.verify(&new, now(&desk)), Ok(()));
    assert!(came.verify(&old, now(&desk)).is_err(), "the old one is over");
    let page = desk.send_form(&desk.tom, &path, &[]).await.expect(200);
    page.says("whsec_").says("It stands here this once");
});

hook_walk!(only_where_the_customer_said_so_does_a_system_tell, |desk, mailbox, receiver| {
    mailbox.behave(|b| b.refuse = (2..5).map(|n| format!("buyer{n}@example.test")).collect());
    let incident = touched(&desk, 4).await;
    let (copy, _) = listening(&desk, "C-2", &receiver, json!({})).await;
    let says = json!({ "tells": true, "tells_because": "Their head of operations, by mail on Monday", "carries_link": true });
    let (telling, _) = listening(&desk, "C-3", &receiver, says).await;
    let notice = submitted(&desk, &incident, first()).await;
    approve(&desk, &notice, json!({})).await;
    assert_eq!(receiver.take().len(), 2);
    let is_told = [told(&desk, &incident, "C-1").await, told(&desk, &incident, "C-2").await];
    assert_eq!(is_told, [true, false], "a system that took a copy tells nobody");
    assert!(told(&desk, &incident, "C-3").await && !told(&desk, &incident, "C-4").await);
    assert_eq!(posted(&desk, &copy).await[0]["state"], "passed_on");
    let line = posted(&desk, &telling).await.remove(0);
    assert_eq!((&line["state"], &line["round"]), (&json!("handed_over"), &json!(1)));
    let coverage = get(&desk, &format!("/incidents/{incident}/coverage")).await;
    assert_eq!(
        (&coverage["told"], &coverage["relevant"], &coverage["systems_took"]),
        (&json!(3), &json!(5), &json!(1))
    );
    let home = desk.open_page(&desk.mara, "/").await.expect(200);
    home.says("refused");

    // Sent again, it was told when it was told.
    let delivery = line["id"].as_str().unwrap();
    let before = get(&desk, &format!("/deliveries/{delivery}")).await["handed_over_at"].clone();
    desk.wait(HOUR);
    ask(&desk, &desk.mara, &format!("/deliveries/{delivery}/replay"), Value::Null).await.expect(200);
    desk.settle().await;
    let came = receiver.take().remove(0);
    assert_eq!(came.id(), delivery);
    assert_eq!(get(&desk, &format!("/deliveries/{delivery}")).await["handed_over_at"], before);
    assert_eq!(get(&desk, &format!("/notices/{notice}")).await["state"], "sent");

    // It is one person's alone: their own link goes along, and opens their room.
    let said: Value = serde_json::from_str(&came.body).unwrap();
    assert_eq!(said["data"]["tells"], true);
    let room = said["data"]["room"].as_str().unwrap();
    let room = room.split_once("/r/").map(|(_, secret)| format!("/r/{secret}")).unwrap();
    desk.browse(None, axum::http::Method::GET, &room, &[]).await.expect(200).says("Our furnace stopped");
});

hook_walk!(waves_stops_and_corrections_hold_systems_too, |desk, _mailbox, receiver| {
    let incident = touched(&desk, 3).await;
    let (_, _) = listening(&desk, "C-1", &receiver, json!({})).await;
    let (late, _) = listening(&desk, "C-2", &receiver, json!({})).await;
    let wrong = submitted(&desk, &incident, first()).await;
    approve(&desk, &wrong, json!({ "chosen": "C-1" })).await;
    assert_eq!(receiver.take().len(), 1, "the first wave");
    let because = json!({ "because": "The number is wrong" });
    ask(&desk, &desk.mara, &format!("/notices/{wrong}/stop"), because.clone()).await.expect(200);
    desk.wait(HOUR);
    desk.settle().await;
    let waiting = posted(&desk, &late).await.remove(0);
    assert_eq!((&waiting["state"], &waiting["next_at"]), (&json!("queued"), &Value::Null));
    let again = format!("/deliveries/{}/replay", waiting["id"].as_str().unwrap());
    ask(&desk, &desk.mara, &again, Value::Null).await.expect(409).says("stopped");
    ask(&desk, &desk.tom, &format!("/notices/{wrong}/end"), because).await.expect(200);
    desk.settle().await;
    assert_eq!(receiver.take().len(), 0);
    assert_eq!(posted(&desk, &late).await[0]["state"], "failed");
    ask(&desk, &desk.mara, &again, Value::Null).await.expect(409).says("ended for good");

    // What is right goes to the system that has what was wrong.
    let said = json!({ "kind": "correction", "corrects": wrong, "subject": "What we said was wrong", "what_we_know": "It is furnace 3." });
    let right = submitted(&desk, &incident, said).await;
    approve(&desk, &right, json!({})).await;
    let came = receiver.take();
    assert_eq!(came.len(), 1);
    let said: Value = serde_json::from_str(&came[0].body).unwrap();
    assert_eq!(said["data"]["notice"]["corrects"], wrong.as_str());

    // A system that is paused waits for what was queued, and new notices pass it by.
    receiver.behave(|b| b.status = 500);
    let notice = submitted(&desk, &incident, update("It cools")).await;
    approve(&desk, &notice, json!({})).await;
    assert_eq!(receiver.take().len(), 2);
    let why = json!({ "because": "They maintain it" });
    ask(&desk, &desk.mara, &format!("/webhooks/{late}/pause"), why).await.expect(200);
    receiver.behave(|b| b.status = 200);
    desk.wait(60 * SECOND);
    desk.settle().await;
    assert_eq!(receiver.take().len(), 1);
    let notice = submitted(&desk, &incident, update("It runs")).await;
    approve(&desk, &notice, json!({})).await;
    assert_eq!(receiver.take().len(), 1);
    ask(&desk, &desk.mara, &format!("/webhooks/{late}/resumption"), Value::Null).await.expect(403);
    ask(&desk, &desk.tom, &format!("/webhooks/{late}/resumption"), Value::Null).await.expect(200);
    desk.settle().await;
    assert_eq!(receiver.take().len(), 1, "what was kept for it");
    assert_eq!(posted(&desk, &late).await.len(), 2, "what was written while it waited passed it by");
});

hook_walk!(gone_or_silent_for_days_it_is_disabled_and_owed, |desk, _mailbox, receiver| {
    let incident = touched(&desk, 2).await;
    let (id, _) = listening(&desk, "C-1", &receiver, json!({})).await;
    receiver.behave(|b| *b = Behaviour { status: 410, body: "moved".into(), ..Behaviour::default() });
    let notice = submitted(&desk, &incident, first()).await;
    approve(&desk, &notice, json!({})).await;
    let view = get(&desk, &format!("/webhooks/{id}")).await;
    assert_eq!(
        (&view["state"], &view["because"]),
        (&json!("disabled"), &json!("It answered that it is gone: 410 moved"))
    );
    assert_eq!(posted(&desk, &id).await[0]["state"], "failed");
    desk.wait(30 * HOUR);
    desk.settle().await;
    assert_eq!(receiver.take().len(), 1, "nothing more is tried");
    let home = desk.open_page(&desk.mara, "/").await.expect(200);
    home.says("Ask why their system takes nothing");

    // Asked, mended, and sent again.
    let delivery = posted(&desk, &id).await[0]["id"].as_str().unwrap().to_owned();
    let again = format!("/deliveries/{delivery}/replay");
    ask(&desk, &desk.mara, &again, Value::Null).await.expect(409).says("does not hear from us just now");
    ask(&desk, &desk.tom, &format!("/webhooks/{id}/resumption"), Value::Null).await.expect(200);
    receiver.behave(|b| b.status = 200);
    ask(&desk, &desk.mara, &again, Value::Null).await.expect(200);
    desk.settle().await;
    assert_eq!((receiver.take().len(), &posted(&desk, &id).await[0]["state"]), (1, &json!("passed_on")));

    // Ten times over three days, and it is given up.
    receiver.behave(|b| b.status = 500);
    let notice = submitted(&desk, &incident, update("It cools")).await;
    approve(&desk, &notice, json!({})).await;
    for _ in 0..12 {
        desk.wait(31 * HOUR);
        desk.settle().await;
    }
    assert_eq!(receiver.take().len(), 10);
    let line = posted(&desk, &id).await.remove(0);
    assert_eq!(line["state"], "failed");
    assert!(line["reply"].as_str().unwrap().starts_with("Given up after 10 tries: 500"), "{line}");
    let view = get(&desk, &format!("/webhooks/{id}")).await;
    assert_eq!((&view["state"], &view["health"]["losses"]), (&json!("disabled"), &json!(10)));
    desk.open_page(&desk.mara, &format!("/webhooks/{id}")).await.expect(200).says("It took nothing for days");
});
