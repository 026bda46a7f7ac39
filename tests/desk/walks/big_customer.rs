//! The big customer, told whole (S1): the moose is put on the table by two of their people (R40, R43), what they confirmed is the
//! basis of a plan (R47, R60), one promise is refused at the gate (R54) and one is renewed before it was due (R56); a sponsor
//! stands behind the plan (R59), they shake hands on it (R61), and it is delivered with the promise kept (R58, R109).

use amends::ground::clock::{DAY, HOUR};
use amends::ground::id::CaseId;
use amends::{journal, listening};
use serde_json::{Value, json};

use super::interviews::{all_holds, colleague, declared, get, post, send};
use super::meanwhile::{Person, open, person};
use crate::harness::TestDesk;
use crate::walk;

/// A talk with one of them; its record goes to them, and they say that it is right. The statement that came of it.
async fn heard(desk: &TestDesk, who: &Person, line: Value) -> String {
    let said = json!({ "people": [who.id], "guide": "account", "interviewer_id": desk.ines.label() });
    let planned = post(desk, &format!("/cases/{}/interviews", who.case), said).await;
    let talk = planned["items"][0]["id"].as_str().unwrap().to_owned();
    post(desk, &format!("/interviews/{talk}/beginning"), json!({})).await;
    desk.wait(HOUR);
    let taken = post(desk, &format!("/interviews/{talk}/lines"), line).await;
    post(desk, &format!("/interviews/{talk}/ending"), json!({ "asked": "yes" })).await;
    post(desk, &format!("/interviews/{talk}/sending"), json!({})).await;
    let statement = taken["line"]["statement_id"].as_str().unwrap().to_owned();
    let confirm = format!("{}/statements/{statement}/confirmation", who.room);
    send(desk, &confirm, &[("verdict", "confirm")]).await.expect(303);
    send(desk, &format!("{}/records/{talk}/answer", who.room), &[]).await.expect(303);
    statement
}

/// What Tom promises Brightwing, due on that day at noon.
async fn promised(desk: &TestDesk, case: &CaseId, words: &str, day: &str) -> String {
    let said =
        json!({ "case_id": case, "kind": "delivery", "words": words, "due_at": format!("{day}T12:00:00Z") });
    let made = desk.call(&desk.tom, "POST", "/api/v1/promises", said).await.expect(201).json();
    format!("/promises/{}", made["id"].as_str().unwrap())
}

/// Another day in its place, before it is due.
async fn renewed(desk: &TestDesk, promise: &str, anew: Value) -> String {
    let path = format!("/api/v1{promise}/renewal");
    let next = desk.call(&desk.tom, "POST", &path, anew).await.expect(201).json();
    format!("/promises/{}", next["id"].as_str().unwrap())
}

/// The sponsor stands behind it, it is put before them, and they take it by name.
async fn shake_hands(desk: &TestDesk, plan: &str, marta: &Person, words: &str, number: &str) {
    desk.call(&desk.ines, "POST", &format!("/api/v1{plan}/confirmation"), json!({})).await.expect(200);
    post(desk, &format!("{plan}/versions"), json!({ "words": words })).await;
    open(desk, &marta.room).await.expect(200).says("We ask for your word on it").says(words);
    let yes = [("number", number), ("remarks", "Ring me <b>first</b> 😀")];
    send(desk, &format!("{}{plan}/acceptance", marta.room), &yes).await.expect(303);
    open(desk, &marta.room).await.expect(200).says("You accepted it").says("Ring me &#60;b&#62;first");
}

walk!(from_the_moose_to_the_delivered_plan, |desk| {
    let incident = declared(&desk).await;
    let marta = person(&desk, &incident, "Brightwing <Aero>", "Marta Lindqvist").await;
    let karl = colleague(&desk, &incident, &marta, "Karl").await;
    let case = marta.case.clone();

    // R40, R43: everything is put on the table, by two who do not say the same, and confirmed by each (R47).
    let stops = json!({ "text": "Our line stood for three nights. 😡", "dimension": "ability", "kind": "production",
        "horizon": "near", "people": "40" });
    let stops = heard(&desk, &marta, stops).await;
    let silent = json!({ "text": "Nobody <i>rang</i> us before.", "dimension": "benevolence" });
    let silent = heard(&desk, &karl, silent).await;
    desk.open_page(&desk.vic, &format!("/cases/{case}/interviews"))
        .await
        .expect(200)
        .says("not all of them")
        .says("Confirmed by them");
    let hit = listening::list_impacts(&mut desk.house.read(), &desk.workspace, &case).await.unwrap();

    // R54: a day that somebody would like is refused at the gate, and nobody at Brightwing ever reads it.
    let wished = promised(&desk, &case, "All blades at once", "2026-03-09").await;
    desk.call(&desk.ines, "POST", &format!("/api/v1{wished}/publication"), json!({}))
        .await
        .expect(409)
        .says("There is no evidence for it.");
    // What can be had becomes a day with evidence in its place, and passes (R55).
    let anew = json!({ "due_at": "2026-03-12T12:00:00Z", "because": "We cannot pour all of them in a week.",
        "words": "320 blades at your dock", "evidence": "The mould was measured twice today.", "confidence": 85 });
    let kept = renewed(&desk, &wished, anew).await;
    desk.call(&desk.tom, "POST", &format!("/api/v1{kept}/publication"), json!({})).await.expect(409);
    desk.call(&desk.ines, "POST", &format!("/api/v1{kept}/publication"), json!({})).await.expect(201);
    let read =
        open(&desk, &marta.room).await.expect(200).says("320 blades at your dock").says("12 March 2026");
    assert!(
        !read.text.contains("All blades at once") && !read.text.contains("9 March"),
        "refused at the gate"
    );

    // R58, R60: what they confirmed becomes what is done, by whom, delivering what, by when.
    let begun = json!({ "title": "Blades on time again", "sponsor_id": desk.ines.member() });
    let plan = post(&desk, &format!("/cases/{case}/plan"), begun).await;
    let plan = format!("/plans/{}", plan["id"].as_str().unwrap());
    let pours = |day: &str, promise: &str| {
        json!({ "what": "Pour in two shifts", "deliverable": "320 blades at your dock", "owner": desk.tom.member(),
            "due_on": day, "is_seen": true, "statements": [stops], "impacts": [hit[0].id],
            "promise_id": promise.rsplit('/').next() })
    };
    let pour = post(&desk, &format!("{plan}/actions"), pours("2026-03-12", &kept)).await;
    let pour = format!("/actions/{}", pour["id"].as_str().unwrap());
    let vain = desk.call(&desk.mara, "POST", &format!("/api/v1{plan}/versions"), json!({})).await;
    vain.expect(409);
    let ring = json!({ "what": "Ring Karl each noon", "deliverable": "A call with what left the house",
        "owner": desk.mara.member(), "due_on": "2026-03-20", "is_seen": true, "statements": [silent] });
    let ring = post(&desk, &format!("{plan}/actions"), ring).await;
    let ring = format!("/actions/{}", ring["id"].as_str().unwrap());

    // R59, R61: the handshake.
    shake_hands(&desk, &plan, &marta, "This is what we do.", "1").await;
    desk.open_page(&desk.mara, &plan)
        .await
        .expect(200)
        .says("Marta Lindqvist")
        .says("Accepted by the customer");

    // R56: the mould cracks. Before the day comes they are told that it will not hold, why, and what day does.
    desk.wait(3 * DAY);
    let anew = json!({ "due_at": "2026-03-19T12:00:00Z", "because": "The mould has a crack.",
        "evidence": "The second mould is here and measured.", "confidence": 90 });
    let next = renewed(&desk, &kept, anew).await;
    open(&desk, &marta.room).await.expect(200).says("told you before that day that it would not hold");
    desk.call(&desk.ines, "POST", &format!("/api/v1{next}/publication"), json!({})).await.expect(201);
    let later = pours("2026-03-19", &next);
    desk.call(&desk.mara, "PUT", &format!("/api/v1{pour}"), later).await.expect(200);
    open(&desk, &marta.room).await.expect(200).says("We are changing it, and ask you again");
    shake_hands(&desk, &plan, &marta, "A week later, in the second mould.", "2").await;
    open(&desk, &marta.room).await.says("by 19 March 2026");

    // Delivered, with its promise.
    desk.wait(10 * DAY);
    post(&desk, &format!("{ring}/completion"), json!({})).await;
    post(&desk, &format!("{pour}/completion"), json!({ "keep_promise": "yes" })).await;
    post(&desk, &format!("{plan}/delivery"), json!({})).await;
    open(&desk, &marta.room).await.expect(200).says("All of it is delivered").says("and kept it.");
    let tally = get(&desk, &format!("/promises/tally?case={case}")).await;
    assert_eq!(
        (&tally["kept"], &tally["due"], &tally["renewed"]),
        (&json!(1), &json!(1), &json!(2)),
        "{tally}"
    );
    let said = journal::about_case(&mut desk.house.read(), &desk.workspace, &case).await.unwrap();
    let said: Vec<&str> = said.iter().map(|entry| entry.fact.as_str()).collect();
    for fact in
        ["promise.refused_at_gate", "promise.renewed", "promise.kept", "plan.accepted", "plan.delivered"]
    {
        assert!(said.contains(&fact), "{fact} is not in {said:?}");
    }
    all_holds(&desk).await;
});
