//! Whatever is changed by hand in the store is found and named: one desk for each way of laying hands on it. The rows of
//! rooms are gone through one by one in `every_row.rs`; here is the journal itself, and what imports leave behind.

use amends::customers::import::{self, Kind, Order};
use amends::ground::id::{CustomerId, Id};
use amends::incidents;
use amends::journal::{self, Audit, Harm};
use amends::reports;
use serde_json::json;
use twodb::{Sql, args};

use super::declare;
use crate::harness::TestDesk;

const CASE: &str =
    "workspace_id, {ID}, incident_id, {CUSTOMER}, title, state, reopened_count, salt, opened_at, moved_at";

/// What is done, and what must be found where. `{A}` is an incident with four entries, the last of them the last
/// leaf; `{B}` another; `{CASE}` a case.
const HANDS: &[(&str, &[&str], Harm, &str)] = &[
    ("an entry's text", &["update journal_entries set body = replace(body, 'timed', 'tamed') where chain = '{A}' and seq = 2"],
        Harm::Changed, "journal_entries"),
    ("an entry's column", &["update journal_entries set actor = 'somebody' where chain = '{A}' and seq = 2"],
        Harm::Changed, "journal_entries"),
    ("an entry's time", &["update journal_entries set at = at + 1 where chain = '{A}' and seq = 2"],
        Harm::Changed, "journal_entries"),
    ("an entry removed", &["delete from journal_entries where chain = '{A}' and seq = 2"], Harm::Missing, "journal_entries"),
    ("two entries swapped", &[
        "update journal_entries set seq = -2 where chain = '{A}' and seq = 2",
        "update journal_entries set seq = 2 where chain = '{A}' and seq = 3",
        "update journal_entries set seq = 3 where chain = '{A}' and seq = -2"], Harm::Reordered, "journal_entries"),
    ("the tail cut off", &["delete from journal_entries where chain = '{A}' and seq = 4"], Harm::Truncated, "journal_heads"),
    ("the tail cut off and the head mended", &CUT, Harm::Missing, "journal_entries"),
    ("the tail cut off everywhere in the store", &[CUT[0], CUT[1],
        "delete from journal_leaves where leaf = (select leaf - 1 from journal_cursors where reader = 'seal')",
        "delete from journal_hashes where position >= {STORED}",
        "delete from journal_checkpoints where size = (select leaf from journal_cursors where reader = 'seal')",
        "update journal_cursors set leaf = leaf - 1 where reader = 'seal'"],
        Harm::Truncated, "the checkpoint kept beside the key"),
    ("a chain removed whole", &[
        "delete from journal_entries where chain = '{B}'",
        "delete from journal_heads where chain = '{B}'"], Harm::Missing, "journal_entries"),
    ("the whole journal emptied", &[
        "delete from journal_entries", "delete from journal_heads", "delete from journal_leaves",
        "delete from journal_hashes", "delete from journal_checkpoints", "delete from journal_cursors"],
        Harm::Truncated, "the checkpoint kept beside the key"),
    ("an entry put in", &["insert into journal_entries (workspace_id, chain, seq, at, fact, actor, body, prev, hash)
        select workspace_id, chain, 5, at, fact, actor, body, hash, prev from journal_entries where chain = '{A}' and seq = 4"],
        Harm::Forged, "journal_heads"),
    ("a head moved", &["update journal_heads set seq = seq + 1 where chain = '{A}'"], Harm::Truncated, "journal_heads"),
    ("a leaf removed", &["delete from journal_leaves where leaf = 1"], Harm::Missing, "journal_leaves"),
    ("two leaves swapped", &[
        "update journal_leaves set leaf = -1 where leaf = 1",
        "update journal_leaves set leaf = 1 where leaf = 2",
        "update journal_leaves set leaf = 2 where leaf = -1"], Harm::Changed, "journal_hashes"),
    ("a stored hash", &["update journal_hashes set hash = (select prev from journal_entries where chain = '{A}' and seq = 1)
        where position = 0"], Harm::Changed, "journal_hashes"),
    ("a checkpoint's text", &["update journal_checkpoints set note = replace(note, 'amends/', 'amended/')"],
        Harm::Unsigned, "journal_checkpoints"),
    ("the last checkpoint removed", &["delete from journal_checkpoints where size = (select max(size) from journal_checkpoints)"],
        Harm::Missing, "journal_checkpoints"),
    ("a row changed", &["update incidents set title = 'Nothing happened' where id = '{A}'"], Harm::Changed, "incidents"),
    ("a row removed", &["delete from cases where id = '{CASE}'"], Harm::Missing, "cases"),
    ("a row put in", &["insert into cases ({INTO}) select {FROM} from cases where id = '{CASE}'"], Harm::Forged, "cases"),
    (
        "a member's role raised",
        &["update members set role = 'owner' where role = 'viewer'"],
        Harm::Changed,
        "members",
    ),
    (
        "an imported row changed",
        &["update customers set attributes = replace(attributes, 'rio', 'lima') where attributes like '%rio%'"],
        Harm::Changed,
        "customers",
    ),
    (
        "an imported row removed",
        &["delete from customers where attributes like '%rio%'"],
        Harm::Missing,
        "customers",
    ),
    (
        "an imported row taken from its batch",
        &["update customers set import_batch = null where attributes like '%rio%'"],
        Harm::Forged,
        "customers",
    ),
    ("the marks of a batch removed", &["delete from import_batches"], Harm::Missing, "import_batches"),
];

const CUT: [&str; 2] = [
    "delete from journal_entries where chain = '{A}' and seq = 4",
    "update journal_heads set seq = 3, hash = (select hash from journal_entries where chain = '{A}' and seq = 3) where chain = '{A}'",
];

/// Tells a small story, seals it in two runs, lays hands on it and verifies.
async fn hurt(desk: &TestDesk, statements: &[&str]) -> (Audit, Audit) {
    let a = declare(desk, "The furnace stopped").await;
    let b = declare(desk, "A carrier failed").await;
    let times = |hour| json!({ "noticed_at": format!("2026-03-02T0{hour}:00:00Z") });
    let set = format!("/api/v1/incidents/{a}/times");
    desk.call(&desk.mara, "PUT", &set, times(6)).await.expect(200);
    let incident = incidents::find(&mut desk.house.read(), &desk.workspace, &a).await.unwrap();
    let customer = CustomerId::mint(desk.house.now(), desk.house.dice());
    let mut tx = journal::begin(&desk.house, &desk.tom).await.unwrap();
    let entries =
        incidents::open_cases(&mut tx, &incident, &[(customer, "Aerovia".into())], "late").await.unwrap();
    tx.say(entries).await.unwrap().commit().await.unwrap();
    desk.call(&desk.mara, "PUT", &set, times(7)).await.expect(200);
    let text = "customer_id,customer_unique_id,customer_zip_code_prefix,customer_city,customer_state\n\
        o1,ana,01001,sao paulo,SP\no2,bia,20000,rio,RJ\n";
    let order = Order {
        kind: Kind::Customers,
        file_name: "people.csv".into(),
        bytes: Some(text.len() as u64),
        mapping: None,
        zone: None,
        is_dry: false,
    };
    import::import(&desk.house, &desk.mara, order, std::io::Cursor::new(text.as_bytes().to_vec()), |_| {})
        .await
        .unwrap();
    desk.settle().await;
    desk.wait(1_000);
    desk.call(&desk.mara, "PUT", &set, times(8)).await.expect(200);
    desk.settle().await;
    let before = reports::verify(&desk.house, &desk.workspace).await.unwrap();
    let cases = desk.call(&desk.vic, "GET", "/api/v1/cases", serde_json::Value::Null).await.json();
    let case = cases["items"][0]["id"].as_str().unwrap().to_owned();
    let smaller = before.leaves - 1;
    let stored = 2 * smaller - u64::from(smaller.count_ones());
    let mut tx = desk.house.db().begin().await.unwrap();
    for statement in statements {
        let text = statement
            .replace("{INTO}", &CASE.replace("{ID}", "id").replace("{CUSTOMER}", "customer_id"))
            .replace("{FROM}", &CASE.replace("{ID}", "'cas_forged'").replace("{CUSTOMER}", "'cus_forged'"))
            .replace("{A}", a.as_str())
            .replace("{B}", b.as_str())
            .replace("{CASE}", &case)
            .replace("{STORED}", &stored.to_string());
        assert!(tx.run(Sql::built(text), args![]).await.unwrap() > 0, "{statement}");
    }
    tx.commit().await.unwrap();
    (before, reports::verify(&desk.house, &desk.workspace).await.unwrap())
}

async fn found(desk: TestDesk, hand: &(&str, &[&str], Harm, &str)) {
    let (name, statements, harm, table) = hand;
    let (before, after) = hurt(&desk, statements).await;
    assert_eq!(before.findings, [], "untouched, everything holds");
    assert_eq!(before.checkpoints, 3, "two runs, and what the first moved in the trust record");
    assert!(before.rows >= 9, "three rows of incidents, four members, two of an import");
    let named = after.findings.iter().any(|f| f.what == *harm && f.table == *table);
    assert!(named, "{name}: {harm:?} in {table} is not among {:#?}", after.findings);
    // One desk for each hand: a server has only so many connections.
    desk.house.db().close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sqlite() {
    for hand in HANDS {
        found(TestDesk::sqlite().await, hand).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn postgres() {
    for hand in HANDS {
        let Some(desk) = TestDesk::postgres().await else {
            eprintln!("skipped: AMENDS_TEST_POSTGRES_URL is not set; `cargo xtask test` sets it");
            return;
        };
        found(desk, hand).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_is_sealed_over_a_cut_end() {
    let desk = TestDesk::sqlite().await;
    let hand = HANDS.iter().find(|h| h.0 == "the tail cut off everywhere in the store").unwrap();
    hurt(&desk, hand.1).await;
    declare(&desk, "Business as usual").await;
    let refusal = journal::seal(&desk.house, &desk.workspace).await.unwrap_err();
    let why = std::error::Error::source(&refusal).unwrap().to_string();
    assert!(why.contains("does not continue its kept checkpoint"), "{why}");
}
