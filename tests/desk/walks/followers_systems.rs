//! A system follows a public room as a person does (R68): asked first, by a question that is posted to it; told each thing
//! once, signed; tried again while it takes nothing; gone with one click, by its own word, or when it is silent for days.

use std::net::SocketAddr;
use std::sync::atomic::{AtomicU16, Ordering};

use amends::ground::Config;
use amends::ground::clock::{DAY, HOUR, MINUTE};
use amends::ground::id::IncidentId;
use amends::{followers, journal, reports};
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{Method, Request, header};
use hooks::{Behaviour, PAUSES, Received, Receiver, Secret};
use serde_json::{Value, json};

use super::public_rooms::{closed, declared, edited, posted, published};
use crate::harness::{Answer, TestDesk, settings};

/// Writes one story as two tests, one on each engine, with a system on this machine that anybody may name.
macro_rules! system_walk {
    ($name:ident, |$desk:ident, $receiver:ident| $story:expr) => {
        mod $name {
            use super::*;
            async fn story($desk: TestDesk) {
                let $receiver = Receiver::start(Behaviour::default()).unwrap();
                $story;
                let audit = reports::verify(&$desk.house, &$desk.workspace).await.unwrap();
                assert_eq!(audit.findings, [], "everything is as it was said");
            }
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn sqlite() {
                story(TestDesk::sqlite_with(with()).await).await;
            }
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn postgres() {
                let Some(desk) = TestDesk::postgres_with(with()).await else { return };
                story(desk).await;
            }
        }
    };
}

fn with() -> Config {
    Config { follower_hosts: vec!["127.0.0.1".into()], ..settings() }
}

/// Asks that news go to a system, each time from another place.
async fn ask(desk: &TestDesk, address: &str, url: &str) -> Answer {
    static NEXT: AtomicU16 = AtomicU16::new(0);
    let [high, low] = NEXT.fetch_add(1, Ordering::Relaxed).to_be_bytes();
    let mut request = Request::post(format!("/s/{address}/follow"))
        .header(header::ACCEPT, "text/html")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header("sec-fetch-site", "same-origin")
        .body(Body::from(serde_urlencoded::to_string([("url", url)]).unwrap()))
        .unwrap();
    request.extensions_mut().insert(ConnectInfo(SocketAddr::from(([10, 7, high, low], 1))));
    desk.ask(None, request).await
}

/// A request of a program: no cookie, no origin, no page wanted.
async fn post(desk: &TestDesk, address: &str) -> Answer {
    let path = address.strip_prefix("http://127.0.0.1:7171").unwrap_or(address);
    desk.ask(None, Request::post(path).body(Body::empty()).unwrap()).await
}

fn data(message: &Received) -> Value {
    serde_json::from_str(&message.body).unwrap()
}

fn seconds(desk: &TestDesk) -> i64 {
    desk.house.now().0 / 1_000
}

async fn count(desk: &TestDesk, incident: &IncidentId) -> i64 {
    followers::count(&mut desk.house.read(), &desk.workspace, incident).await.unwrap()
}

/// Follows to the end, by a program: the secret, and where it leaves.
async fn join(desk: &TestDesk, receiver: &Receiver, address: &str) -> (Secret, String) {
    ask(desk, address, &receiver.url()).await.expect(202);
    desk.settle().await;
    let question = receiver.take().pop().expect("a question");
    let joined = post(desk, data(&question)["data"]["confirm"].as_str().unwrap()).await.expect(200).json();
    let secret = Secret::read(joined["secret"].as_str().unwrap()).unwrap();
    desk.wait(MINUTE);
    (secret, joined["unfollow"].as_str().unwrap().to_owned())
}

/// How each of them went, in order.
async fn erased(desk: &TestDesk, incident: &IncidentId) -> Vec<String> {
    let (mut read, fact) = (desk.house.read(), "follower.erased");
    let said = journal::of_fact(&mut read, &desk.workspace, incident.as_str(), fact, 0, 20).await.unwrap();
    let how = |body: &str| body.split("\"how\":\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    said.iter().map(|entry| how(&entry.body)).collect()
}

system_walk!(a_system_is_asked_first_told_once_and_gone_with_one_click, |desk, receiver| {
    let incident = declared(&desk, "The furnace stopped").await;
    let site = published(&desk, &incident, "furnace").await;
    let at = site.address.clone();
    desk.browse(None, Method::GET, &format!("/s/{at}/follow"), &[]).await.expect(200).says("(webhook)");
    for (url, why) in [
        ("otto@example.test", "This is no address of the web."),
        ("http://hooks.example.org/", "This does not begin with https://."),
        ("https://10.0.0.1/", "This does not lead into the public internet."),
        ("https://a:b@hooks.example.org/", "This holds a name or a password."),
        ("https://hooks.example.org/#x", "This has a part behind a #."),
    ] {
        ask(&desk, &at, url).await.expect(422).says(why).says("e-url");
    }
    let asked = ask(&desk, &at, &receiver.url()).await.expect(202).says("Look into what your system got");
    let again = ask(&desk, &at, &receiver.url()).await.expect(202);
    assert_eq!(asked.text, again.text, "the same for everybody");
    desk.settle().await;
    let questions = receiver.take();
    assert_eq!(questions.len(), 1, "one question, however often somebody presses");
    let question = data(&questions[0]);
    assert_eq!(
        (&question["type"], &question["data"]["title"]),
        (&json!("follow.question"), &json!("The furnace <b>stopped</b> 😀"))
    );
    let confirm = question["data"]["confirm"].as_str().unwrap().to_owned();

    // Before the answer nothing goes there. An opened link answers nothing; the page says which system would hear.
    posted(&desk, &incident, "investigating", "The furnace stands since six.").await;
    desk.settle().await;
    let path = confirm.strip_prefix("http://127.0.0.1:7171").unwrap();
    let page = desk.browse(None, Method::GET, path, &[]).await.expect(200).says("Yes, post the news there");
    let page = page.says(&receiver.url());
    assert_eq!(page.headers["x-robots-tag"], "noindex, nofollow");
    assert_eq!((count(&desk, &incident).await, receiver.take().len()), (0, 0));

    // A program answers, and is told the secret; or somebody presses, and reads it.
    let joined = post(&desk, &confirm).await.expect(200);
    assert_eq!(joined.headers[header::CACHE_CONTROL], "private, no-store");
    let joined = joined.json();
    let secret = Secret::read(joined["secret"].as_str().unwrap()).unwrap();
    assert_eq!(count(&desk, &incident).await, 1);
    post(&desk, &confirm).await.expect(404);
    desk.wait(16 * MINUTE);
    ask(&desk, &at, &receiver.url()).await.expect(202);
    desk.settle().await;
    let question = data(&receiver.take()[0]);
    let path = question["data"]["confirm"].as_str().unwrap().replace("http://127.0.0.1:7171", "");
    desk.browse(None, Method::POST, &path, &[]).await.expect(200).says(secret.text());
    assert_eq!(count(&desk, &incident).await, 1, "whoever follows already goes on, once");

    // One message for each thing, signed, and no letter.
    let update =
        posted(&desk, &incident, "identified", "The lining <b>cracked</b>; 40 castings wait. 😡").await;
    for _ in 0..3 {
        desk.settle().await;
        desk.wait(MINUTE);
    }
    let messages = receiver.take();
    assert_eq!(messages.len(), 1);
    assert_eq!(messages[0].verify(&secret, seconds(&desk) - 180), Ok(()));
    let said = data(&messages[0]);
    assert_eq!((&said["type"], &said["data"]["update"]), (&json!("follow.update"), &json!(update.id)));
    assert_eq!(said["data"]["text"], "The lining <b>cracked</b>; 40 castings wait. 😡");
    assert_eq!(said["data"]["room"], format!("http://127.0.0.1:7171/s/{at}"));
    assert_eq!(said["data"]["unfollow"], joined["unfollow"]);
    edited(&desk, &update, "The lining cracked; 41 castings wait.").await;
    desk.settle().await;
    let changed = data(&receiver.take()[0]);
    assert_eq!((&changed["type"], &changed["data"]["version"]), (&json!("follow.edit"), &json!(2)));

    // Members see how many, leads which; and no address is in the journal.
    let page = format!("/incidents/{incident}/followers");
    assert!(!desk.open_page(&desk.vic, &page).await.expect(200).text.contains(&receiver.url()));
    desk.open_page(&desk.tom, &page).await.expect(200).says(&receiver.url());

    // One request leaves; nothing more goes there.
    post(&desk, joined["unfollow"].as_str().unwrap()).await.expect(200);
    desk.wait(HOUR);
    closed(&desk, &site, "A second furnace stands now.").await;
    desk.settle().await;
    assert_eq!((count(&desk, &incident).await, receiver.take().len()), (0, 0));
    assert_eq!(erased(&desk, &incident).await, ["left"]);
    let all =
        journal::of_chain(&mut desk.house.read(), &desk.workspace, incident.as_str(), 0, 200).await.unwrap();
    assert!(all.iter().all(|entry| !entry.body.contains("127.0.0.1")));
});

system_walk!(a_system_that_takes_nothing_is_tried_again_and_given_up, |desk, receiver| {
    let incident = declared(&desk, "The furnace stopped").await;
    let site = published(&desk, &incident, "furnace").await;

    // The question too is posted again, until it is over.
    receiver.behave(|b| b.status = 503);
    ask(&desk, &site.address, &receiver.url()).await.expect(202);
    desk.settle().await;
    assert_eq!(receiver.take().len(), 1);
    receiver.behave(|b| b.status = 200);
    desk.wait(10_000);
    desk.settle().await;
    let again = receiver.take();
    assert_eq!(again.len(), 1);
    let confirm = data(&again[0])["data"]["confirm"].as_str().unwrap().to_owned();
    let joined = post(&desk, &confirm).await.expect(200).json();
    let secret = Secret::read(joined["secret"].as_str().unwrap()).unwrap();
    desk.wait(MINUTE);

    // It comes again under the same id, and while it fails one message is tried and the others wait.
    receiver.behave(|b| b.status = 500);
    posted(&desk, &incident, "investigating", "One.").await;
    desk.settle().await;
    let first = receiver.take();
    assert_eq!(first.len(), 1);
    posted(&desk, &incident, "identified", "Two.").await;
    desk.wait(10_000);
    desk.settle().await;
    assert_eq!(receiver.take().len(), 1, "one probe for two messages");
    receiver.behave(|b| b.status = 200);
    desk.wait(HOUR);
    desk.settle().await;
    desk.wait(HOUR);
    desk.settle().await;
    let came = receiver.take();
    assert_eq!(came.len(), 2, "nothing is lost, and nothing comes twice");
    assert!(came.iter().any(|message| message.id() == first[0].id()));
    assert!(came.iter().all(|message| message.verify(&secret, seconds(&desk) - 3_600).is_ok()
        || message.verify(&secret, seconds(&desk)).is_ok()));

    // One that says it is gone follows no more.
    receiver.behave(|b| b.status = 410);
    posted(&desk, &incident, "monitoring", "Three.").await;
    desk.settle().await;
    assert_eq!((count(&desk, &incident).await, receiver.take().len()), (0, 1));

    // One that is silent for days is left alone for longer each time, and then follows no more.
    receiver.behave(|b| b.status = 200);
    join(&desk, &receiver, &site.address).await;
    receiver.stop();
    posted(&desk, &incident, "monitoring", "Four.").await;
    desk.settle().await;
    for pause in PAUSES {
        assert_eq!(count(&desk, &incident).await, 1);
        desk.wait(pause + pause / 4 + 1_000);
        desk.settle().await;
    }
    assert_eq!(count(&desk, &incident).await, 0);
    assert_eq!(erased(&desk, &incident).await, ["gone", "silent"]);

    // Whoever never answers is forgotten with their address.
    let other = Receiver::start(Behaviour::default()).unwrap();
    ask(&desk, &site.address, &other.url()).await.expect(202);
    desk.settle().await;
    desk.wait(2 * DAY + MINUTE);
    desk.settle().await;
    let kept: (i64,) = {
        use twodb::{args, sql};
        desk.house.read().one(sql("select count(*) from follower_requests"), args![]).await.unwrap()
    };
    assert_eq!(kept.0, 0);
});

/// Nobody outside reaches our own network through a room, also where notices may.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_open_to_notices_is_open_to_nobody_else() {
    let desk = TestDesk::sqlite_with(Config { webhook_hosts: vec!["127.0.0.1".into()], ..settings() }).await;
    let receiver = Receiver::start(Behaviour::default()).unwrap();
    let incident = declared(&desk, "The furnace stopped").await;
    let site = published(&desk, &incident, "furnace").await;
    for url in [receiver.url(), receiver.url().replace("http:", "https:")] {
        ask(&desk, &site.address, &url).await.expect(422).says("e-url");
    }
    desk.settle().await;
    assert_eq!(receiver.take().len(), 0);
}
