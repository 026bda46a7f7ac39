//! What desks have in hand: nobody else claims it, a desk that dies leaves no doubt but about what it was sending, and what
//! was in hand when a notice was ended goes no more.

use amends::app::start;
use amends::ground::id::{DeliveryId, NoticeId};
use amends::ground::{Config, Dice, House};
use amends::notices::{self, Settlement};
use post::{Behaviour, Mailbox};
use serde_json::json;
use twodb::{Args, Db, args, sql};

use super::notices::{MINUTE, approved, count, get, mail_walk, one_in, with};
use crate::harness::{TestDesk, on_bare_postgres, on_bare_sqlite, settings};

/// The only page of this desk's book.
fn page_of(desk: &TestDesk) -> std::path::PathBuf {
    let folder = desk.house.config().book_folder();
    let mut pages: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert_eq!(pages.len(), 1, "{pages:?}");
    pages.remove(0)
}

mail_walk!(a_desk_that_dies_leaves_no_doubt_but_about_what_it_was_sending, |desk, mailbox| {
    use std::io::Write;
    let (incident, id) = approved(&desk, 3).await;
    let batch = notices::jobs::claim(&desk.house, &desk.workspace, 3, None).await.unwrap();
    let ids: Vec<String> = batch.deliveries.iter().map(|d| d.id.to_string()).collect();
    // It was told that one was taken, was sending the second, and had the third still before it.
    let mut page = std::fs::OpenOptions::new().append(true).open(page_of(&desk)).unwrap();
    write!(page, "sending {}\ntaken {} 250 kept as 7\nsending {}\nsendi", ids[0], ids[0], ids[1]).unwrap();
    desk.settle().await;
    assert_eq!(
        (count(&desk, &id, "claimed").await, mailbox.count()),
        (3, 0),
        "the desk lives, and has them in hand"
    );
    drop(batch);
    desk.settle().await;
    let state = |n: usize| {
        let (desk, path) = (&desk, format!("/api/v1/deliveries/{}", ids[n]));
        async move { get(desk, &path).await }
    };
    let one = state(0).await;
    assert_eq!((&one["state"], &one["reply"]), (&json!("handed_over"), &json!("250 kept as 7")));
    assert_eq!(state(1).await["state"], "uncertain");
    let three = state(2).await;
    assert_eq!((&three["state"], &three["attempts"]), (&json!("handed_over"), &json!(1)));
    assert_eq!(mailbox.count(), 1, "only what was certainly not sent goes out");
    assert_eq!(get(&desk, &format!("/api/v1/incidents/{incident}/coverage")).await["told"], 2);
    assert_eq!(
        std::fs::read_dir(desk.house.config().book_folder()).unwrap().count(),
        0,
        "its pages are torn out"
    );
});

mail_walk!(what_a_desk_had_in_hand_when_its_notice_was_ended_goes_no_more, |desk, mailbox| {
    let (_, id) = approved(&desk, 3).await;
    let batch = notices::jobs::claim(&desk.house, &desk.workspace, 3, None).await.unwrap();
    let ended: NoticeId = id.parse().unwrap();
    notices::end(&desk.house, &desk.tom, &ended, "It says the wrong furnace").await.unwrap();
    assert_eq!(count(&desk, &id, "claimed").await, 3, "they may be on their way");
    // The desk dies before it sent any of them: its book says so, and they are put back to wait.
    drop(batch);
    desk.settle().await;
    assert_eq!((count(&desk, &id, "failed").await, mailbox.count()), (3, 0));
    let failed = get(&desk, &format!("/api/v1/notices/{id}/deliveries?state=failed")).await["items"].clone();
    assert_eq!(failed[0]["reply"], "Stopped for good by Tom Brandt: It says the wrong furnace");
});

mail_walk!(what_one_has_in_hand_nobody_else_claims, |desk, mailbox| {
    let (_, id) = approved(&desk, 12).await;
    let claim = |most| notices::jobs::claim(&desk.house, &desk.workspace, most, None);
    // As desks that share one store do, all at once.
    let (a, b, c, d) = tokio::join!(claim(5), claim(5), claim(5), claim(5));
    let batches = [a.unwrap(), b.unwrap(), c.unwrap(), d.unwrap()];
    let ids: Vec<DeliveryId> = batches.iter().flat_map(|b| &b.deliveries).map(|d| d.id.clone()).collect();
    let different: std::collections::BTreeSet<_> = ids.iter().collect();
    assert_eq!((ids.len(), different.len()), (12, 12), "each is in one pair of hands");
    assert_eq!((count(&desk, &id, "claimed").await, count(&desk, &id, "queued").await), (12, 0));
    let listed = |state: &'static str| {
        let (desk, path) = (&desk, format!("/api/v1/notices/{id}/deliveries?state={state}&limit=5"));
        async move { get(desk, &path).await }
    };
    let in_hand = listed("claimed").await;
    assert_eq!(in_hand["items"].as_array().unwrap().len(), 5);
    assert!(in_hand["next"].is_string(), "there are more");
    assert_eq!(in_hand["items"][0]["state"], "claimed");
    assert_eq!(listed("queued").await["items"], json!([]));
    assert_eq!(get(&desk, &format!("/api/v1/deliveries/{}", ids[0])).await["state"], "claimed");
    // All of them die before they sent anything: whoever comes next sends every letter once.
    drop(batches);
    desk.settle().await;
    assert_eq!((count(&desk, &id, "handed_over").await, mailbox.count()), (12, 12));
    assert_eq!(listed("claimed").await["items"], json!([]));
});

mail_walk!(a_desk_whose_book_is_gone_leaves_its_letters_uncertain, |desk, mailbox| {
    let (_, id) = approved(&desk, 3).await;
    let batch = notices::jobs::claim(&desk.house, &desk.workspace, 2, None).await.unwrap();
    assert_eq!(batch.deliveries.len(), 2);
    std::fs::remove_file(page_of(&desk)).unwrap();
    drop(batch);
    desk.settle().await;
    assert_eq!((count(&desk, &id, "claimed").await, mailbox.count()), (2, 1), "the lease still runs");
    desk.wait(20 * MINUTE);
    desk.settle().await;
    assert_eq!((count(&desk, &id, "uncertain").await, mailbox.count()), (2, 1));
    let one: DeliveryId = one_in(&desk, &id, "uncertain").await.parse().unwrap();
    notices::settle(&desk.house, &desk.mara, &one, Settlement::Again, "the server's log has no such letter")
        .await
        .unwrap();
    desk.settle().await;
    assert_eq!((count(&desk, &id, "handed_over").await, mailbox.count()), (2, 2));
});

/// Two desks over one database never send a letter twice.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_desks_share_one_notice() {
    let mailbox = Mailbox::start(Behaviour::default()).unwrap();
    let Some(desk) = TestDesk::postgres_with(with(&mailbox)).await else { return };
    let config = desk.house.config().clone();
    let db = twodb::Db::connect(&config.database_url).await.unwrap();
    let other = House::new(db, desk.house.clock().clone(), Dice::seeded(99), config);
    let (_, id) = approved(&desk, 500).await;
    let workspace = amends::ground::workspace::list(&mut desk.house.read()).await.unwrap().remove(0);
    let (one, two) = tokio::join!(
        notices::jobs::deliver(&desk.house, &workspace),
        notices::jobs::deliver(&other, &workspace)
    );
    assert_eq!(one.unwrap() + two.unwrap(), 500);
    assert_eq!((count(&desk, &id, "handed_over").await, mailbox.count()), (500, 500));
    let ids: std::collections::BTreeSet<_> =
        mailbox.take().iter().map(|l| l.header("message-id").unwrap()).collect();
    assert_eq!(ids.len(), 500);
    let mut read = desk.house.read();
    let facts = sql("select count(*) from journal_entries where fact = 'delivery.handed_over'");
    assert_eq!(read.count(facts, args![]).await.unwrap(), 500);
    assert_eq!(get(&desk, &format!("/api/v1/notices/{id}")).await["state"], "sent");
}

/// A store from before claims stood beside the deliveries: what was in hand there is in hand, and counts no attempt more.
async fn what_was_claimed_before_is_in_hand_still(config: Config) {
    let db = Db::connect(&config.database_url).await.unwrap();
    let steps = start::migrations();
    let before: Vec<_> = steps.iter().take_while(|step| !step.name.starts_with("0048")).cloned().collect();
    assert!(before.len() < steps.len());
    db.migrate(&before).await.unwrap();
    let columns = [
        "workspace_id",
        "id",
        "notice_id",
        "incident_id",
        "case_id",
        "customer_id",
        "contact_id",
        "link_id",
        "channel",
        "to_name",
        "to_address",
        "language",
        "message_id",
        "state",
        "attempts",
        "next_at",
        "lease_until",
        "fence",
        "page",
        "queued_at",
        "moved_at",
        "salt",
    ];
    let row = |id: &str, state: &str, page: Option<&str>| -> Args {
        args![
            "wsp_1",
            id,
            "not_1",
            "inc_1",
            "cas_1",
            "cus_1",
            id,
            "lnk_1",
            "mail",
            "Marta",
            "marta@example.test",
            "en",
            id,
            state,
            2_i64,
            7_i64,
            page.map(|_| 9_i64),
            2_i64,
            page.map(str::to_owned),
            1_i64,
            1_i64,
            "salt"
        ]
    };
    let rows = [
        row("del_1", "claimed", Some("page one")),
        row("del_2", "claimed", Some("page one")),
        row("del_3", "claimed", Some("page two")),
        row("del_4", "handed_over", None),
    ];
    let mut tx = db.begin().await.unwrap();
    tx.insert_many("deliveries", &columns, "", rows).await.unwrap();
    tx.commit().await.unwrap();
    db.migrate(&steps).await.unwrap();
    let text = sql(
        "select page, lease_until, letters, deliveries from delivery_claims where notice_id = $1 order by page",
    );
    let claims: Vec<(String, i64, i64, String)> = db.read().all(text, args!["not_1"]).await.unwrap();
    let (one, two) = (&claims[0], &claims[1]);
    assert_eq!((one.0.as_str(), one.1, one.2), ("page one", 9, 2));
    let mut ids: Vec<_> = one.3.split(' ').collect();
    ids.sort_unstable();
    assert_eq!(ids, ["del_1", "del_2"]);
    assert_eq!(two, &("page two".to_owned(), 9, 1, "del_3".to_owned()));
    let text = sql(
        "select id, state, attempts from deliveries where page is null and lease_until is null order by id",
    );
    let now: Vec<(String, String, i64)> = db.read().all(text, args![]).await.unwrap();
    let stands: Vec<_> = now.iter().map(|(id, state, tries)| (id.as_str(), state.as_str(), *tries)).collect();
    let queued = ["del_1", "del_2", "del_3"].map(|id| (id, "queued", 1));
    assert_eq!(stands, [&queued[..], &[("del_4", "handed_over", 2)]].concat());
    db.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_claimed_before_is_in_hand_still_on_sqlite() {
    let (config, _folder) = on_bare_sqlite(settings());
    what_was_claimed_before_is_in_hand_still(config).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_claimed_before_is_in_hand_still_on_postgres() {
    let Some((config, _folder)) = on_bare_postgres(settings()).await else { return };
    what_was_claimed_before_is_in_hand_still(config).await;
}
