//! What follows from facts: every reaction sees every entry in its order, all at one reading where they stand at one place,
//! and one that begins late catches up alone.

use std::collections::BTreeMap;

use serde_json::json;
use twodb::{args, sql};

use super::proof::declare;
use crate::harness::TestDesk;
use crate::walk;

/// Where each reader of the log stands.
async fn places(desk: &TestDesk) -> BTreeMap<String, i64> {
    let text = sql("select reader, leaf from journal_cursors where workspace_id = $1");
    let rows: Vec<(String, i64)> = desk.house.db().read().all(text, args![&desk.workspace]).await.unwrap();
    rows.into_iter().collect()
}

async fn set_back(desk: &TestDesk, reader: &str) {
    let mut tx = desk.house.db().begin().await.unwrap();
    let text = sql("update journal_cursors set leaf = 1 where workspace_id = $1 and reader = $2");
    assert_eq!(tx.run(text, args![&desk.workspace, reader]).await.unwrap(), 1);
    tx.commit().await.unwrap();
}

walk!(a_reaction_that_begins_late_catches_up_alone, |desk| {
    let incident = declare(&desk, "The furnace at Halden stopped").await;
    desk.settle().await;
    let before = places(&desk).await;
    let sealed = before["seal"];
    assert!(sealed > 1 && before.len() > 10, "the sealer and every reaction: {before:?}");
    assert!(before.values().all(|at| *at == sealed), "none is behind: {before:?}");

    // One of them is new to the desk, and something more is said before it reads.
    set_back(&desk, "teams").await;
    let no_date = json!({ "no_date_because": "the lining is still too hot to look at." });
    desk.call(&desk.mara, "PATCH", &format!("/api/v1/incidents/{incident}"), no_date).await.expect(200);
    desk.settle().await;
    let after = places(&desk).await;
    assert!(after["seal"] > sealed);
    assert!(after.values().all(|at| *at == after["seal"]), "all of them have read on: {after:?}");
});
