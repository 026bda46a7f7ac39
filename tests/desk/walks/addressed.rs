//! A notice to very many is queued behind its approval: what was approved is who was listed then, whatever is decided or
//! happens while they are put into the queue (R14, R18, R20).

use std::collections::HashSet;

use amends::ground::id::{ContactId, NoticeId};
use amends::{customers, reports};
use post::{Behaviour, Mailbox};
use serde_json::{Value, json};
use twodb::{Db, Migration, args, sql};

use super::sendings::{act, because, first, get, sending, sending_walk, state, submitted, touched, with};
use crate::harness::{TestDesk, on_bare_postgres, settings};

/// More than are queued in the approval itself, which are 5,000.
const VERY_MANY: usize = 6_500;

/// The last of those who are not in the queue yet.
async fn last_addressed(desk: &TestDesk, notice: &str) -> ContactId {
    let text =
        sql("select contacts from addressed where notice_id = $1 order by wave desc, place desc limit 1");
    let notice: NoticeId = notice.parse().unwrap();
    let (ids,): (String,) = desk.house.read().one(text, args![notice]).await.unwrap();
    ids.rsplit(' ').next().unwrap().parse().unwrap()
}

sending_walk!(a_notice_to_very_many_is_queued_behind_its_approval, |desk, mailbox| {
    let incident = touched(&desk, VERY_MANY).await;
    let id = submitted(&desk, &incident, first()).await;
    let shown = json!({ "shown_to": "6501" });
    act(&desk, &desk.tom, &id, "approval", json!({ "shown_to": "6500" }))
        .await
        .expect(409)
        .says("6501 people");
    act(&desk, &desk.tom, &id, "approval", shown).await.expect(200);

    // The approver sees all of them wait, and that some are not in the queue itself yet.
    let now = sending(&desk, &id).await;
    assert_eq!((&now["to_queue"], &now["sending"]["contacts"]), (&json!(1_501), &json!(6_501)));
    assert_eq!(state(&desk, &id).await["deliveries"], json!({ "queued": 6_501 }));
    assert_eq!(get(&desk, "/api/v1/notices").await["items"][0]["deliveries"], 6_501);
    let page = desk.open_page(&desk.vic, &format!("/notices/{id}/sending")).await.expect(200);
    page.says("of them are not in the queue yet").says("max=\"6501\"");

    // Nobody knows yet of everybody whether this tells them, so no other first notice goes out.
    let other = submitted(&desk, &incident, first()).await;
    act(&desk, &desk.tom, &other, "approval", Value::Null)
        .await
        .expect(409)
        .says("still being put into the queue");

    // Stopped, whoever is queued meanwhile waits with the others.
    act(&desk, &desk.vic, &id, "stop", because("The number is being checked")).await.expect(403);
    act(&desk, &desk.mara, &id, "stop", because("The number is being checked")).await.expect(200);
    let left = last_addressed(&desk, &id).await;
    customers::note_left(&desk.house, &desk.mara, &left, true).await.unwrap();
    desk.settle().await;
    assert_eq!(sending(&desk, &id).await["to_queue"], 0);
    assert_eq!((state(&desk, &id).await["state"].as_str(), mailbox.count()), (Some("stopped"), 0));

    // It goes on to everybody who was approved; of whoever left since it is said that nothing was sent, and why.
    act(&desk, &desk.tom, &id, "resumption", Value::Null).await.expect(200);
    desk.settle().await;
    let sent = state(&desk, &id).await;
    assert_eq!(
        (&sent["state"], &sent["deliveries"]),
        (&json!("sent"), &json!({ "handed_over": 6_500, "refused": 1 }))
    );
    let refused =
        get(&desk, &format!("/api/v1/notices/{id}/deliveries?state=refused")).await["items"][0].clone();
    assert_eq!(refused["contact_id"], left.as_str());
    assert_eq!(refused["reply"], "Not sent: this person has left their company since.");
    let letters = mailbox.take();
    let readers: HashSet<_> = letters.iter().map(|letter| letter.to.clone()).collect();
    assert_eq!((letters.len(), readers.len()), (6_500, 6_500), "each once");
    act(&desk, &desk.tom, &other, "approval", Value::Null).await.expect(409).says("nobody to tell");
});

sending_walk!(ended_while_very_many_are_queued_it_reaches_nobody, |desk, mailbox| {
    let incident = touched(&desk, VERY_MANY).await;
    let id = submitted(&desk, &incident, first()).await;
    // The first wave comes first: it is in the queue at once, whoever else is.
    act(&desk, &desk.tom, &id, "approval", json!({ "first": "50", "rate": "1000" })).await.expect(200);
    let now = sending(&desk, &id).await;
    assert_eq!((&now["first_wave"], &now["to_queue"]), (&json!({ "queued": 50 }), &json!(2_451)));
    act(&desk, &desk.tom, &id, "end", because("It says the wrong furnace")).await.expect(200);
    let other = submitted(&desk, &incident, first()).await;
    act(&desk, &desk.tom, &other, "approval", Value::Null).await.expect(409).says("taken out of it");
    desk.settle().await;
    let ended = state(&desk, &id).await;
    assert_eq!((&ended["state"], &ended["deliveries"]), (&json!("ended"), &json!({ "failed": 6_501 })));
    let why = "Stopped for good by Tom Brandt: It says the wrong furnace";
    let text = sql("select count(*) from deliveries where reply = $1");
    assert_eq!(desk.house.read().count(text, args![why]).await.unwrap(), 6_501, "also those behind the word");
    let listed = get(&desk, "/api/v1/notices").await["items"].clone();
    let listed = listed.as_array().unwrap().iter().find(|notice| notice["id"] == json!(id)).cloned().unwrap();
    assert_eq!((&listed["deliveries"], &listed["handed_over"]), (&json!(6_501), &json!(0)));
    assert_eq!(mailbox.count(), 0);

    // Whom it did not reach, another one does; one behind the other, also from page to page.
    let begun = desk.house.now();
    act(&desk, &desk.tom, &other, "approval", json!({ "rate": "1000" })).await.expect(200);
    while sending(&desk, &other).await["to_queue"] != 0 {
        amends::notices::jobs::deliver(&desk.house, &workspace(&desk).await).await.unwrap();
    }
    let text = sql(
        "select max(next_at), count(distinct next_at) from deliveries where notice_id = $1 and state = 'queued'",
    );
    let other: NoticeId = other.parse().unwrap();
    let (last, moments): (i64, i64) = desk.house.read().one(text, args![&other]).await.unwrap();
    assert_eq!(last - begun.0, 6_500, "a letter each millisecond");
    assert_eq!(moments, 6_501 - i64::try_from(mailbox.count()).unwrap());
    desk.wait(amends::ground::clock::MINUTE);
    desk.settle().await;
    assert_eq!(mailbox.count(), 6_501);
});

sending_walk!(whoever_was_written_to_meanwhile_is_not_written_to_twice, |desk, mailbox| {
    let incident = touched(&desk, 3).await;
    let id = submitted(&desk, &incident, first()).await;
    act(&desk, &desk.tom, &id, "approval", Value::Null).await.expect(200);
    // As if two of them were on the list still, of whom the desk wrote to both in place of others.
    let text = sql("select contact_id from deliveries where notice_id = $1 order by contact_id limit 2");
    let notice: NoticeId = id.parse().unwrap();
    let ids: Vec<(ContactId,)> = desk.house.read().all(text, args![&notice]).await.unwrap();
    let ids: Vec<String> = ids.into_iter().map(|(id,)| id.to_string()).collect();
    let columns = ["workspace_id", "notice_id", "wave", "place", "people", "contacts"];
    let row = args![&workspace(&desk).await.id, &notice, 1_i64, 1_i64, 2_i64, ids.join(" ")];
    let mut tx = desk.house.db().begin().await.unwrap();
    tx.insert_many("addressed", &columns, "", [row]).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(sending(&desk, &id).await["to_queue"], 2);
    desk.settle().await;
    assert_eq!(sending(&desk, &id).await["to_queue"], 0);
    let sent = state(&desk, &id).await;
    assert_eq!((&sent["state"], &sent["deliveries"]), (&json!("sent"), &json!({ "handed_over": 4 })));
    assert_eq!(mailbox.count(), 4, "each once");
});

async fn workspace(desk: &TestDesk) -> amends::ground::workspace::Workspace {
    amends::ground::workspace::list(&mut desk.house.read()).await.unwrap().pop().unwrap()
}

/// How PostgreSQL compares a column: `C` is byte by byte, none is as the database does.
async fn collation(db: &Db, column: &str) -> Option<String> {
    let text = sql("select cast(collation_name as text) from information_schema.columns
                    where table_name = 'old_tables' and column_name = $1");
    db.read().one::<(Option<String>,)>(text, args![column]).await.unwrap().0
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn keys_of_an_older_store_are_compared_byte_by_byte() {
    let Some((config, _folder)) = on_bare_postgres(settings()).await else { return };
    let db = Db::connect(&config.database_url).await.unwrap();
    let older = sql("create table old_tables (id text primary key, case_id text, solid text)");
    db.statement_outside_transactions(older).await.unwrap();
    let step = Migration { name: "0001_keys.sql".into(), text: "-- keys byte by byte\n".into() };
    db.migrate(&[step]).await.unwrap();
    for (column, compared) in [("id", Some("C")), ("case_id", Some("C")), ("solid", None)] {
        assert_eq!(collation(&db, column).await.as_deref(), compared, "{column}");
    }
    db.close().await;
}
