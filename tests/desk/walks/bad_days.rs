//! What nobody planned for: words of any length and script in every field, a full disk, a store that may not be written to,
//! a store of a newer program. Each is told, and nothing is changed.

use amends::app::start;
use amends::ground::{Clock, Dice};
use serde_json::{Value, json};
use twodb::{Sql, args, sql};

use super::surveys::told;
use crate::harness::{MONDAY, TestDesk};
use crate::walk;

/// Script, an emoji, a language that is written from the right, a mark that turns the direction.
const STRANGE: &str = "<script>alert('x')</script> 😡 عربي \u{202e}reversed & \"quoted\"";

/// Every call that takes a person's words: path, body with `W` for a line and `P` for a passage, the field that has the line.
fn calls(incident: &str, case: &str, customer: &str) -> Vec<(String, Value, &'static str)> {
    let at = "2026-03-09T09:00:00Z";
    vec![
        ("/api/v1/incidents".into(), json!({ "title": "W", "summary": "P" }), "title"),
        ("/api/v1/customers".into(), json!({ "name": "W", "size_note": "W" }), "name"),
        (
            format!("/api/v1/customers/{customer}/contacts"),
            json!({ "name": "W", "email": "a@example.test", "roles": "W" }),
            "name",
        ),
        (
            format!("/api/v1/customers/{customer}/holdings"),
            json!({ "key": "W", "kind": "order", "label": "W", "status": "W" }),
            "label",
        ),
        (
            format!("/api/v1/incidents/{incident}/notices"),
            json!({ "kind": "update", "subject": "W", "what_happened": "P", "who_is_affected": "P", "what_we_know": "P",
                "what_we_do_not_know": "P", "what_you_can_do": "P", "next_update_at": at, "sender": "W" }),
            "subject",
        ),
        (
            format!("/api/v1/incidents/{incident}/remedies"),
            json!({ "kind": "gift", "title": "W", "words": "P", "reason": "P", "all_cases": true }),
            "title",
        ),
        (
            "/api/v1/promises".into(),
            json!({ "incident_id": incident, "kind": "other", "words": "P", "due_at": at }),
            "",
        ),
        (
            "/api/v1/lessons".into(),
            json!({ "title": "W", "happened": "P", "learned": "P", "changes": "P", "tags": "W" }),
            "title",
        ),
        (
            format!("/api/v1/incidents/{incident}/apologies"),
            json!({ "form": "written", "author": "W", "words": "P" }),
            "author",
        ),
        (
            format!("/api/v1/incidents/{incident}/admission"),
            json!({ "stance": "alleged", "because": "P" }),
            "",
        ),
        (
            format!("/api/v1/cases/{case}/impacts"),
            json!({ "kind": "production", "horizon": "near", "text": "P" }),
            "",
        ),
        (format!("/api/v1/cases/{case}/statements"), json!({ "text": "P" }), ""),
    ]
}

fn with(body: &Value, line: &str, passage: &str) -> Value {
    let mut body = body.clone();
    for value in body.as_object_mut().unwrap().values_mut() {
        match value.as_str() {
            Some("W") => *value = json!(line),
            Some("P") => *value = json!(passage),
            _ => {}
        }
    }
    body
}

/// A customer whom a member made known.
async fn known(desk: &TestDesk) -> String {
    let made = desk.call(&desk.mara, "POST", "/api/v1/customers", json!({ "name": "Brightwing" })).await;
    made.expect(201).json()["id"].as_str().unwrap().to_owned()
}

async fn entries(desk: &TestDesk) -> i64 {
    desk.house.db().read().count(sql("select count(*) from journal_entries"), args![]).await.unwrap()
}

walk!(words_of_any_kind_are_kept_and_never_run, |desk| {
    let (incident, cases) = told(&desk, &["Brightwing"]).await;
    let (customer, case) = (known(&desk).await, &cases[0].1);
    for (path, body, _) in calls(incident.as_str(), case.as_str(), &customer) {
        let answer = desk.call(&desk.mara, "POST", &path, with(&body, STRANGE, STRANGE)).await;
        assert!(answer.status.is_success(), "{path}: {} {}", answer.status, answer.text);
    }
    let pages = [
        "/".into(),
        "/incidents".into(),
        format!("/incidents/{incident}"),
        "/cases".into(),
        format!("/cases/{case}"),
        "/customers".into(),
        format!("/customers/{customer}"),
        "/notices".into(),
        "/promises".into(),
        "/lessons".into(),
        "/lessons?q=alert".into(),
        "/journal".into(),
        format!("/reports/cases/{case}/dossier"),
    ];
    for path in pages {
        let page = desk.open_page(&desk.vic, &path).await;
        assert!(!page.status.is_server_error(), "{path}: {}", page.text);
        assert!(!page.text.contains("<script>alert"), "{path} runs a customer's words");
    }
});

walk!(too_many_words_name_their_field_and_change_nothing, |desk| {
    let (incident, cases) = told(&desk, &["Brightwing"]).await;
    let (customer, case) = (known(&desk).await, &cases[0].1);
    let before = entries(&desk).await;
    let (name, book) = ("x".repeat(10_000), "y".repeat(200_000));
    for (path, body, field) in calls(incident.as_str(), case.as_str(), &customer) {
        if !field.is_empty() {
            let answer = desk.call(&desk.mara, "POST", &path, with(&body, &name, "Short.")).await;
            let problem = answer.expect(422).json();
            let faults = problem["fields"].as_array().unwrap();
            assert!(
                faults.iter().any(|f| f["field"] == field),
                "{path}: `{field}` is not named in {problem}"
            );
        }
        if body.as_object().unwrap().values().any(|v| v == "P") {
            let answer = desk.call(&desk.mara, "POST", &path, with(&body, "Short.", &book)).await;
            assert_eq!(answer.status, 422, "{path}: {}", answer.text);
        }
    }
    let spoken = entries(&desk).await - before;
    assert_eq!(spoken, 0, "nothing that was refused is spoken of");
});

/// From now on the store takes nothing: the disk is full (SQLite, whose pages are counted out), or it is read-only.
async fn forbid(desk: &TestDesk, pragma: &str) {
    desk.house.db().statement_outside_transactions(Sql::built(pragma.into())).await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_full_disk_is_told_and_nothing_is_half_done() {
    let desk = TestDesk::sqlite().await;
    desk.settle().await;
    forbid(&desk, "pragma max_page_count = 1").await; // SQLite never goes below what it has.
    let before = entries(&desk).await;
    let mut refused = None;
    for _ in 0..40 {
        let body = json!({ "title": "The furnace stopped", "summary": "z".repeat(20_000) });
        let answer = desk.call(&desk.mara, "POST", "/api/v1/incidents", body).await;
        if answer.status != 201 {
            refused = Some(answer);
            break;
        }
    }
    let refused = refused.expect("the disk to be full").expect(503);
    refused.says("Nothing was changed").says("disk of the database is full");
    desk.open_page(&desk.vic, "/incidents").await.expect(200);
    // A connection that met a full disk is closed; the one after it meets it too. What comes is no smaller than what found no
    // room.
    forbid(&desk, "pragma max_page_count = 1").await;
    let form = desk
        .send_form(&desk.mara, "/incidents", &[("title", &"w".repeat(290)), ("summary", &"v".repeat(20_000))])
        .await;
    form.expect(503).says("disk of the database is full");

    forbid(&desk, "pragma max_page_count = 1000000").await;
    let list = desk.call(&desk.vic, "GET", "/api/v1/incidents", Value::Null).await.json();
    let declared = list["items"].as_array().unwrap().len() as i64;
    assert_eq!(
        entries(&desk).await - before,
        declared,
        "each incident that is there is spoken of once, and no other"
    );
    desk.call(&desk.mara, "POST", "/api/v1/incidents", json!({ "title": "Room again" })).await.expect(201);
    desk.settle().await;
    assert!(amends::reports::verify(&desk.house, &desk.workspace).await.unwrap().holds());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_store_that_may_not_be_written_to_can_still_be_read() {
    let desk = TestDesk::sqlite().await;
    desk.call(&desk.mara, "POST", "/api/v1/incidents", json!({ "title": "The furnace stopped" }))
        .await
        .expect(201);
    forbid(&desk, "pragma query_only = on").await;
    desk.open_page(&desk.vic, "/incidents").await.expect(200).says("The furnace stopped");
    let answer = desk.call(&desk.mara, "POST", "/api/v1/incidents", json!({ "title": "Another" })).await;
    answer.expect(503).says("Nothing was changed").says("read-only");
}

walk!(a_store_of_a_newer_program_is_left_alone, |desk| {
    let mut tx = desk.house.db().begin().await.unwrap();
    let text = sql("insert into applied_migrations (name, text) values ('9999_tomorrow.sql', '')");
    tx.run(text, args![]).await.unwrap();
    tx.commit().await.unwrap();
    let opened = start::open(desk.house.config().clone(), Clock::standing_at(MONDAY), Dice::seeded(1)).await;
    let why = opened.map(drop).unwrap_err().to_string();
    assert!(why.contains("newer than this program") && why.contains("9999_tomorrow.sql"), "{why}");
});
