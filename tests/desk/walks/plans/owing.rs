//! What a plan owes, and whose word it takes: nothing is owed by nobody, nothing for ever, and nobody is shown a button that
//! refuses them (R58, R59, R60, R63, R64).

use amends::plans;
use serde_json::{Value, json};

use super::super::meanwhile::{open, person};
use super::super::public_rooms::declared;
use super::{all_holds, change, confirmed, is_owed, owed, plan_of, told};
use crate::harness::TestDesk;
use crate::walk;

/// Mara begins it, and Ines is to stand behind it; where its API is.
async fn begun(desk: &TestDesk, at: &str) -> String {
    let said = json!({ "title": "Until it runs", "sponsor_id": desk.ines.member() });
    let plan = desk.call(&desk.mara, "POST", &format!("/api/v1/{at}/plan"), said).await.expect(201).json();
    format!("/api/v1/plans/{}", plan["id"].as_str().unwrap())
}

async fn added(desk: &TestDesk, api: &str, what: Value) -> Value {
    let mut said = json!({ "what": "Line it <b>anew</b>", "deliverable": "A lining", "owner": desk.tom.member(),
        "due_on": "2026-03-04", "is_seen": true, "no_statement_because": "It is how it is done." });
    said.as_object_mut().unwrap().extend(what.as_object().unwrap().clone());
    desk.call(&desk.mara, "POST", &format!("{api}/actions"), said).await.expect(201).json()
}

walk!(what_its_sponsor_stands_behind_is_owed_until_it_is_put_forward, |desk| {
    let incident = declared(&desk, "The furnace stopped").await;
    let marta = person(&desk, &incident, "Nordwing", "Marta").await;
    let api = begun(&desk, &format!("cases/{}", marta.case)).await;
    added(&desk, &api, json!({})).await;
    assert!(is_owed(&owed(&desk).await, "Stand behind the plan"));
    desk.call(&desk.ines, "POST", &format!("{api}/confirmation"), json!({})).await.expect(200);
    assert!(is_owed(&owed(&desk).await, "Put the plan forward · Nordwing"), "its first version too");
    desk.call(&desk.mara, "POST", &format!("{api}/versions"), json!({})).await.expect(201);
    assert!(!is_owed(&owed(&desk).await, "Put the plan forward"));
    all_holds(&desk).await;
});

walk!(what_is_closed_owes_nothing, |desk| {
    let incident = declared(&desk, "The furnace stopped").await;
    let api = begun(&desk, &format!("incidents/{incident}")).await;
    added(&desk, &api, json!({})).await;
    let owed_now = owed(&desk).await;
    assert!(is_owed(&owed_now, "Stand behind the plan") && is_owed(&owed_now, "To be done: Line it"));
    desk.call(&desk.tom, "POST", &format!("/api/v1/incidents/{incident}/closure"), json!({}))
        .await
        .expect(200);
    assert_eq!(owed(&desk).await, Vec::<String>::new());
    all_holds(&desk).await;
});

walk!(a_task_that_was_handed_to_us_is_theirs_no_more, |desk| {
    let incident = declared(&desk, "The furnace stopped").await;
    let marta = person(&desk, &incident, "Nordwing", "Marta").await;
    let api = begun(&desk, &format!("cases/{}", marta.case)).await;
    let theirs = added(&desk, &api, json!({ "what": "Send the drawing", "owner": marta.id })).await;
    desk.call(&desk.ines, "POST", &format!("{api}/confirmation"), json!({})).await.expect(200);
    desk.call(&desk.mara, "POST", &format!("{api}/versions"), json!({})).await.expect(201);
    open(&desk, &marta.room).await.expect(200).says("Send the drawing").says("We have done it");
    // Marta rings: they cannot. Tom draws it from the casting.
    change(&desk, &theirs, json!({ "owner": desk.tom.member(), "is_seen": true })).await.expect(200);
    let room = open(&desk, &marta.room).await.expect(200).says("Send the drawing");
    assert!(!room.text.contains("We have done it"), "nobody is shown a button that refuses them");
    all_holds(&desk).await;
});

walk!(why_there_is_no_date_a_lead_says_before_everyone, |desk| {
    let incident = declared(&desk, "The furnace stopped").await;
    let api = begun(&desk, &format!("incidents/{incident}")).await;
    let line = added(&desk, &api, json!({ "no_date_because": "The bricks are not here yet." })).await;
    // As long as nobody outside has it, a member writes on it.
    let line = {
        let words = json!({ "no_date_because": "The bricks are at sea." });
        change(&desk, &line, words).await.expect(200).json()
    };
    desk.call(&desk.ines, "POST", &format!("{api}/confirmation"), json!({})).await.expect(200);
    desk.call(&desk.tom, "POST", &format!("{api}/versions"), json!({})).await.expect(201);
    change(&desk, &line, json!({ "no_date_because": "Nobody rang the kiln." })).await.expect(403);
    change(&desk, &line, json!({ "deliverable": "A lining that holds" })).await.expect(200);
    let page = format!("/actions/{}", line["id"].as_str().unwrap());
    desk.open_page(&desk.mara, &page).await.expect(200).says("a lead says that");
    let lead = desk.open_page(&desk.tom, &page).await.expect(200);
    assert!(!lead.text.contains("a lead says that"));
    all_holds(&desk).await;
});

walk!(two_who_begin_at_once_begin_one, |desk| {
    let incident = declared(&desk, "The furnace stopped").await;
    let marta = person(&desk, &incident, "Nordwing", "Marta").await;
    let plan = format!("/api/v1/cases/{}/plan", marta.case);
    let said = || json!({ "title": "Until it runs" });
    let (one, two) = tokio::join!(
        desk.call(&desk.mara, "POST", &plan, said()),
        desk.call(&desk.tom, "POST", &plan, said())
    );
    let mut both = [one.status.as_u16(), two.status.as_u16()];
    both.sort_unstable();
    assert_eq!(both, [201, 409], "the second is told, and nothing breaks");
    let rounds = format!("/api/v1/cases/{}/rounds", marta.case);
    let (one, two) = tokio::join!(
        desk.call(&desk.mara, "POST", &rounds, json!({ "items": ["well"] })),
        desk.call(&desk.tom, "POST", &rounds, json!({ "items": ["well"] }))
    );
    let mut both = [one.status.as_u16(), two.status.as_u16()];
    both.sort_unstable();
    assert_eq!(both, [201, 409]);
    all_holds(&desk).await;
});

walk!(what_they_said_last_is_seen_among_very_much, |desk| {
    let incident = declared(&desk, "The furnace stopped").await;
    let marta = person(&desk, &incident, "Nordwing", "Marta").await;
    for n in 0..501 {
        told(&desk, &marta, &format!("It is the {n}th thing."), false).await;
    }
    let last = told(&desk, &marta, "And nobody ever listened.", false).await;
    confirmed(&desk, &marta, &last).await;
    begun(&desk, &format!("cases/{}", marta.case)).await;
    assert_eq!(plan_of(&desk, &marta.case).await["coverage"]["uncovered"], json!([last]));
    let plan = plans::seek_of_case(&mut desk.house.read(), &desk.workspace, &marta.case).await.unwrap();
    assert!(plan.is_some());
});
