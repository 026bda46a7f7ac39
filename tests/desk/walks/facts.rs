//! The facts of a case, unvarnished (R37): before anybody is told, after a promise was not kept, and with what they lost in
//! their own words; every member reads the same page, each line leads to where it stands, and no customer has a way to it.

use amends::ground::clock::HOUR;
use amends::ground::id::{CaseId, IncidentId};
use amends::{incidents, journal};
use axum::http::Method;
use serde_json::json;

use super::interviews::post;
use super::meanwhile::person;
use crate::harness::{Answer, TestDesk};
use crate::walk;

async fn declared(desk: &TestDesk) -> IncidentId {
    let said = json!({ "title": "The furnace at <Halden> stopped", "scenario": "outage",
        "noticed_at": "2026-03-02T08:00:00Z" });
    let made = desk.call(&desk.mara, "POST", "/api/v1/incidents", said).await.expect(201).json();
    made["id"].as_str().unwrap().parse().unwrap()
}

/// The facts as Vic reads them, who may only look.
async fn facts(desk: &TestDesk, case: &CaseId) -> Answer {
    desk.open_page(&desk.vic, &format!("/cases/{case}/facts")).await.expect(200)
}

async fn tell(desk: &TestDesk, case: &CaseId) {
    let mut tx = journal::begin(&desk.house, &desk.tom).await.unwrap();
    let told = incidents::tell(&mut tx, std::slice::from_ref(case), false).await.unwrap();
    tx.say(told.entries).await.unwrap().commit().await.unwrap();
}

walk!(the_moose_stands_on_the_table, |desk| {
    let incident = declared(&desk).await;
    let marta = person(&desk, &incident, "Aerovia <b>", "Marta").await;
    let case = &marta.case;
    let page = format!("/cases/{case}/facts");

    // Nothing is known yet but the delay, and that is said; what nobody did is said as well.
    desk.open_page(&desk.vic, &format!("/cases/{case}")).await.expect(200).says(&page);
    let bare = facts(&desk, case)
        .await
        .says("The facts: Aerovia &#60;b&#62;")
        .says("When it happened is not on record.")
        .says("We have known for 1 h 00 min and have not told them.")
        .says("Nobody has acknowledged to them that it happened.")
        .says("We have promised them nothing.")
        .says("They have told us nothing of how it hits them.")
        .says("What they lost is not on record.")
        .says("We have not said whether it was us.")
        .says("Nobody has apologised to them.")
        .says("We have offered them nothing.")
        .says("One thing is overdue.");
    assert!(!bare.text.contains("Aerovia <b>"), "a name is a name");
    desk.open_page(&desk.vic, "/cases/cas_01jn0000000000000000000000/facts").await.expect(404);
    desk.browse(None, Method::GET, &page, &[]).await.expect(303);

    // They are told after two hours; a call back is not made; what it costs them they say themselves.
    desk.wait(HOUR);
    tell(&desk, case).await;
    let due = desk.house.now().plus(HOUR).rfc3339();
    let call = json!({ "case_id": case, "kind": "call_back", "words": "We call your <i>planner</i>", "due_at": due });
    let call = post(&desk, "/promises", call).await;
    let hit = json!({ "kind": "money", "horizon": "near", "text": "Three nights <b>we</b> worked. 😡",
        "amount": "12000", "currency": "EUR", "people": "14", "channel": "phone", "contact_id": marta.id });
    post(&desk, &format!("/cases/{case}/impacts"), hit).await;
    let found = incidents::find_case(&mut desk.house.read(), &desk.workspace, case).await.unwrap();
    let old = json!({ "title": "They used our hall", "words": "Nobody ever said so.", "happened": "2016" });
    let old = post(&desk, &format!("/customers/{}/grievances", found.customer_id), old).await;
    let alleged = json!({ "stance": "alleged", "because": "Their log says so." });
    post(&desk, &format!("/cases/{case}/admission"), alleged).await;
    desk.wait(3 * HOUR);
    desk.settle().await;
    let told = facts(&desk, case)
        .await
        .says("We knew for 2 h 00 min before we told them.")
        .says("The one promise that came due was not kept in time.")
        .says("Overdue by 2 h 00 min.")
        .says(&format!("/promises/{}", call["id"].as_str().unwrap()))
        .says("They told us one thing. None of it is confirmed by them.")
        .says("Three nights &#60;b&#62;we")
        .says("By what they told us, they lost EUR\u{a0}12,000.00.")
        .says("14 of their people")
        .says("One call back was not made in time.")
        .says("Once they had to come back to us, set us right or wait for us.")
        .says("They used our hall · About 10 years without a word from us")
        .says(&format!("/grievances/{}", old["id"].as_str().unwrap()))
        .says("It is alleged that it was us. We have not verified it.")
        .says("Their log says so.")
        .says("By our record, their trust stands in one of three parts lower than before this.");
    assert!(!told.text.contains("<i>planner"));
    // Whoever leads reads nothing else than whoever may only look.
    let lead = desk.open_page(&desk.ines, &page).await.expect(200);
    let main = |page: &str| page.split("<section").skip(1).collect::<String>();
    assert_eq!(main(&lead.text), main(&told.text));
});
