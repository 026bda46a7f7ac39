//! The ten-year grievance, told whole (S0): two of a cold customer's people are heard and do not agree (R43); asked on, one says
//! since when (R45); what nobody would admit is verified and admitted (R35, R36); it is apologised for by what it did to them
//! (R32); what we offer for it is declined with thanks (R78); and the trust picture shows the step that a word made (R109).

use amends::ground::clock::{DAY, HOUR};
use amends::ground::id::{CaseId, CustomerId, IncidentId};
use amends::notices::links;
use amends::{incidents, trust};
use serde_json::{Value, json};

use super::interviews::{all_holds, colleague, get, post, send};
use super::meanwhile::{Person, open, person};
use crate::harness::TestDesk;
use crate::walk;

const HALL: &str = "You used our hall for somebody else’s parts, <b>untold</b>. 😡";

async fn declared(desk: &TestDesk) -> IncidentId {
    let said = json!({ "title": "Aerovia gives us no new work", "scenario": "old-grievance" });
    let made = desk.call(&desk.mara, "POST", "/api/v1/incidents", said).await.expect(201).json();
    made["id"].as_str().unwrap().parse().unwrap()
}

/// A talk with one of them, from beginning to end; the statement that came of it.
async fn heard(desk: &TestDesk, who: &Person, words: &str, dimension: &str) -> String {
    let said = json!({ "people": [who.id], "guide": "old", "interviewer_id": desk.ines.label() });
    let planned = post(desk, &format!("/cases/{}/interviews", who.case), said).await;
    let talk = format!("/interviews/{}", planned["items"][0]["id"].as_str().unwrap());
    post(desk, &format!("{talk}/beginning"), json!({})).await;
    let note = json!({ "number": 2, "contact_id": who.id, "text": words, "base": "", "version": 0 });
    desk.call(&desk.mara, "PUT", &format!("/api/v1{talk}/notes"), note).await.expect(200);
    let taken = post(desk, &format!("{talk}/lines"), json!({ "text": words, "dimension": dimension })).await;
    desk.wait(HOUR);
    post(desk, &format!("{talk}/ending"), json!({ "asked": "yes" })).await;
    taken["line"]["statement_id"].as_str().unwrap().to_owned()
}

async fn broke(desk: &TestDesk, case: &CaseId, words: &str) {
    let due = desk.house.now().plus(HOUR).rfc3339();
    let said = json!({ "case_id": case, "kind": "other", "words": words, "due_at": due });
    let made = lead(desk, "/promises", said).await;
    let because = json!({ "because": "Something else was more urgent." });
    lead(desk, &format!("/promises/{}/breaking", made["id"].as_str().unwrap()), because).await;
}

async fn integrity(desk: &TestDesk, customer: &CustomerId) -> f64 {
    desk.settle().await;
    let (mut read, now) = (desk.house.read(), desk.house.now());
    trust::record_of(&mut read, &desk.workspace, customer, now).await.unwrap().integrity.expectation
}

async fn case_in(desk: &TestDesk, incident: &IncidentId, customer: &CustomerId) -> CaseId {
    let mut read = desk.house.read();
    incidents::seek_case_of(&mut read, &desk.workspace, incident, customer).await.unwrap().unwrap().id
}

async fn lead(desk: &TestDesk, path: &str, said: Value) -> Value {
    let answer = desk.call(&desk.tom, "POST", &format!("/api/v1{path}"), said).await;
    assert!(answer.status.is_success(), "{path}: {}", answer.text);
    answer.json()
}

walk!(cold_for_ten_years_until_somebody_said_it, |desk| {
    let incident = declared(&desk).await;
    let marta = person(&desk, &incident, "Aerovia <Components>", "Marta").await;
    let jonas = colleague(&desk, &incident, &marta, "Jonas").await;
    let case = incidents::find_case(&mut desk.house.read(), &desk.workspace, &marta.case).await.unwrap();
    let customer = case.customer_id;

    // For years we promised to come, and did not.
    for words in ["We bring a list of what is open", "We come and see the hall"] {
        broke(&desk, &marta.case, words).await;
    }

    // R43: at two tables they say two things, and beside each other one sees it.
    heard(&desk, &jonas, "There is nothing. Your prices are too high.", "ability").await;
    let first = heard(&desk, &marta, "You act for yourselves, since the hall.", "benevolence").await;
    let both = get(&desk, &format!("/cases/{}/comparison", marta.case)).await;
    let said: Vec<_> =
        both["by_dimension"].as_array().unwrap().iter().map(|row| row["label"].clone()).collect();
    assert_eq!(said, [json!("ability"), json!("benevolence")]);
    let side = format!("/cases/{}/interviews", marta.case);
    desk.open_page(&desk.vic, &side)
        .await
        .expect(200)
        .says("There is nothing. Your prices")
        .says("since the hall")
        .says("not all of them");
    // Where they differ is where to ask on: Jonas was there.
    let second = heard(&desk, &jonas, "Well. Ask what stood in our hall in 2016.", "integrity").await;

    // R45: both lead back to one wrong, and it is noted once. R36: it heads the page, with its age.
    let root = json!({ "title": "They used our hall", "words": HALL, "happened": "2016" });
    let wrong = post(&desk, &format!("/statements/{first}/origin"), root).await;
    let wrong = format!("/grievances/{}", wrong["id"].as_str().unwrap());
    let same = json!({ "grievance_id": wrong.rsplit('/').next() });
    post(&desk, &format!("/statements/{second}/origin"), same).await;
    let theirs = format!("/customers/{customer}");
    let page =
        desk.open_page(&desk.vic, &theirs).await.expect(200).says("About 10 years without a word from us");
    let stands = |text: &str, id: &str| text.find(&format!("id=\"{id}\"")).unwrap();
    assert!(
        stands(&page.text, "grievances") < stands(&page.text, "cases"),
        "it comes before everything else"
    );
    desk.open_page(&desk.vic, &wrong).await.expect(200).says("Marta").says("Jonas");

    // R35: looked into, verified by what shows it, and admitted by whoever answers for the company.
    for (state, evidence) in [("verifying", ""), ("verified", "The gate log of May 2016 has our lorries.")] {
        let step = json!({ "state": state, "because": "Two of theirs say it.", "evidence": evidence });
        lead(&desk, &format!("{wrong}/steps"), step).await;
    }
    let taken = lead(&desk, &format!("{wrong}/taking-up"), json!({})).await;
    let incident: IncidentId = taken["incident_id"].as_str().unwrap().parse().unwrap();
    let case = case_in(&desk, &incident, &customer).await;
    let hit = json!({ "kind": "trust", "horizon": "medium", "contact_id": marta.id,
        "text": "We stopped asking you for anything that <i>mattered</i>." });
    let hit = post(&desk, &format!("/cases/{case}/impacts"), hit).await["impact"]["id"].clone();
    desk.wait(DAY);
    let before = integrity(&desk, &customer).await;
    let admitted = json!({ "stance": "admitted", "because": "The gate log shows it.",
        "speaker": "Ines Okafor, managing director", "form": "spoken" });
    lead(&desk, &format!("/cases/{case}/admission"), admitted).await;
    let plain =
        "We used your hall without asking you. It was our mistake, and it cost us your trust. We pay for it.";
    let apology = json!({ "case_id": case, "form": "spoken", "author": "Ines Okafor", "words": plain,
        "parts": { "responsibility": true, "repair": true, "regret": true }, "names": [hit] });
    post(&desk, &format!("/incidents/{incident}/apologies"), apology).await;
    desk.settle().await;
    assert_eq!(get(&desk, &wrong).await["state"], "admitted", "what is said there counts here");

    // R109: before and after. The picture of integrity steps up where somebody said it, and names the act.
    desk.wait(DAY);
    let after = integrity(&desk, &customer).await;
    assert!(after > before + 0.1, "{before} {after}");
    let page = desk.open_page(&desk.vic, &theirs).await.expect(200);
    assert!(!page.text.contains("without a word from us"), "they had our word");
    let trust = page.text.split("id=\"trust\"").nth(1).unwrap().split("</section>").next().unwrap();
    assert!(trust.contains("<polyline") && trust.contains("We apologised, with responsibility"), "{trust}");

    // R78: what mattered was that somebody said it.
    let credit = json!({ "kind": "credit", "title": "The rent of ten years", "words": "What your hall was worth to us.",
        "reason": "The going rate of 2016.", "amount": { "minor": 900_000, "currency": "EUR" }, "cases": [case] });
    let path = format!("/api/v1/incidents/{incident}/remedies");
    let made = desk.call(&desk.ines, "POST", &path, credit).await.expect(201).json();
    assert_eq!(made["warnings"], json!([]), "it was acknowledged first (R38)");
    let offering = format!("/api/v1/remedies/{}/offering", made["remedy"]["id"].as_str().unwrap());
    desk.call(&desk.ines, "POST", &offering, json!({})).await.expect(201);
    let minted = links::mint(&desk.house, &desk.tom, &incident, &marta.id).await.unwrap();
    let room = format!("/r/{}", minted.secret);
    let page =
        open(&desk, &room).await.expect(200).says("The rent of ten years").says("It names what you told us");
    let offer = page.says("This was our fault, and we say so.").text;
    let offer = offer.split("/offers/").nth(1).unwrap().split('/').next().unwrap().to_owned();
    let thanks = [("words", "Thank you. That you said it is <b>enough</b>.")];
    send(&desk, &format!("{room}/offers/{offer}/decline"), &thanks).await.expect(303);
    open(&desk, &room).await.expect(200).says("You declined this. Thank you for telling us");
    desk.open_page(&desk.vic, "/offers").await.expect(200).says("Declined, with thanks");
    desk.open_page(&desk.vic, &format!("/cases/{case}"))
        .await
        .expect(200)
        .says("they declined with our thanks")
        .says("We admitted it, or apologised");
    all_holds(&desk).await;

    // R109: the step stands beside the word, and not beside what was offered with it.
    let page = desk.open_page(&desk.vic, &theirs).await.expect(200);
    let step = page.text.split("Integrity rose").nth(1).unwrap().split("</li>").next().unwrap();
    assert!(step.contains("We apologised") || step.contains("We owned up"), "{step}");
});
