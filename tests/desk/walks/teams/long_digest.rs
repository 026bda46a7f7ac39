//! More is said than one digest takes: what did not fit comes with the next, all of it, and to nobody twice (R82).

use amends::ground::clock::{DAY, SECOND};
use post::Mailbox;
use serde_json::{Value, json};

use super::super::interviews::declared;
use super::super::meanwhile::{Person, person};
use super::executives::{digests, told, with_mail};
use super::{all_holds, get, post};
use crate::harness::TestDesk;

/// Vic stands by a customer; where that is shown.
async fn stands_by(desk: &TestDesk, who: &Person) -> String {
    let name = format!("/cases/{}/executive", who.case);
    let named =
        post(desk, &desk.tom, &name, json!({ "member_id": desk.vic.member() })).await.expect(201).json();
    let path = format!("/executives/{}", named["id"].as_str().unwrap());
    post(desk, &desk.vic, &format!("{path}/acceptance"), Value::Null).await.expect(200);
    path
}

/// From when on the next digest says what they said.
async fn mark(desk: &TestDesk, executive: &str) -> Value {
    get(desk, executive).await["executive"]["digest_from"].clone()
}

async fn story(desk: TestDesk, mailbox: Mailbox) {
    let incident = declared(&desk).await;
    let marta = person(&desk, &incident, "Brightwing", "Marta Lindqvist").await;
    let otto = person(&desk, &incident, "Kestrel", "Otto").await;
    stands_by(&desk, &marta).await;
    stands_by(&desk, &otto).await;
    for n in 0..150 {
        told(&desk, &marta, &format!("Brightwing says {n}.")).await;
    }
    desk.wait(SECOND);
    for n in 0..60 {
        told(&desk, &otto, &format!("Kestrel says {n}.")).await;
    }
    desk.wait(SECOND);
    let zoe = person(&desk, &incident, "Vantaa Rotor", "Zoe").await;
    let third = stands_by(&desk, &zoe).await;
    let before = mark(&desk, &third).await;

    // The first letter ends before the moment at which there is too much; who came after it loses nothing.
    desk.wait(7 * DAY);
    desk.settle().await;
    desk.settle().await;
    let count =
        |letter: &str| (letter.matches("Brightwing says").count(), letter.matches("Kestrel says").count());
    let letters = digests(&mailbox);
    assert_eq!(letters.len(), 1);
    assert_eq!(count(&letters[0]), (150, 0));
    assert!(letters[0].contains("More was said"));
    assert_eq!(mark(&desk, &third).await, before, "a digest never begins earlier than it did");
    desk.wait(7 * DAY);
    desk.settle().await;
    desk.settle().await;
    let letters = digests(&mailbox);
    assert_eq!((letters.len(), count(&letters[1])), (2, (0, 60)));
    assert!(!letters[1].contains("More was said"));

    // At one moment more is said than fits: that moment is not torn apart.
    for n in 0..205 {
        told(&desk, &otto, &format!("Kestrel says again {n}.")).await;
    }
    desk.wait(7 * DAY);
    desk.settle().await;
    desk.settle().await;
    let letters = digests(&mailbox);
    assert_eq!(letters.len(), 3);
    assert_eq!(letters[2].matches("Kestrel says again").count(), 205);
    all_holds(&desk).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sqlite() {
    let (config, mailbox) = with_mail();
    story(TestDesk::sqlite_with(config).await, mailbox).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn postgres() {
    let (config, mailbox) = with_mail();
    let Some(desk) = TestDesk::postgres_with(config).await else {
        eprintln!("skipped: AMENDS_TEST_POSTGRES_URL is not set; `cargo xtask test` sets it");
        return;
    };
    story(desk, mailbox).await;
}
