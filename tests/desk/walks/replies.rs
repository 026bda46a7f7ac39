//! What comes back: letters that failed after all, people who let us know that they have them, answers, automatic
//! answers, complaints, and mails that nobody can place (R13, R18, R48).

pub(super) mod mails;
mod received;
mod tray;
mod whole_path;

use amends::ground::id::DeliveryId;
use amends::ground::{Actor, Fault};
use amends::journal;
use amends::notices::{self, Acknowledged, Settlement};
use post::{Behaviour, Mailbox};

use super::notices::{HOUR, approved, count, get, mail_walk, one_in, with};
use crate::harness::TestDesk;

async fn comes_back(desk: &TestDesk, delivery: &DeliveryId) -> usize {
    let mut tx = journal::begin(&desk.house, &Actor::desk(&desk.workspace)).await.unwrap();
    let now = tx.now();
    let entries = notices::come_back(&mut tx, delivery, "550 5.1.1 No such person here", now).await.unwrap();
    let said = entries.len();
    if said > 0 {
        tx.say(entries).await.unwrap().commit().await.unwrap();
    }
    said
}

async fn is_acknowledged(desk: &TestDesk, delivery: &DeliveryId, how: Acknowledged) -> usize {
    let mut tx = journal::begin(&desk.house, &Actor::desk(&desk.workspace)).await.unwrap();
    let now = tx.now();
    let entries = notices::acknowledge(&mut tx, delivery, how, now).await.unwrap();
    let said = entries.len();
    if said > 0 {
        tx.say(entries).await.unwrap().commit().await.unwrap();
    }
    said
}

mail_walk!(who_never_had_it_was_not_told_and_who_answers_was, |desk, mailbox| {
    let (incident, notice) = approved(&desk, 1).await;
    desk.settle().await;
    let coverage = format!("/api/v1/incidents/{incident}/coverage");
    assert_eq!(get(&desk, &coverage).await["told"], 1);
    let delivery: DeliveryId = one_in(&desk, &notice, "handed_over").await.parse().unwrap();
    let case = get(&desk, &format!("/api/v1/deliveries/{delivery}")).await["case_id"].clone();
    let case = format!("/api/v1/cases/{}", case.as_str().unwrap());

    // R18: a letter that came back told nobody: the clock from knowing to telling runs on.
    desk.wait(HOUR);
    assert!(comes_back(&desk, &delivery).await >= 3, "the delivery, the case, the incident");
    assert_eq!(comes_back(&desk, &delivery).await, 0, "a second report says nothing new");
    let told = get(&desk, &coverage).await;
    assert_eq!((&told["told"], &told["bounced"]), (&0.into(), &1.into()));
    assert!(told["time_to_tell"].is_null(), "{told}");
    assert_eq!(get(&desk, &case).await["state"], "open");
    assert!(get(&desk, &format!("/api/v1/incidents/{incident}")).await["first_told_at"].is_null());
    desk.open_page(&desk.vic, &format!("/deliveries/{delivery}"))
        .await
        .expect(200)
        .says("No such person here");
    let arrived =
        notices::settle(&desk.house, &desk.mara, &delivery, Settlement::Arrived, "the log says so").await;
    assert!(matches!(arrived, Err(Fault::Refused { .. })), "{arrived:?}");

    // R13: whoever answers has had it, whatever a machine reported before or reports later.
    assert!(is_acknowledged(&desk, &delivery, Acknowledged::Reply).await >= 3);
    assert_eq!(is_acknowledged(&desk, &delivery, Acknowledged::Click).await, 0, "the first sign counts");
    assert_eq!(comes_back(&desk, &delivery).await, 0);
    let told = get(&desk, &coverage).await;
    assert_eq!((&told["told"], &told["bounced"]), (&1.into(), &0.into()));
    assert_eq!(get(&desk, &case).await["state"], "told");
    let known = get(&desk, &format!("/api/v1/deliveries/{delivery}")).await;
    assert_eq!((&known["state"], &known["acknowledged_how"]), (&"handed_over".into(), &"reply".into()));
    assert!(!get(&desk, &format!("/api/v1/incidents/{incident}")).await["first_told_at"].is_null());
    assert_eq!(count(&desk, &notice, "handed_over").await, 1);
    desk.settle().await;
    let audit = amends::reports::verify(&desk.house, &desk.workspace).await.unwrap();
    // The customers of these stories are put in by hand; of what we did, everything holds.
    let found: Vec<_> =
        audit.findings.iter().filter(|f| !["customers", "contacts"].contains(&f.table.as_str())).collect();
    assert!(found.is_empty(), "{found:?}");
    drop(mailbox);
});
