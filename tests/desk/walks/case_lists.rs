//! A long list of cases is read page by page, whatever states they stand in.

use amends::ground::id::CaseId;
use amends::incidents::CaseState;
use serde_json::Value;
use twodb::{args, sql};

use super::surveys::told;
use crate::harness::{MONDAY, TestDesk};
use crate::walk;

/// The ids of a list from its first page to its last, two at a time.
async fn paged(desk: &TestDesk, query: &str) -> Vec<CaseId> {
    let (mut ids, mut after) = (Vec::new(), String::new());
    loop {
        let next = serde_urlencoded::to_string([("after", &after)]).unwrap();
        let next = if after.is_empty() { String::new() } else { format!("&{next}") };
        let path = format!("/api/v1/cases?limit=2{query}{next}");
        let page = desk.call(&desk.vic, "GET", &path, Value::Null).await.expect(200).json();
        let items = page["items"].as_array().unwrap();
        assert!(items.len() <= 2, "{page}");
        ids.extend(items.iter().map(|case| case["id"].as_str().unwrap().parse::<CaseId>().unwrap()));
        match page["next"].as_str() {
            Some(cursor) => cursor.clone_into(&mut after),
            None => return ids,
        }
    }
}

walk!(each_case_is_on_one_page_and_those_that_moved_last_come_first, |desk| {
    let names = ["Aldo", "Bea", "Cyra", "Dov", "Ewa", "Finn", "Gül"];
    let (incident, cases) = told(&desk, &names).await;
    let (_, others) = told(&desk, &["Hugo"]).await;
    let mut stand: Vec<(i64, CaseId, &str)> = Vec::new();
    let mut tx = desk.house.db().begin().await.unwrap();
    for (n, (_, case)) in cases.iter().chain(&others).enumerate() {
        // Two move at one moment, and the states take turns.
        let (moved_at, state) = (MONDAY.0 + (n as i64 / 2) * 1_000, CaseState::ALL[n % 6].word());
        let text = sql("update cases set state = $1, moved_at = $2 where id = $3");
        tx.run(text, args![state, moved_at, case]).await.unwrap();
        stand.push((moved_at, case.clone(), state));
    }
    tx.commit().await.unwrap();
    stand.sort_unstable_by(|a, b| (b.0, &b.1).cmp(&(a.0, &a.1)));
    let ids = |keep: &dyn Fn(&(i64, CaseId, &str)) -> bool| -> Vec<CaseId> {
        stand.iter().filter(|case| keep(case)).map(|(_, id, _)| id.clone()).collect()
    };
    let is_of_incident = |case: &CaseId| cases.iter().any(|(_, id)| id == case);
    assert_eq!(paged(&desk, "").await, ids(&|_| true));
    assert_eq!(paged(&desk, &format!("&incident={incident}")).await, ids(&|(_, id, _)| is_of_incident(id)));
    for state in CaseState::ALL.map(CaseState::word) {
        assert_eq!(paged(&desk, &format!("&state={state}")).await, ids(&|(_, _, its)| *its == state));
        let both = format!("&incident={incident}&state={state}");
        assert_eq!(paged(&desk, &both).await, ids(&|(_, id, its)| is_of_incident(id) && *its == state));
    }
});
